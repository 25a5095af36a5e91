#include "job.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "file.h"

/* Each try that finds the file gone is another build that just ended. */
#define TRIES 8

static int
open_lock(struct rg_job *job)
{
	job->lock = openat(job->parent, job->lock_name,
	    O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644);
	if (job->lock < 0)
		return rg_job_fail_beside(job, job->lock_name);
	if (flock(job->lock, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno == EWOULDBLOCK)
		rg_job_refuse(job, RG_OUTPUT_BUSY, NULL);
	else
		rg_job_fail_beside(job, job->lock_name);
	rg_fd_close(job->lock);
	job->lock = -1;
	return -1;
}

/*
 * The holder removes the file before it lets go, so whoever gets the lock
 * must see whether it is still the lock that others will find.
 */
int
rg_lock_take(struct rg_job *job)
{
	for (int i = 0; i < TRIES; i++) {
		if (open_lock(job) != 0)
			return -1;
		if (rg_fd_named(job->lock, job->parent, job->lock_name))
			return 0;
		rg_fd_close(job->lock);
		job->lock = -1;
	}
	return rg_job_refuse(job, RG_OUTPUT_BUSY, NULL);
}

void
rg_lock_leave(struct rg_job *job)
{
	if (job->lock < 0)
		return;
	unlinkat(job->parent, job->lock_name, 0);
	rg_fd_close(job->lock);
	job->lock = -1;
}
