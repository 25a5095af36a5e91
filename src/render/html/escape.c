#include "html/escape.h"

#include <strings.h>

#include "refgen/utf8.h"

/* What stands for each byte below 0x80 that cannot stand for itself. */
static const char *const text_forms[128] = {
	['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;",
};

static const char *const attr_forms[128] = {
	['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;",
	['"'] = "&quot;", ['\''] = "&#39;",
	['\t'] = "&#9;", ['\n'] = "&#10;",
};

/* RFC 3986 has no place for these bytes; controls are refused before. */
static const char *const url_forms[128] = {
	['&'] = "&amp;", ['\''] = "%27",
	['"'] = "%22", ['<'] = "%3C", ['>'] = "%3E", ['^'] = "%5E",
	['`'] = "%60", ['{'] = "%7B", ['|'] = "%7C", ['}'] = "%7D",
	['['] = "%5B", [']'] = "%5D",
};

static const char *const script_forms[128] = {
	['"'] = "\\\"", ['\\'] = "\\\\",
	['<'] = "\\u003c", ['>'] = "\\u003e",
	['\t'] = "\\t", ['\n'] = "\\n",
};

static const char *const schemes[] = { "http", "https", "mailto" };

/* No character of HTML (its section 13.2.3.5), or one that deceives. */
static bool
hidden(uint32_t c)
{
	return (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe ||
	    c == 0x061c || c == 0x200e || c == 0x200f ||
	    (c >= 0xfdd0 && c <= 0xfdef) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069);
}

/* Only behind these first bytes a character can be hidden. */
static bool
plain(unsigned char c, const char *const *forms)
{
	if (c < 0x80)
		return (c >= 0x20 || c == '\t' || c == '\n') && c != 0x7f &&
		    !forms[c];
	return c != 0xc2 && c != 0xd8 && c != 0xe2 && c < 0xef;
}

static void
put_odd(struct rg_buf *b, uint32_t c, const char *const *forms)
{
	if (c < 0x80 && forms[c])
		rg_buf_str(b, forms[c]);
	else if (c < 0x20)
		rg_utf8_put(b, 0x2400 + c);	/* its picture */
	else
		rg_utf8_put(b, hidden(c) ? 0xfffd : c);
}

static void
escape(struct rg_buf *b, struct rg_view v, const char *const *forms)
{
	size_t at = 0, from;

	while (at < v.n) {
		from = at;
		while (at < v.n && plain((unsigned char)v.p[at], forms))
			at++;
		rg_buf_put(b, rg_view_cut(v, from, at));
		if (at < v.n)
			put_odd(b, rg_utf8_next(v, &at), forms);
	}
}

void
rg_escape_text(struct rg_buf *b, struct rg_view v)
{
	escape(b, v, text_forms);
}

void
rg_escape_attr(struct rg_buf *b, struct rg_view v)
{
	escape(b, v, attr_forms);
}

void
rg_escape_script(struct rg_buf *b, struct rg_view v)
{
	escape(b, v, script_forms);
}

/*
 * Browsers drop tabs and line ends inside a URL, trim controls and blanks,
 * and take '\' for '/': with any of these it is not what it looks like.
 */
static bool
sound_bytes(struct rg_view v)
{
	for (size_t i = 0; i < v.n; i++)
		if ((unsigned char)v.p[i] <= ' ' || v.p[i] == '\\' ||
		    v.p[i] == 0x7f)
			return false;
	return true;
}

static bool
sound_scheme(struct rg_view v)
{
	size_t n = 0;

	while (n < v.n && !strchr(":/?#", v.p[n]))
		n++;
	if (n == v.n || v.p[n] != ':')
		return !rg_view_starts(v, RG_V("//"));
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strlen(schemes[i]) == n &&
		    strncasecmp(schemes[i], v.p, n) == 0)
			return true;
	return false;
}

bool
rg_escape_url(struct rg_buf *b, struct rg_view v)
{
	if (!sound_bytes(v) || !sound_scheme(v))
		return false;
	escape(b, v, url_forms);
	return true;
}
