/*
 * The rows of a table, once it is known what each column holds (sheet.c).
 */
#include "label.h"
#include "sheet.h"

#define DIGITS_MAX 5		/* of a port */

/* Every specification of a port cell: "TCP 21 explicit and 990 implicit". */
static bool
port_cell(struct reader *r, struct rg_view cell, struct rg_spec *all)
{
	struct rg_spec spec;
	int depth = 0;

	rg_spec_init(all, cell);
	if (!has_digit(cell, 0))
		return false;
	for (size_t at = 0; at < cell.n;) {
		unsigned char before = at ? (unsigned char)cell.p[at - 1] : ' ';

		depth += cell.p[at] == '(';
		depth -= cell.p[at] == ')' && depth > 0;
		if (!rg_among(before, " (,;/&+\n~<>[") ||
		    !rg_spec_read(&spec, r->lex, cell, at)) {
			at++;
			continue;
		}
		if (counts(r, &spec)) {
			at = spec.end;
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

/* Transports that columns of the row state of the port, and of its name. */
static rg_transports
row_transports(struct reader *r, const struct sheet *s,
    const struct rg_row *row, size_t port, size_t name)
{
	rg_transports set = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct column *c = &s->c[i];

		if (c->role == COL_TRANSPORT && !c->tick)
			set |= cell_transports(r, c, cell_text(row, i),
			    false);
		else if (c->tick && c->role != COL_PORT &&
		    (ticked(cell_text(row, i)) || transports_in(r,
		    cell_text(row, i), true)))
			set |= c->tick;
	}
	if (s->c[port].tick)
		set |= s->c[port].tick;
	if (name != RG_NONE && s->c[name].bare)
		set |= s->c[name].tick;
	return set;
}

/*
 * The column of names that goes with a column of ports: the one with the
 * most names we know, or, where several columns hold ports, the nearest.
 */
static size_t
name_for(const struct sheet *s, size_t port, bool ports_first)
{
	bool several = s->nports > 1;
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

/*
 * What a cell says without its title: of "No (STARTTLS is optional)" what is
 * in the parentheses, of "Yes" or a tick nothing.
 */
static struct rg_view
without_answer(struct reader *r, struct rg_view cell)
{
	struct rg_view words = strip(cell), rest;
	struct word w;
	size_t at = 0;

	if (!next_word(words, &at, &w))
		return words;
	if (!rg_lexicon_may(r->lex, RG_LEX_ANSWER, words, 0) ||
	    !in_lexicon(r, RG_LEX_ANSWER, rg_view(words.p, w.to)))
		return cell;
	rest = strip(rest_of(words, w.to));
	if (rest.n > 1 && rest.p[0] == '(' &&
	    rg_view_chr(rest, ')') == rest.n - 1)
		return rg_view_cut(rest, 1, rest.n - 1);
	return rest.n == 0 ? rest : cell;
}

/* "High", "Medium", "High": one of a few words says nothing of a service. */
static bool
rates(const struct column *c)
{
	return c->words > 3 && c->repeats * 2 >= c->words;
}

static struct rg_view
row_text(struct reader *r, const struct sheet *s, const struct rg_row *row,
    size_t port, size_t name)
{
	struct rg_view text;

	for (size_t i = 0; i < s->n; i++) {
		if (s->c[i].role != COL_TEXT)
			continue;
		text = without_answer(r, cell_text(row, i));
		if (text.n)
			return text;
	}
	if (name != RG_NONE && s->c[name].described)
		return cell_text(row, name);
	for (size_t i = name == RG_NONE || port > name ? port + 1 : name + 1;
	    i < s->n; i++)
		if (s->c[i].role == COL_NONE && s->c[i].words &&
		    !rates(&s->c[i]) && (text = without_answer(r, cell_text(row, i))).n)
			return text;
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
		if (s->nports > 1 ||
		    !read_names(r, cell_text(row, i), &other))
			continue;
		names->v[names->n++] = other.v[0];
		if (!names->known)
			names->known = other.known;
	}
}

/* A table while its rows are read. */
struct rows {
	struct sheet	 s;
	rg_transports	 governing;
	size_t		 first_port, first_name;
	const struct names	*subject;	/* in the heading; or NULL */
	size_t		 name[COLUMNS];		/* of a column of ports */
	struct names	 names[COLUMNS];	/* above, by column of ports */
	struct rg_spec	 ports;			/* above */
};

/* A column that describes may name the service where no other does. */
static bool
name_elsewhere(struct reader *r, const struct sheet *s,
    const struct rg_row *row, size_t name, struct names *names)
{
	for (size_t i = 0; i < s->n; i++)
		if (i != name && s->c[i].words &&
		    (s->c[i].role == COL_TEXT || s->c[i].role == COL_NONE ||
		    s->c[i].role == COL_EXPANSION) &&
		    cell_text(row, i).n <= 48 &&
		    read_names(r, cell_text(row, i), names))
			return true;
	return false;
}

/* "Allow NTP to the gateway": the service that is usually there. */
static bool
usual_within(struct reader *r, struct rg_view cell, const struct rg_spec *spec,
    struct names *names)
{
	size_t from, to;
	const struct rg_known *known = known_within(r, sentence(cell), &from,
	    &to);

	if (from == 0 || !usual_port(known, spec->items[0].range))
		return false;
	name_known(r, names, rg_view_cut(cell, from, to), known);
	return true;
}

/* "22 SSH" in one cell: the words behind the ports. */
static bool
combined_names(struct reader *r, struct rg_view cell, struct names *names)
{
	struct label l;
	bool found;

	if (!ports_first(r, cell, &l, &found) &&
	    (!found || !read_names(r, rest_of(cell, l.spec.end), &l.names)))
		return false;
	*names = l.names;
	return true;
}

/*
 * The names of a row: its own; those above, where its cell is blank like one
 * that spans rows; or what another column says.
 */
static bool
row_names(struct reader *r, struct rows *t, const struct rg_row *row,
    size_t port, size_t name, const struct rg_spec *spec, struct names *names)
{
	const struct rg_view none = { 0 };
	struct names *above = &t->names[port];
	struct rg_view cell = name == RG_NONE ? none : cell_text(row, name);

	/* Below "FTP" a table without names is about its ports. */
	if (t->subject && usual_port(t->subject->known, spec->items[0].range) &&
	    (name == RG_NONE || t->s.c[name].described)) {
		*names = *t->subject;
		names->told = true;
		return true;
	}
	if (t->s.c[port].combined &&
	    combined_names(r, cell_text(row, port), names))
		return true;
	if (name != RG_NONE && t->s.c[name].described &&
	    usual_within(r, cell, spec, names))
		return true;
	if (name != RG_NONE && read_names(r, cell, names)) {
		/* A cell of HTML that spans rows is one cell. */
		names->told = above->n && above->v[0].p == names->v[0].p;
		return true;
	}
	if (name == RG_NONE)
		return false;
	if (cell.n == 0 && above->n > 0) {
		*names = *above;
		names->text = none;
		names->told = true;
		return true;
	}
	return name_elsewhere(r, &t->s, row, name, names);
}

/*
 * The ports of a row.  A blank cell is one that spans rows if ports come
 * first, stand in one column, and are usual for the name behind it; else the
 * service has none.
 */
static bool
row_ports(struct reader *r, struct rows *t, const struct rg_row *row,
    size_t port, size_t name, struct rg_spec *spec)
{
	struct names names;

	if (port_cell(r, cell_text(row, port), spec)) {
		t->ports = *spec;
		return true;
	}
	if (cell_text(row, port).n > 0)
		t->ports.n = 0;
	if (t->ports.n == 0 || port >= row->n || name == RG_NONE ||
	    name < port || t->s.nports > 1 ||
	    !read_names(r, cell_text(row, name), &names) ||
	    !usual_port(names.known, t->ports.items[0].range))
		return false;
	*spec = t->ports;
	return true;
}

/* ICMP and TCP have numbers, but no ports that a service could lack. */
static bool
unported(struct reader *r, struct rg_view name)
{
	return in_lexicon(r, RG_LEX_UNPORTED, name) ||
	    in_lexicon(r, RG_LEX_TRANSPORT, name);
}

/* The first run of more digits than any port has; empty if there is none. */
static struct rg_view
long_number(struct rg_view cell)
{
	for (size_t at = 0, end; at < cell.n; at = end + 1) {
		for (end = at; end < cell.n && is_digit(cell.p[end]); end++)
			continue;
		if (end - at > DIGITS_MAX)
			return rg_view_cut(cell, at, end);
	}
	return rg_view(NULL, 0);
}

/* Words in the place of a port ("varies") are no fault; a number is. */
static void
complain_unread(struct reader *r, const struct rows *t,
    const struct rg_row *row, size_t port, size_t name)
{
	const struct rg_view none = { 0 };
	struct rg_view cell = cell_text(row, port), number;

	if (!t->s.c[port].titled || name == RG_NONE ||
	    cell_text(row, name).n == 0 || !has_digit(cell, 0))
		return;
	number = long_number(cell);
	if (number.n)
		rg_diag_add(r->diags, RG_D_NUMBER_TOO_LONG,
		    span_of(r, number, row->at), number, none, none);
	else
		rg_diag_add(r->diags, RG_D_ROW_UNREAD,
		    span_of(r, cell, row->at), none, none, none);
}

/*
 * A row that ends before the cell of its only name or port, or goes on with
 * words behind the last title.
 */
static void
complain_ragged(struct reader *r, const struct rows *t,
    const struct rg_row *row)
{
	const struct rg_view none = { 0 };
	size_t titles = t->s.head ? t->s.head->n : 0;

	for (size_t i = row->n; i < titles && i < COLUMNS && row->n > 1; i++)
		if (i == t->first_name || i == t->first_port) {
			rg_diag_add(r->diags, RG_D_ROW_SHORT, row->at, none,
			    none, none);
			return;
		}
	for (size_t i = titles; titles > 0 && i < row->n; i++)
		if (!empty_mark(r, cell_text(row, i))) {
			rg_diag_add(r->diags, RG_D_ROW_LONG, row->cells[i].at,
			    none, none, none);
			return;
		}
}

/* "TPC" in a column of transports. */
static struct rg_view
transport_typo(struct reader *r, const struct sheet *s,
    const struct rg_row *row)
{
	struct rg_view typo = { 0 };

	for (size_t i = 0; i < s->n && typo.n == 0; i++) {
		struct rg_view cell = cell_text(row, i);

		if (s->c[i].role != COL_TRANSPORT ||
		    same_words(cell, RG_V("tcp")) ||
		    same_words(cell, RG_V("udp")))
			continue;
		for (size_t at = 0; at < cell.n && typo.n == 0; at++)
			rg_spec_transports(r->lex, cell, &at, &typo);
	}
	return typo;
}

static void
row_claims(struct reader *r, struct rows *t, const struct rg_row *row,
    size_t port)
{
	const struct rg_view none = { 0 };
	const struct sheet *s = &t->s;
	size_t name = t->name[port];
	rg_transports stated = row_transports(r, s, row, port, name);
	struct rg_view text;
	struct rg_spec spec;
	struct names names;

	if (!row_ports(r, t, row, port, name, &spec)) {
		complain_unread(r, t, row, port, name);
		return;
	}
	if (!row_names(r, t, row, port, name, &spec, &names)) {
		if (name == RG_NONE || !unported(r, cell_text(row, name)))
			rg_diag_add(r->diags, RG_D_SERVICE_MISSING,
			    span_of(r, cell_text(row, port), row->at),
			    cell_text(row, port), none, none);
		return;
	}
	text = row_text(r, s, row, port, name);
	if (text.n == 0 || names.text.n > text.n)
		text = names.text;
	if (s->nports == 1)
		more_names(r, s, row, name, &names);
	for (size_t i = 0; i < spec.n && stated; i++)
		if (spec.items[i].transports == 0)
			spec.items[i].transports = stated;
	if (spec.typo.n == 0)
		spec.typo = transport_typo(r, s, row);
	add_assignment(r, &names, &spec, t->governing, row->at, text);
	t->names[port] = names;
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
	text = rg_arena_copy(r->note->scratch, rg_buf_view(&words));
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
		if ((s->c[i].role != COL_TEXT || s->nports == 0) && two_numbers(cell_text(row, i), CLASS_WIDTH) &&
		    port_cell(r, cell_text(row, i), &spec) &&
		    spec.items[0].range.last >=
		    spec.items[0].range.first + CLASS_WIDTH)
			return true;
	return false;
}

/*
 * A cell of a table without ports of its own: a label ("HTTP (80)"), or words
 * on the service in the first cell ("Secure access on port 22").
 */
static void
read_words(struct reader *r, struct rows *t, const struct rg_row *row,
    size_t column)
{
	struct rg_view cell = cell_text(row, column);
	struct rg_spec spec;
	struct names names;

	if (read_label(r, cell, t->governing, row->at) || column == 0 ||
	    !read_names(r, cell_text(row, 0), &names) || !names.known)
		return;
	names.text = cell;
	for (size_t at = next_spec(r, cell, 0); at < cell.n;
	    at = next_spec(r, cell, at + 1)) {
		if (!rg_spec_read(&spec, r->lex, cell, at))
			continue;
		if (spec.word || spec.marked)
			add_assignment(r, &names, &spec, t->governing,
			    row->at, spec.end - spec.at < cell.n ? cell :
			    rg_view(NULL, 0));
		at = spec.end > at ? spec.end - 1 : at;
	}
}

static void
read_row(struct reader *r, struct rows *t, const struct rg_row *row)
{
	r->ntexts = 0;
	for (size_t k = 0; k < row->n && k < COLUMNS; k++)
		r->texts[r->ntexts++] = &row->cells[k].text;
	if (read_question_row(r, row, t->governing) ||
	    (t->first_port == RG_NONE && read_port_row(r, row, t->governing)))
		return;
	if (wide(r, &t->s, row) && row_class(r, row))
		return;
	if (t->first_port != RG_NONE)
		complain_ragged(r, t, row);
	for (size_t k = 0; k < t->s.n; k++)
		if (t->first_port == RG_NONE)
			read_words(r, t, row, k);
		else if (t->s.c[k].role == COL_PORT)
			row_claims(r, t, row, k);
}

/* The row of a table whose first cell is the title of a column of ports. */
static const struct rg_row *
row_of_ports(struct reader *r, const struct rg_block *table)
{
	for (size_t i = 0; i < table->nrows; i++) {
		const struct rg_row *row = &table->rows[i];

		if (row->n > 2 && rg_lexicon_word(r->lex, RG_LEX_PORT_COLUMN,
		    strip(cell_text(row, 0))))
			return row;
	}
	return NULL;
}

/*
 * "Protocol | FTP | SSH" over "Port | 21 | 22": services side by side, their
 * names in the first row.
 */
static bool
read_sideways(struct reader *r, struct rows *t, const struct rg_block *table)
{
	const struct rg_row *ports = row_of_ports(r, table), *top = table->head;
	struct rg_spec spec;
	struct names names;
	bool any = false;

	if (!ports)
		return false;
	if (!top || top == ports)
		top = &table->rows[0];
	for (size_t i = 1; i < ports->n && i < COLUMNS; i++) {
		if (!read_names(r, cell_text(top, i), &names) || !names.known ||
		    !port_cell(r, cell_text(ports, i), &spec))
			continue;
		add_assignment(r, &names, &spec, t->governing, ports->at,
		    rg_view(NULL, 0));
		any = true;
	}
	return any;
}

void
table_claims(struct reader *r, size_t block)
{
	const struct rg_block *table = &r->note->blocks[block];
	struct rows rows, *t = &rows;

	t->governing = governed(r, block);
	t->first_port = t->first_name = RG_NONE;
	t->subject = table->heading == RG_NONE ? NULL :
	    r->said[table->heading].names;
	rg_spec_init(&t->ports, rg_view(NULL, 0));
	for (size_t i = 0; i < COLUMNS; i++)
		t->names[i].n = 0;
	read_columns(r, table, &t->s);
	for (size_t i = t->s.n; i-- > 0;) {
		if (t->s.c[i].role == COL_PORT)
			t->first_port = i;
		if (t->s.c[i].role == COL_NAME)
			t->first_name = i;
	}
	if (t->first_port == RG_NONE && read_sideways(r, t, table))
		return;
	for (size_t i = 0; i < t->s.n; i++)
		t->name[i] = name_for(&t->s, i, t->first_port < t->first_name);
	if (table->head && !t->s.head)
		read_row(r, t, table->head);
	for (size_t i = t->s.first; i < table->nrows; i++)
		read_row(r, t, &table->rows[i]);
}
