#include "refgen/map.h"

#include "refgen/vec.h"

/* Fixed unless a program seeds it, so that tests repeat. */
static uint64_t key0 = 0x0706050403020100u, key1 = 0x0f0e0d0c0b0a0908u;

void
rg_map_seed(uint64_t a, uint64_t b)
{
	key0 = a;
	key1 = b;
}

static uint64_t
turn(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static void
sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = turn(v[1], 13) ^ v[0];
	v[3] = turn(v[3], 16) ^ v[2];
	v[0] = turn(v[0], 32);
	v[2] += v[1];
	v[0] += v[3];
	v[1] = turn(v[1], 17) ^ v[2];
	v[3] = turn(v[3], 21) ^ v[0];
	v[2] = turn(v[2], 32);
}

/*
 * SipHash-1-3 (Aumasson and Bernstein, 2012): a note's author cannot choose
 * names that fall into one slot without knowing the key.  Words are read in the
 * machine's byte order: no hash is ever seen.
 */
static uint64_t
hash(struct rg_view s)
{
	uint64_t v[4] = {
		key0 ^ 0x736f6d6570736575u, key1 ^ 0x646f72616e646f6du,
		key0 ^ 0x6c7967656e657261u, key1 ^ 0x7465646279746573u,
	};
	uint64_t word;
	size_t i;

	for (i = 0; i + 8 <= s.n; i += 8) {
		memcpy(&word, s.p + i, 8);
		v[3] ^= word;
		sip_round(v);
		v[0] ^= word;
	}
	word = 0;
	if (i < s.n)
		memcpy(&word, s.p + i, s.n - i);
	word ^= (uint64_t)s.n << 56;
	v[3] ^= word;
	sip_round(v);
	v[0] ^= word;
	v[2] ^= 0xff;
	for (i = 0; i < 3; i++)
		sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* The slot that holds `key`, or the empty one where it would go. */
static size_t
slot_of(const struct rg_map *m, struct rg_view key)
{
	size_t at = (size_t)hash(key) & (m->nslots - 1);

	while (m->slots[at] != 0 &&
	    !rg_view_eq(m->entries[m->slots[at] - 1].key, key))
		at = (at + 1) & (m->nslots - 1);
	return at;
}

static void
spread(struct rg_map *m, struct rg_arena *a)
{
	m->nslots = m->nslots ? m->nslots * 2 : 16;
	m->slots = rg_arena_alloc(a, m->nslots * sizeof(*m->slots));
	for (size_t i = 0; i < m->n; i++)
		m->slots[slot_of(m, m->entries[i].key)] = (uint32_t)i + 1;
}

struct rg_map_entry *
rg_map_find(const struct rg_map *m, struct rg_view key)
{
	uint32_t slot;

	if (m->nslots == 0)
		return NULL;
	slot = m->slots[slot_of(m, key)];
	return slot ? &m->entries[slot - 1] : NULL;
}

struct rg_map_entry *
rg_map_add(struct rg_map *m, struct rg_arena *a, struct rg_view key,
    bool *fresh)
{
	struct rg_map_entry *e = rg_map_find(m, key);

	if (fresh)
		*fresh = e == NULL;
	if (e)
		return e;
	if ((m->n + 1) * 4 > m->nslots * 3)
		spread(m, a);
	m->entries = rg_vec_room(a, m->entries, m->n, &m->cap, sizeof(*e));
	e = &m->entries[m->n];
	*e = (struct rg_map_entry){ .key = key };
	m->slots[slot_of(m, key)] = (uint32_t)++m->n;
	return e;
}
