/*
 * Every system call of a publication fails once, fails for good, or is the
 * last of its process, and each time the folder is one whole tree.
 */
#include "yard.h"

#include <sys/wait.h>

#include "failing.h"

static const struct yard_row before[] = {
	{ "index.html",       "before\n" },
	{ "csv/ports.csv",    "22,ssh\n" },
	{ "man/man7/ports.7", ".TH PORTS 7\n" },
	{ "old/gone.html",    "gone\n" },
};

static const struct yard_row after[] = {
	{ "index.html",       "after\n" },
	{ "csv/ports.csv",    "22,ssh\n" },
	{ "man/man7/ports.7", ".TH PORTS 7\n" },
	{ "new/page.html",    "new\n" },
};

enum outcome {
	FAILS,			/* the publication does, wherever the call */
	PASSES,			/* it goes on without */
	EITHER,			/* some calls matter and some do not */
};

static const struct fault {
	const char	*name;
	uint32_t	 calls;
	int		 number;
	enum outcome	 outcome;
	bool		 litters;	/* beside the folder, until later */
	uint32_t	 never;
} faults[] = {
	{ "getrandom",      FAILING(getrandom), ENOSYS, FAILS,  false, 0 },
	{ "open",           FAILING(open),      EMFILE, FAILS,  false, 0 },
	{ "openat",         FAILING(openat),    EMFILE, EITHER, true,  0 },
	{ "openat full",    FAILING(openat),    ENOSPC, EITHER, true,  0 },
	{ "lock",           FAILING(flock),     ENOLCK, FAILS,  true,  0 },
	{ "locked",         FAILING(flock),     EAGAIN, FAILS,  true,  0 },
	{ "mkdir",          FAILING(mkdirat),   ENOSPC, FAILS,  false, 0 },
	{ "write full",     FAILING(write),     ENOSPC, FAILS,  false, 0 },
	{ "write quota",    FAILING(write),     EDQUOT, FAILS,  false, 0 },
	{ "write",          FAILING(write),     EIO,    FAILS,  false, 0 },
	{ "read",           FAILING(read),      EIO,    EITHER, false, 0 },
	{ "fchmod",         FAILING(fchmod),    EPERM,  FAILS,  false, 0 },
	{ "fstat",          FAILING(fstat),     EIO,    EITHER, true,  0 },
	{ "fstatat",        FAILING(fstatat),   EIO,    EITHER, true,  0 },
	{ "close",          FAILING(close),     EIO,    EITHER, false, 0 },
	{ "link",           FAILING(linkat),    EPERM,  PASSES, false, 0 },
	{ "link far",       FAILING(linkat),    EXDEV,  PASSES, false, 0 },
	{ "many links",     FAILING(linkat),    EMLINK, PASSES, false, 0 },
	{ "unlink",         FAILING(unlinkat),  EIO,    PASSES, true,  0 },
	{ "syncfs",         FAILING(syncfs),    EIO,    FAILS,  false, 0 },
	{ "fsync",          FAILING(fsync),     EIO,    FAILS,  false, 0 },
	{ "no fsync",       FAILING(fsync),     EINVAL, PASSES, false, 0 },
	{ "fdopendir",      FAILING(fdopendir), ENOMEM, EITHER, true,  0 },
	{ "readdir",        FAILING(readdir),   EIO,    EITHER, true,  0 },
	{ "swap far",       FAILING(renameat2), EXDEV,  FAILS,  false, 0 },
	{ "swap",           FAILING(renameat2), EIO,    FAILS,  false, 0 },
	{ "no swap",        FAILING(renameat2), EINVAL, PASSES, false, 0 },
	{ "no such swap",   FAILING(renameat2), ENOSYS, PASSES, false, 0 },
	{ "sync in steps",  FAILING(fsync),     EIO,    FAILS,  false,
	    FAILING(renameat2) },
};

/* One trial: a yard with the earlier tree or none, and what follows it. */
struct trial {
	struct yard	*yard;
	struct rg_buf	 old, new;
	bool		 first;
};

static void
trial_begin(struct trial *t, bool first)
{
	void *state;

	*t = (struct trial){ .first = first };
	yard_begin(&state);
	t->yard = state;
	assert_int_equal(YARD_PUBLISH(t->yard, after), 0);
	yard_print(&t->new, t->yard->folder, YARD_BYTES);
	if (first)
		assert_int_equal(rename(t->yard->folder,
		    yard_path(t->yard, "outer")), 0);
	else
		assert_int_equal(YARD_PUBLISH(t->yard, before), 0);
	yard_print(&t->old, t->yard->folder, YARD_BYTES);
	yard_mark(t->yard);
}

static void
trial_end(struct trial *t)
{
	void *state = t->yard;

	rg_buf_release(&t->old);
	rg_buf_release(&t->new);
	yard_end(&state);
}

static bool
trial_shows(const struct trial *t, const struct rg_buf *tree)
{
	struct rg_buf now = { 0 };
	bool same;

	yard_print(&now, t->yard->folder, YARD_BYTES);
	same = rg_view_eq(rg_buf_view(&now), rg_buf_view(tree));
	rg_buf_release(&now);
	return same;
}

/* The next build is none the worse, and tidies up. */
static void
trial_assert_heals(const struct trial *t)
{
	if (YARD_PUBLISH(t->yard, after) != 0)
		fail_msg("later: %s: %s", t->yard->report.path,
		    strerror(t->yard->report.number));
	assert_true(trial_shows(t, &t->new));
}

static size_t
trial_leftovers(const struct trial *t)
{
	return yard_entries(t->yard->root) - t->first -
	    yard_has(t->yard, "out");
}

/* Whether the calls reached as far as `at`. */
static bool
fault_try(const struct fault *f, enum failing_how how, bool first,
    unsigned at)
{
	const struct failing_plan plan = {
		.calls = f->calls, .how = how, .number = f->number,
		.at = at, .never = f->never,
	};
	struct trial t;
	bool reached, fails;

	trial_begin(&t, first);
	failing_begin(&plan);
	fails = YARD_PUBLISH(t.yard, after) != 0;
	reached = failing_end() >= at;

	if (fails != (t.yard->report.error != RG_OUTPUT_OK) ||
	    (f->outcome == FAILS && fails != reached) ||
	    (f->outcome == PASSES && fails) || (!reached && fails))
		fail_msg("%s, call %u: %d", f->name, at, fails);
	if (t.yard->report.error == RG_OUTPUT_SYSTEM)
		assert_int_equal(t.yard->report.number, f->number);
	if (fails)
		yard_assert_untouched(t.yard);
	else
		assert_true(trial_shows(&t, &t.new));
	if (!f->litters)
		assert_int_equal(trial_leftovers(&t), 0);
	trial_assert_heals(&t);
	trial_end(&t);
	return reached;
}

static void
every_call_fails(enum failing_how how)
{
	for (size_t i = 0; i < YARD_COUNT(faults); i++)
		for (int first = 0; first < 2; first++)
			for (unsigned at = 1;
			     fault_try(&faults[i], how, first, at); at++)
				;
}

static void
every_call_fails_once(void **state)
{
	(void)state;
	every_call_fails(FAILING_ONCE);
}

static void
every_call_fails_for_good(void **state)
{
	(void)state;
	every_call_fails(FAILING_EVER);
}

static void
an_interrupted_call_is_made_again(void **state)
{
	static const struct fault rows[] = {
		{ "read",  FAILING(read),  EINTR, PASSES, false, 0 },
		{ "write", FAILING(write), EINTR, PASSES, false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < YARD_COUNT(rows); i++)
		for (unsigned at = 1;
		     fault_try(&rows[i], FAILING_ONCE, false, at); at++)
			;
}

static void
a_failed_close_is_a_failed_write(void **state)
{
	static const struct fault row = {
		"close", FAILING(close), EIO, FAILS, false, 0,
	};

	(void)state;
	assert_true(fault_try(&row, FAILING_EVER, false, 1));
}

static void
short_writes_are_continued(void **state)
{
	static const struct fault row = { "short", FAILING(write), 0, PASSES, false, 0 };

	(void)state;
	fault_try(&row, FAILING_SHORT, false, 1);
}

static void
a_step_that_fails_is_taken_back(void **state)
{
	static const struct fault row = {
		"step", FAILING(renameat), EIO, EITHER, false,
		FAILING(renameat2),
	};

	(void)state;
	/* The first is of the leftovers, and only when there is no folder. */
	for (int first = 0; first < 2; first++)
		for (unsigned at = 1;
		     fault_try(&row, FAILING_ONCE, first, at); at++)
			;
}

static void
steps_are_reported(void **state)
{
	const struct failing_plan plan = { .never = FAILING(renameat2) };
	struct trial t;

	(void)state;
	for (int first = 0; first < 2; first++) {
		trial_begin(&t, first);
		failing_begin(&plan);
		assert_int_equal(YARD_PUBLISH(t.yard, after), 0);
		failing_end();
		assert_int_equal(t.yard->report.not_atomic, !first);
		assert_int_equal(trial_leftovers(&t), 0);
		assert_true(trial_shows(&t, &t.new));
		trial_end(&t);
	}
}

/* Publishes in another process, which ends at the call; false if it lived. */
static bool
child_ends(const struct trial *t, const struct failing_plan *plan)
{
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		failing_begin(plan);
		_exit(YARD_PUBLISH(t->yard, after) == 0 ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status) == FAILING_STATUS;
}

static bool
has_temporary_tree(const struct trial *t)
{
	FTS *walk = yard_walk(t->yard->root);
	bool found = false;
	FTSENT *e;

	while ((e = fts_read(walk)))
		if (strncmp(e->fts_name, ".refgen-tmp-", 12) == 0)
			found = true;
	fts_close(walk);
	return found;
}

/*
 * Readers see the old tree or the new; in steps, also none, and then the old
 * one is put back by the next build.
 */
static bool
end_try(enum failing_how how, uint32_t never, bool first, unsigned at)
{
	const struct failing_plan plan = {
		.calls = FAILING_ANY, .how = how, .at = at, .never = never,
	};
	struct trial t;
	bool ended, old;

	trial_begin(&t, first);
	ended = child_ends(&t, &plan);
	old = trial_shows(&t, &t.old);
	if (!old && !trial_shows(&t, &t.new) &&
	    !(never && !yard_has(t.yard, "out") &&
	    yard_has(t.yard, ".refgen-old-out")))
		fail_msg("call %u: neither tree", at);
	if (how == FAILING_ABANDON && old)
		assert_false(has_temporary_tree(&t));
	/* Leave the tidying up to a build that has something to write. */
	if (!old)
		yard_publish(t.yard, before, YARD_COUNT(before));
	trial_assert_heals(&t);
	assert_int_equal(trial_leftovers(&t), 0);
	trial_end(&t);
	return ended;
}

static void
every_call_may_be_the_last(void **state)
{
	static const uint32_t never[] = { 0, FAILING(renameat2) };

	(void)state;
	for (size_t i = 0; i < YARD_COUNT(never); i++)
		for (int first = 0; first < 2; first++)
			for (unsigned at = 1; end_try(FAILING_KILL, never[i],
			     first, at); at++)
				;
}

static void
a_fatal_end_tidies_up(void **state)
{
	(void)state;
	for (int first = 0; first < 2; first++)
		for (unsigned at = 1;
		     end_try(FAILING_ABANDON, 0, first, at); at++)
			;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_call_fails_once),
		cmocka_unit_test(every_call_fails_for_good),
		cmocka_unit_test(an_interrupted_call_is_made_again),
		cmocka_unit_test(a_failed_close_is_a_failed_write),
		cmocka_unit_test(short_writes_are_continued),
		cmocka_unit_test(a_step_that_fails_is_taken_back),
		cmocka_unit_test(steps_are_reported),
		cmocka_unit_test(every_call_may_be_the_last),
		cmocka_unit_test(a_fatal_end_tidies_up),
	};

	return cmocka_run_group_tests_name("io/publish_faults", tests, NULL,
	    NULL);
}
