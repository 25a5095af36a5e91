#include "import.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "refgen/registry.h"
#include "refgen/utf8.h"

/* More than ten times what the registry is. */
#define SIZE_MOST (64 * 1024 * 1024)

int
rg_import_open(const char *path, struct rg_buf *problem)
{
	struct stat st;
	int fd;

	/* Without O_NONBLOCK a pipe would make it wait before it can look. */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		rg_buf_str(problem, strerror(errno));
		return -1;
	}
	if (fstat(fd, &st) != 0)
		rg_buf_str(problem, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		rg_buf_str(problem, "it is not a regular file");
	else if (st.st_size > SIZE_MOST)
		rg_buf_fmt(problem, "it is larger than %d bytes", SIZE_MOST);
	else
		return fd;
	close(fd);
	return -1;
}

static int
read_file(struct rg_buf *bytes, const char *path, struct rg_buf *problem)
{
	char piece[16 * 1024];
	int fd, error = 0;
	ssize_t n;

	if ((fd = rg_import_open(path, problem)) < 0)
		return -1;
	while ((n = read(fd, piece, sizeof(piece))) != 0) {
		if (n > 0)
			rg_buf_put(bytes, rg_view(piece, (size_t)n));
		else if (errno != EINTR)
			error = errno;
		if (error || bytes->n > SIZE_MOST)
			break;
	}
	close(fd);
	if (error)
		rg_buf_str(problem, strerror(error));
	else if (n != 0)
		rg_buf_fmt(problem, "it is larger than %d bytes", SIZE_MOST);
	return n == 0 ? 0 : -1;
}

static struct rg_view
behind_mark(struct rg_view bytes)
{
	if (!rg_view_starts(bytes, RG_V("\xef\xbb\xbf")))
		return bytes;
	return rg_view_cut(bytes, 3, bytes.n);
}

static int
import_text(struct rg_buf *snapshot, struct rg_view bytes, size_t *nrecords,
    struct rg_buf *problem)
{
	static const struct rg_view heads[] = {
		RG_V("Service Name,"), RG_V("\"Service Name\","),
	};

	if (rg_utf8_check(bytes) != RG_NONE) {
		rg_buf_fmt(problem, "byte %zu is not UTF-8",
		    rg_utf8_check(bytes) + 1);
		return -1;
	}
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (rg_view_starts(bytes, heads[i]))
			return rg_registry_import_csv(snapshot, bytes,
			    nrecords, problem);
	return rg_registry_import_services(snapshot, bytes, nrecords, problem);
}

int
rg_registry_import(struct rg_buf *snapshot, const char *path,
    size_t *nrecords, struct rg_buf *problem)
{
	struct rg_buf bytes = { 0 };
	struct rg_view text;
	int status;

	status = read_file(&bytes, path, problem);
	if (status == 0) {
		text = behind_mark(rg_buf_view(&bytes));
		if (rg_view_starts(rg_view_trim(text), RG_V("<")))
			status = rg_registry_import_xml(snapshot, path,
			    nrecords, problem);
		else
			status = import_text(snapshot, text, nrecords,
			    problem);
	}
	rg_buf_release(&bytes);
	return status;
}
