#include "refgen/cursor.h"

#include "refgen/utf8.h"

bool
rg_cursor_str(struct rg_cursor *c, const char *s)
{
	struct rg_view v = rg_view_of(s);

	if (!rg_view_starts(rg_cursor_rest(c), v))
		return false;
	c->at += v.n;
	return true;
}

bool
rg_cursor_letters(struct rg_cursor *c, struct rg_view *letters)
{
	size_t end = c->at, next = c->at;

	while (next < c->all.n && rg_utf8_letter(rg_utf8_next(c->all, &next)))
		end = next;
	if (end == c->at)
		return false;
	*letters = rg_view_cut(c->all, c->at, end);
	c->at = end;
	return true;
}
