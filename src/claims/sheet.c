/*
 * What each column of a table holds, by its title and by its cells.
 */
#include "label.h"
#include "sheet.h"

#include "refgen/utf8.h"

#define HEAD_MAX 60		/* bytes of a cell in which a name is met */

struct rg_view
cell_text(const struct rg_row *row, size_t column)
{
	if (column >= row->n)
		return rg_view(NULL, 0);
	return rg_view_trim(row->cells[column].text.plain);
}

/* Does the sign part words that may be transports? */
static bool
parts(char c)
{
	return c == ' ' || c == ',' || c == '/' || c == '&' || c == '+' ||
	    c == '(' || c == ')' || c == ';' || c == '|' || c == '\n' ||
	    c == '-';
}

static bool
letter_or_digit(char c)
{
	return rg_utf8_letter((unsigned char)c) || is_digit(c);
}

rg_transports
transports_in(struct reader *r, struct rg_view cell, bool alone)
{
	rg_transports set = 0, one;

	for (size_t at = 0; at < cell.n;) {
		if ((one = rg_spec_transports(r->lex, cell, &at, NULL)) != 0) {
			set |= one;
			continue;
		}
		do {
			if (alone && letter_or_digit(cell.p[at]))
				return 0;
			at++;
		} while (at < cell.n && !parts(cell.p[at]) &&
		    !parts(cell.p[at - 1]));
	}
	return set;
}

rg_transports
cell_transports(struct reader *r, const struct column *c, struct rg_view cell,
    bool alone)
{
	if (c->role == COL_TRANSPORT && cell.n == 1) {
		if ((cell.p[0] | 0x20) == 't')
			return RG_TCP;
		if ((cell.p[0] | 0x20) == 'u')
			return RG_UDP;
	}
	if (c->role == COL_TRANSPORT && in_lexicon(r, RG_LEX_BOTH, cell))
		return RG_TCP | RG_UDP;
	return transports_in(r, cell, alone);
}

bool
empty_mark(struct reader *r, struct rg_view cell)
{
	cell = strip(cell);
	return cell.n == 0 || rg_lexicon_word(r->lex, RG_LEX_NOTHING, cell);
}

/* "Port(s)", "Port......", "**Nº de puerto**": the words of a title. */
static const struct rg_lexicon_entry *
title_entry(struct reader *r, struct rg_view title)
{
	const struct rg_lexicon_entry *e;
	struct rg_view inner;
	size_t open;

	title = rg_view_trim(title);
	e = rg_lexicon_word(r->lex, RG_LEX_COLUMN, title);
	if (!e)
		e = rg_lexicon_word(r->lex, RG_LEX_COLUMN, strip(title));
	open = rg_view_chr(title, '(');
	if (!e && open != RG_NONE && open > 0)
		e = rg_lexicon_word(r->lex, RG_LEX_COLUMN,
		    strip(rg_view(title.p, open)));
	/* "Protocol / Service", "Port - TCP": by its first part. */
	for (size_t i = 0; !e && i < title.n; i++) {
		if (!rg_among(title.p[i], "/-&|"))
			continue;
		inner = strip(rg_view(title.p, i));
		e = rg_lexicon_word(r->lex, RG_LEX_COLUMN, inner);
		break;
	}
	return e;
}

static enum role
role_of_title(struct reader *r, struct rg_view title, struct column *c)
{
	static const struct {
		const char	*value;
		enum role	 role;
	} roles[] = {
		{ "port", COL_PORT }, { "transport", COL_TRANSPORT },
		{ "service", COL_NAME }, { "protocol", COL_NAME },
		{ "expansion", COL_EXPANSION },
		{ "text", COL_TEXT }, { "number", COL_NUMBER },
		{ "secure", COL_TEXT }, { "exam", COL_TEXT },
		{ "route", COL_ROUTE },
		{ "tcp", COL_PORT }, { "udp", COL_PORT },
		{ "inner", COL_PORT },
	};
	const struct rg_lexicon_entry *e = title_entry(r, title);
	size_t at = 0;

	if (transports_in(r, title, true) &&
	    rg_spec_transports(r->lex, title, &at, NULL)) {
		at = 0;
		c->tick = rg_spec_transports(r->lex, title, &at, NULL);
		if (c->tick & (c->tick - 1)) {		/* "TCP/UDP" */
			c->tick = 0;
			return COL_TRANSPORT;
		}
		c->bare = true;
		return COL_NONE;
	}
	if (e) {
		c->tick = rg_transport_of(e->value);
		c->kinds = rg_view_eq(e->value, RG_V("protocol"));
		c->inner = rg_view_eq(e->value, RG_V("inner"));
		for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
			if (rg_view_eq(e->value, rg_view_of(roles[i].value)))
				return roles[i].role;
		return COL_NONE;
	}
	if (says_port(r, title)) {	/* "Secure port" */
		for (at = 0; at < title.n && !c->tick; at++)
			c->tick = rg_spec_transports(r->lex, title, &(size_t){
			    at }, NULL);
		if (c->tick & (c->tick - 1))
			c->tick = 0;
		return COL_PORT;
	}
	return COL_NONE;
}

/* A specification that is the whole cell, or nearly. */
static bool
spec_cell(struct reader *r, struct rg_view cell, struct rg_spec *spec)
{
	size_t at = 0;
	bool found;

	if (!rg_spec_read(spec, r->lex, cell, at)) {
		at = skip_separator(cell, 0, &found);
		if (at == 0 || !rg_spec_read(spec, r->lex, cell, at))
			return false;
	}
	return !counts(r, spec) && (spec->end * 2 >= cell.n || spec->word ||
	    spec->marked ||
	    cell.p[spec->end] == '(' || cell.p[spec->end] == ' ');
}

/* The service that a cell names behind its ports: "22 SSH", "22 / SSH". */
static const struct rg_known *
known_behind(struct reader *r, struct rg_view cell, size_t end)
{
	size_t at = end;

	while (at < cell.n && rg_among(cell.p[at], " /-:|"))
		at++;
	return at > end ? known_start(r, rest_of(cell, at)) : NULL;
}

/* Is the cell like one before it? */
static void
note_words(struct column *c, struct rg_view cell)
{
	for (size_t i = 0; i < c->nseen; i++)
		if (rg_view_eq(c->seen[i], cell)) {
			c->repeats++;
			return;
		}
	c->varied = c->nseen > 0;
	if (c->nseen < SEEN)
		c->seen[c->nseen++] = cell;
}

static void
weigh_cell(struct reader *r, struct rg_view cell, struct column *c, bool names)
{
	struct rg_spec spec;

	if (empty_mark(r, cell))
		return;
	c->cells++;
	if (cell_transports(r, c, cell, true)) {
		c->transports++;
	} else if (spec_cell(r, cell, &spec)) {
		c->specs++;
		c->marked += spec.marked || spec.word;
		c->labels += usual_port(known_behind(r, cell, spec.end),
		    spec.items[0].range);
	} else {
		c->words++;
		note_words(c, cell);
		c->known += names && known_at_once(r, cell.n > HEAD_MAX ?
		    rg_view(cell.p, HEAD_MAX) : cell);
	}
}

static bool
most(size_t part, size_t whole)
{
	return whole > 0 && part * 2 > whole;
}

/*
 * Transports, and one word again and again where there is none to tell
 * ("XXX", "pending").
 */
static bool
filled_up(const struct column *c)
{
	return c->transports > 0 && c->words > 1 && !c->varied &&
	    c->specs == 0 && c->known == 0;
}

/* What the title leaves open, the cells decide. */
static void
settle(struct column *c)
{
	if (c->role == COL_ROUTE) {
		if (most(c->known, c->cells))
			c->role = COL_NONE;
		return;
	}
	if (c->role == COL_PORT && !most(c->specs, c->cells) && c->specs == 0)
		c->role = COL_NONE;
	if (c->role == COL_TRANSPORT && c->transports == 0)
		c->role = COL_NONE;
	if ((most(c->transports, c->cells) || filled_up(c)) &&
	    c->role != COL_TEXT)
		c->role = COL_TRANSPORT;
	/* "TCP" over names: those that use it. */
	if (c->bare && most(c->known, c->cells))
		c->role = COL_NAME;
	if (c->role == COL_NONE && most(c->specs, c->cells) &&
	    (!c->titled || c->tick))
		c->role = COL_PORT;
	if (c->role == COL_NAME && most(c->specs, c->cells) &&
	    !most(c->known, c->cells))
		c->role = COL_PORT;
}

size_t
count_role(const struct sheet *s, enum role role)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += s->c[i].role == role;
	return n;
}

/*
 * No column is known to hold names: the one with the most names we know,
 * else the first of words beside the ports; one that says the same of every
 * port names none of them.
 */
static void
elect_name(struct sheet *s)
{
	size_t best = RG_NONE;

	for (size_t i = 0; i < s->n; i++) {
		struct column *c = &s->c[i];

		if ((c->role != COL_NONE && c->role != COL_TEXT &&
		    c->role != COL_EXPANSION) || c->words == 0)
			continue;
		if (best == RG_NONE || c->known > s->c[best].known ||
		    (c->known == s->c[best].known && c->varied &&
		    s->c[best].words > 1 && !s->c[best].varied))
			best = i;
	}
	if (best == RG_NONE)
		return;
	s->c[best].described = s->c[best].role == COL_TEXT;
	s->c[best].role = COL_NAME;
}

/*
 * Titles can be wrong: where none is right about the ports, the column of
 * numbers holds them; and where there are several columns of ports, every
 * column of names we know is one of names.
 */
static void
mend_roles(struct sheet *s)
{
	size_t ports = count_role(s, COL_PORT);

	for (size_t i = 0; i < s->n; i++) {
		struct column *c = &s->c[i];

		if (ports == 0 && c->role != COL_NUMBER &&
		    c->role != COL_TEXT && c->marked * 2 > c->cells) {
			c->role = COL_PORT;
			ports++;
		}
	}
	for (size_t i = 0; i < s->n && ports > 1; i++)
		if ((s->c[i].role == COL_NONE || s->c[i].role == COL_TEXT) &&
		    most(s->c[i].known, s->c[i].cells))
			s->c[i].role = COL_NAME;
}

/*
 * Cells such as "22 SSH" hold the ports and their service, unless another
 * column is for names and has them: what stands beside is a description.
 */
static bool
find_combined(struct sheet *s)
{
	bool any = false;

	for (size_t i = 0; i < s->n; i++)
		if (s->c[i].role == COL_NAME &&
		    most(s->c[i].known, s->c[i].cells))
			return false;
	for (size_t i = 0; i < s->n; i++) {
		struct column *c = &s->c[i];

		if (!most(c->labels, c->cells) ||
		    (c->role != COL_PORT && c->role != COL_NONE))
			continue;
		c->role = COL_PORT;
		c->combined = any = true;
	}
	return any;
}

/*
 * Columns titled "TCP" and "UDP" hold ports only beside names we know; else
 * the table compares the two ("Header size | 20 bytes | 8 bytes").
 */
static void
drop_comparison(struct sheet *s)
{
	size_t known = 0;

	for (size_t i = 0; i < s->n; i++)
		if (s->c[i].role == COL_NAME && s->c[i].known > known)
			known = s->c[i].known;
	for (size_t i = 0; i < s->n; i++)
		if (s->c[i].bare && s->c[i].role == COL_PORT &&
		    known * 2 < s->c[i].cells)
			s->c[i].role = COL_NONE;
}

/*
 * "Type" over HTTP, DNS and TCP, or over HTTP again and again, tells of what
 * kind the names are that another column has; the transports in it count.
 */
static void
drop_kinds(struct sheet *s)
{
	bool named = false;

	for (size_t i = 0; i < s->n; i++)
		named |= s->c[i].role == COL_NAME && s->c[i].titled &&
		    !s->c[i].kinds && s->c[i].varied &&
		    s->c[i].repeats * 2 < s->c[i].words &&
		    most(s->c[i].words, s->c[i].cells);
	for (size_t i = 0; i < s->n && named; i++) {
		struct column *c = &s->c[i];

		if (c->role == COL_NAME && c->kinds && c->words > 1 &&
		    (c->transports > 0 || c->repeats * 3 >= c->words * 2))
			c->role = COL_TRANSPORT;
	}
}

/* Beside the port that is reached the one inside a container is none. */
static void
drop_inner(struct sheet *s)
{
	bool outer = false;

	for (size_t i = 0; i < s->n; i++)
		outer |= s->c[i].role == COL_PORT && s->c[i].titled &&
		    !s->c[i].inner;
	for (size_t i = 0; i < s->n && outer; i++)
		if (s->c[i].role == COL_PORT && s->c[i].inner)
			s->c[i].role = COL_NUMBER;
}

/* Are most cells of the row titles of columns? */
static bool
titles(struct reader *r, const struct rg_row *row)
{
	size_t n = 0, all = 0;

	for (size_t i = 0; i < row->n; i++) {
		all += cell_text(row, i).n > 0;
		n += cell_text(row, i).n > 0 &&
		    title_entry(r, cell_text(row, i)) != NULL;
	}
	return n > 1 && most(n, all);
}

/* Is there a port in the row, and beside it a name that is usually there? */
static bool
facts(struct reader *r, const struct rg_row *row)
{
	struct rg_spec spec;
	size_t from, to;

	for (size_t i = 0; i < row->n; i++) {
		if (!spec_cell(r, cell_text(row, i), &spec))
			continue;
		for (size_t k = 0; k < row->n; k++)
			if (k != i && usual_port(known_within(r,
			    cell_text(row, k), &from, &to),
			    spec.items[0].range))
				return true;
	}
	return false;
}

/*
 * Titles may stand in the first row of a table without a heading; and where
 * a table has to have a heading, its author may have put a row of it there.
 */
static void
find_head(struct reader *r, const struct rg_block *table, struct sheet *s)
{
	s->head = table->head;
	if (table->head && !titles(r, table->head) && facts(r, table->head))
		s->head = NULL;
	if (!table->head && table->nrows > 1 && titles(r, &table->rows[0])) {
		s->head = &table->rows[0];
		s->first = 1;
	}
}

/* `names`: the services that cells name are counted as well. */
static void
weigh_column(struct reader *r, const struct rg_block *table, struct sheet *s,
    size_t column, bool names)
{
	const struct column *old = &s->c[column];
	struct column c = { .role = old->role, .titled = old->titled,
		.bare = old->bare, .kinds = old->kinds, .inner = old->inner,
		.tick = old->tick };

	if (table->head && !s->head)
		weigh_cell(r, cell_text(table->head, column), &c, names);
	for (size_t i = s->first; i < table->nrows; i++)
		weigh_cell(r, cell_text(&table->rows[i], column), &c, names);
	s->c[column] = c;
}

/*
 * Where ports stand in one column, and another is titled as that of the names
 * and is of words, nobody needs to know whose names they are.
 */
static bool
names_in_doubt(const struct sheet *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->c[i].bare || most(s->c[i].labels, s->c[i].cells) ||
		    (s->c[i].role == COL_NAME &&
		    s->c[i].specs + s->c[i].transports > 0))
			return true;
	return count_role(s, COL_NAME) != 1 || count_role(s, COL_PORT) != 1;
}

static void
know_names(struct reader *r, const struct rg_block *table, struct sheet *s)
{
	for (size_t i = 0; i < s->n; i++) {
		if (s->c[i].role != COL_NAME)
			continue;
		weigh_column(r, table, s, i, true);
		settle(&s->c[i]);
	}
}

/*
 * Columns titled as descriptions hold the most of a table, and only one that
 * might hold the names has to be looked into.
 */
static void
weigh_texts(struct reader *r, const struct rg_block *table, struct sheet *s)
{
	bool named = count_role(s, COL_NAME) > 0 &&
	    count_role(s, COL_PORT) == 1;

	for (size_t i = 0; i < s->n; i++) {
		if (s->c[i].role == COL_TEXT && named)
			s->c[i].words = table->nrows;
		else if (s->c[i].role == COL_TEXT)
			weigh_column(r, table, s, i, true);
	}
}

void
read_columns(struct reader *r, const struct rg_block *table, struct sheet *s)
{
	bool combined;

	*s = (struct sheet){ 0 };
	find_head(r, table, s);
	if (table->head)
		s->n = table->head->n;
	for (size_t i = 0; i < table->nrows; i++)
		if (table->rows[i].n > s->n)
			s->n = table->rows[i].n;
	if (s->n > COLUMNS)
		s->n = COLUMNS;
	for (size_t i = 0; i < s->n; i++) {
		struct column *c = &s->c[i];

		if (s->head && cell_text(s->head, i).n) {
			c->role = role_of_title(r, cell_text(s->head, i), c);
			c->titled = true;
		}
		if (c->role == COL_TEXT || c->role == COL_NUMBER)
			continue;
		weigh_column(r, table, s, i, c->role != COL_NAME);
		if (c->role != COL_NAME)
			settle(c);
	}
	if (names_in_doubt(s))
		know_names(r, table, s);
	weigh_texts(r, table, s);
	combined = find_combined(s);
	drop_inner(s);
	mend_roles(s);
	drop_kinds(s);
	if (!combined && count_role(s, COL_NAME) == 0 && count_role(s, COL_PORT) > 0)
		elect_name(s);
	drop_comparison(s);
	s->nports = count_role(s, COL_PORT);
}
