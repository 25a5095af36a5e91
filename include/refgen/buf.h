/*
 * A buffer is text being written: it grows, and is its owner's until
 * rg_buf_release().  Zero is the empty buffer.
 *
 * `p` is NUL-ended whenever it is not null, for the sake of debuggers and C
 * functions; `n` does not count that NUL.  Writing cannot fail (die.h), so
 * the code that writes looks like what is written.
 */
#ifndef REFGEN_BUF_H
#define REFGEN_BUF_H

#include <stdarg.h>
#include <stddef.h>

#include "refgen/view.h"

struct rg_buf {
	char	*p;
	size_t	 n, cap;
};

void	rg_buf_release(struct rg_buf *);
/* Forgets the text, keeps the memory. */
void	rg_buf_reset(struct rg_buf *);
void	rg_buf_put(struct rg_buf *, struct rg_view);
void	rg_buf_str(struct rg_buf *, const char *);
void	rg_buf_char(struct rg_buf *, char);
/* `count` times the byte `c`. */
void	rg_buf_fill(struct rg_buf *, char c, size_t count);
void	rg_buf_fmt(struct rg_buf *, const char *format, ...)
	    __attribute__((format(printf, 2, 3)));
void	rg_buf_vfmt(struct rg_buf *, const char *format, va_list)
	    __attribute__((format(printf, 2, 0)));
/* Cuts the text to its first `n` bytes. */
void	rg_buf_cut(struct rg_buf *, size_t n);

static inline struct rg_view
rg_buf_view(const struct rg_buf *b)
{
	return rg_view(b->p, b->n);
}

#endif
