/*
 * System calls that fail on order.
 *
 * The linker puts __wrap_NAME() in the place of each call of the list (see
 * CMakeLists.txt).  Between failing_begin() and failing_end() the calls of
 * the plan are counted, and from its `at`-th on, counting from 1, something
 * happens instead.  Outside, and for other calls, the system does its work;
 * only syncs do nothing, since no test cuts the power.
 */
#ifndef FAILING_H
#define FAILING_H

#include <stdint.h>

#define FAILING_CALLS(CALL) \
	CALL(open) CALL(openat) CALL(close) CALL(read) CALL(write) \
	CALL(fstat) CALL(fstatat) CALL(fchmod) CALL(mkdirat) CALL(linkat) \
	CALL(unlinkat) CALL(renameat) CALL(renameat2) CALL(fsync) \
	CALL(syncfs) CALL(flock) CALL(getrandom) CALL(fdopendir) \
	CALL(readdir)

enum failing_index {
#define CALL(name) FAILING_INDEX_##name,
	FAILING_CALLS(CALL)
#undef CALL
	FAILING_COUNT
};

/* A set of calls is an or of these. */
#define FAILING(name) (UINT32_C(1) << FAILING_INDEX_##name)
#define FAILING_ANY ((UINT32_C(1) << FAILING_COUNT) - 1)

enum failing_how {
	FAILING_ONCE,		/* the call fails with `number` */
	FAILING_EVER,		/* and so do all after it */
	FAILING_SHORT,		/* every write does one byte */
	FAILING_KILL,		/* the process ends there */
	FAILING_ABANDON,	/* it ends, and tidies up before */
};

/* Exit status of a process that was ended by a plan. */
#define FAILING_STATUS 77

struct failing_plan {
	uint32_t		calls;
	enum failing_how	how;
	int			number;		/* errno */
	unsigned		at;
	uint32_t		never;		/* these always give EINVAL */
};

void		failing_begin(const struct failing_plan *);
/* How many calls of the plan there were. */
unsigned	failing_end(void);

#endif
