#include "refgen/resource.h"

#include "refgen/vec.h"

void
rg_resources_init(struct rg_resources *r, const struct rg_resource *builtin)
{
	*r = (struct rg_resources){ .builtin = builtin };
}

void
rg_resources_lay(struct rg_resources *r, struct rg_arena *a, const char *name,
    struct rg_view bytes)
{
	r->over = rg_vec_room(a, r->over, r->nover, &r->cap, sizeof(*r->over));
	r->over[r->nover++] = (struct rg_resource){
		.name = name, .from = bytes.p, .to = bytes.p + bytes.n,
	};
}

bool
rg_resources_find(const struct rg_resources *r, const char *name,
    struct rg_view *bytes)
{
	const struct rg_resource *found = NULL;

	for (size_t i = r->nover; i > 0 && !found; i--)
		if (strcmp(r->over[i - 1].name, name) == 0)
			found = &r->over[i - 1];
	for (size_t i = 0; !found && r->builtin[i].name; i++)
		if (strcmp(r->builtin[i].name, name) == 0)
			found = &r->builtin[i];
	if (found)
		*bytes = rg_view(found->from,
		    (size_t)(found->to - found->from));
	return found != NULL;
}
