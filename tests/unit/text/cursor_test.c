#include "unit.h"

#include "refgen/cursor.h"

/* Every step either takes what it names or leaves the cursor alone. */
static void
a_step_takes_all_or_nothing(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 text;
		char		 step;	/* b blanks, , byte, s "tcp", d, l */
		size_t		 took;
	} rows[] = {
		{ "blanks",               RG_V(" \t x"),     'b', 3 },
		{ "no blanks",            RG_V("x "),        'b', 0 },
		{ "a line end is none",   RG_V("\n"),        'b', 0 },
		{ "blanks to the end",    RG_V("  "),        'b', 2 },
		{ "the byte",             RG_V(",x"),        ',', 1 },
		{ "another byte",         RG_V("x,"),        ',', 0 },
		{ "no byte",              RG_V(""),          ',', 0 },
		{ "the string",           RG_V("tcp/22"),    's', 3 },
		{ "half of it",           RG_V("tc"),        's', 0 },
		{ "in capitals",          RG_V("TCP"),       's', 0 },
		{ "digits",               RG_V("22/tcp"),    'd', 2 },
		{ "five at most",         RG_V("1234567"),   'd', 5 },
		{ "no digits",            RG_V("x1"),        'd', 0 },
		{ "full-width digits",    RG_V("２２"),      'd', 0 },
		{ "digits to the end",    RG_V("443"),       'd', 3 },
		{ "letters",              RG_V("SSH 22"),    'l', 3 },
		{ "letters of a script",  RG_V("ñandú1"),    'l', 7 },
		{ "a letter and a mark",  RG_V("e\xcc\x81."), 'l', 3 },
		{ "no letters",           RG_V("22"),        'l', 0 },
		{ "no letters at the end", RG_V(""),         'l', 0 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_cursor c = rg_cursor(rows[i].text);
		struct rg_view taken = { 0 };
		bool yes = false;

		switch (rows[i].step) {
		case 'b':
			yes = rg_cursor_blanks(&c) > 0;
			break;
		case ',':
			yes = rg_cursor_byte(&c, ',');
			break;
		case 's':
			yes = rg_cursor_str(&c, "tcp");
			break;
		case 'd':
			yes = rg_cursor_digits(&c, &taken, 5);
			break;
		case 'l':
			yes = rg_cursor_letters(&c, &taken);
			break;
		}
		if (c.at != rows[i].took || yes != (rows[i].took > 0))
			fail_msg("%s: took %zu", rows[i].name, c.at);
		if (taken.n && (taken.p != rows[i].text.p ||
		    taken.n != rows[i].took))
			fail_msg("%s: gave %zu", rows[i].name, taken.n);
	}
}

static void
looking_ahead_stays_inside(void **state)
{
	struct rg_cursor c = rg_cursor(rg_view("abcd", 3));

	(void)state;
	assert_int_equal(rg_cursor_peek(&c, 0), 'a');
	assert_int_equal(rg_cursor_peek(&c, 2), 'c');
	assert_int_equal(rg_cursor_peek(&c, 3), 0);
	assert_int_equal(rg_cursor_peek(&c, 1000), 0);
	assert_true(rg_cursor_str(&c, "abc"));
	assert_true(rg_cursor_end(&c));
	assert_int_equal(rg_cursor_rest(&c).n, 0);
	assert_false(rg_cursor_byte(&c, 'd'));
	/* A byte above 0x7f is no negative number. */
	c = rg_cursor(RG_V("\xff"));
	assert_int_equal(rg_cursor_peek(&c, 0), 0xff);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_step_takes_all_or_nothing),
		cmocka_unit_test(looking_ahead_stays_inside),
	};

	return cmocka_run_group_tests_name("text/cursor", tests, NULL, NULL);
}
