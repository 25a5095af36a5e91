/*
 * Headings, items and lines.
 *
 * Each is read as a label first (label.c).  Ports without a name belong to
 * what the line hangs on: the item above, the heading, or the label before
 * it in the list.
 */
#include "label.h"

/*
 * The service that a block without a name of its own speaks of.  A heading
 * lends its name to items, and to lines only if they are sure to be of
 * ports.
 */
static struct names *
subject_of(struct reader *r, size_t block, bool sure)
{
	const struct rg_block *b = &r->note->blocks[block];
	size_t up;

	for (up = b->parent; up != RG_NONE; up = r->note->blocks[up].parent)
		if (r->said[up].names)
			return r->said[up].names;
	up = r->last;
	if (up != RG_NONE && r->said[up].name_first && b->kind == RG_ITEM &&
	    r->note->blocks[up].kind == RG_ITEM &&
	    r->note->blocks[up].heading == b->heading)
		return r->said[up].names;
	for (up = b->heading; up != RG_NONE && (b->kind == RG_ITEM || sure);
	    up = r->note->blocks[up].heading)
		if (r->said[up].names && r->said[up].names->known)
			return r->said[up].names;
	return NULL;
}

static void
remember(struct reader *r, size_t block, const struct label *l, bool fact)
{
	struct said *said = &r->said[block];

	if (!said->names) {
		said->names = RG_NEW(r->arena, struct names);
		*said->names = l->names;
	}
	said->fact |= fact;
	said->name_first = l->name_first;
	if (fact)
		r->last = block;
}

/* "139 (NetBIOS) and 445 (SMB)": each port has the name beside it. */
static bool
each_labelled(struct reader *r, struct label *l, rg_transports governing,
    struct rg_span at)
{
	struct names names;

	if (l->spec.n < 2)
		return false;
	for (size_t i = 0; i < l->spec.n; i++)
		if (!read_names(r, l->spec.items[i].label, &names) ||
		    !names.known)
			return false;
	for (size_t i = 0; i < l->spec.n; i++) {
		struct rg_spec one = { .items = { l->spec.items[i] }, .n = 1 };

		read_names(r, l->spec.items[i].label, &names);
		add_assignment(r, &names, &one, governing, at,
		    rg_view(NULL, 0));
	}
	return true;
}

/* A label's claims. */
static void
add_label(struct reader *r, size_t block, struct label *l)
{
	const struct rg_block *b = &r->note->blocks[block];
	rg_transports governing = governed(r, block);

	if (l->by_label && each_labelled(r, l, governing, b->at))
		return;
	add_assignment(r, &l->names, &l->spec, governing, b->at, l->text);
}

/* A line of ports alone takes its name from the next line. */
static bool
name_from_above(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block], *above;
	struct rg_view text = rg_view_trim(b->text.plain), bare;
	struct label l = { 0 };
	size_t at;

	if (block == 0)
		return false;
	above = &r->note->blocks[block - 1];
	if (above->kind == RG_TABLE || above->kind == RG_HEADING ||
	    r->said[block - 1].names || r->said[block - 1].fact ||
	    (above->para != b->para && b->parent != block - 1))
		return false;
	bare = rg_view_trim(above->text.plain);
	at = skip_decoration(bare);
	if (!rg_spec_read(&l.spec, r->lex, bare, at) ||
	    strip(rest_of(bare, l.spec.end)).n > 0)
		return false;
	if (!read_names(r, text, &l.names))
		return false;
	add_assignment(r, &l.names, &l.spec, governed(r, block),
	    rg_span_join(above->at, b->at), l.names.text);
	remember(r, block - 1, &l, true);
	return true;
}

/* No ports: does the block name a service, for those that hang on it? */
static void
read_nameless(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct label l = { .name_first = true };
	struct rg_claim *claim;
	bool separated;

	if (name_from_above(r, block))
		return;
	if (rg_spec_read(&l.spec, r->lex, text, skip_decoration(text)) &&
	    is_ordinal(text, &l.spec))
		text = rest_of(text, l.spec.end + 1);
	if (!read_names(r, text, &l.names) || l.names.slip)
		return;
	if (!l.names.known && (b->kind != RG_HEADING || l.names.n < 2))
		return;
	remember(r, block, &l, false);
	separated = l.names.text.n > 10 && l.names.v[0].p == strip(text).p;
	if (!separated || b->kind == RG_HEADING || b->code)
		return;
	claim = add_claim(r, RG_CLAIM_SERVICE, b->at);
	if (!claim)
		return;
	set_names(r, claim, &l.names);
	claim->text = l.names.text;
}

/* More words on the service of the last label: the paragraphs behind it. */
static void
read_remark(struct reader *r, size_t block, struct names *subject)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_claim *claim;

	if (!subject || b->kind == RG_HEADING || b->code)
		return;
	claim = add_claim(r, RG_CLAIM_REMARK, b->at);
	if (!claim)
		return;
	set_names(r, claim, subject);
	claim->text = rg_view_trim(b->text.plain);
}

/* Ports with a sure sign and no name: they are the subject's. */
static void
ports_of_subject(struct reader *r, size_t block, const struct rg_spec *spec)
{
	struct names *subject = subject_of(r, block, spec->word);
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);

	struct rg_spec more = *spec;

	if (!subject || b->kind == RG_HEADING)
		return;
	r->said[block].fact = true;
	add_assignment(r, subject, spec, governed(r, block), b->at,
	    strip(rest_of(text, spec->end)));
	for (size_t at = spec->end; at < text.n; at++) {
		if (!spec_start(text, at) ||
		    !rg_spec_read(&more, r->lex, text, at))
			continue;
		if (more.word || more.marked)
			add_assignment(r, subject, &more, governed(r, block),
			    b->at, rg_view(NULL, 0));
		at = more.end;
	}
}

/* Does another label come at once: ", B (2)", " / B (2)", " and B (2)"? */
static bool
goes_on(struct reader *r, struct rg_view text, size_t at)
{
	while (at < text.n && strchr(" )*", text.p[at]))
		at++;
	return at < text.n && (strchr(",/;|&+-", text.p[at]) ||
	    rg_word_at(r->lex, "word.and", text, at, NULL));
}

/* Labels behind the first: "HTTP (80) / HTTPS (443)". */
static void
read_more(struct reader *r, size_t block, struct rg_view text, size_t at)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct label l;
	bool found;

	while (goes_on(r, text, at) && name_first(r, text, at, b->code, &l, &found)) {
		if (!l.names.known)
			return;
		add_assignment(r, &l.names, &l.spec, governed(r, block),
		    b->at, rg_view(NULL, 0));
		at = l.end;
	}
}

/* Where the next label of "80 - HTTP / 443 - HTTPS" starts; the end if none. */
static size_t
next_label(struct rg_view text)
{
	static const char *const signs[] = { " / ", "; ", " | " };

	for (size_t at = 1; at < text.n; at++)
		for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
			struct rg_view rest = rest_of(text, at);
			size_t n = strlen(signs[i]);

			if (rg_view_starts(rest, rg_view_of(signs[i])) &&
			    n < rest.n && is_digit(rest.p[n]))
				return at;
		}
	return text.n;
}

/* The labels behind the first, each with its ports before its name. */
static void
read_more_ports(struct reader *r, size_t block, struct rg_view text, size_t at)
{
	struct label l;
	bool found;

	while (at < text.n) {
		struct rg_view rest = rest_of(text, at + 1);
		size_t end = next_label(rest);

		if (!ports_first(r, rg_view(rest.p, end), &l, &found) ||
		    !l.names.known)
			return;
		add_label(r, block, &l);
		at += 1 + end;
	}
}

static bool
read_class_line(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view above = { 0 }, text = rg_view_trim(b->text.plain);

	if (b->parent != RG_NONE)
		above = r->note->blocks[b->parent].text.plain;
	else if (b->heading != RG_NONE)
		above = r->note->blocks[b->heading].text.plain;
	if (above.n > 80)
		above.n = 0;
	return read_class(r, text, above, b->at,
	    b->kind == RG_HEADING ? rg_view(NULL, 0) : text);
}

void
line_claims(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct names *subject;
	size_t end = next_label(text);
	bool first, found;
	struct label l;

	if (text.n == 0 || read_class_line(r, block))
		return;
	subject = subject_of(r, block, true);
	if (ports_first(r, rg_view(text.p, end), &l, &first)) {
		/* "tcp/20 (active mode)" below "FTP; Ports 20, 21": FTP's. */
		if (subject && !l.names.known && subject->known &&
		    b->kind == RG_ITEM) {
			ports_of_subject(r, block, &l.spec);
			return;
		}
		add_label(r, block, &l);
		remember(r, block, &l, true);
		read_more_ports(r, block, text, end);
		return;
	}
	if (first && (l.spec.word || l.spec.marked)) {
		ports_of_subject(r, block, &l.spec);
		return;
	}
	if (name_first(r, text, 0, b->code || b->kind == RG_HEADING, &l,
	    &found)) {
		if (subject && subject->known && !l.names.known &&
		    b->kind == RG_ITEM) {
			ports_of_subject(r, block, &l.spec);
			return;
		}
		add_label(r, block, &l);
		remember(r, block, &l, true);
		read_more(r, block, text, l.end);
		return;
	}
	if (found && b->kind == RG_ITEM)
		ports_of_subject(r, block, &l.spec);
	else if (found && r->last != RG_NONE)
		read_remark(r, block, r->said[r->last].names);
	else
		read_nameless(r, block);
}

bool
read_label(struct reader *r, struct rg_view text, rg_transports governing,
    struct rg_span at)
{
	struct label l;
	bool found;

	if (!name_first(r, text, 0, true, &l, &found))
		return false;
	add_assignment(r, &l.names, &l.spec, governing, at, l.text);
	return true;
}
