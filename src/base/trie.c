#include "refgen/trie.h"

#include "refgen/die.h"

#define NODES_MAX (1u << 24)	/* a byte stands beside them */

/* Room for one more edge: its old ones move to the end, with as many again. */
static void
widen(struct rg_trie *t, struct rg_arena *a, struct rg_trie_node *node)
{
	uint32_t old = node->edge;

	node->edge = (uint32_t)t->edges.n;
	node->cap = (uint16_t)(node->n * 2);
	for (uint16_t i = 0; i < node->cap; i++)
		*RG_PUSH(a, &t->edges) = 0;
	if (node->n == 1)
		t->edges.v[node->edge] = old;
	for (uint16_t i = 0; node->n > 1 && i < node->n; i++)
		t->edges.v[node->edge + i] = t->edges.v[old + i];
}

static void
add_edge(struct rg_trie *t, struct rg_arena *a, struct rg_trie_node *node,
    uint32_t edge)
{
	if (node->n > 0 && node->n >= node->cap)
		widen(t, a, node);
	if (node->n == 0)
		node->edge = edge;
	else
		t->edges.v[node->edge + node->n] = edge;
	node->has |= 1u << (unsigned char)edge % 32;
	node->n++;
}

uint32_t
rg_trie_add(struct rg_trie *t, struct rg_arena *a, uint32_t node,
    unsigned char byte)
{
	uint32_t to = rg_trie_step(t, node, byte);

	if (to != RG_TRIE_ROOT)
		return to;
	if (t->nodes.n == 0)
		(void)RG_PUSH(a, &t->nodes);
	RG_ASSERT(t->nodes.n < NODES_MAX);
	to = (uint32_t)t->nodes.n;
	(void)RG_PUSH(a, &t->nodes);
	if (node == RG_TRIE_ROOT)
		t->first[byte] = to;
	else
		add_edge(t, a, &t->nodes.v[node], to << 8 | byte);
	return to;
}
