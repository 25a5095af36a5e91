#include "unit.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "refgen/workers.h"

#define JOBS_MAX 10000

struct log {
	unsigned char	times[JOBS_MAX];	/* each job was done */
	size_t		by[JOBS_MAX];		/* which worker */
	bool		here[JOBS_MAX];		/* on the thread of the test */
	pthread_t	test;
};

static void
note_down(void *context, size_t worker, size_t number)
{
	struct log *log = context;

	log->times[number]++;
	log->by[number] = worker;
	log->here[number] = pthread_equal(pthread_self(), log->test);
}

static void
each_job_is_done_once(void **state)
{
	static const struct {
		size_t	workers, jobs, most;	/* workers that there may be */
	} rows[] = {
		{ 1, 0, 1 }, { 4, 0, 1 }, { 0, 3, 1 }, { 1, 1, 1 },
		{ 1, 1000, 1 }, { 2, 1, 1 }, { 2, JOBS_MAX, 2 },
		{ 8, JOBS_MAX, 8 }, { 8, 3, 3 },
		{ RG_WORKERS_MAX, 1000, RG_WORKERS_MAX },
		{ RG_WORKERS_MAX + 1, 1000, RG_WORKERS_MAX },
		{ SIZE_MAX, 1000, RG_WORKERS_MAX },
	};
	static struct log log;

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		log = (struct log){ .test = pthread_self() };
		rg_workers_run(rows[i].workers, rows[i].jobs, note_down, &log);
		for (size_t k = 0; k < JOBS_MAX; k++) {
			if (log.times[k] != (k < rows[i].jobs))
				fail_msg("row %zu: job %zu was done %d times",
				    i, k, log.times[k]);
			if (log.by[k] >= rows[i].most)
				fail_msg("row %zu: there is no worker %zu", i,
				    log.by[k]);
			if (log.times[k] && log.here[k] != (log.by[k] == 0))
				fail_msg("row %zu: worker %zu is on the "
				    "wrong thread", i, log.by[k]);
		}
	}
}

/* A job that lasts until all others have begun. */
static void
wait_for_others(void *context, size_t worker, size_t number)
{
	atomic_size_t *waiting = context;

	(void)worker;
	(void)number;
	atomic_fetch_sub(waiting, 1);
	while (atomic_load(waiting) > 0)
		sched_yield();
}

static void
workers_work_at_once(void **state)
{
	atomic_size_t waiting = 4;

	(void)state;
	rg_workers_run(4, 4, wait_for_others, &waiting);
	assert_int_equal(atomic_load(&waiting), 0);
}

static void
one_after_the_other(void *context, size_t worker, size_t number)
{
	size_t *next = context;

	(void)worker;
	assert_int_equal(number, *next);
	++*next;
}

static void
one_worker_keeps_the_order(void **state)
{
	size_t next = 0;

	(void)state;
	rg_workers_run(1, 1000, one_after_the_other, &next);
	assert_int_equal(next, 1000);
}

/* What is done by a run inside a run is its own, too. */
static void
run_inside(void *context, size_t worker, size_t number)
{
	struct log *logs = context;

	(void)worker;
	rg_workers_run(number + 1, 100, note_down, &logs[number]);
}

static void
a_job_may_have_workers_of_its_own(void **state)
{
	static struct log logs[4];

	(void)state;
	rg_workers_run(2, ROWS(logs), run_inside, logs);
	for (size_t i = 0; i < ROWS(logs); i++)
		for (size_t k = 0; k < 100; k++)
			assert_int_equal(logs[i].times[k], 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_job_is_done_once),
		cmocka_unit_test(workers_work_at_once),
		cmocka_unit_test(one_worker_keeps_the_order),
		cmocka_unit_test(a_job_may_have_workers_of_its_own),
	};

	return cmocka_run_group_tests_name("base/workers", tests, NULL, NULL);
}
