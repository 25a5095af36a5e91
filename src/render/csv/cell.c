/* What the columns of several sheets write. */
#include "csv/sheet.h"

/* Between the items of a list; an item that holds it gets a slash. */
#define BETWEEN '|'

void
rg_csv_cell_end(struct rg_csv_sheet *s)
{
	rg_csv_text(&s->csv, rg_buf_view(&s->cell));
	rg_buf_reset(&s->cell);
}

void
rg_csv_item_begin(struct rg_csv_sheet *s)
{
	if (s->cell.n > 0)
		rg_buf_char(&s->cell, BETWEEN);
}

void
rg_csv_item(struct rg_csv_sheet *s, struct rg_view v)
{
	rg_csv_item_begin(s);
	for (size_t i = 0; i < v.n; i++)
		rg_buf_char(&s->cell, v.p[i] == BETWEEN ? '/' : v.p[i]);
}

void
rg_csv_ports(struct rg_csv_sheet *s, const struct rg_range *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		rg_csv_item_begin(s);
		rg_range_put(&s->cell, v[i]);
	}
	rg_csv_cell_end(s);
}

void
rg_csv_transports(struct rg_csv_sheet *s, rg_transports set)
{
	rg_transports_put(&s->cell, set, "|");
	rg_csv_cell_end(s);
}

void
rg_csv_first(struct rg_csv_sheet *s, const struct rg_range *v, size_t n)
{
	if (n > 0)
		rg_csv_number(&s->csv, v[0].first);
	else
		rg_csv_none(&s->csv);
}

void
rg_csv_last(struct rg_csv_sheet *s, const struct rg_range *v, size_t n)
{
	if (n > 0)
		rg_csv_number(&s->csv, v[0].last);
	else
		rg_csv_none(&s->csv);
}

void
rg_csv_row(struct rg_csv_sheet *s, const struct rg_csv_column *columns,
    const struct rg_csv_row *row)
{
	for (; columns->name; columns++)
		columns->put(s, row);
	rg_csv_end(&s->csv);
}
