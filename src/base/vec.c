#include "refgen/vec.h"

#include <stdint.h>

#include "refgen/die.h"

void *
rg_vec_room(struct rg_arena *a, void *v, size_t n, size_t *cap, size_t size)
{
	size_t more;
	void *grown;

	if (n < *cap) {
		/* An element that was dropped may have stood here. */
		memset((char *)v + n * size, 0, size);
		return v;
	}
	more = *cap ? *cap * 2 : 8;
	if (more > SIZE_MAX / 2 / size)
		rg_oom();
	grown = rg_arena_alloc(a, more * size);
	if (n)
		memcpy(grown, v, n * size);
	*cap = more;
	return grown;
}
