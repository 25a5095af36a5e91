#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "refgen/artifact.h"

static void
sorting_is_by_bytes(void **state)
{
	static const char *const paths[] = {
		"b", "a/b", "a.b", "a-b", "B", "a/a", "a/b.c/d", "a/bc", "10", "9",
	};
	static const char *const sorted[] = {
		"10", "9", "B", "a-b", "a.b", "a/a", "a/b", "a/b.c/d", "a/bc", "b",
	};
	struct rg_artifacts set;

	(void)state;
	rg_artifacts_init(&set);
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		rg_buf_str(rg_artifact_new(&set, "%s", paths[i]), paths[i]);
	rg_artifacts_sort(&set);
	assert_int_equal(set.n, sizeof(sorted) / sizeof(sorted[0]));
	for (size_t i = 0; i < set.n; i++) {
		assert_string_equal(set.v[i]->path, sorted[i]);
		assert_view(rg_buf_view(&set.v[i]->bytes), sorted[i]);
	}
	rg_artifacts_release(&set);
	assert_int_equal(set.n, 0);
}

static void
buffers_stay_while_the_set_grows(void **state)
{
	struct rg_artifacts set;
	struct rg_buf *first;

	(void)state;
	rg_artifacts_init(&set);
	first = rg_artifact_new(&set, "first");
	for (int i = 0; i < 1000; i++)
		rg_artifact_new(&set, "page-%d.html", i);
	rg_buf_str(first, "written late");
	assert_view(rg_buf_view(&set.v[0]->bytes), "written late");
	rg_artifacts_release(&set);
}

/* Whether the process that makes these two artifacts is aborted. */
static bool
is_a_bug(const char *a, const char *b)
{
	struct rg_artifacts set;
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		signal(SIGABRT, SIG_DFL);
		fclose(stderr);
		rg_artifacts_init(&set);
		rg_artifact_new(&set, "%s", a);
		rg_artifact_new(&set, "%s", b);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void
unsound_paths_are_bugs(void **state)
{
	static const struct {
		const char	*name, *path;
		bool		 bug;
	} rows[] = {
		{ "plain",         "index.html",        false },
		{ "deep",          "man/es/man7/x_y.7", false },
		{ "dash first",    "-",                 false },
		{ "empty",         "",                  true },
		{ "root",          "/etc/passwd",       true },
		{ "parent",        "../x",              true },
		{ "parent inside", "a/../../x",         true },
		{ "here",          "a/./b",             true },
		{ "hidden",        ".git/config",       true },
		{ "two slashes",   "a//b",              true },
		{ "slash at end",  "a/",                true },
		{ "space",         "a b",               true },
		{ "line feed",     "a\nb",              true },
		{ "UTF-8",         "\xc3\xb1.html",     true },
		{ "percent",       "a%2fb",             true },
		{ "twice",         "twice",             true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (is_a_bug("twice", rows[i].path) != rows[i].bug)
			fail_msg("%s", rows[i].name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sorting_is_by_bytes),
		cmocka_unit_test(buffers_stay_while_the_set_grows),
		cmocka_unit_test(unsound_paths_are_bugs),
	};

	return cmocka_run_group_tests_name("output/artifact", tests, NULL,
	    NULL);
}
