#include "harvest.h"
#include "import.h"

/* IANA's file has twelve columns. */
#define CELLS_MOST 32

/* Reads RFC 4180: one row at a time, its cells behind one another. */
struct csv {
	struct rg_view	 all;
	size_t		 at;
	size_t		 line;		/* where `at` stands */
	struct rg_buf	 text;
	size_t		 end[CELLS_MOST];
	size_t		 n;
};

static struct rg_view
cell(const struct csv *c, size_t i)
{
	size_t from;

	if (i >= c->n)
		return rg_view(NULL, 0);
	from = i ? c->end[i - 1] : 0;
	return rg_view_trim(rg_view(c->text.p + from, c->end[i] - from));
}

static void
read_plain(struct csv *c)
{
	size_t from = c->at;

	while (c->at < c->all.n && c->all.p[c->at] != ',' &&
	    c->all.p[c->at] != '\n')
		c->at++;
	rg_buf_put(&c->text, rg_view_cut(c->all, from, c->at));
}

/* Behind its closing quote (RFC 4180, section 2, rules 5 to 7); or false. */
static bool
read_quoted(struct csv *c)
{
	for (c->at++; c->at < c->all.n; c->at++) {
		char byte = c->all.p[c->at];

		if (byte == '"') {
			c->at++;
			if (c->at == c->all.n || c->all.p[c->at] != '"')
				return true;
		}
		c->line += byte == '\n';
		rg_buf_char(&c->text, byte);
	}
	return false;
}

/* One cell; NULL, or what is wrong. */
static const char *
read_cell(struct csv *c)
{
	size_t closed;

	if (c->at == c->all.n || c->all.p[c->at] != '"') {
		read_plain(c);
		return NULL;
	}
	if (!read_quoted(c))
		return "a quote is opened and never closed";
	closed = c->text.n;
	read_plain(c);
	/* The CR of the line's end may stand there. */
	if (rg_view_trim(rg_view_cut(rg_buf_view(&c->text), closed,
	    c->text.n)).n > 0)
		return "text stands behind a closing quote";
	return NULL;
}

/* One row into `text` and `end`; NULL, or what is wrong. */
static const char *
read_row(struct csv *c)
{
	const char *fault;

	rg_buf_reset(&c->text);
	for (c->n = 0; c->n < CELLS_MOST; c->at++) {
		if ((fault = read_cell(c)) != NULL)
			return fault;
		c->end[c->n++] = c->text.n;
		if (c->at == c->all.n)
			return NULL;
		if (c->all.p[c->at] == '\n') {
			c->at++;
			c->line++;
			return NULL;
		}
	}
	return "the row has too many cells";
}

enum column {
	NAME,
	PORTS,
	TRANSPORT,
	DESCRIPTION,
	REFERENCE,
	NOTE,
	COLUMNS
};

static const char *const titles[COLUMNS] = {
	[NAME] = "Service Name",
	[PORTS] = "Port Number",
	[TRANSPORT] = "Transport Protocol",
	[DESCRIPTION] = "Description",
	[REFERENCE] = "Reference",
	[NOTE] = "Assignment Notes",
};

/* Where each column stands; NULL, or the title that is missing. */
static const char *
find_columns(size_t column[COLUMNS], const struct csv *c)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		size_t at = 0;

		while (at < c->n &&
		    !rg_view_eq(cell(c, at), rg_view_of(titles[i])))
			at++;
		if (at == c->n)
			return titles[i];
		column[i] = at;
	}
	return NULL;
}

static int
take_row(struct rg_harvest *h, const struct csv *c,
    const size_t column[COLUMNS], size_t line)
{
	const struct rg_raw raw = {
		.unit = "line",
		.nth = line,
		.name = cell(c, column[NAME]),
		.ports = cell(c, column[PORTS]),
		.transport = cell(c, column[TRANSPORT]),
		.description = cell(c, column[DESCRIPTION]),
		.references = cell(c, column[REFERENCE]),
		.note = cell(c, column[NOTE]),
	};

	if (c->n == 1 && cell(c, 0).n == 0)
		return 0;
	return rg_harvest_take(h, &raw);
}

static int
read_rows(struct rg_harvest *h, struct csv *c)
{
	size_t column[COLUMNS], line = 1;
	const char *fault, *missing;

	fault = read_row(c);
	missing = fault ? NULL : find_columns(column, c);
	if (missing) {
		rg_buf_fmt(h->problem, "no column is titled \"%s\"", missing);
		return -1;
	}
	while (!fault && c->at < c->all.n) {
		line = c->line;
		fault = read_row(c);
		if (!fault && take_row(h, c, column, line) != 0)
			return -1;
	}
	if (fault) {
		rg_buf_fmt(h->problem, "line %zu: %s", line, fault);
		return -1;
	}
	return 0;
}

int
rg_registry_import_csv(struct rg_buf *snapshot, struct rg_view bytes,
    size_t *nrecords, struct rg_buf *problem)
{
	struct csv c = { .all = bytes, .line = 1 };
	struct rg_harvest harvest;
	int status;

	rg_harvest_init(&harvest, problem);
	status = read_rows(&harvest, &c);
	if (status == 0)
		status = rg_harvest_finish(&harvest, snapshot, RG_IANA,
		    RG_V(""), nrecords);
	rg_harvest_release(&harvest);
	rg_buf_release(&c.text);
	return status;
}
