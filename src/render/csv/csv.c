/*
 * The sheets: one of ports, one of conflicts, in each language, each with
 * its metadata beside it.
 */
#include "formats.h"

#include "csv/sheet.h"

/* Between the items of a list; an item that holds it gets a slash. */
#define BETWEEN '|'

/* Ends the cell that was put together. */
static void
end_cell(struct rg_csv_sheet *s)
{
	rg_csv_text(&s->csv, rg_buf_view(&s->cell));
	rg_buf_reset(&s->cell);
}

static void
begin_item(struct rg_csv_sheet *s)
{
	if (s->cell.n > 0)
		rg_buf_char(&s->cell, BETWEEN);
}

static void
add_item(struct rg_csv_sheet *s, struct rg_view v)
{
	begin_item(s);
	for (size_t i = 0; i < v.n; i++)
		rg_buf_char(&s->cell, v.p[i] == BETWEEN ? '/' : v.p[i]);
}

static void
put_transports(struct rg_csv_sheet *s, rg_transports set)
{
	rg_transports_put(&s->cell, set, "|");
	end_cell(s);
}

static void
put_first_port(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	if (row->endpoint)
		rg_csv_number(&s->csv, row->endpoint->ports.first);
	else if (row->conflict && row->conflict->nports > 0)
		rg_csv_number(&s->csv, row->conflict->ports[0].first);
	else
		rg_csv_none(&s->csv);
}

static void
put_last_port(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	if (row->endpoint)
		rg_csv_number(&s->csv, row->endpoint->ports.last);
	else if (row->conflict && row->conflict->nports > 0)
		rg_csv_number(&s->csv, row->conflict->ports[0].last);
	else
		rg_csv_none(&s->csv);
}

static void
put_used(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	put_transports(s, row->endpoint ?
	    rg_endpoint_transports(row->endpoint) : 0);
}

static void
put_basis(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	for (size_t i = 0; row->endpoint && i < row->endpoint->ntransports; i++)
		add_item(s, rg_view_of(rg_basis_name(
		    row->endpoint->transports[i].basis)));
	end_cell(s);
}

static void
put_packaged(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	put_transports(s, row->endpoint ? row->endpoint->packaged : 0);
}

static void
put_registered(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	put_transports(s, row->endpoint ? row->endpoint->registered : 0);
}

static void
put_service_id(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->service ? row->service->id :
	    row->conflict->service);
}

static void
put_service(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->service->name[s->lang]);
}

static void
put_expansion(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->service->expansion[s->lang].text);
}

static void
put_aliases(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	for (size_t i = 0; i < row->service->naliases; i++)
		add_item(s, row->service->aliases[i]);
	end_cell(s);
}

static void
put_summary(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->service->summary[s->lang].text);
}

/* "note", or "fallback:en" with the language that the text is in. */
static void
put_origin(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	const struct rg_said *said = &row->service->summary[s->lang];

	if (said->text.n > 0)
		rg_buf_str(&s->cell, rg_origin_name(said->origin));
	if (said->text.n > 0 && said->origin == RG_FROM_FALLBACK)
		rg_buf_fmt(&s->cell, ":%s",
		    s->job->locale->langs[said->lang].tag);
	end_cell(s);
}

static void
put_security(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, rg_view_of(rg_security_name(
	    row->service->security.value)));
}

static void
put_security_basis(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	const struct rg_secured *security = &row->service->security;

	rg_csv_text(&s->csv, rg_view_of(security->value ?
	    rg_basis_name(security->basis) : ""));
}

/* A conflict about other ports of the service is named in their rows. */
static bool
concerns(const struct rg_conflict *c, const struct rg_endpoint *e)
{
	if (!e || c->nports == 0)
		return true;
	for (size_t i = 0; i < c->nports; i++)
		if (c->ports[i].first <= e->ports.last &&
		    e->ports.first <= c->ports[i].last)
			return true;
	return false;
}

static void
put_conflicts(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	const struct rg_conflict *all = s->job->model->conflicts;

	for (size_t i = 0; i < row->service->nconflicts; i++)
		if (concerns(&all[row->service->conflicts[i]], row->endpoint))
			add_item(s, all[row->service->conflicts[i]].id);
	end_cell(s);
}

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
put_ports(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	for (size_t i = 0; i < row->conflict->nports; i++) {
		begin_item(s);
		rg_range_put(&s->cell, row->conflict->ports[i]);
	}
	end_cell(s);
}

static void
put_values(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	for (size_t i = 0; i < row->conflict->nsides; i++)
		add_item(s, row->conflict->sides[i].value);
	end_cell(s);
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
	add_item(s, rg_buf_view(&places));
	rg_buf_release(&places);
}

static void
put_claims(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	for (size_t i = 0; i < row->conflict->nsides; i++)
		add_places(s, row->conflict->kind,
		    row->conflict->sides[i].claims);
	end_cell(s);
}

static void
put_row(struct rg_csv_sheet *s, const struct rg_csv_column *columns,
    struct rg_csv_row row)
{
	for (; columns->name; columns++)
		columns->put(s, &row);
	rg_csv_end(&s->csv);
}

static const struct rg_csv_column port_columns[] = {
	{ "first_port", "first port", RG_CSV_PORT, false,
	    "empty when no port is known", put_first_port },
	{ "last_port", "last port", RG_CSV_PORT, false,
	    "the first port again unless it is a range", put_last_port },
	{ "transports", "transports", RG_CSV_WORD, true, NULL, put_used },
	{ "basis", "basis", RG_CSV_WORD, true,
	    "what says so, for each transport in turn", put_basis },
	{ "packaged", "packaged transports", RG_CSV_WORD, true,
	    "what the services(5) list of the distribution has",
	    put_packaged },
	{ "registered", "registered transports", RG_CSV_WORD, true,
	    "what the IANA registry has", put_registered },
	{ "service_id", "service identifier", RG_CSV_WORD, false, NULL,
	    put_service_id },
	{ "service", "service", RG_CSV_TEXT, false, NULL, put_service },
	{ "expansion", "stands for", RG_CSV_TEXT, false, NULL,
	    put_expansion },
	{ "aliases", "other names", RG_CSV_TEXT, true, NULL, put_aliases },
	{ "summary", "summary", RG_CSV_TEXT, false, NULL, put_summary },
	{ "summary_origin", "origin of the summary", RG_CSV_WORD, false,
	    "with the language of the text, when it is not this one",
	    put_origin },
	{ "conflicts", "disagreements", RG_CSV_WORD, true,
	    "identifiers in the other sheet", put_conflicts },
	{ "security", "security", RG_CSV_WORD, false,
	    "clear, encrypted, or both, as with STARTTLS; empty when nobody "
	    "says", put_security },
	{ "security_basis", "basis of the security", RG_CSV_WORD, false,
	    "notes, or standard: what defines the service",
	    put_security_basis },
	{ NULL, NULL, RG_CSV_WORD, false, NULL, NULL },
};

static const struct rg_csv_column conflict_columns[] = {
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

/* Services that no note gives a port stand at the end, without one. */
static void
put_port_rows(struct rg_csv_sheet *s)
{
	const struct rg_model *m = s->job->model;
	struct rg_arena arena;
	struct rg_port_row *rows;
	size_t n;

	rg_arena_init(&arena);
	rows = rg_model_rows(m, &arena, &n);
	for (size_t i = 0; i < n; i++)
		put_row(s, port_columns, (struct rg_csv_row){
		    rows[i].service, rows[i].endpoint, NULL });
	for (size_t i = 0; i < m->nservices; i++)
		if (m->services[i].nendpoints == 0)
			put_row(s, port_columns, (struct rg_csv_row){
			    &m->services[i], NULL, NULL });
	rg_arena_release(&arena);
}

static void
put_conflict_rows(struct rg_csv_sheet *s)
{
	const struct rg_model *m = s->job->model;

	for (size_t i = 0; i < m->nconflicts; i++)
		put_row(s, conflict_columns, (struct rg_csv_row){
		    NULL, NULL, &m->conflicts[i] });
}

static const struct rg_csv_kind kinds[] = {
	{ "ports", "network ports and their services",
	    "one row for each service on each port; services without a port "
	    "are at the end",
	    port_columns, NULL, put_port_rows },
	{ "conflicts", "where the notes disagree",
	    "one row for each disagreement, what matters most first",
	    conflict_columns, "id", put_conflict_rows },
};

static void
put_sheet(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang, const struct rg_csv_kind *kind)
{
	const char *tag = job->locale->langs[lang].tag;
	struct rg_csv_sheet s = { job, lang, { NULL, false }, { 0 } };

	s.csv.out = rg_artifact_new(set, "csv/%s.%s.csv", kind->name, tag);
	for (const struct rg_csv_column *c = kind->columns; c->name; c++)
		rg_csv_text(&s.csv, rg_view_of(c->name));
	rg_csv_end(&s.csv);
	kind->rows(&s);
	rg_buf_release(&s.cell);
	rg_csv_metadata(rg_artifact_new(set, "csv/%s.%s.csv-metadata.json",
	    kind->name, tag), job, lang, kind);
}

int
rg_csv_render(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		put_sheet(set, job, lang, &kinds[i]);
	return 0;
}
