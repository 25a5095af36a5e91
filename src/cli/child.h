/* Helper programs, run under limits and spoken to over a pipe. */
#ifndef CLI_CHILD_H
#define CLI_CHILD_H

#include "cli.h"

/* Where the helper `name` is installed; false if it is not. */
bool	find_helper(const char *name, char *path, size_t size);
/*
 * Runs the helper `name` with one argument and takes what it prints (at most
 * `max` bytes).  False with the reason in `problem`: it is not installed, it
 * failed, or it went over its limits of time and memory.
 */
bool	run_helper(struct cli *, const char *name, const char *arg, size_t max,
	    struct rg_buf *output, struct rg_buf *problem);

#endif
