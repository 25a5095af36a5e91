#!/bin/sh
# Help, usage, and the status of a command line that is wrong.
. "$(dirname "$0")/lib.sh"
project p

run --version
check "version: status" exits 0
check "version: on standard output" prints "refgen "

run --help
check "help: status" exits 0
check "help: on standard output" prints "usage: refgen"
check "help: nothing on standard error" silent stderr
for command in build check claims; do
	check "help names $command" prints "  $command "
done
for command in build check claims; do
	run "$command" --help
	check "$command --help: status" exits 0
	check "$command --help: usage" prints "usage: refgen [-C DIR] $command"
	cp stdout by-option
	run help "$command"
	check "help $command is $command --help" cmp -s stdout by-option
done

run
check "no command: status" exits 2
check "no command: usage on standard error" says "usage: refgen"
check "no command: nothing on standard output" silent stdout

run frobnicate
check "unknown command: status" exits 2
check "unknown command: is named" says "'frobnicate'"
run ''
check "empty command: status" exits 2
run help frobnicate
check "help of an unknown command: status" exits 2
check "help of an unknown command: is named" says "'frobnicate'"
run --frobnicate
check "unknown option without a command: status" exits 2
run "$(printf 'a\033[31mb')"
check "escape in a command: made visible" says "a<U+001B>[31mb"
run "$(printf 'a\377b')"
check "a command that is no UTF-8: made visible" says "a<FF>b"

for command in build check claims; do
	run -C p "$command" --frobnicate
	check "$command, unknown option: status" exits 2
	check "$command, unknown option: is named" says "'--frobnicate'"
	check "$command, unknown option: where to look" says "$command --help"
done
run -C p build --out
check "an option without its value: status" exits 2
run -C p build --strict=yes
check "a switch with a value: status" exits 2
run -C p build notes
check "build takes no argument: status" exits 2
check "build takes no argument: what to do" says "--notes"
run -C p build --lang xx
check "unknown language: status" exits 2
run -C p build --only pigeon
check "unknown format: status" exits 2
check "unknown format: is named" says "pigeon"
check "unknown format: all others are listed" says \
	"html, man, csv, json,"
run -C p check --format pigeon
check "check, unknown format: status" exits 2
check "none of these made out/" not test -e p/out

run -C nowhere build
check "-C of no folder: status" exits 3
check "-C of no folder: is named" says "nowhere"
run -C
check "-C without a folder: status" exits 2
check "-C without a folder: why" says "-C"
run -C p
check "-C without a command: status" exits 2
run -C . -C p check
check "-C twice" exits 0
done_checking
