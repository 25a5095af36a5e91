/*
 * A trie finds byte strings one byte at a time, and so all that begin alike.
 *
 * A node stands for the bytes on the way to it; the root, 0, for none.  Nodes
 * are numbered from 1 in the order of adding, so what a string means is kept
 * by whoever owns the trie, in an array by node.  A walk ends early: most
 * words of a note begin no string of the trie, and two or three steps say so.
 *
 *	uint32_t node = RG_TRIE_ROOT;
 *	do
 *		node = rg_trie_step(&trie, node, *p++);
 *	while (node != RG_TRIE_ROOT);
 *
 * The edges are a hash table; only what the program carries may be added, so
 * nobody can choose strings that fall into one slot.  Everything is in the
 * arena; zero is the empty trie.
 */
#ifndef REFGEN_TRIE_H
#define REFGEN_TRIE_H

#include <stddef.h>
#include <stdint.h>

#include "refgen/arena.h"

#define RG_TRIE_ROOT 0u
#define RG_TRIE_NOWHERE UINT32_MAX	/* for walks that remember their end */

struct rg_trie_edge {
	uint32_t	from;		/* node and byte; 0: an empty slot */
	uint32_t	to;
};

struct rg_trie {
	struct rg_trie_edge	*edges;
	size_t			 nslots;	/* a power of two, or 0 */
	uint32_t		 n;		/* nodes but the root */
};

/* Unlike 0 for any node and byte. */
static inline uint32_t
rg_trie_from(uint32_t node, unsigned char byte)
{
	return (node << 8 | byte) + 1;
}

static inline size_t
rg_trie_slot(const struct rg_trie *t, uint32_t from)
{
	return (from * 2654435769u >> 12) & (t->nslots - 1);
}

/* The node behind `byte`; the root if no string goes on like that. */
static inline uint32_t
rg_trie_step(const struct rg_trie *t, uint32_t node, unsigned char byte)
{
	uint32_t from = rg_trie_from(node, byte);
	size_t at;

	if (t->nslots == 0)
		return RG_TRIE_ROOT;
	for (at = rg_trie_slot(t, from); t->edges[at].from != from;
	    at = (at + 1) & (t->nslots - 1))
		if (t->edges[at].from == 0)
			return RG_TRIE_ROOT;
	return t->edges[at].to;
}

/* The node behind `byte`, added if it was not there. */
uint32_t	rg_trie_add(struct rg_trie *, struct rg_arena *, uint32_t node,
		    unsigned char byte);

#endif
