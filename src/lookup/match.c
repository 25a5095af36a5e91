#include "match.h"

#include "refgen/utf8.h"

#define WORD_MIN 4		/* letters that may stand for a longer word */
#define PREFIX_MIN 2

enum rg_rank
rank_better(enum rg_rank a, enum rg_rank b)
{
	return a < b ? a : b;
}

/* A letter or digit of a key in lower case; 0 for what keys leave out. */
static char
key_char(char c)
{
	char letter = (char)(c | 0x20);

	if (letter >= 'a' && letter <= 'z')
		return letter;
	return (c >= '0' && c <= '9') || c == '+' ? c : 0;
}

bool
same_name(struct rg_view a, struct rg_view b)
{
	size_t i = 0, k = 0;

	for (;;) {
		while (i < a.n && !key_char(a.p[i]))
			i++;
		while (k < b.n && !key_char(b.p[k]))
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n && a.n && b.n;
		if (key_char(a.p[i++]) != key_char(b.p[k++]))
			return false;
	}
}

/* Does a part of the name, between other signs, spell the key? */
static bool
part_is(struct rg_view name, struct rg_view key)
{
	for (size_t i = 0; i + key.n <= name.n; i++) {
		size_t n = 0;

		if (key_char(name.p[i]) != key.p[0] ||
		    (i > 0 && key_char(name.p[i - 1])))
			continue;
		while (n < key.n && key_char(name.p[i + n]) == key.p[n])
			n++;
		if (n == key.n && (i + n == name.n ||
		    !key_char(name.p[i + n])))
			return true;
	}
	return false;
}

/* Registry names are ASCII, and all but a few of ours. */
enum rg_rank
match_name(const struct rg_query *q, struct rg_view name)
{
	struct rg_view key = q->key;
	size_t n = 0, i = 0;
	char c;

	if (key.n == 0)
		return RG_RANK_NONE;
	for (; i < name.n && n < key.n; i++) {
		c = key_char(name.p[i]);
		if (c && c != key.p[n])
			break;
		n += c != 0;
	}
	while (n == key.n && i < name.n && !key_char(name.p[i]))
		i++;
	if (n == key.n && i == name.n)
		return RG_RANK_EXACT;
	if (part_is(name, key))
		return RG_RANK_WORDS;
	return n == key.n && n >= PREFIX_MIN ? RG_RANK_PREFIX : RG_RANK_NONE;
}

enum rg_rank
match_names(const struct rg_query *q, struct rg_view names, char separator)
{
	enum rg_rank rank = RG_RANK_NONE;
	struct rg_view name;

	while (names.n && rg_view_split(&name, &names, separator))
		rank = rank_better(rank, match_name(q, name));
	return rank;
}

static bool
word_char(char c)
{
	return (unsigned char)c >= 0x80 || key_char(c);
}

static bool
next_word(struct rg_view text, size_t *at, struct rg_view *word)
{
	size_t from;

	while (*at < text.n && !word_char(text.p[*at]))
		(*at)++;
	from = *at;
	while (*at < text.n && word_char(text.p[*at]))
		(*at)++;
	*word = rg_view_cut(text, from, *at);
	return word->n > 0;
}

static bool
has_word(struct rg_view text, struct rg_view wanted)
{
	struct rg_view word;
	size_t at = 0;

	while (next_word(text, &at, &word))
		if (rg_view_eq(word, wanted) || (wanted.n >= WORD_MIN &&
		    rg_view_starts(word, wanted)))
			return true;
	return false;
}

enum rg_rank
match_text(const struct rg_query *q, struct rg_view text)
{
	struct rg_buf folded = { 0 };
	enum rg_rank rank = RG_RANK_NONE;
	struct rg_view v, word;
	size_t at = 0, n = 0;

	rg_fold(&folded, text);
	v = rg_buf_view(&folded);
	while (next_word(q->folded, &at, &word) && has_word(v, word))
		n++;
	if (rg_view_eq(v, q->folded))
		rank = RG_RANK_PHRASE;
	else if (n > 0 && word.n == 0)
		rank = RG_RANK_WORDS;
	rg_buf_release(&folded);
	return rank;
}
