#include "unit.h"

#include "outline.h"

/* "marker indent text" of the start of a line. */
static void
check(const char *written, int quotes, const char *expected)
{
	static const char *const names[] = {
		[MARK_NONE] = "none", [MARK_BULLET] = "bullet",
		[MARK_NUMBER] = "number", [MARK_LETTER] = "letter",
		[MARK_ROMAN] = "roman",
	};
	struct rg_view line = rg_view_of(written);
	struct line_start start;
	struct rg_arena arena;
	struct rg_source s;
	struct rg_buf b = { 0 };

	rg_arena_init(&arena);
	rg_source_init(&s, &arena, "x.md", line);
	start = read_start(&s, 0, line.n, quotes);
	rg_buf_fmt(&b, "%s %zu %s", names[start.marker], start.indent,
	    written + start.text);
	assert_row(written, rg_buf_view(&b), expected);
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

static void
markers_are_known_by_their_blank(void **state)
{
	static const char *const rows[][2] = {
		{ "- a",       "bullet 0 a" },
		{ "* a",       "bullet 0 a" },
		{ "+ a",       "bullet 0 a" },
		{ "· a",       "bullet 0 a" },
		{ "• a",       "bullet 0 a" },
		{ "◦ a",       "bullet 0 a" },
		{ "▪\ta",      "bullet 0 a" },
		{ "– a",       "bullet 0 a" },
		{ "❯ a",       "bullet 0 a" },
		{ "\xef\x82\xb7 a", "bullet 0 a" },
		{ "-",         "bullet 0 " },
		{ "-a",        "none 0 -a" },
		{ "**a**",     "none 0 **a**" },
		{ "1. a",      "number 0 a" },
		{ "12) a",     "number 0 a" },
		{ "999. a",    "number 0 a" },
		{ "1000. a",   "none 0 1000. a" },
		{ "2.4 GHz",   "none 0 2.4 GHz" },
		{ "22 SSH",    "none 0 22 SSH" },
		{ "a. b",      "letter 0 b" },
		{ "B) b",      "letter 0 b" },
		{ "ab. b",     "none 0 ab. b" },
		{ "a.b",       "none 0 a.b" },
		{ "i. b",      "roman 0 b" },
		{ "iv) b",     "roman 0 b" },
		{ "viii. b",   "roman 0 b" },
		{ "xviii. b",  "none 0 xviii. b" },
		{ "words",     "none 0 words" },
		{ "",          "none 0 " },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], 0, rows[i][1]);
}

static void
indentation_counts_columns(void **state)
{
	static const char *const rows[][2] = {
		{ "  - a",     "bullet 2 a" },
		{ "\t- a",     "bullet 4 a" },
		{ " \t- a",    "bullet 4 a" },
		{ "\t  1. a",  "number 6 a" },
		{ "   words",  "none 3 words" },
		{ "-    a",    "bullet 0 a" },
		{ "   ",       "none 3 " },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], 0, rows[i][1]);
}

static void
boxes_of_tasks_go(void **state)
{
	static const char *const rows[][2] = {
		{ "- [ ] a",   "bullet 0 a" },
		{ "- [x] a",   "bullet 0 a" },
		{ "1. [X] a",  "number 0 a" },
		{ "- [y] a",   "bullet 0 [y] a" },
		{ "- [x]a",    "bullet 0 [x]a" },
		{ "- [a](b)",  "bullet 0 [a](b)" },
		{ "[x] a",     "none 0 [x] a" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], 0, rows[i][1]);
}

static void
as_many_quotes_are_taken_as_there_are(void **state)
{
	(void)state;
	check("> - a", 1, "bullet 1 a");
	check(">- a", 1, "bullet 0 a");
	check("> > a", 2, "none 1 a");
	check("> > a", 1, "none 1 > a");
	check("> a", 0, "none 0 > a");
	/* A lazy line of a quote has no sign. */
	check("a", 1, "none 0 a");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markers_are_known_by_their_blank),
		cmocka_unit_test(indentation_counts_columns),
		cmocka_unit_test(boxes_of_tasks_go),
		cmocka_unit_test(as_many_quotes_are_taken_as_there_are),
	};

	return cmocka_run_group_tests_name("ingest/outline", tests, NULL,
	    NULL);
}
