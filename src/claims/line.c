/*
 * Headings, items and lines.
 *
 * Each is read as a label first (portsfirst.c, namefirst.c), then as sentences
 * (prose.c); ports without a name belong to what the line hangs on (subject.c).
 */
#include "line.h"

/* What a claim says, once it is known where the labels of its line end. */
static void
set_text(struct reader *r, size_t claim, struct rg_view text)
{
	if (claim < r->claims->list.n)
		r->claims->list.v[claim].text = text;
}

static bool
read_class_line(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view above = { 0 }, text = rg_view_trim(b->text.plain);
	size_t first;

	if (b->parent != RG_NONE)
		above = r->note->blocks[b->parent].text.plain;
	else if (b->heading != RG_NONE)
		above = r->note->blocks[b->heading].text.plain;
	if (above.n > 80)
		above.n = 0;
	if (!read_class(r, text, above, b->at,
	    b->kind == RG_HEADING ? rg_view(NULL, 0) : text))
		return false;
	/* "Well-known ports (0-1023), such as HTTP (port 80)". */
	first = r->claims->list.n;
	if (prose_claims(r, block, 0))
		set_text(r, first, rg_view(NULL, 0));
	return true;
}

/*
 * A label that starts with its ports; "tcp/20 (active mode)" below "FTP;
 * Ports 20, 21" is FTP's.
 */
static bool
read_ports_first(struct reader *r, size_t block, struct rg_view text)
{
	const struct rg_block *b = &r->note->blocks[block];
	size_t end, subject;
	struct label l;
	bool found, named;

	text = rest_of(text, first_label(r, text));
	end = next_label(r, text);

	named = ports_first(r, rg_view(text.p, end), &l, &found);
	if (!named && found && read_in_run(r, block, text))
		return true;
	if (!named && found && (name_above(r, block, &l) ||
	    coded_label(r, block, text, &l))) {
		add_label(r, block, &l);
		remember(r, block, &l, true);
		return true;
	}
	if (!named)
		return found && (l.spec.word || l.spec.marked) &&
		    ports_of_subject(r, block, l.spec.at +
		    (size_t)(text.p - rg_view_trim(b->text.plain).p));
	subject = subject_of(r, block, true);
	if (subject != RG_NONE && b->kind == RG_ITEM &&
	    of_subject(r, subject, &l))
		return ports_of_subject(r, block, l.spec.at + (size_t)(text.p -
		    rg_view_trim(b->text.plain).p));
	count_coded(r, block, text, &l);
	add_label(r, block, &l);
	remember(r, block, &l, true);
	read_more_ports(r, block, text, end);
	prose_claims(r, block, b->code ? 0 :
	    (size_t)(text.p - rg_view_trim(b->text.plain).p) + l.spec.end);
	return true;
}

/* Does a heading above name a service we know, whatever else it says? */
static bool
below_known(struct reader *r, size_t block)
{
	size_t up = r->note->blocks[block].heading, from, to;

	for (; up != RG_NONE; up = r->note->blocks[up].heading)
		if (known_within(r, r->note->blocks[up].text.plain, &from, &to))
			return true;
	return false;
}

/*
 * "Trick: port 70 = menus", "Wrong: "Port 79 is ..."" and, below a heading
 * that names a service, "Key: port 70 sends menus" are words on it: no name
 * is told so.
 */
static bool
only_remark(struct reader *r, size_t block, const struct label *l)
{
	struct rg_view rest = rest_of(l->spec.text, l->spec.end);

	if (l->names.known || !l->spec.word || rest.n < 2 || rest.p[0] != ' ')
		return false;
	if (rest.p[1] == '=' || (l->spec.at > 0 &&
	    l->spec.text.p[l->spec.at - 1] == '"'))
		return true;
	return rest.p[1] >= 'a' && rest.p[1] <= 'z' && below_known(r, block);
}

static bool
read_name_first(struct reader *r, size_t block, struct rg_view text,
    bool *found, size_t *at)
{
	const struct rg_block *b = &r->note->blocks[block];
	enum strictness strict = b->code ? CODE :
	    b->kind == RG_HEADING ? HEADING : LOOSE;
	size_t subject, end, first = r->claims->list.n;
	struct label l;

	if (!name_first(r, text, 0, strict, &l, found)) {
		*at = *found ? l.spec.at : 0;
		return false;
	}
	if (only_remark(r, block, &l)) {
		*found |= l.spec.word;
		*at = l.spec.at;
		return false;
	}
	subject = subject_of(r, block, true);
	if (subject != RG_NONE && b->kind == RG_ITEM &&
	    is_part(r, block, subject, &l))
		return ports_of_subject(r, block, l.spec.at);
	add_label(r, block, &l);
	remember(r, block, &l, true);
	end = read_more(r, text, l.end, strict, governed(r, block), b->at);
	if (end > l.end)
		set_text(r, first, strip(rest_of(text, end)));
	if (prose_claims(r, block, end))
		set_text(r, first, strip(sentence(rest_of(text, end))));
	return true;
}

/*
 * Ports with a sure sign at `at` that nobody is told to use.  Code and titles
 * speak of ports in other ways, and a question waits for its answer.
 */
static void
complain_unread(struct reader *r, size_t block, size_t at)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	const struct rg_view none = { 0 };
	struct rg_spec spec;

	if (b->code || b->kind == RG_HEADING || r->asked == block ||
	    ports_alone(r, block, &spec) ||
	    !rg_spec_read(&spec, r->lex, text, at))
		return;
	/* High ports are a client's. */
	if (!sure_ports(&spec) || spec.items[0].range.first >= 49152)
		return;
	rg_diag_add(r->diags, RG_D_LINE_UNREAD, span_of(r, rg_view_cut(text,
	    spec.at, spec.end), b->at), none, none, none);
}

/*
 * Are the ports at `at` those of the last label?  A paragraph on other ports
 * is no remark on its service.
 */
static bool
speaks_of_last(struct reader *r, struct rg_view text, size_t at)
{
	struct rg_spec spec;

	if (!rg_spec_read(&spec, r->lex, text, at))
		return false;
	for (size_t i = r->owners.n; i-- > 0 && r->owners.v[i] == r->last;) {
		const struct rg_claim *c = &r->claims->list.v[r->first + i];

		for (size_t k = 0; k < c->nports; k++)
			if (rg_range_overlap(c->ports[k],
			    spec.items[0].range))
				return true;
	}
	return false;
}

/*
 * Are ports at `at`, whose service the line does not name, those of the
 * heading above: usual for it, or told of it ("It uses TCP port 22",
 * "Default port is 22")?
 */
static bool
of_heading(struct reader *r, size_t block, size_t at)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct rg_spec spec;

	if (at >= text.n)
		return false;
	if (at == 0 || tied(rg_view(text.p + 1, at - 1), GAP_WORDS))
		return true;
	return rg_spec_read(&spec, r->lex, text, at) &&
	    usual_for_heading(r, block, &spec);
}

/*
 * "IRC: a chat of old. Port 6667.": ports with a sure sign behind what is
 * said of the service, in a sentence of their own or usual for it.
 */
static bool
port_of_head(struct reader *r, size_t block, size_t at)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct label l = { 0 };
	bool apart = at > 2 && text.p[at - 1] == ' ' &&
	    rg_among(text.p[at - 2], ".;!");

	if (b->code || b->kind == RG_HEADING || at == 0 || at >= text.n ||
	    !rg_spec_read(&l.spec, r->lex, text, at) || !l.spec.word ||
	    !read_known_names(r, text, &l.names) || l.names.text.n == 0 ||
	    !known_service(r, l.names.v[0]) ||
	    (!apart && !usual_port(l.names.known, l.spec.items[0].range)))
		return false;
	add_assignment(r, &l.names, &l.spec, governed(r, block), b->at,
	    l.names.text);
	remember(r, block, &l, true);
	return true;
}

void
line_claims(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = block_text(b);
	struct rg_spec spec;
	bool found = false;
	size_t at = 0, before;

	if (text.n == 0)
		return;
	if (!has_digit(text, 0)) {
		if (!read_quiz(r, block))
			read_nameless(r, block);
		return;
	}
	if (read_class_line(r, block) ||
	    read_quiz(r, block) ||
	    is_reply(r, block) ||
	    read_ports_first(r, block, text) ||
	    read_name_first(r, block, text, &found, &at))
		return;
	if (found && port_of_head(r, block, at))
		return;
	if (found && b->kind == RG_ITEM && ports_of_subject(r, block, 0))
		return;
	if (prose_claims(r, block, 0))
		return;
	if (found && b->heading != RG_NONE && of_heading(r, block, at) &&
	    ports_of_subject(r, block, at))
		return;
	before = r->claims->list.n;
	if (found && r->last != RG_NONE && !ports_alone(r, block, &spec) &&
	    speaks_of_last(r, text, at))
		read_remark(r, block, r->said[r->last].names);
	else
		read_nameless(r, block);
	if (found && r->claims->list.n == before)
		complain_unread(r, block, at);
}

bool
read_label(struct reader *r, struct rg_view text, rg_transports governing,
    struct rg_span at)
{
	struct label l;
	bool found;

	if (rg_spec_read(&l.spec, r->lex, text, 0) &&
	    all_labelled(r, &l.spec) &&
	    each_labelled(r, &l, governing, at))
		return true;
	if (!name_first(r, text, 0, CODE, &l, &found))
		return false;
	add_assignment(r, &l.names, &l.spec, governing, at, l.text);
	read_more(r, text, l.end, CODE, governing, at);
	return true;
}
