#include "unit.h"

#include "refgen/arena.h"

static bool
all_zero(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != 0)
			return false;
	return true;
}

/* Around the sizes where a piece gets a block of its own. */
static void
pieces_are_zeroed_aligned_and_apart(void **state)
{
	static const size_t sizes[] = { 1, 7, 8, 17, 4096, 16384, 16385,
		65535, 65536, 65537, 3, 1 << 20, 0, 5 };
	char *pieces[ROWS(sizes)];
	struct rg_arena a;
	size_t sum = 0;

	(void)state;
	rg_arena_init(&a);
	for (size_t i = 0; i < ROWS(sizes); i++) {
		pieces[i] = rg_arena_alloc(&a, sizes[i]);
		assert_non_null(pieces[i]);
		assert_int_equal((uintptr_t)pieces[i] %
		    _Alignof(max_align_t), 0);
		if (!all_zero(pieces[i], sizes[i]))
			fail_msg("a piece of %zu is not zero", sizes[i]);
		memset(pieces[i], (int)i + 1, sizes[i]);
		sum += sizes[i];
	}
	assert_int_equal(a.taken, sum);
	/* Nothing was written over by a later piece. */
	for (size_t i = 0; i < ROWS(sizes); i++)
		for (size_t k = 0; k < sizes[i]; k++)
			if (pieces[i][k] != (char)(i + 1))
				fail_msg("piece %zu changed", i);
	rg_arena_release(&a);
}

static void
what_is_reset_is_zeroed_again(void **state)
{
	static const size_t sizes[] = { 100, 4096, 1 << 20, 65536 };
	struct rg_arena a;

	(void)state;
	rg_arena_init(&a);
	rg_arena_reset(&a);
	for (size_t i = 0; i < ROWS(sizes); i++) {
		for (int k = 0; k < 40; k++) {
			char *p = rg_arena_alloc(&a, sizes[i]);

			assert_true(all_zero(p, sizes[i]));
			memset(p, 1, sizes[i]);
		}
		rg_arena_reset(&a);
	}
	rg_arena_release(&a);
}

static void
an_arena_can_be_used_again(void **state)
{
	struct rg_arena a;

	(void)state;
	rg_arena_init(&a);
	rg_arena_release(&a);
	rg_arena_alloc(&a, 100);
	rg_arena_release(&a);
	rg_arena_release(&a);
	assert_null(a.blocks);
	assert_int_equal(a.taken, 0);
}

/* What two arenas gave out is given back with one, and either goes on. */
static void
joined_arenas_are_one(void **state)
{
	static const size_t sizes[] = { 10, 20000, 1 << 20, 60000 };
	char *pieces[2 * ROWS(sizes)];
	struct rg_arena a, b;

	(void)state;
	rg_arena_init(&a);
	rg_arena_init(&b);
	rg_arena_join(&a, &b);
	assert_null(a.blocks);
	for (size_t i = 0; i < ROWS(sizes); i++) {
		pieces[2 * i] = rg_arena_alloc(&b, sizes[i]);
		memset(pieces[2 * i], (int)i + 1, sizes[i]);
		rg_arena_join(&a, &b);
		assert_null(b.blocks);
		assert_int_equal(b.taken, 0);
		pieces[2 * i + 1] = rg_arena_alloc(&a, sizes[i]);
		assert_true(all_zero(pieces[2 * i + 1], sizes[i]));
	}
	assert_int_equal(a.taken, 2 * (10 + 20000 + (1 << 20) + 60000));
	for (size_t i = 0; i < ROWS(sizes); i++)
		for (size_t k = 0; k < sizes[i]; k++)
			if (pieces[2 * i][k] != (char)(i + 1))
				fail_msg("piece %zu changed", i);
	rg_arena_release(&a);
}

static void
strings_are_copied_with_an_end(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 text;
	} rows[] = {
		{ "null",    { NULL, 0 } },
		{ "empty",   RG_V("") },
		{ "text",    RG_V("ñandú") },
		{ "a NUL",   RG_V("a\0b") },
	};
	struct rg_arena a;

	(void)state;
	rg_arena_init(&a);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_view copy = rg_arena_copy(&a, rows[i].text);

		if (!rg_view_eq(copy, rows[i].text) || copy.p == NULL ||
		    copy.p == rows[i].text.p || copy.p[copy.n] != '\0')
			fail_msg("%s", rows[i].name);
	}
	assert_string_equal(rg_arena_str(&a, rg_view("abc", 2)), "ab");
	rg_arena_release(&a);
}

static void
formats_may_be_long(void **state)
{
	struct rg_arena a;
	const char *p;

	(void)state;
	rg_arena_init(&a);
	assert_string_equal(rg_arena_fmt(&a, "%s-%d", "dns", 53), "dns-53");
	assert_string_equal(rg_arena_fmt(&a, "%s", ""), "");
	p = rg_arena_fmt(&a, "%0100000d", 7);
	assert_int_equal(strlen(p), 100000);
	assert_int_equal(p[99999], '7');
	rg_arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
		cmocka_unit_test(what_is_reset_is_zeroed_again),
		cmocka_unit_test(an_arena_can_be_used_again),
		cmocka_unit_test(joined_arenas_are_one),
		cmocka_unit_test(strings_are_copied_with_an_end),
		cmocka_unit_test(formats_may_be_long),
	};

	return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
