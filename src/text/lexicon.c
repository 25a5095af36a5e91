#include "refgen/lexicon.h"

#include "refgen/buf.h"
#include "refgen/utf8.h"

#define KEY_MAX 128		/* bytes of a kind and a phrase */

void
rg_lexicon_init(struct rg_lexicon *lex, struct rg_arena *arena)
{
	*lex = (struct rg_lexicon){ .arena = arena };
}

/* Folded, with single spaces: what phrases are compared by. */
static struct rg_view
phrase_key(struct rg_arena *arena, const char *kind, struct rg_view phrase)
{
	struct rg_buf folded = { 0 }, key = { 0 };
	bool gap = false;
	struct rg_view copy;

	rg_fold(&folded, phrase);
	rg_buf_str(&key, kind);
	rg_buf_char(&key, '\0');
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];

		if (c == ' ' || c == '\t') {
			gap = key.p[key.n - 1] != '\0';
			continue;
		}
		if (gap)
			rg_buf_char(&key, ' ');
		rg_buf_char(&key, c);
		gap = false;
	}
	copy = rg_arena_copy(arena, rg_buf_view(&key));
	rg_buf_release(&key);
	rg_buf_release(&folded);
	return copy;
}

static size_t
words_in(struct rg_view phrase)
{
	size_t n = 1;

	for (size_t i = 0; i < phrase.n; i++)
		n += phrase.p[i] == ' ';
	return n;
}

/*
 * The bit of a key in the sketch (FNV-1a).  Most words of a note are in no
 * list at all, and this says so at a fraction of the map's price.
 */
static unsigned
sketch_bit(struct rg_view key)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < key.n; i++)
		h = (h ^ (unsigned char)key.p[i]) * 16777619u;
	return (h ^ h >> 16) & 0xffff;
}

/* The first to claim a phrase keeps it. */
static void
index_phrase(struct rg_lexicon *lex, struct rg_view kind,
    struct rg_view phrase)
{
	const char *name = rg_arena_str(lex->arena, kind);
	struct rg_view key = phrase_key(lex->arena, name, phrase);
	unsigned bit = sketch_bit(key);
	struct rg_map_entry *m;
	bool fresh;

	lex->sketch[bit / 8] |= (unsigned char)(1u << bit % 8);
	m = rg_map_add(&lex->by_phrase, lex->arena, key, &fresh);
	if (fresh)
		m->u.num = lex->entries.n - 1;
}

/*
 * `left` is "kind.value"; a phrase is found under both "kind" and
 * "kind.value", since one word may mean two things ("a", "e").
 */
static void
add_phrase(struct rg_lexicon *lex, struct rg_view left, size_t dot,
    struct rg_view phrase)
{
	struct rg_lexicon_entry *e = RG_PUSH(lex->arena, &lex->entries);

	e->kind = rg_view(left.p, dot);
	e->value = rg_view_cut(left, dot + 1, left.n);
	e->phrase = phrase;
	e->lang = lex->langs.n - 1;
	index_phrase(lex, e->kind, phrase);
	index_phrase(lex, left, phrase);
	if (words_in(phrase) > lex->longest)
		lex->longest = words_in(phrase);
}

/* language = es: Español */
static bool
read_language(struct rg_lexicon *lex, struct rg_view value)
{
	struct rg_lexicon_lang *lang;
	size_t colon = rg_view_chr(value, ':');

	if (colon == RG_NONE)
		return false;
	lang = RG_PUSH(lex->arena, &lex->langs);
	lang->tag = rg_view_trim(rg_view(value.p, colon));
	lang->name = rg_view_trim(rg_view_cut(value, colon + 1, value.n));
	return true;
}

/* kind "." value "=" phrase ("," phrase)* */
static bool
read_line(struct rg_lexicon *lex, struct rg_view line)
{
	size_t equals = rg_view_chr(line, '='), dot;
	struct rg_view left, rest, part;

	if (equals == RG_NONE)
		return false;
	left = rg_view_trim(rg_view(line.p, equals));
	rest = rg_view_trim(rg_view_cut(line, equals + 1, line.n));
	if (rg_view_eq(left, RG_V("language")))
		return read_language(lex, rest);
	dot = rg_view_chr(left, '.');
	if (dot == RG_NONE || lex->langs.n == 0 || rest.n == 0)
		return false;
	while (rg_view_split(&part, &rest, ',')) {
		part = rg_view_trim(part);
		if (part.n)
			add_phrase(lex, left, dot, part);
	}
	return true;
}

size_t
rg_lexicon_read(struct rg_lexicon *lex, struct rg_view bytes)
{
	struct rg_view line;

	for (size_t n = 1; rg_view_split(&line, &bytes, '\n'); n++) {
		line = rg_view_trim(line);
		if (line.n > 0 && line.p[0] != '#' && !read_line(lex, line))
			return n;
	}
	return 0;
}

const struct rg_lexicon_entry *
rg_lexicon_find(const struct rg_lexicon *lex, const char *kind,
    struct rg_view folded)
{
	char key[KEY_MAX];
	size_t n = strlen(kind) + 1;
	struct rg_map_entry *m;
	unsigned bit;

	if (n + folded.n > sizeof(key))
		return NULL;
	memcpy(key, kind, n);
	if (folded.n)
		memcpy(key + n, folded.p, folded.n);
	bit = sketch_bit(rg_view(key, n + folded.n));
	if (!(lex->sketch[bit / 8] >> bit % 8 & 1))
		return NULL;
	m = rg_map_find(&lex->by_phrase, rg_view(key, n + folded.n));
	return m ? &lex->entries.v[m->u.num] : NULL;
}

const struct rg_lexicon_entry *
rg_lexicon_word(const struct rg_lexicon *lex, const char *kind,
    struct rg_view phrase)
{
	const struct rg_lexicon_entry *e;
	struct rg_buf folded = { 0 };
	char space[KEY_MAX];
	size_t n = rg_fold_ascii(space, sizeof(space), phrase);

	if (n != RG_NONE)
		return rg_lexicon_find(lex, kind, rg_view_trim(rg_view(space,
		    n)));
	rg_fold(&folded, phrase);
	e = rg_lexicon_find(lex, kind, rg_view_trim(rg_buf_view(&folded)));
	rg_buf_release(&folded);
	return e;
}

struct rg_view
rg_lexicon_phrase(const struct rg_lexicon *lex, size_t lang, const char *kind,
    struct rg_view value)
{
	for (size_t i = 0; i < lex->entries.n; i++) {
		const struct rg_lexicon_entry *e = &lex->entries.v[i];

		if (e->lang == lang && rg_view_eq(e->value, value) &&
		    rg_view_eq(e->kind, rg_view_of(kind)))
			return e->phrase;
	}
	return rg_view(NULL, 0);
}
