#!/bin/sh
# What is installed works, the helpers and the library too, and goes on working
# when its folder has moved.
#
#	install.sh CMAKE BUILD FOLDER VERSION PREFIX "CC FLAGS"
set -eu

folder=$3
rm -rf "$folder"
mkdir -p "$folder/project/notes" "$folder/project/locales"
DESTDIR=$folder/staged "$1" --install "$2" > /dev/null
mv "$folder/staged$5" "$folder/moved"
refgen=$folder/moved/bin/refgen

[ "$("$refgen" --version)" = "refgen $4" ]

# The project's catalog goes through the helper, where there is one.
cat > "$folder/project/notes/dns.md" <<'END'
---
lang: en
---

| Port | Service | Use           |
| ---- | ------- | ------------- |
| 53   | DNS     | Tells numbers |
END
cat > "$folder/project/locales/es.notes.po" <<'END'
msgid ""
msgstr "Language: es\nContent-Type: text/plain; charset=UTF-8\n"

msgctxt "dns"
msgid "Tells numbers"
msgstr "Dice números"
END
"$refgen" -C "$folder/project" build 2> "$folder/said" ||
    { cat "$folder/said"; exit 1; }
if [ -x "$2/libexec/refgen/refgen-po" ]; then
	grep -q 'Dice números' "$folder/project/out/csv/ports.es.csv"
fi
if [ -x "$2/libexec/refgen/refgen-pdf" ]; then
	cards=$folder/project/out/cards/network-plus.es.pdf
	[ "$(head -c 5 "$cards")" = %PDF- ]
fi

# A program of somebody else's.
cat > "$folder/program.c" <<'END'
#include <refgen/view.h>

int
main(void)
{
	return rg_view_cmp(RG_V("library"), rg_view_of("library"));
}
END
PKG_CONFIG_PATH=$(dirname "$(find "$folder/moved" -name refgen.pc)")
export PKG_CONFIG_PATH
$6 -o "$folder/program" "$folder/program.c" \
    $(pkg-config --cflags --libs refgen)
"$folder/program"
