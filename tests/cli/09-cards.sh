#!/bin/sh
# Cards: what the command takes, and what becomes of a build when the helper
# that makes the PDF is not there, dies, or lies.
. "$(dirname "$0")/lib.sh"

exams() {
	cat > "$1/refgen.yaml" <<-'YAML'
		exams:
		  - id: lab
		    title: Our lab
		    ports: [23, 53, 123]
		    services: [dns]
	YAML
}

helper=${refgen%/*}/libexec/refgen/refgen-pdf
project p
exams p
run -C p build --out plain --only anki
check "Anki alone: status" exits 0
check "Anki alone: no cards" not test -e p/plain/cards

# A program with a helper of ours beside it.
mkdir -p bin/libexec/refgen
cp "$refgen" bin/refgen
cp "${helper%/*}/refgen-full" bin/libexec/refgen/
refgen=$work/bin/refgen
fake=$work/bin/libexec/refgen/refgen-pdf
helper_does() {
	printf '#!/bin/sh\n%s\n' "$1" > "$fake"
	chmod 755 "$fake"
}

run -C p build
check "no helper: status" exits 0
check "no helper: said" says "cannot be written as PDF: the helper is not"
check "no helper: said once" same 1 "$(grep -c PDF "$work/stderr")"
check "no helper: HTML" test -s p/out/cards/lab.en.html
check "no helper: no PDF" not test -e p/out/cards/lab.en.pdf
run -C p cards
check "no helper, cards: status" exits 3
check "no helper, cards: no file" not test -e p/lab.en.pdf

change p "tells who is there"
helper_does 'exit 1'
refused "it fails" 3 "the helper failed" p build
helper_does 'echo "memory has ended" >&2; exit 1'
refused "it says why" 3 "PDF: memory has ended" p build
helper_does 'kill -KILL $$'
refused "it is killed" 3 "the helper failed" p build
helper_does 'kill -SEGV $$'
refused "it crashes" 3 "the helper failed" p build
helper_does 'echo 1000; echo too little'
refused "it gives less than it says" 3 "the helper failed" p build
helper_does 'echo a word'
refused "it gives no files" 3 "the helper failed" p build
helper_does 'cat > /dev/null'
refused "it gives nothing" 3 "the helper failed" p build
helper_does 'exec sleep 0.1 < /dev/null'
refused "it does not read" 3 "the helper failed" p build

if ! [ -x "$helper" ]; then
	echo "left out: refgen-pdf was not built"
	done_checking
fi

helper_does "ulimit -v 20000; exec '$helper'"
refused "it has no memory to start" 3 "PDF" p build
before=$(state p/out)
for kib in 60000 70000 75000 80000 85000 90000; do
	helper_does "ulimit -v $kib; exec '$helper'"
	run -C p build
	check "with $kib KiB: all or nothing" \
		test "$status" -eq 0 -o "$before" = "$(state p/out)"
	check "with $kib KiB: 0 or 3" test "$status" -eq 0 -o "$status" -eq 3
	[ "$status" -ne 0 ] || break
done

cp "$helper" "$fake"
run -C p build
check "with the helper: status" exits 0
for lang in en es; do
	for file in lab lab.sheet; do
		check "$file.$lang.pdf is one" same %PDF- \
			"$(head -c 5 p/out/cards/$file.$lang.pdf)"
	done
done

run -C p cards
check "the only exam: status" exits 0
check "the only exam: is named" prints lab.en.pdf
check "the same as the build's" cmp -s p/lab.en.pdf p/out/cards/lab.en.pdf
run -C p cards --exam Lab --paper letter --size 3x5 --duplex short \
	--front es --back en --ask service --offset -0.5,1.25 --out a.pdf
check "every option: status" exits 0
check "every option: file" test -s p/a.pdf
run -C p cards --sheet --front es --out a.pdf
check "the sheet is the build's" cmp -s p/a.pdf p/out/cards/lab.sheet.es.pdf
run -C p cards --calibration --out c.pdf
check "calibration: status" exits 0
check "calibration: file" test -s p/c.pdf

usage() {
	words=$1
	shift
	run -C p cards --out no.pdf "$@"
	check "cards $*: status" exits 2
	check "cards $*: why" says "$words"
	check "cards $*: no file" not test -e p/no.pdf
}
usage "'--paper' takes one of: a4, letter" --paper a5
usage "'--size' takes one of: a7, 3x5, business" --size 4x6
usage "'--duplex' takes one of: long, short, fold" --duplex both
usage "'--ask' takes one of: port, service" --ask why
usage "there is no exam 'ccnp'; there are: lab" --exam ccnp
usage "there is no language 'fr'" --front fr
for offset in 1 1, ,1 1,x 31,0 0,-30.001 1,2,3 " 1,2" 1e1,0; do
	usage "two numbers of millimetres" --offset "$offset"
done
usage "nothing to align" --duplex fold --offset 1,1
usage "nothing to align" --duplex fold --calibration
usage "takes no argument" lab

run -C p cards --out nowhere/a.pdf
check "no such folder: status" exits 3
check "no such folder: why" says "cannot write nowhere/a.pdf: no such"
mkdir p/taken
run -C p cards --out taken
check "a folder is there: status" exits 3
check "nothing is left" same "" "$(find p -name '*.tmp')"

rm p/refgen.yaml
run -C p cards
check "several exams: status" exits 2
check "several exams: are named" says "a-plus, network-plus"
run -C p cards --exam network+ --out a.pdf
check "network+ is network-plus" exits 0

cat > p/refgen.yaml <<'END'
exams:
  - {id: lab, ports: [53]}
  - {id: lab-sheet, ports: [53]}
END
run -C p build --only cards
check "an exam called lab-sheet: status" exits 0
check "its cards" test -s p/out/cards/lab-sheet.en.pdf
check "beside the sheet of lab" test -s p/out/cards/lab.sheet.en.pdf
done_checking
