#include "record.h"
#include "refgen/utf8.h"
#include "refgen/vec.h"

enum field {
	ID,
	NAME,
	ALIASES,
	PORTS,
	PARENT,
	FIELDS
};

static bool
split_fields(struct rg_view field[FIELDS], struct rg_view line)
{
	size_t n = 0;
	struct rg_view part;

	while (rg_view_split(&part, &line, '\t')) {
		if (n == FIELDS)
			return false;
		field[n++] = rg_view_trim(part);
	}
	return field[ID].n > 0 && field[NAME].n > 0;
}

static void
read_aliases(struct rg_known *k, struct rg_arena *arena, struct rg_view rest)
{
	RG_VEC(struct rg_view) list = { 0 };
	struct rg_view part;

	while (rg_view_split(&part, &rest, ',')) {
		part = rg_view_trim(part);
		if (part.n)
			*RG_PUSH(arena, &list) = part;
	}
	k->aliases = list.v;
	k->naliases = list.n;
}

/* "20-21/tcp", "53/tcp+udp" or "53". */
static bool
read_place(struct rg_range *ports, rg_transports *set, struct rg_view text)
{
	size_t slash = rg_view_chr(text, '/');

	*set = 0;
	if (slash == RG_NONE)
		return rg_ports_read(ports, text);
	return rg_ports_read(ports, rg_view_cut(text, 0, slash)) &&
	    rg_transports_read(set, rg_view_cut(text, slash + 1, text.n));
}

static bool
read_places(struct rg_known *k, struct rg_arena *arena, struct rg_view rest)
{
	RG_VEC(struct rg_range) ports = { 0 };
	RG_VEC(rg_transports) usual = { 0 };
	struct rg_view part;

	if (rest.n == 0)
		return true;
	while (rg_view_split(&part, &rest, ','))
		if (!read_place(RG_PUSH(arena, &ports), RG_PUSH(arena, &usual),
		    rg_view_trim(part)))
			return false;
	k->ports = ports.v;
	k->usual = usual.v;
	k->nports = ports.n;
	return true;
}

static bool
read_line(struct rg_known *k, struct rg_arena *arena, struct rg_view line)
{
	struct rg_view field[FIELDS] = { 0 };

	if (!split_fields(field, line))
		return false;
	*k = (struct rg_known){ .id = field[ID], .name = field[NAME],
		.parent = field[PARENT], .use = RG_NONE };
	if (!rg_view_eq(rg_slug_new(arena, k->id), k->id))
		return false;
	read_aliases(k, arena, field[ALIASES]);
	return read_places(k, arena, field[PORTS]);
}

static void
claim_key(struct rg_knowns *knowns, struct rg_arena *arena,
    struct rg_view name, size_t index)
{
	struct rg_known_key key = { rg_key_new(arena, name), index };
	uint32_t node = RG_TRIE_ROOT;

	if (knowns->at_node.n == 0)
		*RG_PUSH(arena, &knowns->at_node) = 0;	/* the root's */
	for (size_t i = 0; i < key.key.n; i++) {
		node = rg_trie_add(&knowns->trie, arena, node,
		    (unsigned char)key.key.p[i]);
		if (node == knowns->at_node.n)
			*RG_PUSH(arena, &knowns->at_node) = 0;
	}
	if (node == RG_TRIE_ROOT || knowns->at_node.v[node])
		return;
	*RG_PUSH(arena, &knowns->keys) = key;
	*RG_PUSH(arena, &knowns->shapes) = rg_key_shape(key.key);
	knowns->at_node.v[node] = (uint32_t)knowns->keys.n;
}

/* Takes the id; false when an earlier service has it. */
static bool
add_known(struct rg_knowns *knowns, struct rg_arena *arena,
    const struct rg_known *k, size_t index)
{
	struct rg_map_entry *e;
	bool fresh;

	e = rg_map_add(&knowns->by_id, arena, k->id, &fresh);
	if (!fresh)
		return false;
	e->u.num = index;
	claim_key(knowns, arena, k->name, index);
	claim_key(knowns, arena, k->id, index);
	for (size_t i = 0; i < k->naliases; i++)
		claim_key(knowns, arena, k->aliases[i], index);
	return true;
}

size_t
rg_knowns_read(struct rg_knowns *knowns, struct rg_arena *arena,
    struct rg_view bytes)
{
	RG_VEC(struct rg_known) list = { 0 };
	struct rg_known k;
	struct rg_view line;

	*knowns = (struct rg_knowns){ 0 };
	for (size_t n = 1; rg_view_split(&line, &bytes, '\n'); n++) {
		if (rg_view_trim(line).n == 0 || line.p[0] == '#')
			continue;
		if (!read_line(&k, arena, line) ||
		    !add_known(knowns, arena, &k, list.n)) {
			*knowns = (struct rg_knowns){ 0 };
			return n;
		}
		*RG_PUSH(arena, &list) = k;
	}
	knowns->v = list.v;
	knowns->n = list.n;
	return 0;
}

bool
rg_known_next(struct rg_known_line *k, struct rg_view *rest)
{
	struct rg_view line;

	while (rg_view_split(&line, rest, '\n')) {
		struct rg_view field[FIELDS] = { 0 };

		if (line.n == 0 || line.p[0] == '#' ||
		    !split_fields(field, line))
			continue;
		*k = (struct rg_known_line){ field[ID], field[NAME],
			field[ALIASES], field[PORTS], field[PARENT] };
		return true;
	}
	return false;
}

bool
rg_known_place(struct rg_view *ports, struct rg_range *range,
    rg_transports *set)
{
	struct rg_view part;

	return ports->n > 0 && rg_view_split(&part, ports, ',') &&
	    read_place(range, set, rg_view_trim(part));
}

void
rg_knowns_alias(struct rg_knowns *knowns, struct rg_arena *arena,
    struct rg_view id, struct rg_view name)
{
	struct rg_map_entry *e = rg_map_find(&knowns->by_id, id);

	if (e)
		claim_key(knowns, arena, name, e->u.num);
}

/* The node behind what of a key the wide character at `*at` is. */
static uint32_t
step_wide(const struct rg_trie *trie, uint32_t node, struct rg_view text,
    size_t *at)
{
	char key[RG_FOLD_MAX];
	size_t n = rg_key_wide(key, text, at);

	for (size_t i = 0; i < n && node != RG_TRIE_NOWHERE; i++) {
		node = rg_trie_step(trie, node, (unsigned char)key[i]);
		if (node == RG_TRIE_ROOT)
			node = RG_TRIE_NOWHERE;
	}
	return node;
}

const struct rg_known *
rg_knowns_walk(const struct rg_knowns *knowns, uint32_t *node,
    struct rg_view text, size_t from, size_t to)
{
	uint32_t here = *node, at;

	text.n = to;
	while (from < to && here != RG_TRIE_NOWHERE) {
		unsigned char c = (unsigned char)text.p[from];

		if (c >= 0x80) {
			here = step_wide(&knowns->trie, here, text, &from);
			continue;
		}
		from++;
		if (rg_key_bytes[c] == '\0')
			continue;
		here = rg_trie_step(&knowns->trie, here,
		    (unsigned char)rg_key_bytes[c]);
		if (here == RG_TRIE_ROOT)
			here = RG_TRIE_NOWHERE;
	}
	*node = here;
	if (here == RG_TRIE_ROOT || here == RG_TRIE_NOWHERE)
		return NULL;
	at = knowns->at_node.v[here];
	return at ? &knowns->v[knowns->keys.v[at - 1].known] : NULL;
}

const struct rg_known *
rg_knowns_find(const struct rg_knowns *knowns, struct rg_view name)
{
	uint32_t node = RG_TRIE_ROOT;

	return rg_knowns_walk(knowns, &node, name, 0, name.n);
}

const struct rg_known *
rg_knowns_id(const struct rg_knowns *knowns, struct rg_view id)
{
	struct rg_map_entry *e = rg_map_find(&knowns->by_id, id);

	return e ? &knowns->v[e->u.num] : NULL;
}
