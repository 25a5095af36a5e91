#include "refgen/view.h"

int
rg_view_cmp(struct rg_view a, struct rg_view b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order != 0)
		return order;
	return a.n < b.n ? -1 : a.n > b.n;
}

bool
rg_view_ends(struct rg_view v, struct rg_view suffix)
{
	return v.n >= suffix.n &&
	    rg_view_eq(rg_view(v.p + v.n - suffix.n, suffix.n), suffix);
}

size_t
rg_view_find(struct rg_view v, struct rg_view needle)
{
	const char *found;

	if (needle.n == 0)
		return 0;
	if (v.n < needle.n)
		return RG_NONE;
	found = memmem(v.p, v.n, needle.p, needle.n);
	return found ? (size_t)(found - v.p) : RG_NONE;
}

size_t
rg_view_chr(struct rg_view v, char c)
{
	const char *found = v.n ? memchr(v.p, c, v.n) : NULL;

	return found ? (size_t)(found - v.p) : RG_NONE;
}

bool
rg_view_split(struct rg_view *part, struct rg_view *rest, char separator)
{
	size_t at;

	if (rest->p == NULL)
		return false;
	at = rg_view_chr(*rest, separator);
	if (at == RG_NONE) {
		*part = *rest;
		*rest = rg_view(NULL, 0);
		return true;
	}
	*part = rg_view(rest->p, at);
	*rest = rg_view(rest->p + at + 1, rest->n - at - 1);
	return true;
}
