#include "refgen/lexicon.h"

#include "refgen/buf.h"
#include "refgen/utf8.h"

static const struct {
	const char	*name;
	enum rg_lex	 kind;
} kinds[] = {
#define LEX(id, name) { name, RG_LEX_##id },
	RG_LEX_LIST
#undef LEX
};

void
rg_lexicon_init(struct rg_lexicon *lex, struct rg_arena *arena)
{
	*lex = (struct rg_lexicon){ .arena = arena };
	(void)RG_PUSH(arena, &lex->nodes);		/* the root's */
	for (size_t i = 0; i < 32; i++)
		lex->begins[RG_LEXICON_WIDE * 32 + i] = ~0u;
}

static uint32_t
add_byte(struct rg_lexicon *lex, uint32_t node, char byte, enum rg_lex kind)
{
	node = rg_trie_add(&lex->phrases, lex->arena, node,
	    (unsigned char)byte);
	if (node == lex->nodes.n)
		(void)RG_PUSH(lex->arena, &lex->nodes);
	lex->nodes.v[node].below |= kind;
	return node;
}

/*
 * The letters of ASCII at `*at`, small, as a short word; `*at` moves behind
 * them.  False if they are too many or none, or if a wide character is next.
 */
static bool
short_word(struct rg_view v, size_t *at, uint64_t *word)
{
	size_t from = *at, i = from;

	*word = 0;
	for (; i < v.n && i - from <= RG_SHORT_MAX; i++) {
		unsigned char c = (unsigned char)v.p[i] | 0x20;

		if (c < 'a' || c > 'z')
			break;
		*word = rg_short(*word, c);
	}
	if (i == from || i - from > RG_SHORT_MAX ||
	    (i < v.n && (v.p[i] & 0x80)))
		return false;
	*at = i;
	return true;
}

/* A wide character may stand for any, or for none: "e" and a mark is "é". */
static void
add_begin(struct rg_lexicon *lex, struct rg_view folded, enum rg_lex kind)
{
	unsigned first = rg_lexicon_letter((unsigned char)folded.p[0]);
	unsigned second = folded.n < 2 ? RG_LEXICON_OTHER :
	    rg_lexicon_letter((unsigned char)folded.p[1]);

	lex->begins[first * 32 + second] |= kind;
	lex->begins[first * 32 + RG_LEXICON_WIDE] |= kind;
}

/* The node of a phrase, folded and with single spaces. */
static uint32_t
add_bytes(struct rg_lexicon *lex, struct rg_view phrase, enum rg_lex kind)
{
	struct rg_buf folded = { 0 };
	uint32_t node = RG_TRIE_ROOT;
	bool gap = false;
	uint64_t word;
	size_t end = 0;

	rg_fold(&folded, phrase);
	for (size_t i = 0; i < folded.n; i++) {
		if (rg_blank_byte(folded.p[i])) {
			gap = node != RG_TRIE_ROOT;
			continue;
		}
		if (gap)
			node = add_byte(lex, node, ' ', kind);
		gap = false;
		node = add_byte(lex, node, folded.p[i], kind);
	}
	if (folded.n)
		add_begin(lex, rg_buf_view(&folded), kind);
	if (short_word(rg_buf_view(&folded), &end, &word) && end == folded.n)
		rg_shorts_set(&lex->shorts, lex->arena, word, node);
	rg_buf_release(&folded);
	return node;
}

static const struct rg_lexicon_meaning *
meaning_of(const struct rg_lexicon *lex, uint32_t node, rg_lex_set set)
{
	uint32_t at = lex->nodes.v[node].first;

	while (at && !(lex->meanings.v[at - 1].kind & set))
		at = lex->meanings.v[at - 1].next;
	return at ? &lex->meanings.v[at - 1] : NULL;
}

/* The first to claim a phrase keeps it; entries come in their order. */
static void
add_meaning(struct rg_lexicon *lex, uint32_t node, enum rg_lex kind)
{
	struct rg_lexicon_meaning *m;
	uint32_t *last = &lex->nodes.v[node].first;

	if (node == RG_TRIE_ROOT || meaning_of(lex, node, kind))
		return;
	m = RG_PUSH(lex->arena, &lex->meanings);
	m->kind = kind;
	m->entry = lex->entries.n - 1;
	while (*last)
		last = &lex->meanings.v[*last - 1].next;
	*last = (uint32_t)lex->meanings.n;
}

/* `left` is "kind.value"; a phrase is found under either. */
static void
add_phrase(struct rg_lexicon *lex, struct rg_view left, size_t dot,
    struct rg_view phrase)
{
	struct rg_lexicon_entry *e = RG_PUSH(lex->arena, &lex->entries);

	e->kind = rg_view(left.p, dot);
	e->value = rg_view_cut(left, dot + 1, left.n);
	e->phrase = phrase;
	e->lang = lex->lang;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct rg_view name = rg_view_of(kinds[i].name);

		if (rg_view_eq(name, e->kind) || rg_view_eq(name, left))
			add_meaning(lex, add_bytes(lex, phrase,
			    kinds[i].kind), kinds[i].kind);
	}
}

/* language = es: Español */
static bool
read_language(struct rg_lexicon *lex, struct rg_view value)
{
	struct rg_lexicon_lang lang;
	size_t colon = rg_view_chr(value, ':');

	if (colon == RG_NONE)
		return false;
	lang.tag = rg_view_trim(rg_view(value.p, colon));
	lang.name = rg_view_trim(rg_view_cut(value, colon + 1, value.n));
	for (lex->lang = 0; lex->lang < lex->langs.n; lex->lang++)
		if (rg_view_eq(lex->langs.v[lex->lang].tag, lang.tag))
			return true;
	*RG_PUSH(lex->arena, &lex->langs) = lang;
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

/* Moves the node over a byte; false if no phrase of the kinds has it there. */
static inline bool
step(const struct rg_lexicon *lex, rg_lex_set set, uint32_t *node,
    unsigned char byte)
{
	*node = rg_trie_step(&lex->phrases, *node, byte);
	return (lex->nodes.v[*node].below & set) != 0;
}

/* The same over the character at `*at`, folded; `*at` moves behind it. */
static inline bool
walk(const struct rg_lexicon *lex, rg_lex_set set, uint32_t *node,
    struct rg_view text, size_t *at)
{
	unsigned char c = (unsigned char)text.p[*at];
	char folded[RG_FOLD_MAX];
	size_t n;

	if (c < 0x80) {
		++*at;
		return step(lex, set, node, (unsigned char)(c >= 'A' &&
		    c <= 'Z' ? c + 32 : c));
	}
	n = rg_fold_wide(folded, text, at);
	for (size_t i = 0; i < n; i++)
		if (!step(lex, set, node, (unsigned char)folded[i]))
			return false;
	return true;
}

static const struct rg_lexicon_entry *
entry_of(const struct rg_lexicon *lex, uint32_t node, rg_lex_set set)
{
	const struct rg_lexicon_meaning *m = meaning_of(lex, node, set);

	return m ? &lex->entries.v[m->entry] : NULL;
}

const struct rg_lexicon_entry *
rg_lexicon_walk_word(const struct rg_lexicon *lex, rg_lex_set set,
    struct rg_view phrase)
{
	uint32_t node = RG_TRIE_ROOT;
	uint64_t word;
	size_t at = 0;

	if (short_word(phrase, &at, &word) && at == phrase.n)
		return entry_of(lex, rg_shorts_find(&lex->shorts, word), set);
	for (at = 0; at < phrase.n;)
		if (!walk(lex, set, &node, phrase, &at))
			return NULL;
	return entry_of(lex, node, set);
}

const struct rg_lexicon_entry *
rg_lexicon_walk(const struct rg_lexicon *lex, rg_lex_set set, uint32_t *node,
    struct rg_view text, size_t from, size_t to)
{
	text.n = to;
	while (from < to && *node != RG_TRIE_NOWHERE)
		if (!walk(lex, set, node, text, &from))
			*node = RG_TRIE_NOWHERE;
	return *node == RG_TRIE_NOWHERE ? NULL : entry_of(lex, *node, set);
}

const struct rg_lexicon_entry *
rg_lexicon_walk_letters(const struct rg_lexicon *lex, rg_lex_set set,
    struct rg_view text, size_t at, size_t *end)
{
	const struct rg_lexicon_entry *e;
	uint32_t node = RG_TRIE_ROOT;
	size_t behind = at;
	uint64_t word;

	if (short_word(text, &at, &word))
		node = rg_shorts_find(&lex->shorts, word);
	else
		while (at < text.n &&
		    rg_utf8_letter(rg_utf8_next(text, &behind)))
			if (!walk(lex, set, &node, text, &at))
				return NULL;
	e = entry_of(lex, node, set);
	if (e && end)
		*end = at;
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

bool
rg_lexicon_next(struct rg_view *rest, const char *kind, struct rg_view *value,
    struct rg_view *phrases)
{
	struct rg_view line, wanted = rg_view_of(kind);
	size_t equals;

	while (rg_view_split(&line, rest, '\n')) {
		if (line.n <= wanted.n || line.p[wanted.n] != '.' ||
		    !rg_view_starts(line, wanted))
			continue;
		equals = rg_view_chr(line, '=');
		if (equals == RG_NONE)
			continue;
		*value = rg_view_trim(rg_view_cut(line, wanted.n + 1, equals));
		*phrases = rg_view_trim(rg_view_cut(line, equals + 1, line.n));
		return true;
	}
	return false;
}
