#!/bin/sh
# The environment chooses the language of messages, installed or not.
. "$(dirname "$0")/lib.sh"

spanish() { says "no existe la orden"; }
english() { says "there is no command"; }

in_language() {
	name=$1
	shift
	status=0
	env "$@" "$refgen" pigeon > stdout 2> stderr || status=$?
	check "$name: status" exits 2
}

in_language "nothing set" A=b
check "nothing set: English" english
in_language "C" LC_ALL=C
check "C: English" english
in_language "C before LANGUAGE" LC_ALL=C LANGUAGE=es
check "C before LANGUAGE: English" english
in_language "es_ES" LC_ALL=es_ES.UTF-8
check "es_ES: Spanish" spanish
in_language "es_MX in LANG" LANG=es_MX.UTF-8
check "es_MX in LANG: Spanish" spanish
in_language "LC_MESSAGES before LANG" LC_MESSAGES=es_ES LANG=en_GB
check "LC_MESSAGES before LANG: Spanish" spanish
in_language "LC_ALL before LC_MESSAGES" LC_ALL=en_GB LC_MESSAGES=es_ES
check "LC_ALL before LC_MESSAGES: English" english
in_language "LANGUAGE" LANGUAGE=es LC_ALL=en_GB.UTF-8
check "LANGUAGE: Spanish" spanish
in_language "list" LANGUAGE=xx:es:en LC_ALL=en_GB.UTF-8
check "list: the first that there is" spanish
in_language "unknown" LC_ALL=xx_YY.UTF-8
check "unknown: English" english

# A locale's numbers and order must not reach the output either (05).
done_checking
