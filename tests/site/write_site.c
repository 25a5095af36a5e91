/* Writes the site of the fixture, and its cards, below the folder argv[1]. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "fixture.h"
#include "formats.h"

static void
make_folders(char *path)
{
	for (char *p = strchr(path + 1, '/'); p; p = strchr(p + 1, '/')) {
		*p = '\0';
		if (mkdir(path, 0777) != 0 && errno != EEXIST)
			perror(path);
		*p = '/';
	}
}

static int
write_one(const char *folder, const struct rg_artifact *art)
{
	struct rg_buf path = { 0 };
	int status = -1;
	FILE *f;

	rg_buf_fmt(&path, "%s/%s", folder, art->path);
	make_folders(path.p);
	f = fopen(path.p, "wb");
	if (f) {
		fwrite(art->bytes.p, 1, art->bytes.n, f);
		status = fclose(f);
	}
	if (status != 0)
		perror(path.p);
	rg_buf_release(&path);
	return status;
}

int
main(int argc, char **argv)
{
	struct rg_artifacts set;
	struct rg_render_job job;
	struct rg_arena arena;
	int status = 0;

	if (argc < 2) {
		fprintf(stderr, "usage: write_site FOLDER [BASE_URL]\n");
		return 2;
	}
	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	job = fixture_job(&arena);
	job.base_url = argc > 2 ? argv[2] : NULL;
	for (size_t l = 0; l < job.locale->n && status == 0; l++) {
		status = rg_html_render(&set, &job, (rg_lang)l);
		if (status == 0)
			status = rg_cards_render(&set, &job, (rg_lang)l);
	}
	if (status != 0)
		fprintf(stderr, "%s\n", job.problem->p);
	for (size_t i = 0; i < set.n && status == 0; i++)
		status = write_one(argv[1], set.v[i]);
	rg_artifacts_release(&set);
	rg_buf_release(job.problem);
	rg_arena_release(&arena);
	return status != 0;
}
