#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "refgen/die.h"
#include "refgen/output.h"
#include "setup.h"

const struct command *const commands[] = {
	&cmd_build, &cmd_check, &cmd_claims, &cmd_diff, &cmd_explain,
	&cmd_registry, NULL,
};

/* Memory has ended: nothing half-written stays, and the status says it. */
static void
out_of_memory(void)
{
	static const char words[] = "refgen: memory has ended; nothing was "
	    "changed\n";

	rg_output_abandon();
	if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0)
		_exit(STATUS_LIMIT);
	_exit(STATUS_LIMIT);
}

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; commands[i]; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

/* How many letters must change to make one word of the other. */
static size_t
distance(const char *a, const char *b)
{
	size_t row[32], n = strlen(b), before, above;

	if (n >= sizeof(row) / sizeof(row[0]))
		return n;
	for (size_t k = 0; k <= n; k++)
		row[k] = k;
	for (size_t i = 1; a[i - 1]; i++) {
		before = row[0];
		row[0] = i;
		for (size_t k = 1; k <= n; k++) {
			above = row[k];
			row[k] = before + (a[i - 1] != b[k - 1]);
			if (above + 1 < row[k])
				row[k] = above + 1;
			if (row[k - 1] + 1 < row[k])
				row[k] = row[k - 1] + 1;
			before = above;
		}
	}
	return row[n];
}

static enum status
unknown_command(struct cli *cli, const char *name)
{
	const char *near = NULL;

	for (size_t i = 0; commands[i]; i++)
		if (distance(name, commands[i]->name) <= 2)
			near = commands[i]->name;
	if (near)
		say(cli, "there is no command '{1}'; did you mean '{2}'?",
		    name, near);
	else
		say(cli, "there is no command '{1}'; try 'refgen --help'",
		    name, "");
	return STATUS_USAGE;
}

/* `refgen help`, and `refgen help COMMAND`. */
static enum status
help(struct cli *cli, int argc, char **argv)
{
	const struct command *command;

	if (argc == 0) {
		print_overview(cli, stdout);
		return STATUS_OK;
	}
	command = find_command(argv[0]);
	if (!command)
		return unknown_command(cli, argv[0]);
	print_help(cli, command, stdout);
	return STATUS_OK;
}

static enum status
run(struct cli *cli, int argc, char **argv)
{
	const struct command *command;

	if (argc == 0) {
		print_overview(cli, stderr);
		return STATUS_USAGE;
	}
	if (strcmp(argv[0], "--version") == 0) {
		puts("refgen " RG_VERSION);
		return STATUS_OK;
	}
	if (strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "-h") == 0 ||
	    strcmp(argv[0], "help") == 0)
		return help(cli, argc - 1, argv + 1);
	command = find_command(argv[0]);
	if (!command)
		return unknown_command(cli, argv[0]);
	return command->run(cli, argc - 1, argv + 1);
}

/*
 * A file that is opened must not become standard output because that was
 * closed.  What is put in its place cannot be written to, so finish() sees it.
 */
static void
hold_standard_files(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd < STDERR_FILENO);
	if (fd > STDERR_FILENO)
		close(fd);
}

/*
 * What was asked for has to have arrived.  Not so the line behind a build:
 * 3 would say that the earlier reference is still there.
 */
static enum status
finish(struct cli *cli, enum status status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	say(cli, "cannot write to standard output: {1}", reason(cli, errno), "");
	if (status > STATUS_FOUND_FAULT || cli->published)
		return status;
	return STATUS_SYSTEM;
}

int
main(int argc, char **argv)
{
	enum status status;
	struct cli cli;

	hold_standard_files();
	rg_on_oom(out_of_memory);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	setup(&cli);
	argc--;
	argv++;
	while (argc >= 2 && strcmp(argv[0], "-C") == 0) {
		if (chdir(argv[1]) < 0) {
			say(&cli, "cannot enter {1}: {2}", argv[1],
			    reason(&cli, errno));
			setdown(&cli);
			return STATUS_SYSTEM;
		}
		argc -= 2;
		argv += 2;
	}
	status = finish(&cli, run(&cli, argc, argv));
	setdown(&cli);
	return status;
}
