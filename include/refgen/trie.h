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
 * Most nodes have one edge, which stands in them; the edges of others stand
 * side by side, and nodes in the order of adding, so a walk stays within a
 * few lines of the cache.  Everything is in the arena;
 * zero is the empty trie.
 */
#ifndef REFGEN_TRIE_H
#define REFGEN_TRIE_H

#include <stddef.h>
#include <stdint.h>

#include "refgen/arena.h"
#include "refgen/vec.h"

#define RG_TRIE_ROOT 0u
#define RG_TRIE_NOWHERE UINT32_MAX	/* for walks that remember their end */

struct rg_trie_node {
	uint32_t	has;		/* bits of its edges' bytes, modulo 32 */
	uint32_t	edge;		/* the only one, or index of the first */
	uint16_t	n, cap;
};

struct rg_trie {
	uint32_t			 first[256];	/* the root's edges */
	RG_VEC(struct rg_trie_node)	 nodes;		/* [0] is unused */
	RG_VEC(uint32_t)		 edges;		/* node << 8 | byte */
};

/* The node behind `byte`; the root if no string goes on like that. */
static inline uint32_t
rg_trie_step(const struct rg_trie *t, uint32_t node, unsigned char byte)
{
	const struct rg_trie_node *from;

	if (node == RG_TRIE_ROOT)
		return t->first[byte];
	from = &t->nodes.v[node];
	if (from->n == 1)
		return (unsigned char)from->edge == byte ? from->edge >> 8 :
		    RG_TRIE_ROOT;
	if (!(from->has >> byte % 32 & 1))
		return RG_TRIE_ROOT;
	for (uint32_t i = from->edge; i < from->edge + from->n; i++)
		if ((unsigned char)t->edges.v[i] == byte)
			return t->edges.v[i] >> 8;
	return RG_TRIE_ROOT;
}

/* The node behind `byte`, added if it was not there. */
uint32_t	rg_trie_add(struct rg_trie *, struct rg_arena *, uint32_t node,
		    unsigned char byte);

#endif
