/* Helper programs, run under limits and spoken to over a pipe. */
#ifndef CLI_CHILD_H
#define CLI_CHILD_H

#include "cli.h"

/* Where the helper `name` is installed; false if it is not. */
bool	find_helper(const char *name, char *path, size_t size);

struct helper_call {
	const char	*name;		/* "refgen-po" */
	const char	*arg;		/* NULL: none */
	struct rg_view	 input;		/* its standard input */
	size_t		 max;		/* bytes that it may print */
};

enum helper_end {
	HELPER_DONE,
	HELPER_MISSING,		/* it is not installed */
	HELPER_FAILED,		/* or went over its limits of time and memory */
};

/* Runs a helper and takes what it prints; otherwise `problem` tells why not. */
enum helper_end	run_helper(struct cli *, const struct helper_call *,
		    struct rg_buf *output, struct rg_buf *problem);

#endif
