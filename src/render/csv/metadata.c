#include "csv/sheet.h"
#include "json/value.h"

const char *
rg_csv_tr(const struct rg_render_job *job, rg_lang lang, const char *msgid)
{
	return rg_trc(job->locale, lang, "csv", msgid);
}

/* The words in every language. */
static rg_json *
new_texts(const struct rg_render_job *job, const char *msgid)
{
	rg_json *to = rg_json_object();

	for (size_t l = 0; l < job->model->nlangs; l++)
		rg_json_put(to, job->locale->langs[l].tag,
		    rg_json_str(rg_csv_tr(job, (rg_lang)l, msgid)));
	return to;
}

/* The same for a common property, which no language map may be. */
static rg_json *
new_values(const struct rg_render_job *job, const char *msgid)
{
	rg_json *to = rg_json_array();

	for (size_t l = 0; l < job->model->nlangs; l++) {
		rg_json *value = rg_json_object();

		rg_json_put(value, "@value",
		    rg_json_str(rg_csv_tr(job, (rg_lang)l, msgid)));
		rg_json_put(value, "@language",
		    rg_json_str(job->locale->langs[l].tag));
		rg_json_add(to, value);
	}
	return to;
}

/* The heading of the column in the file has to be one of its titles. */
static rg_json *
new_titles(const struct rg_render_job *job, const struct rg_csv_column *c)
{
	rg_json *to = new_texts(job, c->title);

	rg_json_put(to, "und", rg_json_str(c->name));
	return to;
}

static rg_json *
new_datatype(enum rg_csv_type type)
{
	rg_json *to;

	if (type != RG_CSV_PORT && type != RG_CSV_NUMBER)
		return rg_json_str("string");
	to = rg_json_object();
	rg_json_put(to, "base", rg_json_str("integer"));
	rg_json_put(to, "minimum", rg_json_num(0));
	if (type == RG_CSV_PORT)
		rg_json_put(to, "maximum", rg_json_num(RG_PORT_MAX));
	return to;
}

static rg_json *
new_column(const struct rg_render_job *job, rg_lang lang,
    const struct rg_csv_column *c)
{
	rg_json *to = rg_json_object();

	rg_json_put(to, "name", rg_json_str(c->name));
	rg_json_put(to, "titles", new_titles(job, c));
	if (c->about)
		rg_json_put(to, "dc:description", new_values(job, c->about));
	rg_json_put(to, "datatype", new_datatype(c->type));
	if (c->list)
		rg_json_put(to, "separator", rg_json_str("|"));
	if (c->type == RG_CSV_TEXT)
		rg_json_put(to, "lang",
		    rg_json_str(job->locale->langs[lang].tag));
	return to;
}

static rg_json *
new_schema(const struct rg_render_job *job, rg_lang lang,
    const struct rg_csv_kind *kind)
{
	rg_json *to = rg_json_object(), *columns = rg_json_array();

	for (const struct rg_csv_column *c = kind->columns; c->name; c++)
		rg_json_add(columns, new_column(job, lang, c));
	rg_json_put(to, "columns", columns);
	if (kind->key)
		rg_json_put(to, "primaryKey", rg_json_str(kind->key));
	return to;
}

static rg_json *
new_dialect(void)
{
	rg_json *to = rg_json_object(), *ends = rg_json_array();

	rg_json_add(ends, rg_json_str("\r\n"));
	rg_json_put(to, "encoding", rg_json_str("utf-8"));
	rg_json_put(to, "lineTerminators", ends);
	rg_json_put(to, "delimiter", rg_json_str(","));
	rg_json_put(to, "quoteChar", rg_json_str("\""));
	rg_json_put(to, "doubleQuote", rg_json_bool(true));
	rg_json_put(to, "header", rg_json_bool(true));
	rg_json_put(to, "skipInitialSpace", rg_json_bool(false));
	return to;
}

void
rg_csv_metadata(struct rg_buf *out, const struct rg_render_job *job,
    rg_lang lang, const struct rg_csv_kind *kind,
    const char *url)
{
	rg_json *to = rg_json_object(), *context = rg_json_array();
	const char *tag = job->locale->langs[lang].tag;
	rg_json *local = rg_json_object();

	rg_json_put(local, "@language", rg_json_str(tag));
	rg_json_add(context, rg_json_str("http://www.w3.org/ns/csvw"));
	rg_json_add(context, local);
	rg_json_put(to, "@context", context);
	rg_json_put(to, "url", rg_json_str(url));
	rg_json_put(to, "dc:title", new_values(job, kind->title));
	rg_json_put(to, "dc:description", new_values(job, kind->about));
	if (!kind->mixed)
		rg_json_put(to, "dc:language", rg_json_str(tag));
	rg_json_put(to, "rdfs:comment", new_values(job, "a text that would "
	    "begin a formula has an apostrophe before it"));
	rg_json_put(to, "dialect", new_dialect());
	rg_json_put(to, "tableSchema", new_schema(job, lang, kind));
	rg_json_write(out, to);
}
