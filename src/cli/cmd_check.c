#include "project.h"
#include "report.h"
#include "untranslated.h"

#include <string.h>

enum { OPT_FORMAT, OPT_LANG, OPT_STRICT, OPT_FIX, OPT_DIFF, OPT_EXPLAIN,
    OPT_JOBS, OPT_J };

static const struct option_row options[] = {
	[OPT_FORMAT] = { "--format", "text|json|sarif",
	    "how to print the diagnostics" },
	[OPT_LANG] = { "--lang", "LANG", "the language of the messages" },
	[OPT_STRICT] = { "--strict", NULL, "count warnings as errors in the "
	    "exit status" },
	[OPT_FIX] = { "--fix", NULL, "make the safe repairs in the notes" },
	[OPT_DIFF] = { "--diff", NULL, "only show the safe repairs, as a "
	    "unified diff" },
	[OPT_EXPLAIN] = { "--explain", "CODE", "tell what a diagnostic means" },
	[OPT_JOBS] = { "--jobs", "N", "read the notes in at most N threads "
	    "(-j N)" },
	[OPT_J] = { "-j", "N", NULL },
	{ 0 },
};

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF };

struct check {
	struct project	 project;
	enum format	 format;
	bool		 strict, fix, diff;
	const char	*explain;
};

static void
print_count(struct cli *cli)
{
	struct rg_buf b = { 0 };

	rg_trn(&b, &cli->locale, cli->lang, "{n} error", "{n} errors",
	    cli->diags.count[RG_ERROR]);
	rg_buf_str(&b, ", ");
	rg_trn(&b, &cli->locale, cli->lang, "{n} warning", "{n} warnings",
	    cli->diags.count[RG_WARNING]);
	rg_buf_str(&b, ", ");
	rg_trn(&b, &cli->locale, cli->lang, "{n} remark", "{n} remarks",
	    cli->diags.count[RG_NOTE]);
	puts(b.p);
	rg_buf_release(&b);
}

static enum status
set_format(struct cli *cli, struct check *c, const char *name)
{
	static const char *const names[] = { "text", "json", "sarif" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0) {
			c->format = (enum format)i;
			return STATUS_OK;
		}
	say(cli, "there is no format '{1}'", name, "");
	return STATUS_USAGE;
}

static enum status
read_options(struct cli *cli, struct check *c, int argc, char **argv,
    bool *done)
{
	struct option_walk w = { .cli = cli, .command = &cmd_check,
		.argc = argc, .argv = argv };
	enum status status = STATUS_OK;
	int o;

	while (status == STATUS_OK && (o = option_next(&w)) != OPTION_END) {
		switch (o) {
		case OPT_FORMAT:
			status = set_format(cli, c, w.value);
			break;
		case OPT_LANG:
			status = set_language(cli, w.value);
			break;
		case OPT_STRICT:
			c->strict = true;
			break;
		case OPT_FIX:
			c->fix = true;
			break;
		case OPT_DIFF:
			c->diff = true;
			break;
		case OPT_EXPLAIN:
			c->explain = w.value;
			break;
		case OPT_JOBS:
		case OPT_J:
			status = set_jobs(cli, w.value);
			break;
		case OPTION_HELP:
			print_help(cli, &cmd_check, stdout);
			*done = true;
			return STATUS_OK;
		case OPTION_WORD:
			if (c->project.npaths < PATHS_MAX) {
				c->project.paths[c->project.npaths++] = w.value;
				break;
			}
			say(cli, "too many paths", "", "");
			return STATUS_USAGE;
		default:
			return STATUS_USAGE;
		}
	}
	return status;
}

static enum status
mend(struct cli *cli, const struct check *c)
{
	struct rg_buf b = { 0 };
	size_t repaired;
	enum status status = repair(cli, c->diff, &repaired);

	if (status == STATUS_OK && !c->diff) {
		rg_trn(&b, &cli->locale, cli->lang, "{n} repair made",
		    "{n} repairs made", repaired);
		puts(b.p);
	}
	rg_buf_release(&b);
	return status;
}

static enum status
report(struct cli *cli, const struct check *c)
{
	bool ok = true;

	switch (c->format) {
	case FORMAT_TEXT:
		sum_up_untranslated(cli, &c->project);
		print_diags(cli);
		print_count(cli);
		ok = fflush(stdout) == 0;
		break;
	case FORMAT_JSON:
		ok = report_json(cli);
		break;
	case FORMAT_SARIF:
		ok = report_sarif(cli);
		break;
	}
	if (!ok)
		say(cli, "cannot write the diagnostics", "", "");
	return ok ? diags_status(cli, c->strict) : STATUS_SYSTEM;
}

static enum status
check(struct cli *cli, int argc, char **argv)
{
	struct check c = { .format = FORMAT_TEXT };
	bool done = false;
	enum status status = read_options(cli, &c, argc, argv, &done);

	if (status != STATUS_OK || done)
		return status;
	if (c.explain)
		return explain_code(cli, c.explain) ? STATUS_OK : STATUS_USAGE;
	status = project_open(cli, &c.project);
	if (status == STATUS_OK)
		status = project_read(cli, &c.project);
	if (status != STATUS_OK)
		return status;
	return c.fix || c.diff ? mend(cli, &c) : report(cli, &c);
}

const struct command cmd_check = {
	.name = "check",
	.args = "[PATH...]",
	.summary = "prints what is wrong in the notes, and writes nothing",
	.options = options,
	.examples = "  refgen check\n"
	    "  refgen check --lang es notes/es/\n"
	    "  refgen check --diff\n"
	    "  refgen check --explain RG103\n",
	.run = check,
};
