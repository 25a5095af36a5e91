/*
 *	refgen-manual PROSE OUT
 *
 * PROSE has a folder a language: refgen.1, a page for each command that has
 * more to say than its tables, and pages of prose alone.  OUT gets man/,
 * man/es/ and the folders where shells look for completions.
 */
#include "manual.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "notes.h"
#include "setup.h"

#define PROSE_BYTES ((size_t)256 * 1024)

struct manual {
	struct cli	 cli;
	const char	*prose, *out;
};

static _Noreturn void
stop(const char *path)
{
	perror(path);
	exit(STATUS_SYSTEM);
}

/* Every folder of the path that is not there yet. */
static void
make_folders(char *path)
{
	for (char *p = strchr(path + 1, '/'); p; p = strchr(p + 1, '/')) {
		*p = '\0';
		if (mkdir(path, 0777) < 0 && errno != EEXIST)
			stop(path);
		*p = '/';
	}
}

static void
save(struct manual *m, const char *name, struct rg_buf *b)
{
	char *path = rg_arena_fmt(&m->cli.arena, "%s/%s", m->out, name);
	FILE *f;

	make_folders(path);
	f = fopen(path, "w");
	if (!f || fwrite(b->p, 1, b->n, f) != b->n || fclose(f) != 0)
		stop(path);
	rg_buf_reset(b);
}

static const char *
tag(const struct manual *m)
{
	return m->cli.locale.langs[m->cli.lang].tag;
}

static struct rg_view
prose(struct manual *m, const char *page)
{
	char *path = rg_arena_fmt(&m->cli.arena, "%s/%s/%s", m->prose, tag(m),
	    page);
	struct rg_view bytes = { 0 };

	if (!read_file(&m->cli.arena, path, PROSE_BYTES, false, &bytes) &&
	    errno != ENOENT)
		stop(path);
	return bytes;
}

static const char *
place(struct manual *m, const char *page)
{
	const char *folder = m->cli.lang ? rg_arena_fmt(&m->cli.arena, "%s/",
	    tag(m)) : "";

	return rg_arena_fmt(&m->cli.arena, "man/%sman%c/%s", folder,
	    page[strlen(page) - 1], page);
}

static bool
is_command(const char *page)
{
	size_t n;

	for (size_t i = 0; commands[i]; i++) {
		n = strlen(commands[i]->name);
		if (strncmp(page, "refgen-", 7) == 0 &&
		    strncmp(page + 7, commands[i]->name, n) == 0 &&
		    strcmp(page + 7 + n, ".1") == 0)
			return true;
	}
	return false;
}

static void
write_prose(struct manual *m, struct rg_buf *b)
{
	const char *folder = rg_arena_fmt(&m->cli.arena, "%s/%s", m->prose,
	    tag(m));
	struct dirent **list;
	int n = scandir(folder, &list, NULL, alphasort);

	if (n < 0)
		stop(folder);
	for (int i = 0; i < n; i++) {
		const char *page = list[i]->d_name;

		if (page[0] != '.' && !is_command(page) &&
		    strcmp(page, "refgen.1") != 0) {
			page_prose(&m->cli, b, prose(m, page));
			save(m, place(m, page), b);
		}
		free(list[i]);
	}
	free(list);
}

static void
write_pages(struct manual *m, struct rg_buf *b)
{
	page_program(&m->cli, b, prose(m, "refgen.1"));
	save(m, place(m, "refgen.1"), b);
	for (size_t i = 0; commands[i]; i++) {
		const char *page = rg_arena_fmt(&m->cli.arena, "refgen-%s.1",
		    commands[i]->name);

		page_command(&m->cli, b, commands[i], prose(m, page));
		save(m, place(m, page), b);
	}
	write_prose(m, b);
}

int
main(int argc, char **argv)
{
	struct manual m = { .prose = argv[1], .out = argv[2] };
	struct rg_buf b = { 0 };

	if (argc != 3) {
		fprintf(stderr, "usage: refgen-manual PROSE OUT\n");
		return STATUS_USAGE;
	}
	setup_words(&m.cli);
	for (m.cli.lang = 0; m.cli.lang < m.cli.locale.n; m.cli.lang++) {
		setup_messages(&m.cli);
		write_pages(&m, &b);
	}
	m.cli.lang = 0;
	bash_completion(&m.cli, &b);
	save(&m, "bash-completion/completions/refgen", &b);
	zsh_completion(&m.cli, &b);
	save(&m, "zsh/site-functions/_refgen", &b);
	fish_completion(&m.cli, &b);
	save(&m, "fish/vendor_completions.d/refgen.fish", &b);
	rg_buf_release(&b);
	setdown(&m.cli);
	return STATUS_OK;
}
