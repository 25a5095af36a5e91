/*
 * Tables: first what each column holds, by its title and by its cells; then
 * each row.
 */
#include "reader.h"

#include "refgen/utf8.h"

#define COLUMNS 32

enum role {
	COL_NONE,
	COL_PORT,
	COL_TRANSPORT,
	COL_NAME,
	COL_EXPANSION,
	COL_TEXT,
	COL_NUMBER,		/* counts, sizes, layers: no ports */
};

struct column {
	enum role	 role;
	bool		 titled;	/* the role comes from the title */
	rg_transports	 tick;		/* "TCP" over ticks, or over ports */
	size_t		 cells, specs, transports, words;
	size_t		 marked;	/* specs with a sure sign */
	size_t		 length;	/* bytes of all its cells */
	size_t		 known;		/* cells that name a service we know */
};

struct sheet {
	struct column	 c[COLUMNS];
	size_t		 n;
};

static struct rg_view
cell_text(const struct rg_row *row, size_t column)
{
	if (column >= row->n)
		return rg_view(NULL, 0);
	return rg_view_trim(row->cells[column].text.plain);
}

/* Transports anywhere in a cell: "UDP (default), TCP". */
static rg_transports
transports_in(struct reader *r, struct rg_view cell, bool *only)
{
	rg_transports set = 0, one;
	size_t rest = 0;

	for (size_t at = 0; at < cell.n;) {
		if ((one = rg_spec_transports(r->lex, cell, &at, NULL)) != 0) {
			set |= one;
			continue;
		}
		do {
			rest += rg_utf8_letter((unsigned char)cell.p[at]) ||
			    (cell.p[at] >= '0' && cell.p[at] <= '9');
			at++;
		} while (at < cell.n && !memchr(" ,/&+();|\n-", cell.p[at],
		    12) && !memchr(" ,/&+();|\n-", cell.p[at - 1], 12));
	}
	*only = set != 0 && rest == 0;
	return set;
}

static bool
empty_mark(struct reader *r, struct rg_view cell)
{
	cell = strip(cell);
	return cell.n == 0 || rg_lexicon_word(r->lex, "word.none", cell);
}

/* "Port(s)", "Port......", "**Nº de puerto**": the words of a title. */
static const struct rg_lexicon_entry *
title_entry(struct reader *r, struct rg_view title)
{
	const struct rg_lexicon_entry *e;
	struct rg_view inner;
	size_t open;

	title = rg_view_trim(title);
	e = rg_lexicon_word(r->lex, "column", title);
	if (!e)
		e = rg_lexicon_word(r->lex, "column", strip(title));
	open = rg_view_chr(title, '(');
	if (!e && open != RG_NONE && open > 0)
		e = rg_lexicon_word(r->lex, "column",
		    strip(rg_view(title.p, open)));
	/* "Protocol / Service", "Port - TCP": by its first part. */
	for (size_t i = 0; !e && i < title.n; i++) {
		if (!memchr("/-&|", title.p[i], 4))
			continue;
		inner = strip(rg_view(title.p, i));
		e = rg_lexicon_word(r->lex, "column", inner);
		break;
	}
	return e;
}

/* "Default port", "Secure Port", "Puerto predeterminado". */
static bool
title_says_port(struct reader *r, struct rg_view title)
{
	for (size_t at = 0; at < title.n; at++)
		if ((at == 0 || !rg_utf8_letter((unsigned char)title.p[at - 1]))
		    && rg_word_at(r->lex, "word.port", title, at, NULL))
			return true;
	return false;
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
		{ "tcp", COL_PORT }, { "udp", COL_PORT },
	};
	const struct rg_lexicon_entry *e = title_entry(r, title);
	size_t at = 0;
	bool only;

	if (transports_in(r, title, &only) && only &&
	    rg_spec_transports(r->lex, title, &at, NULL)) {
		at = 0;
		c->tick = rg_spec_transports(r->lex, title, &at, NULL);
		if (c->tick & (c->tick - 1)) {		/* "TCP/UDP" */
			c->tick = 0;
			return COL_TRANSPORT;
		}
		return COL_NONE;
	}
	if (e) {
		c->tick = rg_transport_of(e->value);
		for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
			if (rg_view_eq(e->value, rg_view_of(roles[i].value)))
				return roles[i].role;
		return COL_NONE;
	}
	if (title_says_port(r, title)) {
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
	return spec->end * 2 >= cell.n || spec->word || spec->marked ||
	    cell.p[spec->end] == '(' || cell.p[spec->end] == ' ';
}

static void
weigh_cell(struct reader *r, struct rg_view cell, struct column *c)
{
	struct rg_spec spec;
	size_t from, to;
	bool only;

	if (empty_mark(r, cell))
		return;
	c->cells++;
	c->length += cell.n;
	if (transports_in(r, cell, &only) && only)
		c->transports++;
	else if (spec_cell(r, cell, &spec)) {
		c->specs++;
		c->marked += spec.marked || spec.word;
	} else
		c->words++;
	if (known_within(r, cell.n > 60 ? rg_view(cell.p, 60) : cell, &from,
	    &to) && from < 3)
		c->known++;
}

static bool
most(size_t part, size_t whole)
{
	return whole > 0 && part * 2 > whole;
}

/* What the title leaves open, the cells decide. */
static void
settle(struct column *c)
{
	if (c->role == COL_NUMBER)
		return;
	if (c->role == COL_PORT && !most(c->specs, c->cells) && c->specs == 0)
		c->role = COL_NONE;
	if (c->role == COL_TRANSPORT && c->transports == 0)
		c->role = COL_NONE;
	if (most(c->transports, c->cells) && c->role != COL_TEXT)
		c->role = COL_TRANSPORT;
	if (c->role == COL_NONE && most(c->specs, c->cells) &&
	    (!c->titled || c->tick))
		c->role = COL_PORT;
	if (c->role == COL_NAME && most(c->specs, c->cells) &&
	    !most(c->known, c->cells))
		c->role = COL_PORT;
}

static size_t
count_role(const struct sheet *s, enum role role)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += s->c[i].role == role;
	return n;
}

/*
 * No column is known to hold names: the one with the most names we know,
 * else the first of words beside the ports.
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
		if (best == RG_NONE || c->known > s->c[best].known)
			best = i;
	}
	if (best != RG_NONE)
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

static void
read_columns(struct reader *r, const struct rg_block *table, struct sheet *s)
{
	*s = (struct sheet){ 0 };
	if (table->head)
		s->n = table->head->n;
	for (size_t i = 0; i < table->nrows; i++)
		if (table->rows[i].n > s->n)
			s->n = table->rows[i].n;
	if (s->n > COLUMNS)
		s->n = COLUMNS;
	for (size_t i = 0; i < s->n; i++) {
		struct column *c = &s->c[i];

		if (table->head && cell_text(table->head, i).n) {
			c->role = role_of_title(r, cell_text(table->head, i),
			    c);
			c->titled = true;
		}
		for (size_t k = 0; k < table->nrows; k++)
			weigh_cell(r, cell_text(&table->rows[k], i), c);
		settle(c);
	}
	mend_roles(s);
	if (count_role(s, COL_NAME) == 0 && count_role(s, COL_PORT) > 0)
		elect_name(s);
}

/* Every specification of a port cell: "TCP 21 explicit and 990 implicit". */
static bool
port_cell(struct reader *r, struct rg_view cell, struct rg_spec *all)
{
	struct rg_spec spec;
	int depth = 0;

	*all = (struct rg_spec){ .text = cell };
	for (size_t at = 0; at < cell.n;) {
		unsigned char before = at ? (unsigned char)cell.p[at - 1] : ' ';

		depth += cell.p[at] == '(';
		depth -= cell.p[at] == ')' && depth > 0;
		if (!strchr(" (,;/&+\n~<>[", before) ||
		    !rg_spec_read(&spec, r->lex, cell, at)) {
			at++;
			continue;
		}
		for (size_t i = 0; i < spec.n && all->n < RG_SPEC_MAX; i++) {
			struct rg_spec_item *it = &all->items[all->n++];

			*it = spec.items[i];
			if (it->transports == 0 && all->n > 1)
				it->transports =
				    all->items[all->n - 2].transports;
		}
		all->marked |= spec.marked;
		all->word |= spec.word;
		if (spec.typo.n)
			all->typo = spec.typo;
		at = spec.end > at ? spec.end : at + 1;
	}
	return all->n > 0;
}

static bool
ticked(struct rg_view cell)
{
	static const char *const ticks[] = { "x", "X", "✓", "✔", "✅", "☑",
		"yes", "Yes", "YES", "sí", "Sí", "si", "Si", "oui", "ja",
		"sim", "•", "●", "o", "*" };

	for (size_t i = 0; i < sizeof(ticks) / sizeof(ticks[0]); i++)
		if (rg_view_starts(cell, rg_view_of(ticks[i])) &&
		    cell.n <= strlen(ticks[i]) + 3)
			return true;
	return false;
}

/* Transports that columns of the row state. */
static rg_transports
row_transports(struct reader *r, const struct sheet *s,
    const struct rg_row *row, size_t port)
{
	rg_transports set = 0;
	bool only;

	for (size_t i = 0; i < s->n; i++) {
		const struct column *c = &s->c[i];

		if (c->role == COL_TRANSPORT && !c->tick)
			set |= transports_in(r, cell_text(row, i), &only);
		else if (c->tick && c->role != COL_PORT &&
		    (ticked(cell_text(row, i)) || (transports_in(r,
		    cell_text(row, i), &only) && only)))
			set |= c->tick;
	}
	if (s->c[port].tick)
		set |= s->c[port].tick;
	return set;
}

/*
 * The column of names that goes with a column of ports: the one with the
 * most names we know, or, where several columns hold ports, the nearest.
 */
static size_t
name_for(const struct sheet *s, size_t port, bool ports_first)
{
	bool several = count_role(s, COL_PORT) > 1;
	size_t best = RG_NONE, best_far = 0;

	for (size_t i = 0; i < s->n; i++) {
		size_t far = i > port ? i - port : port - i;
		bool behind = i > port;

		if (s->c[i].role != COL_NAME)
			continue;
		far = far * 2 + (behind != ports_first);
		if (several && behind != ports_first)
			far += COLUMNS;
		if (best == RG_NONE || (several ? far < best_far :
		    s->c[i].known > s->c[best].known || (far < best_far &&
		    s->c[i].known == s->c[best].known))) {
			best = i;
			best_far = far;
		}
	}
	return best;
}

static struct rg_view
row_text(const struct sheet *s, const struct rg_row *row, size_t port,
    size_t name)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->c[i].role == COL_TEXT && cell_text(row, i).n)
			return cell_text(row, i);
	for (size_t i = (port > name ? port : name) + 1; i < s->n; i++)
		if (s->c[i].role == COL_NONE && s->c[i].words &&
		    cell_text(row, i).n)
			return cell_text(row, i);
	return rg_view(NULL, 0);
}

/* Other columns of the row may name the service too. */
static void
more_names(struct reader *r, const struct sheet *s, const struct rg_row *row,
    size_t name, struct names *names)
{
	for (size_t i = 0; i < s->n && names->n < NAMES_MAX; i++) {
		struct names other;

		if (i == name || (s->c[i].role != COL_NAME &&
		    s->c[i].role != COL_EXPANSION))
			continue;
		if (count_role(s, COL_PORT) > 1 ||
		    !read_names(r, cell_text(row, i), &other))
			continue;
		names->v[names->n++] = other.v[0];
		if (!names->known)
			names->known = other.known;
	}
}

static void
row_claims(struct reader *r, const struct sheet *s, const struct rg_row *row,
    size_t port, size_t name, struct names *above, rg_transports governing)
{
	const struct rg_view none = { 0 };
	rg_transports stated = row_transports(r, s, row, port);
	struct rg_view text;
	struct rg_spec spec;
	struct names names;

	if (!port_cell(r, cell_text(row, port), &spec))
		return;
	if (name == RG_NONE || !read_names(r, cell_text(row, name), &names)) {
		if (name == RG_NONE || above->n == 0 ||
		    cell_text(row, name).n > 0) {
			rg_diag_add(r->diags, RG_D_SERVICE_MISSING, row->at,
			    cell_text(row, port), none, none);
			return;
		}
		names = *above;		/* a blank below a name means the same */
		names.text = none;
	}
	text = row_text(s, row, port, name);
	if (text.n == 0 || names.text.n > text.n)
		text = names.text;
	if (count_role(s, COL_PORT) == 1)
		more_names(r, s, row, name, &names);
	for (size_t i = 0; i < spec.n && stated; i++)
		if (spec.items[i].transports == 0)
			spec.items[i].transports = stated;
	add_assignment(r, &names, &spec, governing, row->at, text);
	*above = names;
}

/* A row that gives a class of ports its bounds. */
static bool
row_class(struct reader *r, const struct rg_row *row)
{
	struct rg_buf words = { 0 };
	struct rg_view text, description = { 0 };
	bool found;

	for (size_t i = 0; i < row->n; i++) {
		struct rg_view cell = cell_text(row, i);

		rg_buf_put(&words, cell);
		rg_buf_str(&words, " | ");
		if (i + 1 == row->n && i >= 2)
			description = cell;
	}
	text = rg_arena_copy(r->arena, rg_buf_view(&words));
	rg_buf_release(&words);
	found = read_class(r, text, rg_view(NULL, 0), row->at, description);
	return found;
}

/* Is a range of the row so wide that only a class of ports has it? */
static bool
wide(struct reader *r, const struct sheet *s, const struct rg_row *row)
{
	struct rg_spec spec;

	for (size_t i = 0; i < s->n; i++)
		if (port_cell(r, cell_text(row, i), &spec) &&
		    spec.items[0].range.last >=
		    spec.items[0].range.first + 900)
			return true;
	return false;
}

void
table_claims(struct reader *r, size_t block)
{
	const struct rg_block *table = &r->note->blocks[block];
	rg_transports governing = governed(r, block);
	struct names above[COLUMNS] = { 0 };
	struct sheet s;
	size_t first_port = RG_NONE, first_name = RG_NONE;

	read_columns(r, table, &s);
	for (size_t i = s.n; i-- > 0;) {
		if (s.c[i].role == COL_PORT)
			first_port = i;
		if (s.c[i].role == COL_NAME)
			first_name = i;
	}
	for (size_t i = 0; i < table->nrows; i++) {
		const struct rg_row *row = &table->rows[i];

		r->ntexts = 0;
		for (size_t k = 0; k < row->n && k < COLUMNS; k++)
			r->texts[r->ntexts++] = &row->cells[k].text;
		if (wide(r, &s, row) && row_class(r, row))
			continue;
		if (first_port == RG_NONE) {
			for (size_t k = 0; k < row->n; k++)
				read_label(r, cell_text(row, k), governing,
				    row->at);
			continue;
		}
		for (size_t k = 0; k < s.n; k++)
			if (s.c[k].role == COL_PORT)
				row_claims(r, &s, row, k, name_for(&s, k,
				    first_port < first_name), &above[k],
				    governing);
	}
}
