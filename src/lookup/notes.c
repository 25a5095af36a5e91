#include "match.h"

/* How a service of the notes fits the words. */
static enum rg_rank
rank_service(const struct rg_query *q, const struct rg_model *m,
    const struct rg_service *s)
{
	enum rg_rank rank = match_name(q, s->id);

	for (size_t l = 0; l < m->nlangs; l++) {
		rank = rank_better(rank, match_name(q, s->name[l]));
		rank = rank_better(rank, match_text(q, s->expansion[l].text));
		rank = rank_better(rank, match_text(q, s->summary[l].text));
	}
	for (size_t i = 0; i < s->naliases; i++)
		rank = rank_better(rank, match_name(q, s->aliases[i]));
	return rank;
}

static struct rg_answer *
add(struct rg_answers *answers, const struct rg_lookup *where,
    const struct rg_service *s, enum rg_rank rank)
{
	struct rg_answer *a = RG_PUSH(answers->arena, &answers->list);

	*a = (struct rg_answer){ .rank = rank, .from_notes = true,
		.no_port = true, .id = s->id, .name = s->name[where->lang],
		.expansion = s->expansion[where->lang].text,
		.summary = s->summary[where->lang].text };
	return a;
}

static void
add_endpoint(struct rg_answers *answers, const struct rg_lookup *where,
    const struct rg_service *s, const struct rg_endpoint *e,
    enum rg_rank rank)
{
	struct rg_answer *a = add(answers, where, s, rank);

	a->no_port = false;
	a->ports = e->ports;
	a->behind = e->behind;
	for (size_t i = 0; i < e->ntransports; i++)
		if (e->transports[i].basis == RG_BY_NOTES ||
		    e->transports[i].basis == RG_BY_PIN)
			a->noted |= (rg_transports)e->transports[i].transport;
	a->packaged = e->packaged;
	a->registered = e->registered;
	a->registry_name = e->registry_name;
}

void
lookup_notes(struct rg_answers *answers, const struct rg_query *q,
    const struct rg_lookup *where)
{
	const struct rg_model *m = where->model;

	for (size_t i = 0; i < m->nservices; i++) {
		const struct rg_service *s = &m->services[i];
		enum rg_rank rank = q->is_ports ? RG_RANK_EXACT :
		    rank_service(q, m, s);

		if (rank == RG_RANK_NONE)
			continue;
		if (s->nendpoints == 0 && !q->is_ports)
			add(answers, where, s, rank);
		for (size_t k = 0; k < s->nendpoints; k++)
			if (!q->is_ports || rg_range_overlap(q->ports,
			    s->endpoints[k].ports))
				add_endpoint(answers, where, s,
				    &s->endpoints[k], rank);
	}
}
