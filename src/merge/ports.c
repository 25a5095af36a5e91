/*
 * Who is on each port that notes speak of, and what is on record of it.
 */
#include <stdlib.h>

#include "draft.h"

#define TOLD_APART 8		/* ports of a range that are told one by one */
#define RECORDS_MAX 64		/* of one wide range */

static int
by_range(const void *a, const void *b)
{
	const struct rg_model_port *x = a, *y = b;

	return rg_range_cmp(x->ports, y->ports);
}

static bool
is_wide(struct rg_range r)
{
	return r.last - r.first >= TOLD_APART;
}

/* Every port or wide range of an endpoint, each once, in order. */
static void
gather_ports(struct merge *m, const struct rg_port_row *rows, size_t nrows)
{
	RG_VEC(struct rg_model_port) all = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < nrows; i++) {
		struct rg_range r = rows[i].endpoint->ports;
		uint32_t step = is_wide(r) ? r.last - r.first : 0;

		for (uint32_t p = r.first; p <= r.last; p += step + 1)
			*RG_PUSH(m->arena, &all) = (struct rg_model_port){
				.ports = { p, p + step } };
	}
	if (all.n)
		qsort(all.v, all.n, sizeof(*all.v), by_range);
	for (size_t i = 0; i < all.n; i++)
		if (n == 0 || by_range(&all.v[n - 1], &all.v[i]) != 0)
			all.v[n++] = all.v[i];
	m->model->ports = all.v;
	m->model->nports = n;
}

/* The first of the ports that begins here or behind. */
static size_t
from_port(const struct rg_model *model, uint32_t port)
{
	size_t low = 0, high = model->nports, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (model->ports[middle].ports.first < port)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A wide range is told on its own page, and not on those of its ports. */
static void
place_row(struct merge *m, const struct rg_port_row *row)
{
	struct rg_range r = row->endpoint->ports;
	struct rg_model_port *port, *end = m->model->ports + m->model->nports;

	for (port = m->model->ports + from_port(m->model, r.first);
	    port < end && port->ports.first <= r.last; port++) {
		if (is_wide(r) ? rg_range_cmp(port->ports, r) != 0 :
		    is_wide(port->ports))
			continue;
		if (port->rows)
			port->rows[port->nrows] = *row;
		port->nrows++;
		if (is_wide(r))
			break;
	}
}

/* Once to count, and once more to tell. */
static void
place_rows(struct merge *m, const struct rg_port_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		place_row(m, &rows[i]);
	for (size_t i = 0; i < m->model->nports; i++) {
		struct rg_model_port *port = &m->model->ports[i];

		port->rows = rg_arena_alloc(m->arena,
		    port->nrows * sizeof(*port->rows));
		port->nrows = 0;
	}
	for (size_t i = 0; i < n; i++)
		place_row(m, &rows[i]);
}

static void
record(struct merge *m, struct rg_model_port *port)
{
	const struct rg_record *found[RECORDS_MAX];
	size_t n = rg_registry_over(m->in->iana, port->ports, found,
	    RECORDS_MAX);

	port->records = rg_arena_alloc(m->arena, n * sizeof(*port->records));
	port->nrecords = n;
	for (size_t i = 0; i < n; i++)
		port->records[i] = (struct rg_registered){ found[i]->ports,
			found[i]->transports, found[i]->name,
			rg_view_of(rg_record_status_name(found[i]->status)),
			found[i]->reference };
}

void
list_ports(struct merge *m)
{
	struct rg_port_row *rows;
	size_t n;

	rows = rg_model_rows(m->model, m->arena, &n);
	gather_ports(m, rows, n);
	place_rows(m, rows, n);
	for (size_t i = 0; i < m->model->nports; i++)
		record(m, &m->model->ports[i]);
}
