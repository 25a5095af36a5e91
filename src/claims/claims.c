#include "refgen/claim.h"

#include "label.h"

#define BOTH_BYTES 40		/* "both", and the transports behind it */

const char *
rg_claim_kind_name(enum rg_claim_kind kind)
{
	static const char *const names[] = {
		[RG_CLAIM_ASSIGNMENT] = "assignment",
		[RG_CLAIM_RANGE] = "range",
		[RG_CLAIM_SERVICE] = "service",
		[RG_CLAIM_REMARK] = "remark",
	};

	return names[kind];
}

struct rg_claim *
add_claim(struct reader *r, enum rg_claim_kind kind, struct rg_span at)
{
	struct rg_claim *claim;

	if (r->claims->list.n - r->first >= RG_CLAIMS_MAX)
		return NULL;
	claim = RG_PUSH(r->arena, &r->claims->list);
	claim->kind = kind;
	claim->at = at;
	claim->lang = r->note->lang;
	*RG_PUSH(r->note->scratch, &r->owners) = r->owner;
	if (r->claims->list.n - r->first == RG_CLAIMS_MAX)
		rg_diag_add(r->diags, RG_D_TOO_MANY_CLAIMS, at, rg_view_of(
		    rg_arena_fmt(r->note->scratch, "%d", RG_CLAIMS_MAX)),
		    rg_view(NULL, 0), rg_view(NULL, 0));
	return claim;
}

void
set_names(struct reader *r, struct rg_claim *claim, const struct names *names)
{
	claim->names = rg_arena_alloc(r->arena,
	    names->n * sizeof(*claim->names));
	memcpy(claim->names, names->v, names->n * sizeof(*claim->names));
	claim->nnames = names->n;
	claim->known = names->known;
	claim->slip = names->slip;
}

struct rg_span
span_of(struct reader *r, struct rg_view words, struct rg_span whole)
{
	for (size_t i = 0; i < r->ntexts && words.n; i++) {
		const struct rg_text *t = r->texts[i];

		if (words.p >= t->plain.p &&
		    words.p + words.n <= t->plain.p + t->plain.n)
			return rg_text_span(r->note, t,
			    (size_t)(words.p - t->plain.p),
			    (size_t)(words.p + words.n - t->plain.p));
	}
	return whole;
}

/* The words of one item of a specification. */
static struct rg_view
item_words(const struct rg_spec *spec, size_t i)
{
	size_t from = spec->items[i].at, to = from;

	if (spec->text.n == 0)
		return spec->text;
	while (to < spec->items[i].end && !rg_among(spec->text.p[to], " (/"))
		to++;
	return rg_view_cut(spec->text, from, to);
}

static bool
all_upper(struct rg_view v)
{
	for (size_t i = 0; i < v.n; i++)
		if (v.p[i] >= 'a' && v.p[i] <= 'z')
			return false;
	return true;
}

/*
 * One word that stands in the file as it was read can be mended in place, in
 * capitals if it was; anything longer is for its author to decide.
 */
static void
mend_word(struct reader *r, struct rg_diag *d, struct rg_view word,
    struct rg_view with)
{
	char *text;

	if (!rg_view_eq(rg_span_text(d->at), word) ||
	    rg_view_chr(word, ' ') != RG_NONE ||
	    rg_view_chr(with, ' ') != RG_NONE)
		return;
	text = rg_arena_str(r->note->scratch, with);
	for (size_t i = 0; i < with.n && all_upper(word); i++)
		if (text[i] >= 'a' && text[i] <= 'z')
			text[i] -= 32;
	rg_diag_fix(r->diags, d, d->at, rg_view(text, with.n));
}

/* A port that cannot be, a range the wrong way round, a slip in a word. */
static void
complain(struct reader *r, const struct rg_spec *spec, struct rg_span at)
{
	const struct rg_view none = { 0 };
	struct rg_buf b = { 0 };
	size_t end = 0;
	rg_transports set;

	for (size_t i = 0; i < spec->n; i++) {
		struct rg_range range = spec->items[i].range;

		rg_buf_reset(&b);
		if (range.last > RG_PORT_MAX || range.first > RG_PORT_MAX) {
			rg_buf_fmt(&b, "%u", range.last > RG_PORT_MAX ?
			    range.last : range.first);
			rg_diag_add(r->diags, RG_D_PORT_TOO_BIG,
			    span_of(r, item_words(spec, i), at),
			    rg_buf_view(&b), none, none);
		} else if (range.last < range.first) {
			rg_range_put(&b, range);
			rg_diag_add(r->diags, RG_D_RANGE_REVERSED,
			    span_of(r, item_words(spec, i), at),
			    rg_buf_view(&b), none, none);
		}
	}
	if (spec->typo.n) {
		rg_buf_reset(&b);
		set = rg_spec_transports(r->lex, spec->typo, &end, NULL);
		rg_transports_put(&b, set, "/");
		mend_word(r, rg_diag_add(r->diags, RG_D_TRANSPORT_TYPO,
		    span_of(r, spec->typo, at), spec->typo, rg_buf_view(&b),
		    none), spec->typo, rg_buf_view(&b));
	}
	rg_buf_release(&b);
}

static void
complain_name(struct reader *r, const struct names *names, struct rg_span at)
{
	struct rg_view spelling = { 0 };

	if (names->slip && names->known && !names->told)
		spelling = slip_spelling(r, names->known, names->v[0]);
	if (spelling.n)
		mend_word(r, rg_diag_add(r->diags, RG_D_NAME_TYPO,
		    span_of(r, names->v[0], at), names->v[0], spelling,
		    rg_view(NULL, 0)), names->v[0], spelling);
}

/* "It may use both TCP and UDP", in what is said of the ports. */
rg_transports
both_in(struct reader *r, struct rg_view text)
{
	struct rg_view rest;
	rg_transports set;

	for (size_t at = 0, blank, end; at < text.n; at += blank + 1) {
		at += text.p[at] == '(';
		if (rg_lexicon_letters(r->lex, RG_LEX_BOTH, text, at, &end)) {
			rest = sentence(rg_view_cut(text, end, text.n));
			end = skip_decoration(rest);
			/* "both UDP (words on it) and TCP" may be long. */
			if (!rg_spec_transports(r->lex, rest, &end, NULL) &&
			    rest.n > BOTH_BYTES)
				rest.n = BOTH_BYTES;
			set = all_transports(r, rest);
			return set & (set - 1) ? set : 0;
		}
		blank = rg_view_chr(rg_view_cut(text, at, text.n), ' ');
		if (blank == RG_NONE)
			break;
	}
	return 0;
}

/* "Host configuration (UDP). ...": the only parenthesis of transports. */
static rg_transports
in_parens(struct reader *r, struct rg_view text)
{
	rg_transports set = 0;

	for (size_t at = 0; at + 4 < text.n; at++) {
		size_t end = at + 1;
		rg_transports one;

		if (text.p[at] != '(')
			continue;
		one = rg_spec_transports(r->lex, text, &end, NULL);
		if (!one || end >= text.n || text.p[end] != ')')
			continue;
		if (set)
			return 0;
		set = one;
		at = end;
	}
	return set;
}

static bool
all_stated(const struct rg_spec *spec)
{
	for (size_t i = 0; i < spec->n; i++)
		if (spec->items[i].transports == 0)
			return false;
	return true;
}

/*
 * "143, 993 (IMAPS)", of IMAP: is another service for the same use named
 * behind the port, that is usually there, as this one is not?
 */
static bool
own_label(struct reader *r, const struct names *names,
    const struct rg_spec_item *item, struct names *own)
{
	struct rg_spec one;

	if (!names->known || item->label.n == 0 ||
	    usual_port(names->known, item->range))
		return false;
	one.items[0] = *item;
	one.n = 1;
	return label_names(r, &one, own) && own->known != names->known &&
	    usual_port(own->known, item->range) &&
	    own->known->use != RG_NONE &&
	    own->known->use == names->known->use;
}

void
add_assignment(struct reader *r, const struct names *names,
    const struct rg_spec *spec, rg_transports governing, struct rg_span at,
    struct rg_view text)
{
	bool done[RG_SPEC_MAX] = { false };
	struct names own;
	rg_transports both;

	if (add_pairs(r, names, spec, governing, at, text))
		return;
	if (names->transports == 0 && !all_stated(spec) &&
	    ((both = both_in(r, text)) != 0 ||
	    (both = in_parens(r, text)) != 0))
		governing = both;
	complain(r, spec, at);
	complain_name(r, names, at);
	for (size_t i = 0; i < spec->n; i++)
		done[i] = own_label(r, names, &spec->items[i], &own);
	for (size_t i = 0; i < spec->n; i++) {
		rg_transports set = spec->items[i].transports;
		struct rg_claim *claim;

		if (done[i])
			continue;
		claim = add_claim(r, RG_CLAIM_ASSIGNMENT, at);
		if (!claim)
			return;
		claim->transports = set ? set : names->transports ?
		    names->transports : governing;
		claim->text = rg_view_trim(text);
		claim->ports = rg_arena_alloc(r->arena,
		    spec->n * sizeof(*claim->ports));
		for (size_t k = i; k < spec->n; k++) {
			if (done[k] || spec->items[k].transports != set)
				continue;
			claim->ports[claim->nports++] = spec->items[k].range;
			done[k] = true;
		}
		set_names(r, claim, names);
	}
	for (size_t i = 0; i < spec->n; i++) {
		struct rg_spec one = { .n = 1 };

		if (!own_label(r, names, &spec->items[i], &own))
			continue;
		one.items[0] = spec->items[i];
		add_assignment(r, &own, &one, governing, at, rg_view(NULL, 0));
	}
}

/* A heading ends what a bare line above it governed. */
static void
read_block(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];

	r->ntexts = 0;
	r->owner = block;
	if (b->kind == RG_TABLE) {
		table_claims(r, block);
		return;
	}
	r->texts[r->ntexts++] = &b->text;
	if (b->kind == RG_HEADING) {
		r->lead = 0;
		r->last = r->keyed = RG_NONE;
	}
	if (r->lead_ends && b->kind == RG_LINE && b->parent == RG_NONE &&
	    b->para != r->lead_para)
		r->lead = 0;
	if (!read_transports(r, block))
		line_claims(r, block);
}

/*
 * "NAME: words" is a remark where the note also gives the service a port,
 * and else all that the note says of the service.
 */
static void
part_remarks(struct reader *r)
{
	struct rg_claim *list = r->claims->list.v;
	size_t n = r->claims->list.n;

	for (size_t i = r->first; i < n; i++) {
		if (list[i].kind != RG_CLAIM_SERVICE || !list[i].known)
			continue;
		for (size_t k = r->first; k < n; k++)
			if (list[k].kind == RG_CLAIM_ASSIGNMENT &&
			    list[k].known == list[i].known)
				list[i].kind = RG_CLAIM_REMARK;
	}
}

/* What outlives the note: a view of its source, or a copy. */
static struct rg_view
keep(struct reader *r, struct rg_view v)
{
	struct rg_view source = r->note->source->bytes;

	if (v.n == 0 || (v.p >= source.p && v.p < source.p + source.n))
		return v;
	return rg_arena_copy(r->arena, v);
}

/* ", a daemon of old" behind a name: without what parted them. */
static struct rg_view
without_sign(struct rg_view text)
{
	if (text.n > 2 && rg_among(text.p[0], ",;/") && text.p[1] == ' ')
		text = rg_view_trim(rg_view_cut(text, 1, text.n));
	return text;
}

static void
keep_words(struct reader *r)
{
	for (size_t i = r->first; i < r->claims->list.n; i++) {
		struct rg_claim *c = &r->claims->list.v[i];

		c->text = keep(r, without_sign(c->text));
		for (size_t k = 0; k < c->nnames; k++)
			c->names[k] = keep(r, c->names[k]);
	}
}

void
rg_claims_read(struct rg_claims *claims, const struct rg_note *note,
    const struct rg_lexicon *lex, const struct rg_knowns *knowns,
    struct rg_arena *arena, struct rg_diags *diags)
{
	struct reader r = {
		.note = note, .lex = lex, .knowns = knowns, .arena = arena,
		.diags = diags, .claims = claims, .first = claims->list.n,
		.last = RG_NONE, .keyed = RG_NONE, .asked = RG_NONE,
		.parted = RG_NONE,
	};

	r.said = rg_arena_alloc(note->scratch, note->n * sizeof(*r.said));
	for (size_t i = 0; i < note->n; i++)
		read_block(&r, i);
	apply_stated(&r);
	part_remarks(&r);
	keep_words(&r);
	if (claims->list.n == r.first)
		rg_diag_add(diags, RG_D_NOTE_EMPTY, rg_span(note->source, 0, 0),
		    rg_view(NULL, 0), rg_view(NULL, 0), rg_view(NULL, 0));
}
