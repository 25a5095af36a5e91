#include "unit.h"

#include "mo.h"
#include "refgen/locale.h"

#define HEADER								\
	"Content-Type: text/plain; charset=UTF-8\n"			\
	"Plural-Forms: nplurals=2; plural=(n != 1);\n"

/* What the catalog of most tests holds; write_sorted() puts it in order. */
static const struct mo_row rows[] = {
	{ RG_V(""),                  RG_V(HEADER) },
	{ RG_V("menu\004Port"),      RG_V("Puerto (menú)") },
	{ RG_V("one port\0{n} ports"), RG_V("un puerto\0{n} puertos") },
	{ RG_V("Port"),              RG_V("Puerto") },
	{ RG_V("Ports"),             RG_V("") },
};
#define NROWS (sizeof(rows) / sizeof(rows[0]))

struct fixture {
	struct rg_arena	 arena;
	struct rg_buf	 mo;
};

static int
setup(void **state)
{
	static struct fixture f;

	rg_arena_init(&f.arena);
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	rg_buf_release(&f->mo);
	rg_arena_release(&f->arena);
	return 0;
}

/* Byte order of keys: "Port" < "Ports" < "menu..." < "one port". */
static void
write_sorted(struct rg_buf *mo, bool big_endian)
{
	const struct mo_row sorted[] = {
		rows[0], rows[3], rows[4], rows[1], rows[2],
	};

	rg_buf_reset(mo);
	mo_write(mo, big_endian, sorted, NROWS);
}

/*
 * Reads a copy that ends where it ends, so that sanitizers see a step over.
 */
static const struct rg_catalog *
read_exact(struct fixture *f, struct rg_view mo)
{
	char *exact = rg_arena_alloc(&f->arena, mo.n);

	if (mo.n)
		memcpy(exact, mo.p, mo.n);
	return rg_catalog_read(&f->arena, rg_view(exact, mo.n));
}

static const struct rg_catalog *
read_mo(struct fixture *f)
{
	return read_exact(f, rg_buf_view(&f->mo));
}

static void
messages_are_found(void **state)
{
	struct fixture *f = *state;

	for (int big_endian = 0; big_endian < 2; big_endian++) {
		const struct rg_catalog *c;

		write_sorted(&f->mo, big_endian);
		c = read_mo(f);
		assert_non_null(c);
		assert_view(rg_catalog_find(c, NULL, RG_V("Port")), "Puerto");
		assert_view(rg_catalog_find(c, "menu", RG_V("Port")),
		    "Puerto (menú)");
		assert_view(rg_catalog_find(c, NULL, RG_V("one port")),
		    "un puerto");
		assert_view(rg_catalog_find(c, NULL, RG_V("")), HEADER);
	}
}

static void
nothing_else_is_found(void **state)
{
	static const struct {
		const char	*ctxt;
		const char	*id;
	} absent[] = {
		{ NULL,   "Ports" },	/* untranslated */
		{ NULL,   "Por" },
		{ NULL,   "Porta" },
		{ NULL,   "{n} ports" },
		{ NULL,   "zzz" },
		{ "menu", "Ports" },
		{ "men",  "Port" },
		{ "menus", "Port" },
		{ "",     "Port" },
		{ "menu", "" },
	};
	struct fixture *f = *state;
	const struct rg_catalog *c;

	write_sorted(&f->mo, false);
	c = read_mo(f);
	for (size_t i = 0; i < sizeof(absent) / sizeof(absent[0]); i++) {
		struct rg_view id = rg_view_of(absent[i].id);

		if (rg_catalog_find(c, absent[i].ctxt, id).n != 0 ||
		    rg_catalog_plural(c, absent[i].ctxt, id, 2).n != 0)
			fail_msg("%s", absent[i].id);
	}
	assert_int_equal(rg_catalog_find(NULL, NULL, RG_V("Port")).n, 0);
	assert_int_equal(rg_catalog_plural(NULL, NULL, RG_V("x"), 1).n, 0);
}

static void
plural_rules_are_known_not_evaluated(void **state)
{
	static const struct {
		const char	*rule;
		char		 forms[6];	/* for 0, 1, 2, 5, 21 */
	} known[] = {
		{ "nplurals=1; plural=0;",         "aaaaa" },
		{ "nplurals=2; plural=(n != 1);",  "babbb" },
		{ "nplurals=2; plural=n!=1",       "babbb" },
		{ "nplurals=2;\tplural=n != 1;",   "babbb" },
		{ "nplurals=2; plural=(n > 1);",   "aabbb" },
		{ "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
		  "n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", "cabca" },
		{ "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
		  "(n%100<10 || n%100>=20) ? 1 : 2);", "cabcc" },
		{ "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
		  "cabcc" },
		/* Not known: by n != 1. */
		{ "",                              "babbb" },
		{ "nplurals=2; plural=1/(n-n);",   "babbb" },
		{ "nplurals=999999999; plural=n;", "babbb" },
		{ "nplurals=2; plural=(((((((((((((((((((((((((((((((((((((((("
		  "((((((((((((((((((((((((((((((((((((((((((((((((((((((((("
		  "n)))))))))))))))))))))))))))))", "babbb" },
	};
	static const unsigned long numbers[] = { 0, 1, 2, 5, 21 };
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		char *header = rg_arena_fmt(&f->arena, "Plural-Forms: %s\n",
		    known[i].rule);
		const struct mo_row own[] = {
			{ RG_V(""), rg_view_of(header) },
			{ RG_V("x\0xs"), RG_V("a\0b\0c") },
		};
		const struct rg_catalog *c;

		rg_buf_reset(&f->mo);
		mo_write(&f->mo, false, own, 2);
		c = read_mo(f);
		assert_non_null(c);
		for (size_t k = 0; k < 5; k++) {
			struct rg_view form = rg_catalog_plural(c, NULL,
			    RG_V("x"), numbers[k]);

			if (form.n != 1 || form.p[0] != known[i].forms[k])
				fail_msg("%s, n=%lu", known[i].rule,
				    numbers[k]);
		}
	}
}

static void
too_few_forms_give_the_last(void **state)
{
	static const struct mo_row own[] = {
		{ RG_V("x\0xs"), RG_V("only") },
	};
	struct fixture *f = *state;
	const struct rg_catalog *c;

	rg_buf_reset(&f->mo);
	mo_write(&f->mo, false, own, 1);
	c = read_mo(f);
	assert_view(rg_catalog_plural(c, NULL, RG_V("x"), 7), "only");
	assert_view(rg_catalog_plural(c, NULL, RG_V("x\0xs"), 1), "only");
}

/* Every cut, so every field and every string is missed once. */
static void
truncated_files_are_refused(void **state)
{
	struct fixture *f = *state;

	write_sorted(&f->mo, false);
	for (size_t n = 0; n < f->mo.n; n++)
		if (read_exact(f, rg_view(f->mo.p, n)))
			fail_msg("%zu bytes", n);
}

static void
lying_words_are_refused(void **state)
{
	static const struct {
		const char	*name;
		size_t		 at;
		uint32_t	 word;
	} lies[] = {
		{ "magic",                   0,       0x950412df },
		{ "major revision",          4,       0x00020000 },
		{ "2^31 strings",            8,       0x80000000 },
		{ "2^32 - 1 strings",        8,       0xffffffff },
		{ "2^29 strings: 8n wraps",  8,       0x20000001 },
		{ "256 strings",             8,       0x00000100 },
		{ "keys behind the end",     12,      0x00100000 },
		{ "keys at 2^32 - 8",        12,      0xfffffff8 },
		{ "texts behind the end",    16,      0x00100000 },
		{ "texts at the last byte",  16,      0xffffffff },
		{ "key offset",              28 + 4,  0x7fffffff },
		{ "key offset, all bits",    28 + 4,  0xffffffff },
		{ "key length",              28 + 8,  0x7fffffff },
		{ "length and offset wrap",  28 + 8,  0xffffffff },
		{ "no NUL behind the key",   28 + 8,  3 },
		{ "no NUL behind the text",  68 + 8,  5 },
		{ "text length",             68 + 8,  0x00010000 },
		{ "text offset",             68 + 12, 0x00010000 },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++) {
		write_sorted(&f->mo, false);
		mo_patch(&f->mo, lies[i].at, lies[i].word);
		if (read_mo(f))
			fail_msg("%s", lies[i].name);
	}
}

static void
unsound_contents_are_refused(void **state)
{
	static const struct {
		const char	*name;
		struct mo_row	 rows[2];
	} unsound[] = {
		{ "unsorted", { { RG_V("b"), RG_V("x") },
				{ RG_V("a"), RG_V("y") } } },
		{ "doubled",  { { RG_V("a"), RG_V("x") },
				{ RG_V("a"), RG_V("y") } } },
		{ "doubled singular", { { RG_V("a\0b"), RG_V("x") },
				{ RG_V("a\0c"), RG_V("y") } } },
		{ "not UTF-8", { { RG_V("a"), RG_V("\xff") },
				{ RG_V("b"), RG_V("") } } },
		{ "escape",   { { RG_V("a"), RG_V("\x1b[31m") },
				{ RG_V("b"), RG_V("") } } },
		{ "C1",       { { RG_V("a"), RG_V("\xc2\x9b") },
				{ RG_V("b"), RG_V("") } } },
		{ "UTF-7",    { { RG_V(""), RG_V("Content-Type: text/plain; "
				    "charset=UTF-7\n") },
				{ RG_V("b"), RG_V("") } } },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(unsound) / sizeof(unsound[0]); i++) {
		rg_buf_reset(&f->mo);
		mo_write(&f->mo, false, unsound[i].rows, 2);
		if (read_mo(f))
			fail_msg("%s", unsound[i].name);
	}
}

/* A hundred thousand rows that all show the same megabyte. */
static void
shared_bytes_are_refused(void **state)
{
	const uint32_t n = 100000, strings = 28 + n * 16, len = 1u << 20;
	const uint32_t head[] = { 0x950412de, 0, n, 28, 28 + n * 8, 0, 0 };
	struct fixture *f = *state;

	rg_buf_reset(&f->mo);
	for (size_t i = 0; i < 7; i++)
		mo_word(&f->mo, false, head[i]);
	for (uint32_t i = 0; i < 2 * n; i++) {
		mo_word(&f->mo, false, len);
		mo_word(&f->mo, false, strings);
	}
	rg_buf_fill(&f->mo, 'a', len);
	rg_buf_char(&f->mo, '\0');
	assert_null(read_mo(f));
}

static void
an_empty_catalog_is_sound(void **state)
{
	struct fixture *f = *state;
	const struct rg_catalog *c;

	rg_buf_reset(&f->mo);
	mo_write(&f->mo, true, NULL, 0);
	c = read_mo(f);
	assert_non_null(c);
	assert_int_equal(rg_catalog_find(c, NULL, RG_V("Port")).n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(messages_are_found),
		cmocka_unit_test(nothing_else_is_found),
		cmocka_unit_test(plural_rules_are_known_not_evaluated),
		cmocka_unit_test(too_few_forms_give_the_last),
		cmocka_unit_test(truncated_files_are_refused),
		cmocka_unit_test(lying_words_are_refused),
		cmocka_unit_test(unsound_contents_are_refused),
		cmocka_unit_test(shared_bytes_are_refused),
		cmocka_unit_test(an_empty_catalog_is_sound),
	};

	return cmocka_run_group_tests_name("locale/catalog", tests, setup,
	    teardown);
}
