/*
 * The transports of an endpoint, in three layers shown side by side: what
 * notes state wins, silence is filled from what distributions package, then
 * from what IANA registers.
 */
#include "draft.h"

/* One transport's record: does it mean this service, or its family? */
static const struct rg_record *
own_record(struct merge *m, const struct draft *d,
    const struct rg_registry *registry, struct rg_range ports,
    rg_transports under)
{
	const struct rg_record *record = rg_registry_under(registry, ports,
	    under);

	if (!record || !means(m, d->known, d->id, record->name))
		return NULL;
	return record;
}

/*
 * The transports under which a registry has the ports for this service; if
 * it has them for others only, all that it has.  At 512 stand exec for TCP
 * and biff for UDP.
 */
static rg_transports
layer(struct merge *m, const struct draft *d,
    const struct rg_registry *registry, struct rg_range ports,
    struct rg_view *name)
{
	rg_transports own = 0;

	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1) {
		const struct rg_record *record = own_record(m, d, registry,
		    ports, (rg_transports)t);

		if (!record)
			continue;
		if (own == 0)
			*name = record->name;
		own |= (rg_transports)t;
	}
	return own ? own : rg_registry_transports(registry, ports);
}

static void
look_up(struct merge *m, const struct draft *d, struct rg_endpoint *e)
{
	struct rg_view packaged_name = { 0 };
	const struct rg_record *record;

	e->packaged = layer(m, d, m->in->packaged, e->ports, &packaged_name);
	e->registered = layer(m, d, m->in->iana, e->ports, &e->registry_name);
	record = rg_registry_at(m->in->iana, e->ports);
	if (e->registry_name.n == 0 && record)
		e->registry_name = record->name;
}

static void
add_transport(struct rg_endpoint *e, enum rg_transport t, enum rg_basis basis,
    struct rg_ids claims)
{
	e->transports[e->ntransports++] = (struct rg_endpoint_transport){
		t, basis, claims };
}

/* The notes are silent: the next layer that speaks of this service. */
static void
fill(struct merge *m, const struct draft *d, struct rg_endpoint *e)
{
	rg_transports set = e->packaged ? e->packaged : e->registered;
	enum rg_basis basis = e->packaged ? RG_BY_PACKAGED : RG_BY_REGISTRY;
	const struct rg_ids none = { 0 };

	if (!means(m, d->known, d->id, e->registry_name))
		return;
	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1)
		if (set & t)
			add_transport(e, (enum rg_transport)t, basis, none);
}

static struct rg_conflict *
transport_conflict(struct merge *m, const struct draft *d,
    const struct rg_endpoint *e)
{
	struct rg_conflict *c;

	c = add_conflict(m, RG_CONFLICT_TRANSPORT, d->id, NULL);
	c->ports = RG_NEW(m->arena, struct rg_range);
	*c->ports = e->ports;
	c->nports = 1;
	return c;
}

/* The sides of a disagreement on transports: one for each set stated. */
static void
transport_sides(struct merge *m, struct rg_conflict *c, const struct vote *v,
    size_t n)
{
	for (unsigned set = 1; set < 16; set++) {
		struct id_list ids = { 0 };
		struct rg_buf b = { 0 };

		for (size_t i = 0; i < n; i++)
			if (v[i].transports == set)
				add_id(m, &ids, v[i].claim);
		if (ids.list.n == 0)
			continue;
		rg_transports_put(&b, (rg_transports)set, ",");
		add_side(m, c, rg_arena_copy(m->arena, rg_buf_view(&b)), &ids);
		rg_buf_release(&b);
	}
}

rg_transports
transports_of(struct rg_view value)
{
	struct rg_view part;
	rg_transports set = 0;

	while (rg_view_split(&part, &value, ','))
		set |= rg_transport_of(part);
	return set;
}

/* Ports that one statement may be about, and still look at each of them. */
#define SPECIFIC_PORTS 2

/* "137-139/TCP" is said of three services' ports at once. */
static bool
of_many_ports(const struct rg_model_claim *c)
{
	size_t ports = 0;

	for (size_t i = 0; i < c->nports; i++)
		if (rg_range_valid(c->ports[i]))
			ports += c->ports[i].last - c->ports[i].first + 1;
	return ports > SPECIFIC_PORTS;
}

/*
 * Does a claim say of its ports what it says of many?  A note that says "TCP
 * and UDP" of nearly all its ports looked at those of which it says less.
 */
static bool
is_general(const struct merge *m, const struct rg_model_claim *c)
{
	bool several = (c->transports & (c->transports - 1)) != 0;

	return (m->general[c->source] && several) || of_many_ports(c);
}

/* The claims of a side that look at this port, and not at all of them. */
static struct rg_ids
specific_claims(struct merge *m, const struct rg_side *side)
{
	struct id_list ids = { 0 };

	for (size_t i = 0; i < side->claims.n; i++) {
		const struct rg_model_claim *c = rg_model_claim(m->model,
		    side->claims.v[i]);

		if (!is_general(m, c))
			add_id(m, &ids, c->id);
	}
	return ids_of(&ids);
}

/* One side with the figures that decide. */
struct weighed {
	rg_transports	 set;
	size_t		 specific;		/* hundredths of a note */
	size_t		 all;			/* likewise, all alike */
};

static bool
heavier(const struct weighed *a, const struct weighed *b)
{
	if (a->specific != b->specific)
		return a->specific > b->specific;
	return a->all > b->all;
}

static bool
holds(rg_transports a, rg_transports b)
{
	return a != b && (a & b) == b;
}

/* Less by less than half a note is as good as equal. */
static bool
at_least(size_t a, size_t b)
{
	return a + NOTE_WEIGHT / 2 > b;
}

static bool
leads(const struct weighed *a, const struct weighed *b)
{
	return !at_least(b->specific, a->specific) || !at_least(b->all, a->all);
}

/* The leading side, and those that may take its place. */
struct standing {
	const struct weighed	*best, *rival, *fuller, *usual;
	rg_transports		 all;
};

/*
 * Who names more transports, the leader's among them, takes its place with as
 * many notes, unless the leader is packaged as it is.
 */
static bool
completes(const struct weighed *w, const struct weighed *best,
    rg_transports packaged)
{
	return holds(w->set, best->set) && w->specific > 0 &&
	    packaged != best->set && at_least(w->specific, best->specific);
}

/*
 * The same for one that is packaged, with half as many notes for each of the
 * transports that it adds: who says "UDP" alone speaks for UDP, too.
 */
static bool
united(const struct weighed *w, size_t n, const struct weighed *fuller,
    const struct weighed *best, rg_transports packaged)
{
	rg_transports added = fuller->set & ~best->set;

	if (!holds(fuller->set, best->set) || fuller->specific == 0 ||
	    (fuller->set & ~packaged))
		return false;
	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1) {
		size_t support = 0;

		for (size_t i = 0; i < n; i++)
			if (w[i].set & t)
				support += w[i].specific;
		if ((added & t) && !at_least(support * 2, best->specific))
			return false;
	}
	return true;
}

static bool
is_side(const struct weighed *w, size_t n, rg_transports set)
{
	for (size_t i = 0; i < n; i++)
		if (w[i].set == set)
			return true;
	return false;
}

static struct standing
compare(const struct weighed *w, size_t n, rg_transports packaged)
{
	struct standing s = { .best = &w[0] };

	for (size_t i = 1; i < n; i++)
		if (heavier(&w[i], s.best))
			s.best = &w[i];
	for (size_t i = 0; i < n; i++) {
		s.all |= w[i].set;
		if (&w[i] == s.best)
			continue;
		if (!s.rival || heavier(&w[i], s.rival))
			s.rival = &w[i];
		if ((completes(&w[i], s.best, packaged) ||
		    united(w, n, &w[i], s.best, packaged)) &&
		    (!s.fuller || heavier(&w[i], s.fuller)))
			s.fuller = &w[i];
		if (w[i].set == packaged && holds(s.best->set, packaged) &&
		    at_least(w[i].specific * 3, s.best->specific))
			s.usual = &w[i];
	}
	return s;
}

/*
 * The rules, in their order:
 *	a specific statement beats a general one;
 *	the side with the most notes leads;
 *	one that names more transports takes its place, see completes() and
 *	united();
 *	one that is packaged takes it from one that adds a transport to it;
 *	between sides with as many notes the one that names more, then the one
 *	that the registries have; else all are shown.
 */
static rg_transports
choose(const struct weighed *w, size_t n, rg_transports packaged,
    rg_transports record, enum rule *rule)
{
	struct standing s = compare(w, n, packaged);
	const struct weighed *best = s.best, *rival = s.rival;

	if (best->specific > 0 && rival->specific == 0) {
		*rule = RULE_SPECIFIC;
		return best->set;
	}
	if (s.fuller) {
		*rule = RULE_MORE_COMPLETE;
		return s.fuller->set;
	}
	if (s.usual) {
		*rule = RULE_PACKAGED;
		return s.usual->set;
	}
	if (leads(best, rival)) {
		*rule = holds(best->set, rival->set) ? RULE_MORE_COMPLETE :
		    RULE_MOST_NOTES;
		return best->set;
	}
	if (holds(best->set, rival->set)) {
		*rule = RULE_MORE_COMPLETE;
		return best->set;
	}
	*rule = RULE_REGISTRY_TIE;
	if (is_side(w, n, record))
		return record;
	*rule = RULE_UNDECIDED;
	return s.all;
}

/* What the sides count, all notes alike, or by `first` as they were judged. */
static void
weigh(struct merge *m, struct weighed *w, struct rg_conflict *c,
    const rg_transports *first)
{
	if (first)
		take_stands(m, c);
	for (size_t i = 0; i < c->nsides; i++) {
		struct rg_side *side = &c->sides[i];
		struct rg_ids specific = specific_claims(m, side);
		rg_transports set = transports_of(side->value);

		side->specific = count_notes(m, specific);
		side->weight = side->specific * NOTE_WEIGHT;
		w[i] = (struct weighed){ set, side->specific * NOTE_WEIGHT,
			count_notes(m, side->claims) * NOTE_WEIGHT };
		if (!first)
			continue;
		w[i].specific = weigh_notes(m, specific, set == *first);
		side->weight = w[i].specific;
	}
}

static rg_transports
decide(struct merge *m, struct rg_conflict *c, const struct rg_endpoint *e)
{
	rg_transports record = e->packaged ? e->packaged : e->registered;
	struct weighed w[16];
	rg_transports first, taken;
	struct rg_buf b = { 0 };
	enum rule rule;

	sort_sides(m, c);
	weigh(m, w, c, NULL);
	first = choose(w, c->nsides, e->packaged, record, &rule);
	weigh(m, w, c, &first);
	taken = choose(w, c->nsides, e->packaged, record, &rule);
	if (taken != first && rule == RULE_MOST_NOTES)
		rule = RULE_RELIABLE;
	rg_transports_put(&b, taken, ",");
	resolve(m, c, rule, rg_arena_copy(m->arena, rg_buf_view(&b)));
	rg_buf_release(&b);
	return taken;
}

/*
 * A note that says "53/tcp" at one place and "53/udp" at another completes
 * itself: it states both.  One that says "udp" here and "tcp and udp" there
 * contradicts itself, and both are kept.
 */
static void
complete(struct merge *m, struct vote *v, size_t n)
{
	for (size_t i = 0, same; i < n; i += same) {
		uint32_t source = rg_model_claim(m->model, v[i].claim)->source;
		rg_transports all = 0;
		bool whole = false;

		for (same = 0; i + same < n && rg_model_claim(m->model,
		    v[i + same].claim)->source == source; same++)
			all |= v[i + same].transports;
		for (size_t k = 0; k < same; k++)
			whole |= v[i + k].transports == all;
		for (size_t k = 0; k < same && !whole; k++)
			if (v[i + k].transports)
				v[i + k].transports = all;
	}
}

/*
 * The project decides.  Notes that all say otherwise make a disagreement with
 * it, which is told; a pin that says what the notes say is told as well.
 */
static void
pinned(struct merge *m, struct rg_endpoint *e,
    const struct rg_pin *pin, rg_transports noted, bool differ,
    struct rg_conflict *c)
{
	const struct rg_view none = { 0 };
	const struct id_list nobody = { 0 };
	const struct rg_ids no_claims = { 0 };
	struct rg_buf b = { 0 };
	struct rg_view value, ports = ranges_text(m, &e->ports, 1);

	rg_transports_put(&b, pin->transports, ",");
	value = rg_arena_copy(m->arena, rg_buf_view(&b));
	rg_buf_release(&b);
	if (noted == pin->transports)
		rg_diag_add(m->diags, RG_D_PIN_IDLE, pin->at, ports, none,
		    none);
	else if (noted && !differ)
		rg_diag_add(m->diags, RG_D_PIN_ALONE, pin->at, ports, none,
		    none);
	if (c) {
		add_side(m, c, value, &nobody);
		resolve_because(m, c, RULE_PINNED, value, pin->because);
	}
	e->ntransports = 0;
	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1)
		if (pin->transports & t)
			add_transport(e, (enum rg_transport)t, RG_BY_PIN,
			    no_claims);
}

size_t
rg_merge_needed(const struct rg_conflict *c, size_t side,
    const struct rg_endpoint *e)
{
	rg_transports record = e->packaged ? e->packaged : e->registered;
	struct weighed w[16];
	enum rule rule;

	for (size_t i = 0; i < c->nsides; i++)
		w[i] = (struct weighed){ transports_of(c->sides[i].value),
			c->sides[i].weight, c->sides[i].notes * NOTE_WEIGHT };
	for (size_t n = 1; n <= RG_NOTES_NEEDED_MAX; n++) {
		w[side].specific += NOTE_WEIGHT;
		w[side].all += NOTE_WEIGHT;
		if (choose(w, c->nsides, e->packaged, record, &rule) ==
		    w[side].set)
			return n;
	}
	return 0;
}

/* What the votes state together; `differ`: not all of them the same. */
static rg_transports
stated(const struct vote *v, size_t n, bool *differ)
{
	rg_transports all = 0;

	*differ = false;
	for (size_t i = 0; i < n; i++) {
		if (v[i].transports == 0)
			continue;
		*differ |= all != 0 && v[i].transports != all;
		all |= v[i].transports;
	}
	return all;
}

rg_transports
judge_transports(struct merge *m, const struct draft *d, struct vote *v,
    size_t n, struct rg_conflict *c)
{
	struct rg_endpoint e = { .ports = v[0].ports };
	struct weighed w[16];
	enum rule rule;
	bool differ;

	complete(m, v, n);
	stated(v, n, &differ);
	if (!differ)
		return 0;
	look_up(m, d, &e);
	transport_sides(m, c, v, n);
	sort_sides(m, c);
	weigh(m, w, c, NULL);
	return choose(w, c->nsides, e.packaged, e.packaged ? e.packaged :
	    e.registered, &rule);
}

/* The transports of one endpoint. */
void
settle_transports(struct merge *m, const struct draft *d,
    struct rg_endpoint *e, struct vote *v, size_t n)
{
	const struct rg_pin *pin = find_pin(m, d, e->ports);
	struct rg_conflict *c = NULL;
	struct weighed w[16];
	rg_transports all;
	bool differ;

	look_up(m, d, e);
	complete(m, v, n);
	all = stated(v, n, &differ);
	if (differ || (pin && all && all != pin->transports)) {
		c = transport_conflict(m, d, e);
		transport_sides(m, c, v, n);
		weigh(m, w, c, NULL);
	}
	if (differ)
		all = decide(m, c, e);
	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1) {
		struct id_list ids = { 0 };

		if (!(all & t))
			continue;
		for (size_t i = 0; i < n; i++)
			if (v[i].transports & t)
				add_id(m, &ids, v[i].claim);
		add_transport(e, (enum rg_transport)t, RG_BY_NOTES,
		    ids_of(&ids));
	}
	if (pin)
		pinned(m, e, pin, all, differ, c);
	else if (all == 0)
		fill(m, d, e);
}
