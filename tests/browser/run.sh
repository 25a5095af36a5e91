#!/bin/sh
# One of the browser's tests over the site of the project's notes, and of one
# more that has what they lack; 77: not installed (npm ci in tests/browser),
# which the CI does not let pass.
#
#	run.sh REFGEN ROOT FOLDER TEST
set -eu

here=$(dirname "$0")
if ! [ -d "$here/node_modules/axe-core" ] || ! command -v node > /dev/null ||
    ! [ -x /usr/bin/chromium ]; then
	echo "skipped: needs node, chromium, and npm ci in tests/browser"
	[ -z "${CI:-}" ] || exit 1
	exit 77
fi
rm -rf "$3"
status=0
"$1" -C "$2" build --only html --out "$3" --notes notes \
    --notes tests/browser/more.md > /dev/null 2>&1 || status=$?
[ $status -le 1 ] # 1: the notes have errors, and a site nevertheless
exec node "$here/$4.mjs" "$3/site"
