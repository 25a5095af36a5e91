#include <stdlib.h>

#include "draft.h"

static int
by_path(const void *a, const void *b)
{
	const struct rg_merge_note *x = a, *y = b;

	return strcmp(x->source->path, y->source->path);
}

/* A note whose language is not known is taken to be in the first one. */
static uint8_t
lang_of(const struct merge *m, struct rg_view tag)
{
	rg_lang lang = rg_locale_known(m->in->locale, tag);

	return lang == RG_LANG_NONE ? 0 : lang;
}

static void
gather_sources(struct merge *m)
{
	struct rg_merge_note *notes;
	size_t n = m->in->nnotes;

	notes = rg_arena_alloc(m->arena, n * sizeof(*notes));
	if (n) {
		memcpy(notes, m->in->notes, n * sizeof(*notes));
		qsort(notes, n, sizeof(*notes), by_path);
	}
	m->model->sources = rg_arena_alloc(m->arena,
	    n * sizeof(*m->model->sources));
	m->model->nsources = n;
	for (size_t i = 0; i < n; i++) {
		struct rg_model_source *s = &m->model->sources[i];

		s->id = (uint32_t)i + 1;
		s->path = rg_view_of(notes[i].source->path);
		s->title = notes[i].title;
		s->lang = lang_of(m, notes[i].lang);
		s->tags = notes[i].tags.v;
		s->ntags = notes[i].tags.n;
		s->bytes = rg_view_cut(notes[i].source->bytes,
		    notes[i].source->start, notes[i].source->bytes.n);
	}
}

/* A line that speaks of a port, and of which no claim was made. */
static bool
is_unread(const struct rg_diag *d)
{
	return d->id == RG_D_ROW_UNREAD || d->id == RG_D_SERVICE_MISSING ||
	    d->id == RG_D_LINE_UNREAD;
}

static int
by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* What reading complained about, by source. */
static void
gather_unread(struct merge *m)
{
	RG_VEC(uint32_t) *lines = rg_arena_alloc(m->arena,
	    m->model->nsources * sizeof(*lines));
	struct rg_map by_path = { 0 };
	const struct rg_map_entry *e;

	for (size_t i = 0; i < m->model->nsources; i++)
		rg_map_add(&by_path, m->arena, m->model->sources[i].path,
		    NULL)->u.num = i;
	for (size_t i = 0; i < m->diags->list.n; i++) {
		const struct rg_diag *d = &m->diags->list.v[i];

		e = is_unread(d) ? rg_map_find(&by_path,
		    rg_view_of(d->at.source->path)) : NULL;
		if (e)
			*RG_PUSH(m->arena, &lines[e->u.num]) =
			    (uint32_t)rg_span_place(d->at).line;
	}
	for (size_t i = 0; i < m->model->nsources; i++) {
		struct rg_model_source *s = &m->model->sources[i];

		s->unread = lines[i].v;
		if (lines[i].n)
			qsort(s->unread, lines[i].n, sizeof(*s->unread),
			    by_number);
		for (size_t k = 0; k < lines[i].n; k++)
			if (k == 0 || s->unread[k] != s->unread[s->nunread - 1])
				s->unread[s->nunread++] = s->unread[k];
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct rg_claim *x = *(const struct rg_claim *const *)a;
	const struct rg_claim *y = *(const struct rg_claim *const *)b;
	int order = strcmp(x->at.source->path, y->at.source->path);

	if (order != 0)
		return order;
	if (x->at.at != y->at.at)
		return x->at.at < y->at.at ? -1 : 1;
	/* Claims of one note stand in the order it was read. */
	return x < y ? -1 : x > y;
}

static struct rg_view
line_of(const struct rg_claim *c)
{
	return rg_view_trim(rg_source_text(c->at.source,
	    rg_source_line(c->at.source, c->at.at)));
}

static enum rg_model_claim_kind
kind_of(const struct rg_claim *c)
{
	static const enum rg_model_claim_kind kinds[] = {
		[RG_CLAIM_ASSIGNMENT] = RG_SAYS_ASSIGNMENT,
		[RG_CLAIM_RANGE] = RG_SAYS_RANGE,
		[RG_CLAIM_SERVICE] = RG_SAYS_SERVICE,
		[RG_CLAIM_REMARK] = RG_SAYS_REMARK,
	};

	return kinds[c->kind];
}

static void
copy_claim(struct merge *m, uint32_t id, struct rg_model_source *source)
{
	const struct rg_claim *c = m->claim[id - 1];
	struct rg_model_claim *out = &m->model->claims[id - 1];
	struct rg_place place = rg_span_place(c->at);

	*out = (struct rg_model_claim){
		.id = id, .source = source->id, .kind = kind_of(c),
		.line = place.line, .column = place.column,
		.end_line = place.end_line, .end_column = place.end_column,
		.lang = lang_of(m, c->lang),
		.ports = c->ports, .nports = c->nports,
		.transports = c->transports,
		.names = c->names, .nnames = c->nnames,
		.class = c->class, .text = c->text, .words = line_of(c),
	};
	source->nclaims++;
}

void
gather_evidence(struct merge *m)
{
	size_t n = m->in->claims->list.n, source = 0;

	gather_sources(m);
	gather_unread(m);
	m->claim = rg_arena_alloc(m->arena, n * sizeof(const struct rg_claim *));
	for (size_t i = 0; i < n; i++)
		m->claim[i] = &m->in->claims->list.v[i];
	if (n)
		qsort(m->claim, n, sizeof(const struct rg_claim *), by_place);
	m->model->claims = rg_arena_alloc(m->arena,
	    n * sizeof(*m->model->claims));
	m->model->nclaims = n;
	for (size_t i = 0; i < n; i++) {
		while (strcmp(m->model->sources[source].path.p,
		    m->claim[i]->at.source->path) != 0)
			source++;
		copy_claim(m, (uint32_t)i + 1, &m->model->sources[source]);
	}
}

void
add_id(struct merge *m, struct id_list *ids, uint32_t id)
{
	if (ids->list.n && ids->list.v[ids->list.n - 1] == id)
		return;
	*RG_PUSH(m->arena, &ids->list) = id;
}

struct rg_ids
ids_of(const struct id_list *ids)
{
	return (struct rg_ids){ ids->list.v, ids->list.n };
}

static uint32_t
source_of(const struct merge *m, uint32_t id)
{
	return m->model->claims[id - 1].source;
}

size_t
count_notes(const struct merge *m, struct rg_ids ids)
{
	uint32_t round = ++m->counted[0];
	size_t n = 0;

	/*
	 * An original is marked with the number of this count, so that its
	 * copies add nothing, and no mark has to be taken away.
	 */
	for (size_t i = 0; i < ids.n; i++) {
		uint32_t origin = m->origin[source_of(m, ids.v[i])];

		n += m->counted[origin] != round;
		m->counted[origin] = round;
	}
	return n;
}
