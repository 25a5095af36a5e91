#include "unit.h"

/* What holds after every operation. */
static void
sound(const struct rg_buf *b, const char *expected)
{
	assert_int_equal(b->n, strlen(expected));
	assert_true(b->n == 0 || b->n < b->cap);
	if (b->p)
		assert_string_equal(b->p, expected);
	else
		assert_int_equal(b->cap, 0);
}

static void
writing_appends(void **state)
{
	struct rg_buf b = { 0 };

	(void)state;
	sound(&b, "");
	rg_buf_put(&b, rg_view(NULL, 0));
	sound(&b, "");
	assert_non_null(b.p);
	rg_buf_put(&b, RG_V("port "));
	sound(&b, "port ");
	rg_buf_str(&b, "22");
	rg_buf_char(&b, '/');
	sound(&b, "port 22/");
	rg_buf_fmt(&b, "%s%c", "tc", 'p');
	sound(&b, "port 22/tcp");
	rg_buf_fill(&b, '.', 3);
	rg_buf_fill(&b, '!', 0);
	sound(&b, "port 22/tcp...");
	rg_buf_release(&b);
	sound(&b, "");
}

static void
cutting_only_shortens(void **state)
{
	struct rg_buf b = { 0 };

	(void)state;
	rg_buf_cut(&b, 0);
	rg_buf_reset(&b);
	sound(&b, "");
	rg_buf_str(&b, "abcdef");
	rg_buf_cut(&b, 7);
	rg_buf_cut(&b, 6);
	sound(&b, "abcdef");
	rg_buf_cut(&b, 2);
	sound(&b, "ab");
	rg_buf_char(&b, 'x');
	sound(&b, "abx");
	rg_buf_reset(&b);
	sound(&b, "");
	assert_non_null(b.p);		/* the memory is kept */
	rg_buf_release(&b);
	rg_buf_release(&b);
}

/* Every length around those where the buffer grows. */
static void
growing_keeps_the_text(void **state)
{
	(void)state;
	for (size_t n = 0; n < 300; n++) {
		struct rg_buf one = { 0 }, many = { 0 };

		rg_buf_fill(&one, 'x', n);
		for (size_t i = 0; i < n; i++)
			rg_buf_char(&many, 'x');
		assert_int_equal(one.n, n);
		assert_true(rg_view_eq(rg_buf_view(&one),
		    rg_buf_view(&many)));
		rg_buf_fmt(&many, "%zu", n);
		assert_int_equal(many.p[many.n], '\0');
		rg_buf_release(&one);
		rg_buf_release(&many);
	}
}

static void
a_nul_is_a_byte_like_others(void **state)
{
	struct rg_buf b = { 0 };

	(void)state;
	rg_buf_put(&b, RG_V("a\0b"));
	rg_buf_char(&b, '\0');
	assert_int_equal(b.n, 4);
	assert_memory_equal(b.p, "a\0b\0\0", 5);
	rg_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writing_appends),
		cmocka_unit_test(cutting_only_shortens),
		cmocka_unit_test(growing_keeps_the_text),
		cmocka_unit_test(a_nul_is_a_byte_like_others),
	};

	return cmocka_run_group_tests_name("base/buf", tests, NULL, NULL);
}
