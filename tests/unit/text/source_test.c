#include "unit.h"

#include "refgen/source.h"

#define BOM "\xef\xbb\xbf"

/* The lines of a source, each in brackets. */
static void
put_lines(struct rg_buf *b, const struct rg_source *s)
{
	rg_buf_str(b, "");
	for (size_t i = 1; i <= s->nlines; i++)
		rg_buf_fmt(b, "[%.*s]", RG_ARG(rg_source_text(s, i)));
}

static void
lines_end_in_three_ways(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 bytes;
		const char	*lines;
	} rows[] = {
		{ "empty",            RG_V(""),               "[]" },
		{ "no end",           RG_V("a"),              "[a]" },
		{ "LF",               RG_V("a\nb\n"),         "[a][b]" },
		{ "CR LF",            RG_V("a\r\nb\r\n"),     "[a][b]" },
		{ "CR",               RG_V("a\rb\r"),         "[a][b]" },
		{ "all three",        RG_V("a\nb\rc\r\nd"),   "[a][b][c][d]" },
		{ "last without end", RG_V("a\nb"),           "[a][b]" },
		{ "blank lines",      RG_V("\n\na\n\n"),      "[][][a][]" },
		{ "one end",          RG_V("\n"),             "[]" },
		{ "one CR LF",        RG_V("\r\n"),           "[]" },
		{ "LF CR are two",    RG_V("a\n\rb"),         "[a][][b]" },
		{ "CR CR LF are two", RG_V("a\r\r\nb"),       "[a][][b]" },
		{ "BOM",              RG_V(BOM "a\nb"),       "[a][b]" },
		{ "BOM alone",        RG_V(BOM),              "[]" },
		{ "BOM and LF",       RG_V(BOM "\na"),        "[][a]" },
		{ "BOM within",       RG_V("a\n" BOM "b"),    "[a][" BOM "b]" },
		{ "part of a BOM",    RG_V("\xef\xbb"),       "[\xef\xbb]" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_arena arena;
		struct rg_source s;
		struct rg_buf b = { 0 };

		rg_arena_init(&arena);
		rg_source_init(&s, &arena, "x.md", rows[i].bytes);
		put_lines(&b, &s);
		assert_row(rows[i].name, rg_buf_view(&b), rows[i].lines);
		rg_buf_release(&b);
		rg_arena_release(&arena);
	}
}

static void
places_count_code_points_from_one(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 bytes;
		size_t		 offset, line, column;
	} rows[] = {
		{ "empty",              RG_V(""),           0, 1, 1 },
		{ "first byte",         RG_V("ab\ncd"),     0, 1, 1 },
		{ "second byte",        RG_V("ab\ncd"),     1, 1, 2 },
		{ "the end of a line",  RG_V("ab\ncd"),     2, 1, 3 },
		{ "the next line",      RG_V("ab\ncd"),     3, 2, 1 },
		{ "behind all",         RG_V("ab\ncd"),     5, 2, 3 },
		{ "behind two bytes",   RG_V("ñb"),         2, 1, 2 },
		{ "behind four bytes",  RG_V("🙂b"),        4, 1, 2 },
		{ "a combining mark counts", RG_V("e\xcc\x81" "b"), 3, 1, 3 },
		{ "a tab is one",       RG_V("\tb"),        1, 1, 2 },
		{ "CR of CR LF",        RG_V("a\r\nb"),     1, 1, 2 },
		{ "LF of CR LF",        RG_V("a\r\nb"),     2, 1, 3 },
		{ "behind CR LF",       RG_V("a\r\nb"),     3, 2, 1 },
		{ "at a BOM",           RG_V(BOM "ab"),     0, 1, 1 },
		{ "behind a BOM",       RG_V(BOM "ab"),     3, 1, 1 },
		{ "further behind it",  RG_V(BOM "ab"),     4, 1, 2 },
		{ "on the second line", RG_V(BOM "a\nb"),   5, 2, 1 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_arena arena;
		struct rg_source s;

		rg_arena_init(&arena);
		rg_source_init(&s, &arena, "x.md", rows[i].bytes);
		if (rg_source_line(&s, rows[i].offset) != rows[i].line)
			fail_msg("line: %s", rows[i].name);
		if (rg_source_column(&s, rows[i].offset) != rows[i].column)
			fail_msg("column: %s", rows[i].name);
		rg_arena_release(&arena);
	}
}

/* Offsets and lines lead to each other in a source of many lines. */
static void
lines_are_found_among_many(void **state)
{
	struct rg_arena arena;
	struct rg_source s;
	struct rg_buf b = { 0 };

	(void)state;
	rg_arena_init(&arena);
	for (int i = 0; i < 1000; i++)
		rg_buf_fmt(&b, "%.*s\n", i % 7, "abcdefg");
	rg_source_init(&s, &arena, "x.md", rg_buf_view(&b));
	assert_int_equal(s.nlines, 1000);
	for (size_t line = 1; line <= s.nlines; line++) {
		size_t at = rg_source_offset(&s, line);

		assert_int_equal(rg_source_line(&s, at), line);
		if (line > 1)
			assert_int_equal(rg_source_line(&s, at - 1),
			    line - 1);
	}
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_end_in_three_ways),
		cmocka_unit_test(places_count_code_points_from_one),
		cmocka_unit_test(lines_are_found_among_many),
	};

	return cmocka_run_group_tests_name("text/source", tests, NULL, NULL);
}
