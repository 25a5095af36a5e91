/*
 * Names of services as people write them, with what they put around them.
 *
 *	field  = name (separator text)?
 *	name   = head ("(" inner ")")*
 *	head   = part ("/" part)*
 */
#include "reader.h"

#include "refgen/cursor.h"
#include "refgen/utf8.h"

#define WORDS_MAX 7		/* words a name has at most */
#define NAME_BYTES 90

static bool
ascii_alnum(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

/* Is what starts at `at` a letter, a digit, or a sign a name may begin with? */
static bool
name_start(struct rg_view v, size_t at)
{
	if (v.p[at] == '(')
		return true;
	return ascii_alnum((unsigned char)v.p[at]) ||
	    rg_utf8_letter(rg_utf8_next(v, &at));
}

struct rg_view
strip(struct rg_view v)
{
	size_t at;

	v = rg_view_trim(v);
	while (v.n > 0 && !name_start(v, 0)) {
		at = 0;
		rg_utf8_next(v, &at);
		v = rg_view_cut(v, at, v.n);
	}
	while (v.n > 0) {
		unsigned char c = (unsigned char)v.p[v.n - 1];

		if (ascii_alnum(c) || c == ')' || c == '+' || c == '*')
			break;
		for (at = v.n - 1; at > 0 && (v.p[at] & 0xc0) == 0x80;)
			at--;
		if (name_start(v, at) && c != '(')
			break;
		v.n = at;
	}
	return v;
}

bool
same_words(struct rg_view a, struct rg_view b)
{
	struct rg_buf x = { 0 }, y = { 0 };
	bool same;

	rg_fold(&x, a);
	rg_fold(&y, b);
	same = rg_view_eq(rg_buf_view(&x), rg_buf_view(&y));
	rg_buf_release(&x);
	rg_buf_release(&y);
	return same;
}

/* The signs that part a name from what is said of it. */
static const struct {
	const char	*sign;
	bool		 blanks;	/* only with a blank before and behind */
} separators[] = {
	{ "-->", false }, { "->", false }, { "=>", false }, { "→", false },
	{ "➜", false }, { "⇒", false }, { "➡", false }, { "\t", false },
	{ "\n", false }, { " - ", false }, { " – ", false }, { " — ", false },
	{ " -- ", false }, { ": ", false }, { " = ", false }, { "; ", false },
	{ " | ", false }, { "– ", true }, { "- ", true }, { "— ", true },
};

#define NSEPARATORS (sizeof(separators) / sizeof(separators[0]))

/* Offset of the first separator at or behind `from`; RG_NONE. */
static size_t
find_separator(struct rg_view v, size_t from, size_t *len)
{
	int depth = 0;

	for (size_t i = from; i < v.n; i++) {
		if (v.p[i] == '(')
			depth++;
		else if (v.p[i] == ')')
			depth--;
		if (depth > 0)
			continue;
		for (size_t k = 0; k < NSEPARATORS; k++) {
			struct rg_view sign = rg_view_of(separators[k].sign);

			if (separators[k].blanks && i > 0 &&
			    v.p[i - 1] == ' ')
				continue;
			if (!rg_view_starts(rg_view_cut(v, i, v.n), sign))
				continue;
			*len = sign.n;
			return i;
		}
	}
	return RG_NONE;
}

size_t
skip_separator(struct rg_view v, size_t at, bool *found)
{
	static const char *const signs[] = { "-", "–", "—", ":", "=", ">",
		"→", "➜", "⇒", "➡", "\t", "\n", "|", ".", ",", ";", "·", "•",
		"*", "\"", "'", "“", "”", "«", "»", "❯" };
	bool again = true;

	*found = false;
	while (again && at < v.n) {
		again = false;
		if (v.p[at] == ' ') {
			at++;
			again = true;
			continue;
		}
		for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
			struct rg_view sign = rg_view_of(signs[i]);

			if (!rg_view_starts(rg_view_cut(v, at, v.n), sign))
				continue;
			at += sign.n;
			*found = again = true;
			break;
		}
	}
	return at;
}

struct rg_view
sentence(struct rg_view v)
{
	for (size_t i = 0; i + 1 < v.n; i++) {
		if (v.p[i] == '\n')
			return rg_view(v.p, i);
		if (memchr(".!?", v.p[i], 3) && v.p[i + 1] == ' ' &&
		    i > 2 && v.p[i - 2] != '.')
			return rg_view(v.p, i);
	}
	return v;
}

/* Words of a view, as offsets. */
struct words {
	size_t	from[64], to[64];
	size_t	n;
};

static bool
word_sign(unsigned char c)
{
	return ascii_alnum(c) || c >= 0x80 || memchr("-+*./_'&", c, 8);
}

static void
split_words(struct rg_view v, struct words *w)
{
	size_t at = 0;

	w->n = 0;
	while (at < v.n && w->n < 64) {
		size_t from = at;

		while (at < v.n && word_sign((unsigned char)v.p[at]))
			at++;
		if (at > from) {
			size_t to = at;

			while (to > from && memchr(".-/'&_", v.p[to - 1], 6))
				to--;
			while (from < to && memchr(".-/'&_", v.p[from], 6))
				from++;
			if (to > from) {
				w->from[w->n] = from;
				w->to[w->n++] = to;
			}
		} else {
			at++;
		}
	}
}

static bool
in_lexicon(struct reader *r, const char *kind, struct rg_view word)
{
	return rg_lexicon_word(r->lex, kind, word) != NULL;
}

/* A word beside a name that does not change who is meant. */
static bool
droppable(struct reader *r, struct rg_view word)
{
	static const char *const kinds[] = { "role", "noise", "generic",
		"stop" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (in_lexicon(r, kinds[i], word))
			return true;
	return false;
}

/*
 * "FTP Data", "DHCP server", "HTTP Alternate": the name without the words
 * that only say which part of the service is meant.
 */
static const struct rg_known *
without_role(struct reader *r, struct rg_view name)
{
	const struct rg_known *known = NULL;
	struct words w;
	size_t first = 0, last;

	split_words(name, &w);
	if (w.n < 2 || w.n > WORDS_MAX)
		return NULL;
	for (last = w.n; last > first + 1 && !known; last--) {
		struct rg_view word = rg_view_cut(name, w.from[last - 1],
		    w.to[last - 1]);

		if (!droppable(r, word))
			break;
		known = rg_knowns_find(r->knowns,
		    rg_view_cut(name, w.from[first], w.to[last - 2]));
	}
	while (!known && first + 1 < w.n) {
		struct rg_view word = rg_view_cut(name, w.from[first],
		    w.to[first]);

		if (!droppable(r, word))
			break;
		first++;
		known = rg_knowns_find(r->knowns,
		    rg_view_cut(name, w.from[first], w.to[w.n - 1]));
	}
	return known;
}

const struct rg_known *
known_service(struct reader *r, struct rg_view name)
{
	const struct rg_known *known = rg_knowns_find(r->knowns, name);

	return known ? known : without_role(r, name);
}

/* One transposition, or one letter more, less or other in a longer word. */
static bool
one_slip(struct rg_view a, struct rg_view b)
{
	size_t i = 0, ta, tb;

	while (i < a.n && i < b.n && a.p[i] == b.p[i])
		i++;
	for (ta = a.n, tb = b.n; ta > i && tb > i &&
	    a.p[ta - 1] == b.p[tb - 1]; ta--)
		tb--;
	if (ta - i == 2 && tb - i == 2)
		return a.p[i] == b.p[i + 1] && a.p[i + 1] == b.p[i];
	return a.n >= 6 && b.n >= 6 && ta - i <= 1 && tb - i <= 1;
}

const struct rg_known *
slip_of(struct reader *r, struct rg_view name)
{
	struct rg_view key = rg_key_new(r->arena, name);
	const struct rg_known *found = NULL;
	struct rg_map_entry *e;
	bool fresh;

	if (key.n < 3 || key.n > 40)
		return NULL;
	e = rg_map_add(&r->slips, r->arena, key, &fresh);
	if (!fresh)
		return e->u.ptr;
	for (size_t i = 0; i < r->knowns->by_key.n && !found; i++) {
		const struct rg_map_entry *k = &r->knowns->by_key.entries[i];

		if (k->key.n + 1 >= key.n && k->key.n <= key.n + 1 &&
		    one_slip(key, k->key) && !rg_view_eq(k->key, key))
			found = &r->knowns->v[k->u.num];
	}
	e->u.ptr = (void *)(uintptr_t)found;
	return found;
}

struct rg_view
slip_spelling(struct reader *r, const struct rg_known *known,
    struct rg_view name)
{
	struct rg_view key = rg_key_new(r->arena, name);

	for (size_t i = 0; i < known->naliases; i++)
		if (one_slip(key, rg_key_new(r->arena, known->aliases[i])))
			return known->aliases[i];
	return known->name;
}

static bool
upper_within(struct rg_view v)
{
	for (size_t i = 0; i < v.n; i++)
		if (v.p[i] >= 'A' && v.p[i] <= 'Z')
			return true;
	return false;
}

/*
 * In a sentence a lower-case word is a name only if it is the service's own
 * ("ssh"), since many aliases are ordinary words ("domain", "time").
 */
static bool
stands_out(struct reader *r, const struct rg_known *known, struct rg_view word)
{
	size_t blanks = 0;

	if (in_lexicon(r, "noise", word) || in_lexicon(r, "transport", word))
		return false;
	for (size_t i = 0; i < word.n; i++)
		blanks += word.p[i] == ' ';
	if (upper_within(word) || blanks >= 2 ||
	    rg_view_chr(word, '-') != RG_NONE)
		return true;
	return word.n >= 3 && (rg_view_eq(known->id, word) ||
	    same_words(known->name, word)) && !in_lexicon(r, "stop", word);
}

const struct rg_known *
known_within(struct reader *r, struct rg_view text, size_t *from, size_t *to)
{
	struct words w;

	split_words(text, &w);
	for (size_t i = 0; i < w.n; i++) {
		size_t most = w.n - i < WORDS_MAX ? w.n - i : WORDS_MAX;

		for (size_t k = most; k > 0; k--) {
			struct rg_view word = rg_view_cut(text, w.from[i],
			    w.to[i + k - 1]);
			const struct rg_known *known;

			known = rg_knowns_find(r->knowns, word);
			if (known && !stands_out(r, known, word))
				known = NULL;
			if (!known && k == 1 && word.n >= 4 && word.n <= 8 &&
			    upper_within(word) &&
			    !in_lexicon(r, "noise", word) &&
			    !in_lexicon(r, "stop", word))
				known = slip_of(r, word);
			if (!known)
				continue;
			*from = w.from[i];
			*to = w.to[i + k - 1];
			return known;
		}
	}
	return NULL;
}

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
	if (!names->known)
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

	split_words(words, &w);
	for (size_t i = 0; i < abbr.n; i++)
		letters += ascii_alnum((unsigned char)abbr.p[i]);
	if (w.n < 2 || letters < 2 || letters > 10)
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

/* "Secure Shell" for SSH; "data" or "unencrypted web traffic" is not. */
static bool
is_expansion(struct reader *r, const struct names *names, struct rg_view words)
{
	const struct rg_known *known = rg_knowns_find(r->knowns, words);

	if (known && names->known == known)
		return true;
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

/* "SSH/SCP", "POP3 / IMAP", "SFTP & SSH": its parts are names as well. */
static void
add_parts(struct reader *r, struct names *names, struct rg_view head)
{
	static const char *const signs[] = { "/", " & ", ", ", " or ", " o ",
		" and ", " y ", " e ", " + " };
	size_t from = 0, at = 0, parts = 0;
	struct rg_view part;

	if (rg_knowns_find(r->knowns, head))	/* "Input/Output System" */
		return;
	while (at <= head.n) {
		size_t len = 0;

		for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]) &&
		    at < head.n && len == 0; i++)
			if (rg_view_starts(rg_view_cut(head, at, head.n),
			    rg_view_of(signs[i])))
				len = strlen(signs[i]);
		if (len == 0 && at < head.n) {
			at++;
			continue;
		}
		part = strip(rg_view_cut(head, from, at));
		if (at == head.n && parts == 0)
			return;
		if (part.n >= 2 && !in_lexicon(r, "noise", part) &&
		    !in_lexicon(r, "transport", part)) {
			add_name(names, part);
			know(r, names, part);
			parts++;
		}
		at += len ? len : 1;
		from = at;
	}
}

/* Can this be a name at all, nobody knowing it? */
static bool
plausible(struct reader *r, struct rg_view head)
{
	size_t stops = 0, letters = 0, at = 0;
	struct words w;

	split_words(head, &w);
	if (w.n == 0 || w.n > WORDS_MAX || head.n > NAME_BYTES)
		return false;
	for (size_t i = 0; i < w.n; i++) {
		struct rg_view word = rg_view_cut(head, w.from[i], w.to[i]);

		if (i == 0 && w.n == 1 && (in_lexicon(r, "noise", word) ||
		    in_lexicon(r, "opener", word) ||
		    in_lexicon(r, "transport", word) ||
		    in_lexicon(r, "word.port", word)))
			return false;
		stops += in_lexicon(r, "stop", word);
	}
	while (at < head.n)
		letters += rg_utf8_letter(rg_utf8_next(head, &at));
	return letters >= 2 && stops * 2 < w.n &&
	    !in_lexicon(r, "noise", head) && !in_lexicon(r, "class", head);
}

/* The longest known name that a field begins with, in whole words. */
static size_t
known_prefix(struct reader *r, struct rg_view field)
{
	struct words w;

	split_words(field, &w);
	if (w.n == 0 || w.from[0] > 1)
		return 0;
	for (size_t k = w.n < WORDS_MAX ? w.n : WORDS_MAX; k > 0; k--) {
		struct rg_view word = rg_view_cut(field, w.from[0],
		    w.to[k - 1]);

		if (rg_knowns_find(r->knowns, word) &&
		    !in_lexicon(r, "noise", word))
			return w.to[k - 1];
	}
	return 0;
}

/* Takes the parentheses out of a name and reads what is in them. */
static struct rg_view
read_head(struct reader *r, struct names *names, struct rg_view name)
{
	size_t open = rg_view_chr(name, '('), close;
	struct rg_view head = name, inner;

	if (open != RG_NONE && open > 0)
		head = rg_view(name.p, open);
	head = strip(head);
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
	size_t len, cut = find_separator(tail, 0, &len), comma;
	struct rg_view first = sentence(tail);
	size_t at = skip_separator(tail, 0, &(bool){ false }), end = at;
	rg_transports set = rg_spec_transports(r->lex, tail, &end, NULL);

	/* "FTP <tab> TCP <tab> words": a transport in a column of its own. */
	if (set && (end == tail.n || strchr("\t,;)-", tail.p[end]) ||
	    rg_view_starts(rg_view_cut(tail, end, tail.n), RG_V("  ")))) {
		names->transports |= set;
		names->text = strip(rg_view_cut(tail, end, tail.n));
		return;
	}
	names->text = rg_view_trim(tail);
	if (cut != RG_NONE && cut < first.n)
		first.n = cut;
	comma = rg_view_find(first, RG_V(", "));
	if (comma != RG_NONE)
		first.n = comma;
	if (first.n < NAME_BYTES && is_expansion(r, names, strip(first))) {
		add_name(names, first);
		know(r, names, strip(first));
	}
}

/* "Es utilizado por el protocolo NetBIOS": words of a sentence, no name. */
static bool
opens_sentence(struct reader *r, struct rg_view head)
{
	struct words w;

	split_words(head, &w);
	return w.n >= 3 && in_lexicon(r, "opener", rg_view_cut(head,
	    w.from[0], w.to[0]));
}

bool
read_names(struct reader *r, struct rg_view field, struct names *names)
{
	size_t len = 0, cut, known;
	struct rg_view name, head;

	*names = (struct names){ 0 };
	field = strip(field);
	if (field.n == 0)
		return false;
	cut = find_separator(field, 0, &len);
	name = cut == RG_NONE ? field : rg_view(field.p, cut);
	known = known_prefix(r, name);
	head = sentence(name);
	if (head.n < name.n) {
		cut = head.n;
		len = 1;
		name = head;
	}
	head = read_head(r, names, name);
	if (names->n == 0 || in_lexicon(r, "unported", head) ||
	    (opens_sentence(r, head) &&
	    !known_service(r, head)))
		return false;
	if (!names->known && known > 0 && known < head.n) {
		/* "HTTP web traffic": the name, and words on it. */
		head = rg_view(field.p, known);
		names->n = 0;
		add_name(names, rg_view(field.p, name.n));
		add_name(names, head);
		know(r, names, head);
		if (names->v[0].n > 40 || !plausible(r, names->v[0])) {
			names->n = 0;
			add_name(names, head);
			cut = known;
			len = 0;
		}
	}
	add_parts(r, names, head);
	if (cut != RG_NONE && cut + len < field.n)
		read_tail(r, names, rg_view_cut(field, cut + len, field.n));
	if (!names->known && head.n <= 40) {
		names->known = slip_of(r, head);
		names->slip = names->known != NULL;
	}
	return names->known || plausible(r, head);
}
