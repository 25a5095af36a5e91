#!/bin/sh
# What the machine does to a build: folders without rights, full disks,
# closed outputs, signals.
. "$(dirname "$0")/lib.sh"

project p
run -C p build
check "a good build" exits 0
good=$(state p/out)
change p "tells who is there"

# As root nothing is forbidden, so somebody else has to try.
if [ "$(id -u)" -eq 0 ]; then
	nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
	chown -R 65534:65534 p
	chmod 1777 "$work"
else
	nobody() { "$@"; }
fi
if nobody test -x "$refgen"; then
	run_as_nobody() {
		status=0
		nobody "$refgen" "$@" > stdout 2> stderr || status=$?
	}
	chmod 0 p/notes
	run_as_nobody -C p build
	check "notes/ without rights: status" exits 3
	check "notes/ without rights: why" says "cannot read"
	check "notes/ without rights: out/" same "$good" "$(state p/out)"
	chmod 755 p/notes

	mkdir p/notes/locked && chmod 0 p/notes/locked
	run_as_nobody -C p build
	check "a folder in notes/ without rights: status" exits 3
	check "a folder in notes/ without rights: is named" says notes/locked
	check "a folder in notes/ without rights: out/" \
		same "$good" "$(state p/out)"
	chmod 755 p/notes/locked && rmdir p/notes/locked

	chmod 0 p/notes/puertos.md
	run_as_nobody -C p build --out elsewhere
	check "a note without rights: status" exits 1
	check "a note without rights: is named" \
		says "RG507: cannot read notes/puertos.md"
	chmod 644 p/notes/puertos.md
	rm -rf p/elsewhere

	chmod 555 p
	run_as_nobody -C p build
	check "a project without the right to write: status" exits 3
	check "a project without the right to write: out/" \
		same "$good" "$(state p/out)"
	chmod 755 p
else
	echo "left out: nobody may run the program where it is"
fi
# chown of the notes is no change of out/'s bytes, but of who may write it.
[ "$(id -u)" -ne 0 ] || chown -R 0:0 p

# What cannot be said is a fault of the machine.
before=$(state p/out)
for command in "claims" "check" "--help" "--version" "help build"; do
	status=0
	# shellcheck disable=SC2086
	"$refgen" -C p $command > /dev/full 2> stderr || status=$?
	check "$command on a full device: status" exits 3
	check "$command on a full device: says so" says "refgen: "
	status=0
	# shellcheck disable=SC2086
	"$refgen" -C p $command >&- 2> stderr || status=$?
	check "$command on a closed output: status" exits 3
	check "$command on a closed output: says so" says "refgen: "
done
check "out/ is as it was" same "$before" "$(state p/out)"
whole() {
	(cd "$1" && sed '1d; s/ [0-9]* /  /' MANIFEST |
		sha256sum --check --quiet)
}

# A build has done its work before it says so; 3 would deny it.
for output in "> /dev/full" ">&-" "<&- >&-"; do
	status=0
	eval "\"$refgen\" -C p build --out shown $output" 2> stderr || status=$?
	check "build, $output: status" exits 0
	check "build, $output: says so" says "cannot write to standard output"
	check "build, $output: out/ is whole" whole p/shown
	rm -rf p/shown
done
status=0
"$refgen" -C p check > stdout 2>&- || status=$?
check "check without standard error: status" exits 0

# A small disk, at several sizes of small.
if [ "$(id -u)" -eq 0 ] && mkdir disk &&
    mount -t tmpfs -o size=600k tmpfs disk 2> /dev/null; then
	cleanup() { umount "$work/disk"; }
	project disk/p
	run -C disk/p build --only csv
	check "a build that fits" exits 0
	for left in 0 4 32 100; do
		free=$(df -k --output=avail disk | tail -n 1)
		head -c $(((free - left) * 1024)) /dev/zero > disk/ballast
		refused "a disk with $left KiB left" 3 "no space is left" \
			disk/p build
		rm disk/ballast
	done
else
	echo "left out: a full disk needs root and tmpfs"
fi

# A signal at some moment: out/ is old or new, and nothing is left.
project signals
run -C signals build
old=$(state signals/out)
change signals "tells who is there"
run -C signals build --out other
new=$(state signals/other)
rm -rf signals/other
around=$(beside signals)
for wait in 0.01 0.02 0.03 0.04 0.05 0.06 0.08 0.1; do
	status=0
	timeout -s TERM $wait "$refgen" -C signals build > stdout 2> stderr ||
		status=$?
	now=$(state signals/out)
	check "SIGTERM after $wait s: out/ is whole" \
		test "$now" = "$old" -o "$now" = "$new"
	check "SIGTERM after $wait s: nothing is left" \
		same "$around" "$(beside signals)"
done
done_checking
