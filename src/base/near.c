#include "refgen/near.h"

#define WORD_MAX 64

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * Optimal string alignment, row by row: `now` is the row of a[i], and two
 * rows above it are what a swap looks back to.
 */
size_t
rg_distance(struct rg_view a, struct rg_view b, size_t limit)
{
	size_t rows[3][WORD_MAX + 1], *now = rows[0], *above = rows[1],
	    *over = rows[2], best;

	if (a.n > WORD_MAX || b.n > WORD_MAX || a.n > b.n + limit ||
	    b.n > a.n + limit)
		return limit + 1;
	for (size_t k = 0; k <= b.n; k++)
		now[k] = k;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *spare = over;

		over = above;
		above = now;
		now = spare;
		best = now[0] = i;
		for (size_t k = 1; k <= b.n; k++) {
			now[k] = least(above[k - 1] +
			    (a.p[i - 1] != b.p[k - 1]),
			    least(above[k], now[k - 1]) + 1);
			if (i > 1 && k > 1 && a.p[i - 1] == b.p[k - 2] &&
			    a.p[i - 2] == b.p[k - 1])
				now[k] = least(now[k], over[k - 2] + 1);
			best = least(best, now[k]);
		}
		if (best > limit)
			return limit + 1;
	}
	return least(now[b.n], limit + 1);
}

size_t
rg_slips(size_t length)
{
	return length < 3 ? 0 : length < 6 ? 1 : 2;
}
