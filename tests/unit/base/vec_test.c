#include "unit.h"

#include "refgen/vec.h"

struct pair {
	size_t	a, b;
};

static void
a_push_adds_a_zeroed_element(void **state)
{
	RG_VEC(struct pair) v = { 0 };
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (size_t i = 0; i < 1000; i++) {
		struct pair *p = RG_PUSH(&arena, &v);

		assert_int_equal(v.n, i + 1);
		assert_ptr_equal(p, &v.v[i]);
		assert_true(p->a == 0 && p->b == 0);
		*p = (struct pair){ i, i * i };
	}
	for (size_t i = 0; i < 1000; i++)
		assert_true(v.v[i].a == i && v.v[i].b == i * i);
	rg_arena_release(&arena);
}

/* What was dropped from the end does not come back. */
static void
a_push_after_a_drop_is_zeroed_too(void **state)
{
	RG_VEC(struct pair) v = { 0 };
	struct rg_arena arena;
	struct pair *p;

	(void)state;
	rg_arena_init(&arena);
	*RG_PUSH(&arena, &v) = (struct pair){ 1, 2 };
	*RG_PUSH(&arena, &v) = (struct pair){ 3, 4 };
	v.n = 1;
	p = RG_PUSH(&arena, &v);
	assert_true(p->a == 0 && p->b == 0);
	assert_true(v.v[0].a == 1 && v.v[0].b == 2);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_push_adds_a_zeroed_element),
		cmocka_unit_test(a_push_after_a_drop_is_zeroed_too),
	};

	return cmocka_run_group_tests_name("base/vec", tests, NULL, NULL);
}
