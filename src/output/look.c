#include "job.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "file.h"
#include "manifest.h"

/*
 * By device and inode, not by name, so that no link or mount hides one in
 * the other.  What is not there cannot be lost.
 */
static bool
is_or_holds(int folder, const char *path)
{
	char real[PATH_MAX], *slash;
	struct stat st, up;

	if (fstat(folder, &st) != 0)
		return true;
	if (!realpath(path, real))
		return false;
	for (;;) {
		if (stat(real, &up) == 0 && up.st_dev == st.st_dev &&
		    up.st_ino == st.st_ino)
			return true;
		slash = strrchr(real, '/');
		if (!slash || slash[1] == '\0')
			return false;
		/* The slash of the root is its name. */
		slash[slash == real] = '\0';
	}
}

/* In a folder that we made a name with a dot is nobody's of ours (.git). */
static bool
may_go(int dir, const char *name, bool made)
{
	if (strcmp(name, RG_GITIGNORE) == 0)
		return rg_file_regular(dir, name);
	return made && name[0] != '.';
}

static int
check_entries(struct rg_job *job)
{
	bool made = rg_manifest_known(job->old);
	DIR *list = rg_folder_list(job->old);
	const char *name;
	int rc = 0;

	if (!list)
		return rg_job_fail_in(job, NULL);
	while (rc == 0 && (name = rg_folder_next(list)))
		if (!may_go(job->old, name, made))
			rc = rg_job_refuse(job, RG_OUTPUT_FOREIGN, name);
	if (rc == 0 && errno != 0)
		rc = rg_job_fail_in(job, NULL);
	closedir(list);
	return rc;
}

int
rg_job_look(struct rg_job *job)
{
	const struct rg_output_plan *plan = job->plan;

	rg_fd_close(job->old);
	job->old = rg_folder_open(job->parent, job->name);
	if (job->old < 0 && errno == ENOENT)
		return 0;
	if (job->old < 0 && (errno == ENOTDIR || errno == ELOOP))
		return rg_job_refuse(job, RG_OUTPUT_NOT_FOLDER, NULL);
	if (job->old < 0)
		return rg_job_fail_in(job, NULL);
	for (size_t i = 0; i < plan->nkeep; i++)
		if (is_or_holds(job->old, plan->keep[i]))
			return rg_job_refuse(job, RG_OUTPUT_UNSAFE, NULL);
	return check_entries(job);
}
