/*
 * Workers do many jobs at once: N jobs, on at most W threads.
 *
 *	static void
 *	job(void *context, size_t worker, size_t number) { ... }
 *
 *	rg_workers_run(4, 1000, job, &context);
 *
 * Every job is done once, and begins behind all with a smaller number.  What
 * it finds out is its own business: it may read what nobody changes meanwhile,
 * and write what belongs to its number or to its worker, both counted from 0.
 * All of it is the caller's when rg_workers_run() returns, for no job is under
 * way any more, and no thread is left.
 *
 * Worker 0 is the thread that calls, and only there may a job do what the
 * thread alone may do, such as print.  Where the system has no further thread,
 * those that are there do the work; so there is nothing to fail.
 */
#ifndef REFGEN_WORKERS_H
#define REFGEN_WORKERS_H

#include <stddef.h>

/* More than these never work, however many are asked for. */
#define RG_WORKERS_MAX 64

typedef void	(*rg_job)(void *context, size_t worker, size_t number);

void	rg_workers_run(size_t workers, size_t jobs, rg_job, void *context);

#endif
