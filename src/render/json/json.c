/*
 * The whole model as one JSON document, and beside it the schema that says
 * what every member means (templates/portinfo.schema.json).
 *
 * A member that a reader looks up is there even when it has nothing to say:
 * null for a name, an empty array for a list.
 */
#include "formats.h"
#include "json/value.h"

#define SCHEMA "templates/portinfo.schema.json"

static const char *
tag(const struct rg_render_job *job, rg_lang lang)
{
	return job->locale->langs[lang].tag;
}

static rg_json *
text_or_null(struct rg_view v)
{
	return v.n ? rg_json_text(v) : rg_json_null();
}

static rg_json *
new_ids(struct rg_ids ids)
{
	rg_json *to = rg_json_array();

	for (size_t i = 0; i < ids.n; i++)
		rg_json_add(to, rg_json_num(ids.v[i]));
	return to;
}

static rg_json *
new_views(const struct rg_view *v, size_t n)
{
	rg_json *to = rg_json_array();

	for (size_t i = 0; i < n; i++)
		rg_json_add(to, rg_json_text(v[i]));
	return to;
}

static void
put_range(rg_json *to, struct rg_range r)
{
	rg_json_put(to, "first", rg_json_num(r.first));
	rg_json_put(to, "last", rg_json_num(r.last));
}

static rg_json *
new_ranges(const struct rg_range *v, size_t n)
{
	rg_json *to = rg_json_array();

	for (size_t i = 0; i < n; i++) {
		rg_json *range = rg_json_object();

		put_range(range, v[i]);
		rg_json_add(to, range);
	}
	return to;
}

static rg_json *
new_transports(rg_transports set)
{
	static const enum rg_transport order[RG_TRANSPORTS] = {
		RG_TCP, RG_UDP, RG_SCTP, RG_DCCP
	};
	rg_json *to = rg_json_array();

	for (size_t i = 0; i < RG_TRANSPORTS; i++)
		if (set & order[i])
			rg_json_add(to,
			    rg_json_str(rg_transport_name(order[i])));
	return to;
}

/* One text a language; those without one are left out. */
static rg_json *
new_texts(const struct rg_render_job *job, const struct rg_view *v)
{
	rg_json *to = rg_json_object();

	for (size_t l = 0; l < job->model->nlangs; l++)
		if (v[l].n)
			rg_json_put(to, tag(job, (rg_lang)l),
			    rg_json_text(v[l]));
	return to;
}

static rg_json *
new_said(const struct rg_render_job *job, const struct rg_said *s)
{
	rg_json *to = rg_json_object();

	rg_json_put(to, "text", rg_json_text(s->text));
	rg_json_put(to, "origin", rg_json_str(rg_origin_name(s->origin)));
	if (s->origin == RG_FROM_FALLBACK)
		rg_json_put(to, "fallback_lang",
		    rg_json_str(tag(job, s->lang)));
	if (s->claim)
		rg_json_put(to, "claim", rg_json_num(s->claim));
	return to;
}

static rg_json *
new_saids(const struct rg_render_job *job, const struct rg_said *v)
{
	rg_json *to = rg_json_object();

	for (size_t l = 0; l < job->model->nlangs; l++)
		if (v[l].text.n)
			rg_json_put(to, tag(job, (rg_lang)l),
			    new_said(job, &v[l]));
	return to;
}

static rg_json *
new_source(const struct rg_render_job *job, const struct rg_model_source *s)
{
	rg_json *to = rg_json_object();

	rg_json_put(to, "id", rg_json_num(s->id));
	rg_json_put(to, "path", rg_json_text(s->path));
	rg_json_put(to, "lang", rg_json_str(tag(job, s->lang)));
	rg_json_put(to, "title", rg_json_text(s->title));
	rg_json_put(to, "claims", rg_json_num(s->nclaims));
	rg_json_put(to, "disputed", rg_json_num(s->disputed));
	rg_json_put(to, "right", rg_json_num(s->right));
	rg_json_put(to, "general", rg_json_bool(s->general));
	if (s->copy_of)
		rg_json_put(to, "copy_of", rg_json_num(s->copy_of));
	return to;
}

static rg_json *
new_claim(const struct rg_render_job *job, const struct rg_model_claim *c)
{
	rg_json *to = rg_json_object();

	rg_json_put(to, "id", rg_json_num(c->id));
	rg_json_put(to, "source", rg_json_num(c->source));
	rg_json_put(to, "kind",
	    rg_json_str(rg_model_claim_kind_name(c->kind)));
	rg_json_put(to, "file",
	    rg_json_text(rg_model_source(job->model, c->source)->path));
	rg_json_put(to, "line", rg_json_num(c->line));
	rg_json_put(to, "column", rg_json_num(c->column));
	rg_json_put(to, "end_line", rg_json_num(c->end_line));
	rg_json_put(to, "end_column", rg_json_num(c->end_column));
	rg_json_put(to, "lang", rg_json_str(tag(job, c->lang)));
	rg_json_put(to, "ports", new_ranges(c->ports, c->nports));
	if (c->kind == RG_SAYS_RANGE)
		rg_json_put(to, "class", rg_json_str(rg_class_name(c->class)));
	else
		rg_json_put(to, "transports", new_transports(c->transports));
	rg_json_put(to, "names", new_views(c->names, c->nnames));
	rg_json_put(to, "text", rg_json_text(c->text));
	rg_json_put(to, "words", rg_json_text(c->words));
	return to;
}

static rg_json *
new_endpoint_transports(const struct rg_endpoint *e)
{
	rg_json *all = rg_json_array();

	for (size_t i = 0; i < e->ntransports; i++) {
		const struct rg_endpoint_transport *t = &e->transports[i];
		rg_json *to = rg_json_object();

		rg_json_put(to, "name",
		    rg_json_str(rg_transport_name(t->transport)));
		rg_json_put(to, "basis", rg_json_str(rg_basis_name(t->basis)));
		rg_json_put(to, "claims", new_ids(t->claims));
		rg_json_add(all, to);
	}
	return all;
}

static rg_json *
new_exam_ids(const struct rg_render_job *job, struct rg_ids ids)
{
	rg_json *to = rg_json_array();

	for (size_t i = 0; i < ids.n; i++)
		rg_json_add(to,
		    rg_json_text(job->model->exams[ids.v[i] - 1].id));
	return to;
}

static rg_json *
new_endpoint(const struct rg_render_job *job, const struct rg_endpoint *e)
{
	rg_json *to = rg_json_object();

	put_range(to, e->ports);
	rg_json_put(to, "transports", new_endpoint_transports(e));
	rg_json_put(to, "registered", new_transports(e->registered));
	rg_json_put(to, "packaged", new_transports(e->packaged));
	rg_json_put(to, "registry_name", text_or_null(e->registry_name));
	rg_json_put(to, "claims", new_ids(e->claims));
	rg_json_put(to, "exams", new_exam_ids(job, e->exams));
	return to;
}

static rg_json *
new_related(const struct rg_service *s)
{
	rg_json *all = rg_json_array();

	for (size_t i = 0; i < s->nrelated; i++) {
		rg_json *to = rg_json_object();

		rg_json_put(to, "service",
		    rg_json_text(s->related[i].service->id));
		rg_json_put(to, "relation", rg_json_str(
		    rg_relation_name(s->related[i].relation)));
		rg_json_add(all, to);
	}
	return all;
}

static rg_json *
new_remarks(const struct rg_render_job *job, const struct rg_service *s)
{
	rg_json *to = rg_json_object();

	for (size_t l = 0; l < job->model->nlangs; l++) {
		rg_json *v = rg_json_array();

		for (size_t i = 0; i < s->nremarks[l]; i++)
			rg_json_add(v, new_said(job, &s->remarks[l][i]));
		rg_json_put(to, tag(job, (rg_lang)l), v);
	}
	return to;
}

/* The words alone, as INTERFACES has them; expansion_from says the rest. */
static rg_json *
new_expansion(const struct rg_render_job *job, const struct rg_service *s)
{
	struct rg_view v[RG_MODEL_LANGS];

	for (size_t l = 0; l < RG_MODEL_LANGS; l++)
		v[l] = s->expansion[l].text;
	return new_texts(job, v);
}

/* null: nobody says. */
static rg_json *
new_security(const struct rg_secured *s)
{
	rg_json *to;

	if (s->value == RG_SECURITY_NONE)
		return rg_json_null();
	to = rg_json_object();
	rg_json_put(to, "value", rg_json_str(rg_security_name(s->value)));
	rg_json_put(to, "basis", rg_json_str(rg_basis_name(s->basis)));
	rg_json_put(to, "defined_in", text_or_null(s->defined_in));
	rg_json_put(to, "claims", new_ids(s->claims));
	return to;
}

static rg_json *
new_service(const struct rg_render_job *job, const struct rg_service *s)
{
	rg_json *to = rg_json_object(), *endpoints = rg_json_array();
	rg_json *conflicts = rg_json_array();

	for (size_t i = 0; i < s->nendpoints; i++)
		rg_json_add(endpoints, new_endpoint(job, &s->endpoints[i]));
	for (size_t i = 0; i < s->nconflicts; i++)
		rg_json_add(conflicts, rg_json_text(
		    job->model->conflicts[s->conflicts[i]].id));
	rg_json_put(to, "id", rg_json_text(s->id));
	rg_json_put(to, "name", new_texts(job, s->name));
	rg_json_put(to, "expansion", new_expansion(job, s));
	rg_json_put(to, "expansion_from", new_saids(job, s->expansion));
	rg_json_put(to, "aliases", new_views(s->aliases, s->naliases));
	rg_json_put(to, "summary", new_saids(job, s->summary));
	rg_json_put(to, "endpoints", endpoints);
	rg_json_put(to, "security", new_security(&s->security));
	rg_json_put(to, "remarks", new_remarks(job, s));
	rg_json_put(to, "claims", new_ids(s->claims));
	rg_json_put(to, "conflicts", conflicts);
	rg_json_put(to, "use", s->use ? rg_json_text(s->use->id) :
	    rg_json_null());
	rg_json_put(to, "related", new_related(s));
	return to;
}

static rg_json *
new_range(const struct rg_render_job *job, const struct rg_model_range *r)
{
	rg_json *to = rg_json_object();

	rg_json_put(to, "class", rg_json_str(rg_class_name(r->class)));
	put_range(to, r->ports);
	rg_json_put(to, "name", new_texts(job, r->name));
	rg_json_put(to, "summary", new_saids(job, r->summary));
	rg_json_put(to, "claims", new_ids(r->claims));
	return to;
}

static rg_json *
new_values(const struct rg_conflict *c)
{
	rg_json *values = rg_json_array();

	for (size_t i = 0; i < c->nsides; i++) {
		rg_json *side = rg_json_object();

		rg_json_put(side, "value", rg_json_text(c->sides[i].value));
		rg_json_put(side, "claims", new_ids(c->sides[i].claims));
		rg_json_put(side, "notes", rg_json_num(c->sides[i].notes));
		if (c->kind == RG_CONFLICT_TRANSPORT) {
			rg_json_put(side, "specific",
			    rg_json_num(c->sides[i].specific));
			rg_json_put(side, "weight",
			    rg_json_num(c->sides[i].weight));
		}
		rg_json_add(values, side);
	}
	return values;
}

static rg_json *
new_conflict(const struct rg_render_job *job, const struct rg_conflict *c)
{
	rg_json *to = rg_json_object();

	rg_json_put(to, "id", rg_json_text(c->id));
	rg_json_put(to, "kind", rg_json_str(rg_conflict_kind_name(c->kind)));
	rg_json_put(to, "service", text_or_null(c->service));
	rg_json_put(to, "ports", new_ranges(c->ports, c->nports));
	rg_json_put(to, "values", new_values(c));
	rg_json_put(to, "resolved", rg_json_text(c->resolved));
	rg_json_put(to, "rule", rg_json_text(c->rule));
	rg_json_put(to, "explanation", new_texts(job, c->explanation));
	return to;
}

static rg_json *
new_use(const struct rg_render_job *job, const struct rg_model_use *u)
{
	rg_json *to = rg_json_object();

	rg_json_put(to, "id", rg_json_text(u->id));
	rg_json_put(to, "name", new_texts(job, u->name));
	return to;
}

static rg_json *
new_exam_item(const struct rg_exam_item *item)
{
	rg_json *to = rg_json_object();

	rg_json_put(to, "name", text_or_null(item->name));
	rg_json_put(to, "service", item->service ?
	    rg_json_text(item->service->id) : rg_json_null());
	/* Not first and last: it may be no port of this reference. */
	rg_json_put(to, "from", item->no_port ? rg_json_null() :
	    rg_json_num(item->ports.first));
	rg_json_put(to, "to", item->no_port ? rg_json_null() :
	    rg_json_num(item->ports.last));
	rg_json_put(to, "transports", new_transports(item->transports));
	rg_json_put(to, "covered", rg_json_bool(item->covered));
	return to;
}

static rg_json *
new_exam(const struct rg_render_job *job, const struct rg_exam *exam)
{
	rg_json *to = rg_json_object(), *items = rg_json_array();

	for (size_t i = 0; i < exam->nitems; i++)
		rg_json_add(items, new_exam_item(&exam->items[i]));
	rg_json_put(to, "id", rg_json_text(exam->id));
	rg_json_put(to, "title", new_texts(job, exam->title));
	rg_json_put(to, "reference", text_or_null(exam->reference));
	rg_json_put(to, "items", items);
	return to;
}

/* A member that is an array: one value for each of the model's things. */
#define PUT_ALL(to, job, member, what)					\
	do {								\
		rg_json *all_ = rg_json_array();			\
									\
		for (size_t i_ = 0; i_ < (job)->model->n##member; i_++)	\
			rg_json_add(all_, new_##what((job),		\
			    &(job)->model->member[i_]));		\
		rg_json_put((to), #member, all_);			\
	} while (0)

static rg_json *
new_model(const struct rg_render_job *job)
{
	rg_json *to = rg_json_object(), *languages = rg_json_array();

	for (size_t l = 0; l < job->model->nlangs; l++)
		rg_json_add(languages, rg_json_str(tag(job, (rg_lang)l)));
	rg_json_put(to, "schema", rg_json_str("refgen/1"));
	rg_json_put(to, "languages", languages);
	PUT_ALL(to, job, sources, source);
	PUT_ALL(to, job, claims, claim);
	PUT_ALL(to, job, services, service);
	PUT_ALL(to, job, ranges, range);
	PUT_ALL(to, job, conflicts, conflict);
	PUT_ALL(to, job, uses, use);
	PUT_ALL(to, job, exams, exam);
	return to;
}

int
rg_json_render(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang)
{
	struct rg_view schema;

	(void)lang;
	if (!rg_resources_find(job->resources, SCHEMA, &schema)) {
		rg_buf_str(job->problem, "there is no " SCHEMA);
		return -1;
	}
	rg_json_write(rg_artifact_new(set, "data/portinfo.json"),
	    new_model(job));
	rg_buf_put(rg_artifact_new(set, "data/portinfo.schema.json"), schema);
	return 0;
}
