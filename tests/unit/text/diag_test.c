#include "unit.h"

#include "refgen/diag.h"

struct desk {
	struct rg_arena		arena;
	struct rg_diags		diags;
	struct rg_source	source;
	struct rg_buf		out;
};

static void
desk_init(struct desk *d, const char *path, struct rg_view bytes)
{
	*d = (struct desk){ 0 };
	rg_arena_init(&d->arena);
	rg_diags_init(&d->diags, &d->arena);
	rg_source_init(&d->source, &d->arena, path, bytes);
	rg_buf_str(&d->out, "");
}

static void
desk_release(struct desk *d)
{
	rg_buf_release(&d->out);
	rg_arena_release(&d->arena);
}

static struct rg_diag *
add(struct desk *d, enum rg_diag_id id, size_t from, size_t to,
    const char *first, const char *second)
{
	return rg_diag_add(&d->diags, id, rg_span(&d->source, from, to),
	    rg_view_of(first), rg_view_of(second), rg_view(NULL, 0));
}

static void
arguments_fill_their_places(void **state)
{
	static const char *const rows[][2] = {
		{ "",                     "" },
		{ "no place",             "no place" },
		{ "{1}",                  "<one>" },
		{ "{2} before {1}",       "<two> before <one>" },
		{ "{1}{1}",               "<one><one>" },
		/* What is no place of an argument is text. */
		{ "{3}",                  "{3}" },
		{ "{0} {9} {12} {a}",     "{0} {9} {12} {a}" },
		{ "{1",                   "{1" },
		{ "{",                    "{" },
		{ "{{1}}",                "{<one>}" },
		{ "%s %n",                "%s %n" },
	};
	const struct rg_view args[] = { RG_V("<one>"), RG_V("<two>") };

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_buf b = { 0 };

		rg_buf_str(&b, "");
		rg_diag_fill(&b, rows[i][0], args, 2);
		assert_row(rows[i][0], rg_buf_view(&b), rows[i][1]);
		rg_buf_release(&b);
	}
}

/* An argument that looks like a place is not filled again. */
static void
arguments_are_not_read_as_text(void **state)
{
	const struct rg_view args[] = { RG_V("{2}"), RG_V("secret") };
	struct rg_buf b = { 0 };

	(void)state;
	rg_diag_fill(&b, "{1}", args, 2);
	assert_view(rg_buf_view(&b), "{2}");
	rg_buf_release(&b);
}

static void
hostile_bytes_become_visible(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 bytes;
		const char	*shown;
	} rows[] = {
		{ "plain",           RG_V("Número 日本 🙂"), "Número 日本 🙂" },
		{ "a tab",           RG_V("a\tb"),          "a b" },
		{ "a line end",      RG_V("a\nb"),          "a<U+000A>b" },
		{ "an escape",       RG_V("\x1b[2J"),       "<U+001B>[2J" },
		{ "a NUL",           RG_V("a\0b"),          "a<U+0000>b" },
		{ "delete",          RG_V("\x7f"),          "<U+007F>" },
		{ "CSI",             RG_V("\xc2\x9b"),      "<U+009B>" },
		{ "right to left",   RG_V("\xe2\x80\xae"),  "<U+202E>" },
		{ "an isolate",      RG_V("\xe2\x81\xa6"),  "<U+2066>" },
		{ "an Arabic mark",  RG_V("\xd8\x9c"),      "<U+061C>" },
		{ "a byte order mark", RG_V("\xef\xbb\xbf"), "<U+FEFF>" },
		{ "a tag character", RG_V("\xf3\xa0\x81\x81"), "<U+E0041>" },
		/* Bytes that are no character may mean one to a terminal. */
		{ "a lone CSI byte", RG_V("a\x9b" "2J"),    "a<9B>2J" },
		{ "latin-1",         RG_V("\xf1o"),         "<F1>o" },
		{ "U+FFFD itself",   RG_V("\xef\xbf\xbd"),  "\xef\xbf\xbd" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_buf b = { 0 };

		rg_printable(&b, rows[i].bytes);
		assert_row(rows[i].name, rg_buf_view(&b), rows[i].shown);
		rg_buf_release(&b);
	}
}

#define HEAD "x.md:1:%zu: note RG205: emphasis is opened and never closed\n"
#define HELP "      = help: close it with **\n"

static void
a_caret_stands_under_what_it_means(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 bytes;
		size_t		 from, to, column;
		const char	*line, *caret;
	} rows[] = {
		{ "a letter",      RG_V("abc"),        1, 2, 2,
			"abc", " ^" },
		{ "a word",        RG_V("ab cde f"),   3, 6, 4,
			"ab cde f", "   ^~~" },
		{ "nothing",       RG_V("abc"),        1, 1, 2,
			"abc", " ^" },
		{ "behind a tab",  RG_V("\tab"),       1, 3, 2,
			"        ab", "        ^~" },
		{ "a tab fills up to eight", RG_V("abc\td"), 4, 5, 5,
			"abc     d", "        ^" },
		{ "a tab within",  RG_V("ab\tcd"),     1, 4, 2,
			"ab      cd", " ^~~~~~~~" },
		{ "behind accents", RG_V("ñu x"),      4, 5, 4,
			"ñu x", "   ^" },
		{ "behind wide characters", RG_V("日本x"), 6, 7, 3,
			"日本x", "    ^" },
		{ "a wide character", RG_V("a日b"),    1, 4, 2,
			"a日b", " ^~" },
		{ "a combining mark", RG_V("e\xcc\x81x"), 3, 4, 3,
			"e\xcc\x81x", " ^" },
		{ "behind a control", RG_V("\x1bx"),   1, 2, 2,
			"<U+001B>x", "        ^" },
		{ "over the line's end", RG_V("abc\ndef"), 1, 6, 2,
			"abc", " ^~" },
		{ "the end of the line", RG_V("abc\n"), 3, 4, 4,
			"abc", "   ^" },
		{ "the line end of CR LF", RG_V("abc\r\n"), 4, 5, 5,
			"abc", "   ^" },
		{ "a byte order mark", RG_V("\xef\xbb\xbf" "abc"), 0, 0, 1,
			"abc", "^" },
		{ "from a byte order mark", RG_V("\xef\xbb\xbf" "abc"), 0, 5,
			1, "abc", "^~" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_diag_style plain = { 0 };
		struct desk d;
		char *expected;

		desk_init(&d, "x.md", rows[i].bytes);
		add(&d, RG_D_EMPHASIS_OPEN, rows[i].from, rows[i].to, "", "");
		rg_diag_text(&d.out, &d.diags.list.v[0], &plain);
		expected = rg_arena_fmt(&d.arena, HEAD
		    "    1 | %s\n      | %s\n" HELP, rows[i].column, rows[i].line,
		    rows[i].caret);
		assert_row(rows[i].name, rg_buf_view(&d.out), expected);
		desk_release(&d);
	}
}

/* Line `number` of the output, and its bytes. */
static size_t
shown_line(struct rg_view out, size_t number, struct rg_view *line)
{
	for (size_t n = 1; rg_view_split(line, &out, '\n'); n++)
		if (n == number)
			return line->n;
	fail_msg("no line %zu", number);
	return 0;
}

/* 160 columns are shown, and the mark is among them. */
static void
long_lines_are_cut(void **state)
{
	struct rg_diag_style plain = { 0 };
	struct rg_view line;
	struct rg_buf wide = { 0 };
	struct desk d;

	(void)state;
	for (int i = 0; i < 100; i++)
		rg_buf_str(&wide, "日");
	desk_init(&d, "x.md", rg_buf_view(&wide));
	add(&d, RG_D_EMPHASIS_OPEN, 297, 300, "", "");
	rg_diag_text(&d.out, &d.diags.list.v[0], &plain);
	assert_int_equal(shown_line(rg_buf_view(&d.out), 2, &line),
	    strlen("    1 | …") + 80 * strlen("日"));
	assert_int_equal(shown_line(rg_buf_view(&d.out), 3, &line),
	    strlen("      | ") + 1 + 158 + 2);
	desk_release(&d);
	rg_buf_release(&wide);

	desk_init(&d, "x.md", RG_V(""));
	rg_buf_fill(&wide, 'x', 9999);
	rg_source_init(&d.source, &d.arena, "x.md", rg_buf_view(&wide));
	add(&d, RG_D_EMPHASIS_OPEN, 100, 9000, "", "");
	rg_diag_text(&d.out, &d.diags.list.v[0], &plain);
	assert_int_equal(shown_line(rg_buf_view(&d.out), 2, &line),
	    strlen("    1 | …") + 160 + strlen("…"));
	assert_int_equal(shown_line(rg_buf_view(&d.out), 3, &line),
	    strlen("      | ") + 1 + 160);
	desk_release(&d);
	rg_buf_release(&wide);
}

static void
a_path_and_an_argument_are_made_safe(void **state)
{
	struct rg_diag_style plain = { 0 };
	struct desk d;

	(void)state;
	desk_init(&d, "a\x1b[31m.md", RG_V("99999"));
	add(&d, RG_D_PORT_TOO_BIG, 0, 5, "\xe2\x80\xae" "9", "");
	rg_diag_text(&d.out, &d.diags.list.v[0], &plain);
	assert_view(rg_buf_view(&d.out), "a<U+001B>[31m.md:1:1: "
	    "warning RG103: port number <U+202E>9 is above 65535\n"
	    "    1 | 99999\n"
	    "      | ^~~~~\n"
	    "      = help: ports go from 0 to 65535\n");
	desk_release(&d);
}

static void
nowhere_has_no_line(void **state)
{
	struct rg_diag_style plain = { 0 };
	struct desk d;

	(void)state;
	desk_init(&d, "empty.md", RG_V(""));
	add(&d, RG_D_NOTE_EMPTY, 0, 0, "", "");
	rg_diag_add(&d.diags, RG_D_NOTE_EMPTY, (struct rg_span){ 0 },
	    RG_V(""), RG_V(""), RG_V(""));
	for (size_t i = 0; i < d.diags.list.n; i++)
		rg_diag_text(&d.out, &d.diags.list.v[i], &plain);
	assert_view(rg_buf_view(&d.out),
	    "empty.md:1:1: note RG509: no claim was read from this note\n"
	    "note RG509: no claim was read from this note\n");
	desk_release(&d);
}

static void
a_second_label_shows_its_line(void **state)
{
	struct rg_diag_style plain = { 0 };
	struct desk d;

	(void)state;
	desk_init(&d, "x.md", RG_V("one\ntwo\n"));
	add(&d, RG_D_EMPHASIS_OPEN, 4, 7, "", "")->other =
	    rg_span(&d.source, 0, 3);
	rg_diag_text(&d.out, &d.diags.list.v[0], &plain);
	assert_view(rg_buf_view(&d.out),
	    "x.md:2:1: note RG205: emphasis is opened and never closed\n"
	    "    2 | two\n      | ^~~\n"
	    "    1 | one\n      | ---\n" HELP);
	desk_release(&d);
}

static void
a_second_label_may_be_in_another_file(void **state)
{
	struct rg_diag_style plain = { 0 };
	struct rg_source other;
	struct desk d;

	(void)state;
	desk_init(&d, "x.md", RG_V("one\n"));
	rg_source_init(&other, &d.arena, "y.md", RG_V("\n\n  two\n"));
	add(&d, RG_D_EMPHASIS_OPEN, 0, 3, "", "")->other =
	    rg_span(&other, 4, 7);
	rg_diag_text(&d.out, &d.diags.list.v[0], &plain);
	assert_view(rg_buf_view(&d.out),
	    "x.md:1:1: note RG205: emphasis is opened and never closed\n"
	    "    1 | one\n      | ^~~\n"
	    "      : y.md:3:3\n"
	    "    3 |   two\n      |   ---\n" HELP);
	desk_release(&d);
}

/* A screen of 40 columns shows 30 of the line, around the mark. */
static void
a_screen_shows_the_mark(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 bytes;
		size_t		 from, to;
		const char	*line, *mark;
	} rows[] = {
		{ "fits", RG_V("123456789012345678901234567890"), 29, 30,
			"123456789012345678901234567890",
			"                             ^" },
		{ "near the start",
			RG_V("1234567890123456789012345678901234567890"), 4, 6,
			"123456789012345678901234567890…", "    ^~" },
		{ "in the middle",
			RG_V("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"
			    "eeeeeeeeeeffffffffffgggggggggghhhhhhhhhh"), 40, 42,
			"…ccccddddddddddeeeeeeeeeeffffff…",
			"               ^~" },
		{ "at the end",
			RG_V("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"), 39,
			40, "…bbbbbbbbbbccccccccccdddddddddd",
			"                              ^" },
		{ "wider than the screen",
			RG_V("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"
			    "eeeeeeeeeeffffffffff"), 15, 55,
			"…bbbbbccccccccccddddddddddeeeee…",
			" ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~" },
		{ "a wide character is not cut",
			RG_V("a日日日日日日日日日日日日日日日日日日日日x"), 61,
			62, "…日日日日日日日日日日日日日日x",
			"                             ^" },
		{ "a combining mark goes with its letter",
			RG_V("aaaaaaaaae\xcc\x81" "bbbbbbbbbbccccccccccddddddddd"
			    "d"), 41, 42, "…bbbbbbbbbbccccccccccdddddddddd",
			"                              ^" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_diag_style screen = { .columns = 40 };
		struct rg_view line, mark;
		struct desk d;

		desk_init(&d, "x.md", rows[i].bytes);
		add(&d, RG_D_EMPHASIS_OPEN, rows[i].from, rows[i].to, "", "");
		rg_diag_text(&d.out, &d.diags.list.v[0], &screen);
		shown_line(rg_buf_view(&d.out), 2, &line);
		shown_line(rg_buf_view(&d.out), 3, &mark);
		assert_row(rows[i].name, rg_view_cut(line, 8, line.n),
		    rows[i].line);
		assert_row(rows[i].name, rg_view_cut(mark, 8, mark.n),
		    rows[i].mark);
		desk_release(&d);
	}
}

static const char *
in_spanish(const void *context, const char *english)
{
	return strcmp(english, "warning") == 0 ? "aviso" :
	    strcmp(english, "\"{1}\" is read as {2}") == 0 ? context : english;
}

static void
style_translates_and_colours(void **state)
{
	struct rg_diag_style style = { .translate = in_spanish,
		.context = "{2} es «{1}»", .colour = true };
	struct desk d;

	(void)state;
	desk_init(&d, "x.md", RG_V("22/tpc"));
	add(&d, RG_D_TRANSPORT_TYPO, 3, 6, "tpc", "tcp");
	rg_diag_text(&d.out, &d.diags.list.v[0], &style);
	assert_view(rg_buf_view(&d.out),
	    "x.md:1:4: \033[1;35maviso RG302\033[0m: tcp es «tpc»\n"
	    "    1 | 22/tpc\n"
	    "      |    \033[1;35m^~~\033[0m\n"
	    "      = help: write tcp\n");
	desk_release(&d);
}

/* "line:column code argument" of each, in order. */
static void
put_order(struct desk *d)
{
	for (size_t i = 0; i < d->diags.list.n; i++) {
		const struct rg_diag *g = &d->diags.list.v[i];

		rg_buf_fmt(&d->out, "%s:%zu RG%d %.*s %.*s\n",
		    g->at.source->path, g->at.at, rg_diag_kinds[g->id].code,
		    RG_ARG(g->args[0]), RG_ARG(g->args[1]));
	}
}

static void
sorting_is_by_place_and_says_things_once(void **state)
{
	struct rg_source first;
	struct desk d;

	(void)state;
	desk_init(&d, "b.md", RG_V("0123456789"));
	rg_source_init(&first, &d.arena, "a.md", RG_V("0123456789"));
	add(&d, RG_D_TRANSPORT_TYPO, 9, 10, "tpc", "tcp");
	add(&d, RG_D_PORT_TOO_BIG, 9, 10, "99999", "");
	add(&d, RG_D_PORT_TOO_BIG, 9, 10, "70000", "");
	add(&d, RG_D_PORT_TOO_BIG, 2, 3, "70000", "");
	add(&d, RG_D_PORT_TOO_BIG, 9, 10, "70000", "");
	rg_diag_add(&d.diags, RG_D_NOTE_EMPTY, rg_span(&first, 5, 6),
	    RG_V(""), RG_V(""), RG_V(""));
	/* The same of two languages are two things. */
	add(&d, RG_D_TRANSLATION_NONE, 0, 1, "ssh", "es");
	add(&d, RG_D_TRANSLATION_NONE, 0, 1, "ssh", "de");
	add(&d, RG_D_TRANSLATION_NONE, 0, 1, "ssh", "es");
	assert_int_equal(d.diags.count[RG_WARNING], 8);
	assert_int_equal(d.diags.count[RG_NOTE], 1);
	rg_diags_sort(&d.diags);
	put_order(&d);
	assert_view(rg_buf_view(&d.out),
	    "a.md:5 RG509  \n"
	    "b.md:0 RG601 ssh de\n"
	    "b.md:0 RG601 ssh es\n"
	    "b.md:2 RG103 70000 \n"
	    "b.md:9 RG103 70000 \n"
	    "b.md:9 RG103 99999 \n"
	    "b.md:9 RG302 tpc tcp\n");
	assert_int_equal(d.diags.count[RG_WARNING], 6);
	assert_int_equal(d.diags.count[RG_NOTE], 1);
	assert_int_equal(d.diags.count[RG_ERROR], 0);
	desk_release(&d);
}

static void
another_list_goes_behind(void **state)
{
	struct rg_diags more;
	struct desk d;

	(void)state;
	desk_init(&d, "b.md", RG_V("0123456789"));
	rg_diags_init(&more, &d.arena);
	add(&d, RG_D_PORT_TOO_BIG, 9, 10, "70000", "");
	rg_diag_add(&more, RG_D_TRANSPORT_TYPO, rg_span(&d.source, 1, 2),
	    RG_V("tpc"), RG_V("tcp"), RG_V(""));
	rg_diag_add(&more, RG_D_NOTE_EMPTY, rg_span(&d.source, 0, 0),
	    RG_V(""), RG_V(""), RG_V(""));
	rg_diags_append(&d.diags, more.list.v, more.list.n);
	rg_diags_append(&d.diags, NULL, 0);
	put_order(&d);
	assert_view(rg_buf_view(&d.out),
	    "b.md:9 RG103 70000 \n"
	    "b.md:1 RG302 tpc tcp\n"
	    "b.md:0 RG509  \n");
	assert_int_equal(d.diags.count[RG_WARNING], 2);
	assert_int_equal(d.diags.count[RG_NOTE], 1);
	desk_release(&d);
}

/* A translation asks for arguments by these numbers, forever. */
static void
every_code_is_used_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < RG_D_COUNT; i++) {
		assert_in_range(rg_diag_kinds[i].code, 101, 699);
		assert_true(strlen(rg_diag_explanation(
		    (enum rg_diag_id)i)) > 0);
		for (size_t k = 0; k < i; k++)
			if (rg_diag_kinds[k].code == rg_diag_kinds[i].code)
				fail_msg("%s and %s", rg_diag_kinds[k].name,
				    rg_diag_kinds[i].name);
	}
}

static void
a_code_is_found_as_people_type_it(void **state)
{
	static const struct {
		const char	*typed;
		enum rg_diag_id	 id;
	} rows[] = {
		{ "RG103", RG_D_PORT_TOO_BIG },
		{ "rg103", RG_D_PORT_TOO_BIG },
		{ "103",   RG_D_PORT_TOO_BIG },
		{ "RG509", RG_D_NOTE_EMPTY },
		{ "RG999", RG_D_COUNT },
		{ "RG10",  RG_D_COUNT },
		{ "RG1033", RG_D_COUNT },
		{ "RG1x3", RG_D_COUNT },
		{ "RG",    RG_D_COUNT },
		{ "",      RG_D_COUNT },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		if (rg_diag_find(rg_view_of(rows[i].typed)) != rows[i].id)
			fail_msg("\"%s\"", rows[i].typed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arguments_fill_their_places),
		cmocka_unit_test(arguments_are_not_read_as_text),
		cmocka_unit_test(hostile_bytes_become_visible),
		cmocka_unit_test(a_caret_stands_under_what_it_means),
		cmocka_unit_test(long_lines_are_cut),
		cmocka_unit_test(a_path_and_an_argument_are_made_safe),
		cmocka_unit_test(nowhere_has_no_line),
		cmocka_unit_test(a_second_label_shows_its_line),
		cmocka_unit_test(a_second_label_may_be_in_another_file),
		cmocka_unit_test(a_screen_shows_the_mark),
		cmocka_unit_test(style_translates_and_colours),
		cmocka_unit_test(another_list_goes_behind),
		cmocka_unit_test(sorting_is_by_place_and_says_things_once),
		cmocka_unit_test(every_code_is_used_once),
		cmocka_unit_test(a_code_is_found_as_people_type_it),
	};

	return cmocka_run_group_tests_name("text/diag", tests, NULL, NULL);
}
