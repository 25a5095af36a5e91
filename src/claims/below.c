/*
 * Ports alone, indented below a name that nobody need know:
 *
 *	Quoll
 *	  7001:80
 *	  7002/udp
 *
 * Other numbers stand below a title in this way, so they need a sign, or a
 * service that is usually there; or others of this shape that had one.
 */
#include "label.h"

#define NAME_MAX_WORDS 4
#define NAME_MAX_BYTES 40
#define ENOUGH 2		/* blocks that vouch for others */

/* Is a block a name and nothing else? */
static bool
only_name(struct reader *r, const struct rg_block *b, struct names *names)
{
	struct rg_view text = strip(b->text.plain);
	struct words w;

	if (b->kind == RG_HEADING || text.n > NAME_MAX_BYTES)
		return false;
	split_words(text, &w, NAME_MAX_WORDS + 1);
	return w.n > 0 && w.n <= NAME_MAX_WORDS &&
	    read_names(r, text, names) && names->text.n == 0;
}

/*
 * The block whose ports stand alone in this one: the one above, or in code
 * the one above "ports:", as a file of Docker Compose has it.
 */
static size_t
named_block(struct reader *r, const struct rg_block *b)
{
	const struct rg_block *above;

	if (b->parent == RG_NONE || !b->code)
		return b->parent;
	above = &r->note->blocks[b->parent];
	return in_lexicon(r, RG_LEX_PORT, strip(above->text.plain)) ?
	    above->parent : RG_NONE;
}

bool
name_above(struct reader *r, size_t block, struct label *l)
{
	const struct rg_block *b = &r->note->blocks[block];
	size_t up = named_block(r, b);
	struct rg_view text = rg_view_trim(b->text.plain);
	bool marked = l->spec.marked || l->spec.word;
	bool sign = marked || l->spec.mapped;

	if (up == RG_NONE || (b->code && !l->spec.mapped) ||
	    strip(rest_of(text, l->spec.end)).n > 0 ||
	    (marked && !b->code && r->said[up].names) ||
	    !only_name(r, &r->note->blocks[up], &l->names))
		return false;
	sign |= usual_port(l->names.known, l->spec.items[0].range);
	r->below += sign;
	l->name_first = true;
	l->by_label = false;
	l->text = rg_view(NULL, 0);
	return sign || r->below >= ENOUGH;
}
