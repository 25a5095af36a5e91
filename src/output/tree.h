/*
 * A tree is the sorted artifacts seen as folders in folders.
 *
 * Sorting makes the artifacts below one folder neighbours; such a run is a
 * branch.  Walking a branch needs no memory but the stack, which is why even
 * rg_output_abandon() may do it.
 */
#ifndef OUTPUT_TREE_H
#define OUTPUT_TREE_H

#include "job.h"

struct rg_branch {
	struct rg_artifact *const	*v;
	size_t				 n;
	size_t				 skip;	/* bytes that all paths share */
};

/* What stands in a folder: a file, or a folder with a branch of its own. */
struct rg_twig {
	char				 name[NAME_MAX + 1];
	const struct rg_artifact	*file;	/* null for a folder */
	struct rg_branch		 below;
};

struct rg_branch	rg_tree(const struct rg_artifacts *);
/* Takes the next twig from a branch; false at its end. */
bool			rg_branch_next(struct rg_twig *, struct rg_branch *);

/* Whether job->old is what job->new would become, and nothing besides. */
bool			rg_tree_same(const struct rg_job *);
/* Fills job->new, with links to what did not change in job->old. */
int			rg_tree_build(struct rg_job *);
/* Removes what rg_tree_build() made; safe in a signal handler. */
void			rg_tree_fell(int dir, const struct rg_artifacts *);

#endif
