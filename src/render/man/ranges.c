/* The classes of ports: a table, then what is said of each. */
#include "man/page.h"

/* As wide as the table of ports (ports.c). */
enum {
	PORTS_CELL = 11,		/* "49152-65535" */
	NAME_CELL = 20,
	NOTES_CELL = 15,
};

static void
put_row(struct rg_man *m, const struct rg_model_range *r)
{
	struct rg_buf *out = m->out;

	rg_range_put(&m->word, r->ports);
	rg_man_word_cell(m, PORTS_CELL, false);
	rg_man_cell(m, r->name[m->lang], NAME_CELL, false);
	m->out = &m->word;
	rg_man_claims(m, r->claims.v, r->claims.n);
	m->out = out;
	rg_man_word_cell(m, NOTES_CELL, true);
}

static void
put_summary(struct rg_man *m, const struct rg_model_range *r)
{
	if (r->summary[m->lang].text.n == 0)
		return;
	rg_man_item(m, r->name[m->lang]);
	rg_man_end(m);
	rg_man_next(m);
	rg_man_said(m, &r->summary[m->lang]);
	rg_man_end(m);
}

void
rg_man_ranges(struct rg_man *m)
{
	static const struct rg_man_column columns[] = {
		{ "ports", PORTS_CELL }, { "name", NAME_CELL },
		{ "notes", NOTES_CELL }, { NULL, 0 },
	};

	if (m->model->nranges == 0)
		return;
	rg_man_heading(m, "PORT RANGES");
	rg_man_table(m, columns);
	for (size_t i = 0; i < m->model->nranges; i++)
		put_row(m, &m->model->ranges[i]);
	rg_man_table_end(m);
	for (size_t i = 0; i < m->model->nranges; i++)
		put_summary(m, &m->model->ranges[i]);
}
