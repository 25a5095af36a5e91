#!/bin/sh
# Builds for speed and measures: run.sh [MB [RUNS]]; 0 MB tries hostile lines.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build/bench
cmake -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$build" --target bench_reading -j 2 >/dev/null
if [ $# -gt 0 ]; then
	exec "$build/tests/bench/bench_reading" "$root/notes" "$@"
fi
"$build/tests/bench/bench_reading" "$root/notes" 100 5
exec "$build/tests/bench/bench_reading" "$root/notes" 0
