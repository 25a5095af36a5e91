/*
 * What a service is called, what its name stands for, and what is said of
 * it, in each language of the reference.
 *
 * A text in a language is the notes' own where a note in that language has
 * one; else a catalog's translation of what another note says; else the
 * words of another language, marked as such.
 */
#include <stdlib.h>

#include "refgen/utf8.h"

#include "draft.h"

#define WORD_MIN 12		/* bytes; a shorter word alone says nothing */
#define SUMMARY_MAX 260		/* more is no summary */

/* Is this phrase what the service's name stands for, rightly or not? */
static const struct rg_lexicon_entry *
expansion_entry(struct merge *m, const struct draft *d, struct rg_view name)
{
	static const enum rg_lex kinds[] = { RG_LEX_SERVICE, RG_LEX_WRONG };

	for (size_t i = 0; i < 2; i++) {
		const struct rg_lexicon_entry *e;

		e = rg_lexicon_word(m->in->lexicon, kinds[i], name);
		if (e && rg_view_eq(e->value, d->id))
			return e;
	}
	return NULL;
}

static rg_lang
locale_lang(struct merge *m, size_t lexicon_lang)
{
	return rg_locale_known(m->in->locale,
	    m->in->lexicon->langs.v[lexicon_lang].tag);
}

/* Words that stand for a name, nobody knowing them: several, and longer. */
static bool
looks_like_expansion(const struct rg_model_claim *c, struct rg_view name)
{
	return rg_view_chr(name, ' ') != RG_NONE && name.n > 12 &&
	    name.n > c->names[0].n && rg_view_chr(name, '/') == RG_NONE;
}

/* The expansions that notes state, each with who says so. */
struct stated {
	struct rg_view	 key, words;
	rg_lang		 lang;
	bool		 wrong;
	struct id_list	 ids;
};

typedef RG_VEC(struct stated) stated_list;

static void
state_expansion(struct merge *m, stated_list *list, struct rg_view words,
    rg_lang lang, bool wrong, uint32_t claim)
{
	struct rg_view key = rg_key_new(m->arena, words);
	struct stated *s;

	for (size_t i = 0; i < list->n; i++) {
		s = &list->v[i];
		if (s->lang == lang && rg_view_eq(s->key, key)) {
			add_id(m, &s->ids, claim);
			return;
		}
	}
	s = RG_PUSH(m->arena, list);
	*s = (struct stated){ .key = key, .words = words, .lang = lang,
		.wrong = wrong };
	add_id(m, &s->ids, claim);
}

static void
collect_expansions(struct merge *m, const struct draft *d, stated_list *list)
{
	for (size_t i = 0; i < d->claims.list.n; i++) {
		const struct rg_model_claim *c = rg_model_claim(m->model,
		    d->claims.list.v[i]);

		for (size_t k = 0; k < c->nnames; k++) {
			const struct rg_lexicon_entry *e = expansion_entry(m,
			    d, c->names[k]);

			if (e)
				state_expansion(m, list, c->names[k],
				    locale_lang(m, e->lang),
				    rg_view_eq(e->kind, RG_V("wrong")), c->id);
			else if (k > 0 && looks_like_expansion(c, c->names[k])
			    && !rg_knowns_find(m->in->knowns, c->names[k]))
				state_expansion(m, list, c->names[k], c->lang,
				    false, c->id);
		}
	}
}

/* The words of the lexicon: what the standard or the maker writes. */
static struct rg_view
standard_expansion(struct merge *m, const struct draft *d, rg_lang lang)
{
	for (size_t i = 0; i < m->in->lexicon->langs.n; i++)
		if (locale_lang(m, i) == lang)
			return rg_lexicon_phrase(m->in->lexicon, i, "service",
			    d->id);
	return rg_view(NULL, 0);
}

/* "Secure Shell Protocol" says no other thing than "Secure Shell". */
static bool
same_meaning(struct merge *m, struct rg_view a, struct rg_view b)
{
	struct rg_view x = rg_key_new(m->arena, a), y = rg_key_new(m->arena, b);

	return rg_view_find(x, y) != RG_NONE || rg_view_find(y, x) != RG_NONE;
}

/*
 * The sides are what notes write, and what the standard writes if no note
 * does; words that only add to another side stand with it.
 */
static void
expansion_conflict(struct merge *m, struct draft *d, const stated_list *list,
    rg_lang lang, struct rg_view standard)
{
	const struct id_list nobody = { 0 };
	size_t at = m->conflicts.n;
	struct rg_conflict *c;

	c = add_conflict(m, RG_CONFLICT_EXPANSION, d->id,
	    lang == 0 ? rg_arena_fmt(m->arena, "%.*s-expansion",
	    RG_ARG(d->id)) : rg_arena_fmt(m->arena, "%.*s-expansion-%s",
	    RG_ARG(d->id), m->in->locale->langs[lang].tag));
	for (size_t i = 0; i < list->n; i++) {
		struct rg_view words = list->v[i].words;

		if (list->v[i].lang != lang)
			continue;
		if (standard.n && same_meaning(m, words, standard))
			words = standard;
		for (size_t k = 0; k < c->nsides; k++)
			if (same_meaning(m, words, c->sides[k].value))
				words = c->sides[k].value;
		add_side(m, c, words, &list->v[i].ids);
	}
	if (standard.n && c->nsides > 0)
		add_side(m, c, standard, &nobody);
	if (c->nsides < 2) {
		m->conflicts.n = at;
		return;
	}
	sort_sides(m, c);
	if (standard.n)
		resolve(m, c, RULE_STANDARD_EXPANSION, standard);
	else
		resolve(m, c, RULE_MOST_NOTES, c->sides[0].value);
}

static void
settle_expansion(struct merge *m, struct draft *d)
{
	stated_list list = { 0 };

	collect_expansions(m, d, &list);
	for (rg_lang lang = 0; lang < m->in->locale->n; lang++) {
		struct rg_view standard = standard_expansion(m, d, lang);
		struct rg_said *said = &d->service.expansion[lang];

		expansion_conflict(m, d, &list, lang, standard);
		*said = (struct rg_said){ .text = standard,
			.origin = RG_FROM_LEXICON, .lang = lang };
		for (size_t i = 0; i < list.n; i++) {
			if (list.v[i].lang != lang || list.v[i].wrong ||
			    (standard.n && !rg_view_eq(list.v[i].key,
			    rg_key_new(m->arena, standard))))
				continue;
			said->origin = RG_FROM_NOTE;
			said->claim = list.v[i].ids.list.v[0];
			if (standard.n == 0)
				said->text = list.v[i].words;
			break;
		}
	}
	for (rg_lang lang = 1; lang < m->in->locale->n; lang++) {
		struct rg_said *said = &d->service.expansion[lang];

		if (said->text.n || d->service.expansion[0].text.n == 0)
			continue;
		*said = d->service.expansion[0];
		said->origin = RG_FROM_FALLBACK;
	}
}

/* "FTP-transfer", "DHCP server": a name with the part that is meant. */
static bool
has_role(struct merge *m, struct rg_view name)
{
	for (size_t i = name.n; i-- > 1;)
		if (name.p[i] == ' ' || name.p[i] == '-')
			return rg_lexicon_word(m->in->lexicon, RG_LEX_ROLE,
			    rg_view_cut(name, i + 1, name.n)) != NULL;
	return false;
}

/*
 * The name that a claim uses for the service: no expansion, no role, not two
 * names in one; empty if there is none.  `slip` tells a misspelling.
 */
static struct rg_view
plain_name(struct merge *m, const struct draft *d,
    const struct rg_model_claim *c, bool *slip)
{
	*slip = false;
	for (size_t i = 0; i < c->nnames; i++) {
		struct rg_view name = c->names[i];

		if (expansion_entry(m, d, name) || has_role(m, name) ||
		    (rg_view_chr(name, '/') != RG_NONE && i + 1 < c->nnames))
			continue;
		if (!d->known ||
		    rg_knowns_find(m->in->knowns, name) == d->known)
			return name;
	}
	*slip = c->nnames > 0 && d->known && m->claim[c->id - 1]->slip;
	return *slip ? c->names[0] : rg_view(NULL, 0);
}

/* Names that differ in more than case and signs. */
static void
settle_names(struct merge *m, struct draft *d)
{
	stated_list list = { 0 };
	struct rg_conflict *c;
	struct rg_view shown;
	size_t naliases = 0;
	bool slips = false;

	for (size_t i = 0; i < d->claims.list.n; i++) {
		const struct rg_model_claim *claim = rg_model_claim(m->model,
		    d->claims.list.v[i]);
		bool slip;
		struct rg_view name = plain_name(m, d, claim, &slip);

		if (claim->kind == RG_SAYS_REMARK || name.n == 0)
			continue;
		state_expansion(m, &list, name, 0, slip, claim->id);
		slips |= slip;
	}
	shown = d->known ? d->known->name : list.n ? list.v[0].words :
	    rg_model_claim(m->model, d->claims.list.v[0])->names[0];
	for (size_t i = 0; i < m->in->locale->n; i++)
		d->service.name[i] = shown;
	d->service.aliases = rg_arena_alloc(m->arena,
	    list.n * sizeof(*d->service.aliases));
	for (size_t i = 0; i < list.n; i++)
		if (!rg_view_eq(list.v[i].key, rg_key_new(m->arena, shown)))
			d->service.aliases[naliases++] = list.v[i].words;
	d->service.naliases = naliases;
	if (list.n < 2)
		return;
	c = add_conflict(m, RG_CONFLICT_NAME, d->id, rg_arena_fmt(m->arena,
	    "%.*s-name", RG_ARG(d->id)));
	for (size_t i = 0; i < list.n; i++)
		add_side(m, c, list.v[i].words, &list.v[i].ids);
	resolve(m, c, slips && list.n == 2 ? RULE_SPELLING :
	    RULE_STANDARD_NAME, shown);
}

static struct rg_view
translation(struct merge *m, rg_lang lang, struct rg_view ctxt,
    struct rg_view text)
{
	const char *context = rg_arena_str(m->arena, ctxt);

	return rg_catalog_find(m->in->locale->langs[lang].notes, context,
	    text);
}

/* A description that can be shown: two words, or a long one. */
static bool
can_describe(const struct rg_model_claim *c)
{
	return c->kind != RG_SAYS_RANGE && (c->text.n >= WORD_MIN ||
	    rg_view_chr(c->text, ' ') != RG_NONE);
}

/* Descriptions of a service that are compared with each other. */
#define COMPARED 24

/* Folded words of four letters and more, sorted, none twice. */
struct word_set {
	struct rg_view	*v;
	size_t		 n;
};

static int
by_word(const void *a, const void *b)
{
	return rg_view_cmp(*(const struct rg_view *)a,
	    *(const struct rg_view *)b);
}

static struct word_set
words_of(struct merge *m, struct rg_view text)
{
	struct rg_view rest = rg_fold_new(m->arena, text), word;
	struct word_set set = { 0 };
	size_t kept = 0;

	set.v = rg_arena_alloc(m->arena, (text.n / 2 + 1) * sizeof(*set.v));
	while (rg_view_split(&word, &rest, ' ')) {
		while (word.n && strchr(".,;:()", word.p[word.n - 1]))
			word.n--;
		if (word.n >= 4 && set.n < text.n / 2)
			set.v[set.n++] = word;
	}
	if (set.n)
		qsort(set.v, set.n, sizeof(*set.v), by_word);
	for (size_t i = 0; i < set.n; i++)
		if (kept == 0 || by_word(&set.v[kept - 1], &set.v[i]) != 0)
			set.v[kept++] = set.v[i];
	set.n = kept;
	return set;
}

static size_t
shared_words(struct word_set a, struct word_set b)
{
	size_t i = 0, k = 0, n = 0;

	while (i < a.n && k < b.n) {
		int order = by_word(&a.v[i], &b.v[k]);

		n += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	return n;
}

/* A description that may be chosen, and how much others agree with it. */
struct candidate {
	const struct rg_model_claim	*claim;
	struct word_set			 words;
	size_t				 agreement;
};

/*
 * The better of two: of a port rather than a remark, within the length of a
 * summary, in words that other notes use too, and then the one that says
 * more.
 */
static bool
better(const struct candidate *x, const struct candidate *y)
{
	const struct rg_model_claim *a = x->claim, *b = y->claim;
	bool short_a = a->text.n <= SUMMARY_MAX;
	bool short_b = b->text.n <= SUMMARY_MAX;

	if ((a->kind == RG_SAYS_REMARK) != (b->kind == RG_SAYS_REMARK))
		return b->kind == RG_SAYS_REMARK;
	if (short_a != short_b)
		return short_a;
	if (x->agreement != y->agreement)
		return x->agreement > y->agreement;
	if (a->text.n != b->text.n)
		return short_a ? a->text.n > b->text.n : a->text.n < b->text.n;
	return a->id < b->id;
}

static const struct rg_model_claim *
best_description(struct merge *m, const struct draft *d, rg_lang lang,
    rg_lang translated)
{
	struct candidate list[COMPARED];
	size_t n = 0, best = 0;

	for (size_t i = 0; i < d->claims.list.n && n < COMPARED; i++) {
		const struct rg_model_claim *c = rg_model_claim(m->model,
		    d->claims.list.v[i]);

		if (!can_describe(c) || (lang != RG_LANG_NONE &&
		    c->lang != lang))
			continue;
		if (translated != RG_LANG_NONE && translation(m, translated,
		    d->id, c->text).n == 0)
			continue;
		list[n++] = (struct candidate){ c, words_of(m, c->text), 0 };
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++)
			if (list[i].claim->source != list[k].claim->source)
				list[i].agreement += shared_words(
				    list[i].words, list[k].words);
	for (size_t i = 1; i < n; i++)
		if (better(&list[i], &list[best]))
			best = i;
	return n ? list[best].claim : NULL;
}

/* Nobody misses a text in a language that nothing is written in. */
void
no_translation(struct merge *m, struct rg_view subject, rg_lang lang,
    const struct rg_model_claim *c)
{
	if (m->in->nwritten > 0 && lang >= m->in->nwritten)
		return;
	rg_diag_add(m->diags, RG_D_TRANSLATION_NONE, m->claim[c->id - 1]->at,
	    subject, rg_view_of(m->in->locale->langs[lang].tag), c->text);
}

static void
settle_summary(struct merge *m, struct draft *d, rg_lang lang)
{
	struct rg_said *said = &d->service.summary[lang];
	const struct rg_model_claim *c;

	if ((c = best_description(m, d, lang, RG_LANG_NONE)) != NULL) {
		*said = (struct rg_said){ c->text, RG_FROM_NOTE, lang, c->id };
		return;
	}
	if ((c = best_description(m, d, RG_LANG_NONE, lang)) != NULL) {
		*said = (struct rg_said){ translation(m, lang, d->id, c->text),
			RG_FROM_TRANSLATION, lang, c->id };
		return;
	}
	if ((c = best_description(m, d, RG_LANG_NONE, RG_LANG_NONE)) != NULL) {
		*said = (struct rg_said){ c->text, RG_FROM_FALLBACK, c->lang,
			c->id };
		no_translation(m, d->id, lang, c);
	}
}

/* Remarks, in every language: their own, translated, or as they are. */
static void
settle_remarks(struct merge *m, struct draft *d, rg_lang lang)
{
	struct rg_said *list;
	size_t n = 0;

	list = rg_arena_alloc(m->arena, d->claims.list.n * sizeof(*list));
	for (size_t i = 0; i < d->claims.list.n; i++) {
		const struct rg_model_claim *c = rg_model_claim(m->model,
		    d->claims.list.v[i]);
		struct rg_view words;

		if (c->kind != RG_SAYS_REMARK || !can_describe(c) ||
		    c->id == d->service.summary[lang].claim)
			continue;
		words = c->lang == lang ? c->text : translation(m, lang,
		    d->id, c->text);
		if (words.n) {
			list[n++] = (struct rg_said){ words, c->lang == lang ?
				RG_FROM_NOTE : RG_FROM_TRANSLATION, lang,
				c->id };
		} else {
			list[n++] = (struct rg_said){ c->text,
				RG_FROM_FALLBACK, c->lang, c->id };
			no_translation(m, d->id, lang, c);
		}
	}
	d->service.remarks[lang] = list;
	d->service.nremarks[lang] = n;
}

void
settle_texts(struct merge *m, struct draft *d)
{
	settle_names(m, d);
	settle_expansion(m, d);
	for (rg_lang lang = 0; lang < m->in->locale->n; lang++) {
		settle_summary(m, d, lang);
		settle_remarks(m, d, lang);
	}
}
