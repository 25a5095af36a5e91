#include "entity.h"

#include <stdlib.h>

#include "markdown.h"
#include "refgen/utf8.h"

static const struct {
	const char	*name, *text;
} entities[] = {
	{ "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" },
	{ "&apos;", "'" }, { "&nbsp;", " " }, { "&ndash;", "–" },
	{ "&mdash;", "—" }, { "&rarr;", "→" }, { "&larr;", "←" },
	{ "&check;", "✓" }, { "&cross;", "✗" }, { "&hellip;", "…" },
	{ "&iquest;", "¿" }, { "&aacute;", "á" }, { "&eacute;", "é" },
	{ "&iacute;", "í" }, { "&oacute;", "ó" }, { "&uacute;", "ú" },
	{ "&ntilde;", "ñ" }, { "&emsp;", " " }, { "&ensp;", " " },
	{ "&vert;", "|" }, { "&bull;", "•" }, { "&middot;", "·" },
};

static size_t
common(struct rg_buf *text, struct rg_view v)
{
	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		struct rg_view name = rg_view_of(entities[i].name);

		if (!rg_view_starts(v, name))
			continue;
		rg_buf_str(text, entities[i].text);
		return name.n;
	}
	return 0;
}

/* &#22; and &#x16; */
static size_t
numeric(struct rg_buf *text, struct rg_view v)
{
	bool hex = v.n > 2 && (v.p[2] == 'x' || v.p[2] == 'X');
	size_t end = rg_view_chr(v, ';'), i = hex ? 3 : 2;
	char *stop, digits[8] = { 0 };
	unsigned long c;

	if (!rg_view_starts(v, RG_V("&#")) || end == RG_NONE || end <= i ||
	    end - i > 7)
		return 0;
	memcpy(digits, v.p + i, end - i);
	c = strtoul(digits, &stop, hex ? 16 : 10);
	if (*stop || c == 0 || c > 0x10ffff)
		return 0;
	rg_utf8_put(text, c < 0x20 || c == 0xa0 ? ' ' : (uint32_t)c);
	return end + 1;
}

static bool
is_word(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* One that is not in the table: cmark knows them all. */
static size_t
rare(struct rg_buf *text, struct rg_view v)
{
	size_t n = 1;

	while (n < v.n && n < 32 && is_word((unsigned char)v.p[n]))
		n++;
	if (n < 3 || n == v.n || v.p[n] != ';' ||
	    !markdown_entity(text, rg_view(v.p, n + 1)))
		return 0;
	return n + 1;
}

size_t
read_entity(struct rg_buf *text, struct rg_view v)
{
	size_t n = common(text, v);

	if (n == 0)
		n = numeric(text, v);
	return n ? n : rare(text, v);
}
