#include "unit.h"

#include "refgen/port.h"

static void
a_range_is_valid_when_its_ports_exist(void **state)
{
	static const struct {
		const char	*name;
		struct rg_range	 range;
		bool		 valid;
	} rows[] = {
		{ "port 0",         { 0, 0 },         true },
		{ "one port",       { 22, 22 },       true },
		{ "all ports",      { 0, 65535 },     true },
		{ "last port",      { 65535, 65535 }, true },
		{ "above the last", { 65536, 65536 }, false },
		{ "ends above",     { 49152, 65536 }, false },
		{ "reversed",       { 21, 20 },       false },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		if (rg_range_valid(rows[i].range) != rows[i].valid)
			fail_msg("%s", rows[i].name);
}

static void
ranges_overlap_and_have_an_order(void **state)
{
	static const struct {
		const char	*name;
		struct rg_range	 a, b;
		bool		 overlap;
		int		 order;
	} rows[] = {
		{ "equal",            { 20, 21 }, { 20, 21 }, true,  0 },
		{ "apart",            { 20, 21 }, { 22, 23 }, false, -1 },
		{ "touching ends",    { 20, 22 }, { 22, 25 }, true,  -1 },
		{ "inside",           { 20, 30 }, { 25, 26 }, true,  -1 },
		{ "the shorter first", { 20, 30 }, { 20, 21 }, true,  1 },
		{ "by number",        { 9, 9 },   { 10, 10 }, false, -1 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		if (rg_range_overlap(rows[i].a, rows[i].b) != rows[i].overlap ||
		    rg_range_overlap(rows[i].b, rows[i].a) != rows[i].overlap)
			fail_msg("overlap: %s", rows[i].name);
		if (rg_range_cmp(rows[i].a, rows[i].b) != rows[i].order ||
		    rg_range_cmp(rows[i].b, rows[i].a) != -rows[i].order)
			fail_msg("order: %s", rows[i].name);
	}
}

static void
a_range_is_written_as_it_was_said(void **state)
{
	struct rg_buf b = { 0 };

	(void)state;
	rg_range_put(&b, (struct rg_range){ 53, 53 });
	rg_buf_char(&b, ' ');
	rg_range_put(&b, (struct rg_range){ 137, 139 });
	rg_buf_char(&b, ' ');
	rg_range_put(&b, (struct rg_range){ 49152, 65536 });
	assert_view(rg_buf_view(&b), "53 137-139 49152-65536");
	rg_buf_release(&b);
}

static void
transports_come_in_one_order(void **state)
{
	static const struct {
		rg_transports	 set;
		const char	*text;
	} rows[] = {
		{ 0, "" },
		{ RG_TCP, "tcp" },
		{ RG_UDP | RG_TCP, "tcp/udp" },
		{ RG_DCCP | RG_SCTP | RG_UDP | RG_TCP, "tcp/udp/sctp/dccp" },
		{ RG_DCCP | RG_UDP, "udp/dccp" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_buf b = { 0 };

		rg_transports_put(&b, rows[i].set, "/");
		assert_row(rows[i].text, rg_buf_view(&b), rows[i].text);
		rg_buf_release(&b);
	}
}

static void
names_lead_there_and_back(void **state)
{
	(void)state;
	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1) {
		const char *name = rg_transport_name((enum rg_transport)t);

		assert_non_null(name);
		assert_int_equal(rg_transport_of(rg_view_of(name)), t);
	}
	assert_null(rg_transport_name((enum rg_transport)(RG_TCP | RG_UDP)));
	assert_int_equal(rg_transport_of(RG_V("TCP")), 0);
	assert_int_equal(rg_transport_of(RG_V("tc")), 0);
	assert_int_equal(rg_transport_of(RG_V("")), 0);
	for (int c = RG_CLASS_WELL_KNOWN; c < RG_CLASSES; c++)
		assert_int_equal(rg_class_of(rg_view_of(rg_class_name(
		    (enum rg_class)c))), c);
	assert_int_equal(rg_class_of(RG_V("")), RG_CLASS_NONE);
	assert_int_equal(rg_class_of(RG_V("ephemeral")), RG_CLASS_NONE);
}

/* RFC 6335, section 6: no port is in two classes, and none in no class. */
static void
classes_part_the_ports(void **state)
{
	struct rg_range all = rg_class_range(RG_CLASS_ALL);
	uint32_t next = all.first;

	(void)state;
	for (int c = RG_CLASS_WELL_KNOWN; c <= RG_CLASS_DYNAMIC; c++) {
		struct rg_range r = rg_class_range((enum rg_class)c);

		assert_int_equal(r.first, next);
		next = r.last + 1;
	}
	assert_int_equal(next, all.last + 1);
	assert_int_equal(all.last, 65535);
	assert_int_equal(rg_class_range(RG_CLASS_WELL_KNOWN).last, 1023);
	assert_int_equal(rg_class_range(RG_CLASS_DYNAMIC).first, 49152);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_range_is_valid_when_its_ports_exist),
		cmocka_unit_test(ranges_overlap_and_have_an_order),
		cmocka_unit_test(a_range_is_written_as_it_was_said),
		cmocka_unit_test(transports_come_in_one_order),
		cmocka_unit_test(names_lead_there_and_back),
		cmocka_unit_test(classes_part_the_ports),
	};

	return cmocka_run_group_tests_name("port/port", tests, NULL, NULL);
}
