#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "refgen/fd.h"

void
rg_fd_close(int fd)
{
	int number = errno;

	if (fd >= 0)
		close(fd);
	errno = number;
}

bool
rg_fd_named(int fd, int dir, const char *name)
{
	struct stat open, named;

	return fstat(fd, &open) == 0 &&
	    fstatat(dir, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	    open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

bool
rg_file_regular(int dir, const char *name)
{
	struct stat st;

	return fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISREG(st.st_mode);
}

/* O_NONBLOCK: a pipe in the way must not make us wait for its writer. */
static int
open_regular(int dir, const char *name, struct stat *st)
{
	int fd;

	fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return -1;
	if (fstat(fd, st) == 0 && S_ISREG(st->st_mode))
		return fd;
	rg_fd_close(fd);
	return -1;
}

static ssize_t
read_some(int fd, char *chunk, size_t size)
{
	ssize_t n;

	do
		n = read(fd, chunk, size);
	while (n < 0 && errno == EINTR);
	return n;
}

static bool
reads_as(int fd, struct rg_view bytes)
{
	char chunk[16 * 1024];
	ssize_t n;

	while ((n = read_some(fd, chunk, sizeof(chunk))) > 0) {
		if ((size_t)n > bytes.n ||
		    memcmp(chunk, bytes.p, (size_t)n) != 0)
			return false;
		bytes = rg_view_cut(bytes, (size_t)n, bytes.n);
	}
	return n == 0 && bytes.n == 0;
}

bool
rg_file_same(int dir, const char *name, struct rg_view bytes)
{
	struct stat st;
	int fd = open_regular(dir, name, &st);
	bool same;

	if (fd < 0)
		return false;
	same = (st.st_mode & RG_MODE_BITS) == RG_FILE_MODE &&
	    (uintmax_t)st.st_size == bytes.n && reads_as(fd, bytes);
	rg_fd_close(fd);
	return same;
}

bool
rg_file_starts(int dir, const char *name, struct rg_view prefix)
{
	char chunk[64];
	struct stat st;
	int fd = open_regular(dir, name, &st);
	ssize_t n;

	if (fd < 0)
		return false;
	n = read_some(fd, chunk, sizeof(chunk));
	rg_fd_close(fd);
	return n > 0 && rg_view_starts(rg_view(chunk, (size_t)n), prefix);
}

int
rg_file_read(struct rg_buf *b, int dir, const char *name)
{
	char chunk[16 * 1024];
	struct stat st;
	int fd = open_regular(dir, name, &st);
	ssize_t n;

	if (fd < 0)
		return -1;
	while ((n = read_some(fd, chunk, sizeof(chunk))) > 0)
		rg_buf_put(b, rg_view(chunk, (size_t)n));
	rg_fd_close(fd);
	return n == 0 ? 0 : -1;
}

int
rg_file_write(int dir, const char *name, struct rg_view bytes)
{
	int fd;

	fd = openat(dir, name,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return -1;
	if (!rg_fd_write(fd, bytes) || fchmod(fd, RG_FILE_MODE) != 0) {
		rg_fd_close(fd);
		return -1;
	}
	/* Some file systems keep the news of a failed write until now. */
	return close(fd);
}
