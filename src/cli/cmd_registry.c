#include "cli.h"

#include <string.h>

#include "refgen/registry.h"

static const struct option_row options[] = {
	{ 0 },
};

/* A snapshot of the file, on standard output. */
static enum status
import(struct cli *cli, const char *path)
{
	struct rg_buf snapshot = { 0 }, problem = { 0 }, count = { 0 };
	enum status status = STATUS_OK;
	size_t records = 0;

	if (rg_registry_import(&snapshot, path, &records, &problem) < 0) {
		say(cli, "{1}: {2}", path, problem.p);
		status = STATUS_SYSTEM;
	} else if (fwrite(snapshot.p, 1, snapshot.n, stdout) != snapshot.n ||
	    fflush(stdout) != 0) {
		say(cli, "cannot write the snapshot", "", "");
		status = STATUS_SYSTEM;
	} else {
		rg_trn(&count, &cli->locale, cli->lang, "{n} record read",
		    "{n} records read", records);
		fprintf(stderr, "%s\n", count.p);
	}
	rg_buf_release(&snapshot);
	rg_buf_release(&problem);
	rg_buf_release(&count);
	return status;
}

static enum status
registry(struct cli *cli, int argc, char **argv)
{
	struct option_walk w = { .cli = cli, .command = &cmd_registry,
		.argc = argc, .argv = argv };
	const char *words[2] = { NULL, NULL };
	size_t n = 0;
	int o;

	while ((o = option_next(&w)) != OPTION_END) {
		if (o == OPTION_HELP) {
			print_help(cli, &cmd_registry, stdout);
			return STATUS_OK;
		}
		if (o != OPTION_WORD)
			return STATUS_USAGE;
		if (n < 2)
			words[n] = w.value;
		n++;
	}
	if (n == 2 && strcmp(words[0], "import") == 0)
		return import(cli, words[1]);
	say(cli, "try 'refgen {1} --help'", "registry", "");
	return STATUS_USAGE;
}

const struct command cmd_registry = {
	.name = "registry",
	.args = "import FILE",
	.summary = "makes a snapshot of IANA's registry or a services(5) file",
	.options = options,
	.examples = "  refgen registry import service-names-port-numbers.xml "
	    "> data/iana.tsv\n"
	    "  refgen registry import /etc/services > data/packaged.tsv\n",
	.run = registry,
};
