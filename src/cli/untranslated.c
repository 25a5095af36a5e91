#include "untranslated.h"

#define SHOWN 8			/* complaints that are no flood */
#define FEW 10			/* fewer than one note in so many */

/* Does the project mean to have texts in a language? */
static bool
is_wanted(const struct project *p, const struct rg_language *l)
{
	struct rg_view tag = rg_view_of(l->tag);
	size_t n = 0, all = 0;

	if (p->langs || l->notes)
		return true;
	for (size_t i = 0; i < p->notes.files.n; i++) {
		const struct rg_note *note = p->notes.files.v[i].note;

		all += note != NULL;
		n += note && rg_view_eq(note->lang, tag);
	}
	return n * FEW >= all;
}

/* The language that most notes are in. */
static const char *
most_used(const struct cli *cli, const struct project *p)
{
	size_t n[RG_LANGS] = { 0 }, best = 0;

	for (size_t i = 0; i < p->notes.files.n; i++)
		for (size_t k = 0; k < p->nlangs; k++)
			n[k] += p->notes.files.v[i].note && rg_view_eq(
			    p->notes.files.v[i].note->lang,
			    rg_view_of(cli->locale.langs[k].tag));
	for (size_t k = 1; k < p->nlangs; k++)
		if (n[k] > n[best])
			best = k;
	return cli->locale.langs[best].tag;
}

static bool
misses(const struct rg_diag *d, const char *tag)
{
	return d->id == RG_D_TRANSLATION_NONE &&
	    rg_view_eq(d->args[1], rg_view_of(tag));
}

static void
sum_up(struct cli *cli, const struct project *p, const char *tag)
{
	const struct rg_span nowhere = { 0 };
	struct rg_diags *diags = &cli->diags;
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < diags->list.n; i++)
		n += misses(&diags->list.v[i], tag);
	if (n <= SHOWN)
		return;
	for (size_t i = 0; i < diags->list.n; i++)
		if (!misses(&diags->list.v[i], tag))
			diags->list.v[kept++] = diags->list.v[i];
	diags->list.n = kept;
	diags->count[rg_diag_kinds[RG_D_TRANSLATION_NONE].severity] -= n;
	rg_diag_add(diags, RG_D_LANG_ABSENT, nowhere, rg_view_of(tag),
	    rg_view_of(rg_arena_fmt(&cli->arena, "%zu", n)),
	    rg_view_of(most_used(cli, p)));
}

void
sum_up_untranslated(struct cli *cli, const struct project *p)
{
	rg_diags_sort(&cli->diags);
	for (size_t i = 0; i < p->nlangs; i++)
		if (!is_wanted(p, &cli->locale.langs[i]))
			sum_up(cli, p, cli->locale.langs[i].tag);
}
