/* `refgen diff`; private to the command. */
#ifndef CLI_CMD_DIFF_H
#define CLI_CMD_DIFF_H

#include "cli.h"
#include "refgen/model.h"

/*
 * Reads a portinfo.json into a model: services, endpoints, ranges, conflicts,
 * sources and claims, with the texts of the languages that the program knows.
 * False after a message when it cannot be read or is none; nothing in it is
 * trusted.
 */
bool	diff_read(struct cli *, struct rg_model *, const char *path);

#endif
