/*
 * What would decide a disagreement otherwise: more notes, where notes are
 * counted, a word of the standard's, or nothing; and what a project can
 * write into refgen.yaml when it knows better.
 */
#include "cmd_explain.h"

/* How many notes the second side needs against those of the first. */
enum need {
	NEED_NOTHING,		/* notes are not counted */
	NEED_MORE,		/* more than the first side */
	NEED_TWICE,		/* twice as many */
};

static const struct {
	const char	*rule;
	enum need	 need;
	const char	*text;
} rows[] = {
	{ "most-notes", NEED_MORE,
	    "A copy of another note does not count." },
	{ "reliable-notes", NEED_MORE,
	    "A copy of another note does not count, and one that is often "
	    "right elsewhere counts for more." },
	{ "shared-most-notes", NEED_MORE,
	    "A copy of another note does not count." },
	{ "shared-by-transport", NEED_MORE,
	    "A copy of another note does not count." },
	{ "shared-registered", NEED_TWICE,
	    "The registered service stands first until another is named by "
	    "twice as many notes." },
	{ "more-complete", NEED_MORE,
	    "The fuller statement stands until the other has more notes: more "
	    "than twice as many where distributions package the fuller one." },
	{ "packaged", NEED_MORE,
	    "What distributions package stands until the other has more than "
	    "three times as many notes." },
	{ "specific-beats-general", NEED_MORE,
	    "A note that states the other side for this port in particular "
	    "would count; so far only notes do that say the same of many ports "
	    "at once." },
	{ "registry-breaks-tie", NEED_MORE,
	    "The registries decide only as long as the notes do not." },
	{ "undecided", NEED_MORE,
	    "A further note for any side would decide for it." },
	{ "union", NEED_NOTHING,
	    "Only a correction in a note: each of the ports stays as long as "
	    "one note names it." },
	{ "backed-ports", NEED_NOTHING,
	    "A second note that names the port left out would add it." },
	{ "class-name", NEED_NOTHING,
	    "Nothing that notes say: the names are those of the standard." },
	{ "impossible-loses", NEED_NOTHING,
	    "Nothing: no number of notes makes a port that does not fit into "
	    "16 bits." },
	{ "standard-bounds", NEED_NOTHING,
	    "Nothing that notes say: the bounds are those of the standard." },
	{ "standard-name", NEED_NOTHING,
	    "No number of notes: the usual name is shown. If two of the names "
	    "mean two services, refgen.yaml can keep them apart." },
	{ "spelling", NEED_NOTHING,
	    "A correction in the note ends the disagreement." },
	{ "standard-expansion", NEED_NOTHING,
	    "No number of notes: the words are the standard's. A correction in "
	    "the notes ends the disagreement." },
	{ "standard-security", NEED_NOTHING,
	    "No number of notes: it is how the service is defined. If a note "
	    "means another service, its name there would tell." },
	{ "notes-win", NEED_NOTHING,
	    "A note that names the registered service for this port; it would "
	    "stand beside the one that is shown." },
	{ "pinned", NEED_NOTHING,
	    "Without the pin in refgen.yaml the notes decide." },
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

/* The side that weighs most among those that were not taken. */
static const struct rg_side *
second(const struct rg_conflict *c)
{
	const struct rg_side *best = NULL;

	for (size_t i = 0; i < c->nsides; i++) {
		const struct rg_side *side = &c->sides[i];

		if (rg_view_eq(side->value, c->resolved))
			continue;
		if (!best || side->weight > best->weight ||
		    (side->weight == best->weight &&
		    side->notes > best->notes))
			best = side;
	}
	return best;
}

static size_t
first_notes(const struct rg_conflict *c)
{
	for (size_t i = 0; i < c->nsides; i++)
		if (rg_view_eq(c->sides[i].value, c->resolved))
			return c->sides[i].notes;
	return 0;
}

static rg_transports
set_of(struct rg_view value)
{
	struct rg_view part;
	rg_transports set = 0;

	while (rg_view_split(&part, &value, ','))
		set |= rg_transport_of(rg_view_trim(part));
	return set;
}

static const struct rg_endpoint *
endpoint_of(const struct explain *e, const struct rg_conflict *c)
{
	const struct rg_service *s = rg_model_service(e->model, c->service);

	for (size_t i = 0; s && c->nports && i < s->nendpoints; i++)
		if (rg_range_cmp(s->endpoints[i].ports, c->ports[0]) == 0)
			return &s->endpoints[i];
	return NULL;
}

static void
count_needed(const struct explain *e, struct change *out,
    const struct rg_conflict *c, enum need need)
{
	const struct rg_endpoint *endpoint = endpoint_of(e, c);
	const struct rg_side *side = second(c);
	size_t first = first_notes(c);

	if (need == NEED_NOTHING || !side)
		return;
	out->side = side->value;
	if (c->kind == RG_CONFLICT_TRANSPORT && endpoint) {
		out->notes = rg_merge_needed(c, (size_t)(side - c->sides),
		    endpoint);
		return;
	}
	first = need == NEED_TWICE ? first * 2 : first + 1;
	out->notes = first <= side->notes ? 1 : first - side->notes;
}

static void
put_sentences(const struct explain *e, struct rg_buf *b,
    const struct change *out, const char *text)
{
	struct rg_buf sentence = { 0 };

	if (out->notes) {
		rg_trn(&sentence, &e->cli->locale, e->cli->lang,
		    "{n} more independent note for {1} would change it.",
		    "{n} more independent notes for {1} would change it.",
		    out->notes);
		rg_diag_fill(b, sentence.p, &out->side, 1);
		rg_buf_char(b, ' ');
	}
	rg_buf_str(b, tr(e->cli, text));
	rg_buf_release(&sentence);
}

/* Does the port belong to another service, too? */
static bool
shared(const struct explain *e, struct rg_range ports)
{
	size_t n = 0;

	for (size_t i = 0; i < e->model->nservices; i++) {
		const struct rg_service *s = &e->model->services[i];

		for (size_t k = 0; k < s->nendpoints; k++)
			n += rg_range_overlap(s->endpoints[k].ports, ports);
	}
	return n > 1;
}

/* A pin for the side that was not taken, as an example. */
static void
put_pin(const struct explain *e, struct rg_buf *b,
    const struct rg_conflict *c, const struct rg_side *side)
{
	rg_buf_str(b, "pins:\n  - port: ");
	rg_range_put(b, c->ports[0]);
	if (c->service.n && shared(e, c->ports[0]))
		rg_buf_fmt(b, "\n    service: %.*s", RG_ARG(c->service));
	rg_buf_str(b, "\n    transports: [");
	rg_transports_put(b, set_of(side->value), ", ");
	rg_buf_fmt(b, "]\n    because: \"%s\"\n", tr(e->cli,
	    "the RFC or the manual that says so"));
}

static void
put_group(struct rg_buf *b, const char *key, struct rg_view one,
    struct rg_view other)
{
	rg_buf_fmt(b, "%s:\n  - [\"", key);
	rg_buf_put(b, one);
	rg_buf_str(b, "\", \"");
	rg_buf_put(b, other);
	rg_buf_str(b, "\"]\n");
}

/* A name that YAML's double quotes hold as it is. */
static bool
plain(struct rg_view v)
{
	return v.n > 0 && rg_view_chr(v, '"') == RG_NONE &&
	    rg_view_chr(v, '\\') == RG_NONE;
}

static void
put_yaml(const struct explain *e, struct rg_buf *b,
    const struct rg_conflict *c)
{
	const struct rg_side *side = second(c);

	if (!side)
		return;
	if (c->kind == RG_CONFLICT_TRANSPORT && c->nports)
		put_pin(e, b, c, side);
	else if (!plain(side->value) || !plain(c->resolved))
		return;
	else if (c->kind == RG_CONFLICT_NAME &&
	    rg_view_eq(c->rule, RG_V("standard-name")))
		put_group(b, "apart", c->resolved, side->value);
	else if (c->kind == RG_CONFLICT_SERVICE)
		put_group(b, "same", c->resolved, side->value);
}

void
explain_change(struct explain *e, struct change *out,
    const struct rg_conflict *c)
{
	struct rg_buf text = { 0 }, yaml = { 0 };

	*out = (struct change){ 0 };
	for (size_t i = 0; i < ROWS; i++) {
		if (!rg_view_eq(c->rule, rg_view_of(rows[i].rule)))
			continue;
		count_needed(e, out, c, rows[i].need);
		put_sentences(e, &text, out, rows[i].text);
	}
	put_yaml(e, &yaml, c);
	out->text = rg_arena_copy(&e->cli->arena, rg_buf_view(&text));
	out->yaml = rg_arena_copy(&e->cli->arena, rg_buf_view(&yaml));
	rg_buf_release(&text);
	rg_buf_release(&yaml);
}
