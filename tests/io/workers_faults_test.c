/* A system that has no further thread: those that are there do the work. */
#include "unit.h"

#include <errno.h>
#include <pthread.h>

#include "refgen/workers.h"

#define JOBS 1000

static size_t left;		/* threads that the system has */

int	__real_pthread_create(pthread_t *, const pthread_attr_t *,
	    void *(*)(void *), void *);
int	__wrap_pthread_create(pthread_t *, const pthread_attr_t *,
	    void *(*)(void *), void *);

int
__wrap_pthread_create(pthread_t *thread, const pthread_attr_t *how,
    void *(*start)(void *), void *arg)
{
	if (left == 0)
		return EAGAIN;
	left--;
	return __real_pthread_create(thread, how, start, arg);
}

struct log {
	unsigned char	times[JOBS];
	size_t		by[JOBS];
};

static void
note_down(void *context, size_t worker, size_t number)
{
	struct log *log = context;

	log->times[number]++;
	log->by[number] = worker;
}

static void
the_work_is_done_by_those_there_are(void **state)
{
	(void)state;
	for (size_t threads = 0; threads < 5; threads++) {
		struct log log = { 0 };

		left = threads;
		rg_workers_run(4, JOBS, note_down, &log);
		assert_int_equal(left, threads > 3 ? threads - 3 : 0);
		for (size_t i = 0; i < JOBS; i++) {
			assert_int_equal(log.times[i], 1);
			assert_true(log.by[i] <= threads);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_work_is_done_by_those_there_are),
	};

	return cmocka_run_group_tests_name("io/workers_faults", tests, NULL,
	    NULL);
}
