#include "sample.h"

#include "refgen/registry.h"

static void
lines_become_records(void **state)
{
	static const char text[] =
	    "# Network services\n"
	    "\n"
	    "discard\t\t9/udp\t\tsink null\n"
	    "discard\t\t9/tcp\t\tsink  bin\t# rule [RFC863]\n"
	    "   http 80/tcp www # WorldWideWeb HTTP\r\n"
	    "#telnet 23/tcp\n"
	    "rtmp 1/ddp # Routing Table Maintenance Protocol\n"
	    "amqp 5672/sctp\n"
	    "alpha 80/tcp";
	struct rg_buf snapshot = { 0 }, problem = { 0 };
	size_t n;

	(void)state;
	assert_int_equal(rg_registry_import_services(&snapshot,
	    rg_view_of(text), &n, &problem), 0);
	assert_int_equal(n, 5);
	assert_view(sample_lines(&snapshot),
	    "9\ttcp+udp\tdiscard\tassigned\tRFC863\tsink null bin\n"
	    "80\ttcp\talpha\tassigned\n"
	    "80\ttcp\thttp\tassigned\t-\twww\n"
	    "5672\tsctp\tamqp\tassigned\n");
	rg_buf_release(&snapshot);
}

static void
what_cannot_be_read_is_told(void **state)
{
	static const struct {
		const char	*text;
		const char	*problem;
	} rows[] = {
		{ "", "there is no record in it" },
		{ "# nothing\n", "there is no record in it" },
		{ "a 1/tcp\nb\n",
		  "line 2: no port/protocol stands behind the name" },
		{ "a 1\n", "line 1: no port/protocol stands behind the name" },
		{ "a /tcp\n",
		  "line 1: no port/protocol stands behind the name" },
		{ "a 1/\n", "line 1: no port/protocol stands behind the name" },
		{ "\na 65536/tcp\n",
		  "line 2: \"65536\" is no port or range" },
		{ "- 1/tcp\n", "line 1: \"-\" is no service name" },
		{ "a\x01 1/tcp\n", "line 1: \"a\x01\" is no service name" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_buf snapshot = { 0 }, problem = { 0 };
		size_t n;

		assert_int_equal(rg_registry_import_services(&snapshot,
		    rg_view_of(rows[i].text), &n, &problem), -1);
		assert_view(rg_buf_view(&problem), rows[i].problem);
		assert_int_equal(snapshot.n, 0);
		rg_buf_release(&problem);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_become_records),
		cmocka_unit_test(what_cannot_be_read_is_told),
	};

	return cmocka_run_group_tests_name("registry/services", tests, NULL,
	    NULL);
}
