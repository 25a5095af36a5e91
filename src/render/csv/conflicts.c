/* The conflicts: one row for each. */
#include "csv/sheet.h"

static void
put_id(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->conflict->id);
}

static void
put_kind(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv,
	    rg_view_of(rg_conflict_kind_name(row->conflict->kind)));
}

static void
put_service_id(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->conflict->service);
}

static void
put_first_port(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_first(s, row->conflict->ports, row->conflict->nports);
}

static void
put_last_port(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_last(s, row->conflict->ports, row->conflict->nports);
}

static void
put_ports(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_ports(s, row->conflict->ports, row->conflict->nports);
}

static void
put_values(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	for (size_t i = 0; i < row->conflict->nsides; i++)
		rg_csv_item(s, row->conflict->sides[i].value);
	rg_csv_cell_end(s);
}

static void
put_resolved(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->conflict->resolved);
}

static void
put_rule(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->conflict->rule);
}

static void
put_explanation(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->conflict->explanation[s->lang]);
}

/* Where a side is claimed: "notes/a.md:3 notes/b.md:14". */
static void
add_places(struct rg_csv_sheet *s, enum rg_conflict_kind kind,
    struct rg_ids ids)
{
	const struct rg_model *m = s->job->model;
	struct rg_buf places = { 0 };

	for (size_t i = 0; i < ids.n; i++) {
		const struct rg_model_claim *c = rg_model_claim(m, ids.v[i]);

		if (i > 0)
			rg_buf_char(&places, ' ');
		rg_buf_put(&places, rg_model_source(m, c->source)->path);
		rg_buf_fmt(&places, ":%zu", c->line);
	}
	if (ids.n == 0)
		rg_buf_str(&places, kind == RG_CONFLICT_SECURITY ?
		    "standard" : "registry");
	rg_csv_item(s, rg_buf_view(&places));
	rg_buf_release(&places);
}

static void
put_claims(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	for (size_t i = 0; i < row->conflict->nsides; i++)
		add_places(s, row->conflict->kind,
		    row->conflict->sides[i].claims);
	rg_csv_cell_end(s);
}

static const struct rg_csv_column columns[] = {
	{ "id", "identifier", RG_CSV_WORD, false, NULL, put_id },
	{ "kind", "kind", RG_CSV_WORD, false, NULL, put_kind },
	{ "service_id", "service identifier", RG_CSV_WORD, false,
	    "empty when it is about no service alone", put_service_id },
	{ "first_port", "first port", RG_CSV_PORT, false, NULL,
	    put_first_port },
	{ "last_port", "last port", RG_CSV_PORT, false, NULL,
	    put_last_port },
	{ "ports", "all ports", RG_CSV_WORD, true, NULL, put_ports },
	{ "values", "values", RG_CSV_TEXT, true, NULL, put_values },
	{ "resolved", "value taken", RG_CSV_TEXT, false, NULL,
	    put_resolved },
	{ "rule", "rule", RG_CSV_WORD, false, NULL, put_rule },
	{ "explanation", "explanation", RG_CSV_TEXT, false, NULL,
	    put_explanation },
	{ "claims", "claims", RG_CSV_WORD, true,
	    "where each value is claimed, in turn: file and line",
	    put_claims },
	{ NULL, NULL, RG_CSV_WORD, false, NULL, NULL },
};

static void
put_rows(struct rg_csv_sheet *s)
{
	const struct rg_model *m = s->job->model;

	for (size_t i = 0; i < m->nconflicts; i++)
		rg_csv_row(s, columns, &(struct rg_csv_row){
		    .conflict = &m->conflicts[i] });
}

const struct rg_csv_kind rg_csv_conflicts_sheet = {
	"conflicts", "where the notes disagree",
	"one row for each disagreement, what matters most first",
	columns, "id", false, put_rows,
};
