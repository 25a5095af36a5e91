/*
 * An artifact is one output file in memory: a path below out/ and its bytes.
 *
 * Renderers make artifacts, output publishes them; neither knows the other.
 * Paths are made by us from [A-Za-z0-9._-] and '/', never from a note's
 * words; rg_artifact_new() asserts that and that no path comes twice.
 *
 * The set owns the paths and the bytes; rg_artifacts_release() ends them.
 */
#ifndef REFGEN_ARTIFACT_H
#define REFGEN_ARTIFACT_H

#include "refgen/arena.h"
#include "refgen/buf.h"
#include "refgen/map.h"

struct rg_artifact {
	const char	*path;		/* "man/man7/portinfo.7" */
	struct rg_buf	 bytes;
};

struct rg_artifacts {
	struct rg_arena		 arena;
	struct rg_artifact	**v;
	size_t			 n, cap;
	struct rg_map		 by_path;
};

void		 rg_artifacts_init(struct rg_artifacts *);
void		 rg_artifacts_release(struct rg_artifacts *);
/* A new empty artifact's buffer, to be written until the next release. */
struct rg_buf	*rg_artifact_new(struct rg_artifacts *, const char *format, ...)
		    __attribute__((format(printf, 2, 3)));
/* By path: the order in which they are published. */
void		 rg_artifacts_sort(struct rg_artifacts *);

#endif
