#!/bin/sh
# Each public header says all that it needs: it compiles alone, and twice.
# What has no guard is a list, included for its rows.
#
#	headers.sh CC INCLUDE_FOLDER
set -eu

bad=0
for header in "$2"/refgen/*.h; do
	grep -q '^#ifndef REFGEN_' "$header" || continue
	name=refgen/${header##*/}
	printf '#include "%s"\n#include "%s"\nextern int alone;\n' \
	    "$name" "$name" |
	"$1" -std=c17 -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	    -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wcast-qual \
	    -Wwrite-strings -Werror -fsyntax-only -I "$2" -x c - || bad=1
done
exit $bad
