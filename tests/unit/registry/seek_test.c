#include "unit.h"

#include "refgen/registry.h"
#include "refgen/resource.h"

static const char sample[] =
    "# Source: this test\n"
    "0\ttcp\tzero\tassigned\n"
    "53\ttcp+udp\tdomain\tassigned\tRFC1034 RFC1035\n"
    "80\ttcp\thttp\tassigned\t-\twww web\n"
    "90\ttcp\told\thistoric\n"
    "100-110\ttcp+udp\twide\tassigned\n"
    "105\tsctp\tone\tassigned\n"
    "120\t-\t-\tunassigned\n"
    "512\tudp\tbiff\tassigned\n"
    "65535\t-\t-\treserved\n"
    "-\ttcp\tdomain\tassigned\n";

/* The names of the records that have a port of a range, '.' for none. */
static const struct row {
	const char	*name;
	struct rg_range	 ports;
	const char	*found;
} rows[] = {
	{ "the first port",	{ 0, 0 },		"zero " },
	{ "one port",		{ 53, 53 },		"domain " },
	{ "inside a range",	{ 106, 106 },		"wide " },
	{ "a range's last",	{ 110, 110 },		"wide " },
	{ "behind a range",	{ 111, 111 },		"" },
	{ "a port and a range",	{ 105, 105 },		"wide one " },
	{ "across a range",	{ 85, 101 },		"old wide " },
	{ "without a name",	{ 120, 120 },		". " },
	{ "between two",	{ 200, 300 },		"" },
	{ "the last port",	{ 65535, 65535 },	". " },
	{ "all of them",	{ 0, 65535 },
	    "zero domain http old wide one . biff . " },
};

static void
ports_are_found(void **state)
{
	struct rg_buf b = { 0 };
	struct rg_snapshot_walk walk;
	struct rg_record r;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rg_buf_reset(&b);
		rg_buf_str(&b, "");
		rg_snapshot_seek(&walk, rg_view_of(sample), rows[i].ports);
		while (rg_snapshot_next(&walk, &r)) {
			rg_buf_put(&b, r.name.n ? r.name : RG_V("."));
			rg_buf_char(&b, ' ');
		}
		if (!rg_view_eq(rg_buf_view(&b), rg_view_of(rows[i].found)))
			fail_msg("%s: \"%.*s\"", rows[i].name,
			    RG_ARG(rg_buf_view(&b)));
	}
	rg_buf_release(&b);
}

static void
names_are_read_with_their_aliases(void **state)
{
	struct rg_view rest = rg_view_of(sample), line, name, aliases;
	size_t n = 0;

	(void)state;
	while (rg_snapshot_name(&rest, &line, &name, &aliases)) {
		n++;
		assert_view(aliases, rg_view_eq(name, RG_V("http")) ?
		    "www web" : "");
	}
	assert_int_equal(n, 8);
}

static struct rg_view
registry(const char *name)
{
	struct rg_resources all;
	struct rg_view bytes = { 0 };

	rg_resources_init(&all, rg_embedded);
	assert_true(rg_resources_find(&all, name, &bytes));
	return bytes;
}

/* Any port of the registry: looking finds what reading all of it finds. */
static void
looking_is_reading(void **state)
{
	struct rg_view bytes = registry("data/iana.tsv");
	struct rg_snapshot_walk walk;
	struct rg_registry reg;
	struct rg_arena arena;
	struct rg_record r;

	(void)state;
	rg_arena_init(&arena);
	assert_int_equal(rg_registry_read(&reg, &arena, bytes), 0);
	for (uint32_t port = 0; port <= RG_PORT_MAX; port += 7) {
		struct rg_range at = { port, port };
		size_t read = 0, found = 0;

		for (size_t i = 0; i < reg.nported; i++)
			read += rg_range_overlap(reg.v[i].ports, at);
		rg_snapshot_seek(&walk, bytes, at);
		while (rg_snapshot_next(&walk, &r))
			found++;
		if (read != found)
			fail_msg("port %u: %zu, not %zu", port, found, read);
	}
	rg_arena_release(&arena);
}

static void
no_record_is_out_of_reach(void **state)
{
	static const char *const names[] = { "data/iana.tsv",
		"data/packaged.tsv" };
	struct rg_registry reg;
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (size_t k = 0; k < 2; k++) {
		assert_int_equal(rg_registry_read(&reg, &arena, registry(
		    names[k])), 0);
		for (size_t i = 0; i < reg.nported; i++)
			assert_true(reg.v[i].ports.last -
			    reg.v[i].ports.first < RG_SNAPSHOT_REACH);
	}
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ports_are_found),
		cmocka_unit_test(names_are_read_with_their_aliases),
		cmocka_unit_test(looking_is_reading),
		cmocka_unit_test(no_record_is_out_of_reach),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
