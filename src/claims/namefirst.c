/*
 * Labels with their name first: "SSH (Secure Shell); Port 22 - ...", "FTP(21)".
 * A sentence ties a name to ports by a few words ("SSH listens on TCP port
 * 22").
 */
#include "label.h"

#include "refgen/utf8.h"

#define NEAR_BYTES 160		/* a name stands no further from its ports, */
#define NEAR_WORDS 14		/* counting its own words */
#define VERSION_MAX 100		/* higher numbers count no versions */
#define FIELD_MAX 160		/* bytes of a name with what is said of it */

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

/*
 * "PostgreSQL: 13 / 14 / 15": small numbers, each as far behind the one before,
 * are versions unless the service is usually there.
 */
static bool
is_series(const struct label *l)
{
	const struct rg_spec_item *it = l->spec.items;
	uint32_t step;

	if (l->spec.n < 3 || l->spec.word || l->spec.marked)
		return false;
	step = it[1].range.first - it[0].range.first;
	for (size_t i = 0; i < l->spec.n; i++)
		if (it[i].range.first != it[0].range.first + i * step ||
		    it[i].range.last >= VERSION_MAX ||
		    usual_port(l->names.known, it[i].range))
			return false;
	return step > 0;
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
		    strict_enough(l, strict, sign) && !tiny(l) && !is_series(l) &&
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
