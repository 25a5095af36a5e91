#include "html/html.h"

#include "html/site.h"

/* In the order of enum rg_page_kind. */
static const char *const template_names[RG_PAGES] = {
	[RG_PAGE_SHEET] = "sheet",
	[RG_PAGE_SERVICE] = "service",
	[RG_PAGE_RANGES] = "ranges",
	[RG_PAGE_CONFLICTS] = "conflicts",
	[RG_PAGE_SOURCES] = "sources",
	[RG_PAGE_SOURCE] = "source",
	[RG_PAGE_LANGUAGES] = "languages",
	[RG_PAGE_PORT] = "port",
	[RG_PAGE_EXAMS] = "exams",
	[RG_PAGE_QUIZ] = "quiz",
	[RG_PAGE_GLOSSARY] = "glossary",
	[RG_PAGE_ABOUT] = "about",
	[RG_PAGE_LOST] = "lost",
};

static const char *const shared[] = {
	"style.css", "site.js", "quiz.js", "icon.svg", "preview.png",
};

static int	(*const pages[])(struct rg_site *) = {
	rg_page_sheet, rg_page_services, rg_page_ranges, rg_page_conflicts,
	rg_page_sources, rg_page_search, rg_page_ports, rg_page_exams,
	rg_page_quiz, rg_page_glossary, rg_page_about,
};

static int
load_templates(struct rg_site *s)
{
	const struct rg_template_job job = {
		&s->arena, s->job->resources, s->job->locale, s->lang,
		s->job->problem,
	};

	for (size_t i = 0; i < RG_PAGES; i++) {
		s->templates[i] = rg_template_new(&job, template_names[i]);
		if (!s->templates[i])
			return -1;
	}
	return 0;
}

static void
note_claims(struct rg_site *s, const struct rg_ids *ids, int64_t service,
    int64_t range)
{
	struct rg_became *b;

	for (size_t i = 0; i < ids->n; i++) {
		b = &s->became[ids->v[i]];
		if (b->service < 0 && b->range < 0)
			*b = (struct rg_became){ service, range };
	}
}

/*
 * From claims to what they became, the way back of the model's own links, and
 * from ids to services.
 */
static void
index_model(struct rg_site *s)
{
	const struct rg_model *m = s->model;

	s->became = rg_arena_alloc(&s->arena,
	    (m->nclaims + 1) * sizeof(*s->became));
	for (size_t i = 0; i <= m->nclaims; i++)
		s->became[i] = (struct rg_became){ -1, -1 };
	for (size_t i = 0; i < m->nservices; i++) {
		note_claims(s, &m->services[i].claims, (int64_t)i, -1);
		rg_map_add(&s->services, &s->arena, m->services[i].id,
		    NULL)->u.num = i;
	}
	for (size_t i = 0; i < m->nranges; i++)
		note_claims(s, &m->ranges[i].claims, -1, (int64_t)i);
}

int
rg_page_languages(struct rg_site *s)
{
	rg_page_begin(s, RG_PAGE_LANGUAGES, NULL, NULL);
	return rg_page_end(s, RG_PAGE_LANGUAGES);
}

/*
 * Served in the place of a page that is not there, at any depth: its links
 * are whole where the address of the site is known.
 */
int
rg_page_lost(struct rg_site *s)
{
	struct rg_view base = rg_site_base(s);
	struct rg_list *list;
	struct rg_table *t;

	rg_page_begin(s, RG_PAGE_LOST, NULL, NULL);
	rg_set_text(s->page, "home", base.n ? rg_view_of(rg_arena_fmt(
	    s->page->arena, "%.*s/", RG_ARG(base))) : RG_V(""));
	list = rg_set_list(s->page, "words");
	for (size_t i = 0; i < s->job->locale->n; i++) {
		t = rg_add_table(list);
		rg_set_str(t, "tag", s->job->locale->langs[i].tag);
		rg_set_str(t, "lost", rg_tr(s->job->locale, (rg_lang)i,
		    "There is no such page."));
		rg_set_str(t, "call", rg_tr(s->job->locale, (rg_lang)i,
		    "Open the reference"));
		rg_set_str(t, "href", rg_site_below(s, (rg_lang)i,
		    RG_PAGE_SHEET, NULL));
	}
	return rg_page_end(s, RG_PAGE_LOST);
}

static int
put_shared(struct rg_site *s)
{
	struct rg_view bytes;
	const char *name;

	for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++) {
		name = rg_arena_fmt(&s->arena, "templates/%s", shared[i]);
		if (!rg_resources_find(s->job->resources, name, &bytes)) {
			rg_buf_fmt(s->job->problem, "%s: expected this file",
			    name);
			return -1;
		}
		rg_buf_put(rg_artifact_new(s->out, "site/%s", shared[i]),
		    bytes);
	}
	return rg_page_languages(s) == 0 ? rg_page_lost(s) : -1;
}

int
rg_html_render(struct rg_artifacts *out, const struct rg_render_job *job,
    rg_lang lang)
{
	struct rg_site s = {
		.out = out, .job = job, .model = job->model, .lang = lang,
	};
	int status;

	rg_arena_init(&s.arena);
	rg_arena_init(&s.scratch);
	rg_site_name_pages(&s);
	status = load_templates(&s);
	index_model(&s);
	if (status == 0 && lang == 0)
		status = put_shared(&s);
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]) &&
	    status == 0; i++)
		status = pages[i](&s);
	if (status == 0)
		rg_sitemap_put(&s);
	rg_buf_release(&s.sitemap);
	rg_arena_release(&s.scratch);
	rg_arena_release(&s.arena);
	return status;
}
