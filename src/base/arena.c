#include "refgen/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "refgen/die.h"

#ifdef RG_ARENA_SEPARATE
#define BLOCK_SIZE 0		/* so nothing ever fits into the last block */
#else
#define BLOCK_SIZE (64u * 1024)
#endif

struct rg_arena_block {
	struct rg_arena_block	*next;
	size_t			 used, size;
	_Alignas(max_align_t) char bytes[];
};

void
rg_arena_init(struct rg_arena *a)
{
	*a = (struct rg_arena){ 0 };
}

void
rg_arena_release(struct rg_arena *a)
{
	struct rg_arena_block *b, *next;

	for (b = a->blocks; b; b = next) {
		next = b->next;
		free(b);
	}
	rg_arena_init(a);
}

/* Keeps one block, the newest; what was given out of it is zeroed again. */
void
rg_arena_reset(struct rg_arena *a)
{
	struct rg_arena_block *kept = a->blocks;

	if (!kept || kept->size != BLOCK_SIZE) {
		rg_arena_release(a);
		return;
	}
	a->blocks = kept->next;
	rg_arena_release(a);
	memset(kept->bytes, 0, kept->used);
	kept->used = 0;
	kept->next = NULL;
	a->blocks = kept;
}

/* They go behind the newest, so that its rest is not lost. */
void
rg_arena_join(struct rg_arena *to, struct rg_arena *from)
{
	struct rg_arena_block **last = &from->blocks;

	while (*last)
		last = &(*last)->next;
	if (to->blocks) {
		*last = to->blocks->next;
		to->blocks->next = from->blocks;
	} else {
		to->blocks = from->blocks;
	}
	to->taken += from->taken;
	rg_arena_init(from);
}

/*
 * A piece larger than a quarter of a block gets one of its own, put behind
 * the newest, so that the rest of the newest is not lost.
 */
static struct rg_arena_block *
block_new(struct rg_arena *a, size_t n)
{
	size_t size = n > BLOCK_SIZE / 4 ? n : BLOCK_SIZE;
	struct rg_arena_block *b;

	if (n > SIZE_MAX / 2)
		rg_oom();
	b = rg_alloc(sizeof(*b) + size);
	b->size = size;
	if (a->blocks && size == n) {
		b->next = a->blocks->next;
		a->blocks->next = b;
	} else {
		b->next = a->blocks;
		a->blocks = b;
	}
	return b;
}

void *
rg_arena_alloc(struct rg_arena *a, size_t n)
{
	const size_t align = _Alignof(max_align_t);
	struct rg_arena_block *b = a->blocks;
	size_t at;

	at = b ? (b->used + align - 1) / align * align : 0;
	if (!b || at > b->size || n > b->size - at || BLOCK_SIZE == 0) {
		b = block_new(a, n);
		at = 0;
	}
	b->used = at + n;
	a->taken += n;
	return b->bytes + at;
}

struct rg_view
rg_arena_copy(struct rg_arena *a, struct rg_view v)
{
	return rg_view(rg_arena_str(a, v), v.n);
}

char *
rg_arena_str(struct rg_arena *a, struct rg_view v)
{
	char *p = rg_arena_alloc(a, v.n + 1);

	if (v.n)
		memcpy(p, v.p, v.n);
	return p;
}

char *
rg_arena_fmt(struct rg_arena *a, const char *format, ...)
{
	va_list args;
	char *p;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	RG_ASSERT(n >= 0);
	p = rg_arena_alloc(a, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(p, (size_t)n + 1, format, args);
	va_end(args);
	return p;
}
