#include "cmd_diff.h"

#include <errno.h>
#include <jansson.h>
#include <string.h>

#include "notes.h"

#define REFERENCE_BYTES ((size_t)256 * 1024 * 1024)

struct reader {
	struct cli		*cli;
	struct rg_model		*model;
	rg_lang			 langs[RG_LANGS];	/* of the file's */
	size_t			 nlangs;
	const char		*problem;	/* the member that is wrong */
};

/* ---- members, each of the kind it has to be ---- */

static json_t *
wrong(struct reader *r, const char *member)
{
	if (!r->problem)
		r->problem = member;
	return NULL;
}

static json_t *
list(struct reader *r, const json_t *o, const char *member)
{
	json_t *value = json_object_get(o, member);

	return json_is_array(value) ? value : wrong(r, member);
}

static struct rg_view
text(struct reader *r, const json_t *o, const char *member)
{
	const json_t *value = json_object_get(o, member);

	if (!json_is_string(value)) {
		wrong(r, member);
		return rg_view(NULL, 0);
	}
	return rg_arena_copy(&r->cli->arena, rg_view(json_string_value(value),
	    json_string_length(value)));
}

static struct rg_view
text_or_null(struct reader *r, const json_t *o, const char *member)
{
	return json_is_null(json_object_get(o, member)) ? rg_view(NULL, 0) :
	    text(r, o, member);
}

static uint32_t
number(struct reader *r, const json_t *value, uint32_t max,
    const char *member)
{
	json_int_t n = json_integer_value(value);

	if (!json_is_integer(value) || n < 0 || n > (json_int_t)max) {
		wrong(r, member);
		return 0;
	}
	return (uint32_t)n;
}

static struct rg_range
range(struct reader *r, const json_t *o)
{
	return (struct rg_range){
		number(r, json_object_get(o, "first"), UINT32_MAX, "first"),
		number(r, json_object_get(o, "last"), UINT32_MAX, "last"),
	};
}

/* Ids of claims; `claims` has been read. */
static struct rg_ids
ids(struct reader *r, const json_t *o)
{
	const json_t *all = list(r, o, "claims");
	struct rg_ids to = { .n = json_array_size(all) };

	to.v = rg_arena_alloc(&r->cli->arena, to.n * sizeof(*to.v));
	for (size_t i = 0; i < to.n; i++) {
		to.v[i] = number(r, json_array_get(all, i),
		    (uint32_t)r->model->nclaims, "claims");
		if (to.v[i] == 0)
			wrong(r, "claims");
	}
	return to;
}

/* ---- languages ---- */

static void
read_languages(struct reader *r, const json_t *root)
{
	const json_t *all = list(r, root, "languages");

	r->model->nlangs = r->cli->locale.n;
	for (size_t i = 0; i < json_array_size(all); i++) {
		const char *tag = json_string_value(json_array_get(all, i));
		rg_lang lang = tag ? rg_locale_find(&r->cli->locale,
		    rg_view_of(tag)) : RG_LANG_NONE;

		if (lang != RG_LANG_NONE && r->nlangs < RG_LANGS)
			r->langs[r->nlangs++] = lang;
	}
}

static const json_t *
in_language(struct reader *r, const json_t *o, const char *member, size_t i)
{
	const json_t *texts = json_object_get(o, member);

	if (!json_is_object(texts))
		wrong(r, member);
	return json_object_get(texts,
	    r->cli->locale.langs[r->langs[i]].tag);
}

/* { "en": "DNS" } */
static void
read_texts(struct reader *r, struct rg_view *to, const json_t *o,
    const char *member)
{
	for (size_t i = 0; i < r->nlangs; i++) {
		const json_t *value = in_language(r, o, member, i);

		if (json_is_string(value))
			to[r->langs[i]] = rg_arena_copy(&r->cli->arena,
			    rg_view_of(json_string_value(value)));
	}
}

/* { "en": { "text": "…", "claim": 7 } }; words of another language are none. */
static void
read_said(struct reader *r, struct rg_said *to, const json_t *o,
    const char *member)
{
	for (size_t i = 0; i < r->nlangs; i++) {
		const json_t *value = in_language(r, o, member, i), *claim;

		if (!value || rg_view_eq(text(r, value, "origin"),
		    RG_V("fallback")))
			continue;
		to[r->langs[i]].text = text(r, value, "text");
		claim = json_object_get(value, "claim");
		if (claim)
			to[r->langs[i]].claim = number(r, claim,
			    (uint32_t)r->model->nclaims, "claim");
	}
}

/* ---- the parts of a reference ---- */

static void
read_source(struct reader *r, struct rg_model_source *to, const json_t *o)
{
	to->path = text(r, o, "path");
}

static void
read_claim(struct reader *r, struct rg_model_claim *to, const json_t *o)
{
	size_t i = (size_t)(to - r->model->claims);

	to->id = number(r, json_object_get(o, "id"), UINT32_MAX, "id");
	to->source = number(r, json_object_get(o, "source"),
	    (uint32_t)r->model->nsources, "source");
	if (to->id != i + 1 || to->source == 0)
		wrong(r, "id");
	to->line = number(r, json_object_get(o, "line"), UINT32_MAX, "line");
	to->words = text(r, o, "words");
}

static enum rg_basis
basis(struct reader *r, const json_t *o)
{
	struct rg_view name = text(r, o, "basis");

	for (int b = RG_BY_NOTES; b <= RG_BY_STANDARD; b++)
		if (rg_view_eq(name, rg_view_of(rg_basis_name(
		    (enum rg_basis)b))))
			return (enum rg_basis)b;
	return RG_BY_NOTES;
}

static void
read_transports(struct reader *r, struct rg_endpoint *to, const json_t *o)
{
	const json_t *all = list(r, o, "transports");

	if (json_array_size(all) > RG_TRANSPORTS)
		wrong(r, "transports");
	for (size_t i = 0; i < json_array_size(all) && !r->problem; i++) {
		const json_t *one = json_array_get(all, i);
		struct rg_endpoint_transport *t =
		    &to->transports[to->ntransports++];

		t->transport = (enum rg_transport)rg_transport_of(text(r, one,
		    "name"));
		if (t->transport == 0)
			wrong(r, "name");
		t->claims = ids(r, one);
		t->basis = basis(r, one);
	}
}

/* Absent in references of earlier versions, null where nobody says. */
static void
read_security(struct reader *r, struct rg_secured *to, const json_t *o)
{
	const json_t *value = json_object_get(o, "security");

	if (!value || json_is_null(value))
		return;
	to->value = rg_security_of(text(r, value, "value"));
	if (to->value == RG_SECURITY_NONE)
		wrong(r, "security");
	to->basis = basis(r, value);
	to->claims = ids(r, value);
}

static void
read_service(struct reader *r, struct rg_service *to, const json_t *o)
{
	const json_t *all = list(r, o, "endpoints");

	to->id = text(r, o, "id");
	read_texts(r, to->name, o, "name");
	read_said(r, to->expansion, o, "expansion_from");
	read_said(r, to->summary, o, "summary");
	to->claims = ids(r, o);
	read_security(r, &to->security, o);
	to->nendpoints = json_array_size(all);
	to->endpoints = rg_arena_alloc(&r->cli->arena,
	    to->nendpoints * sizeof(*to->endpoints));
	for (size_t i = 0; i < to->nendpoints && !r->problem; i++) {
		const json_t *one = json_array_get(all, i);

		to->endpoints[i].ports = range(r, one);
		read_transports(r, &to->endpoints[i], one);
		to->endpoints[i].claims = ids(r, one);
	}
}

static void
read_range(struct reader *r, struct rg_model_range *to, const json_t *o)
{
	to->class = rg_class_of(text(r, o, "class"));
	if (to->class == RG_CLASS_NONE)
		wrong(r, "class");
	to->ports = range(r, o);
	read_texts(r, to->name, o, "name");
	read_said(r, to->summary, o, "summary");
}

static void
read_conflict(struct reader *r, struct rg_conflict *to, const json_t *o)
{
	const json_t *all = list(r, o, "values");

	to->id = text(r, o, "id");
	to->service = text_or_null(r, o, "service");
	to->resolved = text(r, o, "resolved");
	to->rule = text(r, o, "rule");
	read_texts(r, to->explanation, o, "explanation");
	to->nsides = json_array_size(all);
	to->sides = rg_arena_alloc(&r->cli->arena,
	    to->nsides * sizeof(*to->sides));
	for (size_t i = 0; i < to->nsides && !r->problem; i++) {
		const json_t *one = json_array_get(all, i);

		to->sides[i].value = text(r, one, "value");
		to->sides[i].claims = ids(r, one);
	}
}

/* An array of the document, each of its elements by a function. */
#define READ_ALL(r, root, member, read)					\
	do {								\
		const json_t *all_ = list((r), (root), #member);	\
		size_t n_ = json_array_size(all_);			\
									\
		(r)->model->n##member = n_;				\
		(r)->model->member = rg_arena_alloc(&(r)->cli->arena,	\
		    n_ * sizeof(*(r)->model->member));			\
		for (size_t i_ = 0; i_ < n_ && !(r)->problem; i_++)	\
			read((r), &(r)->model->member[i_],		\
			    json_array_get(all_, i_));			\
	} while (0)

static void
read_all(struct reader *r, const json_t *root)
{
	if (!rg_view_eq(text(r, root, "schema"), RG_V("refgen/1")))
		wrong(r, "schema");
	if (r->problem)
		return;
	read_languages(r, root);
	READ_ALL(r, root, sources, read_source);
	if (!r->problem)
		READ_ALL(r, root, claims, read_claim);
	if (!r->problem)
		READ_ALL(r, root, services, read_service);
	if (!r->problem)
		READ_ALL(r, root, ranges, read_range);
	if (!r->problem)
		READ_ALL(r, root, conflicts, read_conflict);
}

bool
diff_read(struct cli *cli, struct rg_model *model, const char *path)
{
	struct reader r = { .cli = cli, .model = model };
	struct rg_view bytes;
	json_error_t error;
	json_t *root;

	if (!read_file(&cli->arena, path, REFERENCE_BYTES, false, &bytes)) {
		say(cli, "cannot read {1}: {2}", path, reason(cli, errno));
		return false;
	}
	root = json_loadb(bytes.n ? bytes.p : "", bytes.n,
	    JSON_REJECT_DUPLICATES, &error);
	if (!root) {
		say(cli, "{1} is not JSON: {2}", path, error.text);
		return false;
	}
	read_all(&r, root);
	json_decref(root);
	if (r.problem)
		say(cli, "{1} is no portinfo.json that can be used: the member "
		    "'{2}' is missing or wrong", path, r.problem);
	return !r.problem;
}
