#include "refgen/fd.h"

#include <errno.h>
#include <unistd.h>

bool
rg_fd_write(int fd, struct rg_view bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes = rg_view_cut(bytes, (size_t)n, bytes.n);
	}
	return true;
}
