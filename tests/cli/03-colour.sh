#!/bin/sh
# Colours stand on a terminal and nowhere else.
. "$(dirname "$0")/lib.sh"
command -v script > /dev/null || skip "needs script(1)"
project p
printf '| Port | Service |\n|--|--|\n| 70000 | Mirage |\n' >> p/notes/ports.md

escape=$(printf '\033')
coloured() { grep -q "$escape\[" "$1"; }
terminal() {
	env "$@" script -qec "$refgen -C p check" /dev/null < /dev/null > shown
}

terminal TERM=xterm
check "on a terminal" coloured shown
terminal TERM=xterm NO_COLOR=1
check "NO_COLOR" not coloured shown
terminal TERM=xterm NO_COLOR=
check "an empty NO_COLOR counts for nothing" coloured shown
terminal TERM=dumb
check "a dumb terminal" not coloured shown
run -C p check
check "in a file" not coloured stderr
check "in a file, the words are the same" says "warning RG103"

# What was looked up has its name in bold, and nothing else.
mkdir empty
lookup() {
	env "$@" script -qec "$refgen -C empty lookup 53" /dev/null \
	    < /dev/null > shown
}
lookup TERM=xterm
check "lookup on a terminal" coloured shown
lookup TERM=xterm NO_COLOR=1
check "lookup, NO_COLOR" not coloured shown
run -C empty lookup 53
check "lookup in a file" not coloured stdout

# Progress is for people who wait: one worker takes about a second here.
mkdir -p many/notes
awk 'BEGIN { for (i = 0; i < 2000; i++)
	print "A line that says nothing of any port at all." }' > long
n=0
while [ $n -lt 120 ]; do
	n=$((n + 1))
	cp long many/notes/$n.md
done
waiting() {
	env "$@" script -qec "$refgen -C many check --jobs 1 --format json" /dev/null \
	    < /dev/null > shown
}
waiting TERM=xterm
check "progress on a terminal" grep -q "of 120 notes read" shown
waiting TERM=dumb
check "no progress on a dumb terminal" not grep -q "notes read" shown
run -C many check --jobs 1 --format json
check "no progress in a file" not says "notes read"
done_checking
