#include "unit.h"

#include "refgen/note.h"

/* The codes of what is wrong, or "" for a note that may be read. */
static void
check(const char *name, struct rg_view bytes, const char *expected)
{
	struct rg_diag_style plain = { 0 };
	struct rg_arena arena;
	struct rg_source s;
	struct rg_diags d;
	struct rg_buf b = { 0 };
	bool admitted;

	rg_arena_init(&arena);
	rg_diags_init(&d, &arena);
	rg_source_init(&s, &arena, "x.md", bytes);
	admitted = rg_note_admit(&s, &d);
	rg_buf_str(&b, "");
	for (size_t i = 0; i < d.list.n; i++) {
		rg_buf_fmt(&b, "RG%d ", rg_diag_kinds[d.list.v[i].id].code);
		rg_diag_message(&b, &d.list.v[i], &plain);
	}
	assert_row(name, rg_buf_view(&b), expected);
	if (admitted != (d.list.n == 0))
		fail_msg("%s", name);
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

static void
check_fill(const char *name, const char *unit, size_t units, const char *tail,
    const char *expected)
{
	struct rg_buf b = { 0 };

	for (size_t i = 0; i < units; i++)
		rg_buf_str(&b, unit);
	rg_buf_str(&b, tail);
	check(name, rg_buf_view(&b), expected);
	rg_buf_release(&b);
}

static void
size_is_limited(void **state)
{
	(void)state;
	check_fill("at the limit", "1234567\n", 128 * 1024 / 8, "", "");
	check_fill("above it", "1234567\n", 128 * 1024 / 8, "x",
	    "RG502 the note is larger than 131072 bytes; it is left out");
}

static void
lines_are_limited(void **state)
{
	(void)state;
	check_fill("at the limit", "x", 10000, "", "");
	check_fill("at the limit, with its end", "x", 10000, "\r\ny", "");
	check_fill("above it", "x", 10000, "x",
	    "RG503 line 1 is longer than 10000 bytes; the note is left out");
	/* Bytes count, not characters. */
	check_fill("of two bytes each", "ñ", 5000, "", "");
	check_fill("and one more", "ñ", 5000, "x",
	    "RG503 line 1 is longer than 10000 bytes; the note is left out");
}

#define NESTED "RG504 line 1 opens more than 32 lists and quotes; " \
	"the note is left out"

static void
nesting_is_limited(void **state)
{
	static const char *const opens[] = { ">", "> ", "- ", "* ", "+ ", "-\t",
		"1. ", "2) ", "123456789. " };

	(void)state;
	for (size_t i = 0; i < ROWS(opens); i++) {
		check_fill(opens[i], opens[i], 32, "x", "");
		check_fill(opens[i], opens[i], 33, "x", NESTED);
	}
	/* What opens nothing. */
	check_fill("emphasis", "*", 200, "x", "");
	check_fill("a rule", "-", 200, "", "");
	check_fill("signs behind words", "x > ", 200, "", "");
}

static void
bytes_must_be_text(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 bytes;
		const char	*expected;
	} rows[] = {
		{ "empty",        RG_V(""),             "" },
		{ "text",         RG_V("ñ\t\r\n\f日"),  "" },
		{ "a BOM",        RG_V("\xef\xbb\xbf" "a"), "" },
		{ "latin-1",      RG_V("ab\ncd\xf1o"),
			"RG501 the file is not UTF-8 (byte 3 of the line); "
			"it is left out" },
		{ "cut short",    RG_V("a\xe2\x82"),
			"RG501 the file is not UTF-8 (byte 2 of the line); "
			"it is left out" },
		{ "UTF-16",       RG_V("\xff\xfe" "a\0"),
			"RG501 the file is not UTF-8 (byte 1 of the line); "
			"it is left out" },
		{ "a NUL",        RG_V("a\0b"),
			"RG506 the file holds a control character (U+0000); "
			"it is left out" },
		{ "an escape",    RG_V("\x1b[2J"),
			"RG506 the file holds a control character (U+001B); "
			"it is left out" },
		{ "delete",       RG_V("a\x7f"),
			"RG506 the file holds a control character (U+007F); "
			"it is left out" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check(rows[i].name, rows[i].bytes, rows[i].expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(size_is_limited),
		cmocka_unit_test(lines_are_limited),
		cmocka_unit_test(nesting_is_limited),
		cmocka_unit_test(bytes_must_be_text),
	};

	return cmocka_run_group_tests_name("ingest/limits", tests, NULL, NULL);
}
