#include "html/escape.h"
#include "html/site.h"

/*
 * A script that assigns a variable, as a page from a folder may not ask for
 * a file of data.  For each row of the cheat sheet: its ports, the service,
 * what that stands for, its page below the language, and what else it may
 * be found by.
 */

static void
put_string(struct rg_buf *out, struct rg_view text)
{
	rg_buf_str(out, "\"");
	rg_escape_script(out, text);
	rg_buf_str(out, "\"");
}

static void
add_word(struct rg_buf *words, struct rg_view word)
{
	rg_buf_str(words, words->n ? " " : "");
	rg_buf_put(words, word);
}

void
rg_search_words(struct rg_buf *words, const struct rg_site *s,
    const struct rg_service *service, const struct rg_endpoint *e)
{
	for (size_t i = 0; i < service->naliases; i++)
		add_word(words, service->aliases[i]);
	for (size_t i = 0; e && i < e->exams.n; i++)
		add_word(words, s->model->exams[e->exams.v[i] - 1]
		    .title[s->lang]);
}

static void
put_words(struct rg_buf *out, const struct rg_site *s,
    const struct rg_service *service, const struct rg_endpoint *e)
{
	struct rg_buf words = { 0 };

	if (e)
		rg_transports_put(&words, rg_endpoint_transports(e), " ");
	rg_search_words(&words, s, service, e);
	if (service->use)
		add_word(&words, service->use->name[s->lang]);
	put_string(out, rg_buf_view(&words));
	rg_buf_release(&words);
}

static void
put_entry(struct rg_buf *out, const struct rg_site *s,
    const struct rg_service *service, const struct rg_endpoint *e)
{
	rg_buf_str(out, "[\"");
	if (e)
		rg_range_put(out, e->ports);
	rg_buf_str(out, "\",");
	put_string(out, service->name[s->lang]);
	rg_buf_str(out, ",");
	put_string(out, service->expansion[s->lang].text);
	rg_buf_fmt(out, ",\"%s/%.*s.html\",",
	    s->names[s->lang][RG_PAGE_SERVICE], RG_ARG(service->id));
	put_words(out, s, service, e);
	rg_buf_str(out, "],\n");
}

int
rg_page_search(struct rg_site *s)
{
	struct rg_buf *out = rg_artifact_new(s->out, "site/%s/search.js",
	    s->job->locale->langs[s->lang].tag);
	const struct rg_model *m = s->model;
	const struct rg_port_row *rows;
	size_t n;

	rows = rg_model_rows(m, &s->arena, &n);
	rg_buf_str(out, "var portinfo = [\n");
	for (size_t i = 0; i < n; i++)
		put_entry(out, s, rows[i].service, rows[i].endpoint);
	for (size_t i = 0; i < m->nservices; i++)
		if (m->services[i].nendpoints == 0)
			put_entry(out, s, &m->services[i], NULL);
	rg_buf_str(out, "];\n");
	return 0;
}
