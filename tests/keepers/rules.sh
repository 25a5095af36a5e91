#!/bin/sh
# Each rule of the merge has a test, and `refgen explain` knows what would
# change what it decides.
#
#	rules.sh PROJECT
set -eu

cd "$1"
names=$(sed -n 's/^\t\[RULE_[A-Z_]*\] = { "\([a-z-]*\)",$/\1/p' \
	src/merge/rules.c)
missing=0
for name in $names; do
	grep -rqE "by $name(\\\\n| \(|\"|$)" tests/unit/merge tests/cases || {
		echo "$name: no test"
		missing=1
	}
	grep -qF "{ \"$name\"," src/cli/cmd_explain_change.c || {
		echo "$name: nothing would change it"
		missing=1
	}
done
test -n "$names" && exit $missing
