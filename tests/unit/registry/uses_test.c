#include "unit.h"

#include "refgen/registry.h"

static const char services[] =
    "dns\tDNS\n"
    "ftp\tFTP\n"
    "smtp\tSMTP\n";

static void
a_line_gives_services_their_use(void **state)
{
	static const char text[] =
	    "# a comment\n"
	    "mail\tMail\tsmtp\n"
	    "files\tFiles and backup\tftp\n";
	struct rg_knowns knowns;
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	assert_int_equal(rg_knowns_read(&knowns, &arena,
	    rg_view_of(services)), 0);
	assert_int_equal(rg_uses_read(&knowns, &arena, rg_view_of(text)), 0);
	assert_int_equal(knowns.nuses, 2);
	assert_string_equal(knowns.uses[1].name, "Files and backup");
	assert_int_equal(rg_knowns_id(&knowns, RG_V("ftp"))->use, 1);
	assert_int_equal(rg_knowns_id(&knowns, RG_V("smtp"))->use, 0);
	assert_true(rg_knowns_id(&knowns, RG_V("dns"))->use == RG_NONE);
	rg_arena_release(&arena);
}

static void
a_bad_line_is_told_by_its_number(void **state)
{
	static const struct {
		const char	*name, *text;
		size_t		 line;
	} rows[] = {
		{ "nothing", "", 0 },
		{ "no services", "mail\tMail\n", 1 },
		{ "no name", "mail\t\tsmtp\n", 1 },
		{ "no slug", "Mail\tMail\tsmtp\n", 1 },
		{ "a field too many", "mail\tMail\tsmtp\tdns\n", 1 },
		{ "an unknown service", "mail\tMail\tsmtp\na\tA\tpop\n", 2 },
		{ "two uses", "mail\tMail\tsmtp\na\tA\tdns,smtp\n", 2 },
	};
	struct rg_knowns knowns;
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		assert_int_equal(rg_knowns_read(&knowns, &arena,
		    rg_view_of(services)), 0);
		if (rg_uses_read(&knowns, &arena, rg_view_of(rows[i].text)) !=
		    rows[i].line || knowns.nuses || knowns.v[2].use != RG_NONE)
			fail_msg("%s", rows[i].name);
	}
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_gives_services_their_use),
		cmocka_unit_test(a_bad_line_is_told_by_its_number),
	};

	return cmocka_run_group_tests_name("registry/uses", tests, NULL,
	    NULL);
}
