/*
 * A job is one publication on its way: what was asked for, and what is open.
 *
 * Everything happens in the folder's parent, under four names that are made
 * of the folder's own:
 *
 *	NAME				what readers see
 *	.refgen-NAME.lock		held while we write
 *	.refgen-tmp-NAME-<16 hex>	the new tree, and then the old one
 *	.refgen-old-NAME		the old tree between two renames
 *
 * A job is prepared by rg_job_open() and given back by rg_job_release(),
 * whatever became of it.  Functions give 0, or -1 with the report filled.
 */
#ifndef OUTPUT_JOB_H
#define OUTPUT_JOB_H

#include <limits.h>

#include "refgen/output.h"

/* git reads it, we keep it: a folder of ours may be ignored by its own. */
#define RG_GITIGNORE ".gitignore"

struct rg_job {
	const struct rg_artifacts	*set;
	const struct rg_output_plan	*plan;
	struct rg_output_report		*report;
	struct rg_buf			 manifest;
	int				 parent, lock, old, new;
	size_t				 beside;	/* of plan->folder */
	char				 name[NAME_MAX + 1];
	char				 lock_name[NAME_MAX + 1];
	char				 temp_name[NAME_MAX + 1];
	char				 aside_name[NAME_MAX + 1];
};

int	rg_job_open(struct rg_job *, const struct rg_artifacts *,
	    const struct rg_output_plan *, struct rg_output_report *);
void	rg_job_release(struct rg_job *);
/*
 * Both give -1.  The first takes errno for a file in the folder, or for the
 * folder itself when `path` is null; the second for a name beside it.
 */
int	rg_job_fail_in(struct rg_job *, const char *path);
int	rg_job_fail_beside(struct rg_job *, const char *name);
int	rg_job_refuse(struct rg_job *, enum rg_output_error, const char *path);
/* Refuses to go on when somebody set the plan's flag. */
int	rg_job_stopped(struct rg_job *);

/*
 * Opens the folder as job->old, or leaves -1 when there is none; refuses one
 * that is not ours to replace.
 */
int	rg_job_look(struct rg_job *);

int	rg_lock_take(struct rg_job *);
void	rg_lock_leave(struct rg_job *);

/* What a killed build left: under the lock, before the folder is looked at. */
void	rg_leftovers_clear(struct rg_job *);

/* Puts the new tree in the old one's place, and back. */
int	rg_swap(struct rg_job *);
void	rg_swap_back(struct rg_job *);
/* Removes the old tree after the swap; what resists is left for later. */
void	rg_swap_drop(struct rg_job *);

#endif
