#include "sample.h"

#include "refgen/registry.h"

#define CSV_HEAD "Service Name,Port Number,Transport Protocol,"		\
	"Description,Reference,Assignment Notes\n"
#define MARK "\xef\xbb\xbf"

static void
the_head_tells_the_format(void **state)
{
	static const struct {
		const char	*name;
		const char	*text;
		const char	*snapshot;	/* NULL: it fails */
	} rows[] = {
		{ "XML", "\n <registry xmlns="
		  "\"http://www.iana.org/assignments\"><record><name>a</name>"
		  "<number>1</number></record></registry>",
		  "1\t-\ta\tassigned\n" },
		{ "XML with a mark", MARK "<registry xmlns="
		  "\"http://www.iana.org/assignments\"><record><name>a</name>"
		  "<number>1</number></record></registry>",
		  "1\t-\ta\tassigned\n" },
		{ "CSV", CSV_HEAD "a,1,tcp,,,\n", "1\ttcp\ta\tassigned\n" },
		{ "CSV with a mark", MARK CSV_HEAD "a,1,tcp,,,\n",
		  "1\ttcp\ta\tassigned\n" },
		{ "services(5)", "# x\na 1/tcp\n", "1\ttcp\ta\tassigned\n" },
		{ "not UTF-8", "a\xf1o 1/tcp\n", NULL },
		{ "prose", "This is a letter.\n", NULL },
		{ "empty", "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_buf snapshot = { 0 }, problem = { 0 };
		char path[64];
		size_t n;
		int status;

		sample_write(path, rg_view_of(rows[i].text));
		status = rg_registry_import(&snapshot, path, &n, &problem);
		unlink(path);
		if (status != (rows[i].snapshot ? 0 : -1))
			fail_msg("%s", rows[i].name);
		if (status == 0)
			assert_view(sample_lines(&snapshot), rows[i].snapshot);
		else
			assert_true(problem.n > 0);
		rg_buf_release(&problem);
		rg_buf_release(&snapshot);
	}
}

static void
only_regular_files_are_read(void **state)
{
	static const char *const paths[] = {
		"/dev/null", "/", RG_ROOT "/no/such/file",
	};
	struct rg_buf snapshot = { 0 }, problem = { 0 };
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		rg_buf_reset(&problem);
		assert_int_equal(rg_registry_import(&snapshot, paths[i], &n,
		    &problem), -1);
		assert_true(problem.n > 0);
		rg_buf_reset(&problem);
		assert_int_equal(rg_registry_import_xml(&snapshot, paths[i],
		    &n, &problem), -1);
		assert_true(problem.n > 0);
	}
	rg_buf_release(&problem);
}

static void
what_is_imported_can_be_read(void **state)
{
	static const char text[] = CSV_HEAD
	    "b,10-12,tcp,,[RFC7],\nb,10-12,udp,,,\na,10,tcp,,,\n"
	    "c,,udp,,,\n,9,,Reserved,,\n";
	struct rg_buf snapshot = { 0 }, problem = { 0 };
	struct rg_registry reg;
	struct rg_arena arena;
	size_t n;

	(void)state;
	rg_arena_init(&arena);
	assert_int_equal(rg_registry_import_csv(&snapshot, rg_view_of(text),
	    &n, &problem), 0);
	assert_int_equal(rg_registry_read(&reg, &arena,
	    rg_buf_view(&snapshot)), 0);
	assert_int_equal(n, 5);
	assert_int_equal(reg.n, 4);
	assert_view(rg_registry_named(&reg, RG_V("b"))->reference, "RFC7");
	assert_int_equal(rg_registry_transports(&reg,
	    (struct rg_range){ 10, 12 }), RG_TCP | RG_UDP);
	rg_buf_release(&snapshot);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_head_tells_the_format),
		cmocka_unit_test(only_regular_files_are_read),
		cmocka_unit_test(what_is_imported_can_be_read),
	};

	return cmocka_run_group_tests_name("registry/import", tests, NULL,
	    NULL);
}
