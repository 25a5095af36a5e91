#include "refgen/near.h"

#include "unit.h"

static const struct row {
	const char	*name, *a, *b;
	size_t		 limit, distance;
} rows[] = {
	{ "the same",			"smtp", "smtp", 2, 0 },
	{ "two swapped",		"smpt", "smtp", 2, 1 },
	{ "one left out",		"smp", "smtp", 2, 1 },
	{ "one too many",		"smttp", "smtp", 2, 1 },
	{ "one changed",		"sntp", "smtp", 2, 1 },
	{ "two changed",		"sntb", "smtp", 2, 2 },
	{ "swapped at the end",		"domian", "domain", 2, 1 },
	{ "swapped at the start",	"odmain", "domain", 2, 1 },
	{ "over the limit",		"ssh", "http", 2, 3 },
	{ "over a limit of nothing",	"a", "b", 0, 1 },
	{ "nothing and a word",		"", "ab", 2, 2 },
	{ "nothing at all",		"", "", 2, 0 },
	{ "much longer",		"http", "http-alternative", 2, 3 },
};

static void
distances(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *r = &rows[i];
		struct rg_view a = rg_view_of(r->a), b = rg_view_of(r->b);

		if (rg_distance(a, b, r->limit) != r->distance ||
		    rg_distance(b, a, r->limit) != r->distance)
			fail_msg("%s: %zu and %zu, not %zu", r->name,
			    rg_distance(a, b, r->limit),
			    rg_distance(b, a, r->limit), r->distance);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distances),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
