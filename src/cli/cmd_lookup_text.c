/*
 * Answers on a terminal.  The best are told in full, a block each; those
 * that follow, and the ports of a range, stand in rows.
 */
#include "cmd_lookup.h"

#include <unistd.h>

#include "refgen/utf8.h"

#define WIDTH_MIN	40
#define WIDTH_MAX	100
#define WIDTH_NONE	80	/* of what is no screen */
#define BLOCKS		3
#define ROWS		20
#define NAME_MAX	18	/* columns of a name in a row */
#define INDENT		4

struct page {
	const struct lookup	*l;
	struct rg_buf		 out;
	size_t			 width;
	bool			 colour;
};

static void
bold(struct page *p, struct rg_view text)
{
	if (p->colour)
		rg_buf_str(&p->out, "\033[1m");
	rg_printable(&p->out, text);
	if (p->colour)
		rg_buf_str(&p->out, "\033[0m");
}

/*
 * Words behind what stands in a line up to `column`, the lines that follow
 * indented.  A word that is wider than a line stands alone.
 */
static void
words(struct page *p, size_t column, size_t indent, struct rg_view text)
{
	struct rg_buf safe = { 0 };
	struct rg_view rest, word;
	bool first = true;

	rg_printable(&safe, text);
	rest = rg_buf_view(&safe);
	while (rest.n && rg_view_split(&word, &rest, ' ')) {
		size_t w = rg_utf8_width(word);

		if (w == 0)
			continue;
		if (column > indent && column + !first + w > p->width) {
			rg_buf_char(&p->out, '\n');
			rg_buf_fill(&p->out, ' ', indent);
			column = indent;
			first = true;
		}
		if (!first)
			rg_buf_char(&p->out, ' ');
		rg_buf_put(&p->out, word);
		column += !first + w;
		first = false;
	}
	rg_buf_char(&p->out, '\n');
	rg_buf_release(&safe);
}

/* "25/tcp", "6000-6063/tcp+udp", "-" */
static void
place(struct rg_buf *b, const struct rg_answer *a)
{
	rg_transports set = rg_answer_transports(a);

	if (a->no_port)
		rg_buf_char(b, '-');
	else
		rg_range_put(b, a->ports);
	if (set) {
		rg_buf_char(b, '/');
		rg_transports_put(b, set, "+");
	}
}

/* The msgid that stands for a state nobody asks for by name. */
static const char *
status_word(const struct rg_answer *a)
{
	switch (a->status) {
	case RG_RESERVED:
		return "reserved";
	case RG_HISTORIC:
		return "historic";
	default:
		return "assigned";
	}
}

static void
say_layer(const struct page *p, struct rg_buf *b, const char *who,
    rg_transports set)
{
	if (b->n)
		rg_buf_str(b, "; ");
	rg_buf_fmt(b, "%s: ", who);
	if (set)
		rg_transports_put(b, set, " ");
	else
		rg_buf_str(b, tr(p->l->cli, "no transport"));
}

/* "notes: udp; Debian: tcp udp; IANA: tcp udp, domain (RFC1035)" */
static void
layers(struct page *p, const struct rg_answer *a)
{
	struct cli *cli = p->l->cli;
	struct rg_buf b = { 0 };

	if (a->noted)
		say_layer(p, &b, tr(cli, "the notes"), a->noted);
	if (a->packaged)
		say_layer(p, &b, "Debian", a->packaged);
	if (a->registered || a->registry_name.n || a->status != RG_ASSIGNED) {
		say_layer(p, &b, "IANA", a->registered);
		if (a->registry_name.n)
			rg_buf_fmt(&b, ", %.*s", RG_ARG(a->registry_name));
		if (a->status != RG_ASSIGNED)
			rg_buf_fmt(&b, ", %s", tr(cli, status_word(a)));
		if (a->reference.n)
			rg_buf_fmt(&b, " (%.*s)", RG_ARG(a->reference));
	}
	if (b.n == 0 && a->usual)
		say_layer(p, &b, tr(cli, "usually"), a->usual);
	if (b.n) {
		rg_buf_fill(&p->out, ' ', INDENT);
		words(p, INDENT, INDENT, rg_buf_view(&b));
	}
	rg_buf_release(&b);
}

static struct rg_view
name_of(const struct page *p, const struct rg_answer *a)
{
	return a->name.n ? a->name : rg_view_of(tr(p->l->cli,
	    status_word(a)));
}

static void
block(struct page *p, const struct rg_answer *a)
{
	struct rg_buf left = { 0 };
	struct rg_view name = name_of(p, a);
	size_t column;

	place(&left, a);
	rg_buf_str(&left, "  ");
	column = left.n + rg_utf8_width(name);
	rg_buf_put(&p->out, rg_buf_view(&left));
	bold(p, name);
	if (a->expansion.n) {
		rg_buf_str(&p->out, "  ");
		words(p, column + 2, INDENT, a->expansion);
	} else {
		rg_buf_char(&p->out, '\n');
	}
	if (a->summary.n) {
		rg_buf_fill(&p->out, ' ', INDENT);
		words(p, INDENT, INDENT, a->summary);
	}
	layers(p, a);
	rg_buf_release(&left);
}

static size_t
larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* One line, its name at column `name` and its words at column `text`. */
static void
row(struct page *p, const struct rg_answer *a, size_t name, size_t text)
{
	struct rg_view called = name_of(p, a);
	struct rg_view more = a->expansion.n ? a->expansion : a->summary;
	struct rg_buf left = { 0 };
	size_t column = name + rg_utf8_width(called);

	place(&left, a);
	rg_buf_fill(&left, ' ', name - left.n);
	rg_buf_put(&p->out, rg_buf_view(&left));
	bold(p, called);
	if (more.n) {
		rg_buf_fill(&p->out, ' ', column + 2 < text ? text - column :
		    2);
		words(p, larger(column + 2, text), text, more);
	} else {
		rg_buf_char(&p->out, '\n');
	}
	rg_buf_release(&left);
}

static void
rows(struct page *p, const struct rg_answer *a, size_t n)
{
	struct rg_buf left = { 0 };
	size_t places = 0, names = 0, w;

	for (size_t i = 0; i < n; i++) {
		rg_buf_reset(&left);
		place(&left, &a[i]);
		places = larger(places, left.n);
		w = rg_utf8_width(name_of(p, &a[i]));
		names = larger(names, w < NAME_MAX ? w : NAME_MAX);
	}
	for (size_t i = 0; i < n; i++)
		row(p, &a[i], places + 2, places + 2 + names + 2);
	rg_buf_release(&left);
}

/* So many come in full: the best fits that somebody vouches for. */
static size_t
count_blocks(const struct lookup *l)
{
	const struct rg_answer *a = l->answers.list.v;
	size_t n = 0;

	if (l->query.is_ports && l->query.ports.first != l->query.ports.last &&
	    l->answers.list.n > BLOCKS)
		return 0;
	while (n < l->answers.list.n && n < BLOCKS &&
	    a[n].rank == a[0].rank && (a[n].from_notes || a[n].packaged ||
	    a[n].registered || a[n].status != RG_ASSIGNED))
		n++;
	return n > 0 ? n : 1;
}

static void
more(struct page *p, size_t n)
{
	struct cli *cli = p->l->cli;

	rg_trn(&p->out, &cli->locale, cli->lang,
	    "and {n} more, which --all shows", "and {n} more, which --all "
	    "shows", n);
	rg_buf_char(&p->out, '\n');
}

static size_t
page_width(void)
{
	size_t columns = screen_columns(STDOUT_FILENO);

	if (columns == 0)
		return WIDTH_NONE;
	return columns < WIDTH_MIN ? WIDTH_MIN : columns > WIDTH_MAX ?
	    WIDTH_MAX : columns;
}

void
lookup_text(const struct lookup *l)
{
	struct page p = { .l = l, .width = page_width(),
		.colour = screen_colour(STDOUT_FILENO) };
	const struct rg_answer *a = l->answers.list.v;
	size_t blocks = count_blocks(l), n = l->answers.list.n - blocks;
	size_t shown = l->all || n <= ROWS ? n : ROWS;

	for (size_t i = 0; i < blocks; i++)
		block(&p, &a[i]);
	if (blocks && n)
		rg_buf_fmt(&p.out, "\n%s\n", tr(l->cli, "others:"));
	rows(&p, a + blocks, shown);
	if (shown < n)
		more(&p, n - shown);
	fwrite(p.out.p, 1, p.out.n, stdout);
	rg_buf_release(&p.out);
}
