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
done_checking
