/*
 * One page for all languages.  Templates give values no way to be anything
 * but text, so the style, the script and the parts of the languages, which
 * are finished bytes, are put between the tags that the page's template
 * leaves empty.  A note cannot write such a tag: its '<' is escaped.
 */
#include "onefile/onefile.h"

#include "formats.h"
#include "onefile/policy.h"

#define FILE_NAME "portinfo.html"

/* What is inlined: between these tags, and never with their end in it. */
enum { STYLE, SCRIPT, INLINED };

static const struct {
	const char	*name, *tag, *end;
} inlined[INLINED] = {
	[STYLE] = { "templates/onefile.css", "<style>", "</style" },
	[SCRIPT] = { "templates/onefile.js", "<script>", "</script" },
};

static bool
find_inlined(const struct rg_render_job *job, struct rg_view *bytes, int i)
{
	if (!rg_resources_find(job->resources, inlined[i].name, bytes))
		rg_buf_fmt(job->problem, "%s: expected this file",
		    inlined[i].name);
	else if (rg_view_find(*bytes, rg_view_of(inlined[i].end)) != RG_NONE ||
	    rg_view_find(*bytes, RG_V("<!--")) != RG_NONE)
		rg_buf_fmt(job->problem, "%s: expected no %s> and no <!--",
		    inlined[i].name, inlined[i].end);
	else
		return true;
	return false;
}

static void
set_policy(struct rg_site *s, const struct rg_view *bytes)
{
	struct rg_buf policy = { 0 };

	rg_buf_str(&policy, "default-src 'none'; style-src ");
	rg_policy_hash(&policy, bytes[STYLE]);
	rg_buf_str(&policy, "; script-src ");
	rg_policy_hash(&policy, bytes[SCRIPT]);
	rg_buf_str(&policy, "; img-src data:; base-uri 'none'; "
	    "form-action 'none'");
	rg_set_view(s->page, "policy", rg_arena_copy(s->page->arena,
	    rg_buf_view(&policy)));
	rg_buf_release(&policy);
}

/* A template with the values of one language. */
static int
run(struct rg_buf *out, struct rg_site *s, const char *name)
{
	const struct rg_template_job job = {
		&s->arena, s->job->resources, s->job->locale, s->lang,
		s->job->problem,
	};
	const struct rg_template *t = rg_template_new(&job, name);

	return t ? rg_template_run(out, t, s->page, s->job->problem) : -1;
}

static int
put_language(struct rg_buf *parts, const struct rg_render_job *job,
    rg_lang lang)
{
	struct rg_site s = { .job = job, .model = job->model, .lang = lang };
	int status;

	rg_arena_init(&s.arena);
	rg_arena_init(&s.scratch);
	rg_page_begin(&s, RG_PAGE_LANGUAGES, NULL, NULL);
	rg_onefile_values(&s);
	status = run(parts, &s, "onefile-language");
	rg_arena_release(&s.scratch);
	rg_arena_release(&s.arena);
	return status;
}

static int
put_page(struct rg_buf *page, const struct rg_render_job *job,
    const struct rg_view *bytes)
{
	struct rg_site s = { .job = job, .model = job->model };
	int status;

	rg_arena_init(&s.arena);
	rg_arena_init(&s.scratch);
	rg_page_begin(&s, RG_PAGE_LANGUAGES, NULL, NULL);
	set_policy(&s, bytes);
	status = run(page, &s, "onefile");
	rg_arena_release(&s.scratch);
	rg_arena_release(&s.arena);
	return status;
}

/* Up to and with the tag, then what belongs behind it. */
static bool
put_behind(struct rg_buf *out, struct rg_view *page, const char *tag,
    struct rg_view content)
{
	size_t at = rg_view_find(*page, rg_view_of(tag));

	if (at == RG_NONE)
		return false;
	at += strlen(tag);
	rg_buf_put(out, rg_view_cut(*page, 0, at));
	rg_buf_put(out, content);
	*page = rg_view_cut(*page, at, page->n);
	return true;
}

static int
put_whole(struct rg_buf *out, const struct rg_render_job *job,
    struct rg_view page, const struct rg_view *bytes, struct rg_view parts)
{
	if (!put_behind(out, &page, inlined[STYLE].tag, bytes[STYLE]) ||
	    !put_behind(out, &page, "<main>", parts) ||
	    !put_behind(out, &page, inlined[SCRIPT].tag, bytes[SCRIPT])) {
		rg_buf_str(job->problem, "templates/onefile.xhtml: expected "
		    "<style>, <main> and <script> without attributes");
		return -1;
	}
	rg_buf_put(out, page);
	return 0;
}

int
rg_onefile_render(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang)
{
	struct rg_buf page = { 0 }, parts = { 0 };
	struct rg_view bytes[INLINED];
	int status = -1;

	(void)lang;
	for (int i = 0; i < INLINED; i++)
		if (!find_inlined(job, &bytes[i], i))
			goto out;
	for (size_t i = 0; i < job->model->nlangs; i++)
		if (put_language(&parts, job, (rg_lang)i) != 0)
			goto out;
	if (put_page(&page, job, bytes) == 0)
		status = put_whole(rg_artifact_new(set, "onefile/" FILE_NAME),
		    job, rg_buf_view(&page), bytes, rg_buf_view(&parts));
out:
	rg_buf_release(&parts);
	rg_buf_release(&page);
	return status;
}
