#!/bin/sh
# The keepers see what they are there for, and nothing else.
#
#	watched_test.sh FOLDER
set -eu

here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$1"
mkdir -p "$1/include/refgen" "$1/src/low" "$1/src/high"
cd "$1"

cat > src/FLOORS <<'END'
# floor room | owns | may include
0 low        | ground     |
1 high       | roof       | low
END
cat > src/DOORS <<'END'
# what | where
odd.h exit( stdout | high/
strcpy(            | -
END
echo '#include "refgen/roof.h"' > include/refgen/ground.h
echo '#include "refgen/ground.h"' > include/refgen/roof.h
cat > src/low/low.c <<'END'
#include "refgen/ground.h"
#include "refgen/roof.h"
#include <odd.h>
/* exit(1) in a comment, strcpy( in one
 * of two lines with stdout */ int a; // exit(1)
const char *b = "exit(1) \" strcpy(c)";
char c = '"', *stdout_name; /* a */ int d; /* b */
void e(void) { on_exit(2); rg_exit(3); if (c == '"') exit (4); }
FILE *f = stdout;
void g(void) { strcpy(c, b); }
END
cat > src/high/high.c <<'END'
#include <odd.h>
#include "refgen/ground.h"
#include "refgen/cellar.h"
void e(void) { exit(4); puts("", stdout); }
END
mkdir src/attic
echo 'int x;' > src/attic/x.c

cat > expected <<'END'
include/refgen/ground.h:1: floor: low may not include refgen/roof.h
src/attic/x.c:1: floor: no row speaks of attic
src/high/high.c:3: floor: high may not include refgen/cellar.h
src/low/low.c:2: floor: low may not include refgen/roof.h
src/low/low.c:3: door: odd.h belongs to high/
src/low/low.c:8: door: exit( belongs to high/
src/low/low.c:9: door: stdout belongs to high/
src/low/low.c:10: door: strcpy( belongs to nobody
END
for keeper in floors doors; do
	if sh "$here/keep.sh" $keeper . >> reported; then
		echo "$keeper found no fault"
		exit 1
	fi
done
diff -u expected reported
