#!/bin/sh
# Notes that are missing, cannot be read, or are no notes.
. "$(dirname "$0")/lib.sh"

project p
run -C p build
check "a good build: status" exits 0
check "a good build: one line" prints "3 services"

mkdir empty && cp -r p/out empty/out
refused "missing notes/" 3 "notes" empty build
mkdir empty/notes
refused "empty notes/" 1 "no notes" empty build
touch empty/notes/picture.png
refused "notes/ without a note" 1 "no notes" empty build
printf 'The heron waits.\n' > empty/notes/bird.md
refused "notes that claim nothing" 1 "no claim" empty build
refused "a note that is not there" 3 "nothere.md" empty \
	build --notes nothere.md

project alone
run -C alone build
printf '| Port | Service |\n|--|--|\n| 79 | Finger ma\361ana |\n' \
	> alone/notes/ports.md
rm alone/notes/puertos.md
refused "a note that is not UTF-8, alone" 1 "RG501" alone build
check "alone: it is named" says "notes/ports.md:3:17"

project mixed
run -C mixed build
before=$(state mixed/out)
printf '| Port | Service |\n|--|--|\n| 79 | Finger ma\361ana |\n' \
	> mixed/notes/bad.md
change mixed "tells who is there"
run -C mixed build
check "not UTF-8 among good ones: status" exits 1
check "not UTF-8 among good ones: is named" says "notes/bad.md:3:17: error RG501"
check "not UTF-8 among good ones: out/ is new" \
	differ "$before" "$(state mixed/out)"
check "not UTF-8 among good ones: the others are in" \
	grep -q '"finger"' mixed/out/data/portinfo.json
check "not UTF-8 among good ones: it is not" \
	not grep -rq bad.md mixed/out/csv

project odd
mkfifo odd/notes/pipe.md
ln -s ../../p/notes/ports.md odd/notes/link.md
run -C odd build
check "odd files: status" exits 1
check "a FIFO is left out" says "pipe.md is not a regular file"
check "a link is left out" says "link.md is not a regular file"
name=$(printf 'odd\033[1m\377.md')
cp p/notes/puertos.md "odd/notes/$name"
printf '\377' >> "odd/notes/$name"
run -C odd build
check "an odd name is made visible" says "notes/odd<U+001B>[1m<FF>.md"
check "an odd name: no escape" not grep -q "$(printf '\033')" stderr

project big
run -C big build
head -c 140000 /dev/zero | tr '\0' '\n' > big/notes/big.md
head -c 10001 /dev/zero | tr '\0' 'a' > big/notes/long.md
printf '%033d\n' 0 | tr 0 '>' > big/notes/nested.md
run -C big build
check "over the limits: status" exits 1
check "a note that is too big" says "notes/big.md:1:1: error RG502"
check "a line that is too long" says "notes/long.md:1:1: error RG503"
check "a line that is too nested" says "notes/nested.md:1:1: error RG504"
{
	printf '| Port | Service |\n|--|--|\n'
	seq 1 2200 | sed 's/.*/| & | Service of & |/'
} > big/notes/many.md
run -C big check
check "too many claims" says "error RG505"
done_checking
