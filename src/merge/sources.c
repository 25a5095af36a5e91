/*
 * What a note's word is worth.
 *
 * Two notes that have a long run of the same rows in the same order were
 * copied from each other or from a third, and count as one source (the idea
 * is that of Dong, Berti-Equille and Srivastava, VLDB 2009: what is shared by
 * chance is short and common, what is copied is long).
 *
 * A note that gives nearly all of its ports the same several transports
 * speaks in general: it may be right, but it did not look at each port.  So
 * does one that often names a transport that nobody packages: it repeats the
 * registry, where most services have TCP and UDP alike.
 */
#include "refgen/utf8.h"

#include "draft.h"

#define RUN 8			/* same rows in a row that make a copy */
#define GENERAL_CLAIMS 8	/* fewer statements show no habit */

/* What a row says, for comparing: ports, name and description. */
static struct rg_view
row_key(struct merge *m, const struct rg_model_claim *c)
{
	struct rg_buf b = { 0 };
	struct rg_view key;

	for (size_t i = 0; i < c->nports; i++) {
		rg_range_put(&b, c->ports[i]);
		rg_buf_char(&b, ',');
	}
	rg_buf_put(&b, rg_key_new(m->arena, c->names[0]));
	rg_buf_char(&b, '|');
	rg_buf_put(&b, rg_key_new(m->arena, c->text));
	key = rg_arena_copy(m->arena, rg_buf_view(&b));
	rg_buf_release(&b);
	return key;
}

/* The first source of the family that a source belongs to. */
static uint32_t
first_of(const struct merge *m, uint32_t source)
{
	while (m->origin[source] != source)
		source = m->origin[source];
	return source;
}

static void
join(struct merge *m, uint32_t a, uint32_t b)
{
	a = first_of(m, a);
	b = first_of(m, b);
	if (a < b)
		m->origin[b] = a;
	else
		m->origin[a] = b;
}

/*
 * Every RUN rows of a note, as one key; who has the same key in another note
 * is of the same family.  Rows without a description are too alike to tell.
 */
static void
find_copies(struct merge *m)
{
	const struct rg_model *model = m->model;
	struct rg_map runs = { 0 };
	struct rg_view last[RUN];
	uint32_t source = 0;
	size_t n = 0;

	for (size_t i = 0; i < model->nclaims; i++) {
		const struct rg_model_claim *c = &model->claims[i];
		struct rg_map_entry *e;
		struct rg_buf key = { 0 };
		bool fresh;

		if (c->kind != RG_SAYS_ASSIGNMENT || c->text.n < 8)
			continue;
		if (c->source != source)
			n = 0;
		source = c->source;
		last[n++ % RUN] = row_key(m, c);
		for (size_t k = 0; k < RUN && n >= RUN; k++) {
			rg_buf_put(&key, last[(n + k) % RUN]);
			rg_buf_char(&key, '\n');
		}
		if (key.n == 0)
			continue;
		e = rg_map_add(&runs, m->arena, rg_arena_copy(m->arena,
		    rg_buf_view(&key)), &fresh);
		rg_buf_release(&key);
		if (fresh)
			e->u.num = source;
		else if (e->u.num != source)
			join(m, (uint32_t)e->u.num, source);
	}
}

/* Does a claim add a transport to what is packaged on its ports? */
static bool
adds_to_packaged(const struct merge *m, const struct rg_model_claim *c)
{
	for (size_t i = 0; i < c->nports; i++) {
		rg_transports packaged = rg_range_valid(c->ports[i]) ?
		    rg_registry_transports(m->in->packaged, c->ports[i]) : 0;

		if (packaged && (c->transports & ~packaged))
			return true;
	}
	return false;
}

/* The habits of a note: how it speaks of transports. */
struct habits {
	size_t	stated, several, formal;
};

static void
find_general(struct merge *m)
{
	const struct rg_model *model = m->model;
	struct habits *habits;

	habits = rg_arena_alloc(m->arena,
	    (model->nsources + 1) * sizeof(*habits));
	for (size_t i = 0; i < model->nclaims; i++) {
		const struct rg_model_claim *c = &model->claims[i];
		struct habits *h = &habits[c->source];

		if (c->transports == 0)
			continue;
		h->stated++;
		if ((c->transports & (c->transports - 1)) == 0)
			continue;
		h->several++;
		h->formal += adds_to_packaged(m, c);
	}
	for (size_t i = 1; i <= model->nsources; i++) {
		const struct habits *h = &habits[i];

		m->general[i] = h->stated >= GENERAL_CLAIMS &&
		    (h->several * 5 > h->stated * 3 ||
		    h->formal * 3 >= h->several + 3);
	}
}

/* At the first claim of each copy; claims stand by source. */
static void
tell_copies(struct merge *m)
{
	const struct rg_view none = { 0 };
	uint32_t last = 0;

	for (size_t i = 0; i < m->model->nclaims; i++) {
		uint32_t source = m->model->claims[i].source;
		uint32_t origin = m->origin[source];

		if (source != last && origin != source)
			rg_diag_add(m->diags, RG_D_NOTE_COPIED,
			    m->claim[i]->at, rg_model_source(m->model,
			    origin)->path, none, none);
		last = source;
	}
}

void
weigh_sources(struct merge *m)
{
	size_t n = m->model->nsources + 1;

	m->origin = rg_arena_alloc(m->arena, n * sizeof(*m->origin));
	m->counted = rg_arena_alloc(m->arena, n * sizeof(*m->counted));
	m->general = rg_arena_alloc(m->arena, n * sizeof(*m->general));
	for (size_t i = 0; i < n; i++)
		m->origin[i] = (uint32_t)i;
	find_copies(m);
	find_general(m);
	for (size_t i = 1; i < n; i++) {
		m->origin[i] = first_of(m, (uint32_t)i);
		m->model->sources[i - 1].copy_of = m->origin[i] == i ? 0 :
		    m->origin[i];
		m->model->sources[i - 1].general = m->general[i];
	}
	tell_copies(m);
}
