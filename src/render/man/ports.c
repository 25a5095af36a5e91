/* The table of ports: one row for each service on each port. */
#include "man/page.h"

/*
 * man(1) leaves a margin of 2 on a screen of 60 columns, and tables stand 7
 * in, with 2 between cells and 1 behind the last.
 */
enum {
	PORTS_CELL = 11,		/* "49152-65535" */
	TRANSPORTS_CELL = 11,
	SERVICE_CELL = 13,
	BASIS_CELL = 9,			/* "registry," */
};

/* Each basis once, in the order of the transports. */
static void
put_basis_cell(struct rg_man *m, const struct rg_endpoint *e)
{
	unsigned seen = 0;

	for (size_t i = 0; i < e->ntransports; i++) {
		enum rg_basis basis = e->transports[i].basis;

		if (seen & 1u << basis)
			continue;
		if (seen)
			rg_buf_str(&m->word, ", ");
		rg_buf_str(&m->word, rg_man_tr(m, rg_basis_name(basis)));
		seen |= 1u << basis;
	}
	rg_man_word_cell(m, BASIS_CELL, true);
}

static void
put_row(struct rg_man *m, const struct rg_port_row *row)
{
	const struct rg_endpoint *e = row->endpoint;

	rg_range_put(&m->word, e->ports);
	rg_man_word_cell(m, PORTS_CELL, false);
	if (e->ntransports > 0)
		rg_transports_put(&m->word, rg_endpoint_transports(e), ", ");
	else
		rg_buf_str(&m->word, rg_man_tr(m, "none"));
	rg_man_word_cell(m, TRANSPORTS_CELL, false);
	rg_man_cell(m, row->service->name[m->lang], SERVICE_CELL, false);
	put_basis_cell(m, e);
}

void
rg_man_ports(struct rg_man *m)
{
	static const struct rg_man_column columns[] = {
		{ "ports", PORTS_CELL }, { "transports", TRANSPORTS_CELL },
		{ "service", SERVICE_CELL }, { "basis", BASIS_CELL },
		{ NULL, 0 },
	};
	struct rg_arena arena;
	struct rg_port_row *rows;
	size_t n;

	rg_arena_init(&arena);
	rows = rg_model_rows(m->model, &arena, &n);
	if (n > 0) {
		rg_man_heading(m, "PORTS");
		rg_man_table(m, columns);
	}
	for (size_t i = 0; i < n; i++)
		put_row(m, &rows[i]);
	if (n > 0)
		rg_man_table_end(m);
	rg_arena_release(&arena);
}
