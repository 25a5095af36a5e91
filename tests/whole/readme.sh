#!/bin/sh
# The example of README.md is what the program does.
#
#	readme.sh REFGEN PROJECT FOLDER
set -eu

rm -rf "$3"
mkdir -p "$3/notes"
# block N: the N-th fenced block.
block() {
	awk -v want="$1" '/^```/ { n++; next } n == 2 * want - 1' "$readme"
}
readme=$2/README.md
block 1 > "$3/notes/dns.txt"
block 2 > "$3/expected"
"$1" -C "$3" claims --format list > "$3/claims"
diff -u "$3/expected" "$3/claims"

"$1" -C "$3" build > /dev/null 2>&1
# White space aside, the conflict stands in the file as it is shown.
block 3 | tr -d ' \n' > "$3/shown"
tr -d ' \n' < "$3/out/data/portinfo.json" | grep -qF "$(cat "$3/shown")"
