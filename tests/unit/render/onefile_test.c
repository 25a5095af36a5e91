#include "unit.h"

#include "fixture.h"
#include "onefile/policy.h"

/* The second is the example of CSP Level 3, section 8.3. */
static void
a_hash_is_as_browsers_write_it(void **state)
{
	static const char *const rows[][2] = {
		{ "", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='" },
		{ "alert('Hello, world.');",
		    "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='" },
	};
	struct rg_buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rg_buf_reset(&out);
		rg_policy_hash(&out, rg_view_of(rows[i][0]));
		assert_view(rg_buf_view(&out), rows[i][1]);
	}
	rg_buf_release(&out);
}

static void
what_cannot_be_inlined_is_refused(void **state)
{
	static const struct {
		const char	*name, *file, *bytes, *problem;
	} rows[] = {
		{ "end of the style", "templates/onefile.css",
		    "a::after { content: \"</style>\" }",
		    "templates/onefile.css: expected no </style> and no "
		    "<!--" },
		{ "end of the script", "templates/onefile.js",
		    "x = '</script>';",
		    "templates/onefile.js: expected no </script> and no "
		    "<!--" },
		{ "a comment that hides it", "templates/onefile.js",
		    "<!-- x", "templates/onefile.js: expected no </script> "
		    "and no <!--" },
		{ "no place for it", "templates/onefile.xhtml",
		    "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
		    "templates/onefile.xhtml: expected <style>, <main> and "
		    "<script> without attributes" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_resources resources;
		struct rg_artifacts set;
		struct rg_arena arena;
		struct rg_render_job job;

		rg_arena_init(&arena);
		rg_artifacts_init(&set);
		job = fixture_job(&arena);
		resources = *job.resources;
		rg_resources_lay(&resources, &arena, rows[i].file,
		    rg_view_of(rows[i].bytes));
		job.resources = &resources;
		assert_int_equal(rg_render(&set, &job, "onefile"), -1);
		if (!rg_view_eq(rg_buf_view(job.problem),
		    rg_view_of(rows[i].problem)))
			fail_msg("%s: %s", rows[i].name, job.problem->p);
		rg_buf_release(job.problem);
		rg_artifacts_release(&set);
		rg_arena_release(&arena);
	}
}

static void
a_note_is_only_text(void **state)
{
	static const char *const held[] = {
		"Turns &lt;b&gt;names&lt;/b&gt; into addresses",
		"<section class=\"language\" id=\"es\" lang=\"es\">",
		"convierte nombres; mañana, ñandú 🦖",
	};
	struct rg_artifacts set;
	struct rg_arena arena;
	struct rg_render_job job;
	struct rg_view page;

	(void)state;
	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	job = fixture_job(&arena);
	job.title = "<main><script>";
	assert_int_equal(rg_render(&set, &job, "onefile"), 0);
	page = fixture_bytes(&set, "onefile/portinfo.html");
	for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++)
		if (rg_view_find(page, rg_view_of(held[i])) == RG_NONE)
			fail_msg("no %s", held[i]);
	assert_true(rg_view_find(page,
	    RG_V("<title>&lt;main&gt;&lt;script&gt;</title>")) != RG_NONE);
	rg_artifacts_release(&set);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_hash_is_as_browsers_write_it),
		cmocka_unit_test(what_cannot_be_inlined_is_refused),
		cmocka_unit_test(a_note_is_only_text),
	};

	return cmocka_run_group_tests_name("render/onefile", tests, NULL,
	    NULL);
}
