/* Files for the tests of the importers: small ones made here, and IANA's. */
#ifndef REGISTRY_SAMPLE_H
#define REGISTRY_SAMPLE_H

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Writes a file that did not exist; its name goes into `path`. */
static inline void
sample_write(char path[64], struct rg_view bytes)
{
	int fd;

	strcpy(path, "/tmp/refgen-sample-XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.p, bytes.n), (ssize_t)bytes.n);
	assert_int_equal(close(fd), 0);
}

/* The whole file; skips the test when there is none. */
static inline void
sample_read(struct rg_buf *bytes, const char *path)
{
	FILE *f = fopen(path, "rb");
	char piece[4096];
	size_t n;

	if (!f)
		skip();
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		rg_buf_put(bytes, rg_view(piece, n));
	assert_int_equal(ferror(f), 0);
	fclose(f);
}

/*
 * IANA's registry is too large to carry: $RG_SHARED or the folder beside the
 * project's may have it.  Skips the test when neither does.
 */
static inline void
sample_iana(struct rg_buf *path)
{
	const char *shared = getenv("RG_SHARED");

	rg_buf_fmt(path, "%s/data/service-names-port-numbers.xml",
	    shared ? shared : RG_ROOT "/../shared");
	if (access(path->p, R_OK) == 0)
		return;
	rg_buf_release(path);
	skip();
}

/* The snapshot's lines, without its comments. */
static inline struct rg_view
sample_lines(const struct rg_buf *snapshot)
{
	struct rg_view line, rest = rg_buf_view(snapshot);

	while (rg_view_starts(rest, RG_V("#")))
		rg_view_split(&line, &rest, '\n');
	return rest;
}

#endif
