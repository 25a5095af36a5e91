/*
 * Reply codes: "200 - OK", "404 Not found" below HTTP, "220 ready" below FTP
 * are written as ports are, and are none.
 *
 * A section whose lines and items begin with at least two of the codes that
 * people note, and more of them than of other numbers, lists codes.  A number
 * beside a service that is usually there is a port even then.
 */
#include "label.h"

/* RFC 9110, section 15; RFC 5321, section 4.2; RFC 959, section 4.2. */
static const uint16_t common[] = { 100, 200, 201, 202, 204, 206, 220, 221, 226,
	227, 230, 250, 301, 302, 303, 304, 307, 308, 331, 354, 400, 401, 403,
	404, 405, 408, 409, 410, 421, 422, 425, 426, 429, 450, 451, 452, 500,
	501, 502, 503, 504, 530, 535, 550, 551, 552, 553 };

/* What a block that begins with a number has there. */
enum head {
	HEAD_NONE,
	HEAD_OTHER,		/* a port, or who knows what */
	HEAD_REPLY,		/* could be a code, */
	HEAD_COMMON,		/* ... and is one that people note */
};

static enum head
head_of(struct reader *r, const struct rg_block *b)
{
	struct rg_view text = rg_view_trim(b->text.plain);
	struct rg_spec spec;
	uint32_t first;

	if (b->kind == RG_TABLE || text.n < 3 || !is_digit(text.p[0]) ||
	    !rg_spec_read(&spec, r->lex, text, 0) || is_ordinal(text, &spec))
		return HEAD_NONE;
	first = spec.items[0].range.first;
	if (spec.word || spec.marked || spec.range_signs || first < 100 ||
	    first > 599 || usual_port(known_start(r, rest_of(text, spec.end)),
	    spec.items[0].range))
		return HEAD_OTHER;
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (common[i] == first)
			return HEAD_COMMON;
	return HEAD_REPLY;
}

/* Does the section that the block stands in list codes?  Where it ends. */
static bool
lists_replies(struct reader *r, size_t block, size_t *end)
{
	size_t codes = 0, others = 0, at = block;

	while (at > 0 && r->note->blocks[at - 1].kind != RG_HEADING)
		at--;
	for (; at < r->note->n &&
	    r->note->blocks[at].kind != RG_HEADING; at++) {
		enum head head = head_of(r, &r->note->blocks[at]);

		codes += head == HEAD_COMMON;
		others += head == HEAD_OTHER;
	}
	*end = at;
	return codes > 1 && codes > others;
}

bool
is_reply(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];

	if (b->kind == RG_HEADING || head_of(r, b) < HEAD_REPLY)
		return false;
	if (block >= r->replies_end)
		r->replies = lists_replies(r, block, &r->replies_end);
	return r->replies;
}
