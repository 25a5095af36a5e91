#include "job.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/random.h>

#include "file.h"
#include "manifest.h"

int
rg_job_fail_in(struct rg_job *job, const char *path)
{
	job->report->number = errno;
	return rg_job_refuse(job, RG_OUTPUT_SYSTEM, path);
}

int
rg_job_fail_beside(struct rg_job *job, const char *name)
{
	struct rg_output_report *r = job->report;

	r->error = RG_OUTPUT_SYSTEM;
	r->number = errno;
	snprintf(r->path, sizeof(r->path), "%.*s%s", (int)job->beside,
	    job->plan->folder, name);
	return -1;
}

int
rg_job_refuse(struct rg_job *job, enum rg_output_error error,
    const char *path)
{
	struct rg_output_report *r = job->report;

	r->error = error;
	snprintf(r->path, sizeof(r->path), "%s%s%s", job->plan->folder,
	    path ? "/" : "", path ? path : "");
	return -1;
}

int
rg_job_stopped(struct rg_job *job)
{
	if (!job->plan->stop || !*job->plan->stop)
		return 0;
	return rg_job_refuse(job, RG_OUTPUT_STOPPED, NULL);
}

static int
name_it(char out[NAME_MAX + 1], const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(out, NAME_MAX + 1, format, args);
	va_end(args);
	if (n >= 0 && n <= NAME_MAX)
		return 0;
	errno = ENAMETOOLONG;
	return -1;
}

static int
make_names(struct rg_job *job, struct rg_view name)
{
	uint64_t random;

	if (getrandom(&random, sizeof(random), 0) != sizeof(random) ||
	    name_it(job->name, "%.*s", RG_ARG(name)) != 0 ||
	    name_it(job->lock_name, ".refgen-%s.lock", job->name) != 0 ||
	    name_it(job->aside_name, ".refgen-old-%s", job->name) != 0 ||
	    name_it(job->temp_name, ".refgen-tmp-%s-%016" PRIx64, job->name,
		random) != 0)
		return rg_job_fail_in(job, NULL);
	return 0;
}

static int
open_parent(struct rg_job *job)
{
	struct rg_buf path = { 0 };

	rg_buf_put(&path, rg_view(job->plan->folder, job->beside));
	rg_buf_str(&path, ".");
	job->parent = open(path.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	rg_buf_release(&path);
	return job->parent < 0 ? rg_job_fail_beside(job, "") : 0;
}

/*
 * The root has no name that could be exchanged.  "." and ".." could be
 * resolved to one, but then somebody would stand in the tree we drop.
 */
static bool
nameless(struct rg_view name)
{
	return name.n == 0 || rg_view_eq(name, RG_V(".")) ||
	    rg_view_eq(name, RG_V(".."));
}

int
rg_job_open(struct rg_job *job, const struct rg_artifacts *set,
    const struct rg_output_plan *plan, struct rg_output_report *report)
{
	struct rg_view path = rg_view_of(plan->folder);

	*report = (struct rg_output_report){ .files = set->n };
	*job = (struct rg_job){ .set = set, .plan = plan, .report = report,
	    .parent = -1, .lock = -1, .old = -1, .new = -1 };
	while (path.n > 0 && path.p[path.n - 1] == '/')
		path.n--;
	job->beside = path.n;
	while (job->beside > 0 && path.p[job->beside - 1] != '/')
		job->beside--;
	path = rg_view_cut(path, job->beside, path.n);
	if (nameless(path))
		return rg_job_refuse(job, RG_OUTPUT_UNSAFE, NULL);
	if (make_names(job, path) != 0 || open_parent(job) != 0)
		return -1;
	rg_manifest_put(&job->manifest, set);
	return 0;
}

void
rg_job_release(struct rg_job *job)
{
	rg_fd_close(job->new);
	rg_fd_close(job->old);
	rg_lock_leave(job);
	rg_fd_close(job->parent);
	rg_buf_release(&job->manifest);
}
