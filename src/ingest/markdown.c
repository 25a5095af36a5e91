/*
 * cmark's one door.
 *
 * Only what cmark 0.30 gets right is taken from it: on which line each block
 * starts, and of which kind it is.  Block ends are sometimes wrong there (a
 * setext heading over a paragraph), so a block ends where the next begins;
 * columns are read again from the bytes.  It is given a skeleton of the note
 * (skeleton.h).
 */
#define CMARK_NO_SHORT_NAMES 1
#include <cmark.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "refgen/cursor.h"
#include "refgen/die.h"
#include "markdown.h"
#include "skeleton.h"

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
	struct skeleton		 skeleton;
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

	while (v.n > 0 && (rg_blank_byte(v.p[0]) || v.p[0] == '>')) {
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
	if (rg_view_trim(rg_source_text(s->source, line)).n == 0)
		kind = LINE_BLANK;
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

/* Does an item of a list begin in the line in which its leaf does? */
static bool
itemized(cmark_node *leaf)
{
	int line = cmark_node_get_start_line(leaf);

	for (cmark_node *up = cmark_node_parent(leaf); up &&
	    cmark_node_get_start_line(up) == line; up = cmark_node_parent(up))
		if (cmark_node_get_type(up) == CMARK_NODE_ITEM)
			return true;
	return false;
}

/* Lines of words. */
static void
words(struct scan *s, size_t first, size_t last)
{
	for (size_t line = first; line <= last; line++) {
		int level = s->skeleton.html ?
		    html_heading(bare(s->source, line)) : 0;

		mark(s, line, level ? LINE_HEADING : LINE_TEXT, level);
	}
}

/* The lines of a leaf. */
static void
lines(struct scan *s, cmark_node *node, cmark_node_type type, size_t first,
    size_t last)
{
	switch (type) {
	case CMARK_NODE_HEADING:
		heading(s, node, first, last);
		break;
	case CMARK_NODE_CODE_BLOCK:
		code(s, node, first, last);
		break;
	default:
		words(s, first, last);
		break;
	}
}

/* Does the leaf go on below what a heading says with "===" or "---"? */
static bool
joins(const struct scan *s, cmark_node *leaf, size_t first)
{
	return s->joined && cmark_node_previous(leaf) == s->joined &&
	    cmark_node_get_type(leaf) == CMARK_NODE_PARAGRAPH &&
	    only(bare(s->source, first - 1), "=");
}

/*
 * A leaf of the skeleton.  Lines left out below its first are of it, unless
 * each is a leaf of its own; of these the last is the one that goes on, maybe
 * to the line that makes it a heading.
 */
static void
leaf(struct scan *s, cmark_node *node)
{
	const uint32_t *at = s->skeleton.lines;
	cmark_node_type type = cmark_node_get_type(node);
	bool heading = type == CMARK_NODE_HEADING;
	int from = cmark_node_get_start_line(node);
	int to = cmark_node_get_end_line(node);
	size_t first = at[from - 1], next = at[from], last;
	bool each;

	if (to < from)			/* HTML that ends where it begins */
		to = from;
	last = heading ? at[to - 1] : at[to] - 1;
	each = next - first > 1 && ((heading && to == from) || itemized(node));
	if (!joins(s, node, first))
		s->para++;
	s->joined = NULL;
	for (; each && first + 1 < next; first++, s->para++)
		lines(s, node, heading && to > from ? CMARK_NODE_PARAGRAPH :
		    type, first, first);
	lines(s, node, type, first, last < first ? first : last);
}

static bool
is_leaf(cmark_node_type type)
{
	return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
	    type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK;
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
		if (event != CMARK_EVENT_ENTER || !is_leaf(type))
			continue;
		leaf(s, node);
		/* What is in it are words. */
		cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	}
}

static void
parse(struct scan *s, size_t first)
{
	cmark_parser *parser;

	s->quotes = 0;
	s->resume = 0;
	skeleton_init(&s->skeleton, s->source, first, room);
	parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
	cmark_parser_feed(parser, s->skeleton.bytes.p, s->skeleton.bytes.n);
	walk(s, cmark_parser_finish(parser));
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
