/* refgen-po as its callers see it: bytes in, bytes and a status out. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "refgen/locale.h"

/* Five lines. */
#define HEAD								\
	"msgid \"\"\nmsgstr \"\"\n"					\
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"		\
	"\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"

/* What a child was given, and what it gave. */
struct run {
	struct rg_buf	in, out, err;
	int		status;
};

static void
run_reset(struct run *r)
{
	rg_buf_release(&r->in);
	rg_buf_release(&r->out);
	rg_buf_release(&r->err);
}

static void
slurp(struct rg_buf *to, FILE *f)
{
	char piece[4096];
	size_t n;

	rewind(f);
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		rg_buf_put(to, rg_view(piece, n));
	fclose(f);
}

/* Runs a program with `in` on its standard input. */
static void
run(struct run *r, char *const argv[])
{
	FILE *in = tmpfile(), *out = tmpfile(), *err = tmpfile();
	int status;
	pid_t pid;

	assert_true(in && out && err);
	if (r->in.n)
		assert_int_equal(fwrite(r->in.p, 1, r->in.n, in), r->in.n);
	rewind(in);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(fileno(in), STDIN_FILENO);
		dup2(fileno(out), STDOUT_FILENO);
		dup2(fileno(err), STDERR_FILENO);
		execv(argv[0], argv);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	r->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	fclose(in);
	slurp(&r->out, out);
	slurp(&r->err, err);
}

static void
run_helper(struct run *r, const char *file)
{
	char *const argv[] = { (char []){ RG_HELPER }, (char *)file, NULL };

	run(r, argv);
}

static void
run_msgfmt(struct run *r, const char *file)
{
	char *const argv[] = {
		(char []){ RG_MSGFMT }, (char []){ "--no-hash" },
		(char []){ "-o" }, (char []){ "-" }, (char *)file, NULL,
	};

	run(r, argv);
}

static size_t
word(struct rg_view mo, size_t at)
{
	const unsigned char *p = (const unsigned char *)mo.p + at;

	return p[0] | (size_t)p[1] << 8 | (size_t)p[2] << 16 |
	    (size_t)p[3] << 24;
}

/* Compares what two catalogs say of one key of an MO file. */
static void
compare_key(const struct rg_catalog *ours, const struct rg_catalog *theirs,
    struct rg_view key)
{
	static const unsigned long numbers[] = { 0, 1, 2, 65535 };
	char *copy = strndup(key.p, key.n), *eot = strchr(copy, '\004');
	const char *ctxt = eot ? copy : NULL;
	struct rg_view id = rg_view_of(eot ? eot + 1 : copy);

	if (eot)
		*eot = '\0';
	assert_true(rg_catalog_find(theirs, ctxt, id).n > 0);
	for (size_t i = 0; i < 4; i++) {
		struct rg_view a = rg_catalog_plural(ours, ctxt, id,
		    numbers[i]);
		struct rg_view b = rg_catalog_plural(theirs, ctxt, id,
		    numbers[i]);

		if (!rg_view_eq(a, b))
			fail_msg("%s: \"%.*s\", not \"%.*s\"", copy,
			    RG_ARG(a), RG_ARG(b));
	}
	free(copy);
}

static void
compare_with_msgfmt(const char *file)
{
	struct run ours = { 0 }, theirs = { 0 };
	const struct rg_catalog *a, *b;
	struct rg_arena arena;
	struct rg_view mo;

	rg_arena_init(&arena);
	run_helper(&ours, file);
	run_msgfmt(&theirs, file);
	assert_view(rg_buf_view(&ours.err), "");
	assert_int_equal(ours.status, 0);
	assert_int_equal(theirs.status, 0);

	mo = rg_buf_view(&theirs.out);
	a = rg_catalog_read(&arena, rg_buf_view(&ours.out));
	b = rg_catalog_read(&arena, mo);
	assert_true(a && b);
	assert_int_equal(word(rg_buf_view(&ours.out), 8), word(mo, 8));
	for (size_t i = 0; i < word(mo, 8); i++) {
		size_t row = word(mo, 12) + i * 8;

		compare_key(a, b, rg_view(mo.p + word(mo, row + 4),
		    word(mo, row)));
	}
	run_reset(&ours);
	run_reset(&theirs);
	rg_arena_release(&arena);
}

static void
catalogs_are_those_of_msgfmt(void **state)
{
	(void)state;
	compare_with_msgfmt(RG_ROOT "/locales/es.po");
	compare_with_msgfmt(RG_ROOT "/tests/unit/locale/helper/sample.po");
}

static void
standard_input_is_a_file_too(void **state)
{
	struct run r = { 0 };
	struct rg_arena arena;
	const struct rg_catalog *c;

	(void)state;
	rg_arena_init(&arena);
	rg_buf_str(&r.in, HEAD "#, fuzzy\nmsgid \"Port\"\nmsgstr \"WRONG\"\n\n"
	    "msgid \"Ports\"\nmsgstr \"Puertos\"\n\n"
	    "#~ msgid \"Old\"\n#~ msgstr \"WRONG\"\n");
	run_helper(&r, NULL);
	assert_int_equal(r.status, 0);
	c = rg_catalog_read(&arena, rg_buf_view(&r.out));
	assert_non_null(c);
	assert_view(rg_catalog_find(c, NULL, RG_V("Ports")), "Puertos");
	assert_int_equal(rg_view_find(rg_buf_view(&r.out), RG_V("WRONG")),
	    RG_NONE);
	run_reset(&r);
	rg_arena_release(&arena);
}

static void
refusals_name_the_line(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 po;		/* behind HEAD */
		int		 line;		/* of the first complaint */
		const char	*says;
	} rows[] = {
		{ "open string", RG_V("msgid \"Port\nmsgstr \"x\"\n"),
		    7, "end-of-line within string" },
		{ "keyword", RG_V("\nmsgfoo \"a\"\n"),
		    7, "keyword \"msgfoo\" unknown" },
		{ "no msgstr", RG_V("msgid \"a\"\n\nmsgid \"b\"\n"),
		    6, "missing 'msgstr' section" },
		{ "doubled", RG_V("msgid \"a\"\nmsgstr \"b\"\n"
		    "msgid \"a\"\nmsgstr \"c\"\n"), 8, "duplicate" },
		{ "not UTF-8", RG_V("msgid \"a\"\nmsgstr \"\xff\xc0\xaf\"\n"),
		    7, "not UTF-8" },
		{ "NUL", RG_V("msgid \"a\0b\"\nmsgstr \"b\"\n"),
		    6, "NUL byte" },
		{ "escape", RG_V("msgid \"a\"\nmsgstr \"\\x1b[31m\"\n"),
		    6, "control character" },
		{ "context", RG_V("msgctxt \"\\033\"\nmsgid \"a\"\n"
		    "msgstr \"b\"\n"), 7, "control character" },
		{ "c-format", RG_V("#, c-format\nmsgid \"%d ports\"\n"
		    "msgstr \"%s%n\"\n"), 8, "format specifications" },
		{ "domain", RG_V("domain \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n"),
		    0, "more than one domain" },

		{ "one more", RG_V("msgid \"a {1}\"\nmsgstr \"b {1} {2}\"\n"),
		    6, "differ" },
		{ "one less", RG_V("# msgid\n\nmsgid \"a {1}{3}\"\n"
		    "msgstr \"b {1}\"\n"), 8, "differ" },
		{ "the other", RG_V("msgid \"\"\n\"msgid {1}\"\n"
		    "msgstr \"\"\n\"{n}\"\n"), 6, "differ" },
		{ "a plural's", RG_V("msgid \"msgid\"\nmsgstr \"msgid\"\n"
		    "#~| msgid \"msgid\"\n#~ msgid \"msgid\\\"\"\n"
		    "#~ msgstr \"msgid\"\n"
		    "msgid \"one\"\nmsgid_plural \"{n} many\"\n"
		    "msgstr[0] \"uno\"\nmsgstr[1] \"{n} {1}\"\n"),
		    11, "differ" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct run r = { 0 };

		rg_buf_str(&r.in, HEAD);
		rg_buf_put(&r.in, rows[i].po);
		run_helper(&r, NULL);
		if (r.status != 1 || r.out.n != 0)
			fail_msg("%s: status %d", rows[i].name, r.status);
		if (atoi(r.err.p) != rows[i].line ||
		    !strstr(r.err.p, rows[i].says))
			fail_msg("%s: %s", rows[i].name, r.err.p);
		run_reset(&r);
	}
}

static void
other_charsets_are_refused(void **state)
{
	static const char *const heads[] = {
		"text/plain; charset=UTF-7",
		"text/plain; charset=ISO-8859-1",
		"text/plain; charset=CHARSET",
		"text/plain; charset=UTF-16",
		"text/plain; charset=UTF-8000",
		"text/plain",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		struct run r = { 0 };

		rg_buf_fmt(&r.in, "msgid \"\"\nmsgstr \"Content-Type: %s\\n\"\n"
		    "msgid \"Port\"\nmsgstr \"+ADw-script+AD4-\"\n", heads[i]);
		run_helper(&r, NULL);
		if (r.status != 1 || r.out.n != 0 || r.err.n == 0)
			fail_msg("%s: status %d", heads[i], r.status);
		run_reset(&r);
	}
}

/* Formulas are for the reader of the MO file, who knows them or not. */
static void
plural_forms_are_not_evaluated(void **state)
{
	static const char *const formulas[] = {
		"nplurals=2; plural=1/(n-n);",
		"nplurals=999999999; plural=n;",
		"nplurals=-1; plural=((((((((((((((((((((((((((((((((",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(formulas) / sizeof(formulas[0]); i++) {
		struct run r = { 0 };

		rg_buf_fmt(&r.in, "msgid \"\"\nmsgstr \"Content-Type: "
		    "text/plain; charset=UTF-8\\n"
		    "Plural-Forms: %s\\n\"\nmsgid \"a\"\n"
		    "msgid_plural \"b\"\nmsgstr[0] \"x\"\nmsgstr[1] \"y\"\n",
		    formulas[i]);
		run_helper(&r, NULL);
		if (r.status != 0)
			fail_msg("%s: %s", formulas[i], r.err.p);
		run_reset(&r);
	}
}

static void
size_has_a_limit(void **state)
{
	const size_t limit = 2u * 1024 * 1024;
	struct run r = { 0 };

	(void)state;
	rg_buf_str(&r.in, HEAD);
	rg_buf_fill(&r.in, '\n', limit - r.in.n);
	run_helper(&r, NULL);
	assert_int_equal(r.status, 0);

	rg_buf_char(&r.in, '\n');
	rg_buf_reset(&r.out);
	run_helper(&r, NULL);
	assert_int_equal(r.status, 1);
	assert_int_equal(r.out.n, 0);
	assert_view(rg_buf_view(&r.err), "0: larger than 2097152 bytes\n");
	run_reset(&r);
}

static void
files_that_are_none_are_refused(void **state)
{
	static const char *const paths[] = {
		RG_ROOT "/tests", RG_ROOT "/tests/no-such-file.po",
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct run r = { 0 };

		run_helper(&r, paths[i]);
		assert_int_equal(r.status, 1);
		assert_int_equal(r.out.n, 0);
		assert_true(rg_view_starts(rg_buf_view(&r.err), RG_V("0: ")));
		run_reset(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(catalogs_are_those_of_msgfmt),
		cmocka_unit_test(standard_input_is_a_file_too),
		cmocka_unit_test(refusals_name_the_line),
		cmocka_unit_test(other_charsets_are_refused),
		cmocka_unit_test(plural_forms_are_not_evaluated),
		cmocka_unit_test(size_has_a_limit),
		cmocka_unit_test(files_that_are_none_are_refused),
	};

	return cmocka_run_group_tests_name("locale/helper/po", tests, NULL,
	    NULL);
}
