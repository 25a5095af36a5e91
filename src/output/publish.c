#include "refgen/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "job.h"
#include "manifest.h"
#include "tree.h"

/* The job whose tree is under way; a handler may ask at any time. */
static struct rg_job *_Atomic pending;

static void
discard(struct rg_job *job)
{
	int dir = rg_folder_open(job->parent, job->temp_name);

	if (dir >= 0)
		rg_tree_fell(dir, job->set);
	rg_fd_close(dir);
	unlinkat(job->parent, job->temp_name, AT_REMOVEDIR);
}

void
rg_output_abandon(void)
{
	struct rg_job *job = atomic_exchange(&pending, NULL);

	if (!job)
		return;
	discard(job);
	unlinkat(job->parent, job->lock_name, 0);
}

/* EINVAL: this file system has nothing to sync for a folder. */
static int
sync_folder(int dir)
{
	return fsync(dir) == 0 || errno == EINVAL ? 0 : -1;
}

static int
make_tree(struct rg_job *job)
{
	/* Closed to others until it is whole. */
	if (mkdirat(job->parent, job->temp_name, 0700) != 0)
		return rg_job_fail_beside(job, job->temp_name);
	atomic_store(&pending, job);
	job->new = rg_folder_open(job->parent, job->temp_name);
	if (job->new < 0)
		return rg_job_fail_beside(job, job->temp_name);
	if (rg_tree_build(job) != 0)
		return -1;
	/* One for all files: fsync() of each takes ten times as long. */
	if (syncfs(job->new) != 0 || sync_folder(job->new) != 0)
		return rg_job_fail_beside(job, job->temp_name);
	return 0;
}

static int
replace(struct rg_job *job)
{
	if (make_tree(job) != 0 || rg_job_stopped(job) != 0 ||
	    rg_swap(job) != 0)
		goto fail;
	if (sync_folder(job->parent) != 0) {
		rg_job_fail_in(job, NULL);
		rg_swap_back(job);
		goto fail;
	}
	atomic_store(&pending, NULL);
	job->report->removed = rg_manifest_stale(job->old, job->set);
	rg_swap_drop(job);
	return 0;
fail:
	if (atomic_exchange(&pending, NULL))
		discard(job);
	job->report->written = job->report->kept = 0;
	return -1;
}

/*
 * The first look only looks, so a build that changes nothing needs neither
 * the lock nor the right to write.  Under the lock it looks again: what it
 * saw may have been exchanged since.
 */
int
rg_output_publish(const struct rg_artifacts *set,
    const struct rg_output_plan *plan, struct rg_output_report *report)
{
	struct rg_job job;
	int rc = -1;

	if (rg_job_open(&job, set, plan, report) != 0 ||
	    rg_job_look(&job) != 0)
		goto out;
	if (rg_tree_same(&job)) {
		report->kept = set->n;
		rc = 0;
		goto out;
	}
	if (rg_lock_take(&job) != 0)
		goto out;
	rg_leftovers_clear(&job);
	if (rg_job_look(&job) == 0)
		rc = replace(&job);
out:
	rg_job_release(&job);
	return rc;
}
