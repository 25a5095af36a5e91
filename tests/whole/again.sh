#!/bin/sh
# A build that changes nothing writes nothing: no file, no folder, no time.
#
#	again.sh REFGEN PROJECT FOLDER
set -eu

rm -rf "$3"
mkdir -p "$3"
seen() {
	find "$3" -printf '%P %y %i %s %m %T@ %C@\n' | LC_ALL=C sort
}
"$1" -C "$2" build --out "$3/out" > /dev/null 2>&1
before=$(seen "$@")
"$1" -C "$2" build --out "$3/out" > /dev/null 2>&1
after=$(seen "$@")
[ "$(echo "$before" | wc -l)" -gt 10 ]
if [ "$before" != "$after" ]; then
	echo "the second build left other files:"
	echo "$after"
	exit 1
fi
