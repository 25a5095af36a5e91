/*
 * A new project, or the built-in templates to be changed.  Both are a list of
 * files: none is written unless none is there, and what was begun is taken
 * away when the machine fails.
 */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "refgen/fd.h"
#include "refgen/vec.h"

enum { OPT_TEMPLATES };

static const struct option_row options[] = {
	[OPT_TEMPLATES] = { "--templates", NULL, "write the built-in "
	    "templates to templates/, all or those named" },
	{ 0 },
};

struct item {
	const char	*path;		/* in the project */
	struct rg_view	 bytes;
};

struct init {
	struct cli			*cli;
	bool				 templates, help;
	RG_VEC(const char *)		 words;
	RG_VEC(struct item)		 items;
	RG_VEC(const char *)		 folders;	/* that were made */
	size_t				 written;
};

/* Once, even if it was named twice. */
static void
add(struct init *in, const char *path, struct rg_view bytes)
{
	for (size_t i = 0; i < in->items.n; i++)
		if (strcmp(in->items.v[i].path, path) == 0)
			return;
	*RG_PUSH(&in->cli->arena, &in->items) = (struct item){ path, bytes };
}

static void
list_project(struct init *in)
{
	struct rg_arena *arena = &in->cli->arena;
	const char *tag = in->cli->locale.langs[in->cli->lang].tag;
	const char *root = in->words.n && *in->words.v[0] ?
	    rg_arena_fmt(arena, "%s/", in->words.v[0]) : "";
	const struct {
		const char	*path, *from;
	} files[] = {
		{ "refgen.yaml", rg_arena_fmt(arena, "starter/refgen.%s.yaml",
		    tag) },
		{ "notes/ports.md", "starter/ports.md" },
		{ "notes/es/puertos.md", "starter/puertos.md" },
		{ ".gitignore", "starter/gitignore" },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		add(in, rg_arena_fmt(arena, "%s%s", root, files[i].path),
		    resource(in->cli, files[i].from));
}

/* Every template, or those whose names were given. */
static bool
list_templates(struct init *in)
{
	const char *name;
	bool found;

	for (size_t i = 0; i < in->words.n; i++) {
		name = rg_arena_fmt(&in->cli->arena, "templates/%s",
		    strncmp(in->words.v[i], "templates/", 10) == 0 ?
		    in->words.v[i] + 10 : in->words.v[i]);
		found = false;
		for (const struct rg_resource *r = rg_embedded; r->name; r++)
			found |= strcmp(r->name, name) == 0;
		if (!found) {
			say(in->cli, "there is no template '{1}'",
			    in->words.v[i], "");
			return false;
		}
		add(in, name, resource(in->cli, name));
	}
	for (const struct rg_resource *r = rg_embedded; r->name &&
	    in->words.n == 0; r++)
		if (strncmp(r->name, "templates/", 10) == 0)
			add(in, r->name, resource(in->cli, r->name));
	return true;
}

static bool
nothing_in_the_way(struct init *in)
{
	struct stat st;

	for (size_t i = 0; i < in->items.n; i++)
		if (lstat(in->items.v[i].path, &st) == 0) {
			say(in->cli, "{1} is there already; nothing was "
			    "written", in->items.v[i].path, "");
			return false;
		}
	return true;
}

/* Every folder on the way to a file. */
static bool
make_folders(struct init *in, const char *path)
{
	const char *slash = path, *folder;

	while ((slash = strchr(slash + 1, '/')) != NULL) {
		folder = rg_arena_str(&in->cli->arena, rg_view(path,
		    (size_t)(slash - path)));
		if (mkdir(folder, 0777) == 0)
			*RG_PUSH(&in->cli->arena, &in->folders) = folder;
		else if (errno != EEXIST)
			return false;
	}
	return true;
}

static bool
write_item(struct init *in, const struct item *item)
{
	bool written;
	int fd, number;

	if (!make_folders(in, item->path))
		return false;
	fd = open(item->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return false;
	in->written++;
	written = rg_fd_write(fd, item->bytes);
	number = errno;
	if (close(fd) < 0)
		return false;
	errno = number;
	return written;
}

static void
take_away(struct init *in)
{
	for (size_t i = 0; i < in->written; i++)
		unlink(in->items.v[i].path);
	for (size_t i = in->folders.n; i > 0; i--)
		rmdir(in->folders.v[i - 1]);
}

static enum status
write_items(struct init *in)
{
	for (size_t i = 0; i < in->items.n; i++)
		if (!write_item(in, &in->items.v[i])) {
			int number = errno;

			take_away(in);
			say(in->cli, "cannot write {1}: {2}",
			    in->items.v[i].path, reason(in->cli, number));
			return STATUS_SYSTEM;
		}
	for (size_t i = 0; i < in->items.n; i++)
		puts(in->items.v[i].path);
	return STATUS_OK;
}

static enum status
read_options(struct init *in, int argc, char **argv)
{
	struct option_walk w = { .cli = in->cli, .command = &cmd_init,
		.argc = argc, .argv = argv };
	int o;

	while ((o = option_next(&w)) != OPTION_END) {
		if (o == OPT_TEMPLATES)
			in->templates = true;
		else if (o == OPTION_HELP)
			in->help = true;
		else if (o == OPTION_WORD)
			*RG_PUSH(&in->cli->arena, &in->words) = w.value;
		else
			return STATUS_USAGE;
	}
	if (!in->templates && in->words.n > 1) {
		say(in->cli, "one folder at a time", "", "");
		return STATUS_USAGE;
	}
	return STATUS_OK;
}

static enum status
init(struct cli *cli, int argc, char **argv)
{
	struct init in = { .cli = cli };
	enum status status = read_options(&in, argc, argv);

	if (status != STATUS_OK)
		return status;
	if (in.help) {
		print_help(cli, &cmd_init, stdout);
		return STATUS_OK;
	}
	if (!in.templates)
		list_project(&in);
	else if (!list_templates(&in))
		return STATUS_USAGE;
	if (!nothing_in_the_way(&in))
		return STATUS_USAGE;
	status = write_items(&in);
	if (status == STATUS_OK && !in.templates)
		say(cli, "'refgen -C {1} build' makes the reference",
		    in.words.n ? in.words.v[0] : ".", "");
	return status;
}

const struct command cmd_init = {
	.name = "init",
	.args = "[DIR | FILE...]",
	.summary = "makes a new project that builds, or writes the built-in "
	    "templates",
	.options = options,
	.examples = "  refgen init ports\n"
	    "  refgen init --templates page.xhtml style.css\n",
	.run = init,
};
