#include "cmd_explain.h"

#include <jansson.h>
#include <stdlib.h>

#include "refgen/die.h"

static json_t *
string(struct rg_view v)
{
	return json_stringn_nocheck(v.n ? v.p : "", v.n);
}

static json_t *
string_or_null(struct rg_view v)
{
	return v.n ? string(v) : json_null();
}

static void
set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(object, key, value) < 0)
		rg_oom();
}

static void
add(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) < 0)
		rg_oom();
}

static void
set_number(json_t *object, const char *key, size_t number)
{
	set(object, key, json_integer((json_int_t)number));
}

static json_t *
transports(rg_transports all)
{
	json_t *list = json_array();

	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1)
		if (all & t)
			add(list, json_string(rg_transport_name(
			    (enum rg_transport)t)));
	return list;
}

static void
set_range(json_t *o, struct rg_range r)
{
	set_number(o, "first", r.first);
	set_number(o, "last", r.last);
}

static json_t *
ranges(const struct rg_range *v, size_t n)
{
	json_t *list = json_array(), *o;

	for (size_t i = 0; i < n; i++) {
		o = json_object();
		set_range(o, v[i]);
		add(list, o);
	}
	return list;
}

static json_t *
claim(const struct explain *e, uint32_t id)
{
	const struct rg_model_claim *c = rg_model_claim(e->model, id);
	json_t *o = json_object();

	set(o, "file", string(rg_model_source(e->model, c->source)->path));
	set_number(o, "line", c->line);
	set_number(o, "column", c->column);
	set_number(o, "end_line", c->end_line);
	set_number(o, "end_column", c->end_column);
	set(o, "lang", json_string(e->cli->locale.langs[c->lang].tag));
	set(o, "ports", ranges(c->ports, c->nports));
	set(o, "transports", transports(c->transports));
	set(o, "words", string(c->words));
	return o;
}

static json_t *
claims(const struct explain *e, struct rg_ids ids)
{
	json_t *list = json_array();

	for (size_t i = 0; i < ids.n; i++)
		add(list, claim(e, ids.v[i]));
	return list;
}

/* What was taken of the three layers, each transport with its basis. */
static json_t *
taken(const struct rg_endpoint *p)
{
	json_t *list = json_array(), *o;

	for (size_t i = 0; i < p->ntransports; i++) {
		o = json_object();
		set(o, "name", json_string(rg_transport_name(
		    p->transports[i].transport)));
		set(o, "basis", json_string(rg_basis_name(
		    p->transports[i].basis)));
		add(list, o);
	}
	return list;
}

static json_t *
endpoint(const struct explain *e, const struct rg_endpoint *p)
{
	json_t *o = json_object(), *layers = json_object();

	set_range(o, p->ports);
	set(o, "transports", taken(p));
	set(layers, "notes", transports(explain_stated(e, p)));
	set(layers, "packaged", transports(p->packaged));
	set(layers, "registered", transports(p->registered));
	set(o, "layers", layers);
	set(o, "registry_name", string_or_null(p->registry_name));
	set(o, "claims", claims(e, p->claims));
	return o;
}

static json_t *
security(const struct explain *e, const struct rg_secured *s)
{
	json_t *o;

	if (s->value == RG_SECURITY_NONE)
		return json_null();
	o = json_object();
	set(o, "value", json_string(rg_security_name(s->value)));
	set(o, "basis", json_string(rg_basis_name(s->basis)));
	set(o, "defined_in", string_or_null(s->defined_in));
	set(o, "claims", claims(e, s->claims));
	return o;
}

static json_t *
service(const struct explain *e, const struct rg_service *s)
{
	json_t *o = json_object(), *endpoints = json_array();
	rg_lang lang = e->cli->lang;

	for (size_t i = 0; i < s->nendpoints; i++)
		if (explain_endpoint(e, &s->endpoints[i]))
			add(endpoints, endpoint(e, &s->endpoints[i]));
	set(o, "id", string(s->id));
	set(o, "name", string(s->name[lang]));
	set(o, "expansion", string_or_null(s->expansion[lang].text));
	set(o, "summary", string_or_null(s->summary[lang].text));
	set(o, "endpoints", endpoints);
	set(o, "security", security(e, &s->security));
	set(o, "claims", claims(e, s->claims));
	return o;
}

static json_t *
sides(const struct explain *e, const struct rg_conflict *c)
{
	json_t *list = json_array(), *o;

	for (size_t i = 0; i < c->nsides; i++) {
		o = json_object();
		set(o, "value", string(c->sides[i].value));
		set(o, "taken", json_boolean(rg_view_eq(c->sides[i].value,
		    c->resolved)));
		set_number(o, "notes", c->sides[i].notes);
		if (c->kind == RG_CONFLICT_TRANSPORT) {
			set_number(o, "specific", c->sides[i].specific);
			set_number(o, "weight", c->sides[i].weight);
		}
		set(o, "claims", claims(e, c->sides[i].claims));
		add(list, o);
	}
	return list;
}

static json_t *
change(struct explain *e, const struct rg_conflict *c)
{
	json_t *o = json_object();
	struct change change;

	explain_change(e, &change, c);
	set(o, "text", string(change.text));
	set(o, "side", string_or_null(change.side));
	set(o, "notes", change.notes ? json_integer(
	    (json_int_t)change.notes) : json_null());
	set(o, "refgen_yaml", string_or_null(change.yaml));
	return o;
}

static json_t *
conflict(struct explain *e, const struct rg_conflict *c)
{
	json_t *o = json_object();

	set(o, "id", string(c->id));
	set(o, "kind", json_string(rg_conflict_kind_name(c->kind)));
	set(o, "service", string_or_null(c->service));
	set(o, "ports", ranges(c->ports, c->nports));
	set(o, "sides", sides(e, c));
	set(o, "resolved", string(c->resolved));
	set(o, "rule", string(c->rule));
	set(o, "explanation", string(c->explanation[e->cli->lang]));
	set(o, "change", change(e, c));
	return o;
}

bool
explain_json(struct explain *e)
{
	json_t *o = json_object(), *services = json_array();
	json_t *conflicts = json_array();
	char *text;
	bool ok;

	for (size_t i = 0; i < e->services.n; i++)
		add(services, service(e, e->services.v[i]));
	for (size_t i = 0; i < e->conflicts.n; i++)
		add(conflicts, conflict(e, e->conflicts.v[i]));
	set(o, "subject", string(rg_view_of(e->subject.word)));
	set(o, "lang", json_string(e->cli->locale.langs[e->cli->lang].tag));
	set(o, "services", services);
	set(o, "conflicts", conflicts);
	text = json_dumps(o, JSON_INDENT(1));
	if (!text)
		rg_oom();
	ok = puts(text) >= 0 && fflush(stdout) == 0;
	free(text);
	json_decref(o);
	return ok;
}
