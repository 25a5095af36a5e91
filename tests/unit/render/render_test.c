#include "unit.h"

#include "fixture.h"

static void
the_fixture_keeps_the_promises_of_a_model(void **state)
{
	struct rg_arena arena;
	struct rg_model *m;

	(void)state;
	rg_arena_init(&arena);
	m = fixture_model(&arena);
	for (uint32_t i = 1; i <= m->nclaims; i++) {
		const struct rg_model_claim *c = rg_model_claim(m, i);

		assert_int_equal(c->id, i);
		assert_true(c->source <= m->nsources);
		assert_true(c->words.n > 0);
	}
	for (size_t i = 0; i < m->nservices; i++)
		for (size_t j = 0; j < m->services[i].nconflicts; j++)
			assert_true(m->services[i].conflicts[j] <
			    m->nconflicts);
	for (size_t i = 0; i < m->nconflicts; i++)
		if (m->conflicts[i].service.n)
			assert_non_null(rg_model_service(m,
			    m->conflicts[i].service));
	rg_arena_release(&arena);
}

/* Twice, from two models, since a pointer must decide nothing. */
static void
the_same_model_gives_the_same_bytes(void **state)
{
	struct rg_artifacts set[2];
	struct rg_arena arena[2];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct rg_render_job job;

		rg_arena_init(&arena[i]);
		rg_artifacts_init(&set[i]);
		job = fixture_job(&arena[i]);
		assert_int_equal(rg_render(&set[i], &job, NULL), 0);
		rg_artifacts_sort(&set[i]);
	}
	assert_int_equal(set[0].n, set[1].n);
	for (size_t i = 0; i < set[0].n; i++) {
		assert_string_equal(set[0].v[i]->path, set[1].v[i]->path);
		assert_true(rg_view_eq(rg_buf_view(&set[0].v[i]->bytes),
		    rg_buf_view(&set[1].v[i]->bytes)));
	}
	for (size_t i = 0; i < 2; i++) {
		rg_artifacts_release(&set[i]);
		rg_arena_release(&arena[i]);
	}
}

/* A model with nothing in it is rendered too. */
static void
nothing_is_a_model(void **state)
{
	struct rg_model empty = { .nlangs = 2 };
	struct rg_artifacts set;
	struct rg_arena arena;
	struct rg_render_job job;

	(void)state;
	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	job = fixture_job(&arena);
	job.model = &empty;
	assert_int_equal(rg_render(&set, &job, NULL), 0);
	rg_artifacts_release(&set);
	rg_arena_release(&arena);
}

static void
only_chooses_formats(void **state)
{
	static const struct {
		const char	*only, *there, *absent, *problem;
	} rows[] = {
		{ "man", "man/es/man7/portinfo.7", "data/portinfo.json", "" },
		{ "json, csv", "csv/ports.en.csv", "man/man7/portinfo.7", "" },
		{ "man,pdf", NULL, "man/man7/portinfo.7",
		    "no format is called \"pdf\"" },
		{ "", NULL, "man/man7/portinfo.7",
		    "no format is called \"\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_artifacts set;
		struct rg_arena arena;
		struct rg_render_job job;
		int result;

		rg_arena_init(&arena);
		rg_artifacts_init(&set);
		job = fixture_job(&arena);
		result = rg_render(&set, &job, rows[i].only);
		assert_int_equal(result, rows[i].there ? 0 : -1);
		assert_view(rg_buf_view(job.problem), rows[i].problem);
		if (rows[i].there)
			assert_true(fixture_bytes(&set, rows[i].there).n > 0);
		assert_true(fixture_bytes(&set, rows[i].absent).n == 0);
		rg_buf_release(job.problem);
		rg_artifacts_release(&set);
		rg_arena_release(&arena);
	}
}

/* A folder of out/ each, and no format needs another. */
static void
every_format_stands_alone(void **state)
{
	(void)state;
	for (const struct rg_renderer *r = rg_renderers; r->name; r++) {
		struct rg_artifacts set;
		struct rg_arena arena;
		struct rg_render_job job;
		struct rg_view folder;

		rg_arena_init(&arena);
		rg_artifacts_init(&set);
		job = fixture_job(&arena);
		assert_int_equal(rg_render(&set, &job, r->name), 0);
		if (set.n == 0)
			fail_msg("%s made nothing", r->name);
		folder = rg_view_of(set.v[0]->path);
		folder.n = rg_view_chr(folder, '/') + 1;
		for (size_t i = 0; i < set.n; i++)
			if (!rg_view_starts(rg_view_of(set.v[i]->path),
			    folder))
				fail_msg("%s: %s", r->name, set.v[i]->path);
		rg_artifacts_release(&set);
		rg_arena_release(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_fixture_keeps_the_promises_of_a_model),
		cmocka_unit_test(the_same_model_gives_the_same_bytes),
		cmocka_unit_test(nothing_is_a_model),
		cmocka_unit_test(only_chooses_formats),
		cmocka_unit_test(every_format_stands_alone),
	};

	return cmocka_run_group_tests_name("render/render", tests, NULL, NULL);
}
