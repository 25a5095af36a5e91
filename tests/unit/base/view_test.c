#include "unit.h"

static void
splitting_gives_every_part(void **state)
{
	static const struct {
		const char	*text;
		size_t		 n;
		const char	*parts[4];
	} rows[] = {
		{ "",      1, { "" } },
		{ "a",     1, { "a" } },
		{ "a,b",   2, { "a", "b" } },
		{ "a,,b",  3, { "a", "", "b" } },
		{ ",a",    2, { "", "a" } },
		{ "a,",    2, { "a", "" } },
		{ ",",     2, { "", "" } },
		{ ",,,",   4, { "", "", "", "" } },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_view rest = rg_view_of(rows[i].text), part;
		size_t n = 0;

		while (rg_view_split(&part, &rest, ',')) {
			if (n < rows[i].n)
				assert_row(rows[i].text, part,
				    rows[i].parts[n]);
			n++;
		}
		if (n != rows[i].n)
			fail_msg("\"%s\" has %zu parts", rows[i].text, n);
		assert_false(rg_view_split(&part, &rest, ','));
	}
}

static void
order_is_that_of_the_bytes(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 a, b;
		int		 order;
	} rows[] = {
		{ "equal",           RG_V("ab"),   RG_V("ab"), 0 },
		{ "null and empty",  { NULL, 0 },  RG_V(""),   0 },
		{ "shorter first",   RG_V("a"),    RG_V("ab"), -1 },
		{ "empty first",     { NULL, 0 },  RG_V("a"),  -1 },
		{ "capitals first",  RG_V("B"),    RG_V("a"),  -1 },
		{ "high bytes last", RG_V("z"),    RG_V("ñ"),  -1 },
		{ "behind a NUL",    RG_V("\0a"),  RG_V("\0b"), -1 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		int ab = rg_view_cmp(rows[i].a, rows[i].b);
		int ba = rg_view_cmp(rows[i].b, rows[i].a);

		if ((ab > 0) - (ab < 0) != rows[i].order ||
		    (ba > 0) - (ba < 0) != -rows[i].order)
			fail_msg("order: %s", rows[i].name);
		if (rg_view_eq(rows[i].a, rows[i].b) != (rows[i].order == 0))
			fail_msg("equality: %s", rows[i].name);
	}
}

static void
finding_gives_the_first_place(void **state)
{
	static const struct {
		const char	*text, *needle;
		size_t		 at;
	} rows[] = {
		{ "",        "",     0 },
		{ "abc",     "",     0 },
		{ "",        "a",    RG_NONE },
		{ "abc",     "a",    0 },
		{ "abcabc",  "bc",   1 },
		{ "abc",     "abc",  0 },
		{ "abc",     "abcd", RG_NONE },
		{ "aab",     "ab",   1 },
		{ "abc",     "x",    RG_NONE },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_view text = rg_view_of(rows[i].text);
		struct rg_view needle = rg_view_of(rows[i].needle);

		if (rg_view_find(text, needle) != rows[i].at)
			fail_msg("\"%s\" in \"%s\"", rows[i].needle,
			    rows[i].text);
		if (needle.n == 1 && rg_view_chr(text, needle.p[0]) !=
		    rows[i].at)
			fail_msg("'%s' in \"%s\"", rows[i].needle,
			    rows[i].text);
	}
	assert_int_equal(rg_view_find(rg_view(NULL, 0), RG_V("a")), RG_NONE);
	assert_int_equal(rg_view_chr(rg_view(NULL, 0), 'a'), RG_NONE);
	/* What is behind the view is not looked at. */
	assert_int_equal(rg_view_find(rg_view("abc", 2), RG_V("bc")),
	    RG_NONE);
	assert_int_equal(rg_view_chr(rg_view("abc", 2), 'c'), RG_NONE);
}

static void
starts_and_ends(void **state)
{
	static const struct {
		const char	*text, *part;
		bool		 starts, ends;
	} rows[] = {
		{ "",     "",      true,  true },
		{ "abc",  "",      true,  true },
		{ "abc",  "abc",   true,  true },
		{ "abc",  "ab",    true,  false },
		{ "abc",  "bc",    false, true },
		{ "abc",  "abcd",  false, false },
		{ "",     "a",     false, false },
		{ "aba",  "a",     true,  true },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_view text = rg_view_of(rows[i].text);
		struct rg_view part = rg_view_of(rows[i].part);

		if (rg_view_starts(text, part) != rows[i].starts ||
		    rg_view_ends(text, part) != rows[i].ends)
			fail_msg("\"%s\" and \"%s\"", rows[i].text,
			    rows[i].part);
	}
}

static void
trimming_takes_blanks_at_the_ends(void **state)
{
	static const char *const rows[][2] = {
		{ "",              "" },
		{ "a",             "a" },
		{ " \t\r\na b\n ", "a b" },
		{ " \t ",          "" },
		/* A no-break space is no ASCII blank. */
		{ "\xc2\xa0" "a",  "\xc2\xa0" "a" },
		{ "\fa",           "\fa" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		assert_row(rows[i][0], rg_view_trim(rg_view_of(rows[i][0])),
		    rows[i][1]);
	assert_int_equal(rg_view_trim(rg_view(NULL, 0)).n, 0);
}

static void
cuts_are_made_by_offset(void **state)
{
	struct rg_view v = RG_V("0123456");

	(void)state;
	assert_view(rg_view_cut(v, 0, 7), "0123456");
	assert_view(rg_view_cut(v, 2, 4), "23");
	assert_view(rg_view_cut(v, 7, 7), "");
	assert_int_equal(rg_view_of(NULL).n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splitting_gives_every_part),
		cmocka_unit_test(order_is_that_of_the_bytes),
		cmocka_unit_test(finding_gives_the_first_place),
		cmocka_unit_test(starts_and_ends),
		cmocka_unit_test(trimming_takes_blanks_at_the_ends),
		cmocka_unit_test(cuts_are_made_by_offset),
	};

	return cmocka_run_group_tests_name("base/view", tests, NULL, NULL);
}
