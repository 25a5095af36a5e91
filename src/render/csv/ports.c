/* The ports: one row for each service on each port. */
#include "csv/sheet.h"

static size_t
nports(const struct rg_csv_row *row)
{
	return row->endpoint ? 1 : 0;
}

static void
put_first_port(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_first(s, row->endpoint ? &row->endpoint->ports : NULL,
	    nports(row));
}

static void
put_last_port(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_last(s, row->endpoint ? &row->endpoint->ports : NULL,
	    nports(row));
}

static void
put_used(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_transports(s, row->endpoint ?
	    rg_endpoint_transports(row->endpoint) : 0);
}

static void
put_basis(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	for (size_t i = 0; row->endpoint && i < row->endpoint->ntransports; i++)
		rg_csv_item(s, rg_view_of(rg_basis_name(
		    row->endpoint->transports[i].basis)));
	rg_csv_cell_end(s);
}

static void
put_packaged(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_transports(s, row->endpoint ? row->endpoint->packaged : 0);
}

static void
put_registered(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_transports(s, row->endpoint ? row->endpoint->registered : 0);
}

static void
put_service_id(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	rg_csv_text(&s->csv, row->service->id);
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
		rg_csv_item(s, row->service->aliases[i]);
	rg_csv_cell_end(s);
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
	rg_csv_cell_end(s);
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

static void
put_use(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	if (row->service->use)
		rg_csv_text(&s->csv, row->service->use->id);
	else
		rg_csv_none(&s->csv);
}

static void
put_exams(struct rg_csv_sheet *s, const struct rg_csv_row *row)
{
	for (size_t i = 0; row->endpoint && i < row->endpoint->exams.n; i++)
		rg_csv_item(s, s->job->model->exams[
		    row->endpoint->exams.v[i] - 1].id);
	rg_csv_cell_end(s);
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
			rg_csv_item(s, all[row->service->conflicts[i]].id);
	rg_csv_cell_end(s);
}

static const struct rg_csv_column columns[] = {
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
	{ "use", "use", RG_CSV_WORD, false, "what the service is for",
	    put_use },
	{ "exams", "exams", RG_CSV_WORD, true,
	    "those that ask for this port of the service", put_exams },
	{ NULL, NULL, RG_CSV_WORD, false, NULL, NULL },
};

/* Services that no note gives a port stand at the end, without one. */
static void
put_rows(struct rg_csv_sheet *s)
{
	const struct rg_model *m = s->job->model;
	struct rg_port_row *rows;
	size_t n;

	rows = rg_model_rows(m, &s->arena, &n);
	for (size_t i = 0; i < n; i++)
		rg_csv_row(s, columns, &(struct rg_csv_row){
		    .service = rows[i].service,
		    .endpoint = rows[i].endpoint });
	for (size_t i = 0; i < m->nservices; i++)
		if (m->services[i].nendpoints == 0)
			rg_csv_row(s, columns, &(struct rg_csv_row){
			    .service = &m->services[i] });
}

const struct rg_csv_kind rg_csv_ports_sheet = {
	"ports", "network ports and their services",
	"one row for each service on each port; services without a port are "
	    "at the end",
	columns, NULL, false, put_rows,
};
