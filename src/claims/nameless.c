/*
 * Blocks without ports of their own: those that name a service for others, and
 * those that say more of one.
 */
#include "line.h"

/* "Name: SSH", "Service: DNS": the value, where the key titles a column. */
static struct rg_view
keyed_value(struct reader *r, struct rg_view text)
{
	size_t colon = rg_view_chr(text, ':');
	const struct rg_lexicon_entry *e;

	if (colon == RG_NONE || colon > 40)
		return rg_view(NULL, 0);
	e = rg_lexicon_word(r->lex, RG_LEX_COLUMN,
	    strip(rg_view(text.p, colon)));
	if (!e || (!rg_view_eq(e->value, RG_V("service")) &&
	    !rg_view_eq(e->value, RG_V("protocol"))))
		return rg_view(NULL, 0);
	return strip(rest_of(text, colon + 1));
}

struct rg_view
block_text(const struct rg_block *b)
{
	struct rg_view text = rg_view_trim(b->text.plain);
	size_t at = 0, dots = 0;

	for (; at < text.n && (is_digit(text.p[at]) || text.p[at] == '.'); at++)
		dots += text.p[at] == '.' && at > 0;
	if (b->kind != RG_HEADING || dots == 0 || at == text.n ||
	    text.p[at] != ' ' || !is_digit(text.p[0]))
		return text;
	return rg_view_trim(rest_of(text, at));
}

/*
 * A heading that is about a service without being its name: "SSH hardening",
 * "Enumeración de FTP (File Transfer Protocol)".  False if we do not know it.
 */
static bool
heading_names(struct reader *r, struct names *names, bool *about)
{
	const struct rg_known *known;
	struct rg_view name;

	if (known_service(r, names->v[0]))
		return true;
	if (names->n > 1 && names->v[1].p == names->v[0].p) {
		names->n--;
		memmove(&names->v[0], &names->v[1],
		    names->n * sizeof(names->v[0]));
		return true;
	}
	known = known_end(r, names->v[0], &name);
	if (!known || (names->known && names->known != known))
		return names->known != NULL;
	*about = !names->known;
	names->known = known;
	names->v[0] = name;
	return true;
}

/*
 * Is the name only a word that means other things too ("Hostname: otter",
 * "domain: a part of the name")?  Abbreviations and a service's own name
 * are not.
 */
static bool
ordinary_word(struct reader *r, const struct names *names)
{
	struct rg_view name = names->v[0];

	if (rg_view_chr(name, ' ') != RG_NONE ||
	    same_words(name, names->known->name) ||
	    in_lexicon(r, RG_LEX_SERVICE, name))
		return false;
	for (size_t i = 1; i < name.n; i++)
		if (name.p[i] < 'a' || name.p[i] > 'z')
			return false;
	return true;
}

void
read_nameless(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = block_text(b);
	struct label l = { .name_first = true };
	struct rg_view value = keyed_value(r, text);
	struct rg_claim *claim;
	bool separated, keyed = value.n > 0 && value.n < VALUE_MAX;
	bool about = false;

	if (name_from_above(r, block))
		return;
	if (keyed)
		text = value;
	if (rg_spec_read(&l.spec, r->lex, text, skip_decoration(text)) &&
	    is_ordinal(text, &l.spec))
		text = rest_of(text, l.spec.end + 1);
	if (!keyed && b->kind != RG_HEADING) {
		if (!read_known_names(r, text, &l.names))
			return;
	} else if (!read_names(r, text, &l.names) || l.names.slip ||
	    (!keyed && !heading_names(r, &l.names, &about) &&
	    l.names.n < 2)) {
		return;
	}
	remember(r, block, &l, false);
	r->said[block].about = about;
	if (keyed)
		r->keyed = block;
	separated = l.names.text.n > 10 && l.names.v[0].p == strip(text).p;
	if (!separated || !l.names.known || b->kind == RG_HEADING || b->code ||
	    ordinary_word(r, &l.names))
		return;
	claim = add_claim(r, RG_CLAIM_SERVICE, b->at);
	if (!claim)
		return;
	set_names(r, claim, &l.names);
	claim->text = l.names.text;
}

void
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
