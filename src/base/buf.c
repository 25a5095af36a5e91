#include "refgen/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "refgen/die.h"

/* Room for `more` bytes and the NUL behind them. */
static void
room(struct rg_buf *b, size_t more)
{
	size_t cap = b->cap;

	if (more > SIZE_MAX / 2 - b->n - 1)
		rg_oom();
	if (b->n + more + 1 <= cap)
		return;
	/* Doubling may still be too small for one large piece. */
	cap = cap * 2 > b->n + more + 1 ? cap * 2 : b->n + more + 1;
	if (cap < 64)
		cap = 64;
	b->p = rg_realloc(b->p, cap);
	b->cap = cap;
}

void
rg_buf_release(struct rg_buf *b)
{
	free(b->p);
	*b = (struct rg_buf){ 0 };
}

void
rg_buf_reset(struct rg_buf *b)
{
	rg_buf_cut(b, 0);
}

void
rg_buf_cut(struct rg_buf *b, size_t n)
{
	if (n >= b->n)
		return;
	b->n = n;
	b->p[n] = '\0';
}

void
rg_buf_put(struct rg_buf *b, struct rg_view v)
{
	room(b, v.n);
	if (v.n)
		memcpy(b->p + b->n, v.p, v.n);
	b->n += v.n;
	b->p[b->n] = '\0';
}

void
rg_buf_str(struct rg_buf *b, const char *s)
{
	rg_buf_put(b, rg_view_of(s));
}

void
rg_buf_char(struct rg_buf *b, char c)
{
	rg_buf_put(b, rg_view(&c, 1));
}

void
rg_buf_fill(struct rg_buf *b, char c, size_t count)
{
	room(b, count);
	memset(b->p + b->n, c, count);
	b->n += count;
	b->p[b->n] = '\0';
}

void
rg_buf_vfmt(struct rg_buf *b, const char *format, va_list args)
{
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	RG_ASSERT(n >= 0);
	room(b, (size_t)n);
	vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
	va_end(again);
	b->n += (size_t)n;
}

void
rg_buf_fmt(struct rg_buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	rg_buf_vfmt(b, format, args);
	va_end(args);
}
