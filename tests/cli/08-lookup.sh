#!/bin/sh
# What answers a question at a prompt, with a project and without.
. "$(dirname "$0")/lib.sh"
mkdir empty

asks() { run -C empty lookup "$@"; }
fits() { [ "$(LC_ALL=C.UTF-8 awk '{ print length() }' stdout |
    sort -n | tail -n 1)" -le "$1" ]; }

for query in 53 smtp 6001 8000-8100 "--udp 514" correo 514/udp 0; do
	asks $query
	check "$query: status" exits 0
	check "$query: nothing on standard error" silent stderr
	check "$query: 80 columns" fits 80
done
asks 53
check "53 is DNS" prints "53/tcp+udp  DNS  Domain Name System"
check "53: Debian and IANA apart" prints "Debian: tcp udp; IANA: tcp udp, domain"
asks 6001
check "6001 is in a range" prints "6000-6063/tcp  X11"
asks --udp 514
check "--udp: syslog" prints "514/udp  Syslog"
check "--udp: no shell" not prints "shell"
asks correo
check "a Spanish word" prints "25/tcp  SMTP  Simple Mail Transfer Protocol"
asks 8000-8100
check "a range says how many more" prints "more, which --all shows"
asks 8000-8100 --all
check "--all" prints "8100/"
asks --lang es 25
check "--lang es" prints "Protocolo simple de transferencia de correo"

asks sysolg
check "a slip: status" exits 1
check "a slip: what was meant" says "did you mean Syslog"
check "a slip: no answer" silent stdout
asks 4
check "nobody's port: status" exits 1
check "nobody's port: its class" says "well-known ports, 0 to 1023"
asks 65500
check "a dynamic port: its class" says "dynamic ports"
for query in 70000 90-80; do
	asks $query
	check "$query is no port: status" exits 2
	check "$query is no port: why" says "from 0 to 65535"
done
asks
check "nothing asked: status" exits 2
asks --upd 514
check "a mistyped option: status" exits 2
check "a mistyped option: what was meant" says "did you mean '--udp'"
asks --al 3
check "the beginning of an option: what was meant" says "did you mean '--all'"
asks --format pigeon 53
check "unknown format: status" exits 2

asks 53 --format json
check "json is JSON" python3 -c "
import json, sys
o = json.load(open('stdout'))
a = o['answers'][0]
assert o['query'] == '53' and o['near'] == []
assert (a['first'], a['last'], a['name'], a['from']) == (53, 53, 'DNS', 'registry')
assert a['registered'] == a['packaged'] == ['tcp', 'udp'] and a['noted'] == []
"
asks xqzzy --format json
check "json of nothing: status" exits 1
check "json of nothing" prints '"answers": []'

asks --complete htt
check "completion: a name and what it is" prints "$(printf 'https\tHTTPS')"
asks --complete 51
check "completion: a port" grep -q '^514	' stdout

# The notes come first.
project p
run -C p lookup 53
check "in a project: the notes' words" prints "Names to addresses"
check "in a project: the notes apart" prints "the notes: udp; Debian"
run -C p lookup --lang es relojes
check "in a project: unknown words" exits 1
run -C p lookup clocks
check "in a project: words of a summary" prints "123/udp  NTP"
run -C p lookup 6001
check "in a project: what the notes do not know" prints "X11"

# Words stand below words, whatever the width of the letters before them.
cat >> p/notes/ports.md <<'NOTE'
| 7301 | 電子郵便 | tcp | Letters by wire |
| 7302 | Zebra | tcp | Stripes by night |
| 7303 | Yak | tcp | Horns by day |
| 7304 | Ox | tcp | Carts |
NOTE
run -C p lookup 7301-7304
check "wide letters: aligned" python3 -c "
import unicodedata
def at(line, word):
    before = line[:line.index(word)]
    return sum(1 + (unicodedata.east_asian_width(c) in 'WF') for c in before)
lines = open('stdout', encoding='utf-8').read().splitlines()
words = [('Letters', 7301), ('Stripes', 7302), ('Horns', 7303)]
columns = {at(l, w) for w, p in words for l in lines if l.startswith(str(p)) and w in l}
assert len(columns) == 1, (columns, lines)
"
mkdir p2 p2/notes
run -C p2 lookup 53
check "a project without notes" prints "DNS"
printf 'languages: [\n' > p2/refgen.yaml
run -C p2 lookup 53
check "a configuration that is wrong: status" exits 2
run -C nowhere lookup 53
check "no such folder: status" exits 3

# Outside a project no library of those that read notes is loaded.
loads() { LD_TRACE_LOADED_OBJECTS=1 "$refgen" | grep -q "$1"; }
check "hardly any library" not loads 'libxml2\|libicu\|libcmark\|libyaml'
check "the libraries can be seen" loads libutf8proc
done_checking
