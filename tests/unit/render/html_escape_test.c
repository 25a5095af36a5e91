#include "unit.h"

#include "html/escape.h"

struct row {
	const char	*name;
	struct rg_view	 from;
	const char	*to;		/* NULL: refused */
};

static void
check(const struct row *rows, size_t n,
    void (*escape)(struct rg_buf *, struct rg_view))
{
	struct rg_buf b = { 0 };

	for (size_t i = 0; i < n; i++) {
		rg_buf_reset(&b);
		escape(&b, rows[i].from);
		if (!rg_view_eq(rg_buf_view(&b), rg_view_of(rows[i].to)))
			fail_msg("%s: %.*s", rows[i].name,
			    RG_ARG(rg_buf_view(&b)));
	}
	rg_buf_release(&b);
}

static void
text_cannot_become_markup(void **state)
{
	static const struct row rows[] = {
		{ "empty",      RG_V(""), "" },
		{ "plain",      RG_V("mañana, 日本 🦖"), "mañana, 日本 🦖" },
		{ "element",    RG_V("<script>x</script>"),
		    "&lt;script&gt;x&lt;/script&gt;" },
		{ "entity",     RG_V("&lt;&#60;"), "&amp;lt;&amp;#60;" },
		{ "comment",    RG_V("--><!--"), "--&gt;&lt;!--" },
		{ "CDATA",      RG_V("]]>"), "]]&gt;" },
		{ "quotes",     RG_V("\"a' `b`"), "\"a' `b`" },
		{ "tab, line",  RG_V("a\tb\nc"), "a\tb\nc" },
		{ "NUL",        RG_V("a\0b"), "a\xe2\x90\x80""b" },
		{ "escape",     RG_V("\x1b[31m"), "\xe2\x90\x9b[31m" },
		{ "CR",         RG_V("a\rb"), "a\xe2\x90\x8d""b" },
		{ "DEL",        RG_V("\x7f"), "\xef\xbf\xbd" },
		{ "C1",         RG_V("\xc2\x85"), "\xef\xbf\xbd" },
		{ "no-break",   RG_V("\xc2\xa0"), "\xc2\xa0" },
		{ "U+FFFE",     RG_V("\xef\xbf\xbe"), "\xef\xbf\xbd" },
		{ "U+1FFFF",    RG_V("\xf0\x9f\xbf\xbf"), "\xef\xbf\xbd" },
		{ "U+202E",     RG_V("a\xe2\x80\xae""b"), "a\xef\xbf\xbd""b" },
		{ "U+2066",     RG_V("\xe2\x81\xa6"), "\xef\xbf\xbd" },
		{ "dash",       RG_V("1–2"), "1–2" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]), rg_escape_text);
}

static void
attributes_keep_their_quotes(void **state)
{
	static const struct row rows[] = {
		{ "double", RG_V("\" onclick=\"x"), "&quot; onclick=&quot;x" },
		{ "single", RG_V("' x='"), "&#39; x=&#39;" },
		{ "angles", RG_V("\"><b>"), "&quot;&gt;&lt;b&gt;" },
		{ "entity", RG_V("&quot;"), "&amp;quot;" },
		{ "blanks", RG_V("a\tb\nc"), "a&#9;b&#10;c" },
		{ "NUL",    RG_V("\0"), "\xe2\x90\x80" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]), rg_escape_attr);
}

static void
only_known_schemes_are_links(void **state)
{
	static const struct row rows[] = {
		{ "file",        RG_V("service/dns.html"), "service/dns.html" },
		{ "up",          RG_V("../a.html#L7"), "../a.html#L7" },
		{ "anchor",      RG_V("#p53"), "#p53" },
		{ "empty",       RG_V(""), "" },
		{ "query",       RG_V("a?b=1&c=2"), "a?b=1&amp;c=2" },
		{ "colon later", RG_V("a/b:c"), "a/b:c" },
		{ "https",       RG_V("https://a.example/"),
		    "https://a.example/" },
		{ "HTTP",        RG_V("HTTP://a.example"), "HTTP://a.example" },
		{ "mailto",      RG_V("mailto:a@b.example"),
		    "mailto:a@b.example" },
		{ "quote",       RG_V("a\"b'c"), "a%22b%27c" },
		{ "angles",      RG_V("a<b>"), "a%3Cb%3E" },
		{ "javascript",  RG_V("javascript:alert(1)"), NULL },
		{ "mixed case",  RG_V("JaVaScRiPt:alert(1)"), NULL },
		{ "entity",      RG_V("javascript&colon;x"),
		    "javascript&amp;colon;x" },
		{ "tab inside",  RG_V("java\tscript:x"), NULL },
		{ "line inside", RG_V("java\nscript:x"), NULL },
		{ "blank first", RG_V(" javascript:x"), NULL },
		{ "C0 first",    RG_V("\x01javascript:x"), NULL },
		{ "NUL",         RG_V("java\0script:x"), NULL },
		{ "data",        RG_V("data:text/html,x"), NULL },
		{ "blob",        RG_V("blob:x"), NULL },
		{ "vbscript",    RG_V("vbscript:x"), NULL },
		{ "file scheme", RG_V("file:///etc/passwd"), NULL },
		{ "other host",  RG_V("//evil.example"), NULL },
		{ "backslashes", RG_V("\\\\evil.example"), NULL },
		{ "no scheme",   RG_V(":x"), NULL },
		{ "httpx",       RG_V("httpx:x"), NULL },
	};
	struct rg_buf b = { 0 };
	bool kept;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rg_buf_reset(&b);
		kept = rg_escape_url(&b, rows[i].from);
		if (kept != (rows[i].to != NULL) || (!kept && b.n != 0) ||
		    (kept && !rg_view_eq(rg_buf_view(&b),
		    rg_view_of(rows[i].to))))
			fail_msg("%s: %.*s", rows[i].name,
			    RG_ARG(rg_buf_view(&b)));
	}
	rg_buf_release(&b);
}

static void
script_data_stays_a_string(void **state)
{
	static const struct row rows[] = {
		{ "quote",  RG_V("\"; alert(1); \""), "\\\"; alert(1); \\\"" },
		{ "escape", RG_V("\\\""), "\\\\\\\"" },
		{ "tag",    RG_V("</script><!--"),
		    "\\u003c/script\\u003e\\u003c!--" },
		{ "lines",  RG_V("a\tb\nc"), "a\\tb\\nc" },
		{ "NUL",    RG_V("\0"), "\xe2\x90\x80" },
		{ "words",  RG_V("ñandú & 'co'"), "ñandú & 'co'" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]), rg_escape_script);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_cannot_become_markup),
		cmocka_unit_test(attributes_keep_their_quotes),
		cmocka_unit_test(script_data_stays_a_string),
		cmocka_unit_test(only_known_schemes_are_links),
	};

	return cmocka_run_group_tests_name("render/html_escape", tests, NULL,
	    NULL);
}
