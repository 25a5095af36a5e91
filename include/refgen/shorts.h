/*
 * A map of words of one to eight bytes, none of them NUL: such a word is a
 * number, and comparing two is one step.
 *
 *	uint64_t word = 0;
 *	for (size_t i = 0; i < n; i++)
 *		word = rg_short(word, p[i]);
 *	value = rg_shorts_find(&shorts, word);
 *
 * Most words of a note are that short, and most of those that are asked for
 * are not there.  Zero is the empty map; everything is in the arena.
 */
#ifndef REFGEN_SHORTS_H
#define REFGEN_SHORTS_H

#include <stddef.h>
#include <stdint.h>

#include "refgen/arena.h"

#define RG_SHORT_MAX 8

struct rg_short_word {
	uint64_t	word;		/* 0: nobody's place */
	uint32_t	value;
};

struct rg_shorts {
	struct rg_short_word	*v;
	size_t			 n;
	unsigned		 bits;	/* 2 to this many places; 0: none */
};

/* The word with a byte behind it. */
static inline uint64_t
rg_short(uint64_t word, unsigned char byte)
{
	return word << 8 | byte;
}

/* Where to look for a word first: the top bits of a product of Fibonacci's. */
static inline size_t
rg_short_place(uint64_t word, unsigned bits)
{
	return (size_t)(word * 0x9e3779b97f4a7c15u >> (64 - bits));
}

/* The value of a word, or 0. */
static inline uint32_t
rg_shorts_find(const struct rg_shorts *s, uint64_t word)
{
	size_t mask, i;

	if (s->bits == 0)
		return 0;
	mask = ((size_t)1 << s->bits) - 1;
	i = rg_short_place(word, s->bits);
	while (s->v[i].word != word && s->v[i].word != 0)
		i = (i + 1) & mask;
	return s->v[i].value;
}

/* Sets the value, not 0, of a word. */
void	rg_shorts_set(struct rg_shorts *, struct rg_arena *, uint64_t word,
	    uint32_t value);

#endif
