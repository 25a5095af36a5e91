/*
 * Resources are the files a build needs besides its notes: templates,
 * catalogs, lexicons, style sheets, snapshots of the registry.
 *
 * The program carries its own; a project may lay others over them, file by
 * file, under the same name ("templates/page.xhtml", "locales/es.mo").
 */
#ifndef REFGEN_RESOURCE_H
#define REFGEN_RESOURCE_H

#include "refgen/arena.h"
#include "refgen/view.h"

struct rg_resource {
	const char	*name;
	const char	*from, *to;	/* first byte, and behind the last */
};

/* What the program carries, sorted by name, ended by a null name. */
extern const struct rg_resource	rg_embedded[];

struct rg_resources {
	const struct rg_resource	*builtin;	/* ended by a null name */
	struct rg_resource		*over;		/* looked at first */
	size_t				 nover, cap;
};

void	rg_resources_init(struct rg_resources *,
	    const struct rg_resource *builtin);
/* Lays `bytes` over what is called `name`; both must live on. */
void	rg_resources_lay(struct rg_resources *, struct rg_arena *,
	    const char *name, struct rg_view bytes);
/* The bytes called `name`; false when there are none. */
bool	rg_resources_find(const struct rg_resources *, const char *name,
	    struct rg_view *bytes);

#endif
