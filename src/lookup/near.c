#include "match.h"

#include "refgen/near.h"
#include "refgen/utf8.h"

#define NEAR_MAX 3

struct near {
	struct rg_answers	*answers;
	struct rg_view		 key;
	size_t			 limit;
	size_t			 distance[NEAR_MAX];
};

/* Keeps the nearest names, the first of those that are as near. */
static void
consider(struct near *near, struct rg_view name)
{
	struct rg_answers *a = near->answers;
	char space[64];
	size_t most = near->key.n + near->limit, n, d, at;

	if (name.n + near->limit < near->key.n || most > sizeof(space))
		return;
	n = rg_key_ascii(space, most, name);
	if (n == RG_NONE)
		return;
	d = rg_distance(near->key, rg_view(space, n), near->limit);
	if (d > near->limit)
		return;
	for (at = 0; at < a->near.n; at++)
		if (same_name(a->near.v[at], name))
			return;
	for (at = 0; at < a->near.n && near->distance[at] <= d; at++)
		continue;
	if (at == NEAR_MAX)
		return;
	if (a->near.n < NEAR_MAX)
		RG_PUSH(a->arena, &a->near);
	for (size_t i = a->near.n - 1; i > at; i--) {
		a->near.v[i] = a->near.v[i - 1];
		near->distance[i] = near->distance[i - 1];
	}
	a->near.v[at] = name;
	near->distance[at] = d;
}

static void
consider_services(struct near *near, struct rg_view services)
{
	struct rg_known_line k;
	struct rg_view rest, alias;

	while (rg_known_next(&k, &services)) {
		consider(near, k.name);
		consider(near, k.id);
		rest = k.aliases;
		while (rest.n && rg_view_split(&alias, &rest, ','))
			consider(near, alias);
	}
}

static void
consider_notes(struct near *near, const struct rg_lookup *where)
{
	for (size_t i = 0; where->model && i < where->model->nservices; i++) {
		const struct rg_service *s = &where->model->services[i];

		consider(near, s->name[where->lang]);
		for (size_t k = 0; k < s->naliases; k++)
			consider(near, s->aliases[k]);
	}
}

void
lookup_near(struct rg_answers *answers, const struct rg_query *q,
    const struct rg_lookup *where)
{
	struct near near = { .answers = answers, .key = q->key,
		.limit = rg_slips(q->key.n) };
	struct rg_view rest = where->iana, line, name, aliases;

	consider_notes(&near, where);
	consider_services(&near, where->services);
	while (rg_snapshot_name(&rest, &line, &name, &aliases))
		consider(&near, name);
}
