#include "unit.h"

#include "refgen/utf8.h"

static void
check_finds_the_first_bad_byte(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 bytes;
		size_t		 bad;
	} rows[] = {
		{ "empty",            RG_V(""),                 RG_NONE },
		{ "ascii",            RG_V("abc"),              RG_NONE },
		{ "two bytes",        RG_V("a\xc3\xb1"),        RG_NONE },
		{ "last code point",  RG_V("\xf4\x8f\xbf\xbf"), RG_NONE },
		{ "lone tail",        RG_V("ab\x80"),           2 },
		{ "cut short",        RG_V("ab\xe2\x82"),       2 },
		{ "overlong slash",   RG_V("\xc0\xaf"),         0 },
		{ "overlong three",   RG_V("\xe0\x80\xaf"),     0 },
		{ "surrogate",        RG_V("\xed\xa0\x80"),     0 },
		{ "above U+10FFFF",   RG_V("\xf4\x90\x80\x80"), 0 },
		{ "latin-1",          RG_V("a\xf1o"),           1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rg_utf8_check(rows[i].bytes) != rows[i].bad)
			fail_msg("%s", rows[i].name);
	}
}

static void
folding_makes_one_form_of_many(void **state)
{
	static const char *const rows[][3] = {
		/* written               folded             slug */
		{ "Número de Puerto",    "numero de puerto", "numero-de-puerto" },
		{ "２２",                "22",               "22" },
		{ "Straße",              "strasse",          "strasse" },
		{ "SSH/SCP",             "ssh/scp",          "ssh-scp" },
		{ "  --x--  ",           "  --x--  ",        "x" },
		{ "日本",                "日本",             "" },
	};
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_view(rg_fold_new(&arena, rg_view_of(rows[i][0])),
		    rows[i][1]);
		assert_view(rg_slug_new(&arena, rg_view_of(rows[i][0])),
		    rows[i][2]);
	}
	assert_view(rg_key_new(&arena, RG_V("Microsoft-DS")), "microsoftds");
	assert_view(rg_key_new(&arena, RG_V("TACACS+")), "tacacs+");
	rg_arena_release(&arena);
}

/* Character by character, the same comes out. */
static void
a_text_folds_as_its_characters_do(void **state)
{
	static const char *const rows[] = { "Número de Puerto", "２２/TCP",
		"Straße", "日本", "TACACS+ (ﬁx)", "e\xcc\x81", "ﷺ", "½", "",
	};
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_view v = rg_view_of(rows[i]);
		struct rg_buf fold = { 0 }, key = { 0 };
		char one[RG_FOLD_MAX];

		for (size_t at = 0; at < v.n;)
			rg_buf_put(&fold, rg_view(one,
			    rg_fold_next(one, v, &at)));
		for (size_t at = 0; at < v.n;)
			rg_buf_put(&key, rg_view(one,
			    rg_key_next(one, v, &at)));
		assert_true(rg_view_eq(rg_buf_view(&fold),
		    rg_fold_new(&arena, v)));
		assert_true(rg_view_eq(rg_buf_view(&key),
		    rg_key_new(&arena, v)));
		rg_buf_release(&fold);
		rg_buf_release(&key);
	}
	rg_arena_release(&arena);
}

static void
width_counts_columns(void **state)
{
	(void)state;
	assert_int_equal(rg_utf8_width(RG_V("ñandú")), 5);
	assert_int_equal(rg_utf8_width(RG_V("日本")), 4);
	assert_int_equal(rg_utf8_width(RG_V("e\xcc\x81")), 1);
	assert_int_equal(rg_utf8_count(RG_V("e\xcc\x81")), 2);
}

static void
controls_are_found(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 text;
		size_t		 at;
	} rows[] = {
		{ "empty",    RG_V(""),                RG_NONE },
		{ "none",     RG_V("a\tñ\n\xc2\xa0"), RG_NONE },
		{ "NUL",      RG_V("ñ\0"),             2 },
		{ "CR",       RG_V("a\r\n"),           1 },
		{ "escape",   RG_V("\x1b[m"),          0 },
		{ "delete",   RG_V("a\x7f"),           1 },
		{ "CSI",      RG_V("ab\xc2\x9b"),      2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rg_utf8_control(rows[i].text) != rows[i].at)
			fail_msg("%s", rows[i].name);
}

/* Letters of Latin-1 have a table, all others the library's. */
static void
folding_by_table_is_folding(void **state)
{
	struct rg_buf alone = { 0 }, among = { 0 };
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (uint32_t c = 0xc0; c <= 0xff; c++) {
		rg_buf_reset(&alone);
		rg_buf_reset(&among);
		rg_utf8_put(&among, c);
		rg_fold(&alone, rg_buf_view(&among));
		rg_utf8_put(&among, 0x3b1);
		rg_utf8_put(&alone, 0x3b1);
		assert_view(rg_fold_new(&arena, rg_buf_view(&among)), alone.p);
	}
	rg_buf_release(&alone);
	rg_buf_release(&among);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_finds_the_first_bad_byte),
		cmocka_unit_test(folding_makes_one_form_of_many),
		cmocka_unit_test(a_text_folds_as_its_characters_do),
		cmocka_unit_test(folding_by_table_is_folding),
		cmocka_unit_test(width_counts_columns),
		cmocka_unit_test(controls_are_found),
	};

	return cmocka_run_group_tests_name("base/utf8", tests, NULL, NULL);
}
