/*
 * cmark's one door.
 *
 * Only what cmark 0.30 gets right is taken from it: on which line each block
 * starts, and of which kind it is.  Block ends are sometimes wrong there (a
 * setext heading over a paragraph), so a block ends where the next begins;
 * columns are read again from the bytes.
 *
 * The words of a line are nothing to its block, and most of the time of a
 * parser goes into them.  So cmark is given a skeleton: of each line the
 * signs it starts with, and one byte of what comes behind.
 */
#define CMARK_NO_SHORT_NAMES 1
#include <cmark.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "refgen/cursor.h"
#include "refgen/die.h"
#include "markdown.h"

/* An unclosed fence swallows what follows; so often is reading resumed. */
#define RESUME_MAX 16

/*
 * What cmark builds dies with the note: its pieces stand in the note's arena,
 * each behind its size, and none is freed alone.  cmark does not say for whom
 * it asks, so the arena is that of the parse under way in its thread.
 */
static _Thread_local struct rg_arena *room;

struct piece {
	size_t	n;
	_Alignas(max_align_t) char bytes[];
};

static void *
take(size_t n, size_t size)
{
	struct piece *piece;

	if (size && n > (SIZE_MAX / 2 - sizeof(*piece)) / size)
		rg_oom();
	piece = rg_arena_alloc(room, sizeof(*piece) + n * size);
	piece->n = n * size;
	return piece->bytes;
}

static void *
widen(void *old, size_t n)
{
	const struct piece *piece;
	void *bytes = take(n, 1);

	if (!old)
		return bytes;
	piece = (struct piece *)((char *)old - sizeof(*piece));
	return memcpy(bytes, old, piece->n < n ? piece->n : n);
}

static void
leave(void *piece)
{
	(void)piece;
}

static cmark_mem memory = { take, widen, leave };

struct scan {
	const struct rg_source	*source;
	struct line_info	*lines;
	size_t			 base;		/* lines before the parser's first */
	size_t			 para;
	int			 quotes;
	cmark_node		*joined;	/* goes on behind its "===" */
	size_t			 resume;	/* line to parse again from, or 0 */
};

/* The line without quote marks, list markers and blanks before its words. */
static struct rg_view
bare(const struct rg_source *s, size_t line)
{
	struct rg_view v = rg_source_text(s, line);

	while (v.n > 0 && memchr(" \t>", v.p[0], 3)) {
		v.p++;
		v.n--;
	}
	return rg_view_trim(v);
}

static bool
fence(struct rg_view line)
{
	return rg_view_starts(line, RG_V("```")) ||
	    rg_view_starts(line, RG_V("~~~"));
}

static bool
only(struct rg_view line, const char *bytes)
{
	for (size_t i = 0; i < line.n; i++)
		if (!strchr(bytes, line.p[i]))
			return false;
	return line.n > 0;
}

static void
mark(struct scan *s, size_t line, enum line_kind kind, int level)
{
	if (line < 1 || line > s->source->nlines)
		return;
	s->lines[line - 1] = (struct line_info){ kind, level, s->quotes,
		s->para };
}

/*
 * A heading underlined with === or --- is one only if it is a single line
 * without a pipe: notes put a rule below a table or a list of ports.
 */
static void
heading(struct scan *s, cmark_node *node, size_t first, size_t last)
{
	int level = cmark_node_get_heading_level(node);
	bool atx = rg_view_starts(bare(s->source, first), RG_V("#")) ||
	    first == last;
	bool plain = last - first > 1 ||
	    rg_view_chr(rg_source_text(s->source, first), '|') != RG_NONE;

	if (atx) {
		mark(s, first, LINE_HEADING, level);
		return;
	}
	for (size_t line = first; line <= last; line++) {
		bool rule = only(bare(s->source, line), "=-");

		if (rule && !plain)
			mark(s, line, LINE_BLANK, 0);
		else
			mark(s, line, plain ? LINE_TEXT : LINE_HEADING, level);
	}
	/* "===" is no rule: what stands right below goes on with the table. */
	s->joined = plain && level == 1 ? node : NULL;
}

/*
 * A sequence of messages, drawn: its lines are numbered steps between hosts,
 * and the ports in them are those of one conversation.
 */
static bool
sequence(struct scan *s, size_t first, size_t last)
{
	return first < last && rg_view_starts(bare(s->source, first + 1),
	    RG_V("sequenceDiagram"));
}

static void
code(struct scan *s, cmark_node *node, size_t first, size_t last)
{
	bool fenced = cmark_node_get_fence_info(node) &&
	    (fence(bare(s->source, first)) ||
	    rg_view_find(rg_source_text(s->source, first), RG_V("```")) !=
	    RG_NONE);
	bool closed = fenced && last > first && fence(bare(s->source, last));

	if (fenced && !closed && last >= s->source->nlines &&
	    first < s->source->nlines) {
		mark(s, first, LINE_BLANK, 0);
		s->resume = first + 1;
		return;
	}
	if (fenced && sequence(s, first, last))
		return;
	for (size_t line = first; line <= last; line++)
		mark(s, line, fenced ? LINE_CODE : LINE_TEXT, 0);
	if (fenced) {
		mark(s, first, LINE_BLANK, 0);
		if (closed)
			mark(s, last, LINE_BLANK, 0);
	}
}

/* Where the tag ends that the line has at `at`; `at` if it has none there. */
static size_t
behind_tag(struct rg_view line, size_t at)
{
	size_t end;

	if (at >= line.n || line.p[at] != '<')
		return at;
	end = rg_view_chr(rg_view_cut(line, at, line.n), '>');
	return end == RG_NONE ? at : at + end + 1;
}

/* "<h2>SSH</h2>", maybe within other tags: its level; 0 if it is none. */
static int
html_heading(struct rg_view line)
{
	size_t at = 0, next = 0, end;
	char close[] = "</h1";

	while (!rg_view_starts(rg_view_cut(line, at, line.n),
	    RG_V("<h")) || at + 3 >= line.n || line.p[at + 2] < '1' ||
	    line.p[at + 2] > '6' || !memchr(" >", line.p[at + 3], 2)) {
		next = behind_tag(line, at);
		if (next == at)
			return 0;
		at = next;
	}
	close[3] = line.p[at + 2];
	end = rg_view_find(line, rg_view_of(close));
	if (end == RG_NONE)
		return 0;
	for (next = end; next < line.n; next = end) {
		end = behind_tag(line, next);
		if (end == next)
			return 0;
	}
	return line.p[at + 2] - '0';
}

static void
leaf(struct scan *s, cmark_node *node)
{
	size_t first = (size_t)cmark_node_get_start_line(node) + s->base;
	size_t last = (size_t)cmark_node_get_end_line(node) + s->base;

	if (last < first)
		last = first;
	if (!s->joined || cmark_node_previous(node) != s->joined ||
	    cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH ||
	    !only(bare(s->source, first - 1), "="))
		s->para++;
	s->joined = NULL;
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HEADING:
		heading(s, node, first, last);
		break;
	case CMARK_NODE_CODE_BLOCK:
		code(s, node, first, last);
		break;
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HTML_BLOCK:
		for (size_t line = first; line <= last; line++) {
			int level = html_heading(bare(s->source, line));

			mark(s, line, level ? LINE_HEADING : LINE_TEXT, level);
		}
		break;
	default:
		break;
	}
}

/* An iterator, not recursion: notes may nest as deep as they like. */
static void
walk(struct scan *s, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_BLOCK_QUOTE)
			s->quotes += event == CMARK_EVENT_ENTER ? 1 : -1;
		else if (event == CMARK_EVENT_ENTER &&
		    type >= CMARK_NODE_FIRST_BLOCK &&
		    type <= CMARK_NODE_LAST_BLOCK)
			leaf(s, node);
	}
}

/* Bytes that may stand before the words of a line, and say what it is. */
static bool
structural(char c)
{
	return memchr(" \t>-+*_=#~`<0123456789.)", c, 24) != NULL;
}

/*
 * Must cmark see all of a line whose words start at `at`?  Of a tag or a
 * fence, and wherever HTML that began above may end (CommonMark 4.5, 4.6).
 */
static bool
telling(struct rg_view line, size_t at)
{
	struct rg_view signs = rg_view(line.p, at);

	return rg_view_chr(signs, '<') != RG_NONE ||
	    rg_view_find(signs, RG_V("```")) != RG_NONE ||
	    rg_view_chr(rg_view_cut(line, at, line.n), '>') != RG_NONE;
}

/*
 * The lines from `first` on, cut short.  A line that starts with a bracket
 * may be a link's definition (4.7), which is no paragraph and may go on up
 * to a blank line: that is kept whole.
 */
static void
skeleton(struct rg_buf *out, const struct rg_source *source, size_t first)
{
	bool definition = false;

	for (size_t n = first; n <= source->nlines; n++) {
		struct rg_view line = rg_source_text(source, n);
		size_t at = 0;

		while (at < line.n && structural(line.p[at]))
			at++;
		definition = at < line.n && (definition || line.p[at] == '[');
		if (at == line.n || definition || telling(line, at)) {
			rg_buf_put(out, line);
		} else {
			rg_buf_put(out, rg_view(line.p, at));
			rg_buf_char(out, line.p[at] & 0x80 ? 'x' : line.p[at]);
		}
		rg_buf_char(out, '\n');
	}
}

static void
parse(struct scan *s, size_t first)
{
	struct rg_buf lines = { 0 };
	cmark_parser *parser;

	s->base = first - 1;
	s->quotes = 0;
	s->resume = 0;
	parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
	skeleton(&lines, s->source, first);
	cmark_parser_feed(parser, lines.p, lines.n);
	walk(s, cmark_parser_finish(parser));
	rg_buf_release(&lines);
}

struct line_info *
markdown_lines(const struct rg_source *source, size_t first,
    struct rg_arena *arena)
{
	struct scan s = { .source = source };
	int tries = 0;

	s.lines = rg_arena_alloc(arena, source->nlines * sizeof(*s.lines));
	if (first > source->nlines)
		return s.lines;
	room = arena;
	parse(&s, first);
	while (s.resume && tries++ < RESUME_MAX)
		parse(&s, s.resume);
	for (size_t i = 0; i < source->nlines; i++)
		if (rg_view_trim(rg_source_text(source, i + 1)).n == 0)
			s.lines[i].kind = LINE_BLANK;
	return s.lines;
}

bool
markdown_entity(struct rg_buf *text, struct rg_view entity)
{
	cmark_node *root = cmark_parse_document(entity.p, entity.n,
	    CMARK_OPT_DEFAULT);
	cmark_node *para = cmark_node_first_child(root);
	cmark_node *node = para ? cmark_node_first_child(para) : NULL;
	const char *literal = node ? cmark_node_get_literal(node) : NULL;
	bool known = literal && literal[0] != '&';

	if (known)
		rg_buf_str(text, literal);
	cmark_node_free(root);
	return known;
}
