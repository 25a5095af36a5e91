/*
 * Sentences: "The SSH server listens on TCP port 22, HTTP uses port 80 and
 * HTTPS port 443".
 *
 * Each port with a sure sign belongs to the name beside it: in parentheses
 * behind it, else before it in the same sentence and behind the last port,
 * else behind it ("port 110 belongs to POP3").  Only names we know count,
 * and only a few words may part them from the port.
 */
#include "label.h"

#define BEHIND_WORDS 4		/* words between a port and the name behind */
#define USUAL_WORDS 6		/* ... if it is usually there */
#define NAME_WORDS 6
#define ARTICLE_MAX 3		/* bytes of "el" in "es el 22" */
#define NAMED_BYTES 120		/* of "the default port used by SSH is" */
#define PROSE_MAX 600		/* bytes behind a port that are looked at */

/* The start of the sentence that `at` stands in, not before `from`. */
static size_t
sentence_start(struct rg_view text, size_t from, size_t at)
{
	for (; at > from; at--)
		if (text.p[at - 1] == '\n' || (at - from > 1 &&
		    text.p[at - 1] == ' ' && rg_among(text.p[at - 2], ".!;")))
			return at;
	return from;
}

static struct rg_view
first_words(struct rg_view v)
{
	size_t words = 0;

	for (size_t i = 0; i < v.n; i++)
		if (v.p[i] == ' ' && ++words > BEHIND_WORDS + NAME_WORDS)
			return rg_view(v.p, i);
	return v;
}

/* "... we have port 70, gopher": the service that is usually there. */
static bool
in_apposition(struct reader *r, struct rg_view rest,
    const struct rg_spec *spec, size_t *to, struct names *names)
{
	const struct rg_known *known;
	size_t from;

	if (!rg_view_starts(rest, RG_V(", ")))
		return false;
	known = known_within(r, rest, &from, to);
	if (from != 2 || !usual_port(known, spec->items[0].range))
		return false;
	name_known(r, names, rg_view_cut(rest, from, *to), known);
	return true;
}

/*
 * "port 110 belongs to POP3"; but "port 80, and HTTPS" speaks of another.
 * The end of the name, or 0.
 */
static size_t
name_after(struct reader *r, struct rg_view text, const struct rg_spec *spec,
    struct names *names)
{
	struct rg_view rest = rest_of(text, spec->end);
	const struct rg_known *known;
	size_t from, to, at = 0;
	bool usual;

	if (rest.n > PROSE_MAX)
		rest.n = PROSE_MAX;
	rest = first_words(sentence(rest));
	if (in_apposition(r, rest, spec, &to, names))
		return spec->end + to;
	while (at < rest.n && rest.p[at] == ' ')
		at++;
	/* The Portuguese "é" is folded to "e", which is "and". */
	if (at == 0 || at == rest.n || (!(rest.p[at] & 0x80) &&
	    (rg_lexicon_letters(r->lex, RG_LEX_AND, rest, at, NULL) ||
	    rg_lexicon_letters(r->lex, RG_LEX_OR, rest, at, NULL))))
		return 0;
	known = known_within(r, rest, &from, &to);
	usual = usual_port(known, spec->items[0].range);
	if (!known || rg_view_chr(rg_view(rest.p, from), ',') != RG_NONE ||
	    !tied(rg_view(rest.p, from), usual ? USUAL_WORDS : BEHIND_WORDS))
		return 0;
	name_known(r, names, rg_view_cut(rest, from, to), known);
	return spec->end + to;
}

/*
 * Whose the ports are, when those before them ended at `from`; where the
 * words about them end, or 0.  In "port 80 for HTTP, port 21 for FTP" the
 * name before a comma is the last port's, and so is one that is not met here
 * if the name behind is.
 */
static size_t
name_beside(struct reader *r, struct rg_view text, size_t from,
    const struct rg_spec *spec, struct names *names)
{
	struct rg_range range = spec->items[0].range;
	struct names after;
	struct rg_view before, name;
	size_t end;

	if (label_names(r, spec, names))
		return spec->end;
	from = sentence_start(text, within_reach(from, spec->at), spec->at);
	before = strip(rg_view_cut(text, from, spec->at));
	if (rg_view_ends(before, RG_V("(")))
		before.n--;
	end = name_after(r, text, spec, &after);
	if (name_in_sentence(r, before, names) &&
	    !(end && usual_port(after.known, range) &&
	    !usual_port(names->known, range))) {
		name = names->v[0];
		if (!end || rg_view_chr(rg_view_cut(text, (size_t)(name.p +
		    name.n - text.p), spec->at), ',') == RG_NONE)
			return spec->end;
	}
	*names = after;
	return end;
}

static bool
name_at_start(struct reader *r, struct rg_view words, struct names *names)
{
	size_t from, to;
	const struct rg_known *known = known_within(r, words, &from, &to);

	if (!known || from > 3)
		return false;
	name_known(r, names, rg_view_cut(words, from, to), known);
	return true;
}

/*
 * "SSH is the secure shell. It listens on port 22.", "... Usa el puerto 22":
 * a sentence without a name speaks of the one that the sentence before it
 * begins with.  Where the ports end, or 0.
 */
static size_t
name_before_it(struct reader *r, struct rg_view text,
    const struct rg_spec *spec, struct names *names)
{
	size_t start = sentence_start(text, within_reach(0, spec->at),
	    spec->at), before, end;
	struct rg_view words;

	if (start < 3 || !rg_lexicon_letters(r->lex, RG_LEX_IT | RG_LEX_LISTEN,
	    text, start, &end) || end > spec->at ||
	    !tied(rg_view_cut(text, end, spec->at), GAP_WORDS))
		return 0;
	before = sentence_start(text, within_reach(0, start), start - 2);
	words = rg_view_trim(rg_view_cut(text, before, start));
	return name_at_start(r, words, names) ? spec->end : 0;
}

/* "... and IMAP (143) fetches": a name, and its usual port behind it. */
static bool
usual_in_parens(struct reader *r, struct rg_view text, size_t from,
    const struct rg_spec *spec, struct names *names)
{
	const struct rg_known *known;
	struct rg_view name;

	if (spec->at < from + 2 || text.p[spec->at - 1] != '(' ||
	    spec->end >= text.n || text.p[spec->end] != ')')
		return false;
	known = known_end(r, strip(rg_view_cut(text, from, spec->at - 1)),
	    &name);
	if (!usual_port(known, spec->items[0].range))
		return false;
	name_known(r, names, name, known);
	return true;
}

/* Where "is", "es el" at the end of these words begins; 0 if none ends so. */
static size_t
copula_at(struct reader *r, struct rg_view text, const struct words *w)
{
	for (size_t k = 1; k < 3 && k < w->n; k++) {
		size_t i = w->n - k;

		if (in_lexicon(r, RG_LEX_IS, rg_view_cut(text, w->from[i],
		    w->to[i])))
			return w->from[i];
		if (w->to[i] - w->from[i] > ARTICLE_MAX)
			break;
	}
	return 0;
}

/* "The TCP port", "el puerto TCP/UDP": those beside a word. */
static rg_transports
transports_beside(struct reader *r, struct rg_view text, const struct words *w,
    size_t word)
{
	rg_transports set = 0;

	if (word > 0)
		set |= rg_spec_transports(r->lex, text, &(size_t){
		    w->from[word - 1] }, NULL);
	if (word + 1 < w->n)
		set |= rg_spec_transports(r->lex, text, &(size_t){
		    w->from[word + 1] }, NULL);
	return set;
}

bool
named_port(struct reader *r, struct rg_view before, struct names *names)
{
	const struct rg_known *known;
	struct rg_view name;
	struct words w;
	size_t end;

	if (before.n > NAMED_BYTES)
		before = rest_of(before, before.n - NAMED_BYTES);
	split_words(before, &w, MOST_WORDS);
	end = copula_at(r, before, &w);
	if (!end)
		return false;
	known = known_end(r, strip(rg_view(before.p, end)), &name);
	if (!known)
		return false;
	end = (size_t)(name.p - before.p);
	split_words(rg_view(before.p, end), &w, MOST_WORDS);
	for (size_t k = 1; k <= GAP_WORDS && k <= w.n; k++)
		if (in_lexicon(r, RG_LEX_PORT, rg_view_cut(before,
		    w.from[w.n - k], w.to[w.n - k]))) {
			name_known(r, names, name, known);
			names->transports = transports_beside(r, before, &w,
			    w.n - k);
			return true;
		}
	return false;
}

static bool
same_ports(const struct rg_spec *a, const struct rg_spec *b)
{
	return a->n == 1 && b->n == 1 && rg_range_cmp(a->items[0].range,
	    b->items[0].range) == 0;
}

/* Does a sentence name another service before `to`, or a block above it? */
static bool
named_elsewhere(struct reader *r, size_t block, struct rg_view text, size_t to)
{
	const struct rg_block *blocks = r->note->blocks;
	struct rg_view before = rg_view_cut(text, sentence_start(text,
	    within_reach(0, to), to), to);
	size_t from, end, up;

	if (known_within(r, before, &from, &end) &&
	    !in_lexicon(r, RG_LEX_VARIANT, rg_view_cut(before, from, end)))
		return true;
	for (up = blocks[block].parent; up != RG_NONE; up = blocks[up].parent)
		if (r->said[up].names)
			return true;
	for (up = blocks[block].heading; up != RG_NONE; up = blocks[up].heading)
		if (r->said[up].names && r->said[up].names->known)
			return true;
	return false;
}

/*
 * "... and port 993 over TLS": what a service is secured by is none where
 * another is named.  Whose the ports are then, known from before in the same
 * sentence; where the words about them end, or 0.
 */
static size_t
not_its_security(struct reader *r, size_t block, struct rg_view text,
    size_t last, const struct rg_spec *spec, const struct names *owner,
    struct names *names, size_t end)
{
	if (!in_lexicon(r, RG_LEX_VARIANT, names->v[0]))
		return end;
	if (owner->known && last >= sentence_start(text,
	    within_reach(0, spec->at), spec->at)) {
		*names = *owner;
		return spec->end;
	}
	return named_elsewhere(r, block, text, spec->at) ? 0 : end;
}

/* "... port 143 and the port 993.": ports of the same owner, and no more. */
static bool
one_more(struct reader *r, struct rg_view text, size_t last,
    const struct rg_spec *spec)
{
	struct rg_view gap = rg_view_trim(rg_view_cut(text, last, spec->at));

	return rg_lexicon_letters(r->lex, RG_LEX_AND, gap, 0, NULL) &&
	    tied(gap, 2) && (spec->end >= text.n ||
	    rg_among(text.p[spec->end], ".,;)\n"));
}

bool
prose_claims(struct reader *r, size_t block, size_t from)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct rg_spec spec, last = { 0 };
	struct names names, owner = { 0 };
	bool any = false;
	size_t end;

	if (b->code || b->kind == RG_HEADING)
		return false;
	if (from > 0 && r->said[block].names)
		owner = *r->said[block].names;
	for (size_t at = next_spec(r, text, from); at < text.n;
	    at = next_spec(r, text, at + 1)) {
		if (!rg_spec_read(&spec, r->lex, text, at) ||
		    counts(r, &spec))
			continue;
		at = spec.end > at ? spec.end - 1 : at;
		if (spec.items[0].range.last >=
		    spec.items[0].range.first + CLASS_WIDTH)
			continue;
		if (!spec.word && !spec.marked) {
			if (!usual_in_parens(r, text, from, &spec, &names))
				continue;
			end = spec.end;
		} else {
			end = name_beside(r, text, from, &spec, &names);
		}
		if (end && client_tool(r, &names, spec.items[0].range))
			continue;
		if (end)
			end = not_its_security(r, block, text, from, &spec,
			    &owner, &names, end);
		if (!end)
			end = name_before_it(r, text, &spec, &names);
		if (end)
			owner = names;
		else if (!owner.known || !(same_ports(&spec, &last) ||
		    one_more(r, text, from, &spec)))
			continue;
		add_assignment(r, &owner, &spec, governed(r, block), b->at,
		    any ? rg_view(NULL, 0) : text);
		last = spec;
		from = end ? end : spec.end;
		at = from > at ? from - 1 : at;
		any = true;
	}
	return any;
}
