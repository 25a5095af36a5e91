/* Short words and their numbers. */
#include "unit.h"

#include "refgen/shorts.h"

static uint64_t
word_of(const char *s)
{
	uint64_t word = 0;

	while (*s)
		word = rg_short(word, (unsigned char)*s++);
	return word;
}

static void
nothing_is_in_the_empty_map(void **state)
{
	struct rg_shorts shorts = { 0 };

	(void)state;
	assert_int_equal(rg_shorts_find(&shorts, word_of("tcp")), 0);
}

static void
words_are_told_apart(void **state)
{
	static const char *const words[] = { "t", "tc", "tcp", "ptc", "udp",
		"protocol", "protocok", "\xc3\xb1" };
	struct rg_shorts shorts = { 0 };
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (uint32_t i = 0; i < ROWS(words); i++)
		rg_shorts_set(&shorts, &arena, word_of(words[i]), i + 1);
	for (uint32_t i = 0; i < ROWS(words); i++)
		assert_int_equal(rg_shorts_find(&shorts, word_of(words[i])),
		    i + 1);
	assert_int_equal(rg_shorts_find(&shorts, word_of("protoco")), 0);
	rg_arena_release(&arena);
}

static void
a_word_has_the_value_it_was_given_last(void **state)
{
	struct rg_shorts shorts = { 0 };
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	rg_shorts_set(&shorts, &arena, word_of("ssh"), 1);
	rg_shorts_set(&shorts, &arena, word_of("ssh"), 2);
	assert_int_equal(rg_shorts_find(&shorts, word_of("ssh")), 2);
	assert_int_equal(shorts.n, 1);
	rg_arena_release(&arena);
}

static void
many_are_found_again(void **state)
{
	struct rg_shorts shorts = { 0 };
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (uint32_t i = 1; i <= 5000; i++)
		rg_shorts_set(&shorts, &arena, i, i);
	for (uint32_t i = 1; i <= 5000; i++)
		assert_int_equal(rg_shorts_find(&shorts, i), i);
	assert_int_equal(rg_shorts_find(&shorts, 5001), 0);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_in_the_empty_map),
		cmocka_unit_test(words_are_told_apart),
		cmocka_unit_test(a_word_has_the_value_it_was_given_last),
		cmocka_unit_test(many_are_found_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
