#include "project.h"

#include <string.h>

enum { OPT_FORMAT, OPT_LANG, OPT_STRICT };

static const struct option_row options[] = {
	[OPT_FORMAT] = { "--format", "text", "how to print the diagnostics" },
	[OPT_LANG] = { "--lang", "LANG", "the language of the messages" },
	[OPT_STRICT] = { "--strict", NULL, "count warnings as errors in the "
	    "exit status" },
	{ 0 },
};

static enum status
set_language(struct cli *cli, const char *tag)
{
	rg_lang lang = rg_locale_find(&cli->locale, rg_view_of(tag));

	if (lang == RG_LANG_NONE) {
		say(cli, "there is no language '{1}'", tag, "");
		return STATUS_USAGE;
	}
	cli->lang = lang;
	return STATUS_OK;
}

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
check(struct cli *cli, int argc, char **argv)
{
	struct option_walk w = { .cli = cli, .command = &cmd_check,
		.argc = argc, .argv = argv };
	struct project p = { 0 };
	enum status status = STATUS_OK;
	bool strict = false;
	int o;

	while (status == STATUS_OK && (o = option_next(&w)) != OPTION_END) {
		if (o == OPTION_HELP) {
			print_help(cli, &cmd_check, stdout);
			return STATUS_OK;
		}
		if (o == OPT_LANG) {
			status = set_language(cli, w.value);
		} else if (o == OPT_STRICT) {
			strict = true;
		} else if (o == OPTION_WORD && p.npaths < PATHS_MAX) {
			p.paths[p.npaths++] = w.value;
		} else if (o != OPT_FORMAT || strcmp(w.value, "text") != 0) {
			if (o == OPT_FORMAT)
				say(cli, "there is no format '{1}'", w.value,
				    "");
			return STATUS_USAGE;
		}
	}
	if (status == STATUS_OK)
		status = project_open(cli, &p);
	if (status == STATUS_OK)
		status = project_read(cli, &p);
	if (status != STATUS_OK)
		return status;
	print_diags(cli);
	print_count(cli);
	return diags_status(cli, strict);
}

const struct command cmd_check = {
	.name = "check",
	.args = "[PATH...]",
	.summary = "prints what is wrong in the notes, and writes nothing",
	.options = options,
	.examples = "  refgen check\n"
	    "  refgen check --lang es notes/es/\n",
	.run = check,
};
