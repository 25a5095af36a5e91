#!/bin/sh
# What CHECK.mjs judges: SARIF and portinfo.json (validate), the sheets
# (sheets); 77: not installed (npm ci in tests/schema), which the CI does not
# let pass.
#
#	validate.sh CHECK REFGEN ROOT
set -eu

here=$(dirname "$0")
if ! [ -d "$here/node_modules/ajv" ] || ! command -v node >/dev/null; then
	echo "skipped: needs node, and npm ci in tests/schema"
	[ -z "${CI:-}" ] || exit 1
	exit 77
fi
check=$1
shift
exec node "$here/$check.mjs" "$@"
