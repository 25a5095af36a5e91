/*
 * Markup off, words on: one pass over the bytes of a cell or line.
 *
 * This is not a CommonMark inline parser, and must not be one: notes hold
 * unclosed emphasis, stray brackets and pipes, and every word has to survive
 * with the place where it stands.  Each kind of markup is a row of `marks`:
 * a function that looks at the cursor and either consumes or declines.
 */
#include "inline.h"

#include <stdlib.h>
#include <strings.h>

#include "entity.h"
#include "plain.h"
#include "refgen/cursor.h"
#include "refgen/utf8.h"

struct writer {
	struct rg_cursor	 c;
	struct rg_arena		*arena;
	char			*plain;		/* as long as the source, */
	size_t			 n;		/* ... and so much is written */
	RG_VEC(struct rg_run)	 runs;
	int			 depth;		/* of links in links */
	bool			 star;		/* an opening * was taken */
};

#define DEPTH_MAX 8

static void put_range(struct writer *w, size_t from, size_t to);

/* Is what stands at `offset` in the source next in the last run? */
static bool
runs_on(const struct writer *w, size_t offset)
{
	const struct rg_run *run;

	if (w->runs.n == 0)
		return false;
	run = &w->runs.v[w->runs.n - 1];
	return offset - run->at == w->n - run->from;
}

static void
begin_run(struct writer *w, size_t offset)
{
	if (!runs_on(w, offset))
		*RG_PUSH(w->arena, &w->runs) = (struct rg_run){
			(uint32_t)w->n, (uint32_t)offset };
}

/* Bytes as they stand in the source. */
static void
put_bytes(struct writer *w, size_t from, size_t to)
{
	begin_run(w, from);
	memcpy(w->plain + w->n, w->c.all.p + from, to - from);
	w->n += to - from;
}

/* What stands for the character at `offset`: every byte is from there. */
static void
put(struct writer *w, struct rg_view bytes, size_t offset)
{
	for (size_t i = 0; i < bytes.n; i++) {
		begin_run(w, offset);
		w->plain[w->n++] = bytes.p[i];
	}
}

static void
put_char(struct writer *w, char c, size_t offset)
{
	put(w, rg_view(&c, 1), offset);
}

/* The last byte written, 0 at the start. */
static char
last(const struct writer *w)
{
	return w->n ? w->plain[w->n - 1] : 0;
}

static bool
is_word(int c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/*
 * Backslash and ASCII punctuation: the punctuation.  A cell is freed of the
 * escapes of its pipes first (GFM, tables), so "\\\\|" is one pipe.
 */
static bool
escape(struct writer *w)
{
	unsigned char next = rg_cursor_peek(&w->c, 1);

	if (rg_cursor_peek(&w->c, 0) != '\\' || next <= ' ' || is_word(next))
		return false;
	if (next == '\\' && rg_cursor_peek(&w->c, 2) == '|') {
		put_char(w, '|', w->c.at);
		w->c.at += 3;
		return true;
	}
	put_char(w, (char)next, w->c.at);
	w->c.at += 2;
	return true;
}

/* Is the * at the cursor a sign of its own, no emphasis? */
static bool
lone_star(const struct writer *w, unsigned char before)
{
	unsigned char next = rg_cursor_peek(&w->c, 1);

	if (is_word(before))
		return is_word(next) || (next == ' ' && !w->star);
	return (before == ' ' || before == '|') && (next == ' ' || next == 0);
}

/*
 * Runs of * and ~~ and == are emphasis and go; _ goes only at a word's edge,
 * and ` always.  A lone * with blanks around it is kept: it is a sign.
 */
static bool
emphasis(struct writer *w)
{
	unsigned char c = rg_cursor_peek(&w->c, 0);
	unsigned char before = w->c.at ?
	    (unsigned char)w->c.all.p[w->c.at - 1] : ' ';
	size_t n = 1;

	if (c == '\0' || !memchr("*_`~=", c, 5))
		return false;
	while (rg_cursor_peek(&w->c, n) == c)
		n++;
	if ((c == '~' || c == '=') && (n != 2 || before == c ||
	    (before == ' ' && rg_cursor_peek(&w->c, 2) == ' ')))
		return false;
	if (c == '_' && is_word(before) && is_word(rg_cursor_peek(&w->c, n)))
		return false;
	if (c == '*' && n == 1) {
		if (lone_star(w, before))
			return false;
		w->star = !w->star;
	}
	w->c.at += n;
	return true;
}

/*
 * A link longer than this is none: looking for the end of each of ten
 * thousand brackets would take time with their square.
 */
#define LINK_MAX 1024

/* Where the search for an end that began at `from` gives up. */
static size_t
horizon(const struct writer *w, size_t from)
{
	return w->c.all.n - from < LINK_MAX ? w->c.all.n : from + LINK_MAX;
}

/* Offset of the `close` that ends what is open at the cursor, or RG_NONE. */
static size_t
closing(const struct writer *w, size_t from, char open, char close)
{
	int depth = 1;

	for (size_t i = from; i < horizon(w, from); i++) {
		char c = w->c.all.p[i];

		if (c == '\\' && i + 1 < w->c.all.n)
			i++;
		else if (c == open)
			depth++;
		else if (c == close && --depth == 0)
			return i;
	}
	return RG_NONE;
}

/* [[Page]], [[folder/Page]], [[Page|label]], [[Page\|label]]; ![[embed]] */
static bool
wikilink(struct writer *w)
{
	bool embed = rg_cursor_peek(&w->c, 0) == '!';
	size_t from = w->c.at + embed + 2, end, bar, slash;
	struct rg_view inside;

	if (!rg_view_starts(rg_cursor_rest(&w->c),
	    embed ? RG_V("![[") : RG_V("[[")))
		return false;
	if (from > w->c.all.n)
		return false;
	end = rg_view_find(rg_view_cut(w->c.all, from, horizon(w, from)),
	    RG_V("]]"));
	if (end == RG_NONE)
		return false;
	inside = rg_view(w->c.all.p + from, end);
	bar = rg_view_chr(inside, '|');
	if (bar != RG_NONE) {
		from += bar + 1;
	} else {
		while ((slash = rg_view_chr(inside, '/')) != RG_NONE &&
		    slash + 1 < inside.n) {
			from += slash + 1;
			inside = rg_view_cut(inside, slash + 1, inside.n);
		}
	}
	end = (size_t)(inside.p + inside.n - w->c.all.p);
	if (!embed)
		put_range(w, from, end);
	w->c.at = end + 2;
	return true;
}

/* [text](address), [text][ref], [^1]; ![picture](address) gives nothing */
static bool
link(struct writer *w)
{
	bool picture = rg_cursor_peek(&w->c, 0) == '!';
	size_t from = w->c.at + picture + 1, end, tail;

	if (!rg_view_starts(rg_cursor_rest(&w->c),
	    picture ? RG_V("![") : RG_V("[")))
		return false;
	end = closing(w, from, '[', ']');
	if (end == RG_NONE)
		return false;
	if (w->c.all.p[from] == '^') {
		w->c.at = end + 1;
		return true;
	}
	tail = end + 1;
	if (tail < w->c.all.n && w->c.all.p[tail] == '(') {
		tail = closing(w, tail + 1, '(', ')');
		if (tail == RG_NONE)
			return false;
		tail++;
	} else if (!picture) {
		return false;
	}
	if (!picture)
		put_range(w, from, end);
	w->c.at = tail;
	return true;
}

/* <br>, and the end of what stands in lines of its own. */
static bool
breaks_line(struct rg_view tag)
{
	static const char *const names[] = { "br", "/p", "/li", "/div" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t n = strlen(names[i]);

		if (tag.n >= n && strncasecmp(tag.p, names[i], n) == 0 &&
		    !is_word((unsigned char)tag.p[n]))
			return true;
	}
	return false;
}

/* The name of an element of HTML; "<IP>" and "<port>" are the author's. */
static bool
element(struct rg_view tag)
{
	static const char *const names[] = { "a", "abbr", "article", "aside",
		"b", "big", "blockquote", "br", "caption", "center", "code",
		"col", "colgroup", "dd", "del", "details", "div", "dl", "dt",
		"em", "figcaption", "figure", "font", "footer", "h1", "h2",
		"h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img",
		"input", "ins", "kbd", "label", "li", "main", "mark", "nav",
		"ol", "p", "picture", "pre", "q", "s", "samp", "section",
		"small", "source", "span", "strike", "strong", "style", "sub",
		"summary", "sup", "table", "tbody", "td", "tfoot", "th",
		"thead", "tr", "tt", "u", "ul", "var", "video", "wbr" };
	size_t n = 0;

	if (tag.n && tag.p[0] == '/')
		tag = rg_view_cut(tag, 1, tag.n);
	while (n < tag.n && is_word((unsigned char)tag.p[n]))
		n++;
	if (rg_view_starts(rg_view_cut(tag, n, tag.n), RG_V("://")))
		return true;			/* <https://x> */
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == n &&
		    strncasecmp(names[i], tag.p, n) == 0)
			return true;
	return false;
}

/* <br> is a line break; other tags and comments go; <https://x> goes too. */
static bool
tag(struct writer *w)
{
	struct rg_view rest = rg_cursor_rest(&w->c);
	unsigned char next = rg_cursor_peek(&w->c, 1);
	size_t end;

	if (rg_cursor_peek(&w->c, 0) != '<')
		return false;
	if (rg_view_starts(rest, RG_V("<!--"))) {
		end = rg_view_find(rest, RG_V("-->"));
		w->c.at = end == RG_NONE ? w->c.all.n : w->c.at + end + 3;
		return true;
	}
	if (next != '/' && !(next >= 'a' && next <= 'z') &&
	    !(next >= 'A' && next <= 'Z'))
		return false;
	end = rg_view_chr(rg_view(rest.p, rest.n < LINK_MAX ? rest.n :
	    LINK_MAX), '>');
	if (end == RG_NONE || !element(rg_view(rest.p + 1, end - 1)))
		return false;
	if (breaks_line(rg_view(rest.p + 1, end)))
		put_char(w, '\n', w->c.at);
	w->c.at += end + 1;
	return true;
}

static bool
entity(struct writer *w)
{
	struct rg_buf text = { 0 };
	size_t n = 0;

	if (rg_cursor_peek(&w->c, 0) == '&')
		n = read_entity(&text, rg_cursor_rest(&w->c));
	if (n)
		put(w, rg_buf_view(&text), w->c.at);
	w->c.at += n;
	rg_buf_release(&text);
	return n > 0;
}

/* A bare address: its numbers are no ports. */
static bool
address(struct writer *w)
{
	struct rg_view rest = rg_cursor_rest(&w->c);
	size_t n = 0;

	if (is_word((unsigned char)last(w)) ||
	    (!rg_view_starts(rest, RG_V("http://")) &&
	    !rg_view_starts(rest, RG_V("https://"))))
		return false;
	while (n < rest.n && (unsigned char)rest.p[n] > ' ' &&
	    !memchr("|<>()[]\"", rest.p[n], 8))
		n++;
	w->c.at += n;
	return true;
}

/* $1023$: the signs of a formula around a number. */
static bool
formula(struct writer *w)
{
	unsigned char next = rg_cursor_peek(&w->c, 1);

	if (rg_cursor_peek(&w->c, 0) != '$')
		return false;
	if (!(next >= '0' && next <= '9') &&
	    !(last(w) >= '0' && last(w) <= '9'))
		return false;
	w->c.at++;
	return true;
}

/*
 * Blanks of Unicode become a space, characters without width go, full-width
 * digits and signs become ASCII; everything else is copied.
 */
static void
copy(struct writer *w)
{
	size_t from = w->c.at;
	uint32_t c = rg_utf8_next(w->c.all, &w->c.at);

	if (c == 0xa0 || c == 0x202f || (c >= 0x2000 && c <= 0x200a) ||
	    c == 0x3000)
		put_char(w, ' ', from);
	else if (c == 0xfeff || (c >= 0x200b && c <= 0x200d) || c == 0xfe0f ||
	    c == 0x2060 || c == 0xad)
		return;
	else if (c >= 0xff01 && c <= 0xff5e)
		put_char(w, (char)(c - 0xff01 + '!'), from);
	else
		put_bytes(w, from, w->c.at);
}

/* ":octicons-arrow-right-24:" is a picture; "22:SSH:" is not. */
static bool
shortcode(struct writer *w)
{
	size_t n = 1;

	if (rg_cursor_peek(&w->c, 0) != ':' || is_word((unsigned char)last(w)))
		return false;
	while (is_word(rg_cursor_peek(&w->c, n)) ||
	    (rg_cursor_peek(&w->c, n) && strchr("-_", rg_cursor_peek(&w->c, n))))
		n++;
	if (n < 3 || rg_cursor_peek(&w->c, n) != ':' ||
	    rg_cursor_peek(&w->c, 1) < 'a' || rg_cursor_peek(&w->c, 1) > 'z')
		return false;
	w->c.at += n + 1;
	return true;
}

/* Offset of the next run of exactly `n` backticks, or RG_NONE. */
static size_t
backticks(const struct writer *w, size_t from, size_t n)
{
	for (size_t i = from, run; i < horizon(w, from); i += run ? run : 1) {
		for (run = 0; i + run < w->c.all.n &&
		    w->c.all.p[i + run] == '`';)
			run++;
		if (run == n)
			return i;
	}
	return RG_NONE;
}

/*
 * `code`, ``co`de``: nothing in it is markup, but a pipe in a cell had to be
 * escaped, and an address is one here too.
 */
static bool
code(struct writer *w)
{
	struct rg_cursor outer = w->c;
	size_t n = 0, end;

	while (rg_cursor_peek(&w->c, n) == '`')
		n++;
	end = n ? backticks(w, w->c.at + n, n) : RG_NONE;
	if (end == RG_NONE)
		return false;
	w->c = (struct rg_cursor){ rg_view(outer.all.p, end), outer.at + n };
	while (!rg_cursor_end(&w->c)) {
		size_t same = plain_until(w->c.all, w->c.at);

		if (same > w->c.at) {
			put_bytes(w, w->c.at, same);
			w->c.at = same;
			continue;
		}
		if (rg_view_starts(rg_cursor_rest(&w->c), RG_V("\\|")))
			w->c.at++;
		else if (address(w))
			continue;
		copy(w);
	}
	w->c = (struct rg_cursor){ outer.all, end + n };
	return true;
}

static bool	(*const marks[])(struct writer *) = {
	code, escape, wikilink, link, tag, entity, emphasis, address, formula,
	shortcode,
};

static void
put_range(struct writer *w, size_t from, size_t to)
{
	struct rg_cursor outer = w->c;

	w->c = (struct rg_cursor){ rg_view(outer.all.p, to), from };
	w->depth++;
	while (!rg_cursor_end(&w->c)) {
		size_t end = plain_until(w->c.all, w->c.at);
		bool taken = end > w->c.at;

		if (taken) {
			put_bytes(w, w->c.at, end);
			w->c.at = end;
		}
		for (size_t i = 0; w->depth < DEPTH_MAX && !taken &&
		    i < sizeof(marks) / sizeof(marks[0]); i++)
			taken = marks[i](w);
		if (!taken)
			copy(w);
	}
	w->depth--;
	w->c = outer;
}

struct rg_text
plain_text(struct rg_arena *arena, const struct rg_source *source, size_t from,
    size_t to)
{
	struct rg_view all = rg_view(source->bytes.p, to);
	struct writer w = { .c = rg_cursor(all), .arena = arena };

	if (plain_until(all, from) == to)
		return bare_text(source, from, to);
	/* Markup goes; but &nGt; stands for six bytes. */
	w.plain = rg_arena_alloc(arena, (to - from) / 5 * 6 + 6);
	put_range(&w, from, to);
	begin_run(&w, to);
	return (struct rg_text){ rg_view(w.plain, w.n), w.runs.v, w.runs.n,
		(uint32_t)from };
}

struct rg_text
flowing_text(struct rg_arena *arena, const struct rg_source *source,
    size_t from, size_t to)
{
	struct rg_text text = plain_text(arena, source, from, to);
	char *plain = rg_arena_str(arena, text.plain);

	for (size_t i = 0; i < text.plain.n; i++)
		if (memchr("\r\n\t", source->bytes.p[rg_text_at(&text, i)],
		    3))
			plain[i] = ' ';
	text.plain.p = plain;
	return text;
}

size_t
rg_text_at(const struct rg_text *text, size_t i)
{
	size_t low = 0, high = text->nruns;

	if (text->nruns == 0)
		return text->at + i;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (text->runs[mid].from <= i)
			low = mid;
		else
			high = mid;
	}
	return text->runs[low].at + (i - text->runs[low].from);
}

struct rg_span
rg_text_span(const struct rg_note *note, const struct rg_text *text,
    size_t from, size_t to)
{
	size_t end;

	if (to <= from)
		return rg_span(note->source, rg_text_at(text, from),
		    rg_text_at(text, from));
	/* Behind the last byte's character, not where the next one starts:
	 * markup may stand between. */
	end = rg_text_at(text, to - 1);
	do {
		end++;
	} while (end < note->source->bytes.n &&
	    (note->source->bytes.p[end] & 0xc0) == 0x80);
	return rg_span(note->source, rg_text_at(text, from), end);
}
