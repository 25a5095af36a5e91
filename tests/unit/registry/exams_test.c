#include "unit.h"

#include "refgen/exam.h"

static void
an_exam_has_facts(void **state)
{
	static const char text[] =
	    "# a comment\n"
	    "net\tNet Exam (N-1)\thttps://example.org/\n"
	    "\tftp\t20-21\ttcp\n"
	    "\tdns\t53\n"
	    "empty\tNothing asked\n";
	const struct rg_exam_facts *e;
	struct rg_exams exams;
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	assert_int_equal(rg_exams_read(&exams, &arena, rg_view_of(text)), 0);
	assert_int_equal(exams.n, 2);
	e = rg_exams_id(&exams, RG_V("net"));
	assert_non_null(e);
	assert_view(e->title, "Net Exam (N-1)");
	assert_view(e->reference, "https://example.org/");
	assert_int_equal(e->n, 2);
	assert_view(e->v[0].service, "ftp");
	assert_int_equal(e->v[0].ports.first, 20);
	assert_int_equal(e->v[0].ports.last, 21);
	assert_int_equal(e->v[0].transports, RG_TCP);
	assert_int_equal(e->v[1].transports, 0);
	assert_int_equal(exams.v[1].n, 0);
	assert_null(rg_exams_id(&exams, RG_V("other")));
	rg_arena_release(&arena);
}

static void
a_bad_line_is_told_by_its_number(void **state)
{
	static const struct {
		const char	*name, *text;
		size_t		 line;
	} rows[] = {
		{ "nothing", "", 0 },
		{ "no title", "net\n", 1 },
		{ "no slug", "Net\tExam\n", 1 },
		{ "a field too many", "net\tExam\t-\t-\n", 1 },
		{ "a fact of no exam", "\tftp\t20\n", 1 },
		{ "no port", "net\tExam\n\tftp\tabc\n", 2 },
		{ "no such port", "net\tExam\n\tftp\t65536\n", 2 },
		{ "no transport", "net\tExam\n\tftp\t20\ttpc\n", 2 },
	};
	struct rg_exams exams;
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++)
		if (rg_exams_read(&exams, &arena, rg_view_of(rows[i].text)) !=
		    rows[i].line || exams.n)
			fail_msg("%s", rows[i].name);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_exam_has_facts),
		cmocka_unit_test(a_bad_line_is_told_by_its_number),
	};

	return cmocka_run_group_tests_name("registry/exams", tests, NULL,
	    NULL);
}
