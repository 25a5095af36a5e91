/*
 * Signs and words: where a name ends and what is said of it begins, and the
 * words that a text is made of.
 */
#include "words.h"

#include "refgen/utf8.h"

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * Is a byte from 0x30 to 0x3f among the eight at `p`?  Sixteen in a row of
 * ASCII, of which ten are the digits.
 */
static bool
maybe_digit(const char *p)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t x;

	memcpy(&x, p, sizeof(x));
	x = (x & 0xf0 * ones) ^ 0x30 * ones;
	return ((x - ones) & ~x & 0x80 * ones) != 0;
}

/* Most texts have none, so they are looked through by eights. */
size_t
find_digit(struct rg_view v, size_t from)
{
	for (; from < v.n; from++) {
		while (from + 8 <= v.n && !maybe_digit(v.p + from))
			from += 8;
		if (from < v.n && digit(v.p[from]))
			break;
	}
	return from;
}

bool
has_digit(struct rg_view v, size_t from)
{
	return find_digit(v, from) < v.n;
}

static size_t
count_digits(struct rg_view v, size_t at)
{
	size_t from = at;

	while (at < v.n && digit(v.p[at]))
		at++;
	return at - from;
}

/*
 * The number that starts at `*at`, which moves behind it; "1.023" is one, and
 * so is "1 023".
 */
static unsigned
number_at(struct rg_view v, size_t *at)
{
	unsigned n = 0;

	for (; *at < v.n; ++*at) {
		char c = v.p[*at];

		if (digit(c))
			n = n < 100000 ? n * 10 + (unsigned)(c - '0') : n;
		else if (c == ' ' ? count_digits(v, *at + 1) != 3 :
		    !rg_among(c, ".,_'") || count_digits(v, *at + 1) == 0)
			break;
	}
	return n;
}

bool
two_numbers(struct rg_view v, unsigned bound)
{
	size_t n = 0;
	bool high = false;

	for (size_t i = find_digit(v, 0); i < v.n && (n < 2 || !high);
	    i = find_digit(v, i)) {
		high |= number_at(v, &i) >= bound;
		n++;
	}
	return n > 1 && high;
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
strip_signs(struct rg_view v)
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
	char x[RG_FOLD_MAX], y[RG_FOLD_MAX];
	size_t i = 0, k = 0, nx = 0, ny = 0, fx = 0, fy = 0;

	if (a.n > 0 && b.n > 0 && ascii_alnum((unsigned char)a.p[0]) &&
	    ascii_alnum((unsigned char)b.p[0]) && (a.p[0] | 0x20) !=
	    (b.p[0] | 0x20))
		return false;
	for (;;) {
		while (fx == nx && i < a.n) {
			nx = rg_fold_next(x, a, &i);
			fx = 0;
		}
		while (fy == ny && k < b.n) {
			ny = rg_fold_next(y, b, &k);
			fy = 0;
		}
		if (fx == nx || fy == ny)
			return fx == nx && fy == ny;
		if (x[fx++] != y[fy++])
			return false;
	}
}

/* The signs that part a name from what is said of it. */
static const struct {
	struct rg_view	 sign;
	bool		 alone;		/* only without a blank before it */
} separators[] = {
	{ RG_V("-->"), false }, { RG_V("->"), false }, { RG_V("=>"), false },
	{ RG_V("→"), false }, { RG_V("➜"), false }, { RG_V("⇒"), false },
	{ RG_V("➡"), false }, { RG_V("\t"), false }, { RG_V("\n"), false },
	{ RG_V(" - "), false }, { RG_V(" – "), false }, { RG_V(" — "), false },
	{ RG_V(" -- "), false }, { RG_V(": "), false }, { RG_V(" = "), false },
	{ RG_V("; "), false }, { RG_V(" | "), false }, { RG_V("   "), false },
	{ RG_V("– "), true }, { RG_V("- "), true }, { RG_V("— "), true },
};

#define NSEPARATORS (sizeof(separators) / sizeof(separators[0]))

/*
 * The bytes that a separator begins with, those that hide one or end a name in
 * another way, and those that a separator goes on with behind a blank.
 */
static const bool starts[256] = {
	['-'] = true, ['='] = true, ['\t'] = true, ['\n'] = true,
	[' '] = true, [':'] = true, [';'] = true, [0xe2] = true,
	['('] = true, [')'] = true, [','] = true, ['.'] = true,
	['!'] = true, ['?'] = true,
}, follows[256] = {
	['-'] = true, ['='] = true, ['|'] = true, [' '] = true, [0xe2] = true,
};

/* The length of the separator at `at`; 0 if there is none. */
static size_t
separator_at(struct rg_view v, size_t at)
{
	struct rg_view rest = rg_view_cut(v, at, v.n);

	if (v.p[at] == ' ' && (rest.n < 2 ||
	    !follows[(unsigned char)rest.p[1]]))
		return 0;
	for (size_t k = 0; k < NSEPARATORS; k++)
		if (rg_view_starts(rest, separators[k].sign) &&
		    !(separators[k].alone && at > 0 && v.p[at - 1] == ' '))
			return separators[k].sign.n;
	return 0;
}

/* Does a sentence end here?  Not behind "e.g." and the like. */
static bool
ends_sentence(struct rg_view v, size_t at)
{
	return (v.p[at] == '.' || v.p[at] == '!' || v.p[at] == '?') &&
	    v.p[at + 1] == ' ' && at > 2 && v.p[at - 2] != '.';
}

struct cut
cut_name(struct rg_view v)
{
	struct cut cut = { v.n, 0, RG_NONE };
	int depth = 0;

	for (size_t i = 0; i < v.n && cut.len == 0; i++) {
		if (!starts[(unsigned char)v.p[i]] || (v.p[i] == ' ' &&
		    i + 1 < v.n && !follows[(unsigned char)v.p[i + 1]]))
			continue;
		cut.at = i;
		depth += (v.p[i] == '(') - (v.p[i] == ')');
		if (depth <= 0 || v.p[i] == '\n')
			cut.len = separator_at(v, i);
		if (cut.len || i + 1 == v.n)
			continue;
		if (v.p[i] == ',' && v.p[i + 1] == ' ' && cut.comma == RG_NONE)
			cut.comma = i;
		if (ends_sentence(v, i) && (depth > 0 ||
		    separator_at(v, i + 1) == 0))
			cut.len = 1;
	}
	if (cut.len == 0)
		cut.at = v.n;
	return cut;
}

size_t
skip_separator(struct rg_view v, size_t at, bool *found)
{
	static const struct rg_view signs[] = { RG_V("-"), RG_V("–"),
		RG_V("—"), RG_V(":"), RG_V("="), RG_V(">"), RG_V("→"),
		RG_V("➜"), RG_V("⇒"), RG_V("➡"), RG_V("\t"), RG_V("\n"),
		RG_V("|"), RG_V("."), RG_V(","), RG_V(";"), RG_V("·"),
		RG_V("•"), RG_V("*"), RG_V("\""), RG_V("'"), RG_V("“"),
		RG_V("”"), RG_V("«"), RG_V("»"), RG_V("❯") };
	bool again = true;

	*found = false;
	while (again && at < v.n) {
		again = false;
		if (ascii_alnum((unsigned char)v.p[at]))
			break;
		if (v.p[at] == ' ') {
			at++;
			again = true;
			continue;
		}
		for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
			if (!rg_view_starts(rg_view_cut(v, at, v.n), signs[i]))
				continue;
			at += signs[i].n;
			*found = again = true;
			break;
		}
	}
	return at;
}

struct rg_view
sentence(struct rg_view v)
{
	for (size_t i = 0; i + 1 < v.n; i++)
		if (v.p[i] == '\n' || ends_sentence(v, i))
			return rg_view(v.p, i);
	return v;
}

/*
 * Of ASCII: w what words are made of, e what is none of them at their ends.
 * All else is a letter, or near enough.
 */
static const char signs[128] = {
	"                "
	"                "
	"      ee  ww eee"
	"wwwwwwwwww      "
	" wwwwwwwwwwwwwww"
	"wwwwwwwwwww    e"
	" wwwwwwwwwwwwwww"
	"wwwwwwwwwww     "
};

static inline char
sign(char c)
{
	return (c & 0x80) ? 'w' : signs[(unsigned char)c];
}

/* What stands between two blanks without the signs at its ends, and "'s". */
static struct word
bare_word(struct rg_view v, size_t from, size_t to)
{
	while (to > from && sign(v.p[to - 1]) == 'e')
		to--;
	if (to - from > 2 && v.p[to - 1] == 's' && v.p[to - 2] == '\'')
		to -= 2;	/* "PostgreSQL's port" */
	while (from < to && sign(v.p[from]) == 'e')
		from++;
	return (struct word){ from, to };
}

bool
next_word(struct rg_view v, size_t *at, struct word *w)
{
	size_t i = *at, from;
	bool found = false;

	for (; i < v.n; i++) {
		for (from = i; i < v.n && sign(v.p[i]) != ' ';)
			i++;
		*w = bare_word(v, from, i);
		found = w->from < w->to;
		if (found)
			break;
	}
	*at = i;
	return found;
}

void
split_words(struct rg_view v, struct words *w, size_t most)
{
	struct word word;
	size_t at = 0;

	for (w->n = 0; w->n < most && next_word(v, &at, &word); w->n++) {
		w->from[w->n] = word.from;
		w->to[w->n] = word.to;
	}
}
