#include "unit.h"

#include "fixture.h"

/* The line of a port under a transport, or the empty view. */
static struct rg_view
line_of(struct rg_view file, const char *port)
{
	struct rg_view line;

	while (rg_view_split(&line, &file, '\n'))
		if (!rg_view_starts(line, RG_V("#")) &&
		    rg_view_find(line, rg_view_of(port)) != RG_NONE)
			return line;
	return rg_view(NULL, 0);
}

static void
a_port_is_a_line(void **state)
{
	static const struct {
		const char	*what, *port, *line;
	} rows[] = {
		{ "shared port", " 22/tcp\t",
		    "ssh                 22/tcp\tsftp # SSH File Transfer Protocol; "
		    "Secure Shell" },
		{ "registered name", " 53/udp\t",
		    "domain              53/udp\tdns # Domain Name System" },
		{ "each transport", " 53/tcp\t",
		    "domain              53/tcp\tdns # Domain Name System" },
		{ "first of two", " 139/tcp\t",
		    "netbios-ssn        139/tcp\tsmb cifs # Server Message Block" },
		{ "second of two", " 445/tcp\t",
		    "microsoft-ds       445/tcp\t# Server Message Block" },
		{ "long range", " 6000/tcp", "" },
	};
	struct rg_artifacts set;
	struct rg_arena arena;
	struct rg_render_job job;
	struct rg_view file;

	(void)state;
	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	job = fixture_job(&arena);
	assert_int_equal(rg_render(&set, &job, "services"), 0);
	file = fixture_bytes(&set, "services/services");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!rg_view_eq(line_of(file, rows[i].port),
		    rg_view_of(rows[i].line)))
			fail_msg("%s: %.*s", rows[i].what, RG_ARG(file));
	assert_true(rg_view_find(file,
	    RG_V("# x11 6000-6063/tcp,udp: a long range\n")) != RG_NONE);
	rg_artifacts_release(&set);
	rg_arena_release(&arena);
}

/* Three services that would all like to be called "web". */
static void
a_name_leads_to_one_port(void **state)
{
	struct rg_endpoint ends[] = {
		{ .ports = { 81, 82 }, .transports[0].transport = RG_TCP,
		    .ntransports = 1 },
		{ .ports = { 90, 90 }, .transports[0].transport = RG_TCP,
		    .ntransports = 1, .registry_name = RG_V("web") },
		{ .ports = { 91, 91 }, .transports[0].transport = RG_TCP,
		    .ntransports = 1, .registry_name = RG_V("a b#") },
	};
	struct rg_view alias[] = { RG_V("Web"), RG_V("web 2"), RG_V("99") };
	struct rg_service services[3] = {
		{ .id = RG_V("web"), .endpoints = &ends[0], .nendpoints = 1 },
		{ .id = RG_V("other"), .endpoints = &ends[1],
		    .nendpoints = 1 },
		{ .id = RG_V("third"), .aliases = alias, .naliases = 3,
		    .endpoints = &ends[2], .nendpoints = 1 },
	};
	struct rg_model model = { .nlangs = 1, .services = services,
		.nservices = 3 };
	struct rg_artifacts set;
	struct rg_arena arena;
	struct rg_render_job job;
	struct rg_view file;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		services[i].name[0] = RG_V("a\nb");
	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	job = fixture_job(&arena);
	job.model = &model;
	assert_int_equal(rg_render(&set, &job, "services"), 0);
	file = fixture_bytes(&set, "services/services");
	assert_view(line_of(file, " 81/tcp"),
	    "web-81              81/tcp\t# a b");
	assert_view(line_of(file, " 82/tcp"),
	    "web-82              82/tcp\t# a b");
	assert_view(line_of(file, " 90/tcp"),
	    "web                 90/tcp\tother # a b");
	assert_view(line_of(file, " 91/tcp"),
	    "third               91/tcp\t# a b");
	rg_artifacts_release(&set);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_port_is_a_line),
		cmocka_unit_test(a_name_leads_to_one_port),
	};

	return cmocka_run_group_tests_name("render/services", tests, NULL,
	    NULL);
}
