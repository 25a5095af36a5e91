#include "refgen/workers.h"

#include <pthread.h>
#include <stdatomic.h>

/* What all workers of one run share. */
struct run {
	rg_job		 job;
	void		*context;
	size_t		 jobs;
	atomic_size_t	 next;		/* job that nobody has taken */
};

struct worker {
	struct run	*run;
	size_t		 number;
	pthread_t	 thread;	/* not of worker 0 */
};

/*
 * Which job is whose is all that the counter has to say; what the jobs did is
 * seen when their threads are joined.
 */
static void *
work(void *arg)
{
	const struct worker *w = arg;
	struct run *run = w->run;
	size_t number;

	while ((number = atomic_fetch_add_explicit(&run->next, 1,
	    memory_order_relaxed)) < run->jobs)
		run->job(run->context, w->number, number);
	return NULL;
}

void
rg_workers_run(size_t workers, size_t jobs, rg_job job, void *context)
{
	struct run run = { job, context, jobs, 0 };
	struct worker w[RG_WORKERS_MAX];
	size_t n = 1;

	if (workers > RG_WORKERS_MAX)
		workers = RG_WORKERS_MAX;
	if (workers > jobs)
		workers = jobs;
	w[0] = (struct worker){ .run = &run };
	for (; n < workers; n++) {
		w[n] = (struct worker){ .run = &run, .number = n };
		if (pthread_create(&w[n].thread, NULL, work, &w[n]) != 0)
			break;
	}
	work(&w[0]);
	while (n-- > 1)
		pthread_join(w[n].thread, NULL);
}
