/*
 * Classes of ports: "Well-known ports (0-1023)", "Ports 1024 to 49151 are
 * considered registered".
 *
 * The bounds say which class is meant when they are those of RFC 6335,
 * section 6; otherwise the words do.  So a note that calls 1024-49151
 * ephemeral is about the registered ports, and says another name for them.
 */
#include "reader.h"

#include "refgen/cursor.h"

#define BETWEEN_BYTES 40	/* of "between the ports" */

static enum rg_class
class_of_bounds(struct rg_range range)
{
	for (int c = RG_CLASS_ALL; c > RG_CLASS_NONE; c--) {
		struct rg_range own = rg_class_range((enum rg_class)c);
		bool first = range.first == own.first ||
		    (own.first == 0 && range.first == 1);

		if (first && (range.last == own.last ||
		    range.last == own.last + 1))
			return (enum rg_class)c;
	}
	if (range.first == 49152 && range.last > RG_PORT_MAX)
		return RG_CLASS_DYNAMIC;
	if (range.first <= 1 && range.last >= 65000)
		return RG_CLASS_ALL;
	return RG_CLASS_NONE;
}

/* A letter, or a byte of one. */
static bool
letter_byte(char c)
{
	return (c & 0x80) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/*
 * The first words of the text that name a class (`wanted`, unless that is
 * none), as many of them as do: "well known ports", not "well known".
 */
static enum rg_class
class_of_words(struct reader *r, struct rg_view text, enum rg_class wanted,
    struct rg_view *phrase)
{
	enum rg_class found = RG_CLASS_NONE;
	uint32_t node;

	for (size_t i = 0; i < text.n && found == RG_CLASS_NONE; i++) {
		if ((i > 0 && letter_byte(text.p[i - 1])) ||
		    !rg_lexicon_may(r->lex, RG_LEX_CLASS, text, i))
			continue;
		node = RG_TRIE_ROOT;
		for (size_t n = 0, end = i, from; n < 6 && end < text.n &&
		    node != RG_TRIE_NOWHERE; n++) {
			const struct rg_lexicon_entry *e;
			enum rg_class class;

			from = end;
			while (end < text.n && rg_among(text.p[end], " /-"))
				end++;
			while (end < text.n && (letter_byte(text.p[end]) ||
			    !rg_among(text.p[end], " ,;:.()/|-\n")))
				end++;
			e = rg_lexicon_walk(r->lex, RG_LEX_CLASS, &node,
			    text, from, end);
			class = e ? rg_class_of(e->value) : RG_CLASS_NONE;
			if (!e || (wanted != RG_CLASS_NONE && class != wanted))
				continue;
			*phrase = rg_view_trim(rg_view_cut(text, i, end));
			found = class;
		}
	}
	return found;
}

/*
 * What a line calls a class whose bounds it gives: that class's own name, in
 * the line or above it, before the name of another.
 */
static enum rg_class
called(struct reader *r, struct rg_view text, struct rg_view context,
    enum rg_class bounds, struct rg_view *phrase)
{
	enum rg_class class = class_of_words(r, text, bounds, phrase);

	if (class == RG_CLASS_NONE)
		class = class_of_words(r, context, bounds, phrase);
	if (class == RG_CLASS_NONE && bounds != RG_CLASS_NONE)
		class = class_of_words(r, text, RG_CLASS_NONE, phrase);
	return class;
}

/*
 * "between 49152 and 65535", "entre les ports 49152 et 65535": two numbers
 * that are the bounds of a range.
 */
static bool
said_between(struct reader *r, const struct rg_spec *spec, size_t i,
    struct rg_range *range)
{
	struct rg_view before = rg_view(spec->text.p, spec->items[i].at);
	const struct rg_range *a = &spec->items[i].range, *b = a;
	struct words w;

	if (i + 1 == spec->n)
		return false;
	b = &spec->items[i + 1].range;
	if (a->first != a->last || b->first != b->last || b->last < a->first)
		return false;
	if (before.n > BETWEEN_BYTES)
		before = rg_view_cut(before, before.n - BETWEEN_BYTES,
		    before.n);
	split_words(before, &w, MOST_WORDS);
	for (size_t k = 1; k <= 3 && k <= w.n; k++)
		if (in_lexicon(r, RG_LEX_BETWEEN, rg_view_cut(before,
		    w.from[w.n - k], w.to[w.n - k]))) {
			*range = (struct rg_range){ a->first, b->last };
			return true;
		}
	return false;
}

/*
 * The next range in the text, from `*at` on, that could be a class's; `*at`
 * moves behind it.
 */
static bool
find_bounds(struct reader *r, struct rg_view text, size_t *at,
    struct rg_range *range, struct rg_view *words)
{
	struct rg_spec spec;

	while (*at < text.n) {
		if (!(text.p[*at] >= '0' && text.p[*at] <= '9') ||
		    (*at > 0 && rg_among(text.p[*at - 1], "0123456789.:/")) ||
		    !rg_spec_read(&spec, r->lex, text, *at)) {
			++*at;
			continue;
		}
		*at = spec.end > *at ? spec.end : *at + 1;
		for (size_t i = 0; i < spec.n; i++) {
			size_t last = i;

			*range = spec.items[i].range;
			if (said_between(r, &spec, i, range))
				last = i + 1;
			if (range->last < range->first + CLASS_WIDTH)
				continue;
			*words = rg_view_cut(text, spec.items[i].at,
			    spec.items[last].end);
			return true;
		}
	}
	return false;
}

static bool
within(struct rg_view part, struct rg_view whole)
{
	return whole.n && part.p >= whole.p &&
	    part.p + part.n <= whole.p + whole.n;
}

/* 65536 is the number of ports; whoever wrote it meant the last, 65535. */
static void
complain_bound(struct reader *r, uint32_t bound, struct rg_span at)
{
	const struct rg_view none = { 0 }, wrong = RG_V("65536");
	struct rg_diag *d;
	size_t found;

	d = rg_diag_add(r->diags, RG_D_BOUND_TOO_BIG, at, rg_view_of(
	    rg_arena_fmt(r->note->scratch, "%u", bound)), none, none);
	found = rg_view_find(rg_span_text(at), wrong);
	if (found != RG_NONE)
		rg_diag_fix(r->diags, d, rg_span(at.source, at.at + found,
		    at.at + found + wrong.n), RG_V("65535"));
}

/*
 * Does a line say more of a class than its name and bounds?  Function words
 * and the words for port and range are no more.
 */
static bool
says_more(struct reader *r, struct rg_view text, struct rg_view phrase,
    struct rg_view bounds)
{
	struct words w;

	split_words(text, &w, MOST_WORDS);
	for (size_t i = 0; i < w.n; i++) {
		struct rg_view word = rg_view_cut(text, w.from[i], w.to[i]);

		if (!within(word, phrase) && !within(word, bounds) &&
		    !in_lexicon(r, RG_LEX_STOP | RG_LEX_PORT |
		    RG_LEX_TO | RG_LEX_FROM | RG_LEX_IS | RG_LEX_CLASS, word))
			return true;
	}
	return w.n == 0;
}

static void
add_class(struct reader *r, enum rg_class class, struct rg_range range,
    struct rg_view words, struct rg_view phrase, struct rg_span at,
    struct rg_view description)
{
	struct rg_claim *claim;

	if (range.last > RG_PORT_MAX)
		complain_bound(r, range.last, span_of(r, words, at));
	claim = add_claim(r, RG_CLAIM_RANGE, at);
	if (!claim)
		return;
	claim->class = class;
	claim->ports = RG_NEW(r->arena, struct rg_range);
	*claim->ports = range;
	claim->nports = 1;
	if (says_more(r, description, phrase, words))
		claim->text = description;
	if (phrase.n) {
		claim->names = RG_NEW(r->arena, struct rg_view);
		*claim->names = phrase;
		claim->nnames = 1;
	}
}

bool
read_class(struct reader *r, struct rg_view text, struct rg_view context,
    struct rg_span at, struct rg_view description)
{
	struct rg_view phrase = { 0 }, words_at = { 0 };
	const struct rg_view none = { 0 };
	enum rg_class words, bounds;
	struct rg_range range;
	size_t end = 0;

	if (!two_numbers(text, CLASS_WIDTH) ||
	    !find_bounds(r, text, &end, &range, &words_at))
		return false;
	bounds = class_of_bounds(range);
	words = called(r, text, context, bounds, &phrase);
	if (bounds == RG_CLASS_NONE && words == RG_CLASS_NONE)
		return false;
	add_class(r, bounds != RG_CLASS_NONE ? bounds : words, range, words_at,
	    phrase, at, description);
	/* A second class in the same line is told by its bounds alone. */
	while (find_bounds(r, text, &end, &range, &words_at)) {
		bounds = class_of_bounds(range);
		if (bounds != RG_CLASS_NONE)
			add_class(r, bounds, range, words_at, none, at, none);
	}
	return true;
}
