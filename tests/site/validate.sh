#!/bin/sh
# The Nu checker and html-validate over the fixture's site and cards; 77: not
# installed (npm ci in tests/site), which the CI does not let pass.
#
#	validate.sh WRITE_SITE FOLDER
set -eu

here=$(dirname "$0")
jar=$here/node_modules/vnu-jar/build/dist/vnu.jar
linter=$here/node_modules/.bin/html-validate
if ! [ -f "$jar" ] || ! [ -x "$linter" ] || ! command -v java >/dev/null; then
	echo "skipped: needs java, and npm ci in tests/site"
	[ -z "${CI:-}" ] || exit 1
	exit 77
fi
rm -rf "$2"
"$1" "$2"
# The checker knows no origin for a file, so 'self' matches nothing there.
java -Xss8m -jar "$jar" --skip-non-html --filterpattern \
	'.*external (stylesheet|script) .(\.\./)*((style|cards)\.css|(site|quiz)\.js). blocked.*' \
	"$2"
java -Xss8m -jar "$jar" --css "$2/site/style.css" "$2/cards/cards.css"
"$linter" --config "$here/htmlvalidate.json" "$2/**/*.html"
