#include "unit.h"

#include <stdio.h>

#include "refgen/lexicon.h"

struct fixture {
	struct rg_arena		arena;
	struct rg_lexicon	lex;
};

static void
fixture_init(struct fixture *f)
{
	rg_arena_init(&f->arena);
	rg_lexicon_init(&f->lex, &f->arena);
}

static struct rg_view
meaning(const struct rg_lexicon *lex, rg_lex_set kind, const char *phrase)
{
	const struct rg_lexicon_entry *e;

	e = rg_lexicon_word(lex, kind, rg_view_of(phrase));
	return e ? e->value : rg_view(NULL, 0);
}

static void
phrases_are_found_folded(void **state)
{
	static const struct {
		rg_lex_set	 kind;
		const char	*phrase, *value;
	} rows[] = {
		{ RG_LEX_PORT,   "Puertos",             "port" },
		{ RG_LEX_PORT,   "PUERTO",              "port" },
		{ RG_LEX_PORT,   "port",                "" },
		{ RG_LEX_COLUMN, "numero de puerto",    "port" },
		{ RG_LEX_COLUMN, "Número de Puerto",    "port" },
		{ RG_LEX_COLUMN, "puerto",              "" },
		{ RG_LEX_CLASS,  "bien conocidos",      "well-known" },
		{ RG_LEX_CLASS,  "",                    "" },
	};
	struct fixture f;

	(void)state;
	fixture_init(&f);
	assert_int_equal(rg_lexicon_read(&f.lex, RG_V(
	    "# a comment\n"
	    "\n"
	    "language = es: Español\n"
	    "word.port = puerto, puertos\n"
	    "column.port = Número  de puerto\r\n"
	    "class.well-known = Puertos bien conocidos, Bien conocidos")), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_view(meaning(&f.lex, rows[i].kind, rows[i].phrase),
		    rows[i].value);
	assert_int_equal(f.lex.langs.n, 1);
	assert_view(f.lex.langs.v[0].tag, "es");
	assert_view(f.lex.langs.v[0].name, "Español");
	rg_arena_release(&f.arena);
}

static void
letters_are_a_word_up_to_what_is_none(void **state)
{
	static const struct {
		const char	*text;
		size_t		 at;
		rg_lex_set	 kinds;
		const char	*value;
		size_t		 end;
	} rows[] = {
		{ "Puerto 22",   0, RG_LEX_PORT,                "port", 6 },
		{ "el puerto22", 3, RG_LEX_PORT,                "port", 9 },
		{ "puertos",     0, RG_LEX_PORT,                "",     0 },
		{ "número: 22",  0, RG_LEX_PORT,                "port", 7 },
		{ "NUMERO",      0, RG_LEX_PORT,                "port", 6 },
		{ "puerto",      0, RG_LEX_AND,                 "",     0 },
		{ "y 23",        0, RG_LEX_AND | RG_LEX_PORT,   "and",  1 },
		{ "y",           1, RG_LEX_AND,                 "",     0 },
		{ " y",          0, RG_LEX_AND,                 "",     0 },
	};
	struct fixture f;

	(void)state;
	fixture_init(&f);
	assert_int_equal(rg_lexicon_read(&f.lex, RG_V(
	    "language = es: Español\n"
	    "word.port = puerto, número\n"
	    "word.and = y, así como\n")), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_view text = rg_view_of(rows[i].text);
		const struct rg_lexicon_entry *e;
		size_t end = 0;

		e = rg_lexicon_letters(&f.lex, rows[i].kinds, text,
		    rows[i].at, &end);
		assert_view(e ? e->value : rg_view(NULL, 0), rows[i].value);
		assert_int_equal(end, rows[i].end);
		if (e)
			assert_true(rg_lexicon_may(&f.lex, rows[i].kinds, text,
			    rows[i].at));
	}
	assert_false(rg_lexicon_may(&f.lex, RG_LEX_PORT, RG_V("y"), 0));
	assert_false(rg_lexicon_may(&f.lex, RG_LEX_PORT, RG_V("p"), 1));
	rg_arena_release(&f.arena);
}

static void
the_first_phrase_is_the_one_to_show(void **state)
{
	struct fixture f;

	(void)state;
	fixture_init(&f);
	assert_int_equal(rg_lexicon_read(&f.lex, RG_V(
	    "language = en: English\n"
	    "service.dns = Domain Name System, Domain Name Service\n")), 0);
	assert_int_equal(rg_lexicon_read(&f.lex, RG_V(
	    "language = es: Español\n"
	    "service.dns = Sistema de nombres de dominio\n")), 0);
	assert_view(rg_lexicon_phrase(&f.lex, 0, "service", RG_V("dns")),
	    "Domain Name System");
	assert_view(rg_lexicon_phrase(&f.lex, 1, "service", RG_V("dns")),
	    "Sistema de nombres de dominio");
	assert_view(rg_lexicon_phrase(&f.lex, 1, "service", RG_V("ssh")), "");
	rg_arena_release(&f.arena);
}

static void
a_bad_line_is_named(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 bytes;
		size_t		 line;
	} rows[] = {
		{ "nothing",        RG_V(""),                           0 },
		{ "no equals",      RG_V("language = a: A\nword.port"), 2 },
		{ "no dot",         RG_V("language = a: A\n\nword = x"), 3 },
		{ "no phrase",      RG_V("language = a: A\nword.x ="),  2 },
		{ "no language",    RG_V("# x\nword.port = port"),      2 },
		{ "nameless tongue", RG_V("language = es"),             1 },
	};
	struct fixture f;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fixture_init(&f);
		if (rg_lexicon_read(&f.lex, rows[i].bytes) != rows[i].line)
			fail_msg("%s", rows[i].name);
		rg_arena_release(&f.arena);
	}
}

static void
read_file(struct rg_buf *bytes, const char *path)
{
	char piece[4096];
	size_t n;
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	while ((n = fread(piece, 1, sizeof(piece), file)) > 0)
		rg_buf_put(bytes, rg_view(piece, n));
	fclose(file);
}

static void
the_five_languages_are_read_together(void **state)
{
	static const char *const files[] = {
		RG_ROOT "/locales/de.lexicon", RG_ROOT "/locales/en.lexicon",
		RG_ROOT "/locales/es.lexicon", RG_ROOT "/locales/fr.lexicon",
		RG_ROOT "/locales/pt.lexicon",
	};
	static const struct {
		rg_lex_set	 kind;
		const char	*phrase, *value;
	} rows[] = {
		{ RG_LEX_COLUMN,    "Número de Puerto",         "port" },
		{ RG_LEX_COLUMN,    "Transport protocol",       "transport" },
		{ RG_LEX_COLUMN,    "¿Para qué sirve?",         "text" },
		{ RG_LEX_COLUMN,    "Número da porta",          "port" },
		{ RG_LEX_COLUMN,    "Dienst",                   "service" },
		{ RG_LEX_COLUMN,    "Size (bits)",              "number" },
		{ RG_LEX_PORT,      "Numéro de port",           "port" },
		{ RG_LEX_TRANSPORT, "tpc",                      "tcp" },
		{ RG_LEX_CLASS,     "EFIMEROS",                 "dynamic" },
		{ RG_LEX_CLASS,     "Well Known Ports",         "well-known" },
		{ RG_LEX_ROLE,      "Datenkanal",               "data" },
		{ RG_LEX_LISTEN,    "escucha en",               "listen" },
		{ RG_LEX_STOP,      "nicht",                    "word" },
		{ RG_LEX_SERVICE,   "Shell seguro",             "ssh" },
		{ RG_LEX_WRONG,     "Dynamic Host Control Protocol", "dhcp" },
	};
	struct rg_buf bytes[5] = { 0 };
	struct fixture f;

	(void)state;
	fixture_init(&f);
	for (size_t i = 0; i < 5; i++) {
		read_file(&bytes[i], files[i]);
		assert_int_equal(rg_lexicon_read(&f.lex,
		    rg_buf_view(&bytes[i])), 0);
	}
	assert_int_equal(f.lex.langs.n, 5);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_view(meaning(&f.lex, rows[i].kind, rows[i].phrase),
		    rows[i].value);
	assert_view(rg_lexicon_phrase(&f.lex, 1, "class", RG_V("well-known")),
	    "Well-known ports");
	assert_view(rg_lexicon_phrase(&f.lex, 2, "class", RG_V("well-known")),
	    "Puertos bien conocidos");
	for (size_t i = 0; i < 5; i++)
		rg_buf_release(&bytes[i]);
	rg_arena_release(&f.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phrases_are_found_folded),
		cmocka_unit_test(letters_are_a_word_up_to_what_is_none),
		cmocka_unit_test(the_first_phrase_is_the_one_to_show),
		cmocka_unit_test(a_bad_line_is_named),
		cmocka_unit_test(the_five_languages_are_read_together),
	};

	return cmocka_run_group_tests_name("text/lexicon", tests, NULL, NULL);
}
