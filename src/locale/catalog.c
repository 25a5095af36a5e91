/*
 * GNU MO files (gettext manual, "The Format of GNU MO Files"): a head of
 * seven 32-bit words, two tables of (length, offset), strings ended by a NUL.
 * The hash table is of no use to us; sorted keys are enough.
 */
#include "refgen/locale.h"

#include "refgen/utf8.h"

#define MAGIC		0x950412deu
#define HEAD_SIZE	28
#define ROW_SIZE	8		/* of the two tables */

enum head {			/* offsets of the words we read */
	AT_MAGIC = 0,
	AT_REVISION = 4,
	AT_COUNT = 8,
	AT_KEYS = 12,
	AT_TEXTS = 16,
};

/* The plural form, from 0, that a language uses for `n` things. */
typedef size_t	form_fn(unsigned long n);

struct rg_catalog {
	struct rg_view	*keys;		/* strictly rising, without a NUL */
	struct rg_view	*texts;		/* plural forms parted by NULs */
	size_t		 n;
	form_fn		*form;
};

struct file {
	struct rg_view	 mo;
	bool		 big_endian;
	size_t		 left;		/* bytes that strings may still be */
};

static size_t
form_only(unsigned long n)
{
	(void)n;
	return 0;
}

static size_t
form_not_one(unsigned long n)
{
	return n != 1;
}

static size_t
form_above_one(unsigned long n)
{
	return n > 1;
}

static bool
few(unsigned long n)
{
	return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20);
}

static size_t
form_russian(unsigned long n)
{
	return n % 10 == 1 && n % 100 != 11 ? 0 : few(n) ? 1 : 2;
}

static size_t
form_polish(unsigned long n)
{
	return n == 1 ? 0 : few(n) ? 1 : 2;
}

static size_t
form_czech(unsigned long n)
{
	return n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2;
}

/*
 * A catalog's formula is compared and never evaluated: it may come from a
 * stranger.  Written without blanks.
 */
static const struct {
	const char	*count;
	const char	*formula;
	form_fn		*form;
} rules[] = {
	{ "nplurals=1;plural=", "0",    form_only },
	{ "nplurals=2;plural=", "n!=1", form_not_one },
	{ "nplurals=2;plural=", "n>1",  form_above_one },
	{ "nplurals=3;plural=", "n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&"
				"(n%100<10||n%100>=20)?1:2", form_russian },
	{ "nplurals=3;plural=", "n==1?0:n%10>=2&&n%10<=4&&"
				"(n%100<10||n%100>=20)?1:2", form_polish },
	{ "nplurals=3;plural=", "(n==1)?0:(n>=2&&n<=4)?1:2", form_czech },
};

static bool
same_formula(struct rg_view v, struct rg_view formula)
{
	if (v.n == formula.n + 2 && v.p[0] == '(' && v.p[v.n - 1] == ')')
		v = rg_view_cut(v, 1, v.n - 1);
	return rg_view_eq(v, formula);
}

static form_fn *
rule_of(struct rg_view line)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		struct rg_view count = rg_view_of(rules[i].count);

		if (rg_view_starts(line, count) &&
		    same_formula(rg_view_cut(line, count.n, line.n),
		    rg_view_of(rules[i].formula)))
			return rules[i].form;
	}
	return form_not_one;
}

/* The rule of a Plural-Forms line as somebody wrote it. */
static form_fn *
plural_rule(struct rg_view line)
{
	char plain[128];
	size_t n = 0;

	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == ' ' || line.p[i] == '\t')
			continue;
		if (n == sizeof(plain))
			return form_not_one;
		plain[n++] = line.p[i];
	}
	if (n > 0 && plain[n - 1] == ';')
		n--;
	return rule_of(rg_view(plain, n));
}

/* What stands behind "Name:" in a catalog's header, or the empty view. */
static struct rg_view
header_field(struct rg_view header, struct rg_view name)
{
	struct rg_view line;

	while (rg_view_split(&line, &header, '\n'))
		if (rg_view_starts(line, name))
			return rg_view_trim(rg_view_cut(line, name.n, line.n));
	return rg_view(NULL, 0);
}

static bool
charset_is_utf8(struct rg_view header)
{
	struct rg_view type = header_field(header, RG_V("Content-Type:"));
	size_t at = rg_view_find(type, RG_V("charset="));
	struct rg_view name;

	if (at == RG_NONE)
		return true;
	name = rg_view_cut(type, at + strlen("charset="), type.n);
	return rg_view_eq(name, RG_V("UTF-8")) ||
	    rg_view_eq(name, RG_V("utf-8"));
}

static size_t
word(const struct file *f, size_t at)
{
	const unsigned char *p = (const unsigned char *)f->mo.p + at;

	if (f->big_endian)
		return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
		    (uint32_t)p[2] << 8 | p[3];
	return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[1] << 8 | p[0];
}

/*
 * The string of the row at offset `row`, which is inside the file.  Strings
 * that are longer together than the file share bytes; no tool writes that,
 * and reading them all could take quadratic time.
 */
static bool
read_string(struct file *f, size_t row, struct rg_view *string)
{
	size_t n = word(f, row), from = word(f, row + 4);

	if (n >= f->left || from > f->mo.n || n >= f->mo.n - from)
		return false;
	if (f->mo.p[from + n] != '\0')
		return false;
	f->left -= n + 1;
	*string = rg_view(f->mo.p + from, n);
	return true;
}

/* Notes may not hold control characters, and translations are no better. */
static bool
text_sound(struct rg_view text)
{
	if (rg_utf8_check(text) != RG_NONE)
		return false;
	for (size_t at = 0; at < text.n;) {
		uint32_t c = rg_utf8_next(text, &at);

		if (c == '\0' || c == '\t' || c == '\n')
			continue;
		if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			return false;
	}
	return true;
}

/* The part before the first NUL: a msgid without its plural, one form. */
static struct rg_view
until_nul(struct rg_view v)
{
	size_t nul = rg_view_chr(v, '\0');

	return nul == RG_NONE ? v : rg_view(v.p, nul);
}

static bool
read_rows(struct rg_catalog *c, struct file *f)
{
	size_t keys = word(f, AT_KEYS), texts = word(f, AT_TEXTS);

	for (size_t i = 0; i < c->n; i++) {
		if (!read_string(f, keys + i * ROW_SIZE, &c->keys[i]) ||
		    !read_string(f, texts + i * ROW_SIZE, &c->texts[i]))
			return false;
		if (!text_sound(c->texts[i]))
			return false;
		c->keys[i] = until_nul(c->keys[i]);
		if (i > 0 && rg_view_cmp(c->keys[i - 1], c->keys[i]) >= 0)
			return false;
	}
	return true;
}

static bool
read_head(struct file *f)
{
	if (f->mo.n < HEAD_SIZE)
		return false;
	f->big_endian = word(f, AT_MAGIC) != MAGIC;
	/* Major revisions 0 and 1 agree in what we read; minor ones always. */
	return word(f, AT_MAGIC) == MAGIC && word(f, AT_REVISION) >> 16 <= 1;
}

/* Is there room for `n` rows behind the offset in the word at `at`? */
static bool
table_fits(const struct file *f, size_t at, size_t n)
{
	size_t from = word(f, at);

	return from <= f->mo.n && n <= (f->mo.n - from) / ROW_SIZE;
}

const struct rg_catalog *
rg_catalog_read(struct rg_arena *arena, struct rg_view mo)
{
	struct file f = { .mo = mo, .left = mo.n };
	struct rg_catalog *c;
	size_t n;

	if (!read_head(&f))
		return NULL;
	n = word(&f, AT_COUNT);
	if (!table_fits(&f, AT_KEYS, n) || !table_fits(&f, AT_TEXTS, n))
		return NULL;

	c = RG_NEW(arena, struct rg_catalog);
	c->keys = rg_arena_alloc(arena, n * sizeof(*c->keys));
	c->texts = rg_arena_alloc(arena, n * sizeof(*c->texts));
	c->n = n;
	c->form = form_not_one;
	if (!read_rows(c, &f))
		return NULL;

	/* The header is the text of the empty msgid, the first of all. */
	if (n > 0 && c->keys[0].n == 0) {
		if (!charset_is_utf8(c->texts[0]))
			return NULL;
		c->form = plural_rule(header_field(c->texts[0],
		    RG_V("Plural-Forms:")));
	}
	return c;
}

/* Order of a key against the joined parts, without joining them. */
static int
order(struct rg_view key, const struct rg_view *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t len = key.n < parts[i].n ? key.n : parts[i].n;
		int o = rg_view_cmp(rg_view(key.p, len), parts[i]);

		if (o != 0)
			return o;
		key = rg_view_cut(key, len, key.n);
	}
	return key.n > 0;
}

/* All forms of a message; the empty view if there is no such message. */
static struct rg_view
text_of(const struct rg_catalog *c, const char *ctxt, struct rg_view id)
{
	const struct rg_view parts[] = {
		rg_view_of(ctxt), RG_V("\004"), until_nul(id),
	};
	const size_t skip = ctxt ? 0 : 2;
	size_t low = 0, high = c ? c->n : 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int o = order(c->keys[mid], parts + skip, 3 - skip);

		if (o == 0)
			return c->texts[mid];
		if (o < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return rg_view(NULL, 0);
}

struct rg_view
rg_catalog_find(const struct rg_catalog *c, const char *ctxt,
    struct rg_view id)
{
	return until_nul(text_of(c, ctxt, id));
}

/* A message with fewer forms than its rule asks for gives its last. */
struct rg_view
rg_catalog_plural(const struct rg_catalog *c, const char *ctxt,
    struct rg_view id, unsigned long n)
{
	struct rg_view rest = text_of(c, ctxt, id);
	struct rg_view form = rest;

	if (rest.n == 0)
		return rest;
	for (size_t left = c->form(n) + 1; left > 0; left--)
		if (!rg_view_split(&form, &rest, '\0'))
			break;
	return form;
}
