/*
 * Ports set in code at the head of an item, "- `8009` Immich": the code parts
 * them from the name as a dash would, and nobody need know the name.
 *
 * Other numbers are set in code too ("- `404` if it is gone"), so this holds
 * only below a heading that speaks of ports, or behind items of this shape
 * with services that are usually there.
 */
#include "label.h"

#define NAME_MAX_WORDS 5
#define NAME_MAX_BYTES 40
#define ENOUGH 2		/* items that vouch for others */

/* Do backticks stand around [from, to) of a block's text, in the source? */
static bool
in_backticks(struct reader *r, const struct rg_block *b, size_t from, size_t to)
{
	struct rg_view source = r->note->source->bytes;
	size_t first = rg_text_at(&b->text, from);
	size_t last = rg_text_at(&b->text, to - 1);

	return first > 0 && source.p[first - 1] == '`' &&
	    last + 1 < source.n && source.p[last + 1] == '`';
}

/* Does a heading above speak of ports? */
static bool
below_ports(struct reader *r, const struct rg_block *b)
{
	for (size_t up = b->heading; up != RG_NONE;
	    up = r->note->blocks[up].heading)
		if (says_port(r, r->note->blocks[up].text.plain))
			return true;
	return false;
}

/* Without what leads to a name: "as WebDAV server", "for mail". */
static struct rg_view
behind_opener(struct reader *r, struct rg_view words)
{
	struct word w;
	size_t at = 0;

	words = strip(words);
	if (next_word(words, &at, &w) && in_lexicon(r, RG_LEX_OPENER |
	    RG_LEX_LISTEN, rg_view_cut(words, w.from, w.to)))
		words = strip(rest_of(words, w.to));
	return words;
}

static bool
short_name(struct reader *r, struct rg_view words, struct names *names)
{
	struct words w;

	split_words(words, &w, NAME_MAX_WORDS + 1);
	return w.n > 0 && w.n <= NAME_MAX_WORDS && words.n <= NAME_MAX_BYTES &&
	    read_names(r, words, names);
}

/* The name in the heading right above: "### Immich". */
static bool
heading_name(struct reader *r, const struct rg_block *b, struct names *names)
{
	struct rg_view title;

	if (b->heading == RG_NONE)
		return false;
	title = strip(r->note->blocks[b->heading].text.plain);
	return !says_port(r, title) && short_name(r, title, names);
}

bool
coded_label(struct reader *r, size_t block, struct rg_view text,
    struct label *l)
{
	const struct rg_block *b = &r->note->blocks[block];
	size_t before = (size_t)(text.p - b->text.plain.p);
	struct rg_view words;

	if (b->kind != RG_ITEM || b->code || text.n == 0 ||
	    !is_digit(text.p[0]) || !rg_spec_read(&l->spec, r->lex, text, 0) ||
	    counts(r, &l->spec) || !in_backticks(r, b, before + l->spec.at,
	    before + l->spec.end))
		return false;
	if (r->coded < ENOUGH && !below_ports(r, b))
		return false;
	l->by_label = l->name_first = false;
	words = behind_opener(r, rest_of(text, l->spec.end));
	l->text = rg_view(NULL, 0);
	if ((words.n == 0 || only_roles(r, words)) &&
	    heading_name(r, b, &l->names)) {
		l->text = words;
		return true;
	}
	return words.n > 0 && short_name(r, words, &l->names);
}

void
count_coded(struct reader *r, size_t block, struct rg_view text,
    const struct label *l)
{
	const struct rg_block *b = &r->note->blocks[block];
	size_t before = (size_t)(text.p - b->text.plain.p);

	if (b->kind == RG_ITEM && !b->code && l->spec.at == 0 &&
	    usual_port(l->names.known, l->spec.items[0].range))
		r->coded += in_backticks(r, b, before, before + l->spec.end);
}
