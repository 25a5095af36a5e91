#include "refgen/model.h"

#include <stdlib.h>

#include "refgen/arena.h"
#include "refgen/die.h"

const char *
rg_origin_name(enum rg_origin origin)
{
	static const char *const names[] = {
		[RG_FROM_NOTE] = "note",
		[RG_FROM_TRANSLATION] = "translation",
		[RG_FROM_LEXICON] = "lexicon",
		[RG_FROM_FALLBACK] = "fallback",
	};

	return names[origin];
}

const char *
rg_basis_name(enum rg_basis basis)
{
	static const char *const names[] = {
		[RG_BY_NOTES] = "notes",
		[RG_BY_PACKAGED] = "packaged",
		[RG_BY_REGISTRY] = "registry",
		[RG_BY_PIN] = "pinned",
		[RG_BY_STANDARD] = "standard",
	};

	return names[basis];
}

const char *
rg_conflict_kind_name(enum rg_conflict_kind kind)
{
	static const char *const names[RG_CONFLICT_KINDS] = {
		[RG_CONFLICT_TRANSPORT] = "transport",
		[RG_CONFLICT_PORTS] = "ports",
		[RG_CONFLICT_RANGE] = "range",
		[RG_CONFLICT_NAME] = "name",
		[RG_CONFLICT_EXPANSION] = "expansion",
		[RG_CONFLICT_SERVICE] = "service",
		[RG_CONFLICT_REGISTRY] = "registry",
		[RG_CONFLICT_SECURITY] = "security",
	};

	return names[kind];
}

const char *
rg_model_claim_kind_name(enum rg_model_claim_kind kind)
{
	static const char *const names[] = {
		[RG_SAYS_ASSIGNMENT] = "assignment",
		[RG_SAYS_RANGE] = "range",
		[RG_SAYS_SERVICE] = "service",
		[RG_SAYS_REMARK] = "remark",
	};

	return names[kind];
}

const char *
rg_relation_name(enum rg_relation relation)
{
	static const char *const names[RG_RELATIONS] = {
		[RG_SAFER] = "safer",
		[RG_REPLACES] = "replaces",
		[RG_PART_OF] = "part-of",
		[RG_HAS_PART] = "has-part",
	};

	return names[relation];
}

const struct rg_model_claim *
rg_model_claim(const struct rg_model *m, uint32_t id)
{
	RG_ASSERT(id >= 1 && id <= m->nclaims);
	return &m->claims[id - 1];
}

const struct rg_model_source *
rg_model_source(const struct rg_model *m, uint32_t id)
{
	RG_ASSERT(id >= 1 && id <= m->nsources);
	return &m->sources[id - 1];
}

const struct rg_service *
rg_model_service(const struct rg_model *m, struct rg_view id)
{
	for (size_t i = 0; i < m->nservices; i++)
		if (rg_view_eq(m->services[i].id, id))
			return &m->services[i];
	return NULL;
}

const struct rg_model_port *
rg_model_port(const struct rg_model *m, struct rg_range r)
{
	size_t low = 0, high = m->nports, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (m->ports[middle].ports.first < r.first)
			low = middle + 1;
		else
			high = middle;
	}
	for (high = low; high < m->nports &&
	    m->ports[high].ports.first == r.first; high++)
		if (rg_range_cmp(m->ports[high].ports, r) == 0)
			return &m->ports[high];
	return low < high && m->ports[low].ports.last == r.first ?
	    &m->ports[low] : NULL;
}

rg_transports
rg_endpoint_transports(const struct rg_endpoint *e)
{
	rg_transports set = 0;

	for (size_t i = 0; i < e->ntransports; i++)
		set |= (rg_transports)e->transports[i].transport;
	return set;
}

static int
by_port(const void *a, const void *b)
{
	const struct rg_port_row *x = a, *y = b;
	int order = rg_range_cmp(x->endpoint->ports, y->endpoint->ports);

	if (order == 0)
		order = x->endpoint->behind - y->endpoint->behind;
	if (order != 0)
		return order;
	return x->service < y->service ? -1 : x->service > y->service;
}

struct rg_port_row *
rg_model_rows(const struct rg_model *m, struct rg_arena *arena, size_t *n)
{
	struct rg_port_row *rows;
	size_t count = 0, at = 0;

	for (size_t i = 0; i < m->nservices; i++)
		count += m->services[i].nendpoints;
	rows = rg_arena_alloc(arena, count * sizeof(*rows));
	for (size_t i = 0; i < m->nservices; i++)
		for (size_t j = 0; j < m->services[i].nendpoints; j++)
			rows[at++] = (struct rg_port_row){ &m->services[i],
				&m->services[i].endpoints[j] };
	if (count)
		qsort(rows, count, sizeof(*rows), by_port);
	*n = count;
	return rows;
}
