/* What refgen.yaml says about merging, and about exams; private to cli. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "refgen/config.h"
#include "refgen/merge.h"
#include "cli.h"

/* Pins and wishes of the configuration (may be NULL), with diagnostics. */
void	read_settings(struct cli *, const struct rg_value *config,
	    struct rg_merge_input *);
/* The list under `exams` (may be NULL), with diagnostics. */
void	read_exams(struct cli *, const struct rg_value *list,
	    struct rg_merge_input *);

#endif
