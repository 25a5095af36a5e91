#!/bin/sh
# The same notes give the same bytes: in another folder, copied in another
# order at another time, under another locale, zone, mask and home.
#
#	anywhere.sh REFGEN PROJECT FOLDER
set -eu

rm -rf "$3"
mkdir -p "$3/here" "$3/elsewhere/with a blank"
there="$3/elsewhere/with a blank"

# name ORDER DESTINATION: what a build reads, in that order.
copy() {
	(cd "$1" && find notes locales templates -type f) | LC_ALL=C sort $2 |
	while read -r file; do
		mkdir -p "$3/${file%/*}"
		cp "$1/$file" "$3/$file"
	done
}
copy "$2" "" "$3/here"
copy "$2" -r "$there"
find "$there" -type f -exec touch -d 1999-12-31T23:59:59Z {} +

# Turkish has letters of its own for i and I.
localedef -i tr_TR -f UTF-8 "$3/tr_TR.UTF-8" 2> /dev/null ||
    echo "no localedef: the locale has its name alone"

env -i PATH="$PATH" LC_ALL=C TZ=UTC \
    "$1" -C "$3/here" build > /dev/null 2>&1
(
	umask 077
	cd /
	exec env -i PATH=/nowhere HOME=/nowhere LOCPATH="$3" \
	    LC_ALL=tr_TR.UTF-8 LANGUAGE=es TZ=Pacific/Kiritimati COLUMNS=20 \
	    "$1" -C "$there" build > /dev/null 2>&1
)
[ "$(find "$3/here/out" -type f | wc -l)" -gt 10 ]
diff -r "$3/here/out" "$there/out"
