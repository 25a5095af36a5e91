#include "unit.h"

#include "refgen/resource.h"

static const char page[] = "<p/>", words[] = "word", nothing[] = "";

static const struct rg_resource builtin[] = {
	{ "empty",              nothing, nothing },
	{ "locales/en.lexicon", words, words + 4 },
	{ "templates/page",     page, page + 4 },
	{ NULL, NULL, NULL },
};

static void
names_are_found_whole(void **state)
{
	static const struct {
		const char	*name, *bytes;	/* NULL: not found */
	} rows[] = {
		{ "templates/page",     "<p/>" },
		{ "locales/en.lexicon", "word" },
		{ "empty",              "" },
		{ "templates/pag",      NULL },
		{ "templates/page2",    NULL },
		{ "Templates/page",     NULL },
		{ "",                   NULL },
	};
	struct rg_resources r;
	struct rg_view bytes;

	(void)state;
	rg_resources_init(&r, builtin);
	for (size_t i = 0; i < ROWS(rows); i++) {
		bool found = rg_resources_find(&r, rows[i].name, &bytes);

		if (found != (rows[i].bytes != NULL))
			fail_msg("\"%s\"", rows[i].name);
		if (found)
			assert_row(rows[i].name, bytes, rows[i].bytes);
	}
}

/* A project's file is laid over the program's, the last one on top. */
static void
what_is_laid_over_is_found_first(void **state)
{
	struct rg_resources r;
	struct rg_arena arena;
	struct rg_view bytes;

	(void)state;
	rg_arena_init(&arena);
	rg_resources_init(&r, builtin);
	rg_resources_lay(&r, &arena, "templates/page", RG_V("<b/>"));
	rg_resources_lay(&r, &arena, "templates/new", RG_V("<i/>"));
	assert_true(rg_resources_find(&r, "templates/page", &bytes));
	assert_view(bytes, "<b/>");
	assert_true(rg_resources_find(&r, "templates/new", &bytes));
	assert_view(bytes, "<i/>");
	assert_true(rg_resources_find(&r, "locales/en.lexicon", &bytes));
	assert_view(bytes, "word");
	rg_resources_lay(&r, &arena, "templates/page", RG_V(""));
	assert_true(rg_resources_find(&r, "templates/page", &bytes));
	assert_view(bytes, "");
	rg_arena_release(&arena);
}

static void
the_program_carries_its_files_sorted(void **state)
{
	size_t n = 0;

	(void)state;
	for (; rg_embedded[n].name; n++) {
		if (n > 0 && strcmp(rg_embedded[n - 1].name,
		    rg_embedded[n].name) >= 0)
			fail_msg("%s is out of order", rg_embedded[n].name);
		if (rg_embedded[n].to <= rg_embedded[n].from)
			fail_msg("%s is empty", rg_embedded[n].name);
	}
	assert_true(n > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_whole),
		cmocka_unit_test(what_is_laid_over_is_found_first),
		cmocka_unit_test(the_program_carries_its_files_sorted),
	};

	return cmocka_run_group_tests_name("base/resource", tests, NULL, NULL);
}
