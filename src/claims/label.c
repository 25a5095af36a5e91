/*
 * A label gives a service and its ports in one breath, ports first ("22 -
 * SSH", "Puerto 53 -> ...") or name first ("SSH (Secure Shell); Port 22 -
 * ...", "FTP(21)").  A sentence ties a name to ports by a few words ("SSH
 * listens on TCP port 22").
 */
#include "label.h"

#include "refgen/utf8.h"

#define GAP_WORDS 5		/* words between a name and its ports */

bool
is_digit(int c)
{
	return c >= '0' && c <= '9';
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
		return !is_digit(v.p[before - 1]) &&
		    !strchr(":.]>", v.p[before - 1]);
	if (is_digit(v.p[before]) || strchr(".,:$#@/\\_=", v.p[before]))
		return v.p[before] == ',';
	return !rg_utf8_letter(rg_utf8_next(v, &before));
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

struct rg_view
rest_of(struct rg_view v, size_t at)
{
	return rg_view_cut(v, at < v.n ? at : v.n, v.n);
}

/* Only a few lower-case words: "listens on", "es el puerto que usa". */
static bool
tied(struct reader *r, struct rg_view gap, size_t most)
{
	size_t words = 0;
	bool in_word = false;

	(void)r;
	for (size_t i = 0; i < gap.n; i++) {
		char c = gap.p[i];

		if (strchr(".;:!?|\n", c) || (c >= 'A' && c <= 'Z'))
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

static void
name_known(struct reader *r, struct names *names, struct rg_view words,
    const struct rg_known *known)
{
	*names = (struct names){ .known = known };
	names->v[names->n++] = words;
	names->slip = !known_service(r, words);
}

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

/* "port 22 (ssh)": the words in parentheses are the name. */
bool
label_names(struct reader *r, const struct rg_spec *spec, struct names *names)
{
	struct rg_view label = spec->items[spec->n - 1].label;

	return label.n && read_names(r, label, names) && names->known;
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
	/* A dash is a separator only with a blank: "3-way" is a word. */
	if (at == l->spec.end + 1 && text.p[l->spec.end] == '-' &&
	    !l->spec.word && !l->spec.marked)
		separated = false;
	if (read_names(r, rest, &l->names) && l->names.known) {
		l->text = l->names.text;
		return true;
	}
	if (l->names.n && separated && l->names.v[0].n <= 40 &&
	    !is_digit(rest.p[0]) && read_names(r, rest, &l->names)) {
		l->text = l->names.text;
		return true;
	}
	if (l->names.n && (l->spec.marked || l->spec.word) &&
	    l->names.v[0].n <= 30 && l->names.v[0].p[0] >= 'A' &&
	    l->names.v[0].p[0] <= 'Z' && read_names(r, rest, &l->names)) {
		l->text = l->names.text;
		return true;
	}
	if (separated && l->spec.word && defined_name(r, rest, &l->names)) {
		l->text = rest;
		return true;
	}
	if ((l->spec.word || l->spec.marked) && known_within(r,
	    sentence(rest), &from, &to) &&
	    tied(r, rg_view(rest.p, from), GAP_WORDS)) {
		name_known(r, &l->names, rg_view_cut(rest, from, to),
		    known_within(r, sentence(rest), &from, &to));
		l->text = rest;
		return true;
	}
	return false;
}

/* "2. Header structures", "3) Router": a number of the outline. */
bool
is_ordinal(struct rg_view text, const struct rg_spec *spec)
{
	return !spec->word && !spec->marked && spec->n == 1 &&
	    spec->end + 1 < text.n && strchr(".)", text.p[spec->end]) &&
	    text.p[spec->end + 1] == ' ';
}

/* ports separator? name; `found` says that there were ports at least. */
bool
ports_first(struct reader *r, struct rg_view text, struct label *l, bool *found)
{
	size_t at = skip_decoration(text);

	*l = (struct label){ 0 };
	*found = at < text.n && rg_spec_read(&l->spec, r->lex, text, at);
	if (*found && is_ordinal(text, &l->spec))
		*found = false;
	if (!*found)
		return false;
	l->end = text.n;
	return name_behind(r, text, l);
}

/* How sure the signs around a specification are that it names ports. */
enum sign {
	SIGN_NONE,
	SIGN_END,		/* at the end, behind a blank */
	SIGN_SEPARATOR,		/* between separators */
	SIGN_COLUMN,		/* behind a tab or a wide gap */
	SIGN_PARENS,		/* (22) */
	SIGN_WORD,		/* port 22, 22/tcp */
};

static enum sign
sign_of(struct rg_view text, const struct rg_spec *spec)
{
	struct rg_view before = rg_view(text.p, spec->at), after;
	struct rg_view bare = rg_view_trim(before);
	bool end, separated = false;

	if (spec->word || spec->marked)
		return SIGN_WORD;
	after = rg_view_trim(rest_of(text, spec->end));
	if (after.n > 1 && after.p[0] == '-' && bare.n < before.n &&
	    rg_utf8_letter((unsigned char)after.p[1]))
		return SIGN_NONE;	/* "3-way" */
	if (bare.n && bare.p[bare.n - 1] == '(' && after.n &&
	    (after.p[0] == ')' || after.p[0] == ',' || after.p[0] == ' '))
		return SIGN_PARENS;
	end = after.n == 0 || !rg_utf8_letter((unsigned char)after.p[0]);
	if (bare.n > 0 && end && (rg_view_chr(rg_view_cut(before, bare.n,
	    before.n), '\t') != RG_NONE || before.n - bare.n >= 3))
		return SIGN_COLUMN;
	if (bare.n > 0 && end) {
		struct rg_view s = strip(bare);

		separated = s.n < bare.n || rg_view_ends(before, RG_V("\t"));
		if (separated && bare.p[bare.n - 1] == ',')
			separated = false;
	}
	if (separated)
		return SIGN_SEPARATOR;
	return after.n == 0 ? SIGN_END : SIGN_NONE;
}

/* The last name we know in the words before ports, if it is tied to them. */
static bool
name_in_sentence(struct reader *r, struct rg_view before, struct names *names)
{
	const struct rg_known *known = NULL, *next;
	size_t from = 0, to = 0, at = 0, f, t;

	while (at < before.n) {
		next = known_within(r, rest_of(before, at), &f, &t);
		if (!next)
			break;
		known = next;
		from = at + f;
		to = at + t;
		at = to;
	}
	if (!known || !tied(r, rg_view_trim(rest_of(before, to)), GAP_WORDS))
		return false;
	name_known(r, names, rg_view_cut(before, from, to), known);
	return true;
}

/* The start of the last sentence in the words before `to`. */
static size_t
last_sentence(struct rg_view text, size_t from, size_t to)
{
	for (size_t i = to; i > from + 1; i--)
		if ((text.p[i - 1] == ' ' && strchr(".!?", text.p[i - 2])) ||
		    text.p[i - 1] == '\n')
			return i;
	return from;
}

/* "Tomcat", "Plex Server": every word with a capital or a digit. */
static bool
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

static size_t
count_blanks(struct rg_view v)
{
	size_t n = 0;

	for (size_t i = 0; i < v.n; i++)
		n += v.p[i] == ' ';
	return n;
}

/*
 * A name that nobody knows needs more: a separator or a parenthesis between
 * it and the ports, or the looks of a name.
 */
static bool
looks_like_name(struct rg_view name, struct rg_view gap, enum sign sign)
{
	if (name.n > 48 || sign == SIGN_END)
		return false;
	if (capitals(name) || sign == SIGN_COLUMN)
		return true;
	if (sign == SIGN_PARENS)
		return count_blanks(name) <= 1;
	for (size_t i = 0; i < gap.n; i++)
		if (memchr(":(=>;\t", gap.p[i], 6) || (gap.p[i] & 0x80) ||
		    (gap.p[i] == '-' && gap.n > 1))
			return true;
	return false;
}

static bool
name_before(struct reader *r, struct rg_view text, size_t from,
    enum sign sign, struct label *l)
{
	size_t start = last_sentence(text, from, l->spec.at);
	struct rg_view field = rg_view_cut(text, start, l->spec.at);

	if (rg_view_ends(rg_view_trim(field), RG_V("(")))
		field = rg_view(field.p, rg_view_trim(field).n - 1);
	field = strip(field);
	if (field.n == 0)
		return false;
	if (read_names(r, field, &l->names) && (l->names.text.n == 0 ||
	    sign == SIGN_COLUMN || (sign == SIGN_SEPARATOR &&
	    l->names.known && field.n < 80)) &&
	    (l->names.known || looks_like_name(l->names.v[0],
	    rg_view_cut(text, (size_t)(field.p + field.n - text.p),
	    l->spec.at), sign)))
		return true;
	return sign == SIGN_WORD && name_in_sentence(r, field, &l->names);
}

/*
 * name separator? ports, somewhere behind `from`; in code only what has a
 * sign and a name we know, since commands are full of numbers.
 */
bool
name_first(struct reader *r, struct rg_view text, size_t from, bool strict,
    struct label *l, bool *found)
{
	size_t after_name = from;

	*found = false;
	for (size_t at = from; at < text.n; at++) {
		struct rg_spec spec;
		enum sign sign;

		if (!spec_start(text, at) ||
		    !rg_spec_read(&spec, r->lex, text, at) || spec.at != at)
			continue;
		sign = sign_of(text, &spec);
		if (strict && sign < SIGN_SEPARATOR)
			sign = SIGN_NONE;
		*l = (struct label){ .spec = spec, .name_first = true };
		l->end = spec.end;
		if (sign != SIGN_NONE && spec.at > after_name &&
		    name_before(r, text, after_name, sign, l) &&
		    (l->names.known || !strict || sign == SIGN_COLUMN)) {
			l->text = strip(rest_of(text, spec.end));
			return true;
		}
		if (sign == SIGN_WORD && label_names(r, &spec, &l->names)) {
			l->text = strip(rest_of(text, spec.end));
			l->by_label = true;
			return true;
		}
		if (sign == SIGN_WORD) {
			*found = true;
			return false;
		}
		at = spec.end > at ? spec.end - 1 : at;
	}
	return false;
}
