/*
 * The classes of ports.  A bound above 65535 cannot exist and loses whatever
 * its votes; otherwise the bounds of RFC 6335 are taken.
 */
#include "refgen/utf8.h"

#include "draft.h"

static void
range_conflict(struct merge *m, struct rg_model_range *out,
    const struct id_list *claims)
{
	struct rg_conflict *c;
	size_t at = m->conflicts.n;
	bool impossible = false;

	c = add_conflict(m, RG_CONFLICT_RANGE, rg_view(NULL, 0),
	    rg_arena_fmt(m->arena, "range-%s", rg_class_name(out->class)));
	for (size_t i = 0; i < claims->list.n; i++) {
		const struct rg_model_claim *claim = rg_model_claim(m->model,
		    claims->list.v[i]);
		struct id_list one = { 0 };

		impossible |= claim->ports[0].last > RG_PORT_MAX;
		add_id(m, &one, claim->id);
		add_side(m, c, ranges_text(m, claim->ports, 1), &one);
	}
	if (c->nsides < 2) {
		m->conflicts.n = at;
		return;
	}
	c->ports = RG_NEW(m->arena, struct rg_range);
	*c->ports = out->ports;
	c->nports = 1;
	resolve(m, c, impossible ? RULE_IMPOSSIBLE : RULE_STANDARD_BOUNDS,
	    ranges_text(m, &out->ports, 1));
}

static struct rg_view	class_name(struct merge *, enum rg_class, rg_lang);

/* Does a note call a class by the name of another: ephemeral, from 1024? */
static bool
is_misnamed(struct merge *m, const struct rg_model_claim *c)
{
	const struct rg_lexicon_entry *e;
	enum rg_class named;

	if (c->nnames == 0)
		return false;
	e = rg_lexicon_word(m->in->lexicon, RG_LEX_CLASS, rg_view_trim(c->names[0]));
	named = e ? rg_class_of(e->value) : RG_CLASS_NONE;
	return named != RG_CLASS_NONE && named != c->class;
}

/* What the class is called, where a note uses another's name. */
static void
name_conflict(struct merge *m, const struct rg_model_range *out,
    const struct id_list *claims)
{
	struct rg_view own = class_name(m, out->class, 0);
	size_t at = m->conflicts.n;
	struct rg_conflict *c;
	bool misnamed = false;

	c = add_conflict(m, RG_CONFLICT_NAME, rg_view(NULL, 0),
	    rg_arena_fmt(m->arena, "range-%s-name",
	    rg_class_name(out->class)));
	for (size_t i = 0; i < claims->list.n; i++) {
		const struct rg_model_claim *claim = rg_model_claim(m->model,
		    claims->list.v[i]);
		struct id_list one = { 0 };
		bool other = is_misnamed(m, claim);

		if (claim->nnames == 0)
			continue;
		misnamed |= other;
		add_id(m, &one, claim->id);
		add_side(m, c, other ? rg_fold_new(m->arena, rg_view_trim(
		    claim->names[0])) : own, &one);
	}
	if (!misnamed || own.n == 0) {
		m->conflicts.n = at;
		return;
	}
	add_side(m, c, own, &(struct id_list){ 0 });
	c->ports = RG_NEW(m->arena, struct rg_range);
	*c->ports = out->ports;
	c->nports = 1;
	resolve(m, c, RULE_CLASS_NAME, own);
}

static struct rg_view
class_name(struct merge *m, enum rg_class class, rg_lang lang)
{
	const struct rg_lexicon *lex = m->in->lexicon;

	for (size_t i = 0; i < lex->langs.n; i++)
		if (rg_locale_known(m->in->locale, lex->langs.v[i].tag) == lang)
			return rg_lexicon_phrase(lex, i, "class",
			    rg_view_of(rg_class_name(class)));
	return rg_view(NULL, 0);
}

/* What is said of a class in a language; the longest of its notes. */
static void
settle_text(struct merge *m, struct rg_model_range *out, rg_lang lang)
{
	const char *ctxt = rg_arena_fmt(m->arena, "range:%s",
	    rg_class_name(out->class));
	struct rg_said *said = &out->summary[lang];

	for (size_t i = 0; i < out->claims.n; i++) {
		const struct rg_model_claim *c = rg_model_claim(m->model,
		    out->claims.v[i]);
		struct rg_view words;

		if (c->text.n == 0)
			continue;
		words = c->lang == lang ? c->text : rg_catalog_find(
		    m->in->locale->langs[lang].notes, ctxt, c->text);
		if (words.n == 0 || (said->origin == RG_FROM_NOTE &&
		    said->text.n >= words.n && said->text.n))
			continue;
		if (said->text.n && c->lang != lang)
			continue;
		*said = (struct rg_said){ words, c->lang == lang ?
			RG_FROM_NOTE : RG_FROM_TRANSLATION, lang, c->id };
	}
	for (size_t i = 0; i < out->claims.n && said->text.n == 0; i++) {
		const struct rg_model_claim *c = rg_model_claim(m->model,
		    out->claims.v[i]);

		if (c->text.n == 0)
			continue;
		*said = (struct rg_said){ c->text, RG_FROM_FALLBACK, c->lang,
			c->id };
		no_translation(m, rg_view_of(ctxt), lang, c);
	}
}

static void
settle_class(struct merge *m, enum rg_class class,
    struct rg_model_range *out)
{
	struct id_list claims = { 0 };

	out->class = class;
	out->ports = rg_class_range(class);
	for (size_t i = 0; i < m->model->nclaims; i++) {
		const struct rg_model_claim *c = &m->model->claims[i];

		if (c->kind == RG_SAYS_RANGE && c->class == class)
			add_id(m, &claims, c->id);
	}
	out->claims = ids_of(&claims);
	for (rg_lang lang = 0; lang < m->in->locale->n; lang++) {
		out->name[lang] = class_name(m, class, lang);
		settle_text(m, out, lang);
	}
	range_conflict(m, out, &claims);
	name_conflict(m, out, &claims);
}

void
settle_ranges(struct merge *m)
{
	struct rg_model *model = m->model;

	model->ranges = rg_arena_alloc(m->arena,
	    RG_CLASSES * sizeof(*model->ranges));
	for (int c = RG_CLASS_WELL_KNOWN; c < RG_CLASSES; c++) {
		struct rg_model_range *r = &model->ranges[model->nranges];

		settle_class(m, (enum rg_class)c, r);
		/* The three classes are always told; the whole if noted. */
		if (c != RG_CLASS_ALL || r->claims.n)
			model->nranges++;
	}
}
