#!/bin/sh
# Runs a keeper over the project's sources.
#
#	keep.sh floors|doors ROOT
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cd "$2"
table=src/$(echo "$1" | tr a-z A-Z)
find include src -name '*.[ch]' | LC_ALL=C sort |
    xargs awk -f "$here/$1.awk" "$table"
