#include "refgen/registry.h"

#include "refgen/utf8.h"
#include "refgen/vec.h"

enum field {
	ID,
	NAME,
	SERVICES,
	FIELDS
};

/* Gives the services their kind; false for one that is unknown or has one. */
static bool
give_use(struct rg_knowns *knowns, struct rg_view services, size_t use)
{
	const struct rg_map_entry *e;
	struct rg_view id;

	while (rg_view_split(&id, &services, ',')) {
		e = rg_map_find(&knowns->by_id, id);
		if (!e || knowns->v[e->u.num].use != RG_NONE)
			return false;
		knowns->v[e->u.num].use = use;
	}
	return true;
}

static bool
read_line(struct rg_knowns *knowns, struct rg_arena *arena,
    struct rg_use *use, struct rg_view line, size_t index)
{
	struct rg_view field[FIELDS] = { 0 }, part;
	size_t n = 0;

	while (rg_view_split(&part, &line, '\t')) {
		if (n == FIELDS || part.n == 0)
			return false;
		field[n++] = part;
	}
	if (n < FIELDS ||
	    !rg_view_eq(rg_slug_new(arena, field[ID]), field[ID]))
		return false;
	*use = (struct rg_use){ field[ID], rg_arena_str(arena, field[NAME]) };
	return give_use(knowns, field[SERVICES], index);
}

size_t
rg_uses_read(struct rg_knowns *knowns, struct rg_arena *arena,
    struct rg_view bytes)
{
	RG_VEC(struct rg_use) list = { 0 };
	struct rg_view line;
	size_t at;

	for (size_t n = 1; rg_view_split(&line, &bytes, '\n'); n++) {
		if (line.n == 0 || line.p[0] == '#')
			continue;
		at = list.n;
		if (!read_line(knowns, arena, RG_PUSH(arena, &list), line,
		    at)) {
			for (at = 0; at < knowns->n; at++)
				knowns->v[at].use = RG_NONE;
			return n;
		}
	}
	knowns->uses = list.v;
	knowns->nuses = list.n;
	return 0;
}
