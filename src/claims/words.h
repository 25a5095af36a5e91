/* Signs and words of a text; private to claims. */
#ifndef CLAIMS_WORDS_H
#define CLAIMS_WORDS_H

#include "refgen/buf.h"
#include "refgen/view.h"

struct word {
	size_t	from, to;
};

#define MOST_WORDS 64

/* The words of a view, as offsets; of a longer text the first ones. */
struct words {
	size_t	from[MOST_WORDS], to[MOST_WORDS];
	size_t	n;
};

struct cut {
	size_t	at;		/* of what ends the words */
	size_t	len;		/* of that; 0 at the end of the text */
	size_t	comma;		/* the first ", " before it, or RG_NONE */
};

static inline bool
ascii_alnum(unsigned char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' &&
	    (c | 0x20) <= 'z');
}

/*
 * Offset of the first digit at or behind `from`; the view's end if there is
 * none.  Ports are nowhere else.
 */
size_t		find_digit(struct rg_view, size_t from);
bool		has_digit(struct rg_view, size_t from);
/* Are there two numbers, one of them from `bound` up, as in a range? */
bool		two_numbers(struct rg_view, unsigned bound);
/* The first words, at most so many. */
void		split_words(struct rg_view, struct words *, size_t most);
/* The next word at or behind `*at`, which moves behind it; false if none. */
bool		next_word(struct rg_view, size_t *at, struct word *);
struct rg_view	strip_signs(struct rg_view);

/* Without blanks, dashes, colons, arrows and the like at either end. */
static inline struct rg_view
strip(struct rg_view v)
{
	return v.n > 0 && ascii_alnum((unsigned char)v.p[0]) &&
	    ascii_alnum((unsigned char)v.p[v.n - 1]) ? v : strip_signs(v);
}

bool		same_words(struct rg_view a, struct rg_view b);
/* The part of a text up to the end of its first sentence. */
struct rg_view	sentence(struct rg_view text);
/*
 * Where the words end that a text begins with and that may be a name: at a
 * separator (" - ", ":", "->", tab), at the end of their sentence, or where
 * the text ends.
 */
struct cut		cut_name(struct rg_view text);
/* Offset behind the separator (" - ", ":", "->", tab) at `at`; `at` if none. */
size_t		skip_separator(struct rg_view text, size_t at, bool *found);

#endif
