/*
 * Names of services as people write them, with what they put around them.
 *
 *	field  = name (separator text)?
 *	name   = head ("(" inner ")")*
 *	head   = part ("/" part)*
 */
#include "reader.h"

#include "refgen/utf8.h"

#define WORDS_MAX 7		/* words a name has at most */
#define NAME_BYTES 90
#define ALONE_MAX 20		/* bytes of a name in one word */

void
add_name(struct names *names, struct rg_view name)
{
	name = strip(name);
	if (name.n == 0 || name.n > NAME_BYTES || names->n == NAMES_MAX)
		return;
	for (size_t i = 0; i < names->n; i++)
		if (same_words(names->v[i], name))
			return;
	names->v[names->n++] = name;
}

static void
know(struct reader *r, struct names *names, struct rg_view name)
{
	if (!names->known && name.n <= NAME_BYTES)
		names->known = known_service(r, name);
}

/*
 * Does the abbreviation stand for these words?  Their first letters, in
 * order, with any word left out but most letters found.
 */
static bool
stands_for(struct rg_view abbr, struct rg_view words)
{
	size_t found = 0, letters = 0;
	struct words w;

	for (size_t i = 0; i < abbr.n; i++)
		letters += ascii_alnum((unsigned char)abbr.p[i]);
	if (letters < 2 || letters > 10)
		return false;
	split_words(words, &w, MOST_WORDS);
	if (w.n < 2 || w.n > letters * 2)
		return false;
	for (size_t i = 0, at = 0; i < w.n && at < abbr.n; i++) {
		char a = abbr.p[at] | 0x20, b = words.p[w.from[i]] | 0x20;

		if (a == b) {
			found++;
			at++;
		}
	}
	return found * 2 >= letters && found >= 2;
}

/*
 * "Secure Shell" for SSH; "data", "unencrypted web traffic" or the sentence
 * "Used by secure hosts" is not.
 */
static bool
is_expansion(struct reader *r, const struct names *names, struct rg_view words)
{
	const struct rg_known *known = rg_knowns_find(r->knowns, words);
	struct word w;
	size_t at = 0;

	if (known && names->known == known)
		return true;
	if (next_word(words, &at, &w) && in_lexicon(r, RG_LEX_OPENER |
	    RG_LEX_AND | RG_LEX_OR, rg_view_cut(words, w.from, w.to)))
		return false;
	for (size_t i = 0; i < names->n; i++)
		if (stands_for(names->v[i], words) ||
		    stands_for(words, names->v[i]))
			return true;
	return false;
}

/* What stands in parentheses: another name, or a word on the name. */
static void
read_inner(struct reader *r, struct names *names, struct rg_view inner)
{
	size_t at = 0;

	rg_transports set;

	inner = rg_view_trim(inner);
	set = rg_spec_transports(r->lex, inner, &at, NULL);
	if (set && at == inner.n)
		names->transports |= set;
	if (inner.n == 0 || set)
		return;
	if (rg_knowns_find(r->knowns, inner) || is_expansion(r, names, inner)) {
		add_name(names, inner);
		know(r, names, inner);
	}
}

/* The length of the sign at `at` that parts two names; 0 if there is none. */
static size_t
part_sign(struct rg_view v, size_t at)
{
	static const struct rg_view signs[] = { RG_V(" & "), RG_V(" or "),
		RG_V(" o "), RG_V(" and "), RG_V(" y "), RG_V(" e "),
		RG_V(" + ") };

	if (v.p[at] == '/')
		return 1;
	if (v.p[at] == ',')
		return at + 1 < v.n && v.p[at + 1] == ' ' ? 2 : 0;
	if (v.p[at] != ' ' || at + 2 >= v.n || !rg_among(v.p[at + 1], "&oaye+"))
		return 0;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (rg_view_starts(rg_view_cut(v, at, v.n), signs[i]))
			return signs[i].n;
	return 0;
}

size_t
next_sign(struct rg_view v, size_t at, size_t *len)
{
	for (; at < v.n; at++)
		if ((v.p[at] == ' ' || v.p[at] == '/' || v.p[at] == ',') &&
		    (*len = part_sign(v, at)) > 0)
			break;
	return at;
}

/* "POP3 / IMAP", but not "SSH / far away": do we know every part? */
static bool
all_known(struct reader *r, struct rg_view head)
{
	size_t len = 0, from = 0, at = next_sign(head, 0, &len);

	if (at == head.n || head.n > NAME_BYTES)
		return false;
	for (;; at = next_sign(head, from, &len)) {
		if (!rg_knowns_find(r->knowns, strip(rg_view_cut(head, from,
		    at))))
			return false;
		if (at == head.n)
			return true;
		from = at + len;
	}
}

/* "SSH/SCP", "POP3 / IMAP", "SFTP & SSH": its parts are names as well. */
static void
add_parts(struct reader *r, struct names *names, struct rg_view head)
{
	size_t from = 0, len = 0, parts = 0, at = next_sign(head, 0, &len);
	struct rg_view part;

	/* "Input/Output System" is one. */
	if (at == head.n || rg_knowns_find(r->knowns, head))
		return;
	/* The last part is one only behind another. */
	while (at < head.n || (from < head.n && parts > 0)) {
		part = strip(rg_view_cut(head, from, at));
		if (part.n >= 2 && !in_lexicon(r, RG_LEX_NOISE |
		    RG_LEX_TRANSPORT, part)) {
			add_name(names, part);
			know(r, names, part);
			parts++;
		}
		from = at < head.n ? at + len : at;
		at = next_sign(head, from, &len);
	}
}

/* "It uses", "Este utiliza": what is said of a service, not which. */
static bool
only_verbs(struct reader *r, struct rg_view head, const struct words *w)
{
	return w->n >= 2 && in_lexicon(r, RG_LEX_OPENER, rg_view_cut(head,
	    w->from[0], w->to[0])) && in_lexicon(r, RG_LEX_LISTEN,
	    rg_view_cut(head, w->from[1], w->to[w->n - 1]));
}

/* "Port 22" is no service, and another port's name even less. */
static bool
is_numbered_port(struct reader *r, struct rg_view head)
{
	size_t end;

	if (!rg_lexicon_letters(r->lex, RG_LEX_PORT, head, 0, &end))
		return false;
	while (end < head.n && head.p[end] == ' ')
		end++;
	return end < head.n && head.p[end] >= '0' && head.p[end] <= '9';
}

bool
other_port(struct reader *r, struct rg_view title)
{
	const struct rg_lexicon_entry *e = rg_lexicon_word(r->lex,
	    RG_LEX_COLUMN, title);
	struct word w;
	size_t at = 0;

	if (!e || !rg_view_eq(e->value, RG_V("other")))
		return false;
	while (next_word(title, &at, &w))
		if (rg_lexicon_letters(r->lex, RG_LEX_PORT, title, w.from,
		    NULL))
			return true;
	return false;
}

/* "Transport", "Port": the title of what stands behind it, no service. */
static bool
is_title(struct reader *r, struct rg_view head)
{
	static const char *const values[] = { "transport", "port", "tcp",
		"udp", "protocol" };
	const struct rg_lexicon_entry *e = rg_lexicon_word(r->lex,
	    RG_LEX_COLUMN, head);

	for (size_t i = 0; e && i < sizeof(values) / sizeof(*values); i++)
		if (rg_view_eq(e->value, rg_view_of(values[i])))
			return true;
	return other_port(r, head);
}

/* "Class A", "Step 3" have no ports; "Code Server" is no such thing. */
static bool
is_numbered(struct reader *r, struct rg_view head, const struct words *w)
{
	if (!in_lexicon(r, RG_LEX_ORDINAL, rg_view_cut(head, w->from[0],
	    w->to[0])))
		return false;
	return w->n != 2 || w->to[1] - w->from[1] < 3 ||
	    head.p[w->from[1]] < 'A' || head.p[w->from[1]] > 'Z';
}

/* "142.250.xxx.xxx": an address with a part that nobody is to see. */
static bool
is_masked(struct rg_view head)
{
	size_t dots = 0;

	for (size_t i = 0; i < head.n; i++) {
		if (!rg_among(head.p[i], "0123456789.xX*"))
			return false;
		dots += head.p[i] == '.';
	}
	return dots > 1;
}

/* Can this be a name at all, nobody knowing it? */
static bool
plausible(struct reader *r, struct rg_view head)
{
	size_t stops = 0, letters = 0, at = 0;
	struct words w;

	split_words(head, &w, WORDS_MAX + 1);
	if (w.n == 0 || w.n > WORDS_MAX || head.n > NAME_BYTES ||
	    is_masked(head))
		return false;
	for (size_t i = 0; i < w.n; i++) {
		struct rg_view word = rg_view_cut(head, w.from[i], w.to[i]);

		if (i == 0 && w.n == 1 && in_lexicon(r, RG_LEX_NOISE |
		    RG_LEX_OPENER | RG_LEX_TRANSPORT | RG_LEX_PORT |
		    RG_LEX_LISTEN, word))
			return false;
		if (i == 0 && is_numbered(r, head, &w))
			return false;
		stops += in_lexicon(r, RG_LEX_STOP, word);
	}
	if (only_verbs(r, head, &w) || is_title(r, head) ||
	    is_numbered_port(r, head))
		return false;
	while (at < head.n)
		letters += rg_utf8_letter(rg_utf8_next(head, &at));
	return letters >= 2 && stops * 2 < w.n &&
	    !in_lexicon(r, RG_LEX_NOISE | RG_LEX_CLASS, head);
}

/* The longest known name that a field begins with, in whole words. */
static size_t
known_prefix(struct reader *r, struct rg_view field)
{
	size_t at = 0, from, walked, end = 0;
	uint32_t node = RG_TRIE_ROOT;
	struct word w;

	if (!next_word(field, &at, &w) || w.from > 1)
		return 0;
	from = walked = w.from;
	for (size_t n = 0; n < WORDS_MAX; n++) {
		if (rg_knowns_walk(r->knowns, &node, field, walked, w.to) &&
		    !in_lexicon(r, RG_LEX_NOISE, rg_view_cut(field, from,
		    w.to)))
			end = w.to;
		walked = w.to;
		if (node == RG_TRIE_NOWHERE || !next_word(field, &at, &w) ||
		    in_lexicon(r, RG_LEX_IS, rg_view_cut(field, w.from, w.to)))
			break;		/* "FTP es" is no FTPES */
	}
	return end;
}

/*
 * "for HTTP", "the protocol SSH": without the words, if a service is left;
 * "It is SSH" is a sentence.
 */
static struct rg_view
without_opener(struct reader *r, struct rg_view head)
{
	rg_lex_set kind = RG_LEX_OPENER;
	struct rg_view rest = head, name = head;
	struct word w;
	size_t at = 0;

	if (rg_lexicon_letters(r->lex, RG_LEX_IS | RG_LEX_IT | RG_LEX_LISTEN,
	    head, 0, NULL))
		return head;
	while (next_word(rest, &at, &w) && in_lexicon(r, kind,
	    rg_view_cut(rest, w.from, w.to)) &&
	    !rg_knowns_find(r->knowns, rest)) {
		rest = strip(rg_view_cut(rest, w.to, rest.n));
		if (!known_service(r, rest))
			break;
		name = rest;
		kind = RG_LEX_OPENER | RG_LEX_NOISE;
		at = 0;
	}
	return name;
}

/* "uses TLS": how it is secured, no name. */
static bool
uses_variant(struct reader *r, struct rg_view head)
{
	size_t end;

	return rg_lexicon_letters(r->lex, RG_LEX_LISTEN, head, 0, &end) &&
	    in_lexicon(r, RG_LEX_VARIANT, rg_view_cut(head, end, head.n));
}

/* Takes the parentheses out of a name and reads what is in them. */
static struct rg_view
read_head(struct reader *r, struct names *names, struct rg_view name)
{
	size_t open = rg_view_chr(name, '('), close;
	struct rg_view head = name, inner;

	if (open != RG_NONE && open > 0)
		head = rg_view(name.p, open);
	head = without_opener(r, strip(head));
	add_name(names, head);
	know(r, names, head);
	while (open != RG_NONE && open > 0) {
		close = rg_view_chr(rg_view_cut(name, open, name.n), ')');
		if (close == RG_NONE)
			break;
		inner = rg_view_cut(name, open + 1, open + close);
		read_inner(r, names, inner);
		name = rg_view_cut(name, open + close + 1, name.n);
		open = rg_view_chr(name, '(');
	}
	return head;
}

/*
 * The description behind a name may begin with what the name stands for:
 * "Secure Shell: secure access", "Sending emails" does not.
 */
static void
read_tail(struct reader *r, struct names *names, struct rg_view tail)
{
	struct cut cut = cut_name(tail);
	struct rg_view first = rg_view(tail.p, cut.comma != RG_NONE ?
	    cut.comma : cut.at);
	size_t at = skip_separator(tail, 0, &(bool){ false }), end = at;
	rg_transports set = rg_spec_transports(r->lex, tail, &end, NULL);

	/* "FTP <tab> TCP <tab> words": a transport in a column of its own. */
	if (set && (end == tail.n || rg_among(tail.p[end], "\t,;)-") ||
	    rg_view_starts(rg_view_cut(tail, end, tail.n), RG_V("  ")))) {
		names->transports |= set;
		names->text = strip(rg_view_cut(tail, end, tail.n));
		return;
	}
	names->text = rg_view_trim(tail);
	at = rg_view_chr(first, '(');
	/* "File Transfer Protocol (the old one)" */
	if (at != RG_NONE && at > 0 && first.n < NAME_BYTES &&
	    !rg_knowns_find(r->knowns, strip(first)))
		first.n = at;
	if (first.n < NAME_BYTES && is_expansion(r, names, strip(first))) {
		add_name(names, first);
		know(r, names, strip(first));
	}
}

/* "Es utilizado por el protocolo NetBIOS": words of a sentence, no name. */
static bool
opens_sentence(struct reader *r, struct rg_view head)
{
	struct word first, w;
	size_t at = 0;

	return rg_lexicon_may(r->lex, RG_LEX_OPENER, head, 0) &&
	    next_word(head, &at, &first) && in_lexicon(r, RG_LEX_OPENER,
	    rg_view_cut(head, first.from, first.to)) &&
	    next_word(head, &at, &w) && next_word(head, &at, &w);
}

/* A clause on a name ends it: "DNS, which uses". */
static void
cut_clause(struct reader *r, struct rg_view field, struct cut *end)
{
	if (end->comma == RG_NONE || !rg_lexicon_letters(r->lex,
	    RG_LEX_LISTEN | RG_LEX_OPENER | RG_LEX_OVER, field,
	    end->comma + 2, NULL) ||
	    !known_service(r, rg_view(field.p, end->comma)))
		return;
	end->at = end->comma;
	end->len = 1;
}

/* "SSH": one word of letters and digits. */
static bool
name_alone(struct reader *r, struct rg_view field, struct names *names)
{
	if (field.n > ALONE_MAX)
		return false;
	for (size_t i = 0; i < field.n; i++)
		if (!ascii_alnum((unsigned char)field.p[i]))
			return false;
	if (in_lexicon(r, RG_LEX_UNPORTED, field))
		return false;
	names->known = rg_knowns_find(r->knowns, field);
	names->list = names->v[names->n++] = field;
	return true;
}

/*
 * "Enable the SSH", "Puerto de SSH": what somebody does with a service that we
 * know is no part of its name, nor is the word for port.
 */
static struct rg_view
without_act(struct reader *r, struct rg_view field)
{
	struct rg_view rest;
	struct word w;
	size_t at = 0;

	if (!rg_lexicon_may(r->lex, RG_LEX_ACT | RG_LEX_PORT, field, 0) ||
	    !next_word(field, &at, &w) ||
	    !in_lexicon(r, RG_LEX_ACT | RG_LEX_PORT, rg_view(field.p, w.to)))
		return field;
	do {
		rest = rg_view_cut(field, at, field.n);
	} while (next_word(field, &at, &w) && in_lexicon(r, RG_LEX_OPENER |
	    RG_LEX_STOP, rg_view_cut(field, w.from, w.to)));
	rest = strip(rest);
	return known_start(r, rest) && !known_start(r, field) &&
	    !in_lexicon(r, RG_LEX_VARIANT, rest) ? rest : field;
}

/*
 * "HTTP web traffic", where a name that we know is the head of another: the
 * two, or the known one if the other can be none; but in "SSH Secure Shell"
 * the one and what it stands for.  What the head is then.
 */
static struct rg_view
shorten(struct reader *r, struct names *names, struct rg_view head,
    struct rg_view name, struct cut *end)
{
	size_t known = known_prefix(r, name);
	struct rg_view rest;

	if (known == 0 || known >= head.n)
		return head;
	rest = rg_view_cut(head, known, head.n);
	if (rg_view_chr(rest, ',') != RG_NONE)
		rest.n = rg_view_chr(rest, ',');
	head = rg_view(name.p, known);
	names->n = 0;
	add_name(names, head);
	know(r, names, head);
	if (is_expansion(r, names, rest)) {
		add_name(names, rest);
		return head;
	}
	names->n = 0;
	add_name(names, name);
	add_name(names, head);
	if (names->v[0].n > 40 || !plausible(r, names->v[0])) {
		names->n = 0;
		add_name(names, head);
		*end = (struct cut){ known, 0, RG_NONE };
	}
	return head;
}

/*
 * The names of a field, whoever they mean; `head` is what a name that nobody
 * knows would have to be.
 */
static bool
names_of(struct reader *r, struct rg_view field, struct names *names,
    struct rg_view *head)
{
	struct rg_view name;
	struct cut end;

	*names = (struct names){ 0 };
	*head = field = without_act(r, strip(field));
	if (field.n == 0)
		return false;
	if (name_alone(r, field, names))
		return true;
	end = cut_name(field);
	cut_clause(r, field, &end);
	name = rg_view(field.p, end.at);
	names->list = *head = read_head(r, names, name);
	if (names->n == 0 || in_lexicon(r, RG_LEX_UNPORTED, *head) ||
	    (!names->known && in_lexicon(r, RG_LEX_TRANSPORT, *head)) ||
	    uses_variant(r, *head) ||
	    (opens_sentence(r, *head) && !known_service(r, *head)))
		return false;
	if (!names->known && !all_known(r, *head))
		*head = shorten(r, names, *head, name, &end);
	add_parts(r, names, *head);
	if (end.at + end.len < field.n)
		read_tail(r, names, rg_view_cut(field, end.at + end.len,
		    field.n));
	return true;
}

bool
read_known_names(struct reader *r, struct rg_view field, struct names *names)
{
	struct rg_view head;

	return names_of(r, field, names, &head) && names->known;
}

bool
read_names(struct reader *r, struct rg_view field, struct names *names)
{
	struct rg_view head;

	if (!names_of(r, field, names, &head))
		return false;
	if (names->known)
		return true;
	if (!plausible(r, head))
		return false;
	if (head.n <= 40)
		names->known = slip_of(r, head);
	names->slip = names->known != NULL;
	return true;
}
