#include "job.h"

#include <errno.h>
#include <stdio.h>

#include "file.h"

static int
move(const struct rg_job *job, const char *from, const char *to)
{
	return renameat(job->parent, from, job->parent, to);
}

/* For file systems that know no flags: between the two nothing is there. */
static int
swap_in_steps(struct rg_job *job)
{
	if (job->old >= 0) {
		job->report->not_atomic = true;
		if (move(job, job->name, job->aside_name) != 0)
			return rg_job_fail_in(job, NULL);
	}
	if (move(job, job->temp_name, job->name) == 0)
		return 0;
	rg_job_fail_in(job, NULL);
	if (job->old >= 0)
		move(job, job->aside_name, job->name);
	return -1;
}

int
rg_swap(struct rg_job *job)
{
	unsigned flag = job->old >= 0 ? RENAME_EXCHANGE : RENAME_NOREPLACE;

	if (renameat2(job->parent, job->temp_name, job->parent, job->name,
	    flag) == 0)
		return 0;
	if (errno == EINVAL || errno == ENOSYS)
		return swap_in_steps(job);
	return rg_job_fail_in(job, NULL);
}

void
rg_swap_back(struct rg_job *job)
{
	if (job->old >= 0 && !job->report->not_atomic) {
		renameat2(job->parent, job->temp_name, job->parent, job->name,
		    RENAME_EXCHANGE);
		return;
	}
	move(job, job->name, job->temp_name);
	if (job->old >= 0)
		move(job, job->aside_name, job->name);
}

void
rg_swap_drop(struct rg_job *job)
{
	const char *name = job->report->not_atomic ? job->aside_name :
	    job->temp_name;

	/* Not what was put in the folder's place since we looked at it. */
	if (job->old >= 0 && rg_fd_named(job->old, job->parent, name))
		rg_folder_remove(job->parent, name);
}
