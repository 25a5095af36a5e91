/*
 * A map finds a pointer-sized value by a byte string.
 *
 * Entries keep the order in which they were added, and that order is the
 * only one a caller can see: hashing (SipHash-1-3 with a key of the process)
 * decides speed, never output.  Keys are not copied: they must live as long
 * as the map.  Everything is in the arena; there is nothing to release.
 *
 * Finding writes nothing: threads may share a map that no one adds to.
 */
#ifndef REFGEN_MAP_H
#define REFGEN_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "refgen/arena.h"
#include "refgen/view.h"

struct rg_map_entry {
	struct rg_view	 key;
	union {
		void	*ptr;
		size_t	 num;
	} u;
};

struct rg_map {
	struct rg_map_entry	*entries;	/* in order of adding */
	size_t			 n, cap;
	uint32_t		*slots;		/* index + 1, or 0 */
	size_t			 nslots;	/* a power of two, or 0 */
};

/* The entry of `key`, or NULL. */
struct rg_map_entry	*rg_map_find(const struct rg_map *, struct rg_view key);
/*
 * The entry of `key`, added with a zero value if it was not there (`*fresh`,
 * unless null, tells which).  Valid until the next add.
 */
struct rg_map_entry	*rg_map_add(struct rg_map *, struct rg_arena *,
			    struct rg_view key, bool *fresh);
/*
 * Sets the key that makes hashes unguessable; before the first map and the
 * first thread.
 */
void			 rg_map_seed(uint64_t, uint64_t);

#endif
