#include "unit.h"

#include "refgen/map.h"

#define MANY 20000

static void
what_is_added_is_found(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 key;
	} rows[] = {
		{ "empty",             RG_V("") },
		{ "one byte",          RG_V("a") },
		{ "a NUL",             RG_V("\0") },
		{ "a NUL at the end",  RG_V("a\0") },
		{ "a word of eight",   RG_V("abcdefgh") },
		{ "and one more",      RG_V("abcdefghi") },
		{ "high bytes",        RG_V("\xff\xfe") },
	};
	struct rg_map map = { 0 };
	struct rg_arena a;
	bool fresh;

	(void)state;
	rg_arena_init(&a);
	for (size_t i = 0; i < ROWS(rows); i++) {
		if (rg_map_find(&map, rows[i].key))
			fail_msg("%s is there too early", rows[i].name);
		rg_map_add(&map, &a, rows[i].key, &fresh)->u.num = i;
		if (!fresh)
			fail_msg("%s is not fresh", rows[i].name);
	}
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_map_entry *e = rg_map_find(&map, rows[i].key);

		if (!e || e->u.num != i)
			fail_msg("%s is lost", rows[i].name);
		e = rg_map_add(&map, &a, rows[i].key, &fresh);
		if (fresh || e->u.num != i)
			fail_msg("%s is added twice", rows[i].name);
	}
	assert_int_equal(map.n, ROWS(rows));
	assert_null(rg_map_find(&map, RG_V("b")));
	rg_arena_release(&a);
}

static void
fill(struct rg_map *map, struct rg_arena *a)
{
	bool fresh;

	for (size_t i = 0; i < MANY; i++) {
		char *key = rg_arena_fmt(a, "%zu", i * 7919 % MANY);

		rg_map_add(map, a, rg_view_of(key), &fresh)->u.num = i;
		assert_true(fresh);
	}
}

/* Whatever the hashes are, the entries stand as they were added. */
static void
many_keys_keep_their_order(void **state)
{
	static const uint64_t seeds[][2] = { { 0, 0 }, { 1, 2 },
		{ UINT64_MAX, 42 } };

	(void)state;
	for (size_t s = 0; s < ROWS(seeds); s++) {
		struct rg_map map = { 0 };
		struct rg_arena a;

		rg_map_seed(seeds[s][0], seeds[s][1]);
		rg_arena_init(&a);
		fill(&map, &a);
		assert_int_equal(map.n, MANY);
		for (size_t i = 0; i < MANY; i++) {
			char *key = rg_arena_fmt(&a, "%zu", i * 7919 % MANY);

			assert_view(map.entries[i].key, key);
			assert_int_equal(map.entries[i].u.num, i);
			assert_ptr_equal(rg_map_find(&map, rg_view_of(key)),
			    &map.entries[i]);
		}
		assert_null(rg_map_find(&map, RG_V("20000")));
		rg_arena_release(&a);
	}
}

static void
a_new_entry_is_zero(void **state)
{
	struct rg_map map = { 0 };
	struct rg_arena a;

	(void)state;
	rg_arena_init(&a);
	assert_null(rg_map_find(&map, RG_V("ssh")));
	assert_null(rg_map_add(&map, &a, RG_V("ssh"), NULL)->u.ptr);
	rg_arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_added_is_found),
		cmocka_unit_test(many_keys_keep_their_order),
		cmocka_unit_test(a_new_entry_is_zero),
	};

	return cmocka_run_group_tests_name("base/map", tests, NULL, NULL);
}
