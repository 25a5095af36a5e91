# What the scenarios share; read with `. "$(dirname "$0")/lib.sh"`.
#
#	sh NN-what.sh REFGEN
#
# A scenario works in a folder of its own with a project in it.  `run` calls
# refgen and keeps its status, output and messages; `check NAME COMMAND...`
# is one check; the last line of a scenario is `done_checking`.

set -u
PATH=$PATH:/usr/sbin:/sbin
refgen=$(realpath "$1")
unset LANGUAGE LC_ALL LC_MESSAGES LANG NO_COLOR SOURCE_DATE_EPOCH
work=$(mktemp -d "${TMPDIR:-/tmp}/refgen-cli.XXXXXX")
chmod 755 "$work"
cleanup() { :; }
trap 'cleanup; chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0 checks=0

skip() {
	echo "skipped: $*"
	exit 77
}

# A project of two notes, one in each language.
project() {
	mkdir -p "$1/notes"
	cat > "$1/notes/ports.md" <<-'NOTE'
		---
		lang: en
		---

		# Ports

		| Port | Service | Transport | Use                |
		|------|---------|-----------|--------------------|
		| 23   | Telnet  | tcp       | A shell far away   |
		| 53   | DNS     | udp       | Names to addresses |
		| 123  | NTP     | udp       | Keeps clocks right |
	NOTE
	cat > "$1/notes/puertos.md" <<-'NOTE'
		**Puerto 53 ->** Lo utiliza DNS para traducir nombres a direcciones.
	NOTE
}

# Any other text that makes the build another one.
change() {
	printf '\n| Port | Service | Use |\n|--|--|--|\n| 79 | Finger | %s |\n' \
		"$2" >> "$1/notes/ports.md"
}

run() {
	status=0
	"$refgen" "$@" > "$work/stdout" 2> "$work/stderr" || status=$?
}

# Everything in a folder that a user could tell apart: names, kinds, modes,
# contents.
state() {
	(cd "$1" 2>/dev/null && find . -printf '%p %y %m %l\n' | LC_ALL=C sort &&
		find . -type f -exec sha256sum {} + | LC_ALL=C sort -k 2) |
		sha256sum
}

# The same, with inodes and times: nothing was even touched.
touched() {
	(cd "$1" && find . -printf '%p %i %T@ %C@\n' | LC_ALL=C sort) | sha256sum
}

check() {
	name=$1
	shift
	checks=$((checks + 1))
	if "$@"; then
		return
	fi
	failed=$((failed + 1))
	echo "FAIL $name: $*"
	echo "     status ${status:-none}; standard error:"
	sed 's/^/     | /' "$work/stderr" 2>/dev/null | head -n 5
}

exits() { [ "$status" -eq "$1" ]; }
says() { grep -qF -- "$1" "$work/stderr"; }
prints() { grep -qF -- "$1" "$work/stdout"; }
silent() { ! [ -s "$work/$1" ]; }
same() { [ "$1" = "$2" ]; }
differ() { [ "$1" != "$2" ]; }
not() { ! "$@"; }

# What stands in a folder, to see what a run left beside out/.
beside() { (cd "$1" && find . -maxdepth 1 | LC_ALL=C sort | tr '\n' ' '); }

# A build that must fail with a status and words, and change nothing.
refused() {
	name=$1 wanted=$2 words=$3 folder=$4
	shift 4
	before=$(state "$folder/out") around=$(beside "$folder")
	run -C "$folder" "$@"
	check "$name: status $wanted" exits "$wanted"
	check "$name: says why" says "$words"
	check "$name: out/ is as it was" same "$before" "$(state "$folder/out")"
	check "$name: nothing is left beside it" \
		same "$around" "$(beside "$folder")"
}

done_checking() {
	echo "$checks checks, $failed failed"
	[ "$failed" -eq 0 ]
	exit
}
