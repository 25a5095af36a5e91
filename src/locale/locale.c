#include "refgen/locale.h"

#include "refgen/die.h"

#include <stdio.h>

void
rg_locale_init(struct rg_locale *l)
{
	*l = (struct rg_locale){ 0 };
}

rg_lang
rg_locale_add(struct rg_locale *l, const char *tag, const char *name)
{
	if (l->n == RG_LANGS)
		return RG_LANG_NONE;
	RG_ASSERT(l->known == l->n);
	l->langs[l->n] = (struct rg_language){ .tag = tag, .name = name };
	l->known++;
	return (rg_lang)l->n++;
}

rg_lang
rg_locale_know(struct rg_locale *l, const char *tag, const char *name)
{
	if (l->known == RG_LANGS)
		return RG_LANG_NONE;
	l->langs[l->known] = (struct rg_language){ .tag = tag, .name = name };
	return (rg_lang)l->known++;
}

/* Tags are ASCII and have no case (RFC 5646, section 2.1.1). */
static char
tag_char(char c)
{
	if (c == '_')
		return '-';
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool
tag_eq(struct rg_view a, struct rg_view b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (tag_char(a.p[i]) != tag_char(b.p[i]))
			return false;
	return true;
}

rg_lang
rg_locale_known(const struct rg_locale *l, struct rg_view tag)
{
	for (size_t i = 0; i < l->known; i++)
		if (tag_eq(rg_view_of(l->langs[i].tag), tag))
			return (rg_lang)i;
	return RG_LANG_NONE;
}

/* Without the codeset and modifier of a POSIX locale's name. */
static struct rg_view
tag_alone(struct rg_view tag)
{
	size_t n = 0;

	while (n < tag.n && tag.p[n] != '.' && tag.p[n] != '@')
		n++;
	return rg_view(tag.p, n);
}

/* Without its last subtag; empty when it was the only one. */
static struct rg_view
tag_shorter(struct rg_view tag)
{
	size_t n = tag.n;

	while (n > 0 && tag_char(tag.p[n - 1]) != '-')
		n--;
	return rg_view(tag.p, n > 0 ? n - 1 : 0);
}

/* Lookup as in RFC 4647, section 3.4. */
rg_lang
rg_locale_find(const struct rg_locale *l, struct rg_view tag)
{
	for (tag = tag_alone(tag); tag.n > 0; tag = tag_shorter(tag))
		for (size_t i = 0; i < l->n; i++)
			if (tag_eq(rg_view_of(l->langs[i].tag), tag))
				return (rg_lang)i;
	return RG_LANG_NONE;
}

static const struct rg_catalog *
messages(const struct rg_locale *l, rg_lang lang)
{
	return lang < l->n ? l->langs[lang].messages : NULL;
}

const char *
rg_tr(const struct rg_locale *l, rg_lang lang, const char *msgid)
{
	return rg_trc(l, lang, NULL, msgid);
}

const char *
rg_trc(const struct rg_locale *l, rg_lang lang, const char *ctxt,
    const char *msgid)
{
	struct rg_view text;

	/* The empty msgid means a catalog's header, which nobody asks for. */
	if (*msgid == '\0')
		return msgid;
	text = rg_catalog_find(messages(l, lang), ctxt, rg_view_of(msgid));
	return text.n ? text.p : msgid;
}

void
rg_trn(struct rg_buf *out, const struct rg_locale *l, rg_lang lang,
    const char *one, const char *many, unsigned long n)
{
	const struct rg_view placeholder = RG_V("{n}");
	struct rg_view text;
	size_t at;

	text = rg_catalog_plural(messages(l, lang), NULL, rg_view_of(one), n);
	if (text.n == 0)
		text = rg_view_of(n == 1 ? one : many);
	while ((at = rg_view_find(text, placeholder)) != RG_NONE) {
		rg_buf_put(out, rg_view(text.p, at));
		rg_number_put(out, l, lang, n);
		text = rg_view_cut(text, at + placeholder.n, text.n);
	}
	rg_buf_put(out, text);
}

/*
 * How a language writes numbers is said by its catalog, so that another
 * language needs no code.
 */
static struct rg_view
number_rule(const struct rg_locale *l, rg_lang lang, struct rg_view id,
    struct rg_view otherwise)
{
	struct rg_view rule = rg_catalog_find(messages(l, lang), "number", id);

	return rule.n ? rule : otherwise;
}

char
rg_list_separator(const struct rg_locale *l, rg_lang lang)
{
	struct rg_view rule;

	rule = number_rule(l, lang, RG_V("list separator"), RG_V(","));
	return rule.n == 1 && rule.p[0] == ';' ? ';' : ',';
}

static size_t
least_grouped(const struct rg_locale *l, rg_lang lang)
{
	const struct rg_view four = RG_V("4");
	struct rg_view rule;

	rule = number_rule(l, lang, RG_V("least digits grouped"), four);
	if (rule.n != 1 || rule.p[0] < '1' || rule.p[0] > '9')
		rule = four;
	return (size_t)(rule.p[0] - '0');
}

void
rg_number_put(struct rg_buf *out, const struct rg_locale *l, rg_lang lang,
    unsigned long number)
{
	struct rg_view between;
	char digits[24];
	size_t n;
	bool grouped;

	between = number_rule(l, lang, RG_V("group separator"), RG_V(","));
	n = (size_t)snprintf(digits, sizeof(digits), "%lu", number);
	grouped = n >= least_grouped(l, lang);
	for (size_t i = 0; i < n; i++) {
		if (grouped && i > 0 && (n - i) % 3 == 0)
			rg_buf_put(out, between);
		rg_buf_char(out, digits[i]);
	}
}
