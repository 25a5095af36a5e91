#include "cmd_lookup.h"

#include <jansson.h>
#include <stdlib.h>

#include "refgen/die.h"

static void
put(json_t *o, const char *key, json_t *value)
{
	if (json_object_set_new(o, key, value) < 0)
		rg_oom();
}

static json_t *
text(struct rg_view v)
{
	return json_stringn_nocheck(v.n ? v.p : "", v.n);
}

static void
put_text(json_t *o, const char *key, struct rg_view v)
{
	if (v.n)
		put(o, key, text(v));
}

static json_t *
transports(rg_transports set)
{
	json_t *list = json_array();

	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1)
		if (set & t)
			json_array_append_new(list, json_string(
			    rg_transport_name((enum rg_transport)t)));
	return list;
}

/* What each layer says stays apart, as in portinfo.json. */
static json_t *
answer(const struct rg_answer *a)
{
	json_t *o = json_object();

	if (!a->no_port) {
		put(o, "first", json_integer((json_int_t)a->ports.first));
		put(o, "last", json_integer((json_int_t)a->ports.last));
	}
	put(o, "from", json_string(a->from_notes ? "notes" : "registry"));
	put_text(o, "service", a->id);
	put_text(o, "name", a->name);
	put_text(o, "expansion", a->expansion);
	put_text(o, "summary", a->summary);
	put(o, "transports", transports(rg_answer_transports(a)));
	put(o, "noted", transports(a->noted));
	put(o, "packaged", transports(a->packaged));
	put(o, "registered", transports(a->registered));
	put(o, "usual", transports(a->usual));
	put_text(o, "registry_name", a->registry_name);
	if (a->registered || a->registry_name.n || a->status != RG_ASSIGNED)
		put(o, "status", json_string(rg_record_status_name(
		    a->status)));
	put_text(o, "reference", a->reference);
	return o;
}

void
lookup_json(const struct lookup *l)
{
	json_t *o = json_object(), *answers = json_array(),
	    *near = json_array();
	char *line;

	for (size_t i = 0; i < l->answers.list.n; i++)
		json_array_append_new(answers, answer(&l->answers.list.v[i]));
	for (size_t i = 0; i < l->answers.near.n; i++)
		json_array_append_new(near, text(l->answers.near.v[i]));
	put(o, "query", text(rg_view_of(l->words)));
	put(o, "answers", answers);
	put(o, "near", near);
	line = json_dumps(o, JSON_INDENT(2));
	if (!line)
		rg_oom();
	puts(line);
	free(line);
	json_decref(o);
}
