#include "sample.h"

#include "refgen/registry.h"

static const char sample[] =
    "# Source: this test\n"
    "\n"
    "0\ttcp+udp\t-\treserved\tRFC6335\n"
    "20\ttcp\tftp-data\tassigned\n"
    "21\ttcp\tftp\tassigned\tRFC959\n"
    "53\ttcp+udp\tdomain\tassigned\tRFC1034 RFC1035\n"
    "80\ttcp\thttp\tassigned\t-\twww web\n"
    "80\tudp\twww\tassigned\n"
    "90\ttcp\told\thistoric\n"
    "100-110\ttcp+udp\twide\tassigned\n"
    "105-120\tudp\tlater\tassigned\n"
    "105\tsctp\tone\tassigned\n"
    "512\tudp\tbiff\tassigned\n"
    "512\ttcp\texec\tassigned\n"
    "1031-1033\t-\t-\treserved\n"
    "6000-6063\ttcp+udp\tx11\tassigned\n"
    "65535\t-\t-\tunassigned\n"
    "-\ttcp\tdomain\tassigned\n"
    "-\t-\tiad1\thistoric\n";

struct fixture {
	struct rg_arena		 arena;
	struct rg_registry	 reg;
};

static int
setup(void **state)
{
	static struct fixture f;

	rg_arena_init(&f.arena);
	*state = &f;
	return (int)rg_registry_read(&f.reg, &f.arena, rg_view_of(sample));
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	rg_arena_release(&f->arena);
	return 0;
}

static void
a_line_becomes_a_record(void **state)
{
	struct fixture *f = *state;
	const struct rg_record *r;

	assert_int_equal(f->reg.n, 17);
	assert_int_equal(f->reg.nported, 15);
	r = rg_registry_named(&f->reg, RG_V("x11"));
	assert_int_equal(r->ports.first, 6000);
	assert_int_equal(r->ports.last, 6063);
	assert_int_equal(r->transports, RG_TCP | RG_UDP);
	assert_int_equal(r->status, RG_ASSIGNED);
	assert_false(r->no_port);
	assert_view(r->reference, "");
	r = rg_registry_named(&f->reg, RG_V("iad1"));
	assert_true(r->no_port);
	assert_int_equal(r->transports, 0);
	assert_int_equal(r->status, RG_HISTORIC);
	r = &f->reg.v[0];
	assert_view(r->name, "");
	assert_view(r->reference, "RFC6335");
	assert_string_equal(rg_record_status_name(r->status), "reserved");
}

static void
names_come_before_aliases(void **state)
{
	struct fixture *f = *state;
	const struct rg_record *r;

	r = rg_registry_named(&f->reg, RG_V("domain"));
	assert_false(r->no_port);
	assert_view(r->reference, "RFC1034 RFC1035");
	assert_view(rg_registry_named(&f->reg, RG_V("www"))->name, "www");
	assert_view(rg_registry_named(&f->reg, RG_V("web"))->name, "http");
	assert_null(rg_registry_named(&f->reg, RG_V("WEB")));
	assert_null(rg_registry_named(&f->reg, RG_V("")));
	assert_null(rg_registry_named(&f->reg, RG_V("-")));
}

static void
transports_cover_the_whole_range(void **state)
{
	static const struct {
		const char	*name;
		struct rg_range	 ports;
		rg_transports	 want;
	} rows[] = {
		{ "one port",          { 53, 53 },       RG_TCP | RG_UDP },
		{ "two records",       { 80, 80 },       RG_TCP | RG_UDP },
		{ "single ports",      { 20, 21 },       RG_TCP },
		{ "a range record",    { 6000, 6063 },   RG_TCP | RG_UDP },
		{ "inside of it",      { 6010, 6011 },   RG_TCP | RG_UDP },
		{ "beyond it",         { 6000, 6064 },   0 },
		{ "below it",          { 5999, 6000 },   0 },
		{ "ranges that meet",  { 100, 120 },     RG_UDP },
		{ "one in a range",    { 105, 105 },
		  RG_TCP | RG_UDP | RG_SCTP },
		{ "reserved",          { 0, 0 },         0 },
		{ "historic",          { 90, 90 },       0 },
		{ "unassigned",        { 65535, 65535 }, 0 },
		{ "reversed",          { 21, 20 },       0 },
		{ "no port",           { 65536, 65536 }, 0 },
		{ "all",               { 0, 65535 },     0 },
	};
	struct fixture *f = *state;
	struct rg_registry none = { 0 };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rg_registry_transports(&f->reg, rows[i].ports) !=
		    rows[i].want)
			fail_msg("%s", rows[i].name);
	assert_int_equal(rg_registry_transports(&none, rows[0].ports), 0);
	assert_null(rg_registry_at(&none, rows[0].ports));
	assert_null(rg_registry_named(&none, RG_V("ftp")));
}

static void
a_range_finds_its_record(void **state)
{
	static const struct {
		struct rg_range	 ports;
		rg_transports	 set;		/* 0: any */
		const char	*name;		/* NULL: none */
	} rows[] = {
		{ { 53, 53 },       0,       "domain" },
		{ { 80, 80 },       0,       "http" },
		{ { 80, 80 },       RG_UDP,  "www" },
		{ { 512, 512 },     0,       "biff" },
		{ { 512, 512 },     RG_TCP,  "exec" },
		{ { 512, 512 },     RG_SCTP, NULL },
		{ { 105, 105 },     0,       "one" },
		{ { 105, 120 },     0,       "later" },
		{ { 6000, 6063 },   0,       "x11" },
		{ { 6000, 6000 },   0,       NULL },
		{ { 6001, 6063 },   0,       NULL },
		{ { 0, 0 },         0,       NULL },
		{ { 90, 90 },       0,       NULL },
		{ { 65535, 65535 }, 0,       NULL },
		{ { 70000, 70000 }, 0,       NULL },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct rg_record *r = rows[i].set ?
		    rg_registry_under(&f->reg, rows[i].ports, rows[i].set) :
		    rg_registry_at(&f->reg, rows[i].ports);

		if (!r != !rows[i].name)
			fail_msg("row %zu", i);
		if (r)
			assert_view(r->name, rows[i].name);
	}
}

static void
a_bad_line_is_told_by_its_number(void **state)
{
	static const struct {
		const char	*name;
		const char	*text;
		size_t		 line;
	} rows[] = {
		{ "nothing",          "",                                  0 },
		{ "comment",          "# x\n\n",                           0 },
		{ "no end of line",   "1\ttcp\ta\tassigned",               0 },
		{ "CR LF",            "1\ttcp\ta\tassigned\r\n",           0 },
		{ "same but status",  "1\t-\ta\tassigned\n"
		                      "1\t-\ta\thistoric\n",       0 },
		{ "same but none",    "1\t-\ta\tassigned\n"
		                      "1\ttcp\ta\tassigned\n",     0 },
		{ "too few",          "#\n1\ttcp\ta\n",                    2 },
		{ "too many",         "1\ttcp\ta\tassigned\tR\tb\tc\n",    1 },
		{ "empty field",      "1\t\ta\tassigned\n",                1 },
		{ "no number",        "x\ttcp\ta\tassigned\n",             1 },
		{ "too big",          "65536\ttcp\ta\tassigned\n",         1 },
		{ "too long",         "000001\ttcp\ta\tassigned\n",        1 },
		{ "reversed",         "9-8\ttcp\ta\tassigned\n",           1 },
		{ "open range",       "9-\ttcp\ta\tassigned\n",            1 },
		{ "transport",        "9\ticmp\ta\tassigned\n",            1 },
		{ "transport twice",  "9\ttcp++udp\ta\tassigned\n",        1 },
		{ "status",           "9\ttcp\ta\tsold\n",                 1 },
		{ "no status",        "9\ttcp\ta\t-\n",                    1 },
		{ "out of order",     "9\ttcp\ta\tassigned\n\n"
		                      "8\ttcp\tb\tassigned\n",     3 },
		{ "names swapped",    "9\ttcp\tb\tassigned\n"
		                      "9\ttcp\ta\tassigned\n",     2 },
		{ "not merged",       "9\ttcp\ta\tassigned\n"
		                      "9\tudp\ta\tassigned\n",     2 },
		{ "port behind none", "-\ttcp\ta\tassigned\n"
		                      "9\ttcp\ta\tassigned\n",     2 },
	};
	struct rg_registry reg;
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rg_registry_read(&reg, &arena, rg_view_of(rows[i].text)) !=
		    rows[i].line)
			fail_msg("%s", rows[i].name);
		if (rows[i].line && reg.n)
			fail_msg("%s: not empty", rows[i].name);
	}
	rg_arena_release(&arena);
}

/* Reads a snapshot of data/; a bad or unsorted line fails the test. */
static void
read_carried(struct rg_registry *reg, struct rg_arena *arena,
    struct rg_buf *bytes, const char *path)
{
	rg_arena_init(arena);
	sample_read(bytes, path);
	assert_int_equal(rg_registry_read(reg, arena, rg_buf_view(bytes)), 0);
}

static void
a_range_finds_what_overlaps_it(void **state)
{
	static const struct {
		struct rg_range	 ports;
		const char	*names;
	} rows[] = {
		{ { 22, 22 },     "" },
		{ { 53, 53 },     "domain" },
		{ { 512, 512 },   "biff exec" },
		{ { 107, 107 },   "wide later" },
		{ { 115, 115 },   "later" },
		{ { 105, 105 },   "wide later one" },
		{ { 20, 79 },     "ftp-data ftp domain" },
		{ { 6063, 6064 }, "x11" },
	};
	struct fixture *f = *state;
	const struct rg_record *found[4];
	struct rg_buf b = { 0 };
	size_t n;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rg_buf_reset(&b);
		n = rg_registry_over(&f->reg, rows[i].ports, found, 4);
		for (size_t k = 0; k < n; k++)
			rg_buf_fmt(&b, "%s%.*s", k ? " " : "",
			    RG_ARG(found[k]->name));
		assert_view(rg_buf_view(&b), rows[i].names);
	}
	assert_int_equal(rg_registry_over(&f->reg,
	    (struct rg_range){ 0, RG_PORT_MAX }, found, 4), 4);
	rg_buf_release(&b);
}

static void
the_carried_registry_is_sound(void **state)
{
	static const struct {
		struct rg_range	 ports;
		const char	*name;
		rg_transports	 transports;
	} rows[] = {
		{ { 22, 22 },     "ssh",    RG_TCP | RG_UDP | RG_SCTP },
		{ { 53, 53 },     "domain", RG_TCP | RG_UDP },
		{ { 443, 443 },   "https",  RG_TCP | RG_UDP | RG_SCTP },
		{ { 6000, 6063 }, "x11",    RG_TCP | RG_UDP },
	};
	struct rg_buf bytes = { 0 };
	struct rg_registry reg;
	struct rg_arena arena;

	(void)state;
	read_carried(&reg, &arena, &bytes, RG_ROOT "/data/iana.tsv");
	assert_true(bytes.n < 600 * 1024);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_view(rg_registry_at(&reg, rows[i].ports)->name,
		    rows[i].name);
		assert_int_equal(rg_registry_transports(&reg, rows[i].ports),
		    rows[i].transports);
	}
	for (uint32_t p = 49152; p <= RG_PORT_MAX; p++)
		assert_null(rg_registry_at(&reg, (struct rg_range){ p, p }));
	rg_buf_release(&bytes);
	rg_arena_release(&arena);
}

static void
the_carried_packages_are_sound(void **state)
{
	struct rg_buf bytes = { 0 };
	struct rg_registry reg;
	struct rg_arena arena;

	(void)state;
	read_carried(&reg, &arena, &bytes, RG_ROOT "/data/packaged.tsv");
	assert_view(rg_registry_named(&reg, RG_V("www"))->name, "http");
	assert_view(rg_registry_at(&reg, (struct rg_range){ 3306, 3306 })->name,
	    "mysql");
	rg_buf_release(&bytes);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_line_becomes_a_record,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(names_come_before_aliases,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(
		    transports_cover_the_whole_range, setup, teardown),
		cmocka_unit_test_setup_teardown(a_range_finds_its_record,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(a_range_finds_what_overlaps_it,
		    setup, teardown),
		cmocka_unit_test(a_bad_line_is_told_by_its_number),
		cmocka_unit_test(the_carried_registry_is_sound),
		cmocka_unit_test(the_carried_packages_are_sound),
	};

	return cmocka_run_group_tests_name("registry/snapshot", tests, NULL,
	    NULL);
}
