#include "failing.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>
#include <unistd.h>

#include "refgen/output.h"

static struct failing_plan plan;
static unsigned seen;

void
failing_begin(const struct failing_plan *p)
{
	plan = *p;
	seen = 0;
}

unsigned
failing_end(void)
{
	plan = (struct failing_plan){ 0 };
	return seen;
}

static bool
due(uint32_t call)
{
	if (plan.never & call) {
		errno = EINVAL;
		return true;
	}
	if (!(plan.calls & call) || ++seen < plan.at)
		return false;
	if (plan.how == FAILING_SHORT ||
	    (plan.how == FAILING_ONCE && seen > plan.at))
		return false;
	if (plan.how == FAILING_KILL || plan.how == FAILING_ABANDON) {
		plan.calls = 0;
		if (plan.how == FAILING_ABANDON)
			rg_output_abandon();
		_exit(FAILING_STATUS);
	}
	errno = plan.number;
	return true;
}

#define WRAP(type, name, params, args, bad)				\
	type __real_##name params;					\
	type __wrap_##name params;					\
	type __wrap_##name params					\
	{								\
		return due(FAILING(name)) ? (bad) : __real_##name args;	\
	}

WRAP(ssize_t, read, (int fd, void *p, size_t n), (fd, p, n), -1)
WRAP(int, fstat, (int fd, struct stat *st), (fd, st), -1)
WRAP(int, fstatat, (int dir, const char *name, struct stat *st, int flags),
    (dir, name, st, flags), -1)
WRAP(int, fchmod, (int fd, mode_t mode), (fd, mode), -1)
WRAP(int, mkdirat, (int dir, const char *name, mode_t mode),
    (dir, name, mode), -1)
WRAP(int, linkat, (int from, const char *a, int to, const char *b, int flags),
    (from, a, to, b, flags), -1)
WRAP(int, unlinkat, (int dir, const char *name, int flags),
    (dir, name, flags), -1)
WRAP(int, renameat, (int from, const char *a, int to, const char *b),
    (from, a, to, b), -1)
WRAP(int, renameat2,
    (int from, const char *a, int to, const char *b, unsigned flags),
    (from, a, to, b, flags), -1)
WRAP(int, flock, (int fd, int operation), (fd, operation), -1)
WRAP(ssize_t, getrandom, (void *p, size_t n, unsigned flags),
    (p, n, flags), -1)
WRAP(DIR *, fdopendir, (int fd), (fd), NULL)
WRAP(struct dirent *, readdir, (DIR *list), (list), NULL)

int	__wrap_fsync(int fd);
int	__wrap_syncfs(int fd);

int
__wrap_fsync(int fd)
{
	(void)fd;
	return due(FAILING(fsync)) ? -1 : 0;
}

int
__wrap_syncfs(int fd)
{
	(void)fd;
	return due(FAILING(syncfs)) ? -1 : 0;
}

int	__real_close(int fd);
int	__wrap_close(int fd);

/* Linux closes the descriptor whatever close() says. */
int
__wrap_close(int fd)
{
	bool fails = due(FAILING(close));
	int number = errno, rc = __real_close(fd);

	if (!fails)
		return rc;
	errno = number;
	return -1;
}

ssize_t	__real_write(int fd, const void *p, size_t n);
ssize_t	__wrap_write(int fd, const void *p, size_t n);

ssize_t
__wrap_write(int fd, const void *p, size_t n)
{
	bool cut = plan.calls && plan.how == FAILING_SHORT;

	if (due(FAILING(write)))
		return -1;
	return __real_write(fd, p, cut && n > 1 ? 1 : n);
}

int	__real_open(const char *path, int flags, ...);
int	__wrap_open(const char *path, int flags, ...);
int	__real_openat(int dir, const char *name, int flags, ...);
int	__wrap_openat(int dir, const char *name, int flags, ...);

int
__wrap_open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode = 0;

	va_start(args, flags);
	if (flags & O_CREAT)
		mode = va_arg(args, mode_t);
	va_end(args);
	return due(FAILING(open)) ? -1 : __real_open(path, flags, mode);
}

int
__wrap_openat(int dir, const char *name, int flags, ...)
{
	va_list args;
	mode_t mode = 0;

	va_start(args, flags);
	if (flags & O_CREAT)
		mode = va_arg(args, mode_t);
	va_end(args);
	return due(FAILING(openat)) ? -1 :
	    __real_openat(dir, name, flags, mode);
}
