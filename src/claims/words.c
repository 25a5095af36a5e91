/*
 * Signs and words: where a name ends and what is said of it begins, and the
 * words that a text is made of.
 */
#include "words.h"

#include "refgen/utf8.h"

bool
ascii_alnum(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

/* Is what starts at `at` a letter, a digit, or a sign a name may begin with? */
static bool
name_start(struct rg_view v, size_t at)
{
	if (v.p[at] == '(')
		return true;
	return ascii_alnum((unsigned char)v.p[at]) ||
	    rg_utf8_letter(rg_utf8_next(v, &at));
}

struct rg_view
strip(struct rg_view v)
{
	size_t at;

	v = rg_view_trim(v);
	while (v.n > 0 && !name_start(v, 0)) {
		at = 0;
		rg_utf8_next(v, &at);
		v = rg_view_cut(v, at, v.n);
	}
	while (v.n > 0) {
		unsigned char c = (unsigned char)v.p[v.n - 1];

		if (ascii_alnum(c) || c == ')' || c == '+' || c == '*')
			break;
		for (at = v.n - 1; at > 0 && (v.p[at] & 0xc0) == 0x80;)
			at--;
		if (name_start(v, at) && c != '(')
			break;
		v.n = at;
	}
	return v;
}

bool
same_words(struct rg_view a, struct rg_view b)
{
	struct rg_buf x = { 0 }, y = { 0 };
	bool same;

	rg_fold(&x, a);
	rg_fold(&y, b);
	same = rg_view_eq(rg_buf_view(&x), rg_buf_view(&y));
	rg_buf_release(&x);
	rg_buf_release(&y);
	return same;
}

/* The signs that part a name from what is said of it. */
static const struct {
	const char	*sign;
	bool		 blanks;	/* only with a blank before and behind */
} separators[] = {
	{ "-->", false }, { "->", false }, { "=>", false }, { "→", false },
	{ "➜", false }, { "⇒", false }, { "➡", false }, { "\t", false },
	{ "\n", false }, { " - ", false }, { " – ", false }, { " — ", false },
	{ " -- ", false }, { ": ", false }, { " = ", false }, { "; ", false },
	{ " | ", false }, { "   ", false }, { "– ", true }, { "- ", true }, { "— ", true },
};

#define NSEPARATORS (sizeof(separators) / sizeof(separators[0]))

/* The bytes that a separator begins with: most bytes begin none. */
static const char starts[] = "-=\t\n :;|\xe2";

/* Offset of the first separator at or behind `from`; RG_NONE. */
size_t
find_separator(struct rg_view v, size_t from, size_t *len)
{
	int depth = 0;

	for (size_t i = from; i < v.n; i++) {
		if (v.p[i] == '(')
			depth++;
		else if (v.p[i] == ')')
			depth--;
		if (depth > 0 || !memchr(starts, v.p[i], sizeof(starts) - 1))
			continue;
		for (size_t k = 0; k < NSEPARATORS; k++) {
			struct rg_view sign = rg_view_of(separators[k].sign);

			if (separators[k].blanks && i > 0 &&
			    v.p[i - 1] == ' ')
				continue;
			if (!rg_view_starts(rg_view_cut(v, i, v.n), sign))
				continue;
			*len = sign.n;
			return i;
		}
	}
	return RG_NONE;
}

size_t
skip_separator(struct rg_view v, size_t at, bool *found)
{
	static const char *const signs[] = { "-", "–", "—", ":", "=", ">",
		"→", "➜", "⇒", "➡", "\t", "\n", "|", ".", ",", ";", "·", "•",
		"*", "\"", "'", "“", "”", "«", "»", "❯" };
	bool again = true;

	*found = false;
	while (again && at < v.n) {
		again = false;
		if (v.p[at] == ' ') {
			at++;
			again = true;
			continue;
		}
		for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
			struct rg_view sign = rg_view_of(signs[i]);

			if (!rg_view_starts(rg_view_cut(v, at, v.n), sign))
				continue;
			at += sign.n;
			*found = again = true;
			break;
		}
	}
	return at;
}

struct rg_view
sentence(struct rg_view v)
{
	for (size_t i = 0; i + 1 < v.n; i++) {
		if (v.p[i] == '\n')
			return rg_view(v.p, i);
		if (memchr(".!?", v.p[i], 3) && v.p[i + 1] == ' ' &&
		    i > 2 && v.p[i - 2] != '.')
			return rg_view(v.p, i);
	}
	return v;
}

static bool
word_sign(unsigned char c)
{
	return ascii_alnum(c) || c >= 0x80 || memchr("-+*./_'&", c, 8);
}

void
split_words(struct rg_view v, struct words *w)
{
	size_t at = 0;

	w->n = 0;
	while (at < v.n && w->n < 64) {
		size_t from = at;

		while (at < v.n && word_sign((unsigned char)v.p[at]))
			at++;
		if (at > from) {
			size_t to = at;

			while (to > from && memchr(".-/'&_", v.p[to - 1], 6))
				to--;
			if (to - from > 2 && memcmp(v.p + to - 2, "'s", 2) == 0)
				to -= 2;	/* "PostgreSQL's port" */
			while (from < to && memchr(".-/'&_", v.p[from], 6))
				from++;
			if (to > from) {
				w->from[w->n] = from;
				w->to[w->n++] = to;
			}
		} else {
			at++;
		}
	}
}
