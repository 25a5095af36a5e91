#!/bin/sh
# However many threads read the notes, what comes of them is the same.
tests=$(cd "$(dirname "$0")/.." && pwd)
. "$(dirname "$0")/lib.sh"

# So many bytes that several threads have work; the notes with faults stand
# between the others.
mkdir -p p/notes
for i in $(seq 10 29); do
	mkdir "p/notes/$i"
	cp -r "$tests"/../notes/. "p/notes/$i"
done
for case in "$tests"/cases/diag-[1-5]*; do
	i=$((${i:-10} % 20 + 10))
	cp -r "$case/notes" "p/notes/$i/${case##*/}"
done
echo '# away' > p/notes/20/away.md
ln -s away.md p/notes/20/link.md
mkfifo p/notes/25/fifo.md
check "there is enough to read" test "$(du -s --apparent-size -B 262144 \
	p/notes | cut -f 1)" -ge 4

# What a command says.
all_of() {
	run -C p "$@"
	echo "$status"
	cat stdout stderr
}
for command in "claims --format jsonl" "check" "explain 53"; do
	all_of $command --jobs 1 > one
	check "$command: says something" test -s stdout
	all_of $command --jobs 8 > several
	check "$command: however many threads" cmp one several
done
all_of build -j1 > one
check "build: status" exits 1
built=$(state p/out)
rm -r p/out
all_of build -j8 > several
check "build: says the same" cmp one several
check "build: writes the same" same "$built" "$(state p/out)"

# Two names of a note are one note.
echo '22 SSH' > p/twice.md
run -C p claims --format list twice.md twice.md
check "a note named twice is read once" same 1 "$(wc -l < stdout)"

for n in 0 00 -1 x 8x '' ' 8' 1.5; do
	run -C p check --jobs "$n"
	check "--jobs '$n': status" exits 2
	check "--jobs '$n': is named" says "'$n'"
done
run -C p check -jx
check "-jx: status" exits 2
run -C p check -j
check "-j alone: status" exits 2
run -C p check -x8
check "-x8: is no option" says "'-x8'"
for n in "-j 3" -j3 -j=3 --jobs=3 "--jobs 99999999999999999999"; do
	run -C p claims twice.md $n
	check "$n: status" exits 0
done
done_checking
