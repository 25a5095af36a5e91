/*
 * Labels among others: several in a line ("HTTP (80) / HTTPS (443)"), and lines
 * or items of a kind, which tell what the doubtful ones among them are.
 */
#include "line.h"

#include "refgen/utf8.h"

#define RUN_NAME_MAX 40		/* bytes of a name in a run of labels */

/*
 * Does another label come at once: ", B (2)", " / B (2)", " and B (2)", or
 * one in a column?
 */
static bool
goes_on(struct reader *r, struct rg_view text, size_t at)
{
	if (at + 1 < text.n && text.p[at] == ' ' && text.p[at + 1] == ' ')
		return true;
	while (at < text.n && rg_among(text.p[at], " )*"))
		at++;
	return at < text.n && (rg_among(text.p[at], ",/;|&+-") ||
	    rg_lexicon_letters(r->lex, RG_LEX_AND, text, at, NULL));
}

size_t
read_more(struct reader *r, struct rg_view text, size_t at,
    enum strictness strict, rg_transports governing, struct rg_span span)
{
	struct label l;
	bool found;

	while (goes_on(r, text, at) &&
	    name_first(r, text, at, strict, &l, &found) && l.names.known) {
		add_assignment(r, &l.names, &l.spec, governing, span,
		    rg_view(NULL, 0));
		at = l.end;
	}
	return at;
}

/* Do ports and a service that is usually there start at `at`: "389 LDAP"? */
static bool
usual_label(struct reader *r, struct rg_view text, size_t at)
{
	struct rg_spec spec;

	return rg_spec_read(&spec, r->lex, text, at) && usual_port(
	    known_start(r, rest_of(text, spec.end)), spec.items[0].range);
}

/*
 * "43 - WHOIS      70 - Gopher": do ports start a column of their own at
 * `digit`, with a wide gap before them, and a sign or their usual service
 * behind?
 */
static bool
in_column(struct reader *r, struct rg_view text, size_t digit)
{
	size_t end = digit, at;
	bool sign;

	if (text.p[digit - 2] != ' ' && text.p[digit - 2] != '\t')
		return false;
	while (end < text.n && is_digit((unsigned char)text.p[end]))
		end++;
	at = skip_separator(text, end, &sign);
	return (sign && at < text.n && text.p[at - 1] == ' ' &&
	    rg_utf8_letter((unsigned char)text.p[at])) ||
	    usual_label(r, text, digit);
}

size_t
next_label(struct reader *r, struct rg_view text)
{
	static const struct rg_view signs[] = { RG_V(" / "), RG_V("; "),
		RG_V(" | "), RG_V(", ") };

	for (size_t digit = find_digit(text, 3); digit < text.n;
	    digit = find_digit(text, digit + 1)) {
		struct rg_view before = rg_view_cut(text, 1, digit);

		if (text.p[digit - 1] != ' ')
			continue;
		if (in_column(r, text, digit))
			return digit - 1;
		for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
			size_t at = digit - signs[i].n;

			if (rg_view_ends(before, signs[i]) &&
			    (signs[i].p[0] != ',' ||
			    (!is_digit(text.p[at - 1]) &&
			    text.p[at - 1] != ')' &&
			    usual_label(r, text, digit))))
				return at;
		}
	}
	return text.n;
}

size_t
first_label(struct reader *r, struct rg_view text)
{
	for (size_t at = find_digit(text, 1); at + 1 < text.n;
	    at = find_digit(text, at + 1)) {
		bool opened = rg_among(text.p[at - 1], "'\"(");
		bool behind = at > 1 && text.p[at - 1] == ' ' &&
		    text.p[at - 2] == ':';

		if ((opened || behind) && usual_label(r, text, at))
			return at;
	}
	return 0;
}

void
read_more_ports(struct reader *r, size_t block, struct rg_view text, size_t at)
{
	struct label l;
	bool found;

	while (at < text.n) {
		struct rg_view rest = rest_of(text, at + 1);
		size_t end = next_label(r, rest);

		if (!ports_first(r, rg_view(rest.p, end), &l, &found) ||
		    (!l.names.known && text.p[at] != ' '))
			return;
		add_label(r, block, &l);
		at += 1 + end;
	}
}

/* "22 SSH": one port, a blank, and words. */
static bool
bare_label(struct reader *r, struct rg_view text, struct rg_spec *spec)
{
	return text.n > 3 && is_digit(text.p[0]) &&
	    rg_spec_read(spec, r->lex, text, 0) && spec->n == 1 &&
	    !spec->word && !spec->marked && spec->end + 1 < text.n &&
	    text.p[spec->end] == ' ' &&
	    rg_utf8_letter((unsigned char)text.p[spec->end + 1]);
}

/* Are two blocks lines of one paragraph, or items of one list? */
static bool
same_run(const struct rg_block *a, const struct rg_block *b)
{
	return a->kind == b->kind && a->parent == b->parent &&
	    a->heading == b->heading &&
	    (a->kind == RG_ITEM || a->para == b->para);
}

/*
 * Are at least two lines of the paragraph or items of the list labels of
 * services that are usually there?  Then the others are labels as well.
 */
static bool
in_run(struct reader *r, size_t block)
{
	const struct rg_block *blocks = r->note->blocks, *b = &blocks[block];
	struct rg_spec spec;
	size_t labels = 0, at;

	if (block < r->run_end)
		return r->run;
	for (at = block; at-- > 0 && same_run(&blocks[at], b);)
		labels += r->said[at].usual;
	for (at = block + 1; at < r->note->n && same_run(&blocks[at], b); at++)
		labels += bare_label(r, rg_view_trim(blocks[at].text.plain),
		    &spec) && usual_label(r,
		    rg_view_trim(blocks[at].text.plain), 0);
	r->run_end = at;
	r->run = labels >= 2;
	return r->run;
}

bool
read_in_run(struct reader *r, size_t block, struct rg_view text)
{
	struct label l = { 0 };
	struct words w;

	if (!bare_label(r, text, &l.spec) || counts(r, &l.spec) ||
	    text.n > l.spec.end + RUN_NAME_MAX || !in_run(r, block))
		return false;
	split_words(rest_of(text, l.spec.end), &w, 5);
	if (w.n > 4 || !read_names(r, rest_of(text, l.spec.end), &l.names))
		return false;
	l.text = l.names.text;
	add_label(r, block, &l);
	remember(r, block, &l, true);
	return true;
}
