#include "unit.h"

#include "entity.h"

/* What an entity stands for, and what is behind it. */
static void
check(const char *written, const char *expected)
{
	struct rg_view v = rg_view_of(written);
	struct rg_buf b = { 0 };
	size_t n = read_entity(&b, v);

	rg_buf_char(&b, '>');
	rg_buf_put(&b, rg_view_cut(v, n, v.n));
	assert_row(written, rg_buf_view(&b), expected);
	rg_buf_release(&b);
}

static void
an_entity_is_a_character(void **state)
{
	static const char *const rows[][2] = {
		{ "&amp;a",       "&>a" },
		{ "&ntilde;",     "ñ>" },
		{ "&nbsp;a",      " >a" },
		{ "&copy;",       "©>" },
		{ "&#22;",        " >" },
		{ "&#65;b",       "A>b" },
		{ "&#x41;",       "A>" },
		{ "&#XA0;",       " >" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], rows[i][1]);
}

static void
what_is_none_is_not_touched(void **state)
{
	static const char *const rows[][2] = {
		{ "&",            ">&" },
		{ "& a;",         ">& a;" },
		{ "&amp",         ">&amp" },
		{ "&AMp;",        ">&AMp;" },
		{ "&nosuch;",     ">&nosuch;" },
		{ "&#;",          ">&#;" },
		{ "&#x;",         ">&#x;" },
		{ "&#0;",         ">&#0;" },
		{ "&#12z;",       ">&#12z;" },
		{ "&#1114112;",   ">&#1114112;" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], rows[i][1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entity_is_a_character),
		cmocka_unit_test(what_is_none_is_not_touched),
	};

	return cmocka_run_group_tests_name("ingest/entity", tests, NULL, NULL);
}
