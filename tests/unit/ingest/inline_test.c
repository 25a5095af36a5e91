#include "unit.h"

#include "inline.h"

struct desk {
	struct rg_arena		arena;
	struct rg_source	source;
	struct rg_text		text;
};

static void
desk_read(struct desk *d, const char *written)
{
	rg_arena_init(&d->arena);
	rg_source_init(&d->source, &d->arena, "x.md", rg_view_of(written));
	d->text = plain_text(&d->arena, &d->source, 0, strlen(written));
}

/* Offsets rise, stay inside, and one more marks the end. */
static void
sound(const struct desk *d, const char *name)
{
	for (size_t i = 0; i < d->text.plain.n; i++)
		if (rg_text_at(&d->text, i) > rg_text_at(&d->text, i + 1))
			fail_msg("%s: offset %zu falls", name, i);
	if (rg_text_at(&d->text, d->text.plain.n) != d->source.bytes.n)
		fail_msg("%s: the end is not the end", name);
}

static void
markup_goes_and_words_stay(void **state)
{
	static const char *const rows[][2] = {
		{ "",                        "" },
		{ "plain words",             "plain words" },
		/* Emphasis, closed or not. */
		{ "**SSH** 22",              "SSH 22" },
		{ "*SSH*",                   "SSH" },
		{ "***SSH***",               "SSH" },
		{ "__SSH__ _22_",            "SSH 22" },
		{ "~~Telnet~~",              "Telnet" },
		{ "==22==",                  "22" },
		{ "**SSH 22",                "SSH 22" },
		{ "SSH** 22",                "SSH 22" },
		{ "a * b",                   "a * b" },
		{ "2*3",                     "2*3" },
		{ "snake_case_name",         "snake_case_name" },
		{ "~1024",                   "~1024" },
		{ "a = b",                   "a = b" },
		/* Code. */
		{ "`22`",                    "22" },
		{ "``a`b``",                 "a`b" },
		{ "`**22** &amp;`",          "**22** &amp;" },
		{ "`open",                   "open" },
		/* Escapes. */
		{ "\\*22\\*",                "*22*" },
		{ "a\\|b",                   "a|b" },
		{ "C:\\dir",                 "C:\\dir" },
		{ "end\\",                   "end\\" },
		/* Links. */
		{ "[SSH](https://a.b/22)",   "SSH" },
		{ "[a [b] c](x)",            "a [b] c" },
		{ "[a](x(y)z) b",            "a b" },
		{ "[**SSH**](x)",            "SSH" },
		{ "see [RFC 793]",           "see [RFC 793]" },
		{ "[open](x",                "[open](x" },
		{ "[open",                   "[open" },
		{ "22[^1] SSH",              "22 SSH" },
		{ "![diagram](a.png)22",     "22" },
		/* Wikilinks. */
		{ "[[SSH]]",                 "SSH" },
		{ "[[Protocols/SSH]]",       "SSH" },
		{ "[[SSH|secure shell]]",    "secure shell" },
		{ "[[SSH\\|secure]]",        "secure" },
		{ "![[shot.png]] 22",        " 22" },
		{ "[[open",                  "[[open" },
		/* Tags and addresses. */
		{ "a<br>b<BR/>c",            "a\nb\nc" },
		{ "<b>22</b>",               "22" },
		{ "<!-- no -->22",           "22" },
		{ "22<!-- open",             "22" },
		{ "<https://a.b:8080>",      "" },
		{ "see https://a.b:8080/x y", "see  y" },
		{ "1 < 2 > 0",               "1 < 2 > 0" },
		{ "a <b",                    "a <b" },
		/* Entities. */
		{ "TCP &amp; UDP",           "TCP & UDP" },
		{ "67&ndash;68",             "67–68" },
		{ "A&#50;2&#x32;",           "A222" },
		{ "AT&T &unknown; &#; &#x;", "AT&T &unknown; &#; &#x;" },
		{ "&#0;&#99999999;",         "&#0;&#99999999;" },
		/* Formulas, and characters that only look like ASCII. */
		{ "$1023$",                  "1023" },
		{ "$HOME",                   "$HOME" },
		{ "22\xc2\xa0SSH",           "22 SSH" },
		{ "S\xe2\x80\x8bSH",         "SSH" },
		{ "２２",                    "22" },
		{ "ñandú 日本 🙂",           "ñandú 日本 🙂" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct desk d;

		desk_read(&d, rows[i][0]);
		assert_row(rows[i][0], d.text.plain, rows[i][1]);
		sound(&d, rows[i][0]);
		rg_arena_release(&d.arena);
	}
}

/* Every word found in the plain text can be pointed at in the source. */
static void
words_keep_their_place(void **state)
{
	static const struct {
		const char	*written, *word, *source;
		size_t		 at;
	} rows[] = {
		{ "SSH 22",              "22",     "22",           4 },
		{ "**SSH** 22",          "SSH",    "SSH",          2 },
		{ "**SSH** 22",          "22",     "22",           8 },
		{ "**SSH** 22",          "SSH 22", "SSH** 22",     2 },
		{ "[SSH](x) 22",         "SSH",    "SSH",          1 },
		{ "[SSH](x) 22",         "22",     "22",           9 },
		{ "[[a/SSH|sh]] 22",     "sh",     "sh",           8 },
		{ "[[a/SSH]] 22",        "SSH",    "SSH",          4 },
		{ "ñ **é** 22",          "é",      "é",            5 },
		{ "ñ **é** 22",          "22",     "22",           10 },
		{ "a&ndash;b",           "b",      "b",            8 },
		{ "22<br>23",            "23",     "23",           6 },
		{ "a\\|b",               "b",      "b",            3 },
		{ "２２ x",              "22",     "２２",         0 },
		{ "２２ x",              "x",      "x",            7 },
		{ "x\xc2\xa0" "22",      "22",     "22",           3 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_note note = { 0 };
		struct rg_span span;
		struct desk d;
		size_t from;

		desk_read(&d, rows[i].written);
		note.source = &d.source;
		from = rg_view_find(d.text.plain, rg_view_of(rows[i].word));
		assert_int_not_equal(from, RG_NONE);
		span = rg_text_span(&note, &d.text, from,
		    from + strlen(rows[i].word));
		assert_row(rows[i].written, rg_span_text(span),
		    rows[i].source);
		if (span.at != rows[i].at)
			fail_msg("%s: %s is at %zu", rows[i].written,
			    rows[i].word, span.at);
		rg_arena_release(&d.arena);
	}
}

static void
only_the_bytes_asked_for_are_read(void **state)
{
	struct rg_arena arena;
	struct rg_source s;
	struct rg_text t;

	(void)state;
	rg_arena_init(&arena);
	rg_source_init(&s, &arena, "x.md", RG_V("ab **cd** [e](f)"));
	t = plain_text(&arena, &s, 3, 9);
	assert_view(t.plain, "cd");
	assert_int_equal(rg_text_at(&t, 0), 5);
	assert_int_equal(rg_text_at(&t, 2), 9);
	/* A link that is closed behind the end is none. */
	t = plain_text(&arena, &s, 10, 13);
	assert_view(t.plain, "[e]");
	rg_arena_release(&arena);
}

/* What has no markup is not copied; an entity may be longer than it is. */
static void
a_text_is_a_view_if_it_can_be(void **state)
{
	static const struct {
		const char	*text;
		bool		 view;
	} rows[] = {
		{ "SSH: what hosts use (año) = 22 ~ 5 ! ¿qué?", true },
		{ "", true }, { "**SSH**", false }, { "a\xc2\xa0z", false },
		{ "https://x", false }, { "&nGt;&nGt;&nGt;&nGt;", false },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct desk d;

		desk_read(&d, rows[i].text);
		sound(&d, rows[i].text);
		if ((d.text.plain.p == rows[i].text) != rows[i].view)
			fail_msg("%s", rows[i].text);
		rg_arena_release(&d.arena);
	}
}

/* Many of one sign: every word survives, and in time. */
static void
hostile_runs_are_survived(void **state)
{
	static const char *const signs[] = { "[", "[[", "![", "<", "&", "*",
		"`", "\\", "$", "(", "[a](", "<!--", "_", "~~" };

	(void)state;
	for (size_t i = 0; i < ROWS(signs); i++) {
		struct rg_buf b = { 0 };
		struct desk d;

		while (b.n < 10000)
			rg_buf_str(&b, signs[i]);
		rg_buf_str(&b, " 22");
		desk_read(&d, b.p);
		sound(&d, signs[i]);
		rg_arena_release(&d.arena);
		rg_buf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markup_goes_and_words_stay),
		cmocka_unit_test(words_keep_their_place),
		cmocka_unit_test(a_text_is_a_view_if_it_can_be),
		cmocka_unit_test(only_the_bytes_asked_for_are_read),
		cmocka_unit_test(hostile_runs_are_survived),
	};

	return cmocka_run_group_tests_name("ingest/inline", tests, NULL, NULL);
}
