#include "words.h"

#include "refgen/buf.h"
#include "refgen/note.h"

struct desk {
	struct rg_arena		arena;
	struct rg_lexicon	lex;
	struct rg_diags		diags;
	struct rg_source	source;
	struct rg_note		note;
};

static void
desk_read(struct desk *d, const char *path, const char *text)
{
	rg_diags_init(&d->diags, &d->arena);
	rg_source_init(&d->source, &d->arena, path, rg_view_of(text));
	rg_ingest(&d->note, &d->source, &d->lex, &d->arena, &d->arena,
	    &d->diags);
}

static void
the_nearest_word_on_it_counts(void **state)
{
	static const struct {
		const char	*path, *text, *lang;
	} rows[] = {
		/* Front matter, whatever else speaks. */
		{ "notes/en/a.md", "---\nlang: es\n---\nthe of and", "es" },
		{ "a.md", "---\nlang: ES\n---\n", "es" },
		{ "a.md", "---\nlang: en-GB\n---\n", "en" },
		{ "a.md", "---\nlang: es_419\n---\n", "es" },
		{ "a.md", "---\nlang: tlh\n---\nel de la que", "es" },
		{ "a.md", "---\nlang: esperanto\n---\nthe of", "en" },
		/* A folder; a file is none. */
		{ "notes/es/a.md", "the of and", "es" },
		{ "es/a.md", "the of and", "es" },
		{ "notes/es-MX/a.md", "the of and", "es" },
		{ "notes/es", "the of and", "en" },
		{ "notes/escuela/a.md", "the of and", "en" },
		{ "notes/xx/a.md", "the of and", "en" },
		/* Its words, in tables as well. */
		{ "a.md", "the port of the service is for the network", "en" },
		{ "a.md", "el puerto de la red que se usa para esto", "es" },
		{ "a.md", "| a | b |\n|-|-|\n| el de la | que los |", "es" },
		{ "a.md", "SSH 22", "" },
		{ "a.md", "", "" },
	};
	struct desk d;

	(void)state;
	rg_arena_init(&d.arena);
	words_init(&d.lex, &d.arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		desk_read(&d, rows[i].path, rows[i].text);
		if (!rg_view_eq(d.note.lang, rg_view_of(rows[i].lang)))
			print_error("row %s: %s\n", rows[i].path,
			    rows[i].text);
		assert_view(d.note.lang, rows[i].lang);
	}
	rg_arena_release(&d.arena);
}

/* Lines of two languages, `en` and then `es` of them, in a row or a table. */
static void
put_lines(struct rg_buf *b, size_t en, size_t es, bool table)
{
	rg_buf_str(b, table ? "| a | b |\n|---|---|\n" : "");
	for (size_t i = 0; i < en + es; i++)
		rg_buf_fmt(b, table ? "| %zu | %s |\n" : "- %zu %s\n", i,
		    i < en ? "the of and to" : "el los las del");
}

static void
a_beginning_in_another_language_does_not_decide(void **state)
{
	static const struct {
		size_t		 en, es;
		bool		 table;
		const char	*lang;
	} rows[] = {
		{ 40, 100, false, "es" }, { 40, 100, true, "es" },
		{ 200, 260, false, "es" }, { 260, 200, true, "en" },
		{ 100, 5, false, "en" }, { 5, 3, false, "en" },
		{ 3, 5, true, "es" },
	};
	struct rg_buf text = { 0 };
	struct desk d;

	(void)state;
	rg_arena_init(&d.arena);
	words_init(&d.lex, &d.arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		rg_buf_reset(&text);
		put_lines(&text, rows[i].en, rows[i].es, rows[i].table);
		desk_read(&d, "a.md", rg_arena_str(&d.arena,
		    rg_buf_view(&text)));
		if (!rg_view_eq(d.note.lang, rg_view_of(rows[i].lang)))
			print_error("row %zu\n", i);
		assert_view(d.note.lang, rows[i].lang);
	}
	rg_buf_release(&text);
	rg_arena_release(&d.arena);
}

static void
an_unknown_language_is_a_complaint(void **state)
{
	struct desk d;

	(void)state;
	rg_arena_init(&d.arena);
	words_init(&d.lex, &d.arena);
	desk_read(&d, "a.md", "---\nlang: tlh\n---\n22 - SSH\n");
	assert_int_equal(d.diags.list.n, 1);
	assert_int_equal(d.diags.list.v[0].id, RG_D_LANG_UNKNOWN);
	assert_view(d.diags.list.v[0].args[0], "tlh");
	assert_view(rg_span_text(d.diags.list.v[0].at), "tlh");
	rg_arena_release(&d.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_nearest_word_on_it_counts),
		cmocka_unit_test(
		    a_beginning_in_another_language_does_not_decide),
		cmocka_unit_test(an_unknown_language_is_a_complaint),
	};

	return cmocka_run_group_tests_name("ingest/language", tests, NULL,
	    NULL);
}
