/*
 * Questions and answers: "What port does SSH use?" and "22", or "Which
 * protocol is on port 3389?" and "RDP".
 */
#include "label.h"

#define ANSWER_MAX 60		/* bytes of an answer */

/* Is one of the words "port"? */
static bool
asks_port(struct reader *r, struct rg_view text)
{
	bool start = true;

	for (size_t at = 0; at < text.n; at++) {
		if (start && rg_lexicon_letters(r->lex, RG_LEX_PORT, text, at, NULL))
			return true;
		start = strchr(" (*\"", text.p[at]) != NULL;
	}
	return false;
}

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
			struct rg_spec *kept = RG_NEW(r->note->scratch, struct rg_spec);

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
	size_t from, to;

	if (text.n > 4 * ANSWER_MAX || !asks_port(r, text))
		return;
	known = known_within(r, text, &from, &to);
	said->ports = asked_port(r, text);
	if (!known == !said->ports)
		return;
	r->asked = block;
	if (known && !said->names) {
		said->names = RG_NEW(r->note->scratch, struct names);
		name_known(r, said->names, rg_view_cut(text, from, to), known);
	}
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
	text = strip(text);
	if (text.n == 0 || text.n > ANSWER_MAX)
		return false;
	if (said->ports) {
		if (!read_names(r, text, &names) || !names.known)
			return false;
		spec = *said->ports;
	} else {
		if (!rg_spec_read(&spec, r->lex, text, 0) ||
		    strip(rest_of(text, spec.end)).n > 0)
			return false;
		names = *said->names;
	}
	r->owner = r->asked;
	add_assignment(r, &names, &spec, governed(r, block),
	    r->note->blocks[block].at, rg_view(NULL, 0));
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
	if (r->asked != RG_NONE && r->asked + 1 == block &&
	    b->kind != RG_HEADING && read_answer(r, block, text))
		return true;
	if (mark == RG_NONE)
		return false;
	r->asked = RG_NONE;
	read_question(r, block, rg_view(text.p, mark));
	return r->asked == block &&
	    read_answer(r, block, rest_of(text, mark + 1));
}
