#include "tree.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "manifest.h"
#include "refgen/die.h"

struct rg_branch
rg_tree(const struct rg_artifacts *set)
{
	return (struct rg_branch){ set->v, set->n, 0 };
}

bool
rg_branch_next(struct rg_twig *twig, struct rg_branch *rest)
{
	const char *name;
	size_t len, n = 1;

	if (rest->n == 0)
		return false;
	name = rest->v[0]->path + rest->skip;
	len = strcspn(name, "/");
	RG_ASSERT(len < sizeof(twig->name));
	memcpy(twig->name, name, len);
	twig->name[len] = '\0';

	twig->file = name[len] == '\0' ? rest->v[0] : NULL;
	while (!twig->file && n < rest->n &&
	    strncmp(rest->v[n]->path + rest->skip, name, len + 1) == 0)
		n++;
	twig->below = (struct rg_branch){ rest->v, n, rest->skip + len + 1 };
	rest->v += n;
	rest->n -= n;
	return true;
}

static bool
has_entries(int dir, size_t expected)
{
	DIR *list = rg_folder_list(dir);
	size_t n = 0;

	if (!list)
		return false;
	while (rg_folder_next(list))
		n++;
	closedir(list);
	return n == expected;
}

static bool	holds(int dir, struct rg_branch, size_t others);

static bool
holds_twig(int dir, const struct rg_twig *twig)
{
	bool same;
	int below;

	if (twig->file)
		return rg_file_same(dir, twig->name,
		    rg_buf_view(&twig->file->bytes));
	below = rg_folder_open(dir, twig->name);
	same = holds(below, twig->below, 0);
	rg_fd_close(below);
	return same;
}

/* All of the branch is there; a stranger would show in the number. */
static bool
holds(int dir, struct rg_branch rest, size_t others)
{
	struct rg_twig twig;
	struct stat st;
	size_t n = others;

	if (fstat(dir, &st) != 0 ||
	    (st.st_mode & RG_MODE_BITS) != RG_FOLDER_MODE)
		return false;
	for (; rg_branch_next(&twig, &rest); n++)
		if (!holds_twig(dir, &twig))
			return false;
	return has_entries(dir, n);
}

bool
rg_tree_same(const struct rg_job *job)
{
	size_t others = 1;

	if (job->old < 0 || !rg_file_same(job->old, RG_MANIFEST,
	    rg_buf_view(&job->manifest)))
		return false;
	if (rg_file_regular(job->old, RG_GITIGNORE))
		others++;
	return holds(job->old, rg_tree(job->set), others);
}

static int	build(struct rg_job *, int new, int old, struct rg_branch);

/* Where the file system will not link, the same bytes are written again. */
static int
build_file(struct rg_job *job, int new, int old, const struct rg_twig *twig)
{
	struct rg_view bytes = rg_buf_view(&twig->file->bytes);

	if (!rg_file_same(old, twig->name, bytes)) {
		job->report->written++;
	} else {
		job->report->kept++;
		if (linkat(old, twig->name, new, twig->name, 0) == 0)
			return 0;
	}
	if (rg_file_write(new, twig->name, bytes) != 0)
		return rg_job_fail_in(job, twig->file->path);
	return 0;
}

static int
build_folder(struct rg_job *job, int new, int old, const struct rg_twig *twig)
{
	const char *inside = twig->below.v[0]->path;
	int new_below, old_below, rc;

	if (mkdirat(new, twig->name, 0700) != 0)
		return rg_job_fail_in(job, inside);
	new_below = rg_folder_open(new, twig->name);
	if (new_below < 0)
		return rg_job_fail_in(job, inside);
	old_below = rg_folder_open(old, twig->name);
	if (fchmod(new_below, RG_FOLDER_MODE) != 0)
		rc = rg_job_fail_in(job, inside);
	else
		rc = build(job, new_below, old_below, twig->below);
	rg_fd_close(old_below);
	rg_fd_close(new_below);
	return rc;
}

static int
build(struct rg_job *job, int new, int old, struct rg_branch rest)
{
	struct rg_twig twig;
	int rc = 0;

	while (rc == 0 && rg_branch_next(&twig, &rest)) {
		rc = rg_job_stopped(job);
		if (rc != 0)
			break;
		rc = twig.file ? build_file(job, new, old, &twig) :
		    build_folder(job, new, old, &twig);
	}
	return rc;
}

static int
carry_gitignore(struct rg_job *job)
{
	struct rg_buf text = { 0 };
	int rc = 0;

	if (!rg_file_regular(job->old, RG_GITIGNORE) ||
	    linkat(job->old, RG_GITIGNORE, job->new, RG_GITIGNORE, 0) == 0)
		return 0;
	if (rg_file_read(&text, job->old, RG_GITIGNORE) != 0 ||
	    rg_file_write(job->new, RG_GITIGNORE, rg_buf_view(&text)) != 0)
		rc = rg_job_fail_in(job, RG_GITIGNORE);
	rg_buf_release(&text);
	return rc;
}

/*
 * The MANIFEST comes last: a tree that has one is whole.  Only then is it
 * opened to others.
 */
int
rg_tree_build(struct rg_job *job)
{
	if (build(job, job->new, job->old, rg_tree(job->set)) != 0 ||
	    carry_gitignore(job) != 0)
		return -1;
	if (rg_file_write(job->new, RG_MANIFEST,
	    rg_buf_view(&job->manifest)) != 0)
		return rg_job_fail_in(job, RG_MANIFEST);
	if (fchmod(job->new, RG_FOLDER_MODE) != 0)
		return rg_job_fail_in(job, NULL);
	return 0;
}

static void
fell(int dir, struct rg_branch rest)
{
	struct rg_twig twig;
	int below;

	while (rg_branch_next(&twig, &rest)) {
		if (twig.file) {
			unlinkat(dir, twig.name, 0);
			continue;
		}
		below = rg_folder_open(dir, twig.name);
		if (below < 0)
			continue;
		fell(below, twig.below);
		rg_fd_close(below);
		unlinkat(dir, twig.name, AT_REMOVEDIR);
	}
}

void
rg_tree_fell(int dir, const struct rg_artifacts *set)
{
	unlinkat(dir, RG_MANIFEST, 0);
	unlinkat(dir, RG_GITIGNORE, 0);
	fell(dir, rg_tree(set));
}
