#include "cards/deck.h"

#include <stdlib.h>

#include "refgen/utf8.h"
#include "unseen.h"

/*
 * What fits on the smallest card in type that can be read: characters of a
 * name, and of all sentences on a side.  Only then is a text cut.
 */
#define NAME_LIMIT	160
#define LABEL_LIMIT	36		/* of a name that is repeated */
#define SAYS_LIMIT	420
#define SAYS_LEAST	90
#define SOURCES		3		/* named on one card */

static const char *
tr(const struct deck *d, rg_lang lang, const char *msgid)
{
	return rg_trc(d->job->locale, lang, "cards", msgid);
}

static struct rg_view
keep(const struct deck *d, struct rg_buf *b)
{
	struct rg_view v = rg_arena_copy(d->arena, rg_buf_view(b));

	rg_buf_release(b);
	return v;
}

/* Where a text of too many characters ends: behind a word, if one ends. */
static size_t
cut_at(struct rg_view text, size_t limit)
{
	size_t at = 0, word = 0;

	for (size_t n = 0; n < limit && at < text.n; n++) {
		if (text.p[at] == ' ')
			word = at;
		rg_utf8_next(text, &at);
	}
	return word > 0 ? word : at;
}

struct rg_view
deck_plain(const struct deck *d, struct rg_view text, size_t limit)
{
	struct rg_buf b = { 0 };
	bool gap = false;
	size_t at = 0;

	while (at < text.n) {
		uint32_t c = rg_utf8_next(text, &at);

		if (rg_blank(c)) {
			gap = b.n > 0;
			continue;
		}
		if (gap)
			rg_buf_char(&b, ' ');
		gap = false;
		if (rg_unseen(c))
			rg_unseen_put(&b, c);
		else
			rg_utf8_put(&b, c);
	}
	if (rg_utf8_count(rg_buf_view(&b)) > limit) {
		rg_buf_cut(&b, cut_at(rg_buf_view(&b), limit));
		rg_buf_str(&b, " …");
	}
	return keep(d, &b);
}

struct rg_view
deck_ports(const struct deck *d, const struct entry *e)
{
	struct rg_buf b = { 0 };

	rg_range_put(&b, e->ports);
	return keep(d, &b);
}

struct rg_view
deck_transports(const struct deck *d, rg_transports set)
{
	struct rg_buf b = { 0 };

	rg_transports_put(&b, set, " · ");
	return keep(d, &b);
}

struct rg_view
deck_name(const struct deck *d, const struct entry *e, rg_lang lang)
{
	return deck_plain(d, e->service ? e->service->name[lang] :
	    e->item->name, NAME_LIMIT);
}

/* The first, or the first in the language of the reader. */
static const struct rg_model_claim *
claim_for(const struct rg_model *m, struct rg_ids ids, rg_lang lang)
{
	for (size_t i = 0; i < ids.n; i++) {
		const struct rg_model_claim *c = rg_model_claim(m, ids.v[i]);

		if (c->lang == lang)
			return c;
	}
	return rg_model_claim(m, ids.v[0]);
}

static void
put_claim(const struct deck *d, struct rg_buf *b, struct rg_ids ids,
    rg_lang lang)
{
	const struct rg_model *m = d->job->model;
	const struct rg_model_claim *c = claim_for(m, ids, lang);

	rg_buf_put(b, deck_plain(d, rg_model_source(m, c->source)->path,
	    NAME_LIMIT));
	rg_buf_fmt(b, ":%zu", c->line);
}

struct rg_view
deck_source(const struct deck *d, const struct entry *e, rg_lang lang)
{
	struct rg_buf b = { 0 };

	if (e->endpoint && e->endpoint->claims.n > 0)
		put_claim(d, &b, e->endpoint->claims, lang);
	else if (e->service && !e->endpoint && e->service->claims.n > 0)
		put_claim(d, &b, e->service->claims, lang);
	else if (e->endpoint && e->endpoint->packaged)
		rg_buf_str(&b, tr(d, lang, "packaged: services(5)"));
	else if (e->endpoint && e->endpoint->registered)
		rg_buf_str(&b, tr(d, lang, "registry: IANA"));
	else
		rg_buf_str(&b, tr(d, lang, "objectives of the exam"));
	return keep(d, &b);
}

/* -- what the exam asks for ------------------------------------------- */

static struct entry *
add_entry(struct deck *d, const struct rg_exam_item *item,
    const struct rg_service *service)
{
	struct entry *e = RG_PUSH(d->arena, &d->entries);

	*e = (struct entry){ item, service, NULL, item->ports, item->no_port,
		item->transports };
	return e;
}

static void
add_endpoint(struct deck *d, const struct rg_exam_item *item,
    const struct rg_service *service, const struct rg_endpoint *endpoint)
{
	struct entry *e = add_entry(d, item, service);

	e->endpoint = endpoint;
	e->no_port = false;
	/* Of a wide range only the port that is asked for. */
	if (item->no_port || (endpoint->ports.first >= item->ports.first &&
	    endpoint->ports.last <= item->ports.last))
		e->ports = endpoint->ports;
	if (endpoint->ntransports > 0)
		e->transports = rg_endpoint_transports(endpoint);
}

/* Where the service is, as far as it is asked for; false: nowhere. */
static bool
add_service(struct deck *d, const struct rg_exam_item *item,
    const struct rg_service *s)
{
	bool found = false;

	for (size_t i = 0; i < s->nendpoints; i++) {
		if (!item->no_port && !rg_range_overlap(item->ports,
		    s->endpoints[i].ports))
			continue;
		add_endpoint(d, item, s, &s->endpoints[i]);
		found = true;
	}
	return found;
}

/* A port alone asks for whoever is there. */
static void
add_item(struct deck *d, const struct rg_exam_item *item)
{
	const struct rg_model *m = d->job->model;

	if (item->service) {
		if (!add_service(d, item, item->service))
			add_entry(d, item, item->service);
	} else if (item->name.n > 0) {
		add_entry(d, item, NULL);
	} else {
		for (size_t i = 0; i < m->nservices; i++)
			add_service(d, item, &m->services[i]);
	}
}

static struct rg_view
identity(const struct entry *e)
{
	return e->service ? e->service->id : e->item->name;
}

static bool
same_ports(const struct entry *a, const struct entry *b)
{
	return a->no_port == b->no_port &&
	    rg_range_cmp(a->ports, b->ports) == 0;
}

static bool
same_service(const struct entry *a, const struct entry *b)
{
	return !a->service == !b->service &&
	    rg_view_eq(identity(a), identity(b));
}

static int
by_port(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = x->no_port - y->no_port;

	if (order == 0)
		order = rg_range_cmp(x->ports, y->ports);
	return order != 0 ? order : rg_view_cmp(identity(x), identity(y));
}

/* What two items ask for alike is there once. */
static void
sort_entries(struct deck *d)
{
	size_t n = 0;

	if (d->entries.n == 0)
		return;
	qsort(d->entries.v, d->entries.n, sizeof(*d->entries.v), by_port);
	for (size_t i = 0; i < d->entries.n; i++)
		if (n == 0 || by_port(&d->entries.v[n - 1],
		    &d->entries.v[i]) != 0)
			d->entries.v[n++] = d->entries.v[i];
	d->entries.n = n;
}

void
deck_list(struct deck *d, struct rg_arena *arena,
    const struct rg_render_job *job, const struct rg_exam *exam)
{
	*d = (struct deck){ .arena = arena, .job = job, .exam = exam };
	for (size_t i = 0; i < exam->nitems; i++)
		add_item(d, &exam->items[i]);
	sort_entries(d);
}

/* -- cards ------------------------------------------------------------ */

/* The entries of one card, by index. */
struct group {
	size_t	*v;
	size_t	 n;
};

static void
add_line(const struct deck *d, struct side *to, enum role role, rg_lang lang,
    struct rg_view text)
{
	struct line *new;

	if (text.n == 0)
		return;
	new = RG_PUSH(d->arena, &to->lines);
	*new = (struct line){ role, lang, text };
}

/* With the code of its language where nobody said it in the side's own. */
static void
add_said(const struct deck *d, struct side *to, enum role role,
    const struct rg_said *said, size_t limit)
{
	struct rg_buf b = { 0 };

	if (said->text.n == 0)
		return;
	rg_buf_put(&b, deck_plain(d, said->text, limit));
	if (said->origin == RG_FROM_FALLBACK)
		rg_buf_fmt(&b, " (%s)",
		    d->job->locale->langs[said->lang].tag);
	add_line(d, to, role, said->lang, keep(d, &b));
}

static void
add_expansion(const struct deck *d, struct side *to, const struct entry *e)
{
	const struct rg_said *said;

	if (!e->service)
		return;
	said = &e->service->expansion[to->lang];
	if (!rg_view_eq(said->text, e->service->name[to->lang]))
		add_said(d, to, ROLE_STANDS, said, NAME_LIMIT);
}

static void
add_summary(const struct deck *d, struct side *to, const struct entry *e,
    size_t limit)
{
	if (e->service)
		add_said(d, to, ROLE_SAYS, &e->service->summary[to->lang],
		    limit);
}

/* "67 · udp" */
static struct rg_view
endpoint_line(const struct deck *d, const struct entry *e)
{
	struct rg_buf b = { 0 };

	rg_range_put(&b, e->ports);
	if (e->transports)
		rg_buf_str(&b, " · ");
	rg_transports_put(&b, e->transports, " · ");
	return keep(d, &b);
}

static rg_transports
transports_of(const struct deck *d, struct group g)
{
	rg_transports all = 0;

	for (size_t i = 0; i < g.n; i++)
		all |= d->entries.v[g.v[i]].transports;
	return all;
}

/* How much of `b` is the same file: "notes/ports.md" of "notes/ports.md:9". */
static size_t
same_file(struct rg_view a, struct rg_view b)
{
	size_t at = b.n;

	while (at > 0 && b.p[at - 1] != ':')
		at--;
	return at > 1 && b.p[at] != ' ' && a.n > at &&
	    rg_view_eq(rg_view_cut(a, 0, at), rg_view_cut(b, 0, at)) ? at : 0;
}

/* Behind one line of a note only the number of the next. */
static void
add_sources(const struct deck *d, struct side *to, struct group g)
{
	struct rg_buf b = { 0 };
	struct rg_view last = { 0 };
	size_t same;

	for (size_t i = 0; i < g.n && i < SOURCES; i++) {
		struct rg_view v = deck_source(d, &d->entries.v[g.v[i]],
		    to->lang);

		if (rg_view_eq(v, last))
			continue;
		same = same_file(last, v);
		if (b.n > 0)
			rg_buf_str(&b, same ? ", " : " · ");
		rg_buf_put(&b, rg_view_cut(v, same, v.n));
		last = v;
	}
	if (g.n > SOURCES)
		rg_buf_str(&b, " …");
	to->source = keep(d, &b);
}

static size_t
says_limit(struct group g)
{
	return SAYS_LIMIT / g.n > SAYS_LEAST ? SAYS_LIMIT / g.n : SAYS_LEAST;
}

static void
ask_port(const struct deck *d, struct card *c, struct group g)
{
	const struct entry *first = &d->entries.v[g.v[0]];
	rg_transports all = transports_of(d, g);
	struct side *q = &c->question, *a = &c->answer;
	struct entry whole = *first;

	whole.transports = all;
	q->label = rg_view_of(tr(d, q->lang, "Which service?"));
	add_line(d, q, ROLE_KEY, q->lang, deck_ports(d, first));
	add_line(d, q, ROLE_HOW, q->lang, deck_transports(d, all));
	a->label = endpoint_line(d, &whole);
	for (size_t i = 0; i < g.n; i++) {
		const struct entry *e = &d->entries.v[g.v[i]];

		add_line(d, a, ROLE_TERM, a->lang, deck_name(d, e, a->lang));
		if (e->transports != all)
			add_line(d, a, ROLE_SAYS, a->lang,
			    deck_transports(d, e->transports));
		add_expansion(d, a, e);
		add_summary(d, a, e, says_limit(g));
	}
}

static void
answer_ports(const struct deck *d, struct side *a, struct group g)
{
	const struct entry *first = &d->entries.v[g.v[0]];

	if (first->no_port) {
		add_line(d, a, ROLE_TERM, a->lang,
		    rg_view_of(tr(d, a->lang, "no port")));
	} else if (g.n == 1) {
		add_line(d, a, ROLE_KEY, a->lang, deck_ports(d, first));
		add_line(d, a, ROLE_HOW, a->lang,
		    deck_transports(d, first->transports));
	} else {
		for (size_t i = 0; i < g.n; i++)
			add_line(d, a, ROLE_TERM, a->lang,
			    endpoint_line(d, &d->entries.v[g.v[i]]));
	}
}

static void
ask_service(const struct deck *d, struct card *c, struct group g)
{
	const struct entry *first = &d->entries.v[g.v[0]];
	struct side *q = &c->question, *a = &c->answer;

	q->label = rg_view_of(tr(d, q->lang, "Which port?"));
	add_line(d, q, ROLE_KEY, q->lang, deck_name(d, first, q->lang));
	add_expansion(d, q, first);
	a->label = deck_plain(d, deck_name(d, first, a->lang), LABEL_LIMIT);
	answer_ports(d, a, g);
	add_summary(d, a, first, SAYS_LIMIT);
}

static struct rg_view
card_key(const struct deck *d, enum rg_ask ask, const struct entry *e)
{
	struct rg_buf b = { 0 };

	rg_buf_fmt(&b, "%s-", rg_ask_name(ask));
	if (ask == RG_ASK_PORT)
		rg_range_put(&b, e->ports);
	else if (e->service)
		rg_buf_put(&b, e->service->id);
	else
		rg_buf_put(&b, rg_slug_new(d->arena, e->item->name));
	return keep(d, &b);
}

static void
add_card(struct deck *d, enum rg_ask ask, struct group g, rg_lang front,
    rg_lang back)
{
	struct card *c = RG_PUSH(d->arena, &d->cards);
	struct rg_map_entry *e;
	bool fresh;

	c->ask = ask;
	c->key = card_key(d, ask, &d->entries.v[g.v[0]]);
	e = rg_map_add(&d->by_key, d->arena, c->key, &fresh);
	if (fresh)
		e->u.num = d->cards.n - 1;
	c->question.lang = front;
	c->answer.lang = back;
	if (ask == RG_ASK_PORT)
		ask_port(d, c, g);
	else
		ask_service(d, c, g);
	add_sources(d, &c->answer, g);
}

/* Takes entry `from` and what belongs on one card with it into `room`. */
static struct group
take_group(const struct deck *d, enum rg_ask ask, size_t from, bool *taken,
    size_t *room)
{
	struct group g = { room, 0 };
	const struct entry *first = &d->entries.v[from];

	for (size_t i = from; i < d->entries.n; i++) {
		const struct entry *e = &d->entries.v[i];

		/* Entries are by port. */
		if (ask == RG_ASK_PORT && !same_ports(first, e))
			break;
		if (taken[i] || (ask == RG_ASK_SERVICE &&
		    !same_service(first, e)))
			continue;
		taken[i] = true;
		g.v[g.n++] = i;
	}
	return g;
}

const struct card *
deck_find(const struct deck *d, struct rg_view key)
{
	const struct rg_map_entry *e = rg_map_find(&d->by_key, key);

	return e ? &d->cards.v[e->u.num] : NULL;
}

void
deck_make(struct deck *d, struct rg_arena *arena,
    const struct rg_render_job *job, const struct rg_exam *exam,
    enum rg_ask ask, rg_lang front, rg_lang back)
{
	size_t *room;
	bool *taken;

	deck_list(d, arena, job, exam);
	taken = rg_arena_alloc(arena, d->entries.n * sizeof(*taken));
	room = rg_arena_alloc(arena, d->entries.n * sizeof(*room));
	for (size_t i = 0; i < d->entries.n; i++) {
		enum rg_ask here = d->entries.v[i].no_port ?
		    RG_ASK_SERVICE : ask;

		if (!taken[i])
			add_card(d, here, take_group(d, here, i, taken,
			    room), front, back);
	}
}
