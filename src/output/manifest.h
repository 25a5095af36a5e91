/*
 * The MANIFEST is the last file of a publication, and how a folder is known
 * as ours:
 *
 *	refgen manifest 1
 *	<SHA-256 in hex> <size> <path>		one line a file, by path
 */
#ifndef OUTPUT_MANIFEST_H
#define OUTPUT_MANIFEST_H

#include "refgen/artifact.h"

#define RG_MANIFEST "MANIFEST"

void	rg_manifest_put(struct rg_buf *, const struct rg_artifacts *);
/* Whether the folder has a MANIFEST that we wrote. */
bool	rg_manifest_known(int dir);
/* How many files of the folder's MANIFEST are not in the set. */
size_t	rg_manifest_stale(int dir, const struct rg_artifacts *);

#endif
