#include "unit.h"

#include "mo.h"
#include "refgen/locale.h"

static const struct mo_row spanish[] = {
	{ RG_V(""), RG_V("Plural-Forms: nplurals=2; plural=(n != 1);\n") },
	{ RG_V("Port"), RG_V("Puerto") },
	{ RG_V("number\004group separator"), RG_V(".") },
	{ RG_V("number\004least digits grouped"), RG_V("5") },
	{ RG_V("one port\0{n} ports"),
	    RG_V("un puerto\0{n} puertos ({n})") },
	{ RG_V("place\004Port"), RG_V("Oporto") },
};
static const struct mo_row french[] = {
	{ RG_V("number\004group separator"), RG_V("\xe2\x80\xaf") },
	{ RG_V("number\004least digits grouped"), RG_V("many") },
};

/* English, Spanish, and French of which only the numbers are known. */
struct fixture {
	struct rg_arena		 arena;
	struct rg_buf		 es, fr, out;
	struct rg_locale	 locale;
};

static int
setup(void **state)
{
	static struct fixture f;

	rg_arena_init(&f.arena);
	mo_write(&f.es, false, spanish, sizeof(spanish) / sizeof(spanish[0]));
	mo_write(&f.fr, true, french, 2);
	rg_locale_init(&f.locale);
	rg_locale_add(&f.locale, "en", "English");
	rg_locale_add(&f.locale, "es", "Español");
	rg_locale_add(&f.locale, "fr-CH", "Français");
	f.locale.langs[1].messages = rg_catalog_read(&f.arena,
	    rg_buf_view(&f.es));
	f.locale.langs[2].messages = rg_catalog_read(&f.arena,
	    rg_buf_view(&f.fr));
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	rg_buf_release(&f->es);
	rg_buf_release(&f->fr);
	rg_buf_release(&f->out);
	rg_arena_release(&f->arena);
	return 0;
}

static void
languages_are_found_by_tag(void **state)
{
	static const struct {
		const char	*tag;
		rg_lang		 lang;
	} rows[] = {
		{ "en",               0 },
		{ "es",               1 },
		{ "ES",               1 },
		{ "es-MX",            1 },
		{ "es_AR.UTF-8",      1 },
		{ "es.UTF-8",         1 },
		{ "es_ES@euro",       1 },
		{ "es-Latn-419",      1 },
		{ "fr-ch",            2 },
		{ "fr_CH.UTF-8",      2 },
		{ "fr",               RG_LANG_NONE },
		{ "fr-FR",            RG_LANG_NONE },
		{ "est",              RG_LANG_NONE },
		{ "C",                RG_LANG_NONE },
		{ "C.UTF-8",          RG_LANG_NONE },
		{ "POSIX",            RG_LANG_NONE },
		{ "",                 RG_LANG_NONE },
		{ "-",                RG_LANG_NONE },
		{ "-es",              RG_LANG_NONE },
		{ ".es",              RG_LANG_NONE },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rg_locale_find(&f->locale, rg_view_of(rows[i].tag)) !=
		    rows[i].lang)
			fail_msg("%s", rows[i].tag);
	}
}

static void
languages_have_an_end(void **state)
{
	struct rg_locale l;

	(void)state;
	rg_locale_init(&l);
	for (rg_lang i = 0; i < RG_LANGS; i++)
		assert_int_equal(rg_locale_add(&l, "x", "X"), i);
	assert_int_equal(rg_locale_add(&l, "x", "X"), RG_LANG_NONE);
	assert_int_equal(l.n, RG_LANGS);
}

static void
messages_fall_back_to_english(void **state)
{
	struct fixture *f = *state;
	const struct rg_locale *l = &f->locale;

	assert_string_equal(rg_tr(l, 0, "Port"), "Port");
	assert_string_equal(rg_tr(l, 1, "Port"), "Puerto");
	assert_string_equal(rg_trc(l, 1, "place", "Port"), "Oporto");
	assert_string_equal(rg_trc(l, 1, "ship", "Port"), "Port");
	assert_string_equal(rg_tr(l, 1, "Starboard"), "Starboard");
	assert_string_equal(rg_tr(l, 2, "Port"), "Port");
	assert_string_equal(rg_tr(l, RG_LANG_NONE, "Port"), "Port");
	assert_string_equal(rg_tr(l, 1, ""), "");
}

static void
numbers_are_written_as_the_language_does(void **state)
{
	static const struct {
		rg_lang		 lang;
		unsigned long	 number;
		const char	*text;
	} rows[] = {
		{ 0, 0,       "0" },
		{ 0, 443,     "443" },
		{ 0, 1023,    "1,023" },
		{ 0, 65535,   "65,535" },
		{ 0, 1000000, "1,000,000" },
		{ 1, 1023,    "1023" },
		{ 1, 9999,    "9999" },
		{ 1, 49151,   "49.151" },
		{ 1, 1234567, "1.234.567" },
		{ 2, 1023,    "1\xe2\x80\xaf" "023" },
		{ RG_LANG_NONE, 65535, "65,535" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rg_buf_reset(&f->out);
		rg_number_put(&f->out, &f->locale, rows[i].lang,
		    rows[i].number);
		assert_view(rg_buf_view(&f->out), rows[i].text);
	}
}

static void
plurals_hold_the_number(void **state)
{
	static const struct {
		rg_lang		 lang;
		const char	*one, *many;
		unsigned long	 n;
		const char	*text;
	} rows[] = {
		{ 0, "one port", "{n} ports", 1,     "one port" },
		{ 0, "one port", "{n} ports", 0,     "0 ports" },
		{ 0, "one port", "{n} ports", 65535, "65,535 ports" },
		{ 1, "one port", "{n} ports", 1,     "un puerto" },
		{ 1, "one port", "{n} ports", 65535,
		    "65.535 puertos (65.535)" },
		{ 1, "a note",   "{n} notes", 2,     "2 notes" },
		{ 1, "{n} {",    "{n",        1,     "1 {" },
		{ 1, "{n} {",    "{n",        2,     "{n" },
		{ 0, "{n}{n}",   "",          1,     "11" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rg_buf_reset(&f->out);
		rg_trn(&f->out, &f->locale, rows[i].lang, rows[i].one,
		    rows[i].many, rows[i].n);
		assert_view(rg_buf_view(&f->out), rows[i].text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(languages_are_found_by_tag),
		cmocka_unit_test(languages_have_an_end),
		cmocka_unit_test(messages_fall_back_to_english),
		cmocka_unit_test(numbers_are_written_as_the_language_does),
		cmocka_unit_test(plurals_hold_the_number),
	};

	return cmocka_run_group_tests_name("locale/locale", tests, setup,
	    teardown);
}
