#include "unit.h"

#include "refgen/span.h"

static void
a_place_is_the_first_and_last_character(void **state)
{
	static const struct {
		const char	*name;
		size_t		 from, to;
		struct rg_place	 place;
	} rows[] = {
		/* "ab", "c TAB d ñ 日", "e" */
		{ "one letter",          0, 1,  { 1, 1, 1, 1 } },
		{ "a word",              0, 2,  { 1, 1, 1, 2 } },
		{ "empty",               1, 1,  { 1, 2, 1, 2 } },
		{ "over a line's end",   1, 4,  { 1, 2, 2, 1 } },
		{ "two bytes at the end", 5, 8, { 2, 3, 2, 4 } },
		{ "three bytes alone",   8, 11, { 2, 5, 2, 5 } },
		{ "everything",          0, 13, { 1, 1, 3, 1 } },
	};
	struct rg_arena arena;
	struct rg_source s;

	(void)state;
	rg_arena_init(&arena);
	rg_source_init(&s, &arena, "x.md", RG_V("ab\nc\tdñ日\ne"));
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_place p = rg_span_place(rg_span(&s, rows[i].from,
		    rows[i].to));

		if (memcmp(&p, &rows[i].place, sizeof(p)) != 0)
			fail_msg("%s: %zu:%zu to %zu:%zu", rows[i].name,
			    p.line, p.column, p.end_line, p.end_column);
	}
	rg_arena_release(&arena);
}

static void
joining_covers_both(void **state)
{
	static const struct {
		const char	*name;
		size_t		 a, a_end, b, b_end;
		const char	*joined;
	} rows[] = {
		{ "apart",      0, 1, 3, 5, "01234" },
		{ "reversed",   3, 5, 0, 1, "01234" },
		{ "inside",     1, 6, 2, 3, "12345" },
		{ "touching",   1, 2, 2, 4, "123" },
		{ "one empty",  4, 4, 2, 3, "23" },
		{ "the same",   2, 4, 2, 4, "23" },
	};
	struct rg_arena arena;
	struct rg_source s;

	(void)state;
	rg_arena_init(&arena);
	rg_source_init(&s, &arena, "x.md", RG_V("0123456"));
	for (size_t i = 0; i < ROWS(rows); i++)
		assert_row(rows[i].name, rg_span_text(rg_span_join(
		    rg_span(&s, rows[i].a, rows[i].a_end),
		    rg_span(&s, rows[i].b, rows[i].b_end))), rows[i].joined);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_place_is_the_first_and_last_character),
		cmocka_unit_test(joining_covers_both),
	};

	return cmocka_run_group_tests_name("text/span", tests, NULL, NULL);
}
