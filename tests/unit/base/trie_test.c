#include "unit.h"

#include <stdio.h>

#include "refgen/trie.h"

static uint32_t
add(struct rg_trie *t, struct rg_arena *a, const char *s)
{
	uint32_t node = RG_TRIE_ROOT;

	for (; *s; s++)
		node = rg_trie_add(t, a, node, (unsigned char)*s);
	return node;
}

static uint32_t
find(const struct rg_trie *t, const char *s)
{
	uint32_t node = RG_TRIE_ROOT;

	do
		node = rg_trie_step(t, node, (unsigned char)*s++);
	while (*s && node != RG_TRIE_ROOT);
	return node;
}

static void
strings_are_found_by_their_bytes(void **state)
{
	static const char *const strings[] = { "ssh", "ssl", "s", "dns",
		"ssh-agent", "\xff\xfe", "\x01" };
	static const char *const others[] = { "x", "sx", "ssx", "ssh ", "dn\1",
		"\xff\xff" };
	struct rg_trie trie = { 0 };
	struct rg_arena arena;
	uint32_t node[7];

	(void)state;
	rg_arena_init(&arena);
	assert_int_equal(find(&trie, "ssh"), RG_TRIE_ROOT);
	for (size_t i = 0; i < 7; i++)
		node[i] = add(&trie, &arena, strings[i]);
	for (size_t i = 0; i < 7; i++) {
		assert_int_equal(find(&trie, strings[i]), node[i]);
		assert_int_equal(add(&trie, &arena, strings[i]), node[i]);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_int_equal(find(&trie, others[i]), RG_TRIE_ROOT);
	rg_arena_release(&arena);
}

/* Owners keep what a node means in an array: "ssh" is 3, "ssl" shares 1, 2. */
static void
nodes_are_numbered_in_order(void **state)
{
	struct rg_trie trie = { 0 };
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	assert_int_equal(add(&trie, &arena, "ssh"), 3);
	assert_int_equal(add(&trie, &arena, "ssl"), 4);
	assert_int_equal(add(&trie, &arena, "ss"), 2);
	assert_int_equal(trie.nodes.n, 5);
	rg_arena_release(&arena);
}

static void
many_strings_have_a_node_each(void **state)
{
	struct rg_trie trie = { 0 };
	struct rg_arena arena;
	char s[16];

	(void)state;
	rg_arena_init(&arena);
	for (int i = 0; i < 5000; i++) {
		snprintf(s, sizeof(s), "%d", i + 10000);
		add(&trie, &arena, s);
	}
	for (int i = 0; i < 5000; i++) {
		uint32_t node;

		snprintf(s, sizeof(s), "%d", i + 10000);
		node = find(&trie, s);
		assert_true(node != RG_TRIE_ROOT && node < trie.nodes.n);
		assert_int_equal(rg_trie_step(&trie, node, '0'), RG_TRIE_ROOT);
	}
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_found_by_their_bytes),
		cmocka_unit_test(nodes_are_numbered_in_order),
		cmocka_unit_test(many_strings_have_a_node_each),
	};

	return cmocka_run_group_tests_name("base/trie", tests, NULL, NULL);
}
