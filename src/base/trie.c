#include "refgen/trie.h"

#include "refgen/die.h"

#define NODES_MAX (1u << 19)	/* so a slot's hash has bits enough */

static void
put(struct rg_trie *t, struct rg_trie_edge edge)
{
	size_t at = rg_trie_slot(t, edge.from);

	while (t->edges[at].from != 0)
		at = (at + 1) & (t->nslots - 1);
	t->edges[at] = edge;
}

/* Half of the slots stay empty: a walk that fails ends at one. */
static void
grow(struct rg_trie *t, struct rg_arena *a)
{
	struct rg_trie old = *t;

	t->nslots = old.nslots ? old.nslots * 2 : 64;
	t->edges = rg_arena_alloc(a, t->nslots * sizeof(*t->edges));
	for (size_t i = 0; i < old.nslots; i++)
		if (old.edges[i].from != 0)
			put(t, old.edges[i]);
}

uint32_t
rg_trie_add(struct rg_trie *t, struct rg_arena *a, uint32_t node,
    unsigned char byte)
{
	uint32_t to = rg_trie_step(t, node, byte);

	if (to != RG_TRIE_ROOT)
		return to;
	RG_ASSERT(t->n < NODES_MAX);
	if ((t->n + 1) * 2 > t->nslots)
		grow(t, a);
	put(t, (struct rg_trie_edge){ rg_trie_from(node, byte), ++t->n });
	return t->n;
}
