#include "job.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "manifest.h"

#define HEX 16			/* digits that end a temporary name */

/*
 * A tree that was never finished has no MANIFEST; its name and its owner
 * must do.
 */
static bool
ours(int dir, const char *name)
{
	struct stat st;
	int fd = rg_folder_open(dir, name);
	bool yes;

	if (fd < 0)
		return false;
	yes = rg_manifest_known(fd) ||
	    (fstat(fd, &st) == 0 && st.st_uid == geteuid());
	rg_fd_close(fd);
	return yes;
}

static bool
is_temp_name(const struct rg_job *job, const char *name)
{
	size_t n = strlen(job->temp_name), stem = n - HEX;

	return strlen(name) == n && strncmp(name, job->temp_name, stem) == 0 &&
	    strspn(name + stem, "0123456789abcdef") == HEX;
}

void
rg_leftovers_clear(struct rg_job *job)
{
	struct stat st;
	DIR *list;
	const char *name;

	/* Killed between two renames: the old tree is the only one whole. */
	if (fstatat(job->parent, job->name, &st, AT_SYMLINK_NOFOLLOW) != 0 &&
	    errno == ENOENT)
		renameat(job->parent, job->aside_name, job->parent, job->name);
	list = rg_folder_list(job->parent);
	if (!list)
		return;
	while ((name = rg_folder_next(list)))
		if ((strcmp(name, job->aside_name) == 0 ||
		    is_temp_name(job, name)) && ours(job->parent, name))
			rg_folder_remove(job->parent, name);
	closedir(list);
}
