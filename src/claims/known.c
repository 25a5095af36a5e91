/*
 * Whom a name means: a service we know, by its name, with a role beside it,
 * or with a slip of the pen in it; and where a sentence names one.
 */
#include "reader.h"

#include "refgen/utf8.h"

#define WORDS_MAX 7		/* words a name has at most */
#define WITHIN_WORDS 64		/* of a text that a name is looked for in */
#define ENDS_BYTES 80		/* so near to an end of a text it stands */

bool
in_lexicon(struct reader *r, rg_lex_set kinds, struct rg_view word)
{
	return rg_lexicon_word(r->lex, kinds, word) != NULL;
}

/* Of words beside a name that do not change who is meant. */
#define DROPPABLE (RG_LEX_ROLE | RG_LEX_NOISE | RG_LEX_GENERIC | RG_LEX_STOP)

bool
is_role(struct reader *r, struct rg_view word)
{
	return in_lexicon(r, DROPPABLE | RG_LEX_VARIANT, word);
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

	split_words(name, &w, WORDS_MAX + 1);
	if (w.n < 2 || w.n > WORDS_MAX)
		return NULL;
	for (last = w.n; last > first + 1 && !known; last--) {
		struct rg_view word = rg_view_cut(name, w.from[last - 1],
		    w.to[last - 1]);

		if (!in_lexicon(r, DROPPABLE, word))
			break;
		known = rg_knowns_find(r->knowns,
		    rg_view_cut(name, w.from[first], w.to[last - 2]));
	}
	while (!known && first + 1 < w.n) {
		struct rg_view word = rg_view_cut(name, w.from[first],
		    w.to[first]);

		if (!in_lexicon(r, DROPPABLE, word))
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
	size_t bar;

	if (!known)
		known = without_role(r, name);
	if (known)
		return known;
	/* "WinRM_80", "SMTP_TLS": a note of the author's behind the name. */
	bar = rg_view_chr(name, '_');
	return bar != RG_NONE && bar >= 3 ?
	    rg_knowns_find(r->knowns, rg_view(name.p, bar)) : NULL;
}

const struct rg_known *
slip_of(struct reader *r, struct rg_view name)
{
	struct rg_map_entry *e;
	char space[64];
	struct rg_view key = { space, rg_key_ascii(space, sizeof(space),
	    name) };

	if (key.n == RG_NONE)
		key = rg_key_new(r->note->scratch, name);
	if (key.n < 3 || key.n > 40)
		return NULL;
	e = rg_map_find(&r->claims->slips, key);
	if (e)
		return e->u.ptr;
	e = rg_map_add(&r->claims->slips, r->arena, rg_arena_copy(r->arena,
	    key), NULL);
	e->u.ptr = (void *)(uintptr_t)rg_knowns_slip(r->knowns, key);
	return e->u.ptr;
}

struct rg_view
slip_spelling(struct reader *r, const struct rg_known *known,
    struct rg_view name)
{
	struct rg_view key = rg_key_new(r->note->scratch, name);

	for (size_t i = 0; i < known->naliases; i++)
		if (rg_key_slip(key, rg_key_new(r->note->scratch,
		    known->aliases[i])))
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

	if (in_lexicon(r, RG_LEX_NOISE | RG_LEX_TRANSPORT, word))
		return false;
	for (size_t i = 0; i < word.n; i++)
		blanks += word.p[i] == ' ';
	if (upper_within(word) || blanks >= 2 ||
	    rg_view_chr(word, '-') != RG_NONE)
		return true;
	if (blanks && in_lexicon(r, RG_LEX_SERVICE, word))
		return true;			/* "secure shell" */
	return word.n >= 3 && (rg_view_eq(known->id, word) ||
	    same_words(known->name, word)) && !in_lexicon(r, RG_LEX_STOP, word);
}

/*
 * The longest name we know that stands out and begins with the word `w`; the
 * text goes on at `at`.  Where the name ends is set.
 */
static const struct rg_known *
longest_name(struct reader *r, struct rg_view text, struct word w, size_t at,
    size_t *to)
{
	const struct rg_known *known[WORDS_MAX];
	size_t ends[WORDS_MAX], n = 0, from = w.from, walked = from;
	uint32_t node = RG_TRIE_ROOT;

	do {
		known[n] = rg_knowns_walk(r->knowns, &node, text, walked,
		    w.to);
		if (node == RG_TRIE_NOWHERE)
			break;
		walked = ends[n++] = w.to;
		/* "FTP es" is no FTPES. */
	} while (n < WORDS_MAX && next_word(text, &at, &w) &&
	    !in_lexicon(r, RG_LEX_IS, rg_view_cut(text, w.from, w.to)));
	while (n-- > 0) {
		*to = ends[n];
		if (known[n] && stands_out(r, known[n], rg_view_cut(text,
		    from, *to)))
			return known[n];
	}
	return NULL;
}

/* A word that is a name with a slip of the pen in it, in capitals. */
static const struct rg_known *
slip_within(struct reader *r, struct rg_view word)
{
	if (word.n < 4 || word.n > 8 || !upper_within(word) ||
	    in_lexicon(r, RG_LEX_NOISE | RG_LEX_STOP, word))
		return NULL;
	return slip_of(r, word);
}

/* The same, or one with a slip in it. */
static const struct rg_known *
name_at(struct reader *r, struct rg_view text, struct word w, size_t at,
    size_t *to)
{
	const struct rg_known *known = longest_name(r, text, w, at, to);

	if (known)
		return known;
	*to = w.to;
	return slip_within(r, rg_view_cut(text, w.from, w.to));
}

const struct rg_known *
known_within(struct reader *r, struct rg_view text, size_t *from, size_t *to)
{
	const struct rg_known *known = NULL;
	size_t at = 0;
	struct word w;

	for (size_t n = 0; n < WITHIN_WORDS && !known &&
	    next_word(text, &at, &w); n++) {
		*from = w.from;
		known = name_at(r, text, w, at, to);
	}
	return known;
}

bool
known_at_once(struct reader *r, struct rg_view text)
{
	size_t at = 0, to;
	struct word w;

	while (next_word(text, &at, &w) && w.from < 3)
		if (name_at(r, text, w, at, &to))
			return true;
	return false;
}

bool
usual_port(const struct rg_known *known, struct rg_range range)
{
	for (size_t i = 0; known && i < known->nports; i++)
		if (rg_range_overlap(known->ports[i], range))
			return true;
	return false;
}

const struct rg_known *
known_start(struct reader *r, struct rg_view text)
{
	size_t at = 0, to;
	struct word w;

	if (text.n > ENDS_BYTES)
		text.n = ENDS_BYTES;
	return next_word(text, &at, &w) && w.from <= 3 ?
	    longest_name(r, text, w, at, &to) : NULL;
}

const struct rg_known *
known_end(struct reader *r, struct rg_view text, struct rg_view *name)
{
	const struct rg_known *known = NULL;
	struct words w;
	size_t first;

	if (text.n > ENDS_BYTES)
		text = rg_view_cut(text, text.n - ENDS_BYTES, text.n);
	split_words(text, &w, MOST_WORDS);
	if (w.n == 0 || w.to[w.n - 1] != text.n)
		return NULL;
	first = w.n > WORDS_MAX ? w.n - WORDS_MAX : 0;
	for (size_t i = first; i < w.n && !known; i++) {
		*name = rg_view_cut(text, w.from[i], text.n);
		known = rg_knowns_find(r->knowns, *name);
		if (known && !stands_out(r, known, *name))
			known = NULL;
	}
	return known;
}
