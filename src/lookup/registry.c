/*
 * What the program knows without notes.  A place is where people meet a
 * service; a record of IANA or Debian at that place under one of its names
 * is the same service, and makes one answer with it.
 */
#include "match.h"

#include "refgen/lexicon.h"

struct place {
	struct rg_known_line	 known;
	struct rg_range		 ports;
	rg_transports		 usual;
	enum rg_rank		 rank;
	bool			 answered;
};

/* A service that the words are found in. */
struct hit {
	struct rg_view		 id;
	enum rg_rank		 rank;
};

struct search {
	struct rg_answers	*answers;
	const struct rg_query	*q;
	const struct rg_lookup	*where;
	RG_VEC(struct hit)	 hits;
	RG_VEC(struct place)	 places;
	size_t			 noted;		/* answers of the notes */
};

struct rg_view
expansion_of(const struct rg_lookup *where, struct rg_view id)
{
	struct rg_view rest, value, phrases, first;

	for (size_t i = 0; i < where->nlexicons && i < 2; i++) {
		rest = where->lexicons[i];
		while (rg_lexicon_next(&rest, "service", &value, &phrases))
			if (rg_view_eq(value, id) &&
			    rg_view_split(&first, &phrases, ','))
				return rg_view_trim(first);
	}
	return rg_view(NULL, 0);
}

static bool
is_called(const struct rg_known_line *k, struct rg_view name)
{
	struct rg_view rest = k->aliases, alias;

	if (same_name(k->id, name) || same_name(k->name, name))
		return true;
	while (rest.n && rg_view_split(&alias, &rest, ','))
		if (same_name(alias, name))
			return true;
	return false;
}

static void
add_places(struct search *s, const struct rg_known_line *k,
    enum rg_rank rank)
{
	struct place p = { .known = *k, .rank = rank };
	struct rg_view rest = k->ports;

	while (rg_known_place(&rest, &p.ports, &p.usual))
		if (!s->q->is_ports || rg_range_overlap(p.ports, s->q->ports))
			*RG_PUSH(s->answers->arena, &s->places) = p;
}

static enum rg_rank
rank_names(const struct rg_query *q, const struct rg_known_line *k)
{
	enum rg_rank rank = rank_better(match_name(q, k->name),
	    match_names(q, k->aliases, ','));

	return rank_better(rank, match_name(q, k->id));
}

static bool
is_a_name(const struct search *s)
{
	struct rg_view rest = s->where->services;
	struct rg_known_line k;

	while (rg_known_next(&k, &rest))
		if (rank_names(s->q, &k) == RG_RANK_EXACT)
			return true;
	return false;
}

static enum rg_rank
rank_phrases(const struct rg_query *q, struct rg_view phrases)
{
	enum rg_rank rank = RG_RANK_NONE;
	struct rg_view phrase;

	if (match_text(q, phrases) == RG_RANK_NONE)
		return rank;
	while (rg_view_split(&phrase, &phrases, ','))
		rank = rank_better(rank, match_text(q, rg_view_trim(phrase)));
	return rank;
}

/* The services whose names stand for the words, in any language. */
static void
find_phrases(struct search *s)
{
	struct rg_view rest, id, phrases;
	enum rg_rank rank;

	for (size_t i = 0; i < s->where->nlexicons; i++) {
		rest = s->where->lexicons[i];
		while (rg_lexicon_next(&rest, "service", &id, &phrases)) {
			rank = rank_phrases(s->q, phrases);
			if (rank != RG_RANK_NONE)
				*RG_PUSH(s->answers->arena, &s->hits) =
				    (struct hit){ id, rank };
		}
	}
}

static enum rg_rank
rank_hits(const struct search *s, struct rg_view id)
{
	enum rg_rank rank = RG_RANK_NONE;

	for (size_t i = 0; i < s->hits.n; i++)
		if (rg_view_eq(s->hits.v[i].id, id))
			rank = rank_better(rank, s->hits.v[i].rank);
	return rank;
}

/* Where people meet what was asked for. */
static void
find_places(struct search *s)
{
	struct rg_view rest = s->where->services;
	struct rg_known_line k;
	enum rg_rank rank;

	if (!s->q->is_ports && !is_a_name(s))
		find_phrases(s);
	while (rg_known_next(&k, &rest)) {
		rank = s->q->is_ports ? RG_RANK_EXACT :
		    rank_better(rank_names(s->q, &k), rank_hits(s, k.id));
		if (rank != RG_RANK_NONE)
			add_places(s, &k, rank);
	}
}

/* What the notes say of a service at a place stands; the rest is silent. */
static bool
is_noted(const struct search *s, const struct rg_answer *a)
{
	for (size_t i = 0; i < s->noted; i++) {
		const struct rg_answer *n = &s->answers->list.v[i];

		if (n->no_port || !rg_range_overlap(n->ports, a->ports))
			continue;
		if ((a->id.n && rg_view_eq(n->id, a->id)) ||
		    (a->registry_name.n && rg_view_eq(n->registry_name,
		    a->registry_name)))
			return true;
	}
	return false;
}

static void
add_answer(struct search *s, const struct rg_answer *a)
{
	if (!is_noted(s, a))
		*RG_PUSH(s->answers->arena, &s->answers->list) = *a;
}

static bool
holds(struct rg_range outer, struct rg_range inner)
{
	return outer.first <= inner.first && inner.last <= outer.last;
}

/*
 * The answer that this record is another layer of, or NULL.  Debian packages
 * a few ports of what IANA registers as a range.
 */
static struct rg_answer *
same_record(const struct search *s, const struct rg_record *r,
    const struct place *p)
{
	for (size_t i = s->noted; i < s->answers->list.n; i++) {
		struct rg_answer *a = &s->answers->list.v[i];

		if (a->no_port || r->no_port || !holds(a->ports, r->ports))
			continue;
		if (p && rg_view_eq(a->id, p->known.id))
			return a;
		if (rg_range_cmp(a->ports, r->ports) == 0 &&
		    rg_view_eq(a->registry_name, r->name))
			return a;
	}
	return NULL;
}

static bool
is_record_of(const struct rg_known_line *k, const struct rg_record *r)
{
	struct rg_view rest = r->aliases, alias;

	if (is_called(k, r->name))
		return true;
	while (rest.n && rg_view_split(&alias, &rest, ' '))
		if (is_called(k, alias))
			return true;
	return false;
}

/* The place that a record stands for, or NULL. */
static struct place *
place_of(struct search *s, const struct rg_record *r)
{
	for (size_t i = 0; i < s->places.n && !r->no_port; i++) {
		struct place *p = &s->places.v[i];

		if (rg_range_overlap(p->ports, r->ports) &&
		    is_record_of(&p->known, r))
			return p;
	}
	return NULL;
}

enum layer {
	IANA,
	PACKAGED,
};

static void
fill(struct rg_answer *a, const struct rg_record *r, enum layer layer)
{
	if (layer == PACKAGED) {
		a->packaged |= r->transports;
		return;
	}
	a->registered |= r->transports;
	a->registry_name = r->name;
	a->status = r->status;
	a->reference = r->reference;
}

/*
 * One record.  `rank` is its own; a record that stands for a place answers
 * as well as that does.
 */
static void
add_record(struct search *s, const struct rg_record *r, enum layer layer,
    enum rg_rank rank)
{
	struct place *p = place_of(s, r);
	struct rg_answer *old = same_record(s, r, p), a = { 0 };

	if (p) {
		p->answered = true;
		rank = rank_better(rank, p->rank);
	}
	if (old) {
		old->rank = rank_better(old->rank, rank);
		fill(old, r, layer);
		return;
	}
	if (rank == RG_RANK_NONE || r->status == RG_UNASSIGNED)
		return;
	a = (struct rg_answer){ .rank = rank, .ports = r->ports,
		.no_port = r->no_port, .name = r->name,
		.registry_name = layer == IANA ? r->name : rg_view(NULL, 0) };
	if (p) {
		a.id = p->known.id;
		a.name = p->known.name;
		a.usual = p->usual;
		a.expansion = expansion_of(s->where, a.id);
	}
	fill(&a, r, layer);
	add_answer(s, &a);
}

static void
records_at(struct search *s, struct rg_view snapshot, enum layer layer,
    struct rg_range ports, enum rg_rank rank)
{
	struct rg_snapshot_walk walk;
	struct rg_record r;

	rg_snapshot_seek(&walk, snapshot, ports);
	while (rg_snapshot_next(&walk, &r))
		add_record(s, &r, layer, rank);
}

static void
records_named(struct search *s, struct rg_view snapshot, enum layer layer)
{
	struct rg_view line, name, aliases;
	enum rg_rank rank;
	struct rg_record r;

	while (rg_snapshot_name(&snapshot, &line, &name, &aliases)) {
		rank = rank_better(match_name(s->q, name),
		    match_names(s->q, aliases, ' '));
		if (rank != RG_RANK_NONE && rg_record_read(&r, line))
			add_record(s, &r, layer, rank);
	}
}

/* Where nobody registered a service that people meet there. */
static void
add_unrecorded(struct search *s)
{
	for (size_t i = 0; i < s->places.n; i++) {
		const struct place *p = &s->places.v[i];
		struct rg_answer a = { .rank = p->rank, .ports = p->ports,
			.id = p->known.id, .name = p->known.name,
			.usual = p->usual };

		if (p->answered)
			continue;
		a.expansion = expansion_of(s->where, a.id);
		add_answer(s, &a);
	}
}

void
lookup_registry(struct rg_answers *answers, const struct rg_query *q,
    const struct rg_lookup *where)
{
	struct search s = { .answers = answers, .q = q, .where = where,
		.noted = answers->list.n };

	find_places(&s);
	if (q->is_ports) {
		records_at(&s, where->iana, IANA, q->ports, RG_RANK_EXACT);
		records_at(&s, where->packaged, PACKAGED, q->ports,
		    RG_RANK_EXACT);
	} else {
		for (size_t i = 0; i < s.places.n; i++) {
			records_at(&s, where->iana, IANA, s.places.v[i].ports,
			    RG_RANK_NONE);
			records_at(&s, where->packaged, PACKAGED,
			    s.places.v[i].ports, RG_RANK_NONE);
		}
		records_named(&s, where->iana, IANA);
		records_named(&s, where->packaged, PACKAGED);
	}
	add_unrecorded(&s);
}
