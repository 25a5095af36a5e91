#include "unit.h"

#include "plain.h"
#include "refgen/buf.h"

/* What stays as it is, from `from` on. */
static void
check(const char *written, size_t from, const char *expected)
{
	struct rg_view line = rg_view_of(written);

	assert_row(written, rg_view_cut(line, from, plain_until(line, from)),
	    expected);
}

static void
words_stay_up_to_a_mark(void **state)
{
	static const char *const rows[][2] = {
		{ "",                   "" },
		{ "SSH is 22/tcp",      "SSH is 22/tcp" },
		{ "a|b",                "a|b" },
		{ "a **b**",            "a " },
		{ "a `b`",              "a " },
		{ "a [b](c)",           "a " },
		{ "a \\| b",            "a " },
		{ "a &amp; b",          "a " },
		{ "a <b>",              "a " },
		{ "a\u00a0b",           "a" },
		{ "a\u200bb",           "a" },
		{ "a\uff11",            "a" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], 0, rows[i][1]);
}

static void
bytes_that_begin_no_mark_stay(void **state)
{
	static const char *const rows[][2] = {
		{ "22: SSH",            "22: SSH" },
		{ "22:SSH",             "22:SSH" },
		{ "a! ~ = b",           "a! ~ = b" },
		{ "a ==b==",            "a " },
		{ "a — b",              "a " },
		{ "a → b │",            "a → b │" },
		{ "¿a? ñ",              "¿a? ñ" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], 0, rows[i][1]);
}

static void
addresses_begin_at_their_scheme(void **state)
{
	(void)state;
	check("at http://x", 0, "at ");
	check("at https://x", 0, "at ");
	check("at ftp://x", 0, "at ftp://x");
	check("the height", 0, "the height");
	check(":shortcode:", 0, "");
	/* Of one that was refused no part is looked at again. */
	check("http://x", 1, "ttp://x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stay_up_to_a_mark),
		cmocka_unit_test(bytes_that_begin_no_mark_stay),
		cmocka_unit_test(addresses_begin_at_their_scheme),
	};

	return cmocka_run_group_tests_name("ingest/plain", tests, NULL, NULL);
}
