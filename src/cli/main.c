#include "cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "refgen/die.h"
#include "refgen/near.h"
#include "refgen/output.h"
#include "setup.h"

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

static enum status
unknown_command(struct cli *cli, const char *name)
{
	const char *near = NULL;
	size_t best = 3, d;

	for (size_t i = 0; commands[i]; i++) {
		d = rg_distance(rg_view_of(name), rg_view_of(
		    commands[i]->name), best);
		if (d < best) {
			best = d;
			near = commands[i]->name;
		}
	}
	if (near)
		say(cli, "there is no command '{1}'; did you mean '{2}'?",
		    name, near);
	else
		say(cli, "there is no command '{1}'; try 'refgen --help'",
		    name, "");
	return STATUS_USAGE;
}

static void
print_overview(const struct cli *cli, FILE *out)
{
	fprintf(out, "%s refgen [-C %s] %s [%s...]\n\n%s\n\n%s\n",
	    tr(cli, "usage:"), tr(cli, "DIR"), tr(cli, "COMMAND"),
	    tr(cli, "OPTION"),
	    tr(cli, "Reads notes about network ports and writes one reference "
	    "in two languages."), tr(cli, "commands:"));
	for (size_t i = 0; commands[i]; i++)
		help_row(out, commands[i]->name, tr(cli, commands[i]->summary));
	fprintf(out, "\n%s\n", tr(cli, "options:"));
	for (const struct option_row *o = global_options; o->name; o++)
		help_option(cli, out, o);
	fprintf(out, "\n%s\n  refgen build\n  refgen check notes/\n"
	    "  refgen claims notes/\n", tr(cli, "examples:"));
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

int
main(int argc, char **argv)
{
	enum status status;
	struct cli cli;

	program_begin();
	rg_on_oom(out_of_memory);
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
	status = program_end(&cli, run(&cli, argc, argv));
	setdown(&cli);
	return status;
}
