/*
 * The claims: one row for each, whether merging took what it says or not.
 * What notes say is in their own language, so one sheet serves all.
 */
#include "csv/sheet.h"

#include "refgen/vec.h"

/* What became of a claim. */
struct rg_csv_fate {
	const struct rg_service	*service;	/* NULL: of none */
	RG_VEC(uint32_t)	 conflicts;	/* where it takes a side */
	RG_VEC(uint32_t)	 overruled;	/* where another was taken */
};

static void
put_id(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_number(&s->csv, row->claim->id);
}

static void
put_file(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, rg_model_source(s->job->model,
	    row->claim->source)->path);
}

static void
put_line(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_number(&s->csv, (uint32_t)row->claim->line);
}

static void
put_column(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_number(&s->csv, (uint32_t)row->claim->column);
}

static void
put_lang(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, rg_view_of(
	    s->job->locale->langs[row->claim->lang].tag));
}

static void
put_kind(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv,
	    rg_view_of(rg_model_claim_kind_name(row->claim->kind)));
}

static void
put_class(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, rg_view_of(rg_class_name(row->claim->class)));
}

static void
put_first_port(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_first(s, row->claim->ports, row->claim->nports);
}

static void
put_last_port(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_last(s, row->claim->ports, row->claim->nports);
}

static void
put_ports(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_ports(s, row->claim->ports, row->claim->nports);
}

static void
put_transports(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_transports(s, row->claim->transports);
}

static void
put_names(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	for (size_t i = 0; i < row->claim->nnames; i++)
		rg_csv_item(s, row->claim->names[i]);
	rg_csv_cell_end(s);
}

static void
put_text(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->claim->text);
}

static void
put_service_id(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	if (row->fate->service)
		rg_csv_text(&s->csv, row->fate->service->id);
	else
		rg_csv_none(&s->csv);
}

static void
put_ids(struct rg_csv_sheet *s, const uint32_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		rg_csv_item(s, s->job->model->conflicts[v[i]].id);
	rg_csv_cell_end(s);
}

static void
put_conflicts(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	put_ids(s, row->fate->conflicts.v, row->fate->conflicts.n);
}

static void
put_overruled(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	put_ids(s, row->fate->overruled.v, row->fate->overruled.n);
}

static const struct rg_csv_column columns[] = {
	{ "file", "file", RG_CSV_WORD, false, NULL, put_file },
	{ "line", "line", RG_CSV_NUMBER, false, "from 1", put_line },
	{ "column", "column", RG_CSV_NUMBER, false,
	    "from 1, in Unicode characters", put_column },
	{ "lang", "language", RG_CSV_WORD, false, "of the note", put_lang },
	{ "id", "identifier", RG_CSV_NUMBER, false, NULL, put_id },
	{ "kind", "kind", RG_CSV_WORD, false, NULL, put_kind },
	{ "class", "class of ports", RG_CSV_WORD, false,
	    "of a range; else empty", put_class },
	{ "first_port", "first port", RG_CSV_NUMBER, false,
	    "as written, so it may be above 65535", put_first_port },
	{ "last_port", "last port", RG_CSV_NUMBER, false,
	    "as written, so it may be above 65535", put_last_port },
	{ "ports", "all ports", RG_CSV_WORD, true, NULL, put_ports },
	{ "transports", "transports", RG_CSV_WORD, true,
	    "empty where the note states none", put_transports },
	{ "names", "names", RG_CSV_WORD, true,
	    "the first as the note writes it", put_names },
	{ "text", "text", RG_CSV_WORD, false,
	    "what the note says of it", put_text },
	{ "service_id", "service identifier", RG_CSV_WORD, false,
	    "the service that it became part of", put_service_id },
	{ "conflicts", "disagreements", RG_CSV_WORD, true,
	    "in which it takes a side", put_conflicts },
	{ "overruled", "overruled", RG_CSV_WORD, true,
	    "disagreements in which another value was taken",
	    put_overruled },
	{ NULL, NULL, RG_CSV_WORD, false, NULL, NULL },
};

static void
take_side(struct rg_csv_sheet *s, struct rg_csv_fate *fates, uint32_t at,
    const struct rg_side *side)
{
	const struct rg_conflict *c = &s->job->model->conflicts[at];
	bool taken = rg_view_eq(side->value, c->resolved);

	for (size_t i = 0; i < side->claims.n; i++) {
		struct rg_csv_fate *f = &fates[side->claims.v[i] - 1];

		*RG_PUSH(&s->arena, &f->conflicts) = at;
		if (!taken)
			*RG_PUSH(&s->arena, &f->overruled) = at;
	}
}

/* From claims to what became of them, the way back of the model's links. */
static struct rg_csv_fate *
new_fates(struct rg_csv_sheet *s)
{
	const struct rg_model *m = s->job->model;
	struct rg_csv_fate *fates = rg_arena_alloc(&s->arena,
	    (m->nclaims + 1) * sizeof(*fates));

	for (size_t i = 0; i <= m->nclaims; i++)
		fates[i] = (struct rg_csv_fate){ 0 };
	for (size_t i = 0; i < m->nservices; i++)
		for (size_t j = 0; j < m->services[i].claims.n; j++)
			fates[m->services[i].claims.v[j] - 1].service =
			    &m->services[i];
	for (uint32_t i = 0; i < m->nconflicts; i++)
		for (size_t j = 0; j < m->conflicts[i].nsides; j++)
			take_side(s, fates, i, &m->conflicts[i].sides[j]);
	return fates;
}

static void
put_rows(struct rg_csv_sheet *s)
{
	const struct rg_model *m = s->job->model;
	struct rg_csv_fate *fates = new_fates(s);

	for (size_t i = 0; i < m->nclaims; i++)
		rg_csv_row(s, columns, &(struct rg_csv_row){
		    .claim = &m->claims[i], .fate = &fates[i] });
}

const struct rg_csv_kind rg_csv_claims_sheet = {
	"claims", "what each note says",
	"one row for each claim, also those that lost a disagreement",
	columns, "id", true, put_rows,
};
