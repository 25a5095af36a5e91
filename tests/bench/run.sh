#!/bin/sh
# Builds for speed and measures reading, merging and looking up;
# run.sh [FOLDER...] MB [RUNS] measures reading alone, 0 MB hostile lines.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build/bench
(cd "$root" && cmake --preset release -B "$build" -DBUILD_TESTING=ON) >/dev/null
cmake --build "$build" --target bench_reading bench_merging \
    bench_lookup refgen -j 2 >/dev/null
case ${1:-} in
"") ;;
[0-9]*) exec "$build/tests/bench/bench_reading" "$root/notes" "$@" ;;
*) exec "$build/tests/bench/bench_reading" "$@" ;;
esac
"$build/tests/bench/bench_reading" "$root/notes" 100 5
"$build/tests/bench/bench_reading" "$root/notes" 0
"$build/tests/bench/bench_merging" "$root/notes"
exec "$build/tests/bench/bench_lookup" "$build/refgen"
