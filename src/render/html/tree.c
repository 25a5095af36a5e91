/*
 * Why a value is what it is: who says so, who says otherwise, and the rule.
 * The template opens it below the value.
 */
#include "html/site.h"

/* { value, won, claims } for each side. */
void
rg_set_sides(struct rg_site *s, struct rg_table *t, const char *name,
    const struct rg_conflict *c)
{
	struct rg_list *list = rg_set_list(t, name);
	struct rg_table *side;

	for (size_t i = 0; c && i < c->nsides; i++) {
		side = rg_add_table(list);
		rg_set_view(side, "value", c->sides[i].value);
		rg_set_str(side, "won", rg_view_eq(c->sides[i].value,
		    c->resolved) ? "won" : NULL);
		rg_set_lines(s, side, "claims", &c->sides[i].claims);
	}
}

/*
 * { because, claims, sides, resolved, rule, explanation, href }: with a
 * conflict its sides say more than the claims, which are then left out.
 */
static void
set_tree(struct rg_site *s, struct rg_table *t, const char *because,
    const struct rg_ids *claims, const struct rg_conflict *c)
{
	static const struct rg_ids none = { NULL, 0 };

	rg_set_str(t, "because", because ? rg_site_tr(s, because) : NULL);
	rg_set_lines(s, t, "claims", c ? &none : claims);
	rg_set_sides(s, t, "sides", c);
	rg_set_view(t, "resolved", c ? c->resolved : rg_view(NULL, 0));
	rg_set_view(t, "rule", c ? c->rule : rg_view(NULL, 0));
	rg_set_view(t, "explanation", c ? c->explanation[s->lang] :
	    rg_view(NULL, 0));
	if (c)
		rg_set_fmt(t, "href", "%s#c-%.*s", rg_site_href(s,
		    RG_PAGE_CONFLICTS, NULL), RG_ARG(c->id));
	else
		rg_set_absent(t, "href");
}

/* The service's conflict of a kind, about these ports or this result. */
static const struct rg_conflict *
conflict_of(const struct rg_site *s, const struct rg_service *service,
    enum rg_conflict_kind kind, const struct rg_range *ports,
    struct rg_view resolved)
{
	const struct rg_conflict *c;

	for (size_t i = 0; i < service->nconflicts; i++) {
		c = &s->model->conflicts[service->conflicts[i]];
		if (c->kind == kind &&
		    (!ports || (c->nports == 1 &&
		    rg_range_cmp(c->ports[0], *ports) == 0)) &&
		    (!resolved.n || rg_view_eq(c->resolved, resolved)))
			return c;
	}
	return NULL;
}

void
rg_set_name_tree(struct rg_site *s, struct rg_table *t,
    const struct rg_service *service)
{
	const struct rg_conflict *c = conflict_of(s, service,
	    RG_CONFLICT_NAME, NULL, rg_view(NULL, 0));

	set_tree(s, t, c ? NULL : "The notes do not disagree on the name.",
	    &service->claims, c);
}

/* How the words came to be in this language. */
static const char *
origin_of(const struct rg_said *said)
{
	static const char *const origins[] = {
		[RG_FROM_NOTE] = "In the words of a note.",
		[RG_FROM_TRANSLATION] = "Translated from the words of a note.",
		[RG_FROM_LEXICON] = ("In the words of the standard or the "
		    "maker; no note has them."),
		[RG_FROM_FALLBACK] = "Nobody has said it in this language yet.",
	};

	return origins[said->origin];
}

static bool
can_describe(const struct rg_model_claim *c, const struct rg_model_claim *taken)
{
	return c->text.n > 0 && c->id != taken->id && c->lang == taken->lang &&
	    c->kind != RG_SAYS_RANGE && c->kind != RG_SAYS_REMARK;
}

/* The descriptions in that language that were not taken. */
static struct rg_ids
other_descriptions(struct rg_site *s, const struct rg_service *service,
    const struct rg_said *said)
{
	struct rg_ids others = { rg_arena_alloc(s->page->arena,
	    service->claims.n * sizeof(uint32_t)), 0 };

	for (size_t i = 0; i < service->claims.n && said->claim; i++)
		if (can_describe(rg_model_claim(s->model,
		    service->claims.v[i]), rg_model_claim(s->model,
		    said->claim)))
			others.v[others.n++] = service->claims.v[i];
	return others;
}

static void
set_said_tree(struct rg_site *s, struct rg_table *t,
    const struct rg_said *said, const struct rg_conflict *c)
{
	uint32_t claim = said->claim;
	struct rg_ids one = { &claim, claim != 0 };

	set_tree(s, t, origin_of(said), &one, c);
}

void
rg_set_expansion_tree(struct rg_site *s, struct rg_table *t,
    const struct rg_service *service)
{
	const struct rg_said *said = &service->expansion[s->lang];

	set_said_tree(s, t, said, conflict_of(s, service,
	    RG_CONFLICT_EXPANSION, NULL, said->text));
}

void
rg_set_summary_tree(struct rg_site *s, struct rg_table *t,
    const struct rg_service *service)
{
	const struct rg_said *said = &service->summary[s->lang];
	struct rg_ids others = other_descriptions(s, service, said);

	set_said_tree(s, t, said, NULL);
	rg_set_lines(s, t, "others", &others);
}

/* { name, basis, label, because, ... } of one transport. */
static void
set_transport(struct rg_site *s, struct rg_table *t,
    const struct rg_endpoint *e, const struct rg_endpoint_transport *use,
    const struct rg_conflict *c)
{
	static const char *const because[] = {
		[RG_BY_NOTES] = "The notes say so.",
		[RG_BY_PACKAGED] = "No note names a transport here; Debian’s "
		    "services list has this one.",
		[RG_BY_REGISTRY] = "No note names a transport here, nor does "
		    "Debian’s services list; IANA’s registry has this one.",
		[RG_BY_PIN] = "Decided by hand, in the project’s refgen.yaml.",
	};

	set_tree(s, t, because[use->basis], use->claims.n ? &use->claims :
	    &e->claims, c);
}

void
rg_set_transport_trees(struct rg_site *s, struct rg_table *t,
    const char *name, const struct rg_service *service,
    const struct rg_endpoint *e)
{
	const struct rg_conflict *c = conflict_of(s, service,
	    RG_CONFLICT_TRANSPORT, &e->ports, rg_view(NULL, 0));
	struct rg_list *list = rg_set_list(t, name);
	struct rg_table *chips = rg_table_new(s->page->arena), *row;
	const struct rg_value *chip;

	rg_set_chips(s, chips, "chips", e);
	chip = rg_table_find(chips, RG_V("chips"));
	for (size_t i = 0; i < e->ntransports; i++) {
		row = rg_add_table(list);
		rg_set(row, "chip", chip->u.list->v[i]);
		set_transport(s, row, e, &e->transports[i], c);
	}
}
