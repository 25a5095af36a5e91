#include "report.h"

#include <jansson.h>
#include <stdlib.h>

#include "refgen/die.h"

static const char *
translate(const void *cli, const char *english)
{
	return tr(cli, english);
}

static json_t *
string(struct rg_view v)
{
	return json_stringn_nocheck(v.n ? v.p : "", v.n);
}

static void
set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(object, key, value) < 0)
		rg_oom();
}

static void
set_buf(json_t *object, const char *key, struct rg_buf *b)
{
	set(object, key, string(rg_buf_view(b)));
	rg_buf_release(b);
}

static bool
print(json_t *value, size_t flags)
{
	char *text = json_dumps(value, flags);
	bool ok;

	if (!text)
		rg_oom();
	ok = puts(text) >= 0;
	free(text);
	json_decref(value);
	return ok;
}

static void
set_place(json_t *o, struct rg_span at)
{
	struct rg_place p = rg_span_place(at);

	set(o, "line", json_integer((json_int_t)p.line));
	set(o, "column", json_integer((json_int_t)p.column));
	set(o, "end_line", json_integer((json_int_t)p.end_line));
	set(o, "end_column", json_integer((json_int_t)p.end_column));
}

static json_t *
diag_json(struct cli *cli, const struct rg_diag *d)
{
	const struct rg_diag_kind *kind = &rg_diag_kinds[d->id];
	struct rg_diag_style style = { .translate = translate,
		.context = cli };
	struct rg_buf message = { 0 }, help = { 0 };
	json_t *o = json_object(), *fix;

	set(o, "code", json_sprintf("RG%d", kind->code));
	set(o, "severity", json_string(rg_severity_name(kind->severity)));
	if (d->at.source) {
		set(o, "file", string(rg_view_of(d->at.source->path)));
		set_place(o, d->at);
	}
	rg_diag_message(&message, d, &style);
	set_buf(o, "message", &message);
	rg_diag_fill(&help, tr(cli, rg_diag_help(d->id)), d->args,
	    RG_DIAG_ARGS);
	set_buf(o, "help", &help);
	if (d->fix_at.source) {
		fix = json_object();
		set(fix, "offset", json_integer((json_int_t)d->fix_at.at));
		set(fix, "length", json_integer((json_int_t)d->fix_at.n));
		set(fix, "with", string(d->fix_with));
		set(o, "fix", fix);
	}
	return o;
}

bool
report_json(struct cli *cli)
{
	bool ok = true;

	rg_diags_sort(&cli->diags);
	for (size_t i = 0; i < cli->diags.list.n && ok; i++)
		ok = print(diag_json(cli, &cli->diags.list.v[i]),
		    JSON_COMPACT);
	return ok && fflush(stdout) == 0;
}

/* {1} of a msgid is {0} of SARIF (3.11.5). */
static json_t *
placeholders(const char *text)
{
	struct rg_buf b = { 0 };
	json_t *value;

	for (; *text; text++) {
		rg_buf_char(&b, *text);
		if (text[0] == '{' && text[1] >= '1' && text[1] <= '9' &&
		    text[2] == '}') {
			rg_buf_char(&b, (char)(text[1] - 1));
			text++;
		}
	}
	value = string(rg_buf_view(&b));
	rg_buf_release(&b);
	return value;
}

static json_t *
text_of(json_t *value)
{
	json_t *o = json_object();

	set(o, "text", value);
	return o;
}

/* One rule, its texts in a language. */
static json_t *
rule(struct cli *cli, rg_lang lang, enum rg_diag_id id)
{
	const struct rg_diag_kind *kind = &rg_diag_kinds[id];
	const struct rg_locale *l = &cli->locale;
	json_t *o = json_object(), *strings = json_object(), *level;

	set(o, "id", json_sprintf("RG%d", kind->code));
	set(o, "name", json_string(kind->name));
	set(o, "shortDescription", text_of(placeholders(rg_tr(l, lang,
	    kind->text))));
	set(o, "fullDescription", text_of(json_string(rg_tr(l, lang,
	    rg_diag_explanation(id)))));
	set(strings, "default", text_of(placeholders(rg_tr(l, lang,
	    kind->text))));
	set(o, "messageStrings", strings);
	if (lang == 0) {
		level = json_object();
		set(level, "level", json_string(rg_severity_name(
		    kind->severity)));
		set(o, "defaultConfiguration", level);
	}
	return o;
}

/* The tool in a language: the driver, or a translation of it (3.19). */
static json_t *
component(struct cli *cli, rg_lang lang)
{
	json_t *o = json_object(), *rules = json_array(), *own;

	set(o, "name", json_string("refgen"));
	set(o, "version", json_string(RG_VERSION));
	set(o, "language", json_string(cli->locale.langs[lang].tag));
	if (lang == 0) {
		set(o, "semanticVersion", json_string(RG_VERSION));
	} else {
		set(o, "contents", json_pack("[s]", "localizedData"));
		set(o, "isComprehensive", json_true());
		own = json_object();
		set(own, "name", json_string(cli->locale.langs[lang].name));
		set(o, "translationMetadata", own);
		own = json_object();
		set(own, "name", json_string("refgen"));
		set(o, "associatedComponent", own);
	}
	for (int id = 0; id < RG_D_COUNT; id++)
		json_array_append_new(rules, rule(cli, lang,
		    (enum rg_diag_id)id));
	set(o, "rules", rules);
	return o;
}

/* A path as a relative URI reference (RFC 3986): what is not plain is %XX. */
static json_t *
uri(const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
	struct rg_buf b = { 0 };
	json_t *o = json_object();

	for (; *path; path++) {
		if (strchr(plain, *path))
			rg_buf_char(&b, *path);
		else
			rg_buf_fmt(&b, "%%%02X", (unsigned char)*path);
	}
	set_buf(o, "uri", &b);
	return o;
}

/* Columns count code points; the end column is behind the last (3.30). */
static json_t *
region(struct rg_span at)
{
	struct rg_place p = rg_span_place(at);
	json_t *o = json_object();

	set(o, "startLine", json_integer((json_int_t)p.line));
	set(o, "startColumn", json_integer((json_int_t)p.column));
	set(o, "endLine", json_integer((json_int_t)p.end_line));
	set(o, "endColumn", json_integer((json_int_t)p.end_column +
	    (at.n > 0)));
	return o;
}

static json_t *
location(struct rg_span at)
{
	json_t *o = json_object(), *physical = json_object();

	set(physical, "artifactLocation", uri(at.source->path));
	if (at.source->bytes.n)
		set(physical, "region", region(at));
	set(o, "physicalLocation", physical);
	return o;
}

static json_t *
fix(const struct rg_diag *d)
{
	json_t *o = json_object(), *change = json_object();
	json_t *replacement = json_object(), *list = json_array();

	set(replacement, "deletedRegion", region(d->fix_at));
	set(replacement, "insertedContent", text_of(string(d->fix_with)));
	json_array_append_new(list, replacement);
	set(change, "artifactLocation", uri(d->fix_at.source->path));
	set(change, "replacements", list);
	list = json_array();
	json_array_append_new(list, change);
	set(o, "artifactChanges", list);
	list = json_array();
	json_array_append_new(list, o);
	return list;
}

static json_t *
result(const struct rg_diag *d)
{
	const struct rg_diag_kind *kind = &rg_diag_kinds[d->id];
	json_t *o = json_object(), *message = json_object();
	json_t *arguments = json_array(), *list;
	const struct rg_diag_style english = { 0 };
	struct rg_buf first = { 0 };

	set(o, "ruleId", json_sprintf("RG%d", kind->code));
	set(o, "ruleIndex", json_integer(d->id));
	set(o, "level", json_string(rg_severity_name(kind->severity)));
	set(message, "id", json_string("default"));
	rg_diag_first(&first, d, &english);
	for (size_t i = 0; i < RG_DIAG_ARGS; i++) {
		struct rg_buf b = { 0 };

		rg_printable(&b, i ? d->args[i] : rg_buf_view(&first));
		json_array_append_new(arguments, string(rg_buf_view(&b)));
		rg_buf_release(&b);
	}
	rg_buf_release(&first);
	set(message, "arguments", arguments);
	set(o, "message", message);
	if (d->at.source) {
		list = json_array();
		json_array_append_new(list, location(d->at));
		set(o, "locations", list);
	}
	if (d->other.source) {
		list = json_array();
		json_array_append_new(list, location(d->other));
		set(o, "relatedLocations", list);
	}
	if (d->fix_at.source)
		set(o, "fixes", fix(d));
	return o;
}

bool
report_sarif(struct cli *cli)
{
	json_t *log = json_object(), *run = json_object();
	json_t *tool = json_object(), *results = json_array();
	json_t *translations = json_array(), *runs = json_array();

	rg_diags_sort(&cli->diags);
	set(log, "$schema", json_string("https://docs.oasis-open.org/sarif/"
	    "sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"));
	set(log, "version", json_string("2.1.0"));
	set(tool, "driver", component(cli, 0));
	set(run, "tool", tool);
	for (rg_lang lang = 1; lang < cli->locale.n; lang++)
		json_array_append_new(translations, component(cli, lang));
	set(run, "translations", translations);
	set(run, "language", json_string(cli->locale.langs[0].tag));
	set(run, "columnKind", json_string("unicodeCodePoints"));
	for (size_t i = 0; i < cli->diags.list.n; i++)
		json_array_append_new(results, result(&cli->diags.list.v[i]));
	set(run, "results", results);
	json_array_append_new(runs, run);
	set(log, "runs", runs);
	return print(log, JSON_INDENT(1)) && fflush(stdout) == 0;
}

bool
explain_code(struct cli *cli, const char *code)
{
	enum rg_diag_id id = rg_diag_find(rg_view_of(code));
	const struct rg_locale *l = &cli->locale;

	if (id == RG_D_COUNT) {
		say(cli, "there is no diagnostic '{1}'", code, "");
		return false;
	}
	for (rg_lang lang = 0; lang < l->n; lang++) {
		const struct rg_view dots[] = { RG_V("…"), RG_V("…"),
			RG_V("…") };
		struct rg_buf words = { 0 };

		rg_buf_fmt(&words, "%sRG%d (%s): ", lang ? "\n" : "",
		    rg_diag_kinds[id].code, rg_tr(l, lang, rg_severity_name(
		    rg_diag_kinds[id].severity)));
		rg_diag_fill(&words, rg_tr(l, lang, rg_diag_kinds[id].text),
		    dots, RG_DIAG_ARGS);
		rg_buf_str(&words, "\n\n");
		wrap(&words, rg_view_of(rg_tr(l, lang,
		    rg_diag_explanation(id))), 76);
		fputs(words.p, stdout);
		rg_buf_release(&words);
	}
	return true;
}
