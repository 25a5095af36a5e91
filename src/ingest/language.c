#include "language.h"

#include <strings.h>

#include "refgen/utf8.h"

#define LANGS_MAX 32		/* languages of a lexicon that are counted */
#define WORDS_MAX 4000		/* words looked at: enough to be sure */
#define STRIDE 8		/* lines and rows from one counted to the next */
#define SURE_VOTES 24		/* of one language, where the others have few: */
#define SURE_LEAD 4		/* so many times as many as they together */

/* The language whose tag is `tag`, also under a region ("es-MX"). */
static const struct rg_lexicon_lang *
tagged(const struct rg_lexicon *lex, struct rg_view tag)
{
	for (size_t i = 0; i < lex->langs.n; i++) {
		struct rg_view own = lex->langs.v[i].tag;

		if (tag.n >= own.n &&
		    strncasecmp(tag.p, own.p, own.n) == 0 &&
		    (tag.n == own.n || tag.p[own.n] == '-' ||
		    tag.p[own.n] == '_'))
			return &lex->langs.v[i];
	}
	return NULL;
}

static struct rg_view
of_folder(const char *path, const struct rg_lexicon *lex)
{
	struct rg_view rest = rg_view_of(path), part;
	const struct rg_lexicon_lang *lang;

	while (rg_view_split(&part, &rest, '/') && rest.p) {
		if (part.n != 2 && !(part.n > 2 && part.p[2] == '-'))
			continue;
		lang = tagged(lex, part);
		if (lang)
			return lang->tag;
	}
	return rg_view(NULL, 0);
}

/* Behind the letters at `at`. */
static size_t
behind_word(struct rg_view text, size_t at)
{
	for (size_t next = at; next < text.n; at = next)
		if (!rg_utf8_letter(rg_utf8_next(text, &next)))
			return at;
	return at;
}

static void
count(struct rg_view text, const struct rg_lexicon *lex, size_t *votes,
    size_t *left)
{
	for (size_t at = 0, next = 0; at < text.n && *left > 0; at = next) {
		const struct rg_lexicon_entry *e;

		if (!rg_utf8_letter(rg_utf8_next(text, &next)))
			continue;
		--*left;
		e = rg_lexicon_letters(lex, RG_LEX_STOP, text, at, NULL);
		if (e && e->lang < LANGS_MAX)
			votes[e->lang]++;
		next = behind_word(text, next);
	}
}

/* A line if its turn is `first`, and as much of a table. */
static void
count_block(const struct rg_block *b, size_t i, size_t first,
    const struct rg_lexicon *lex, size_t *votes, size_t *left)
{
	if (b->kind != RG_TABLE && i % STRIDE == first)
		count(b->text.plain, lex, votes, left);
	for (size_t r = first; r < b->nrows; r += STRIDE)
		for (size_t k = 0; k < b->rows[r].n; k++)
			count(b->rows[r].cells[k].text.plain, lex, votes,
			    left);
}

/* The language with the most votes, and whether nobody can overtake it. */
static size_t
leader(const size_t *votes, size_t n, bool *sure)
{
	size_t best = 0, others = 0;

	for (size_t i = 1; i < n; i++)
		if (votes[i] > votes[best])
			best = i;
	for (size_t i = 0; i < n; i++)
		others += i == best ? 0 : votes[i];
	*sure = votes[best] >= SURE_VOTES && votes[best] >= SURE_LEAD * others;
	return best;
}

/*
 * Every so many lines and rows are counted, then those beside them, until it
 * is clear: a note may begin in one language and go on in another.
 */
static struct rg_view
of_words(const struct rg_note *note, const struct rg_lexicon *lex)
{
	size_t votes[LANGS_MAX] = { 0 }, left = WORDS_MAX, best = 0;
	size_t n = lex->langs.n < LANGS_MAX ? lex->langs.n : LANGS_MAX;
	bool sure = n == 0;

	for (size_t first = 0; first < STRIDE && !sure; first++) {
		for (size_t i = 0; i < note->n; i++)
			count_block(&note->blocks[i], i, first, lex, votes,
			    &left);
		best = leader(votes, n, &sure);
	}
	if (votes[best] == 0)
		return rg_view(NULL, 0);
	return lex->langs.v[best].tag;
}

struct rg_view
note_language(const struct rg_note *note, const struct rg_lexicon *lex,
    struct rg_diags *d)
{
	const struct rg_value *said = rg_value_get(note->front, "lang");
	const struct rg_lexicon_lang *lang;
	struct rg_view tag;

	if (said && said->kind == RG_VALUE_SCALAR) {
		lang = tagged(lex, said->scalar);
		if (lang)
			return lang->tag;
		rg_diag_add(d, RG_D_LANG_UNKNOWN, said->at, said->scalar,
		    rg_view(NULL, 0), rg_view(NULL, 0));
	}
	tag = of_folder(note->source->path, lex);
	return tag.n ? tag : of_words(note, lex);
}
