/*
 * The transports that a block does not state itself: those of a heading or a
 * bare line above it ("## UDP ports", "TCP"), and those that a line below a
 * service states of it ("Transport: UDP", "- TCP").
 */
#include "label.h"

#include "refgen/utf8.h"

#define DETAILS_MAX 8		/* items below a label that tell of it */
#define STATED_MAX 160		/* bytes of a line that states a transport */

/* "TCP ports", "puertos TCP": does the word for port stand beside [at, end)? */
static bool
beside_port(struct reader *r, struct rg_view text, size_t at, size_t end)
{
	size_t from = at;

	while (end < text.n && text.p[end] == ' ')
		end++;
	if (rg_lexicon_letters(r->lex, RG_LEX_PORT, text, end, NULL))
		return true;
	while (from > 0 && text.p[from - 1] == ' ')
		from--;
	at = from;
	while (from > 0 && text.p[from - 1] != ' ')
		from--;
	return in_lexicon(r, RG_LEX_PORT, rg_view_cut(text, from, at));
}

rg_transports
all_transports(struct reader *r, struct rg_view text)
{
	rg_transports set = 0;
	bool start = true;

	for (size_t at = 0; at < text.n;) {
		rg_transports one = start ? rg_spec_transports(r->lex, text,
		    &at, NULL) : 0;

		set |= one;
		if (!one)
			start = !rg_utf8_letter(rg_utf8_next(text, &at));
	}
	return set;
}

/* "tcp/25" is a fact; "2. UDP" and "IPv4" hold no number. */
static bool
holds_number(struct rg_view text)
{
	size_t at = find_digit(text, 2);

	return at < text.n && !rg_utf8_letter((unsigned char)text.p[at - 1]);
}

/* "UDP (Protocolo de datagrama de usuario)", without what UDP stands for. */
static struct rg_view
without_aside(struct reader *r, struct rg_view text)
{
	size_t open = rg_view_chr(text, '(');
	struct rg_view inner;

	if (open == RG_NONE || open == 0 || text.p[text.n - 1] != ')')
		return text;
	inner = rg_view_cut(text, open + 1, text.n - 1);
	if (has_digit(inner, 0) || all_transports(r, inner) ||
	    rg_knowns_find(r->knowns, inner))
		return text;
	return strip(rg_view(text.p, open));
}

/*
 * A title that says a transport and nothing else that matters: "UDP",
 * "TCP ports", "2. Protocolos UDP:".  "TCP vs UDP" and prose say none.
 */
static rg_transports
transports_title(struct reader *r, struct rg_view text, bool *both)
{
	size_t words = 0, at = 0, ports = 0;
	rg_transports set = 0;

	text = without_aside(r, strip(text));
	if (text.n > 60 || holds_number(text) || !all_transports(r, text))
		return 0;
	while (at < text.n) {
		size_t end = at;
		rg_transports one = rg_spec_transports(r->lex, text, &end,
		    NULL);

		*both |= rg_lexicon_letters(r->lex, RG_LEX_BOTH, text, at,
		    NULL) != NULL;
		if (one) {
			if (set && set != one)
				return 0;
			set |= one;
			at = end;
			continue;
		}
		if (rg_lexicon_letters(r->lex, RG_LEX_PORT, text, at, &end)) {
			ports++;
			at = end;
			continue;
		}
		if (is_digit((unsigned char)text.p[at]) && !(at < 2 &&
		    rg_view_find(rest_of(text, at), RG_V(". ")) < 3))
			return 0;
		rg_utf8_next(text, &end);
		if (end - at > 1 || (text.p[at] >= 'A' && text.p[at] <= 'z')) {
			struct rg_view word;
			size_t from = at;

			while (end < text.n && !rg_among(text.p[end],
			    " ,;:./()|-\n\t"))
				end++;
			word = rg_view_cut(text, from, end);
			if (same_words(word, RG_V("vs")) ||
			    same_words(word, RG_V("x")))
				return 0;
			words += !in_lexicon(r, RG_LEX_NOISE | RG_LEX_STOP,
			    word);
		}
		at = end;
	}
	return words > (ports ? 3u : 1u) ? 0 : set;
}

static bool
is_single(rg_transports set)
{
	return set && (set & (set - 1)) == 0;
}

/*
 * "TCP and UDP ports" heads a list of either kind, unless it says "both", or
 * stands beside a section of TCP or UDP alone.
 */
static bool
means_both(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block], *other;

	if (b->kind != RG_HEADING || r->parted == RG_NONE)
		return false;
	other = &r->note->blocks[r->parted];
	return other->level == b->level && other->heading == b->heading;
}

/*
 * "... Here are some of the TCP ports that programs use:" at the end of a
 * paragraph, over the list of them.
 */
static rg_transports
lead_in(struct reader *r, struct rg_view text)
{
	rg_transports set = 0, one;
	bool start = true;

	if (!rg_view_ends(text, RG_V(":")))
		return 0;
	for (size_t i = text.n; i > 2; i--)
		if (text.p[i - 1] == ' ' && rg_among(text.p[i - 2], ".!?")) {
			text = rest_of(text, i);
			break;
		}
	for (size_t at = 0, end; at < text.n && at < STATED_MAX; at++) {
		end = at;
		one = start ? rg_spec_transports(r->lex, text, &end, NULL) : 0;
		start = text.p[at] == ' ' || text.p[at] == '(';
		if (!one)
			continue;
		if (set || !beside_port(r, text, at, end))
			return 0;
		set = one;
		at = end - 1;
	}
	return is_single(set) ? set : 0;
}

rg_transports
governed(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	size_t up;

	for (up = block; up != RG_NONE; up = r->note->blocks[up].parent)
		if (r->said[up].governs)
			return r->said[up].transports;
	if (r->lead)
		return r->lead;
	for (up = b->heading; up != RG_NONE; up = r->note->blocks[up].heading)
		if (r->said[up].governs)
			return r->said[up].transports;
	return 0;
}

/* The words before a colon that starts the line: "Transport: UDP". */
static struct rg_view
key_of(struct rg_view text, size_t *behind)
{
	size_t colon = rg_view_chr(text, ':');

	if (colon == RG_NONE || colon > 40)
		return rg_view(NULL, 0);
	*behind = colon + 1;
	return strip(rg_view(text.p, colon));
}

/*
 * "TCP ports: the web (80, HTTP)": what stands before the colon governs the
 * line and what hangs on it, if no other transport is spoken of behind it.
 */
static rg_transports
head_transports(struct reader *r, struct rg_view text)
{
	size_t behind = 0;
	struct rg_view key = key_of(text, &behind);
	bool both = false;
	rg_transports set = key.n ? transports_title(r, key, &both) : 0;

	return is_single(set) && !(all_transports(r, rest_of(text, behind)) &
	    ~set) ? set : 0;
}

/*
 * The transports of "Transport: TCP", "Uses UDP", "UDP for queries, TCP for
 * zone transfers"; `keyed` when a title of a column stands before them.
 */
static rg_transports
stated_transports(struct reader *r, struct rg_view text, bool *keyed)
{
	size_t at = 0, behind = 0, end;
	struct rg_view key = key_of(text, &behind), value;
	const struct rg_lexicon_entry *e;

	*keyed = false;
	if (text.n > STATED_MAX)
		return 0;
	e = key.n ? rg_lexicon_word(r->lex, RG_LEX_COLUMN, key) : NULL;
	if (e && (rg_view_eq(e->value, RG_V("transport")) ||
	    rg_view_eq(e->value, RG_V("protocol")))) {
		*keyed = true;
		at = behind;
	} else {
		at = skip_decoration(text);
		if (rg_lexicon_letters(r->lex, RG_LEX_LISTEN, text, at, &end))
			at = end;
	}
	while (at < text.n && text.p[at] == ' ')
		at++;
	end = at;
	if (!rg_spec_transports(r->lex, text, &end, NULL))
		return 0;
	value = rest_of(text, at);
	return has_digit(value, 0) ? 0 : all_transports(r, value);
}

/* Where the sentence behind `at` begins; the text's end if none does. */
static size_t
next_sentence(struct rg_view text, size_t at)
{
	for (; at + 2 < text.n; at++) {
		size_t dot = rg_view_chr(rest_of(text, at), '.');

		if (dot == RG_NONE)
			break;
		at += dot;
		if (at + 2 < text.n && text.p[at + 1] == ' ')
			return at + 2;
	}
	return text.n;
}

/* "Remote desktop of Windows. Uses TCP.": a sentence says it. */
static rg_transports
said_in_sentence(struct reader *r, struct rg_view text)
{
	rg_transports set = 0;

	for (size_t at = 0, end; at < text.n && at < 3 * STATED_MAX;
	    at = next_sentence(text, at)) {
		if (!rg_lexicon_letters(r->lex, RG_LEX_LISTEN, text, at, &end))
			continue;
		while (end < text.n && text.p[end] == ' ')
			end++;
		if (rg_lexicon_letters(r->lex, RG_LEX_BOTH, text, end, NULL))
			set |= both_in(r, sentence(rest_of(text, end)));
		set |= rg_spec_transports(r->lex, text, &end, NULL);
	}
	return set;
}

/* Is a line right above the list of an item: "Port 43 - WHOIS", "- TCP"? */
static bool
heads_list(struct reader *r, size_t line, size_t item)
{
	const struct rg_block *blocks = r->note->blocks;

	if (blocks[line].kind != RG_LINE || item - line > DETAILS_MAX)
		return false;
	while (blocks[item].kind == RG_ITEM && item > line)
		item--;
	return item == line;
}

/*
 * The block whose service a line about transports speaks of: the item above
 * it, the "Name: SSH" or the label before it, or the heading right above.
 */
static size_t
owner_above(struct reader *r, size_t block, bool keyed)
{
	const struct rg_block *b = &r->note->blocks[block], *near;
	size_t up = b->parent;

	for (; up != RG_NONE; up = r->note->blocks[up].parent)
		if (r->said[up].names || r->said[up].fact)
			return up;
	if (!keyed && b->kind != RG_LINE)
		return RG_NONE;
	up = r->last != RG_NONE && (r->keyed == RG_NONE || r->last > r->keyed) ?
	    r->last : r->keyed;
	if (up != RG_NONE && keyed) {
		near = &r->note->blocks[up];
		if (near->heading == b->heading && (near->para == b->para ||
		    up == r->keyed || heads_list(r, up, block)))
			return r->said[up].names ? up : RG_NONE;
	}
	/* Behind other facts a line speaks no more of the heading's service. */
	up = b->heading;
	if (r->last != RG_NONE && r->last != up)
		return RG_NONE;
	return up != RG_NONE && r->said[up].names && r->said[up].names->known ?
	    up : RG_NONE;
}

bool
read_transports(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct said *said = &r->said[block];
	bool keyed = false, both = false;
	rg_transports set;
	size_t owner;

	set = b->kind == RG_HEADING || b->code ? 0 :
	    stated_transports(r, text, &keyed);
	owner = set ? owner_above(r, block, keyed) : RG_NONE;
	if (owner != RG_NONE) {
		r->said[owner].stated |= set;
		return true;
	}
	set = transports_title(r, text, &both);
	if (set && !is_single(set) && !both && !means_both(r, block)) {
		said->governs = b->kind == RG_HEADING;
		return false;
	}
	if (b->kind == RG_HEADING && is_single(set))
		r->parted = block;
	if (!set && b->kind == RG_LINE && !b->code && b->parent == RG_NONE &&
	    (set = lead_in(r, text)) != 0) {
		r->lead = set;
		r->lead_ends = true;
		r->lead_para = b->para;
		return false;
	}
	if (!set && b->kind != RG_HEADING && !b->code &&
	    (set = head_transports(r, text)) != 0) {
		said->governs = true;
		said->transports = set;
		return false;
	}
	if (!set && b->kind == RG_LINE && !b->code &&
	    (set = said_in_sentence(r, text)) != 0) {
		owner = owner_above(r, block, false);
		if (owner != RG_NONE)
			r->said[owner].stated |= set;
		return false;
	}
	if (!set)
		return false;
	said->governs = true;
	said->transports = set;
	if (b->kind == RG_LINE && b->parent == RG_NONE) {
		r->lead = set;
		r->lead_ends = false;
	}
	return true;
}

void
apply_stated(struct reader *r)
{
	for (size_t i = 0; i < r->owners.n; i++) {
		struct rg_claim *claim = &r->claims->list.v[r->first + i];

		if (claim->kind == RG_CLAIM_ASSIGNMENT &&
		    claim->transports == 0)
			claim->transports = r->said[r->owners.v[i]].stated;
	}
}
