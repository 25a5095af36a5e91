/* Writes every format of the fixture below a folder: write FOLDER. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "../unit/render/fixture.h"

/* Makes the folders on the way to `path`, which is below the first one. */
static void
make_folders(char *path)
{
	for (char *p = path + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(path, 0777) != 0 && errno != EEXIST)
			perror(path);
		*p = '/';
	}
}

static int
write_artifact(const char *folder, const struct rg_artifact *art)
{
	struct rg_buf path = { 0 };
	FILE *f;
	int result = -1;

	rg_buf_fmt(&path, "%s/%s", folder, art->path);
	make_folders(path.p);
	f = fopen(path.p, "wb");
	if (f == NULL) {
		perror(path.p);
		goto out;
	}
	if (fwrite(art->bytes.p, 1, art->bytes.n, f) == art->bytes.n)
		result = 0;
	if (fclose(f) != 0)
		result = -1;
out:
	rg_buf_release(&path);
	return result;
}

int
main(int argc, char **argv)
{
	struct rg_artifacts set;
	struct rg_arena arena;
	struct rg_render_job job;
	int result;

	if (argc != 2)
		return 2;
	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	job = fixture_job(&arena);
	result = rg_render(&set, &job, NULL);
	for (const struct rg_renderer *r = rg_renderers; r->name; r++)
		if (result == 0 && r->asked)
			result = rg_render(&set, &job, r->name);
	if (result != 0)
		fprintf(stderr, "%.*s\n", RG_ARG(rg_buf_view(job.problem)));
	for (size_t i = 0; result == 0 && i < set.n; i++)
		result = write_artifact(argv[1], set.v[i]);
	rg_buf_release(job.problem);
	rg_artifacts_release(&set);
	rg_arena_release(&arena);
	return result == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
