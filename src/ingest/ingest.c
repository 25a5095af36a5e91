/*
 * A source in, a note out: the only orchestrator here.  Line by line, with
 * two things remembered: the headings that are open, and the items and
 * indented lines that the next line may hang on.
 */
#include "refgen/note.h"

#include "frontmatter.h"
#include "gaptable.h"
#include "htmltable.h"
#include "inline.h"
#include "language.h"
#include "markdown.h"
#include "outline.h"
#include "table.h"

#define MARGIN 60		/* bytes of a line that was broken at the margin */
#define PARAGRAPH_MAX 4000	/* bytes of lines that are read as one */
#define DEPTH 64		/* open items; deeper ones hang on the last */

struct open {
	size_t		 indent;
	enum marker	 marker;
	size_t		 block;
};

struct build {
	const struct rg_source	*source;
	const struct rg_lexicon	*lexicon;
	struct line_info	*info;
	struct rg_arena		*arena;
	struct rg_diags		*diags;
	RG_VEC(struct rg_block)	 blocks;
	size_t			 headings[7];	/* open block by level; [0] unused */
	struct open		 open[DEPTH];
	size_t			 nopen;
	bool			 gap;		/* a blank line was before */
	bool			 tableless;	/* no HTML table with an end is left */
};

static size_t
governing(const struct build *b, int below)
{
	for (int level = below - 1; level >= 1; level--)
		if (b->headings[level] != RG_NONE)
			return b->headings[level];
	return RG_NONE;
}

static struct rg_block *
add(struct build *b, enum rg_block_kind kind, size_t line)
{
	struct rg_block *block = RG_PUSH(b->arena, &b->blocks);
	const struct line_info *info = &b->info[line - 1];

	block->kind = kind;
	block->parent = RG_NONE;
	block->heading = governing(b, 7);
	block->para = info->para;
	block->code = info->kind == LINE_CODE;
	block->quote = info->quotes > 0;
	block->first = b->gap;
	b->gap = false;
	return block;
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Start and end of a line's bytes, without its end. */
static void
extent(const struct build *b, size_t line, size_t *from, size_t *to)
{
	struct rg_view text = rg_source_text(b->source, line);

	*from = (size_t)(text.p - b->source->bytes.p);
	*to = *from + text.n;
	while (*to > *from && blank(b->source->bytes.p[*to - 1]))
		--*to;
}

static void
set_text(struct build *b, struct rg_block *block, size_t from, size_t to)
{
	block->at = rg_span(b->source, from, to);
	block->text = plain_text(b->arena, b->source, from, to);
}

/* "## Text ##": without the signs at either end. */
static void
read_heading(struct build *b, size_t line)
{
	int level = b->info[line - 1].level;
	struct rg_block *block;
	size_t from, to, end;

	block = add(b, RG_HEADING, line);
	block->level = level;
	block->heading = governing(b, level);
	for (int i = level; i < 7; i++)
		b->headings[i] = RG_NONE;
	b->headings[level] = b->blocks.n - 1;
	b->nopen = 0;
	extent(b, line, &from, &to);
	from = read_start(b->source, from, to, b->info[line - 1].quotes).text;
	while (from < to && memchr("# \t>", b->source->bytes.p[from], 4))
		from++;
	for (end = to; end > from && b->source->bytes.p[end - 1] == '#';)
		end--;
	if (end < to && end > from && b->source->bytes.p[end - 1] == ' ')
		to = end;
	while (to > from && blank(b->source->bytes.p[to - 1]))
		to--;
	set_text(b, block, from, to);
}

/*
 * What is open after a line that starts like this: everything it does not
 * hang on is closed.  At one indentation another kind of marker is a level
 * deeper ("1." then "a." then "i."), and a kind met before goes back to it.
 */
static void
hang(struct build *b, const struct line_start *start, size_t block)
{
	while (b->nopen > 0) {
		const struct open *top = &b->open[b->nopen - 1];

		if (top->indent < start->indent)
			break;
		if (top->indent == start->indent &&
		    top->marker != MARK_NONE && start->marker != MARK_NONE &&
		    top->marker != start->marker) {
			bool known = false;

			for (size_t i = 0; i < b->nopen; i++)
				known |= b->open[i].indent == start->indent &&
				    b->open[i].marker == start->marker;
			if (!known)
				break;
		}
		b->nopen--;
	}
	if (b->nopen > 0)
		b->blocks.v[block].parent = b->open[b->nopen - 1].block;
	if (b->nopen < DEPTH)
		b->nopen++;
	b->open[b->nopen - 1] = (struct open){ start->indent, start->marker,
		block };
}

/*
 * Does the sentence of the line go on in the next, which its author broke at
 * the margin?  Lists of plain lines are short, or start with a capital or a
 * number.
 */
static bool
goes_on(const struct build *b, size_t line)
{
	const struct line_info *info = &b->info[line - 1];
	struct rg_view next;
	size_t from, to;

	if (line >= b->source->nlines || info->kind != LINE_TEXT ||
	    info->quotes || info[1].kind != LINE_TEXT || info[1].quotes ||
	    info->para != info[1].para)
		return false;
	extent(b, line, &from, &to);
	if (to - from < MARGIN || strchr(".:;!?|", b->source->bytes.p[to - 1]))
		return false;
	next = rg_view_trim(rg_source_text(b->source, line + 1));
	return next.n > 1 && next.p[0] >= 'a' && next.p[0] <= 'z' &&
	    next.p[1] != '.' && next.p[1] != ')' &&
	    rg_view_chr(next, '|') == RG_NONE;
}

/* A line without quotes and blanks, and without its marker. */
static struct table_line
bare_line(const struct build *b, size_t line, struct line_start *start)
{
	struct table_line l = { .line = line };

	extent(b, line, &l.from, &l.to);
	*start = read_start(b->source, l.from, l.to, b->info[line - 1].quotes);
	l.from = start->text < l.to ? start->text : l.to;
	return l;
}

/* Reads a line and those that go on with it; how many lines it took. */
static size_t
read_line(struct build *b, size_t line)
{
	struct line_start start;
	struct table_line l = bare_line(b, line, &start);
	struct rg_block *block;
	size_t from, took = 1;

	block = add(b, start.marker == MARK_NONE ? RG_LINE : RG_ITEM, line);
	while (l.to - l.from < PARAGRAPH_MAX && goes_on(b, line + took - 1))
		extent(b, line + took++, &from, &l.to);
	set_text(b, block, l.from, l.to);
	if (took > 1)
		block->text = flowing_text(b->arena, b->source, l.from, l.to);
	if (start.marker == MARK_DEFINITION)
		start.indent++;		/* than the line it defines */
	hang(b, &start, b->blocks.n - 1);
	block->bullet = start.marker == MARK_BULLET;
	block->level = block->kind == RG_ITEM ? (int)b->nopen :
	    (int)start.indent;
	return took;
}

struct run {
	RG_VEC(struct table_line)	 lines;
	bool				 marked;	/* begins with a marker */
	bool				 ruled;		/* has a delimiter row */
	bool				 drawn;		/* ... and it is a rule */
};

/* Is the next line of the same leaf? */
static bool
same_leaf(const struct build *b, size_t line)
{
	const struct line_info *info = &b->info[line - 1];

	return line < b->source->nlines && info[1].kind == info->kind &&
	    info[1].para == info->para;
}

/* Is the next line of the block a delimiter row for the cells of this one? */
static bool
delimited(const struct build *b, size_t line, const struct table_line *l)
{
	struct table_line next = { .line = line + 1 };

	if (!same_leaf(b, line))
		return false;
	extent(b, line + 1, &next.from, &next.to);
	next.from = read_start(b->source, next.from, next.to,
	    b->info[line].quotes).mark;
	return is_delimiter(b->source, &next) &&
	    count_cells(b->source, l) == count_cells(b->source, &next);
}

/*
 * Is the marker at the start of the line one of a list?  GFM's are, but what
 * it does not know (letters, other bullets) is a word of a row in its tables.
 */
static bool
list_marker(const struct build *b, const struct run *run,
    const struct line_start *start, const struct table_line *l)
{
	if (start->marker == MARK_NONE || start->listed)
		return start->marker != MARK_NONE;
	return run->lines.n == 0 ? !delimited(b, l->line, l) : !run->ruled;
}

/*
 * Line `line` as the next of the run; false when it cannot be: another
 * block, another list item, or no pipe in a table that has no delimiter row
 * (behind one, every line of the block is a row, but not where it is drawn).
 */
static bool
take_line(struct build *b, struct run *run, size_t line)
{
	const struct line_info *info = &b->info[line - 1];
	struct table_line l = { .line = line };
	size_t n = run->lines.n;
	struct line_start start;
	bool marked;

	extent(b, line, &l.from, &l.to);
	start = read_start(b->source, l.from, l.to, info->quotes);
	l.from = n == 0 && start.listed ? start.text : start.mark;
	if (l.from > l.to)
		l.from = l.to;
	if (is_delimiter(b->source, &l)) {
		run->ruled |= n > 0 && (is_rule(b->source, &l) ||
		    count_cells(b->source, &l) ==
		    count_cells(b->source, &run->lines.v[n - 1]));
		run->drawn |= is_rule(b->source, &l);
	} else {
		marked = list_marker(b, run, &start, &l);
		if (marked && n > 0)
			return false;
		run->marked |= marked;
		if (marked)
			l.from = start.text < l.to ? start.text : l.to;
		if ((!run->ruled || run->drawn) && !has_pipe(b->source, &l) &&
		    (n > 0 || !delimited(b, line, &l)))
			return false;
	}
	*RG_PUSH(b->arena, &run->lines) = l;
	return true;
}

/* The upper edge of a table that is drawn, with its first row below? */
static bool
upper_edge(const struct build *b, size_t line)
{
	struct table_line edge, row;
	struct line_start start;

	if (line >= b->source->nlines ||
	    b->info[line - 1].kind != b->info[line].kind)
		return false;
	edge = bare_line(b, line, &start);
	if (!is_rule(b->source, &edge))
		return false;
	row = bare_line(b, line + 1, &start);
	return !is_rule(b->source, &row) && has_pipe(b->source, &row);
}

/* Has the line a pipe, or the end of a delimiter row or of a drawn rule? */
static bool
tabular(const struct build *b, size_t line)
{
	const char *p = b->source->bytes.p;
	unsigned char any = 0;
	size_t from, to;

	extent(b, line, &from, &to);
	if (from == to)
		return false;
	/* No branch, so that many bytes are looked at together. */
	for (size_t i = from; i < to; i++)
		any |= (p[i] == '|') | (p[i] == '\xe2');
	return any || p[to - 1] == '-' || p[to - 1] == ':' ||
	    p[to - 1] == '+' || p[to - 1] == '=';
}

/* Reads a table that begins at this line; how many lines it took. */
static size_t
try_table(struct build *b, size_t line)
{
	const struct line_info *first = &b->info[line - 1], *info = first;
	struct run run = { 0 };
	struct rg_block *block;
	size_t n;

	/* Most lines begin none: the first row or the next has such a sign. */
	if (!tabular(b, line) &&
	    (!same_leaf(b, line) || !tabular(b, line + 1)))
		return 0;
	if (upper_edge(b, line)) {
		n = try_table(b, line + 1);
		return n ? n + 1 : 0;
	}

	while (line + run.lines.n <= b->source->nlines &&
	    info->kind == first->kind && info->para == first->para &&
	    take_line(b, &run, line + run.lines.n))
		info = &b->info[line + run.lines.n - 1];
	if (run.lines.n == 0)
		return 0;
	if ((run.marked || first->kind == LINE_CODE) && !run.ruled &&
	    b->source->bytes.p[run.lines.v[0].from] != '|')
		return 0;
	n = table_extent(b->source, run.lines.v, run.lines.n);
	if (n == 0)
		return 0;
	block = add(b, RG_TABLE, line);
	block->parent = b->nopen ? b->open[b->nopen - 1].block : RG_NONE;
	read_table(block, b->source, run.lines.v, n, b->arena, b->diags);
	return n;
}

/* Line `line`, if it is none of a list and has a gap. */
static bool
gap_line(const struct build *b, size_t line, struct table_line *l)
{
	struct line_start start;

	*l = bare_line(b, line, &start);
	return start.marker == MARK_NONE && has_gap(b->source, l);
}

/* A rule such as "----  ----" below titles, which parts paragraphs. */
static bool
ruled_off(const struct build *b, size_t line)
{
	struct table_line l = { .line = line };

	extent(b, line, &l.from, &l.to);
	return b->info[line - 1].kind == LINE_BLANK &&
	    b->info[line].kind == LINE_TEXT && is_gap_rule(b->source, &l);
}

/* Reads a table set with gaps, if the line titles one; how many lines. */
static size_t
try_gap_table(struct build *b, size_t line)
{
	const struct line_info *info = &b->info[line - 1];
	RG_VEC(struct table_line) lines = { 0 };
	struct rg_block *block;
	struct table_line l;
	size_t next = line + 1;

	if (!gap_line(b, line, &l) || !gap_titles(b->source, &l, b->lexicon))
		return 0;
	*RG_PUSH(b->arena, &lines) = l;
	if (next < b->source->nlines && ruled_off(b, next)) {
		info = &b->info[next];
		next++;
	}
	for (; next <= b->source->nlines && gap_line(b, next, &l) &&
	    b->info[next - 1].kind == info->kind &&
	    b->info[next - 1].para == info->para; next++)
		*RG_PUSH(b->arena, &lines) = l;
	if (lines.n < 2)
		return 0;
	block = add(b, RG_TABLE, line);
	block->parent = b->nopen ? b->open[b->nopen - 1].block : RG_NONE;
	read_gap_table(block, b->source, lines.v, lines.n, b->arena);
	return next - line;
}

/*
 * Reads an HTML table that begins in this line; how many lines it took.  One
 * without an end is no table; that is looked for once, or a note full of
 * beginnings would take time with their square.
 */
static size_t
try_html_table(struct build *b, size_t line)
{
	struct rg_block *block;
	size_t from, to, end;

	if (b->tableless || b->info[line - 1].kind == LINE_CODE)
		return 0;
	extent(b, line, &from, &to);
	from = html_table_start(b->source, from, to);
	if (from == RG_NONE)
		return 0;
	end = html_table_end(b->source, from);
	b->tableless = end == RG_NONE;
	if (b->tableless)
		return 0;
	block = add(b, RG_TABLE, line);
	read_html_table(block, b->source, from, end, b->arena);
	return rg_source_line(b->source, end - 1) - line + 1;
}

static void
read_blocks(struct build *b, size_t first)
{
	size_t took;

	for (size_t line = first; line <= b->source->nlines; line += took) {
		took = 1;
		switch (b->info[line - 1].kind) {
		case LINE_BLANK:
			b->gap = true;
			break;
		case LINE_HEADING:
			read_heading(b, line);
			b->gap = true;
			break;
		case LINE_TEXT:
		case LINE_CODE:
			took = try_html_table(b, line);
			if (took == 0)
				took = try_table(b, line);
			if (took == 0)
				took = try_gap_table(b, line);
			if (took == 0)
				took = read_line(b, line);
			break;
		}
	}
}

static struct rg_view
title(const struct rg_note *note)
{
	struct rg_view said = rg_value_str(note->front, "title");

	for (size_t i = 0; said.n == 0 && i < note->n; i++)
		if (note->blocks[i].kind == RG_HEADING)
			said = rg_view_trim(note->blocks[i].text.plain);
	return said;
}

void
rg_ingest(struct rg_note *note, const struct rg_source *source,
    const struct rg_lexicon *lexicon, struct rg_arena *arena,
    struct rg_arena *scratch, struct rg_diags *diags)
{
	struct build b = { .source = source, .lexicon = lexicon,
		.arena = scratch, .diags = diags };
	size_t first;

	*note = (struct rg_note){ .source = source, .scratch = scratch };
	first = read_front_matter(note, arena, diags);
	b.info = markdown_lines(source, first, scratch);
	b.gap = true;
	b.tableless = html_table_start(source, 0, source->bytes.n) == RG_NONE;
	for (size_t i = 0; i < 7; i++)
		b.headings[i] = RG_NONE;
	read_blocks(&b, first);
	note->blocks = b.blocks.v;
	note->n = b.blocks.n;
	note->title = title(note);
	if (note->title.n)
		note->title = rg_arena_copy(arena, note->title);
	note->lang = note_language(note, lexicon, diags);
}
