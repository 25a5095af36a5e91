#include "refgen/shorts.h"

#define BITS_MIN 6

static struct rg_short_word *
place(struct rg_shorts *s, uint64_t word)
{
	size_t mask = ((size_t)1 << s->bits) - 1;
	size_t i = rg_short_place(word, s->bits);

	while (s->v[i].word != word && s->v[i].word != 0)
		i = (i + 1) & mask;
	return &s->v[i];
}

/* Room for twice as many; half of the places stay empty. */
static void
grow(struct rg_shorts *s, struct rg_arena *a)
{
	struct rg_shorts old = *s;

	s->bits = old.bits ? old.bits + 1 : BITS_MIN;
	s->v = rg_arena_alloc(a, sizeof(*s->v) << s->bits);
	for (size_t i = 0; old.bits && i < (size_t)1 << old.bits; i++)
		if (old.v[i].word)
			*place(s, old.v[i].word) = old.v[i];
}

void
rg_shorts_set(struct rg_shorts *s, struct rg_arena *a, uint64_t word,
    uint32_t value)
{
	struct rg_short_word *w;

	if (s->bits == 0 || s->n * 2 >= (size_t)1 << s->bits)
		grow(s, a);
	w = place(s, word);
	s->n += w->word == 0;
	*w = (struct rg_short_word){ word, value };
}
