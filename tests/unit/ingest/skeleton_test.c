#include "unit.h"

#include "skeleton.h"

/* The lines of the skeleton, each behind its number in the note. */
static void
check(const char *written, const char *expected)
{
	struct skeleton skeleton;
	struct rg_arena arena;
	struct rg_source s;
	struct rg_buf b = { 0 };
	struct rg_view rest, line;

	rg_arena_init(&arena);
	rg_source_init(&s, &arena, "x.md", rg_view_of(written));
	skeleton_init(&skeleton, &s, 1, &arena);
	rest = rg_view(skeleton.bytes.p, skeleton.bytes.n - 1);
	for (size_t i = 0; rg_view_split(&line, &rest, '\n'); i++)
		rg_buf_fmt(&b, "%s%u:%.*s", i ? "," : "", skeleton.lines[i],
		    RG_ARG(line));
	assert_row(written, rg_buf_view(&b), expected);
	assert_int_equal(skeleton.lines[skeleton.n], s.nlines + 1);
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

static void
words_are_one_byte(void **state)
{
	static const char *const rows[][2] = {
		{ "SSH is 22",          "1:x" },
		{ "ñ",                  "1:x" },
		{ "**22** - SSH",       "1:x" },
		{ "22 SSH",             "1:x" },
		{ "2.4 GHz",            "1:x" },
		{ "-22 a",              "1:x" },
		{ "`a`",                "1:x" },
		{ "#tag",               "1:x" },
		/* What a line is told by stays. */
		{ "- a",                "1:- x" },
		{ "   * a",             "1:   * x" },
		{ "\t+\ta",             "1:\t+\tx" },
		{ "> > a",              "1:> > x" },
		{ "- 1. a",             "1:- 1. x" },
		{ "## a ##",            "1:## x" },
		{ "- # 22",             "1:- # 22" },
		{ "-\f",                "1:-\f" },
		/* So do lines without words, ... */
		{ " \t",                "1: \t" },
		{ "* * *",              "1:* * *" },
		{ "====",               "1:====" },
		{ "22.",                "1:22." },
		/* ... and those of which every byte may tell something. */
		{ "```sh a",            "1:```sh a" },
		{ "~~~ a",              "1:~~~ a" },
		{ "<b>a</b>",           "1:<b>a</b>" },
		{ "a -> b",             "1:x" },
		{ "<!--\na -> b",       "1:<!--,2:a -> b" },
		{ "[a]:\n/u\n\nb c",    "1:[a]:,2:/u,3:,4:x" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], rows[i][1]);
}

static void
numbers_of_items_are_alike(void **state)
{
	static const char *const rows[][2] = {
		{ "1. a",               "1:1. x" },
		{ "01) a",              "1:01) x" },
		{ "3. a",               "1:2. x" },
		{ "0. a",               "1:2. x" },
		{ "10. a",              "1:22. x" },
		{ "11) a",              "1:22) x" },
		{ "100. a",             "1:222. x" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], rows[i][1]);
}

/* Only the last line of a note is seen in any case. */
static void
a_line_like_the_one_above_is_left_out(void **state)
{
	static const char *const rows[][2] = {
		{ "a\nb\nc",            "1:x,3:x" },
		{ "a\nb\n\nc",          "1:x,3:,4:x" },
		{ "|a|\n|-|\n|b|\n\n",  "1:x,4:" },
		{ "- a\n- b\n- c",      "1:- x,3:- x" },
		{ "- a\n  b\n- c\n\n",  "1:- x,2:  x,3:- x,4:" },
		{ "1. a\n2. b\n3. c\n", "1:1. x,2:2. x,3:2. x" },
		{ "2. a\n3. b\n4. c\n", "1:2. x,3:2. x" },
		{ "# a\n# b\n# c\nd",   "1:# x,4:x" },
		{ "\n\n\n",             "1:,2:,3:" },
		{ "```\n```\n```",      "1:```,2:```,3:```" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i][0], rows[i][1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_one_byte),
		cmocka_unit_test(numbers_of_items_are_alike),
		cmocka_unit_test(a_line_like_the_one_above_is_left_out),
	};

	return cmocka_run_group_tests_name("ingest/skeleton", tests, NULL,
	    NULL);
}
