/*
 * A cursor walks through a view: it knows the whole and what is left, and
 * every step either consumes and succeeds or leaves it where it was.
 */
#ifndef REFGEN_CURSOR_H
#define REFGEN_CURSOR_H

#include <stdbool.h>
#include <stdint.h>

#include "refgen/view.h"

struct rg_cursor {
	struct rg_view	 all;
	size_t		 at;
};

static inline struct rg_cursor
rg_cursor(struct rg_view all)
{
	return (struct rg_cursor){ all, 0 };
}

static inline bool
rg_cursor_end(const struct rg_cursor *c)
{
	return c->at >= c->all.n;
}

static inline struct rg_view
rg_cursor_rest(const struct rg_cursor *c)
{
	return rg_view(c->all.p + c->at, c->all.n - c->at);
}

/* The byte `ahead` bytes from here; 0 beyond the end. */
static inline unsigned char
rg_cursor_peek(const struct rg_cursor *c, size_t ahead)
{
	return c->at + ahead < c->all.n ?
	    (unsigned char)c->all.p[c->at + ahead] : 0;
}

/* Spaces and tabs, and how many there were. */
static inline size_t
rg_cursor_blanks(struct rg_cursor *c)
{
	size_t from = c->at;

	while (rg_cursor_peek(c, 0) == ' ' || rg_cursor_peek(c, 0) == '\t')
		c->at++;
	return c->at - from;
}

static inline bool
rg_cursor_byte(struct rg_cursor *c, char byte)
{
	if (rg_cursor_end(c) || c->all.p[c->at] != byte)
		return false;
	c->at++;
	return true;
}

bool		rg_cursor_str(struct rg_cursor *, const char *);

/* One to `max` ASCII digits. */
static inline bool
rg_cursor_digits(struct rg_cursor *c, struct rg_view *digits, size_t max)
{
	size_t n = 0;

	while (n < max && rg_cursor_peek(c, n) >= '0' &&
	    rg_cursor_peek(c, n) <= '9')
		n++;
	if (n == 0)
		return false;
	*digits = rg_view(c->all.p + c->at, n);
	c->at += n;
	return true;
}

/* A run of letters, ASCII or not. */
bool		rg_cursor_letters(struct rg_cursor *, struct rg_view *);

#endif
