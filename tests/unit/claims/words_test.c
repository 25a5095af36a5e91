#include "unit.h"

#include "words.h"

static void
a_word_is_without_the_signs_around_it(void **state)
{
	static const struct {
		const char	*text, *words;
	} rows[] = {
		{ "", "" },
		{ " ", "" },
		{ "SSH", "SSH" },
		{ "SSH 22", "SSH|22" },
		{ "a - b", "a|b" },
		{ "-- ... //", "" },
		{ "(SSH)", "SSH" },
		{ "SSH/SCP, x", "SSH/SCP|x" },
		{ "'SSH'.", "SSH" },
		{ "_SSH_", "SSH" },
		{ "Microsoft-DS & co", "Microsoft-DS|co" },
		{ "TACACS+", "TACACS+" },
		{ "RPC* 1", "RPC*|1" },
		{ "IANA's list", "IANA|list" },
		{ "it's", "it" },
		{ "'s", "s" },
		{ "contraseña → años", "contraseña|→|años" },
		{ "a\tb\nc", "a|b|c" },
		{ "[a] {b} ~c^ `d` @e #f $g %h", "a|b|c|d|e|f|g|h" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_view text = rg_view_of(rows[i].text);
		struct rg_buf out = { 0 };
		struct words all;
		struct word w;
		size_t at = 0, n = 0;

		split_words(text, &all, MOST_WORDS);
		for (; next_word(text, &at, &w); n++) {
			rg_buf_str(&out, n ? "|" : "");
			rg_buf_put(&out, rg_view_cut(text, w.from, w.to));
			assert_true(n < all.n);
			assert_int_equal(all.from[n], w.from);
			assert_int_equal(all.to[n], w.to);
		}
		assert_int_equal(all.n, n);
		assert_row(rows[i].text, rg_buf_view(&out), rows[i].words);
		rg_buf_release(&out);
	}
}

static void
two_numbers_may_be_a_range(void **state)
{
	static const struct {
		const char	*text;
		bool		 two;
	} rows[] = {
		{ "", false }, { "ports", false }, { "1024", false },
		{ "0-1023", true }, { "ports 1024 to 49151", true },
		{ "0 - 1 023", true }, { "22 0234", false },
		{ "1,024", false }, { "49,152 to 65,535", true },
		{ "0 - 1.023", true }, { "20-21", false }, { "a1b900", true },
		{ "a1b899", false }, { "port 22", false },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		if (two_numbers(rg_view_of(rows[i].text), 900) != rows[i].two)
			fail_msg("row %s", rows[i].text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_without_the_signs_around_it),
		cmocka_unit_test(two_numbers_may_be_a_range),
	};

	return cmocka_run_group_tests_name("claims/words", tests, NULL, NULL);
}
