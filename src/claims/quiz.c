/*
 * Questions and answers: "What port does SSH use?" and "22", or "Which
 * protocol is on port 3389?" and "RDP"; of several answers only the one that
 * is marked as right.
 */
#include "label.h"
#include "sheet.h"

#define ANSWER_MAX 60		/* bytes of an answer */
#define OPTIONS_MAX 8		/* answers to choose from */

/* The port that a question asks the name of. */
static struct rg_spec *
asked_port(struct reader *r, struct rg_view text)
{
	struct rg_spec spec;

	for (size_t at = next_spec(r, text, 0); at < text.n;
	    at = next_spec(r, text, at + 1)) {
		if (!rg_spec_read(&spec, r->lex, text, at))
			continue;
		if (spec.word || spec.marked) {
			struct rg_spec *kept = RG_NEW(r->note->scratch,
			    struct rg_spec);

			*kept = spec;
			return kept;
		}
		at = spec.end > at ? spec.end - 1 : at;
	}
	return NULL;
}

static void
read_question(struct reader *r, size_t block, struct rg_view text)
{
	struct said *said = &r->said[block];
	const struct rg_known *known;
	rg_transports set;
	size_t from, to;

	if (text.n > 4 * ANSWER_MAX || !says_port(r, text))
		return;
	known = known_within(r, text, &from, &to);
	said->ports = asked_port(r, text);
	if (!known == !said->ports)
		return;
	r->asked = block;
	if (known && !said->names) {
		said->names = RG_NEW(r->note->scratch, struct names);
		name_known(r, said->names, rg_view_cut(text, from, to), known);
		set = transports_in(r, text, false);
		if ((set & (set - 1)) == 0)
			said->names->transports = set;
	}
}

/* The line of the note that a block begins in, with its marks. */
static struct rg_view
raw_line(struct reader *r, const struct rg_block *b)
{
	const struct rg_source *s = r->note->source;

	return rg_view_trim(rg_source_text(s, rg_source_line(s, b->at.at)));
}

/* Offset behind "A)", "b." and blanks, or 0. */
static size_t
behind_letter(struct rg_view text)
{
	size_t at = 2;

	if (text.n < 4 || !ascii_alnum((unsigned char)text.p[0]) ||
	    is_digit((unsigned char)text.p[0]) || !rg_among(text.p[1], ")."))
		return 0;
	while (at < text.n && text.p[at] == ' ')
		at++;
	return at > 2 ? at : 0;
}

/* Offset behind the box of "- [x] 22" in a line of the note, or 0. */
static size_t
behind_box(struct rg_view raw)
{
	size_t at = rg_view_chr(raw, '[');

	if (at == RG_NONE || at > 6 || at + 2 >= raw.n ||
	    raw.p[at + 2] != ']' || !rg_among(raw.p[at + 1], " xX"))
		return 0;
	return at + 3;
}

/* One of several answers; the letter may stand in the place of a bullet. */
static bool
lettered_or_boxed(struct reader *r, const struct rg_block *b)
{
	struct rg_view raw = raw_line(r, b);

	return behind_letter(raw) > 0 || behind_box(raw) > 0 ||
	    behind_letter(rg_view_trim(b->text.plain)) > 0;
}

/* Is the answer ticked, set in bold, or starred at its end? */
static bool
marked_right(struct rg_view raw)
{
	static const char *const marks[] = { "**", "✓", "✔", "✅", "☑", "==" };
	size_t box = behind_box(raw);

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (rg_view_find(raw, rg_view_of(marks[i])) != RG_NONE)
			return true;
	return (box && raw.p[box - 2] != ' ') ||
	    rg_view_ends(raw, RG_V("*"));
}

/* The ports or the name of an answer, with nothing else beside. */
static bool
answers(struct reader *r, const struct said *said, struct rg_view text,
    struct rg_spec *spec, struct names *names)
{
	text = rest_of(text, behind_letter(text));
	while (text.n && rg_among(text.p[text.n - 1], "* "))
		text.n--;
	text = strip(text);
	if (text.n == 0 || text.n > ANSWER_MAX)
		return false;
	if (said->ports) {
		*spec = *said->ports;
		return read_names(r, text, names) && names->known;
	}
	*names = *said->names;
	return rg_spec_read(spec, r->lex, text, 0) &&
	    strip(rest_of(text, spec->end)).n == 0;
}

/*
 * How many blocks from here on are answers to choose from: lettered, with a
 * box, or several of a kind.
 */
static size_t
count_options(struct reader *r, size_t block, bool *lettered)
{
	const struct said *said = &r->said[r->asked];
	const struct rg_block *first = &r->note->blocks[block], *b = first;
	struct rg_spec spec;
	struct names names;
	size_t n = 0;

	*lettered = false;
	for (; n < OPTIONS_MAX && block + n < r->note->n; n++, b++) {
		struct rg_view text;
		bool sign;

		if (b->kind != first->kind || b->parent != first->parent ||
		    b->kind == RG_TABLE || b->kind == RG_HEADING ||
		    (b->kind == RG_LINE && b->para != first->para))
			break;
		text = rg_view_trim(b->text.plain);
		sign = lettered_or_boxed(r, b);
		*lettered |= sign;
		if (rg_view_chr(text, '?') != RG_NONE || (!sign &&
		    !answers(r, said, text, &spec, &names)))
			break;
	}
	return n;
}

/* The one answer of several that is marked as right. */
static bool
read_options(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	const struct said *said = &r->said[r->asked];
	struct rg_spec spec;
	struct names names;
	size_t right = RG_NONE, marks = 0, n;
	bool lettered;

	n = count_options(r, block, &lettered);
	if (n == 0 || (n < 2 && !lettered))
		return false;
	r->options = block + n;
	for (size_t i = 0; i < n; i++)
		if (marked_right(raw_line(r, &b[i]))) {
			right = i;
			marks++;
		}
	if (marks == 1 && answers(r, said, rg_view_trim(b[right].text.plain),
	    &spec, &names)) {
		r->owner = r->asked;
		add_assignment(r, &names, &spec, governed(r, block),
		    b[right].at, rg_view(NULL, 0));
	}
	return true;
}

/* "A: 22", "RDP." */
static bool
read_answer(struct reader *r, size_t block, struct rg_view text)
{
	const struct said *said = &r->said[r->asked];
	size_t colon = rg_view_chr(text, ':');
	struct names names;
	struct rg_spec spec;

	if (colon != RG_NONE && colon < 12)
		text = rest_of(text, colon + 1);
	if (!answers(r, said, text, &spec, &names))
		return false;
	r->owner = r->asked;
	add_assignment(r, &names, &spec, governed(r, block),
	    r->note->blocks[block].at, rg_view(NULL, 0));
	return true;
}

/* "B) 80" below a question that asks for something else. */
static bool
idle_option(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];

	if (block == 0 || b->kind == RG_HEADING || b[-1].kind == RG_TABLE ||
	    (r->options != block &&
	    !rg_view_ends(rg_view_trim(b[-1].text.plain), RG_V("?"))) ||
	    !lettered_or_boxed(r, b))
		return false;
	r->options = block + 1;
	return true;
}

bool
read_quiz(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	size_t mark = rg_view_chr(text, '?');

	if (b->code)
		return false;
	if (block < r->options)
		return true;
	if (r->asked != RG_NONE && r->asked + 1 == block &&
	    b->kind != RG_HEADING && (read_options(r, block) ||
	    read_answer(r, block, text)))
		return true;
	if (mark == RG_NONE)
		return idle_option(r, block);
	r->asked = RG_NONE;
	read_question(r, block, rg_view(text.p, mark));
	return r->asked == block &&
	    read_answer(r, block, rest_of(text, mark + 1));
}

bool
read_port_row(struct reader *r, const struct rg_row *row,
    rg_transports governing)
{
	struct said said = { 0 };
	const struct rg_known *known;
	struct rg_view text;
	struct rg_spec spec;
	struct names names;
	size_t from, to;

	if (row->n != 2)
		return false;
	text = rg_view_trim(row->cells[0].text.plain);
	if (text.n > ANSWER_MAX || !says_port(r, text))
		return false;
	known = known_within(r, text, &from, &to);
	if (!known)
		return false;
	name_known(r, &names, rg_view_cut(text, from, to), known);
	said.names = &names;
	if (!answers(r, &said, rg_view_trim(row->cells[1].text.plain), &spec,
	    &names))
		return false;
	add_assignment(r, &names, &spec, governing, row->at,
	    rg_view(NULL, 0));
	return true;
}

bool
read_question_row(struct reader *r, const struct rg_row *row,
    rg_transports governing)
{
	struct said said = { 0 };
	const struct rg_known *known;
	struct rg_view text, last;
	struct rg_spec spec;
	struct names names;
	size_t from, to;

	if (row->n < 2)
		return false;
	text = row->cells[0].text.plain;
	last = rg_view_trim(row->cells[row->n - 1].text.plain);
	if (rg_view_chr(text, '?') == RG_NONE)
		return false;
	known = says_port(r, text) ? known_within(r, text, &from, &to) : NULL;
	if (!known)
		return false;
	name_known(r, &names, rg_view_cut(text, from, to), known);
	said.names = &names;
	if (answers(r, &said, last, &spec, &names))
		add_assignment(r, &names, &spec, governing, row->at,
		    rg_view(NULL, 0));
	return true;
}
