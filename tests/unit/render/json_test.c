#include "unit.h"

#include <jansson.h>

#include "fixture.h"
#include "json/value.h"

/*
 * The value at a path like "services.2.summary.es.text"; fails when there is
 * none.
 */
static const json_t *
at(const json_t *v, const char *path)
{
	struct rg_view rest = rg_view_of(path), part;

	while (rg_view_split(&part, &rest, '.')) {
		char name[64] = { 0 };

		assert_true(part.n < sizeof(name));
		memcpy(name, part.p, part.n);
		v = json_is_array(v) ?
		    json_array_get(v, strtoul(name, NULL, 10)) :
		    json_object_get(v, name);
		if (v == NULL)
			fail_msg("nothing at %s of %s", name, path);
	}
	return v;
}

/* What the fixture is rendered to, loaded back. */
static json_t *
load(const char *path)
{
	struct rg_artifacts set;
	struct rg_arena arena;
	struct rg_render_job job;
	struct rg_view bytes;
	json_error_t error;
	json_t *v;

	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	job = fixture_job(&arena);
	assert_int_equal(rg_render(&set, &job, "json"), 0);
	bytes = fixture_bytes(&set, path);
	v = json_loadb(bytes.p, bytes.n, JSON_REJECT_DUPLICATES, &error);
	if (v == NULL)
		fail_msg("%s:%d: %s", path, error.line, error.text);
	rg_artifacts_release(&set);
	rg_arena_release(&arena);
	return v;
}

static void
texts_stand_where_readers_look_for_them(void **state)
{
	static const char *const rows[][2] = {
		{ "schema", "refgen/1" },
		{ "languages.1", "es" },
		{ "sources.0.path", "notes/ports.md" },
		{ "sources.1.title", "Puertos de red" },
		{ "claims.0.kind", "range" },
		{ "claims.0.class", "well-known" },
		{ "claims.3.file", "notes/ports.md" },
		{ "claims.3.names.1", "Secure Shell" },
		{ "claims.12.transports.1", "udp" },
		{ "claims.13.text", "'sy touch evil" },
		{ "services.2.id", "dns" },
		{ "services.2.name.es", "DNS" },
		{ "services.2.expansion.es", "Sistema de nombres de dominio" },
		{ "services.2.expansion_from.es.origin", "lexicon" },
		{ "services.2.aliases.0", "domain" },
		{ "services.2.summary.es.text",
		    "convierte nombres; mañana, ñandú 🦖" },
		{ "services.2.summary.es.origin", "note" },
		{ "services.4.summary.en.fallback_lang", "es" },
		{ "services.1.summary.es.origin", "translation" },
		{ "services.2.endpoints.0.transports.0.basis", "notes" },
		{ "services.3.endpoints.1.transports.1.basis", "packaged" },
		{ "services.4.endpoints.0.transports.1.basis", "pinned" },
		{ "services.1.endpoints.0.registered.2", "sctp" },
		{ "services.2.endpoints.0.registry_name", "domain" },
		{ "services.0.security.value", "encrypted" },
		{ "services.0.security.basis", "standard" },
		{ "services.0.security.defined_in", "RFC 4253" },
		{ "services.2.conflicts.0", "dns-transport" },
		{ "ranges.2.class", "dynamic" },
		{ "ranges.0.name.es", "puertos bien conocidos" },
		{ "conflicts.0.id", "dns-transport" },
		{ "services.1.use", "remote" },
		{ "services.1.related.0.service", "sftp" },
		{ "services.1.related.0.relation", "has-part" },
		{ "services.1.endpoints.0.exams.0", "lab" },
		{ "uses.1.name.es", "Acceso remoto" },
		{ "exams.0.title.es", "Primera práctica" },
		{ "exams.0.items.1.name", "LDAP" },
		{ "conflicts.0.kind", "transport" },
		{ "conflicts.0.values.1.value", "tcp,udp" },
		{ "conflicts.0.resolved", "tcp,udp" },
		{ "conflicts.0.rule", "both-beats-one" },
		{ "conflicts.0.explanation.es",
		    "La nota que nombra ambos transportes sabe más." },
	};
	json_t *v = load("data/portinfo.json");

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const json_t *text = at(v, rows[i][0]);

		if (!json_is_string(text) ||
		    strcmp(json_string_value(text), rows[i][1]) != 0)
			fail_msg("%s", rows[i][0]);
	}
	json_decref(v);
}

static void
numbers_stand_where_readers_look_for_them(void **state)
{
	static const struct {
		const char	*path;
		json_int_t	 number;
	} rows[] = {
		{ "sources.1.id", 2 },
		{ "claims.6.id", 7 },
		{ "exams.0.items.1.from", 389 },
		{ "claims.6.source", 1 },
		{ "claims.6.line", 12 },
		{ "claims.7.ports.0.last", 6063 },
		{ "services.2.endpoints.0.first", 53 },
		{ "services.2.endpoints.0.transports.1.claims.1", 13 },
		{ "services.2.summary.en.claim", 6 },
		{ "ranges.1.first", 1024 },
		{ "ranges.0.claims.1", 11 },
		{ "conflicts.1.ports.1.first", 445 },
		{ "conflicts.1.values.0.claims.0", 7 },
	};
	json_t *v = load("data/portinfo.json");

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (json_integer_value(at(v, rows[i].path)) != rows[i].number)
			fail_msg("%s", rows[i].path);
	assert_true(json_is_null(at(v, "conflicts.6.service")));
	assert_true(json_is_null(at(v,
	    "services.0.endpoints.0.registry_name")));
	assert_int_equal(json_array_size(at(v, "services.5.endpoints")), 0);
	json_decref(v);
}

static void
the_schema_stands_beside(void **state)
{
	json_t *v = load("data/portinfo.schema.json");

	(void)state;
	assert_string_equal(json_string_value(at(v, "$schema")),
	    "https://json-schema.org/draft/2020-12/schema");
	assert_int_equal(json_array_size(at(v, "required")), 9);
	json_decref(v);
}

static void
without_the_schema_there_is_a_reason(void **state)
{
	static const struct rg_resource none[] = { { NULL, NULL, NULL } };
	struct rg_resources resources;
	struct rg_artifacts set;
	struct rg_arena arena;
	struct rg_render_job job;

	(void)state;
	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	rg_resources_init(&resources, none);
	job = fixture_job(&arena);
	job.resources = &resources;
	assert_int_equal(rg_render(&set, &job, "json"), -1);
	assert_view(rg_buf_view(job.problem),
	    "there is no templates/portinfo.schema.json");
	rg_buf_release(job.problem);
	rg_artifacts_release(&set);
	rg_arena_release(&arena);
}

static void
members_keep_their_order(void **state)
{
	struct rg_buf out = { 0 };
	rg_json *v = rg_json_object();

	(void)state;
	rg_json_put(v, "z", rg_json_text(RG_V("\"\\\n</script>")));
	rg_json_put(v, "a", rg_json_num(65535));
	rg_json_put(v, "n", rg_json_null());
	rg_json_write(&out, v);
	assert_view(rg_buf_view(&out), "{\n \"z\": \"\\\"\\\\\\n</script>\",\n"
	    " \"a\": 65535,\n \"n\": null\n}\n");
	rg_buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_stand_where_readers_look_for_them),
		cmocka_unit_test(numbers_stand_where_readers_look_for_them),
		cmocka_unit_test(the_schema_stands_beside),
		cmocka_unit_test(without_the_schema_there_is_a_reason),
		cmocka_unit_test(members_keep_their_order),
	};

	return cmocka_run_group_tests_name("render/json", tests, NULL, NULL);
}
