#include "match.h"

#include <stdlib.h>

#include "refgen/utf8.h"

static bool
digits(struct rg_view v, uint32_t *number)
{
	*number = 0;
	for (size_t i = 0; i < v.n; i++) {
		if (v.p[i] < '0' || v.p[i] > '9')
			return false;
		if (*number <= RG_PORT_MAX)
			*number = *number * 10 + (uint32_t)(v.p[i] - '0');
	}
	return v.n > 0;
}

/* "53", "8000-8100", "8000–8100" */
static bool
read_ports(struct rg_range *ports, struct rg_view v)
{
	static const char *const dashes[] = { "-", "–", "..", ":" };

	if (digits(v, &ports->first)) {
		ports->last = ports->first;
		return true;
	}
	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++) {
		struct rg_view dash = rg_view_of(dashes[i]);
		size_t at = rg_view_find(v, dash);

		if (at != RG_NONE && digits(rg_view_trim(rg_view_cut(v, 0,
		    at)), &ports->first) && digits(rg_view_trim(rg_view_cut(v,
		    at + dash.n, v.n)), &ports->last))
			return true;
	}
	return false;
}

bool
rg_query_read(struct rg_query *q, struct rg_arena *arena,
    struct rg_view asked)
{
	struct rg_view ports = asked = rg_view_trim(asked);
	size_t slash = rg_view_chr(asked, '/');

	*q = (struct rg_query){ .asked = asked };
	if (slash != RG_NONE)
		q->transports = rg_transport_of(rg_fold_new(arena,
		    rg_view_cut(asked, slash + 1, asked.n)));
	if (q->transports)
		ports = rg_view_cut(asked, 0, slash);
	q->is_ports = read_ports(&q->ports, ports);
	if (q->is_ports)
		return rg_range_valid(q->ports);
	q->key = rg_key_new(arena, ports);
	q->folded = rg_fold_new(arena, ports);
	return true;
}

rg_transports
rg_answer_transports(const struct rg_answer *a)
{
	return a->noted ? a->noted : a->packaged ? a->packaged :
	    a->registered ? a->registered : a->usual;
}

/* What nobody registers or packages comes behind what somebody does. */
static int
layer(const struct rg_answer *a)
{
	return a->from_notes ? 0 : a->registered || a->packaged ||
	    a->registry_name.n ? 1 : 2;
}

static int
by_ports(const struct rg_answer *a, const struct rg_answer *b)
{
	int order = (int)a->no_port - (int)b->no_port;

	return order ? order : rg_range_cmp(a->ports, b->ports);
}

/* The best fit, then the best source, then the port. */
static int
by_worth(const void *x, const void *y)
{
	const struct rg_answer *a = x, *b = y;
	int order;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if ((order = layer(a) - layer(b)) != 0 ||
	    (order = by_ports(a, b)) != 0 ||
	    (order = (int)a->behind - (int)b->behind) != 0 ||
	    (order = rg_view_cmp(a->name, b->name)) != 0)
		return order;
	return rg_view_cmp(a->id, b->id);
}

/* A range is read along its ports. */
static int
along(const void *x, const void *y)
{
	int order = by_ports(x, y);

	return order ? order : by_worth(x, y);
}

static void
keep_transports(struct rg_answers *answers, rg_transports asked)
{
	size_t n = 0;

	for (size_t i = 0; i < answers->list.n; i++) {
		rg_transports has = rg_answer_transports(&answers->list.v[i]);

		if (has == 0 || has & asked)
			answers->list.v[n++] = answers->list.v[i];
	}
	answers->list.n = n;
}

/* A name that is registered without a port answers only where none has one. */
static void
drop_portless(struct rg_answers *answers)
{
	bool ported = false;
	size_t n = 0;

	for (size_t i = 0; i < answers->list.n; i++)
		ported |= !answers->list.v[i].no_port;
	if (!ported)
		return;
	for (size_t i = 0; i < answers->list.n; i++)
		if (!answers->list.v[i].no_port ||
		    answers->list.v[i].from_notes)
			answers->list.v[n++] = answers->list.v[i];
	answers->list.n = n;
}

void
rg_lookup(struct rg_answers *answers, const struct rg_query *q,
    const struct rg_lookup *where)
{
	bool range = q->is_ports && q->ports.first != q->ports.last;

	if (where->model)
		lookup_notes(answers, q, where);
	lookup_registry(answers, q, where);
	if (q->transports)
		keep_transports(answers, q->transports);
	drop_portless(answers);
	if (answers->list.n)
		qsort(answers->list.v, answers->list.n,
		    sizeof(*answers->list.v), range ? along : by_worth);
	if (!q->is_ports && (answers->list.n == 0 ||
	    answers->list.v[0].rank == RG_RANK_PREFIX))
		lookup_near(answers, q, where);
}
