#!/bin/sh
# Where the program is installed, man(1) finds its pages, in both languages.
#
#	installed.sh CMAKE BUILD FOLDER PREFIX
set -eu

command -v man > /dev/null || { echo "skipped: needs man"; exit 77; }
folder=$3
rm -rf "$folder"
DESTDIR=$folder "$1" --install "$2" > /dev/null
share=$folder$4/share
export MANPATH="$share/man" LC_ALL=C.UTF-8 MANWIDTH=80
unset LANGUAGE

# page LANGUAGE NAME WORDS: `man` shows it, and the words are on it.
page() {
	man -P cat -L "$1" "$2" > "$folder/shown" 2> "$folder/said" ||
	    { cat "$folder/said"; exit 1; }
	grep -q "$3" "$folder/shown" || { echo "$1 $2: no $3"; exit 1; }
}
# A language of man(1) is a locale; where it is not made, -L cannot ask for it.
for name in refgen refgen-build refgen-lookup refgen-init refgen.yaml \
    refgen-notes refgen-templates refgen-diagnostics; do
	page C $name DESCRIPTION
	if locale -a | grep -q '^es_ES'; then
		page es_ES.UTF-8 $name 'DESCRIPCIÓN'
	fi
	ls "$share"/man/es/man[157]/$name.[157] > /dev/null
done
[ -f "$share/bash-completion/completions/refgen" ]
[ -f "$share/zsh/site-functions/_refgen" ]
[ -f "$share/fish/vendor_completions.d/refgen.fish" ]
