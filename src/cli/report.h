/* Diagnostics for programs, and repairs; private to cli. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "cli.h"

/* One JSON object a line on standard output; false if it cannot be written. */
bool		report_json(struct cli *);
/*
 * SARIF 2.1.0 on standard output: messages by id with arguments, so that a
 * viewer shows them in any language of `translations` (SARIF, 3.19.4).
 */
bool		report_sarif(struct cli *);
/* The long form of one diagnostic in every language; false if unknown. */
bool		explain_code(struct cli *, const char *code);
/*
 * Makes the repairs of all diagnostics in their files, or shows them as a
 * unified diff on standard output when `diff_only` is set.  Each file is
 * replaced whole; `repaired` counts the repairs.
 */
enum status	repair(struct cli *, bool diff_only, size_t *repaired);

#endif
