#!/bin/sh
# What each shell offers, asked of the shell itself.
#
#	completion.sh REFGEN SHARE
set -u

PATH=$(dirname "$(realpath "$1")"):$PATH
share=$(realpath "$2")
failed=0
here=$(mktemp -d "${TMPDIR:-/tmp}/refgen-complete.XXXXXX")
trap 'rm -rf "$here"' EXIT
export HOME="$here" LC_ALL=C.UTF-8
unset LANGUAGE
mkdir "$here/folder"
cd "$here" || exit 1

in_bash() {
	bash --norc -c '
		. "$1/bash-completion/completions/refgen"
		read -ra COMP_WORDS <<< "$2"
		[[ $2 == *" " ]] && COMP_WORDS+=("")
		COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
		_refgen refgen "${COMP_WORDS[COMP_CWORD]}" \
		    "${COMP_WORDS[COMP_CWORD - 1]}"
		printf "%s\n" "${COMPREPLY[@]}"' bash "$share" "$1"
}

in_fish() {
	fish --no-config -c "source $share/fish/vendor_completions.d/refgen.fish
		complete -C '$1'" | cut -f 1
}

# zsh completes on a terminal alone, so it gets one, is typed to once its prompt
# stands (before, the terminal takes ^D for itself), and what it draws is read
# until the word is there or so many tenths of a second have passed.
in_zsh() {
	zsh -f -c '
		zmodload zsh/zpty
		zpty z zsh -f -i
		zpty -w z "PS1=@@; fpath=($1/zsh/site-functions \$fpath)"
		zpty -w z "autoload -U compinit; compinit -u -D"
		zpty -w z "zstyle \":completion:*\" list-prompt \"\""
		zpty -w z "LISTMAX=9999; setopt list_rows_first; print re""ady"
		zpty -r z out "*ready*@@*"
		zpty -n -w z "$2"$'\''\C-d'\''
		for ((i = 0; i < $4; i++)); do
			zpty -rt z part && out+=$part
			[[ $out == *" "$3* || $out == *"[J"$3* ]] && break
			sleep 0.1
		done
		print -r -- "$out"' \
	    zsh "$share" "$1" "$2" "$3" 2> /dev/null |
	    sed 's/\x1b\[[0-9;?]*[A-Za-z]/ /g' | tr -s ' \t\r' '\n'
}

# offers SHELL LINE WORD: the word is among what the shell offers.
offers() {
	if ! "in_$1" "$2" "$3" 300 | grep -qx -- "$3/\{0,1\}"; then
		failed=$((failed + 1))
		echo "FAIL $1: '$2' does not offer '$3'"
	fi
}
withholds() {
	if "in_$1" "$2" "$3" 15 | grep -qxF -- "$3"; then
		failed=$((failed + 1))
		echo "FAIL $1: '$2' offers '$3'"
	fi
}

found=0
for shell in bash fish zsh; do
	command -v $shell > /dev/null || continue
	found=$((found + 1))
	offers $shell "refgen lo" lookup
	offers $shell "refgen build --on" --only
	offers $shell "refgen check --format " sarif
	offers $shell "refgen lookup --lang " es
	offers $shell "refgen lookup smt" smtp
	offers $shell "refgen lookup 53" 5353
	offers $shell "refgen claims fo" folder
	withholds $shell "refgen lookup --com" --complete
done
[ "$found" -gt 0 ] || { echo "skipped: no shell that completes"; exit 77; }
echo "$found shells, $failed failed"
[ "$failed" -eq 0 ]
