#!/bin/sh
# The same input gives the same bytes, and what is there is left alone.
. "$(dirname "$0")/lib.sh"

project p
run -C p build
check "first build" exits 0
first=$(state p/out) first_touched=$(touched p/out)

run -C p build
check "second build: status" exits 0
check "second build: says that nothing is new" prints "0 of them new"
check "second build: writes nothing" same "$first_touched" "$(touched p/out)"
check "nothing beside out/" same "./notes ./out " \
	"$(cd p && find . -mindepth 1 -maxdepth 1 | LC_ALL=C sort | tr '\n' ' ')"

again() {
	name=$1
	shift
	rm -rf p/out
	status=0
	"$@" > stdout 2> stderr || status=$?
	check "$name: status" exits 0
	check "$name: same bytes" same "$first" "$(state p/out)"
}

for locale in C en_US.UTF-8 es_ES.UTF-8 tr_TR.UTF-8 ar_EG.UTF-8; do
	again "locale $locale" env LC_ALL=$locale LANGUAGE= "$refgen" -C p build
done
for zone in UTC Pacific/Kiritimati America/St_Johns; do
	again "zone $zone" env TZ=$zone "$refgen" -C p build
done
for mask in 000 022 077 027; do
	again "umask $mask" sh -c "umask $mask && exec '$refgen' -C p build"
done
again "no environment" env -i "$refgen" -C p build
again "in the folder" sh -c "cd p && exec '$refgen' build"
again "from elsewhere" sh -c "cd / && exec '$refgen' -C '$work/p' build"
again "no standard input" sh -c "exec '$refgen' -C p build <&-"

mv p q && mkdir p && cp -r q/notes p/
again "a copy of the notes" "$refgen" -C p build

SOURCE_DATE_EPOCH=86400 "$refgen" -C p build > /dev/null
check "SOURCE_DATE_EPOCH is the date of the pages" \
	grep -q '^\.TH PORTINFO 7 1970-01-02 ' p/out/man/man7/portinfo.7
check "and of nothing else that stays" not grep -rq "$(date +%Y-%m-%d)" p/out

rm -rf p/out
run -C p build --only csv,man
check "--only: status" exits 0
check "--only: these" test -f p/out/csv/ports.en.csv -a \
	-f p/out/man/man7/portinfo.7
check "--only: not those" not test -e p/out/site -o -e p/out/data
rm -rf p/out
run -C p build --lang es
check "--lang: status" exits 0
check "--lang: this" test -f p/out/csv/ports.es.csv
check "--lang: not that" not test -e p/out/csv/ports.en.csv
check "--lang: no site in the other" not test -e p/out/site/en

project strict
run -C strict build --strict --only csv
check "--strict: warnings count" exits 1
check "--strict: out/ is written" test -d strict/out
run -C strict check --strict
check "check --strict: warnings count" exits 1
run -C strict check
check "check: warnings do not" exits 0
done_checking
