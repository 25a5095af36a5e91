#include "unit.h"

#include "markdown.h"

/*
 * A letter a line: '.' blank, 't' text, '1' to '6' a heading, 'c' code; a
 * quote's are behind as many '>'.
 */
static void
check(const char *written, size_t first, const char *expected)
{
	struct line_info *lines;
	struct rg_arena arena;
	struct rg_source s;
	struct rg_buf b = { 0 };

	rg_arena_init(&arena);
	rg_source_init(&s, &arena, "x.md", rg_view_of(written));
	lines = markdown_lines(&s, first, &arena);
	for (size_t i = 0; i < s.nlines; i++) {
		if (lines[i].kind != LINE_BLANK)
			rg_buf_fill(&b, '>', (size_t)lines[i].quotes);
		rg_buf_char(&b, lines[i].kind == LINE_HEADING ?
		    (char)('0' + lines[i].level) : ".t?c"[lines[i].kind]);
	}
	assert_row(written, rg_buf_view(&b), expected);
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

static void
each_line_is_of_a_kind(void **state)
{
	static const char *const rows[][2] = {
		{ "",                          "." },
		{ "a\n\nb",                    "t.t" },
		{ " \t \na",                   ".t" },
		{ "# a\n## b\n###### c",       "126" },
		{ "#a\n####### b",             "tt" },
		{ "a\n# b\nc",                 "t1t" },
		{ "a\n===",                    "1." },
		{ "a\n---",                    "2." },
		/* A rule below a row of a table is no underline. */
		{ "a | b\n---",                "tt" },
		{ "a\nb\n---",                 "ttt" },
		{ "***\na",                    ".t" },
		{ "- a\n  - b\n- c",           "ttt" },
		{ "1. a\n\n   b",              "t.t" },
		{ "    indented",              "t" },
		{ "<b>\n22\n</b>",             "ttt" },
		{ "<h2>a</h2>\n\nb",           "2.t" },
		{ "<p><h3 id=a>a</h3></p>",    "3" },
		{ "<h2>a</h2> b",              "t" },
		{ "<h2>a\nb</h2>",             "tt" },
		{ "<hr>\n<h7>a</h7>",          "tt" },
		{ "a\r\n# b\r\n",              "t1" },
		{ "a\r# b",                    "t1" },
		{ "\xef\xbb\xbf# a",           "1" },
		{ "a  \nb",                    "tt" },
		/* Lines that are alike, and what the last of them goes on to. */
		{ "- a\n- b\n- c\n  ---", "tt2." },
		{ "a\nb\nc\n---\nd",       "ttttt" },
		{ "- # a\n- # b\n- # c\nd", "111t" },
		{ "# a\n# b\n# c\nd",      "111t" },
		{ "- a\n- b\n\n      c\nd", "tt.tt" },
		/* What is told by the end of a line, or by the one below. */
		{ "[a]: /u\n\nb",              "..t" },
		{ "[a]:\n/u\n'of\nit'\n\nb",   ".....t" },
		{ "> [a]: /u 'of\nit'\n\nb",  "...t" },
		{ "- [a]: /u\n- b",            ".t" },
		{ "```a`b\n# c",               "t1" },
		{ "``` a\n# c\n```",           ".c." },
		{ "<!-- a\n# b\nc --> d\n# e", "tt.1" },
		{ "<pre>\n\n# b</pre>\n# c",   "t..1" },
		{ "<?a\n\n# b ?>\n# c",        "t..1" },
		{ "a <!-- b\n# c -->",         "t1" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], 1, rows[i][1]);
}

static void
fences_hold_code(void **state)
{
	static const char *const rows[][2] = {
		{ "```\na\n```\nb",            ".c.t" },
		{ "~~~\na\n~~~",               ".c." },
		{ "```sh\n# a\n```",           ".c." },
		{ "```\na\n\nb\n```",          ".c.c." },
		{ "````\n```\n````",           ".c." },
		{ "- a\n  ```\n  b\n  ```",    "t.c." },
		{ "```\n```",                  ".." },
		{ "```\na\nb\nc\n```\nd",     ".ccc.t" },
		{ "- ```\n  a\nb\nc\nd",     ".cttt" },
		/* One that is never closed is as if it were not there. */
		{ "```\na\n# b\n- c",          ".t1t" },
		{ "a\n```\nb\n\n# c",          "t.t.1" },
		{ "```\na\n```\n```\n# b",     ".c..1" },
		{ "```",                       "." },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], 1, rows[i][1]);
}

static void
quotes_are_counted(void **state)
{
	static const char *const rows[][2] = {
		{ "> a\nb",                    ">t>t" },
		{ "> a\n\nb",                  ">t.t" },
		{ "> # a\n> b",                ">1>t" },
		{ ">> a\n> b\n\nc",            ">>t>>t.t" },
		{ "> ```\n> a\n> ```\nb",      ".>c.t" },
		{ "> - a\n> - b",              ">t>t" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], 1, rows[i][1]);
}

/* Lines of front matter are blank, whatever they look like. */
static void
reading_begins_where_it_is_told(void **state)
{
	(void)state;
	check("---\n# a\n---\n# b\nc", 4, "...1t");
	check("---\na: b\n---", 4, "...");
	check("---\n```\n---\n# b", 4, "...1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_line_is_of_a_kind),
		cmocka_unit_test(fences_hold_code),
		cmocka_unit_test(quotes_are_counted),
		cmocka_unit_test(reading_begins_where_it_is_told),
	};

	return cmocka_run_group_tests_name("ingest/markdown", tests, NULL,
	    NULL);
}
