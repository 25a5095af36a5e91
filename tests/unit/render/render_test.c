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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_fixture_keeps_the_promises_of_a_model),
	};

	return cmocka_run_group_tests_name("render/render", tests, NULL, NULL);
}
