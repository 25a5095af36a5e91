/* The same cards to be printed from a browser: each to be folded over. */
#include "formats.h"

#include "cards/deck.h"
#include "html/template.h"

static const char *const roles[ROLES] = {
	[ROLE_KEY] = "key", [ROLE_HOW] = "how", [ROLE_TERM] = "term",
	[ROLE_STANDS] = "stands", [ROLE_SAYS] = "says",
};

struct page {
	const struct rg_render_job	*job;
	rg_lang				 lang;
	struct deck			 deck;
};

/* The tag of a language, unless it is the page's own. */
static void
set_lang(const struct page *p, struct rg_table *to, rg_lang lang)
{
	rg_set_str(to, "lang", lang == p->lang ? NULL :
	    p->job->locale->langs[lang].tag);
}

static void
set_side(const struct page *p, struct rg_table *to, const char *name,
    const struct side *side)
{
	struct rg_table *t = rg_set_table(to, name);
	struct rg_list *lines = rg_set_list(t, "lines");

	rg_set_view(t, "label", side->label);
	rg_set_view(t, "source", side->source);
	for (size_t i = 0; i < side->lines.n; i++) {
		const struct line *l = &side->lines.v[i];
		struct rg_table *line = rg_add_table(lines);

		rg_set_str(line, "role", roles[l->role]);
		rg_set_text(line, "text", l->text);
		set_lang(p, line, l->lang);
	}
}

static void
set_cards(const struct page *p, struct rg_table *to)
{
	struct rg_list *cards = rg_set_list(to, "cards");

	for (size_t i = 0; i < p->deck.cards.n; i++) {
		const struct card *c = &p->deck.cards.v[i];
		struct rg_table *t = rg_add_table(cards);

		rg_set_view(t, "id", c->key);
		rg_set_fmt(t, "number", "%zu/%zu", i + 1, p->deck.cards.n);
		set_side(p, t, "question", &c->question);
		set_side(p, t, "answer", &c->answer);
	}
}

static void
set_row(const struct page *p, struct rg_table *row, const struct entry *e)
{
	const struct rg_said none = { .lang = p->lang };
	const struct rg_said *said = e->service ?
	    &e->service->expansion[p->lang] : &none;
	struct rg_table *stands;

	rg_set_text(row, "ports", e->no_port ? RG_V("–") :
	    deck_ports(&p->deck, e));
	rg_set_text(row, "transports", deck_transports(&p->deck,
	    e->transports));
	rg_set_text(row, "service", deck_name(&p->deck, e, p->lang));
	stands = rg_set_table(row, "stands");
	rg_set_text(stands, "text", deck_plain(&p->deck, said->text, 200));
	set_lang(p, stands, said->text.n ? said->lang : p->lang);
}

static int
put_page(const struct page *p, struct rg_buf *out, struct rg_arena *arena,
    const struct rg_template *template)
{
	struct rg_table *page = rg_table_new(arena);
	struct rg_list *rows;

	rg_set_str(page, "lang", p->job->locale->langs[p->lang].tag);
	rg_set_view(page, "title", deck_plain(&p->deck,
	    p->deck.exam->title[p->lang], 200));
	set_cards(p, page);
	rows = rg_set_list(page, "rows");
	for (size_t i = 0; i < p->deck.entries.n; i++)
		set_row(p, rg_add_table(rows), &p->deck.entries.v[i]);
	return rg_template_run(out, template, page, p->job->problem);
}

static int
put_style(struct rg_artifacts *set, const struct rg_render_job *job)
{
	struct rg_view bytes;

	if (!rg_resources_find(job->resources, "templates/cards.css",
	    &bytes)) {
		rg_buf_str(job->problem,
		    "templates/cards.css: expected this file");
		return -1;
	}
	rg_buf_put(rg_artifact_new(set, "cards/cards.css"), bytes);
	return 0;
}

static int
put_exam(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang, const struct rg_exam *exam,
    const struct rg_template *template)
{
	struct page p = { .job = job, .lang = lang };
	struct rg_arena arena;
	int status;

	rg_arena_init(&arena);
	deck_make(&p.deck, &arena, job, exam, RG_ASK_PORT, lang, lang);
	status = put_page(&p, rg_artifact_new(set, "cards/%.*s.%s.html",
	    RG_ARG(exam->id), job->locale->langs[lang].tag), &arena, template);
	rg_arena_release(&arena);
	return status;
}

static bool
any_wanted(const struct rg_model *m)
{
	for (size_t i = 0; i < m->nexams; i++)
		if (rg_cards_wanted(&m->exams[i]))
			return true;
	return false;
}

int
rg_cards_render(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang)
{
	struct rg_arena arena;
	const struct rg_template_job compile = { &arena, job->resources,
		job->locale, lang, job->problem };
	const struct rg_template *template;
	int status = 0;

	if (!any_wanted(job->model))
		return 0;
	rg_arena_init(&arena);
	template = rg_template_new(&compile, "cards");
	if (!template)
		status = -1;
	if (status == 0 && lang == 0)
		status = put_style(set, job);
	for (size_t i = 0; i < job->model->nexams && status == 0; i++)
		if (rg_cards_wanted(&job->model->exams[i]))
			status = put_exam(set, job, lang,
			    &job->model->exams[i], template);
	rg_arena_release(&arena);
	return status;
}
