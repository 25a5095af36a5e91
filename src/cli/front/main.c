/*
 * The program that people start.  A port asked for at a prompt should be
 * answered at once, and loading the libraries that read notes and pages takes
 * longer than the answer; so this one looks it up with hardly any, where
 * there is no project, and becomes refgen-full for all else.
 */
#include <string.h>
#include <unistd.h>

#include "child.h"
#include "cmd_lookup.h"
#include "setup.h"

/* There is no project here, and so no model. */
enum status
lookup_model(struct lookup *l)
{
	(void)l;
	return STATUS_OK;
}

/* A shell that completes does not wait for notes to be read. */
static bool
is_completing(char **argv)
{
	for (; *argv; argv++)
		if (strcmp(*argv, "--complete") == 0)
			return true;
	return false;
}

static enum status
become_full(char **argv)
{
	char path[4096];
	struct cli cli;

	if (find_helper("refgen-full", path, sizeof(path)))
		execv(path, argv);
	setup_words(&cli);
	say(&cli, "the helper is not installed", "", "");
	setdown(&cli);
	return STATUS_SYSTEM;
}

static enum status
answer(int argc, char **argv)
{
	enum status status;
	struct cli cli;

	program_begin();
	setup_words(&cli);
	status = program_end(&cli, cmd_lookup.run(&cli, argc, argv));
	setdown(&cli);
	return status;
}

int
main(int argc, char **argv)
{
	int at = argc > 2 && strcmp(argv[1], "-C") == 0 ? 3 : 1;

	if (at >= argc || strcmp(argv[at], "lookup") != 0)
		return become_full(argv);
	if (at == 3 && chdir(argv[2]) < 0)
		return become_full(argv);
	if (in_project() && !is_completing(argv + at)) {
		argv[at - 1] = argv[0];
		return become_full(argv + at - 1);
	}
	return answer(argc - at - 1, argv + at + 1);
}
