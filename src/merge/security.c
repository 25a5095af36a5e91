/*
 * Whether a service is encrypted: what notes state in so many words, and
 * where they are silent, how the service is defined (data/security.tsv).
 *
 * A text is read a clause at a time, and the first clause that states
 * something decides: what comes behind it is mostly advice to use another
 * service.  For the same reason a clause that has named a foreign service, or
 * that gives advice, states nothing.
 */
#include "refgen/utf8.h"

#include "draft.h"

#define PHRASE_WORDS 5		/* in a phrase of the lexicon, or a name */
#define CLAUSE_WORDS 40		/* more are no clause */
#define NEGATION_REACH 3	/* words that "not" may stand before */

struct clause {
	struct rg_view	word[CLAUSE_WORDS];
	size_t		n;
};

static bool
in_word(uint32_t c)
{
	return rg_utf8_letter(c) || (c >= '0' && c <= '9') || c == '/' ||
	    c == '-' || c == '+' || c == '\'';
}

static bool
ends_clause(uint32_t c)
{
	return c == '.' || c == ',' || c == ';' || c == ':' || c == '(' ||
	    c == ')' || c == '\n' || c == 0x2013 || c == 0x2014;
}

/* The words up to the next sign that ends a clause; false at the end. */
static bool
next_clause(struct clause *clause, struct rg_view text, size_t *at)
{
	size_t from = *at;
	bool inside = false;

	clause->n = 0;
	while (*at < text.n) {
		size_t here = *at;
		uint32_t c = rg_utf8_next(text, at);

		if (in_word(c)) {
			from = inside ? from : here;
			inside = true;
			continue;
		}
		if (inside && clause->n < CLAUSE_WORDS)
			clause->word[clause->n++] = rg_view_cut(text, from,
			    here);
		inside = false;
		if (ends_clause(c))
			return true;
	}
	if (inside && clause->n < CLAUSE_WORDS)
		clause->word[clause->n++] = rg_view_cut(text, from, text.n);
	return clause->n > 0;
}

/* Words `from` to `from` + n, as they stand in the text. */
static struct rg_view
words(const struct clause *clause, size_t from, size_t n)
{
	const char *start = clause->word[from].p;
	const struct rg_view *last = &clause->word[from + n - 1];

	return rg_view(start, (size_t)(last->p + last->n - start));
}

/* The longest phrase about security that starts at a word; its length. */
static const struct rg_lexicon_entry *
phrase_at(const struct merge *m, const struct clause *clause, size_t i,
    size_t *n)
{
	const struct rg_lexicon_entry *e;

	*n = clause->n - i < PHRASE_WORDS ? clause->n - i : PHRASE_WORDS;
	for (; *n > 0; (*n)--)
		if ((e = rg_lexicon_word(m->in->lexicon, RG_LEX_SECURITY,
		    words(clause, i, *n))) != NULL)
			return e;
	return NULL;
}

/* "Echo" and "TIME" are names, "time" is a word. */
static bool
written_as_name(struct rg_view v)
{
	return v.p[0] < 'a' || v.p[0] > 'z';
}

/* The longest name of a service that starts at a word; its length. */
static const struct rg_known *
name_at(const struct merge *m, const struct clause *clause, size_t i,
    size_t *n)
{
	const struct rg_known *known;

	*n = clause->n - i < PHRASE_WORDS ? clause->n - i : PHRASE_WORDS;
	for (; *n > 0 && written_as_name(clause->word[i]); (*n)--)
		if ((known = rg_knowns_find(m->in->knowns, words(clause, i,
		    *n))) != NULL)
			return known;
	*n = 0;
	return NULL;
}

/* "Encrypted HTTP" speaks of HTTPS, "like HTTPS" not of HTTP. */
static bool
foreign(const struct draft *d, const struct rg_known *known)
{
	return known != d->known && !(d->known &&
	    rg_view_eq(d->known->parent, known->id));
}

static enum rg_security
negated(enum rg_security s)
{
	return s == RG_CLEAR ? RG_ENCRYPTED : s == RG_ENCRYPTED ? RG_CLEAR : s;
}

/* What a clause states of the service, as a set. */
static enum rg_security
clause_states(const struct merge *m, const struct draft *d,
    const struct clause *clause)
{
	size_t negation = 0;		/* words that it still reaches */
	unsigned set = RG_SECURITY_NONE;

	for (size_t i = 0, step; i < clause->n; i += step) {
		const struct rg_lexicon_entry *e;
		const struct rg_known *known;
		enum rg_security stated;
		size_t name, phrase;

		known = name_at(m, clause, i, &name);
		e = phrase_at(m, clause, i, &phrase);
		step = 1;
		negation -= negation > 0;
		if (known && name > phrase && foreign(d, known)) {
			if (set == RG_SECURITY_NONE)
				return RG_SECURITY_NONE;
			step = name;
			continue;
		}
		if (!e)
			continue;
		step = phrase;
		stated = rg_security_of(e->value);
		if (rg_view_eq(e->value, RG_V("advice")))
			return RG_SECURITY_NONE;
		if (rg_view_eq(e->value, RG_V("not")))
			negation = NEGATION_REACH + 1;
		else
			set |= negation ? negated(stated) : stated;
	}
	return (enum rg_security)set;
}

static enum rg_security
text_states(const struct merge *m, const struct draft *d, struct rg_view text)
{
	enum rg_security set = RG_SECURITY_NONE;
	struct clause clause;
	size_t at = 0;

	while (set == RG_SECURITY_NONE && next_clause(&clause, text, &at))
		set = clause_states(m, d, &clause);
	return set;
}

static bool
same_row(const struct rg_model_claim *a, const struct rg_model_claim *b)
{
	return a->source == b->source && a->line == b->line &&
	    rg_view_eq(a->text, b->text) && a->nnames && b->nnames &&
	    !rg_view_eq(a->names[0], b->names[0]);
}

/* Does the text stand in a row of several services: FTP, FTPS, "over TLS"? */
static bool
of_several(const struct rg_model *model, const struct rg_model_claim *c)
{
	return (c->id > 1 && same_row(c, c - 1)) ||
	    (c->id < model->nclaims && same_row(c, c + 1));
}

static enum rg_security
claim_states(struct merge *m, const struct draft *d,
    const struct rg_model_claim *c)
{
	enum rg_security set = RG_SECURITY_NONE;

	if (composite(m, m->claim[c->id - 1]))
		return RG_SECURITY_NONE;
	for (size_t i = 0; set == RG_SECURITY_NONE && i < c->nnames; i++)
		set = text_states(m, d, c->names[i]);
	if (set == RG_SECURITY_NONE && !of_several(m->model, c))
		set = text_states(m, d, c->text);
	return set;
}

/* The claims that state each value; a note's are of one value together. */
static void
collect(struct merge *m, const struct draft *d,
    struct id_list by_value[RG_CLEAR_AND_ENCRYPTED + 1])
{
	struct id_list one = { 0 };
	uint32_t source = 0;
	unsigned set = RG_SECURITY_NONE;

	for (size_t i = 0; i <= d->claims.list.n; i++) {
		const struct rg_model_claim *c = i < d->claims.list.n ?
		    rg_model_claim(m->model, d->claims.list.v[i]) : NULL;
		enum rg_security stated;

		if (!c || c->source != source) {
			for (size_t k = 0; k < one.list.n; k++)
				add_id(m, &by_value[set], one.list.v[k]);
			one.list.n = 0;
			set = RG_SECURITY_NONE;
		}
		if (!c)
			break;
		source = c->source;
		stated = claim_states(m, d, c);
		set |= stated;
		if (stated != RG_SECURITY_NONE)
			add_id(m, &one, c->id);
	}
}

static struct rg_conflict *
security_conflict(struct merge *m, const struct draft *d,
    const struct id_list by_value[RG_CLEAR_AND_ENCRYPTED + 1],
    enum rg_security standard)
{
	const struct rg_service *s = &d->service;
	struct rg_conflict *c;

	c = add_conflict(m, RG_CONFLICT_SECURITY, d->id, rg_arena_fmt(
	    m->arena, "%.*s-security", RG_ARG(d->id)));
	c->ports = rg_arena_alloc(m->arena,
	    s->nendpoints * sizeof(*c->ports));
	for (size_t i = 0; i < s->nendpoints; i++)
		c->ports[c->nports++] = s->endpoints[i].ports;
	for (int v = RG_CLEAR; v <= RG_CLEAR_AND_ENCRYPTED; v++)
		if (by_value[v].list.n || v == (int)standard)
			add_side(m, c, rg_view_of(rg_security_name(
			    (enum rg_security)v)), &by_value[v]);
	sort_sides(m, c);
	return c;
}

static struct rg_view
all_sides(struct merge *m, const struct rg_conflict *c)
{
	struct rg_view all = c->sides[0].value;

	for (size_t i = 1; i < c->nsides; i++)
		all = rg_view_of(rg_arena_fmt(m->arena, "%.*s, %.*s",
		    RG_ARG(all), RG_ARG(c->sides[i].value)));
	return all;
}

/*
 * Between notes that differ, how the service is defined decides; where no
 * document says, more notes do.
 */
static enum rg_security
decide(struct merge *m, struct rg_conflict *c, const struct draft *d)
{
	enum rg_security standard = d->known ? d->known->security :
	    RG_SECURITY_NONE;

	if (standard != RG_SECURITY_NONE) {
		resolve_because(m, c, RULE_STANDARD_SECURITY, rg_view_of(
		    rg_security_name(standard)), d->known->security_in);
		return standard;
	}
	if (count_notes(m, c->sides[0].claims) >
	    count_notes(m, c->sides[1].claims)) {
		resolve(m, c, RULE_MOST_NOTES, c->sides[0].value);
		return rg_security_of(c->sides[0].value);
	}
	resolve(m, c, RULE_UNDECIDED, all_sides(m, c));
	return RG_SECURITY_NONE;
}

void
settle_security(struct merge *m, struct draft *d)
{
	struct id_list by_value[RG_CLEAR_AND_ENCRYPTED + 1] = { 0 };
	struct rg_secured *out = &d->service.security;
	enum rg_security standard = RG_SECURITY_NONE;
	size_t stated = 0;

	if (d->known) {
		standard = d->known->security;
		out->defined_in = d->known->security_in;
	}
	collect(m, d, by_value);
	for (int v = RG_CLEAR; v <= RG_CLEAR_AND_ENCRYPTED; v++) {
		stated += by_value[v].list.n > 0;
		if (by_value[v].list.n)
			out->value = (enum rg_security)v;
	}
	if (stated == 0)
		out->value = standard;
	else if (stated > 1 || (standard && !(standard & out->value)))
		out->value = decide(m, security_conflict(m, d, by_value,
		    standard), d);
	out->claims = ids_of(&by_value[out->value]);
	out->basis = out->value && out->claims.n == 0 ? RG_BY_STANDARD :
	    RG_BY_NOTES;
}
