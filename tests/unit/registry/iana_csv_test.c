#include "sample.h"

#include "refgen/registry.h"

#define HEAD "Service Name,Port Number,Transport Protocol,Description,"	\
	"Assignee,Contact,Registration Date,Modification Date,"		\
	"Reference,"							\
	"Service Code,Unauthorized Use Reported,Assignment Notes\r\n"
#define SHORT "Service Name,Port Number,Transport Protocol,Description," \
	"Reference,Assignment Notes\n"

static void
rows_become_records(void **state)
{
	static const char text[] = HEAD
	    "alpha,7,tcp,Alpha,[A_Body],[A_Body],,,[RFC1234],,,\r\n"
	    "alpha,7,udp,\"Alpha, the \"\"first\"\"\",,,,,"
	    "[RFC99][RFC1234],,,\r\n"
	    ",8-9,,Unassigned,,,,,,,,\r\n"
	    ",10,tcp,\"Reserved\",,,,,[RFC6335],,,\r\n"
	    "be_ta,11,udp,\"Beta\r\nof two lines\",,,,,,,,"
	    "\"This entry is an alias to \"\"be-ta\"\".\n"
	    "This entry is now historic, not usable.\"\r\n"
	    "gamma,,,No port,,,,,,,,\r\n"
	    "\r\n"
	    "\"delta\",\"12\",sctp,last";
	struct rg_buf snapshot = { 0 }, problem = { 0 };
	size_t n;

	(void)state;
	assert_int_equal(rg_registry_import_csv(&snapshot, rg_view_of(text),
	    &n, &problem), 0);
	assert_int_equal(n, 7);
	assert_view(sample_lines(&snapshot),
	    "7\ttcp+udp\talpha\tassigned\tRFC1234 RFC99\n"
	    "8-9\t-\t-\tunassigned\n"
	    "10\ttcp\t-\treserved\tRFC6335\n"
	    "11\tudp\tbe_ta\thistoric\n"
	    "12\tsctp\tdelta\tassigned\n"
	    "-\t-\tgamma\tassigned\n");
	rg_buf_release(&snapshot);
}

static void
what_cannot_be_read_is_told(void **state)
{
	static const struct {
		const char	*text;
		const char	*problem;
	} rows[] = {
		{ "", "no column is titled \"Service Name\"" },
		{ "Service Name,Port Number\n",
		  "no column is titled \"Transport Protocol\"" },
		{ HEAD, "there is no record in it" },
		{ SHORT "a,x,tcp,,,\n", "line 2: \"x\" is no port or range" },
		{ SHORT "a,1,tcp,\"b\nc\",,\nb,2,quic,,,\n",
		  "line 4: \"quic\" is no known transport" },
		{ SHORT ",,tcp,nameless,,\n",
		  "line 2: \"\" is no record without a port" },
		{ SHORT "a,1,tcp,\"open\n\n",
		  "line 2: a quote is opened and never closed" },
		{ SHORT "a,1,tcp,\"open\" end,,\n",
		  "line 2: text stands behind a closing quote" },
		{ SHORT "two words,1,tcp,,,\n",
		  "line 2: \"two words\" is no service name" },
		{ SHORT ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n",
		  "line 2: the row has too many cells" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_buf snapshot = { 0 }, problem = { 0 };
		size_t n;

		assert_int_equal(rg_registry_import_csv(&snapshot,
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
		cmocka_unit_test(rows_become_records),
		cmocka_unit_test(what_cannot_be_read_is_told),
	};

	return cmocka_run_group_tests_name("registry/iana_csv", tests, NULL,
	    NULL);
}
