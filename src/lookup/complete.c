#include "match.h"

#include <stdlib.h>

#include "refgen/utf8.h"

struct completing {
	struct rg_completions	*out;
	struct rg_view		 prefix;	/* folded */
	struct rg_map		 seen;
};

static void
offer(struct completing *c, struct rg_view word, struct rg_view what)
{
	bool fresh;

	if (!rg_view_starts(word, c->prefix))
		return;
	rg_map_add(&c->seen, c->out->arena, word, &fresh);
	if (fresh)
		*RG_PUSH(c->out->arena, &c->out->list) =
		    (struct rg_completion){ word, what };
}

/* Ports that something is packaged for, or met at. */
static void
offer_port(struct completing *c, struct rg_range ports, struct rg_view what)
{
	struct rg_buf b = { 0 };

	rg_range_put(&b, ports);
	if (rg_view_starts(rg_buf_view(&b), c->prefix))
		offer(c, rg_arena_copy(c->out->arena, rg_buf_view(&b)), what);
	rg_buf_release(&b);
}

static void
offer_ports(struct completing *c, const struct rg_lookup *where)
{
	struct rg_snapshot_walk walk;
	struct rg_view rest = where->services;
	struct rg_known_line k;
	struct rg_record r;
	struct rg_range ports;
	rg_transports set;

	rg_snapshot_seek(&walk, where->packaged,
	    (struct rg_range){ 0, RG_PORT_MAX });
	while (rg_snapshot_next(&walk, &r))
		offer_port(c, r.ports, r.name);
	while (rg_known_next(&k, &rest))
		while (rg_known_place(&k.ports, &ports, &set))
			offer_port(c, ports, k.name);
}

static void
offer_names(struct completing *c, const struct rg_lookup *where)
{
	struct rg_view rest = where->services, line, name, aliases;
	struct rg_known_line k;

	while (rg_known_next(&k, &rest))
		offer(c, k.id, k.name);
	rest = where->iana;
	while (rg_snapshot_name(&rest, &line, &name, &aliases))
		offer(c, name, rg_view_cut(line, 0, rg_view_chr(line, '\t')));
}

static int
by_word(const void *x, const void *y)
{
	const struct rg_completion *a = x, *b = y;

	return rg_view_cmp(a->word, b->word);
}

void
rg_lookup_complete(struct rg_completions *out, struct rg_view prefix,
    const struct rg_lookup *where)
{
	struct completing c = { .out = out,
		.prefix = rg_fold_new(out->arena, prefix) };
	bool number = prefix.n && prefix.p[0] >= '0' && prefix.p[0] <= '9';

	if (number)
		offer_ports(&c, where);
	offer_names(&c, where);
	if (out->list.n)
		qsort(out->list.v, out->list.n, sizeof(*out->list.v), by_word);
}
