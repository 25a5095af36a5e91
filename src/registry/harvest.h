/*
 * A harvest is the records of one file on their way into a snapshot.
 *
 * An importer gives one raw record after the other as the words of its file;
 * the harvest judges the words, so that every format means the same by them,
 * and copies what it keeps.  rg_harvest_finish() merges, sorts and writes.
 */
#ifndef REGISTRY_HARVEST_H
#define REGISTRY_HARVEST_H

#include "record.h"
#include "refgen/vec.h"

struct rg_raw {
	const char	*unit;		/* "line" or "record", for complaints */
	size_t		 nth;		/* and which of them, from 1 */
	struct rg_view	 name;
	struct rg_view	 ports;
	struct rg_view	 transport;
	struct rg_view	 description;
	struct rg_view	 note;
	struct rg_view	 references;	/* text; its RFC numbers are kept */
	struct rg_view	 aliases;	/* parted by blanks */
};

struct rg_found {
	struct rg_record	 record;
	struct rg_view		 references;
	size_t			 order;		/* in the file */
};

struct rg_harvest {
	struct rg_arena		 arena;
	RG_VEC(struct rg_found)	 list;
	struct rg_buf		*problem;
};

void	rg_harvest_init(struct rg_harvest *, struct rg_buf *problem);
void	rg_harvest_release(struct rg_harvest *);
/* 0, or -1 with the reason in the problem. */
int	rg_harvest_take(struct rg_harvest *, const struct rg_raw *);
/*
 * Appends the snapshot, under comments that say its source and date (empty:
 * unknown); -1 when nothing was taken.
 */
int	rg_harvest_finish(struct rg_harvest *, struct rg_buf *snapshot,
	    const char *source, struct rg_view date, size_t *nrecords);

#endif
