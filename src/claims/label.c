/*
 * A label gives a service and its ports in one breath, ports first ("22 -
 * SSH", "Puerto 53 -> ...") or name first ("SSH (Secure Shell); Port 22 -
 * ...", "FTP(21)").  A sentence ties a name to ports by a few words ("SSH
 * listens on TCP port 22").
 */
#include "label.h"

#include "refgen/utf8.h"

#define NEAR_BYTES 160		/* a name stands no further from its ports, */
#define FIELD_MAX 160		/* bytes of a name with what is said of it */
#define VERB_MAX 40		/* bytes of "is commonly used for" */
#define ORDINAL_MAX 40		/* bytes of "rule", and more than of any */
#define NEAR_WORDS 14		/* counting its own words */

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

/* "2001: first exam": a year, unless one word with a capital follows. */
static bool
is_year(const struct rg_spec *spec, struct rg_view name)
{
	return !spec->word && !spec->marked && spec->n == 1 &&
	    spec->items[0].range.first >= 1950 &&
	    spec->items[0].range.first <= 2039 &&
	    (count_blanks(name) > 0 || !capitals(name));
}

/* The start of the last sentence in the words before `to`. */
static size_t
last_sentence(struct rg_view text, size_t from, size_t to)
{
	for (size_t i = to; i > from + 1; i--)
		if ((text.p[i - 1] == ' ' && rg_among(text.p[i - 2], ".!?") &&
		    (i < 3 || text.p[i - 3] != '.')) ||
		    text.p[i - 1] == '\n')
			return i;
	return from;
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

	if (rest.n > NEAR_BYTES * 2)
		rest.n = NEAR_BYTES * 2;
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
	for (size_t i = 1; i < w.n && i < 4; i++)	/* "Use SSH" may be a name */
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
static size_t
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
	if (at > spec->end && rg_lexicon_letters(r->lex, RG_LEX_UNIT, text, at, NULL))
		return true;
	return behind_ordinal(r, before);
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

/* How sure the signs around a specification are that it names ports. */
enum sign {
	SIGN_NONE,
	SIGN_LIST,		/* behind a blank, among other words */
	SIGN_END,		/* at the end, behind a blank */
	SIGN_SEPARATOR,		/* between separators */
	SIGN_COLUMN,		/* behind a tab or a wide gap */
	SIGN_PARENS,		/* (22) */
	SIGN_WORD,		/* port 22, 22/tcp */
};

static enum sign
sign_of(struct rg_view text, const struct rg_spec *spec)
{
	struct rg_view before = rg_view_cut(text, within_reach(0, spec->at),
	    spec->at), after;
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
	end |= rg_view_starts(rest_of(text, spec->end), RG_V("  "));
	if (bare.n > 0 && end) {
		struct rg_view s = strip(bare);

		separated = s.p + s.n < bare.p + bare.n ||
		    rg_view_ends(before, RG_V("\t"));
		if (separated && bare.p[bare.n - 1] == ',')
			separated = false;
	}
	if (separated)
		return SIGN_SEPARATOR;
	if (after.n == 0)
		return SIGN_END;
	return bare.n < before.n ? SIGN_LIST : SIGN_NONE;
}

/* The last words of a text: a name stands near its ports. */
static struct rg_view
last_words(struct rg_view v)
{
	size_t at = v.n, words = 0;

	while (at > 0 && v.n - at < NEAR_BYTES &&
	    !(v.p[at - 1] == ' ' && ++words == NEAR_WORDS))
		at--;
	return rest_of(v, at);
}

/*
 * The last name we know in the words before ports, if it is tied to them.  In
 * "POP3 and IMAP have versions with TLS on ports 995 and 993" that is none.
 */
bool
name_in_sentence(struct reader *r, struct rg_view before, struct names *names)
{
	const struct rg_known *known = NULL, *next, *other = NULL;
	size_t from = 0, to = 0, at = 0, f, t;

	before = last_words(before);
	while (at < before.n) {
		next = known_within(r, rest_of(before, at), &f, &t);
		if (!next)
			break;
		other = known;
		known = next;
		from = at + f;
		to = at + t;
		at = to;
	}
	if (!known || !tied(rg_view_trim(rest_of(before, to)), GAP_WORDS) ||
	    (other && in_lexicon(r, RG_LEX_VARIANT, rg_view_cut(before, from,
	    to))))
		return false;
	name_known(r, names, rg_view_cut(before, from, to), known);
	return true;
}

bool
client_tool(struct reader *r, const struct names *names, struct rg_range range)
{
	return in_lexicon(r, RG_LEX_TOOL, names->v[0]) &&
	    !usual_port(names->known, range);
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
		if (rg_among(gap.p[i], ":(=>;\t") || (gap.p[i] & 0x80) ||
		    (gap.p[i] == '-' && gap.n > 1))
			return true;
	return false;
}

/*
 * "Databases: MySQL (3306)", "DHCP 67/68 and DNS 53 are open": the words
 * right before the ports are a name that is usually there.
 */
static bool
name_adjacent(struct reader *r, struct rg_view field, struct label *l)
{
	struct rg_view name;
	const struct rg_known *known = known_end(r, field, &name);

	if (!usual_port(known, l->spec.items[0].range))
		return false;
	name_known(r, &l->names, name, known);
	return true;
}

/* In "Review it [priority:: 1]" the number is a field's value. */
static bool
in_brackets(struct rg_view field)
{
	size_t open = field.n;

	while (open > 0 && field.p[open - 1] != '[')
		open--;
	return open > 0 && rg_view_chr(rg_view_cut(field, open, field.n),
	    ']') == RG_NONE;
}

/*
 * A single digit counts other things ("Router (3)", "Priority: 1"), unless
 * the service is usually there or a sign is sure.
 */
static bool
tiny(const struct label *l)
{
	const struct rg_spec *spec = &l->spec;

	return !spec->word && !spec->marked && spec->n == 1 &&
	    spec->items[0].range.last < 10 &&
	    !usual_port(l->names.known, spec->items[0].range);
}

/* In "Enter a port (ex: 100)" the words before are not what has it. */
static bool
in_aside(struct rg_view field)
{
	size_t open = field.n;

	while (open > 0 && field.p[open - 1] != '(')
		open--;
	return open > 0 && rg_view_chr(rest_of(field, open), ')') == RG_NONE;
}

/* In 'It answers: "99 is free"' the number begins what somebody says. */
static bool
quoted(struct rg_view gap, const struct rg_spec *spec)
{
	return rg_view_chr(gap, '"') != RG_NONE &&
	    !rg_view_starts(rest_of(spec->text, spec->end), RG_V("\""));
}

/* Are the names that the field was read as made sure by these signs? */
static bool
sure_name(struct reader *r, struct rg_view field, struct rg_view gap,
    enum sign sign, const struct label *l)
{
	const struct names *names = &l->names;
	bool usual = usual_port(names->known, l->spec.items[0].range);

	if (names->text.n && sign != SIGN_COLUMN && !(names->known &&
	    field.n < 80 && (sign == SIGN_SEPARATOR ||
	    (sign == SIGN_END && usual))))
		return false;
	if (!usual && quoted(gap, &l->spec))
		return false;
	if (!names->known && (in_aside(field) ||
	    rg_view_chr(names->v[0], '"') != RG_NONE))
		return false;
	if (gap.n == 1 && gap.p[0] == '-')	/* "SSH-22", "SHA-256" */
		return usual;
	if (sign == SIGN_END && !known_service(r, field))
		return usual;
	return names->known || looks_like_name(names->v[0], gap, sign);
}

/* Not "HTTP uses" before "port 80", nor "and HTTPS", "MySQL's default". */
static bool
is_bare(struct reader *r, struct rg_view name)
{
	struct words w;
	struct rg_view first, last;

	split_words(name, &w, MOST_WORDS);
	if (w.n < 2 || !known_service(r, name) ||
	    rg_view_find(name, RG_V("'s ")) != RG_NONE)
		return w.n == 1;
	first = rg_view_cut(name, w.from[0], w.to[0]);
	last = rg_view_cut(name, w.from[w.n - 1], w.to[w.n - 1]);
	return !in_lexicon(r, RG_LEX_LISTEN, last) &&
	    !in_lexicon(r, RG_LEX_OPENER, last) &&
	    !in_lexicon(r, RG_LEX_AND, first) &&
	    !in_lexicon(r, RG_LEX_OPENER, first);
}

/*
 * In "HTTPS: made safe by TLS, on port 443" the port is not that of the name
 * beside it but, as usual, of the one that the line begins with.
 */
static void
name_of_head(struct reader *r, struct rg_view text, struct label *l)
{
	struct rg_range range = l->spec.items[0].range;
	struct names head;

	if ((!usual_port(l->names.known, range) ||
	    in_lexicon(r, RG_LEX_VARIANT, l->names.v[0])) &&
	    read_names(r, text, &head) && usual_port(head.known, range))
		l->names = head;
}

/* "IMAP uses" before "143": the name, without the verb. */
static struct rg_view
without_verb(struct reader *r, struct rg_view field)
{
	struct rg_view name, tail = field.n > FIELD_MAX ?
	    rest_of(field, field.n - FIELD_MAX) : field;
	struct words w;

	split_words(tail, &w, MOST_WORDS);
	for (size_t k = 1; k < w.n && k < 4; k++) {
		size_t from = w.from[w.n - k];
		struct rg_view before = strip(rg_view(tail.p, from));

		if (in_lexicon(r, RG_LEX_LISTEN, rest_of(tail, from)) &&
		    known_end(r, before, &name))
			return rg_view(field.p,
			    (size_t)(before.p + before.n - field.p));
	}
	return field;
}

/* "POP3 default", "SSH's default" before "port is 110": the name alone. */
static struct rg_view
without_default(struct reader *r, struct rg_view field)
{
	const struct rg_lexicon_entry *e;
	size_t from = field.n;

	while (from > 0 && field.p[from - 1] != ' ')
		from--;
	e = from > 1 ? rg_lexicon_word(r->lex, RG_LEX_ROLE,
	    rest_of(field, from)) : NULL;
	if (!e || !rg_view_eq(e->value, RG_V("default")))
		return field;
	field = strip(rg_view(field.p, from));
	return rg_view_ends(field, RG_V("'s")) ? rg_view(field.p,
	    field.n - 2) : field;
}

/* "Quoll: localhost" before ":7108": the name alone. */
static struct rg_view
without_host(struct rg_view field)
{
	const struct rg_view host = RG_V("localhost");

	return rg_view_ends(field, host) ?
	    strip(rg_view(field.p, field.n - host.n)) : field;
}

/*
 * "IMAP and POP3 use the" before "ports 143 and 110": as many names that we
 * know as there are ports.
 */
static bool
name_for_each(struct reader *r, struct rg_view field, struct label *l)
{
	struct words w;
	struct rg_view last;

	if (l->spec.n < 2 || field.n > FIELD_MAX)
		return false;
	split_words(field, &w, MOST_WORDS);
	if (w.n < 3)
		return false;
	last = rg_view_cut(field, w.from[w.n - 1], w.to[w.n - 1]);
	if (in_lexicon(r, RG_LEX_OPENER, last) &&
	    !in_lexicon(r, RG_LEX_LISTEN, last))
		field.n = w.to[w.n - 2];
	if (!read_names(r, without_verb(r, field), &l->names) ||
	    l->names.n != l->spec.n + 1)
		return false;
	for (size_t i = 1; i < l->names.n; i++)
		if (!known_service(r, l->names.v[i]))
			return false;
	return true;
}

static bool
name_before(struct reader *r, struct rg_view text, size_t from,
    enum sign sign, struct label *l)
{
	size_t start = last_sentence(text, within_reach(from, l->spec.at),
	    l->spec.at);
	struct rg_view field = rg_view_cut(text, start, l->spec.at), gap;
	bool named, sure;

	if (rg_view_ends(rg_view_trim(field), RG_V("(")))
		field = rg_view(field.p, rg_view_trim(field).n - 1);
	field = without_host(strip(field));
	/* "telnet <IP> 143" is a command with a blank to fill in. */
	if (field.n == 0 || rg_view_chr(field, '<') != RG_NONE)
		return false;
	gap = rg_view_cut(text, (size_t)(field.p + field.n - text.p),
	    l->spec.at);
	if (sign != SIGN_WORD && named_port(r, field, &l->names))
		return true;
	field = sign == SIGN_WORD ? without_default(r, field) :
	    without_verb(r, field);
	if (sign == SIGN_LIST)
		return name_adjacent(r, field, l);
	if (sign == SIGN_WORD && name_for_each(r, field, l))
		return true;
	/* A sure sign ends the search; others may be many in a line. */
	named = (sign == SIGN_WORD || field.n <= FIELD_MAX) &&
	    !in_brackets(field) && read_names(r, field, &l->names);
	sure = named && sure_name(r, field, gap, sign, l);
	if (sure && (sign != SIGN_WORD || !l->names.known ||
	    is_bare(r, l->names.v[0])))
		return true;
	if (sign == SIGN_WORD && name_in_sentence(r, field, &l->names)) {
		if (client_tool(r, &l->names, l->spec.items[0].range))
			return false;
		name_of_head(r, text, l);
		return true;
	}
	if (sign == SIGN_WORD)
		return sure || (named && usual_port(l->names.known,
		    l->spec.items[0].range));
	return (sign == SIGN_PARENS || sign == SIGN_SEPARATOR) &&
	    name_adjacent(r, field, l);
}

/*
 * What may be read of a label whose sign is this: in code only what has a
 * separator and a name we know, since commands are full of numbers; in a
 * heading as much, and a number that its service usually has.
 */
static bool
strict_enough(const struct label *l, enum strictness strict, enum sign sign)
{
	if (strict == LOOSE || sign == SIGN_COLUMN)
		return true;
	if (sign < SIGN_SEPARATOR && (strict == CODE ||
	    !usual_port(l->names.known, l->spec.items[0].range)))
		return false;
	return l->names.known != NULL;
}

bool
name_first(struct reader *r, struct rg_view text, size_t from,
    enum strictness strict, struct label *l, bool *found)
{
	*found = false;
	for (size_t at = next_spec(r, text, from); at < text.n;
	    at = next_spec(r, text, at + 1)) {
		struct rg_spec spec;
		enum sign sign;
		bool labelled, other;

		if (!rg_spec_read(&spec, r->lex, text, at))
			continue;
		other = counts(r, &spec);
		if (other && (spec.marked || spec.word || spec.range_signs)) {
			at = number_end(&spec);
			continue;
		}
		sign = other ? SIGN_NONE : sign_of(text, &spec);
		*l = (struct label){ .spec = spec, .name_first = true,
			.end = spec.end,
			.text = strip(rest_of(text, spec.end)) };
		labelled = strict == LOOSE && sign != SIGN_NONE &&
		    all_labelled(r, &spec);
		if (sign != SIGN_NONE && spec.at > from &&
		    name_before(r, text, from, sign, l) &&
		    strict_enough(l, strict, sign) && !tiny(l) &&
		    (l->names.known || !labelled))
			return true;
		if ((sign == SIGN_WORD || labelled) &&
		    label_names(r, &spec, &l->names)) {
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
