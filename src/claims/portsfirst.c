/*
 * Labels with their ports first: "22 - SSH", "Puerto 53 -> ...", "80 (HTTP)".
 */
#include "label.h"

#define NEAR_BYTES 320		/* behind its ports a name is looked for */
#define VERB_MAX 40		/* bytes of "is commonly used for" */

/*
 * The first name we know in the sentence that a definition begins with, and
 * every other name of the same service there.
 */
static bool
defined_name(struct reader *r, struct rg_view text, struct names *names)
{
	const struct rg_known *known, *other;
	struct rg_view s = sentence(text);
	size_t from, to, at;

	known = known_within(r, s, &from, &to);
	if (!known)
		return false;
	name_known(r, names, rg_view_cut(s, from, to), known);
	for (at = to; at < text.n && names->n < 4; at += to) {
		struct rg_view more = rest_of(text, at);

		other = known_within(r, more, &from, &to);
		if (!other)
			break;
		if (other == known)
			add_name(names, rg_view_cut(more, from, to));
	}
	return true;
}

/* "2001: first exam": a year, unless one word with a capital follows. */
static bool
is_year(const struct rg_spec *spec, struct rg_view name)
{
	return !spec->word && !spec->marked && spec->n == 1 &&
	    spec->items[0].range.first >= 1950 &&
	    spec->items[0].range.first <= 2039 &&
	    (count_blanks(name) > 0 || !capitals(name));
}

/*
 * "22/tcp open ssh OpenSSH 9.2", as nmap prints it: behind the state stands
 * the service, in one word, and then what was found of it.
 */
static bool
name_of_scan(struct reader *r, struct rg_view text, struct label *l)
{
	static const char *const states[] = { "open|filtered ",
		"closed|filtered ", "open ", "closed ", "filtered ",
		"unfiltered " };
	struct rg_view rest = rg_view_trim(rest_of(text, l->spec.end)), word;
	size_t n = 0, end = 0;

	if (l->spec.word || !l->spec.marked || l->spec.n != 1)
		return false;
	for (size_t i = 0; n == 0 && i < sizeof(states) / sizeof(*states); i++)
		if (rg_view_starts(rest, rg_view_of(states[i])))
			n = strlen(states[i]);
	rest = rg_view_trim(rest_of(rest, n));
	while (end < rest.n && rest.p[end] != ' ' && rest.p[end] != '\t')
		end++;
	word = rg_view(rest.p, end);
	if (n == 0 || !read_names(r, word, &l->names))
		return false;
	l->text = rg_view_trim(rest_of(rest, end));
	return true;
}

/*
 * "Port 80: for the server. HTTP, the web": the first name that is usually
 * there; or "Port 50000: needed. Used by SOAP", one that a sentence says.
 */
static bool
name_further_on(struct reader *r, struct rg_view rest, struct label *l)
{
	const struct rg_known *known;
	size_t from, to;

	if (rest.n > NEAR_BYTES)
		rest.n = NEAR_BYTES;
	for (size_t at = 0; at < rest.n; at += to) {
		struct rg_view more = rest_of(rest, at), before;

		known = known_within(r, more, &from, &to);
		if (!known)
			return false;
		before = rg_view(more.p, from);
		before = rest_of(before, last_sentence(before, 0, from));
		if (!usual_port(known, l->spec.items[0].range) &&
		    !in_lexicon(r, RG_LEX_LISTEN, rg_view_trim(before)))
			continue;
		name_known(r, &l->names, strip(rg_view_cut(more, from, to)),
		    known);
		l->text = rest;
		return true;
	}
	return false;
}

/* "Port 22: used by SSH": the name behind the verb, if we know it. */
static bool
name_behind_verb(struct reader *r, struct rg_view rest, struct label *l)
{
	struct words w;
	size_t end = 0;

	if (!rg_lexicon_may(r->lex, RG_LEX_LISTEN, rest, 0))
		return false;
	split_words(rest.n > VERB_MAX ? rg_view(rest.p, VERB_MAX) : rest, &w,
	    4);
	/* From the second word on: "Use SSH" may be a name. */
	for (size_t i = 1; i < w.n && i < 4; i++)
		if (in_lexicon(r, RG_LEX_LISTEN, rg_view(rest.p, w.to[i])))
			end = w.to[i];
	if (end == 0 || !read_known_names(r, rest_of(rest, end), &l->names) ||
	    !known_service(r, l->names.v[0]))
		return false;
	l->text = l->names.text;
	return true;
}

/*
 * What follows the ports of a label: a separator and a name; a name alone
 * if we know it; or a sentence that defines them.
 */
static bool
name_behind(struct reader *r, struct rg_view text, struct label *l)
{
	struct rg_view rest;
	size_t at, from, to;
	bool separated;

	at = skip_separator(text, l->spec.end, &separated);
	rest = rest_of(text, at);
	if (label_names(r, &l->spec, &l->names)) {
		l->text = rest;
		l->by_label = true;
		return true;
	}
	if (rest.n == 0)
		return false;
	if (name_of_scan(r, text, l) || name_behind_verb(r, rest, l))
		return true;
	/* A dash is a separator only with a blank: "3-way" is a word. */
	if (at == l->spec.end + 1 && text.p[l->spec.end] == '-' &&
	    !l->spec.word && !l->spec.marked)
		separated = false;
	if (read_names(r, rest, &l->names) && (l->names.known ||
	    (separated && l->names.v[0].n <= 40 && !is_digit(rest.p[0]) &&
	    !is_year(&l->spec, l->names.v[0])) ||
	    ((l->spec.marked || l->spec.word) && l->names.v[0].n <= 30 &&
	    l->names.v[0].p[0] >= 'A' && l->names.v[0].p[0] <= 'Z'))) {
		l->text = l->names.text;
		return true;
	}
	if (separated && l->spec.word && defined_name(r, rest, &l->names)) {
		l->text = rest;
		return true;
	}
	if ((l->spec.word || l->spec.marked) && known_within(r,
	    sentence(rest), &from, &to) &&
	    !in_lexicon(r, RG_LEX_VARIANT, rg_view_cut(rest, from, to)) &&
	    tied(rg_view(rest.p, from), GAP_WORDS)) {
		name_known(r, &l->names, rg_view_cut(rest, from, to),
		    known_within(r, sentence(rest), &from, &to));
		l->text = rest;
		return true;
	}
	return separated && l->spec.word && name_further_on(r, rest, l);
}

/* One or two digits at `*at`; `*at` moves behind them. */
static unsigned
two_digits(struct rg_view text, size_t *at)
{
	unsigned n = 0;

	for (size_t i = 0; i < 2 && *at < text.n && is_digit(text.p[*at]); i++)
		n = n * 10 + (unsigned)(text.p[(*at)++] - '0');
	return n;
}

/* "20/6/25: Exam": a day, a month and a year, in either order. */
static bool
is_date(struct rg_view text, size_t at)
{
	unsigned a, b, year;

	a = two_digits(text, &at);
	if (at >= text.n || text.p[at++] != '/')
		return false;
	b = two_digits(text, &at);
	if (at >= text.n || text.p[at++] != '/')
		return false;
	year = two_digits(text, &at);
	if (at < text.n && is_digit(text.p[at]))
		year = year * 100 + two_digits(text, &at);
	return a > 0 && a <= 31 && b > 0 && b <= 31 && (a <= 12 || b <= 12) &&
	    ((year > 20 && year < 40) || (year > 1950 && year < 2040)) &&
	    (at >= text.n || !rg_among(text.p[at], "/,-"));
}

/* ports separator? name; `found` says that there were ports at least. */
bool
ports_first(struct reader *r, struct rg_view text, struct label *l, bool *found)
{
	size_t at = skip_decoration(text);

	*l = (struct label){ 0 };
	*found = at < text.n && rg_spec_read(&l->spec, r->lex, text, at);
	if (*found && (is_ordinal(text, &l->spec) || counts(r, &l->spec) ||
	    is_date(text, l->spec.at)))
		*found = false;
	if (!*found)
		return false;
	l->end = text.n;
	return name_behind(r, text, l);
}
