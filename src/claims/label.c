/*
 * What labels have in common: where ports may stand, which numbers are none,
 * and how words and ports are tied.
 */
#include "label.h"

#include "refgen/utf8.h"

#define ORDINAL_MAX 40		/* bytes of "rule", and more than of any */

/*
 * The two colons of a flashcard, "SSH::22", end at `at`: the word before them
 * has a letter that no address of IPv6 has.
 */
static bool
card(struct rg_view v, size_t at)
{
	size_t from = at > 0 ? at - 1 : 0;

	if (at < 2 || v.p[from] != ':')
		return false;
	while (from > 0 && v.p[from - 1] != ' ' && at - from < 20)
		if (rg_among(v.p[--from],
		    "GHIJKLMNOPQRSTUVWXYZghijklmnopqrstuvwxyz"))
			return true;
	return false;
}

/* Can a specification start here: not inside a word or a longer number? */
bool
spec_start(struct rg_view v, size_t at)
{
	size_t before = at;

	if (at == 0)
		return true;
	while (before > 0 && (v.p[before - 1] & 0xc0) == 0x80)
		before--;
	before -= before > 0;
	/* "SSH:22" is one, "10.0.0.1:80" and "FF02::9" are addresses. */
	if (v.p[before] == ':' && before > 0)
		return (!is_digit(v.p[before - 1]) &&
		    !rg_among(v.p[before - 1], ":.]>")) || card(v, before);
	if (is_digit(v.p[before]) || rg_among(v.p[before], ".,:$#@/\\_="))
		return v.p[before] == ',';
	return !rg_utf8_letter(rg_utf8_next(v, &before));
}

size_t
next_spec(struct reader *r, struct rg_view text, size_t from)
{
	if (!has_digit(text, from))
		return text.n;
	for (; from < text.n; from++)
		if ((from == 0 || !ascii_alnum((unsigned char)
		    text.p[from - 1])) && rg_spec_may(r->lex, text, from) &&
		    spec_start(text, from))
			break;
	return from;
}

/* Signs before the words: quotes, arrows, emoji, prompts. */
size_t
skip_decoration(struct rg_view v)
{
	size_t at = 0, next = 0;

	while (at < v.n) {
		uint32_t c = rg_utf8_next(v, &next);

		if (rg_utf8_letter(c) || (c < 0x80 && is_digit((int)c)) ||
		    c == '(')
			return at;
		at = next;
	}
	return at;
}

bool
says_port(struct reader *r, struct rg_view text)
{
	bool start = true;

	for (size_t at = 0; at < text.n; at++) {
		if (start && rg_lexicon_letters(r->lex, RG_LEX_PORT, text, at,
		    NULL))
			return true;
		start = !rg_utf8_letter((unsigned char)text.p[at]);
	}
	return false;
}

struct rg_view
rest_of(struct rg_view v, size_t at)
{
	return rg_view_cut(v, at < v.n ? at : v.n, v.n);
}

size_t
within_reach(size_t from, size_t at)
{
	return at - from > REACH ? at - REACH : from;
}

/* Only a few lower-case words: "listens on", "es el puerto que usa". */
bool
tied(struct rg_view gap, size_t most)
{
	size_t words = 0;
	bool in_word = false;

	for (size_t i = 0; i < gap.n; i++) {
		char c = gap.p[i];

		if (rg_among(c, ".;:!?|\n") || (c >= 'A' && c <= 'Z'))
			return false;
		if (c == ' ' || c == '(' || c == ',' || c == '"')
			in_word = false;
		else if (!in_word) {
			words++;
			in_word = true;
		}
	}
	return words <= most;
}

void
name_known(struct reader *r, struct names *names, struct rg_view words,
    const struct rg_known *known)
{
	*names = (struct names){ .known = known };
	names->v[names->n++] = words;
	names->slip = !known_service(r, words);
}

bool
all_labelled(struct reader *r, const struct rg_spec *spec)
{
	struct names names;

	for (size_t i = 0; i < spec->n; i++)
		if (!read_names(r, spec->items[i].label, &names) ||
		    !usual_port(names.known, spec->items[i].range))
			return false;
	return true;
}

bool
only_roles(struct reader *r, struct rg_view name)
{
	struct words w;

	split_words(name, &w, MOST_WORDS);
	for (size_t i = 0; i < w.n; i++)
		if (!is_role(r, rg_view_cut(name, w.from[i], w.to[i])))
			return false;
	return true;
}

/* "443 (secured by TLS or SSL)": how it is used there, not what. */
static bool
only_variant(struct reader *r, struct rg_view label)
{
	struct words w;
	size_t variants = 0;

	split_words(label, &w, MOST_WORDS);
	for (size_t i = 0; i < w.n; i++) {
		struct rg_view word = rg_view_cut(label, w.from[i], w.to[i]);

		if (in_lexicon(r, RG_LEX_VARIANT, word))
			variants++;
		else if (!in_lexicon(r, RG_LEX_STOP | RG_LEX_OR | RG_LEX_AND |
		    RG_LEX_OVER, word))
			return false;
	}
	return variants > 1;
}

/* "port 22 (ssh)": the words in parentheses are the name. */
bool
label_names(struct reader *r, const struct rg_spec *spec, struct names *names)
{
	struct rg_view label = spec->items[spec->n - 1].label;

	return label.n && !only_variant(r, label) &&
	    read_names(r, label, names) && names->known;
}

/* "Tomcat", "Plex Server": every word with a capital or a digit. */
bool
capitals(struct rg_view v)
{
	bool start = true;

	for (size_t i = 0; i < v.n; i++) {
		if (start && v.p[i] >= 'a' && v.p[i] <= 'z')
			return false;
		start = v.p[i] == ' ';
	}
	return true;
}

size_t
count_blanks(struct rg_view v)
{
	size_t n = 0;

	for (size_t i = 0; i < v.n; i++)
		n += v.p[i] == ' ';
	return n;
}

/* The start of the last sentence in the words before `to`. */
size_t
last_sentence(struct rg_view text, size_t from, size_t to)
{
	for (size_t i = to; i > from + 1; i--)
		if ((text.p[i - 1] == ' ' && rg_among(text.p[i - 2], ".!?") &&
		    (i < 3 || text.p[i - 3] != '.')) ||
		    text.p[i - 1] == '\n')
			return i;
	return from;
}

/* "2. Header structures", "3) Router": a number of the outline. */
bool
is_ordinal(struct rg_view text, const struct rg_spec *spec)
{
	return !spec->word && !spec->marked && spec->n == 1 &&
	    spec->end + 1 < text.n && rg_among(text.p[spec->end], ".)") &&
	    text.p[spec->end + 1] == ' ';
}

/* Does a text end with "rule", "RFC", "layer"? */
static bool
behind_ordinal(struct reader *r, struct rg_view before)
{
	size_t from;

	before = rg_view_trim(before);
	for (from = before.n; from > 0 && before.n - from <= ORDINAL_MAX &&
	    !rg_among(before.p[from - 1], " (,;:\n\t");)
		from--;
	return from < before.n && in_lexicon(r, RG_LEX_ORDINAL,
	    rg_view_cut(before, from, before.n));
}

/* Offset behind the first number of a specification. */
size_t
number_end(const struct rg_spec *spec)
{
	size_t at = spec->items[0].at;

	while (at < spec->text.n && is_digit((unsigned char)spec->text.p[at]))
		at++;
	return at < spec->text.n ? at : spec->text.n - 1;
}

/* "TCP 3-way handshake" */
static bool
is_compound(const struct rg_spec *spec)
{
	struct rg_view rest = rest_of(spec->text, spec->end);

	return spec->n == 1 && spec->items[0].range.last < 10 && rest.n > 1 &&
	    rest.p[0] == '-' && rg_utf8_letter((unsigned char)rest.p[1]);
}

/*
 * A number before a unit or behind an ordinal is no port: "20 bytes", "60%",
 * "RFC 959", "Layer 2".
 */
bool
counts(struct reader *r, const struct rg_spec *spec)
{
	struct rg_view text = spec->text, before = rg_view(text.p, spec->at);
	size_t at = spec->end;

	if (!spec->word && is_compound(spec))
		return true;
	if (spec->word || spec->marked)		/* "Rule 2: TCP, port 22" */
		return text.p[number_end(spec)] == ':' &&
		    is_digit(text.p[spec->at]) && behind_ordinal(r, before);
	if (at < text.n && text.p[at] == '%')
		return true;
	while (at < text.n && text.p[at] == ' ')
		at++;
	if (at > spec->end &&
	    rg_lexicon_letters(r->lex, RG_LEX_UNIT, text, at, NULL))
		return true;
	return behind_ordinal(r, before);
}
