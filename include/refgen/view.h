/*
 * A view is bytes that somebody else owns: a pointer and a length.
 *
 * Views carry text from the note to the model without copying it.  A view is
 * never NUL-ended by promise and may hold any byte; it is valid for as long
 * as its owner (a source, an arena, a literal) lives.  The empty view may
 * have a null pointer.
 */
#ifndef REFGEN_VIEW_H
#define REFGEN_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* "no such place" for functions that answer with an index or an offset. */
#define RG_NONE ((size_t)-1)

struct rg_view {
	const char	*p;
	size_t		 n;
};

/* The view of a string literal. */
#define RG_V(literal) ((struct rg_view){ "" literal, sizeof(literal) - 1 })

/* For printf's "%.*s". */
#define RG_ARG(v) (int)(v).n, ((v).n ? (v).p : "")

static inline struct rg_view
rg_view(const char *p, size_t n)
{
	return (struct rg_view){ p, n };
}

static inline struct rg_view
rg_view_of(const char *string)
{
	return (struct rg_view){ string, string ? strlen(string) : 0 };
}

/* The bytes from offset `from` up to, not including, offset `to`. */
static inline struct rg_view
rg_view_cut(struct rg_view v, size_t from, size_t to)
{
	return (struct rg_view){ v.p + from, to - from };
}

static inline bool
rg_view_eq(struct rg_view a, struct rg_view b)
{
	return a.n == b.n && (a.n == 0 || (a.p[0] == b.p[0] &&
	    memcmp(a.p, b.p, a.n) == 0));
}

static inline bool
rg_view_starts(struct rg_view v, struct rg_view prefix)
{
	return v.n >= prefix.n &&
	    rg_view_eq((struct rg_view){ v.p, prefix.n }, prefix);
}

/* Is the byte one of a few?  For a literal the compiler compares with each. */
static inline bool
rg_among(char c, const char *few)
{
	while (*few && *few != c)
		few++;
	return *few != '\0';
}

/* Order of the bytes, shorter first: the same in every locale. */
int		rg_view_cmp(struct rg_view, struct rg_view);
bool		rg_view_ends(struct rg_view, struct rg_view suffix);
/* Offset of the first `needle`, or RG_NONE. */
size_t		rg_view_find(struct rg_view, struct rg_view needle);
/* Offset of the first byte `c`, or RG_NONE. */
size_t		rg_view_chr(struct rg_view, char c);

/* Space, tab, CR, LF. */
static inline bool
rg_blank_byte(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Without blanks at either end. */
static inline struct rg_view
rg_view_trim(struct rg_view v)
{
	while (v.n > 0 && rg_blank_byte(v.p[0])) {
		v.p++;
		v.n--;
	}
	while (v.n > 0 && rg_blank_byte(v.p[v.n - 1]))
		v.n--;
	return v;
}

/*
 * Takes the part of `*rest` before the next `separator` and moves `*rest`
 * behind it; false when `*rest` is used up.  Splitting "a,,b" gives three
 * parts, splitting "" one.
 */
bool		rg_view_split(struct rg_view *part, struct rg_view *rest,
		    char separator);

#endif
