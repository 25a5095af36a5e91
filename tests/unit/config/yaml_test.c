#include "unit.h"

#include <time.h>

#include "refgen/config.h"

/* What one reading needs, and what it gave. */
struct reading {
	struct rg_arena			 arena;
	struct rg_diags			 diags;
	struct rg_source		 source;
	const struct rg_value		*value;
};

static void
read_view(struct reading *r, struct rg_view text,
    const struct rg_yaml_limits *limits)
{
	rg_arena_init(&r->arena);
	rg_diags_init(&r->diags, &r->arena);
	rg_source_init(&r->source, &r->arena, "notes/n.md", text);
	r->value = rg_yaml_read(rg_span(&r->source, 0, text.n), limits,
	    &r->arena, &r->diags);
}

static void
end(struct reading *r)
{
	rg_arena_release(&r->arena);
}

static void
scalars_stay_strings(void **state)
{
	static const char *const rows[][2] = {
		{ "k: 022",              "022" },
		{ "k: 1:30",             "1:30" },
		{ "k: 22:22",            "22:22" },
		{ "k: no",               "no" },
		{ "k: ~",                "~" },
		{ "k: 0x16",             "0x16" },
		{ "k: 2026-01-01",       "2026-01-01" },
		{ "k: .inf",             ".inf" },
		{ "k: \"a\\tb \\u00f1\"", "a\tb ñ" },
		{ "k: 'it''s'",          "it's" },
		{ "k: |\n  a\n  b\n",    "a\nb\n" },
		{ "k: >-\n  a\n  b\n",   "a b" },
		{ "k:",                  "" },
		{ "k: # nothing",        "" },
		{ "k: a # comment",      "a" },
		{ "k: [not, here]\nk2: \"k\"", "" },
		{ "---\nk: v\n...\n",    "v" },
		{ "k: \"[[[[[[[[[[[[\"", "[[[[[[[[[[[[" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading r;

		read_view(&r, rg_view_of(rows[i][0]), &rg_front_matter_limits);
		if (!r.value || r.diags.list.n > 0)
			fail_msg("%s", rows[i][0]);
		assert_view(rg_value_str(r.value, "k"), rows[i][1]);
		end(&r);
	}
}

static void
values_keep_their_shape(void **state)
{
	const struct rg_value *v;
	struct reading r;

	(void)state;
	read_view(&r, RG_V("title: Puertos\r\n"
	    "pins:\r\n"
	    "- port: 53\r\n"
	    "  use: [tcp, udp]\r\n"
	    "- {port: 22}\r\n"
	    "lang: es\r\n"), &rg_config_limits);
	assert_non_null(r.value);
	assert_int_equal(r.value->kind, RG_VALUE_TABLE);
	assert_int_equal(r.value->n, 3);
	assert_view(r.value->keys[1], "pins");
	assert_view(rg_span_text(r.value->keys_at[2]), "lang");

	v = rg_value_get(r.value, "pins");
	assert_int_equal(v->kind, RG_VALUE_LIST);
	assert_int_equal(v->n, 2);
	assert_view(rg_value_str(&v->items[1], "port"), "22");
	assert_view(rg_span_text(v->items[1].at), "{port: 22}");
	assert_view(rg_span_text(v->items[0].at),
	    "port: 53\r\n  use: [tcp, udp]");

	v = rg_value_get(&v->items[0], "use");
	assert_view(v->items[1].scalar, "udp");
	assert_view(rg_span_text(v->at), "[tcp, udp]");
	assert_null(rg_value_get(v, "0"));
	assert_null(rg_value_get(NULL, "x"));
	assert_null(rg_value_get(r.value, "none"));
	assert_int_equal(rg_value_str(r.value, "pins").n, 0);
	end(&r);
}

static void
nothing_is_an_empty_table(void **state)
{
	static const char *const rows[] = {
		"", "\n\n", "# a comment\n", "---\n", "--- # c\n",
		"\xef\xbb\xbf",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading r;

		read_view(&r, rg_view_of(rows[i]), &rg_config_limits);
		if (!r.value || r.value->kind != RG_VALUE_TABLE ||
		    r.value->n != 0 || r.diags.list.n != 0)
			fail_msg("row %zu", i);
		end(&r);
	}
}

static void
trouble_is_shown_where_it_is(void **state)
{
	static const struct {
		const char	*yaml;
		enum rg_diag_id	 id;
		const char	*what;		/* how the argument starts */
		size_t		 line, column;
	} rows[] = {
		{ "a: &x 1",           RG_D_YAML_REFUSED, "an anchor", 1, 4 },
		{ "a: &x [1]",         RG_D_YAML_REFUSED, "an anchor", 1, 4 },
		{ "a: 1\nb: *a",       RG_D_YAML_REFUSED, "an alias", 2, 4 },
		{ "a: &a [*a]",        RG_D_YAML_REFUSED, "an anchor", 1, 4 },
		{ "a: !!binary AAAA",  RG_D_YAML_REFUSED, "a tag", 1, 4 },
		{ "a: !!map {}",       RG_D_YAML_REFUSED, "a tag", 1, 4 },
		{ "a: ! x",            RG_D_YAML_REFUSED, "a tag", 1, 4 },
		{ "ñ: !<tag:evil> z",  RG_D_YAML_REFUSED, "a tag", 1, 4 },
		{ "a: {b: 1}\n<<: c",  RG_D_YAML_REFUSED, "a merge", 2, 1 },
		{ "ñ: ñandú\nñ: 2",    RG_D_YAML_REFUSED, "a second \"ñ\"",
		    2, 1 },
		{ "ñ: ñ\nb: {c: ñ, c: 2}", RG_D_YAML_REFUSED, "a second",
		    2, 11 },
		{ "b:\r\n  ñ: 1\r\n  ñ: 2", RG_D_YAML_REFUSED, "a second",
		    3, 3 },
		{ "b: |\n  ñ\n  ñ\nb: 2", RG_D_YAML_REFUSED, "a second",
		    4, 1 },
		{ "[a]: b",            RG_D_YAML_REFUSED, "a list", 1, 1 },
		{ "? {a: b}\n: c",     RG_D_YAML_REFUSED, "a list", 1, 3 },
		{ "a: b\n--- \nc: d",  RG_D_YAML_REFUSED, "a second doc",
		    2, 1 },
		{ "%YAML 1.1\n---\na: b", RG_D_YAML_REFUSED, "a dir", 1, 1 },
		{ "%TAG ! tag:e,1:\n---\na: b", RG_D_YAML_REFUSED, "a dir",
		    1, 1 },
		{ "%YAML 9.9\n---\na: b", RG_D_YAML_BAD, "found incomp", 1, 1 },
		{ "ñ: \"a\\0b\"",      RG_D_YAML_REFUSED, "a control", 1, 4 },
		{ "ñ: \"\\x1b[31m\"",  RG_D_YAML_REFUSED, "a control", 1, 4 },
		{ "ñ: \"\\x9b\"",      RG_D_YAML_REFUSED, "a control", 1, 4 },
		{ "\"\\x7f\": b",      RG_D_YAML_REFUSED, "a control", 1, 1 },
		{ "ñ: ñ\nñé: \x1b",    RG_D_YAML_BAD, "control char",
		    2, 5 },
		{ "ñ: \xff\xfe",       RG_D_YAML_BAD, "it is not UTF-8",
		    1, 4 },
		{ "ñ:\n\tb: c\n",      RG_D_YAML_BAD, "found char", 2, 1 },
		{ "ñ: [ñ, ñ\n",        RG_D_YAML_BAD, "did not", 1, 9 },
		{ "ñ: \"ñ\n\n",        RG_D_YAML_BAD, "found unexp", 1, 6 },
		{ "ñ: ñ: ñ\n",         RG_D_YAML_BAD, "mapping val", 1, 5 },
		{ "ñ: \"\\ud800\"\n",  RG_D_YAML_BAD, "found inv", 1, 7 },
		{ "a: {b: {c: {d: {e: {f: {g: [ [",
		    RG_D_YAML_LIMIT, "nested deeper than 8", 1, 30 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct rg_diag_style english = { 0 };
		const struct rg_diag *d;
		struct rg_buf what = { 0 };
		struct rg_place at;
		struct reading r;

		read_view(&r, rg_view_of(rows[i].yaml), &rg_config_limits);
		if (r.value || r.diags.list.n != 1)
			fail_msg("%s: not refused", rows[i].yaml);
		d = &r.diags.list.v[0];
		rg_diag_first(&what, d, &english);
		at = rg_span_place(d->at);
		if (d->id != rows[i].id || at.line != rows[i].line ||
		    at.column != rows[i].column ||
		    !rg_view_starts(rg_buf_view(&what),
		    rg_view_of(rows[i].what)))
			fail_msg("%s: %d at %zu:%zu: %.*s", rows[i].yaml,
			    (int)d->id, at.line, at.column,
			    RG_ARG(rg_buf_view(&what)));
		rg_buf_release(&what);
		end(&r);
	}
}

static void
a_doubled_key_shows_both(void **state)
{
	struct reading r;

	(void)state;
	read_view(&r, RG_V("title: ñ\nlang: es\n\"title\": two\n"),
	    &rg_front_matter_limits);
	assert_null(r.value);
	assert_view(rg_span_text(r.diags.list.v[0].at), "\"title\"");
	assert_int_equal(r.diags.list.v[0].other.at, 0);
	assert_view(rg_span_text(r.diags.list.v[0].other), "title");
	end(&r);
}

/* Front matter is a part of its note: places count from the note's start. */
static void
places_are_the_note_s(void **state)
{
	const struct rg_view note = RG_V("\xef\xbb\xbf---\n"
	    "título: ñandú\nlang: [es\n---\n# ñ\n");
	const size_t from = 7, to = note.n - strlen("---\n# ñ\n");
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_source source;
	struct rg_place at;

	(void)state;
	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	rg_source_init(&source, &arena, "n.md", note);
	assert_null(rg_yaml_read(rg_span(&source, from, to),
	    &rg_front_matter_limits, &arena, &diags));
	at = rg_span_place(diags.list.v[0].at);
	assert_int_equal(at.line, 3);
	assert_int_equal(at.column, 10);
	rg_arena_release(&arena);
}

static void
add_keys(struct rg_buf *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		rg_buf_fmt(b, "k%zu: v\n", i);
}

/* `text`, `n` times. */
static void
add_times(struct rg_buf *b, const char *text, size_t n)
{
	while (n-- > 0)
		rg_buf_str(b, text);
}

/* Reads the buffer, empties it, and gives the diagnostic's id, or -1. */
static int
outcome(struct rg_buf *b, const struct rg_yaml_limits *limits)
{
	struct reading r;
	int id = -1;

	read_view(&r, rg_buf_view(b), limits);
	assert_int_equal(r.diags.list.n, r.value ? 0 : 1);
	if (!r.value)
		id = (int)r.diags.list.v[0].id;
	end(&r);
	rg_buf_reset(b);
	return id;
}

static void
limits_hold_at_their_edge(void **state)
{
	const struct rg_yaml_limits *const front = &rg_front_matter_limits;
	struct rg_buf b = { 0 };

	(void)state;
	add_keys(&b, 64);
	assert_int_equal(outcome(&b, front), -1);
	add_keys(&b, 65);
	assert_int_equal(outcome(&b, front), RG_D_YAML_LIMIT);
	add_keys(&b, 1024);
	assert_int_equal(outcome(&b, &rg_config_limits), -1);
	add_keys(&b, 1025);
	assert_int_equal(outcome(&b, &rg_config_limits), RG_D_YAML_LIMIT);

	rg_buf_str(&b, "k: ");
	rg_buf_fill(&b, 'A', 1024);
	assert_int_equal(outcome(&b, front), -1);
	rg_buf_str(&b, "k: ");
	rg_buf_fill(&b, 'A', 1025);
	assert_int_equal(outcome(&b, front), RG_D_YAML_LIMIT);

	rg_buf_fill(&b, '\n', 8192);
	assert_int_equal(outcome(&b, front), -1);
	rg_buf_fill(&b, '\n', 8193);
	assert_int_equal(outcome(&b, front), RG_D_YAML_LIMIT);

	add_times(&b, "- ", 8);
	rg_buf_str(&b, "v");
	assert_int_equal(outcome(&b, front), -1);
	add_times(&b, "- ", 9);
	rg_buf_str(&b, "v");
	assert_int_equal(outcome(&b, front), RG_D_YAML_LIMIT);
	rg_buf_release(&b);
}

/* Shapes that cost libyaml quadratic time or a reader exponential space. */
static void
hostile_shapes_are_refused_quickly(void **state)
{
	static const struct {
		const char	*head, *repeated;
		size_t		 times;
	} rows[] = {
		{ "",           "[",           102400 },
		{ "",           "[",           65536 },
		{ "x: ",        "{a: ",        16000 },
		{ "x: ",        "[\n",         32000 },
		{ "",           "- ",          32000 },
		{ "",           "? ",          32000 },
		{ "",           "? - ",        16000 },
		{ "",           "[\"]\", ",    10000 },
		{ "x: [",       "\"}\",{a: ",  7000 },
		{ "x: [",       "*x,",         20000 },
		{ "a: &a [x]\nb: &b [", "*a,", 10 },
		{ "x: ",        "!",           60000 },
		{ "x: ",        "&",           60000 },
		{ "x: \"",      "\\x00",       16000 },
		{ "%TAG ! a\n", "%TAG !e! a\n", 5000 },
		{ "x: ",        "\"",          60001 },
		{ "x: ",        "'\n",         32001 },
	};
	struct rg_buf b = { 0 };
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rg_buf_str(&b, rows[i].head);
		add_times(&b, rows[i].repeated, rows[i].times);
		if (outcome(&b, &rg_config_limits) < 0)
			fail_msg("row %zu", i);
	}
	for (size_t i = 0; i < 1500; i++) {
		rg_buf_fill(&b, ' ', i < 40 ? i : 40);
		rg_buf_str(&b, "a:\n");
	}
	assert_true(outcome(&b, &rg_config_limits) >= 0);
	/* Some 0.1 s; the bound leaves room for valgrind. */
	assert_true(clock() - start < 20 * CLOCKS_PER_SEC);
	rg_buf_release(&b);
}

static void
other_encodings_are_refused(void **state)
{
	static const struct {
		const char	*name;
		struct rg_view	 bytes;
	} rows[] = {
		{ "UTF-16LE, mark", RG_V("\xff\xfe" "a\0:\0 \0b\0") },
		{ "UTF-16BE, mark", RG_V("\xfe\xff\0a\0:\0 \0b") },
		{ "UTF-16LE",       RG_V("a\0:\0 \0b\0") },
		{ "UTF-32LE, mark", RG_V("\xff\xfe\0\0" "a\0\0\0") },
		{ "NUL",            RG_V("a: b\0c") },
		{ "NUL alone",      RG_V("\0") },
		{ "Latin-1",        RG_V("a: \xf1") },
		{ "surrogate",      RG_V("a: \xed\xa0\x80") },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading r;

		read_view(&r, rows[i].bytes, &rg_config_limits);
		if (r.value || r.diags.list.n != 1 ||
		    r.diags.list.v[0].id != RG_D_YAML_BAD)
			fail_msg("%s", rows[i].name);
		end(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars_stay_strings),
		cmocka_unit_test(values_keep_their_shape),
		cmocka_unit_test(nothing_is_an_empty_table),
		cmocka_unit_test(trouble_is_shown_where_it_is),
		cmocka_unit_test(a_doubled_key_shows_both),
		cmocka_unit_test(places_are_the_note_s),
		cmocka_unit_test(limits_hold_at_their_edge),
		cmocka_unit_test(hostile_shapes_are_refused_quickly),
		cmocka_unit_test(other_encodings_are_refused),
	};

	return cmocka_run_group_tests_name("config/yaml", tests, NULL, NULL);
}
