/* What there is to call: the source of help, manual and completion. */
#include "cli.h"

const struct command *const commands[] = {
	&cmd_build, &cmd_cards, &cmd_check, &cmd_claims, &cmd_diff,
	&cmd_explain, &cmd_init, &cmd_lookup, &cmd_registry, NULL,
};

const struct option_row global_options[] = {
	{ "-C", "DIR", "work in this folder" },
	{ "--help", NULL, "show this text, or a command's" },
	{ "--version", NULL, "show the version" },
	{ 0 },
};
