#include "refgen/artifact.h"

#include <stdarg.h>
#include <stdlib.h>

#include "refgen/die.h"
#include "refgen/vec.h"

void
rg_artifacts_init(struct rg_artifacts *set)
{
	*set = (struct rg_artifacts){ 0 };
	rg_arena_init(&set->arena);
}

void
rg_artifacts_release(struct rg_artifacts *set)
{
	for (size_t i = 0; i < set->n; i++)
		rg_buf_release(&set->v[i]->bytes);
	rg_arena_release(&set->arena);
	rg_artifacts_init(set);
}

/* Relative, from the closed alphabet, and no part of it "." or "..". */
static bool
sound_path(struct rg_view path)
{
	static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/";
	struct rg_view part;

	for (size_t i = 0; i < path.n; i++)
		if (!memchr(alphabet, path.p[i], sizeof(alphabet) - 1))
			return false;
	while (rg_view_split(&part, &path, '/'))
		if (part.n == 0 || part.p[0] == '.')
			return false;
	return true;
}

struct rg_buf *
rg_artifact_new(struct rg_artifacts *set, const char *format, ...)
{
	struct rg_artifact *art = RG_NEW(&set->arena, struct rg_artifact);
	struct rg_buf path = { 0 };
	va_list args;
	bool fresh;

	va_start(args, format);
	rg_buf_vfmt(&path, format, args);
	va_end(args);
	RG_ASSERT(sound_path(rg_buf_view(&path)));
	art->path = rg_arena_str(&set->arena, rg_buf_view(&path));
	rg_buf_release(&path);
	rg_map_add(&set->by_path, &set->arena, rg_view_of(art->path), &fresh);
	RG_ASSERT(fresh);
	set->v = rg_vec_room(&set->arena, set->v, set->n, &set->cap,
	    sizeof(*set->v));
	set->v[set->n++] = art;
	return &art->bytes;
}

static int
by_path(const void *a, const void *b)
{
	struct rg_artifact *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

void
rg_artifacts_sort(struct rg_artifacts *set)
{
	if (set->n)
		qsort(set->v, set->n, sizeof(*set->v), by_path);
}
