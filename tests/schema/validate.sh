#!/bin/sh
# SARIF and portinfo.json against their schemas; 77: not installed (npm ci in
# tests/schema), which the CI does not let pass.
#
#	validate.sh REFGEN ROOT
set -eu

here=$(dirname "$0")
if ! [ -d "$here/node_modules/ajv" ] || ! command -v node >/dev/null; then
	echo "skipped: needs node, and npm ci in tests/schema"
	[ -z "${CI:-}" ] || exit 1
	exit 77
fi
exec node "$here/validate.mjs" "$@"
