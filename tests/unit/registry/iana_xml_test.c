#include "sample.h"

#include "refgen/registry.h"

#define HEAD "<?xml version='1.0' encoding='UTF-8'?>\n"			\
	"<registry xmlns=\"http://www.iana.org/assignments\" id=\"x\">\n"
#define TAIL "</registry>\n"

static int
import(struct rg_buf *snapshot, struct rg_view xml, size_t *n,
    struct rg_buf *problem)
{
	char path[64];
	int status;

	sample_write(path, xml);
	status = rg_registry_import_xml(snapshot, path, n, problem);
	unlink(path);
	return status;
}

static void
odd_records_are_kept(void **state)
{
	static const struct {
		const char	*name;
		const char	*xml;
		const char	*line;
	} rows[] = {
		{ "plain", "<name>a</name><protocol>tcp</protocol>"
		  "<description>A</description><number>7</number>",
		  "7\ttcp\ta\tassigned\n" },
		{ "order and blanks", "<number>\n7\n</number>\n<name> a</name>",
		  "7\t-\ta\tassigned\n" },
		{ "range", "<name>x11</name><protocol>udp</protocol>"
		  "<number>6000-6063</number>",
		  "6000-6063\tudp\tx11\tassigned\n" },
		{ "reserved", "<description>Reserved</description>"
		  "<number>0</number><xref type=\"rfc\" data=\"rfc6335\"/>",
		  "0\t-\t-\treserved\tRFC6335\n" },
		{ "reserved under a name", "<name>a</name><number>1</number>"
		  "<description>Reserved for later</description>",
		  "1\t-\ta\treserved\n" },
		{ "unassigned", "<description>Unassigned [was a]</description>"
		  "<number>1</number>", "1\t-\t-\tunassigned\n" },
		{ "unassigned by the note", "<name>a</name><number>1</number>"
		  "<note>This entry records an unassigned but widespread use"
		  "</note>", "1\t-\ta\tunassigned\n" },
		{ "not unassigned", "<name>a</name><number>1</number>"
		  "<description>Ware Unassigned</description>",
		  "1\t-\ta\tassigned\n" },
		{ "de-registered", "<description>De-registered</description>"
		  "<number>1</number>", "1\t-\t-\thistoric\n" },
		{ "historic", "<name>a</name><number>1</number>"
		  "<description>Protocol (historic)</description>",
		  "1\t-\ta\thistoric\n" },
		{ "historic alias", "<name>a_b</name><number>1</number>"
		  "<note>This entry is an alias to \"a-b\".<br/>\n"
		  "This entry is now historic, not usable.</note>",
		  "1\t-\ta_b\thistoric\n" },
		{ "no port", "<name>a</name><protocol>tcp</protocol>",
		  "-\ttcp\ta\tassigned\n" },
		{ "no name", "<description>any private mail</description>"
		  "<protocol>tcp</protocol><number>24</number>",
		  "24\ttcp\t-\tassigned\n" },
		{ "empty elements", "<name/><number>1</number><note/>",
		  "1\t-\t-\tassigned\n" },
		{ "references", "<name>a</name>"
		  "<xref type=\"person\" data=\"P\"/>"
		  "<xref type=\"rfc\" data=\"rfc2\"/>"
		  "<xref type=\"rfc\" data=\"rfc1\"/>"
		  "<xref type=\"rfc\" data=\"rfc2\"/>"
		  "<xref type=\"rfc\"/>"
		  "<note>see <xref type=\"rfc\" data=\"rfc3\"/></note>",
		  "-\t-\ta\tassigned\tRFC2 RFC1\n" },
		{ "CDATA and references to characters",
		  "<name>a<![CDATA[+]]>&#98;</name>",
		  "-\t-\ta+b\tassigned\n" },
		{ "a field in a field", "<name>a</name>"
		  "<note><number>5</number></note>", "-\t-\ta\tassigned\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_buf xml = { 0 }, snapshot = { 0 }, problem = { 0 };
		size_t n = 0;

		rg_buf_fmt(&xml, HEAD "<record>%s</record>\n" TAIL,
		    rows[i].xml);
		if (import(&snapshot, rg_buf_view(&xml), &n, &problem) != 0)
			fail_msg("%s: %s", rows[i].name, problem.p);
		assert_int_equal(n, 1);
		if (!rg_view_eq(sample_lines(&snapshot),
		    rg_view_of(rows[i].line)))
			fail_msg("%s: %s", rows[i].name, snapshot.p);
		rg_buf_release(&snapshot);
		rg_buf_release(&xml);
	}
}

static void
transports_of_one_service_are_merged(void **state)
{
	static const char xml[] = HEAD
	    "<updated>2026-08-17</updated>"
	    "<record><name>b</name><protocol>udp</protocol>"
	    "<number>9</number><xref type='rfc' data='rfc1'/></record>"
	    "<record><name>a</name><number>9</number></record>"
	    "<record><name>b</name><protocol>tcp</protocol>"
	    "<number>9</number><xref type='rfc' data='rfc2'/></record>"
	    "<record><name>a</name><protocol>dccp</protocol>"
	    "<number>9</number></record>"
	    "<registry><record><name>c</name><protocol>tcp</protocol>"
	    "<number>9-10</number></record></registry>"
	    "<people><person><name>d</name></person></people>" TAIL;
	struct rg_buf snapshot = { 0 }, problem = { 0 };
	size_t n;

	(void)state;
	assert_int_equal(import(&snapshot, rg_view_of(xml), &n, &problem), 0);
	assert_int_equal(n, 5);
	assert_view(rg_buf_view(&snapshot),
	    "# Source: IANA, Service Name and Transport Protocol Port Number"
	    " Registry\n"
	    "# Date: 2026-08-17\n"
	    "# Records: 5\n"
	    "9\t-\ta\tassigned\n"
	    "9\tdccp\ta\tassigned\n"
	    "9\ttcp+udp\tb\tassigned\tRFC1 RFC2\n"
	    "9-10\ttcp\tc\tassigned\n");
	rg_buf_release(&snapshot);
}

static void
what_cannot_be_read_is_told(void **state)
{
	static const struct {
		const char	*xml;
		const char	*problem;
	} rows[] = {
		{ HEAD TAIL, "there is no record in it" },
		{ "<registry><record/></registry>",
		  "it is not a registry of IANA" },
		{ "<html xmlns=\"http://www.iana.org/assignments\"/>",
		  "it is not a registry of IANA" },
		{ HEAD "<record/>" TAIL,
		  "record 1: \"\" is no record without a port" },
		{ HEAD "<record><number>1</number></record><record>"
		  "<number>1-</number></record>" TAIL,
		  "record 2: \"1-\" is no port or range" },
		{ HEAD "<record><number>1</number><number>2</number></record>"
		  TAIL, "record 1: \"1 2\" is no port or range" },
		{ HEAD "<record><number>1</number><protocol>ip</protocol>"
		  "</record>" TAIL, "record 1: \"ip\" is no known transport" },
		{ HEAD "<record><name>a b</name></record>" TAIL,
		  "record 1: \"a b\" is no service name" },
		{ "<!DOCTYPE registry [<!ENTITY a \"b\">]>\n"
		  "<registry xmlns=\"http://www.iana.org/assignments\">"
		  "<record><name>&a;</name></record></registry>",
		  "document types and entities are not read" },
		{ "<!DOCTYPE registry SYSTEM \"file:///etc/passwd\">\n"
		  "<registry xmlns=\"http://www.iana.org/assignments\"/>",
		  "document types and entities are not read" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_buf snapshot = { 0 }, problem = { 0 };
		size_t n;

		assert_int_equal(import(&snapshot, rg_view_of(rows[i].xml),
		    &n, &problem), -1);
		assert_view(rg_buf_view(&problem), rows[i].problem);
		assert_int_equal(snapshot.n, 0);
		rg_buf_release(&problem);
	}
}

/* The library's words differ between its versions; that it fails does not. */
static void
broken_files_fail(void **state)
{
	static const char xml[] = HEAD
	    "<record><name>a</name><number>1</number></record>\n" TAIL;
	static const char *const rows[] = {
		"", "<", HEAD "<record><name>&undefined;</name></record>" TAIL,
		HEAD "<record></registry>", HEAD TAIL "<more/>",
		HEAD "<record><name>\xff</name></record>" TAIL,
	};
	struct rg_buf snapshot = { 0 }, problem = { 0 };
	size_t n, whole = strlen(xml);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(import(&snapshot, rg_view_of(rows[i]), &n,
		    &problem), -1);
		assert_true(problem.n > 0);
		rg_buf_reset(&problem);
	}
	/* Cut anywhere before the root is closed. */
	for (size_t cut = 0; cut + 1 < whole; cut++) {
		assert_int_equal(import(&snapshot, rg_view(xml, cut), &n,
		    &problem), -1);
		assert_true(problem.n > 0);
		rg_buf_reset(&problem);
	}
	assert_int_equal(snapshot.n, 0);
	rg_buf_release(&problem);
}

static void
the_whole_registry_is_what_is_carried(void **state)
{
	struct rg_buf path = { 0 }, snapshot = { 0 }, carried = { 0 };
	struct rg_buf problem = { 0 };
	size_t n = 0;

	(void)state;
	sample_iana(&path);
	if (rg_registry_import(&snapshot, path.p, &n, &problem) != 0)
		fail_msg("%s", problem.p);
	assert_int_equal(n, 14533);
	sample_read(&carried, RG_ROOT "/data/iana.tsv");
	assert_true(rg_view_eq(rg_buf_view(&snapshot),
	    rg_buf_view(&carried)));
	rg_buf_release(&carried);
	rg_buf_release(&snapshot);
	rg_buf_release(&path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(odd_records_are_kept),
		cmocka_unit_test(transports_of_one_service_are_merged),
		cmocka_unit_test(what_cannot_be_read_is_told),
		cmocka_unit_test(broken_files_fail),
		cmocka_unit_test(the_whole_registry_is_what_is_carried),
	};

	return cmocka_run_group_tests_name("registry/iana_xml", tests, NULL,
	    NULL);
}
