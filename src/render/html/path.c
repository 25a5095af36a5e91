/*
 * Where pages are.  Names of files and folders are in the language of the
 * pages: ports.example/es/puerto/53.html is ports.example/en/port/53.html.
 */
#include "html/site.h"
#include "refgen/die.h"
#include "refgen/utf8.h"

static const struct {
	const char	*word;		/* a msgid in the context "path" */
	const char	*section;	/* as templates call it; NULL: no section */
	bool		 folder;	/* of pages, one an item */
} pages[RG_PAGES] = {
	[RG_PAGE_SHEET] = { "index", "sheet", false },
	[RG_PAGE_SERVICE] = { "service", NULL, true },
	[RG_PAGE_PORT] = { "port", NULL, true },
	[RG_PAGE_RANGES] = { "ranges", "ranges", false },
	[RG_PAGE_CONFLICTS] = { "conflicts", "conflicts", false },
	[RG_PAGE_EXAMS] = { "exams", "exams", false },
	[RG_PAGE_QUIZ] = { "quiz", "quiz", false },
	[RG_PAGE_GLOSSARY] = { "glossary", "glossary", false },
	[RG_PAGE_SOURCES] = { "sources", "sources", false },
	[RG_PAGE_SOURCE] = { "source", NULL, true },
	[RG_PAGE_ABOUT] = { "about", "about", false },
	[RG_PAGE_LANGUAGES] = { "index", NULL, false },
	[RG_PAGE_LOST] = { "404", NULL, false },
};

/* Pages that stand above the languages. */
static bool
above(enum rg_page_kind kind)
{
	return kind == RG_PAGE_LANGUAGES || kind == RG_PAGE_LOST;
}

/* What the language calls the page, if that can be a file of its own. */
static const char *
name_of(struct rg_site *s, rg_lang lang, enum rg_page_kind kind)
{
	const char *word = pages[kind].word, *name;
	struct rg_view slug;

	/* A server looks for these by their names. */
	if (above(kind) || kind == RG_PAGE_SHEET)
		return word;
	slug = rg_slug_new(&s->arena, rg_view_of(rg_trc(s->job->locale, lang,
	    "path", pages[kind].word)));
	name = slug.n ? rg_arena_str(&s->arena, slug) : word;
	for (int i = 0; i < (int)kind; i++)
		if (strcmp(s->names[lang][i], name) == 0)
			return NULL;
	return name;
}

/* A catalog that calls two pages the same has no say in any. */
void
rg_site_name_pages(struct rg_site *s)
{
	for (rg_lang lang = 0; lang < s->job->locale->n; lang++) {
		bool apart = true;

		for (int i = 0; i < RG_PAGES; i++) {
			s->names[lang][i] = name_of(s, lang,
			    (enum rg_page_kind)i);
			if (!s->names[lang][i]) {
				apart = false;
				break;
			}
		}
		for (int i = 0; i < RG_PAGES && !apart; i++)
			s->names[lang][i] = pages[i].word;
	}
}

const char *
rg_site_path(const struct rg_site *s, rg_lang lang, enum rg_page_kind kind,
    const char *item)
{
	const char *name = s->names[lang][kind];

	RG_ASSERT(pages[kind].folder == (item != NULL));
	if (item)
		return rg_arena_fmt(s->page->arena, "%s/%s.html", name, item);
	return rg_arena_fmt(s->page->arena, "%s.html", name);
}

const char *
rg_site_below(const struct rg_site *s, rg_lang lang, enum rg_page_kind kind,
    const char *item)
{
	const char *path = rg_site_path(s, lang, kind, item);

	if (above(kind))
		return path;
	return rg_arena_fmt(s->page->arena, "%s/%s",
	    s->job->locale->langs[lang].tag, path);
}

const char *
rg_site_href(const struct rg_site *s, enum rg_page_kind kind,
    const char *item)
{
	return rg_arena_fmt(s->page->arena, "%s%s", s->up,
	    rg_site_path(s, s->lang, kind, item));
}

void
rg_set_sections(struct rg_site *s, enum rg_page_kind kind)
{
	struct rg_table *to = rg_set_table(s->page, "to");
	struct rg_table *at = rg_set_table(s->page, "at");

	s->up = pages[kind].folder ? "../" : "";
	s->root = above(kind) ? "" : pages[kind].folder ? "../../" : "../";
	for (int i = 0; i < RG_PAGES; i++) {
		if (!pages[i].section)
			continue;
		rg_set_str(to, pages[i].section, rg_site_href(s,
		    (enum rg_page_kind)i, NULL));
		rg_set_str(at, pages[i].section, i == (int)kind ? "page" :
		    NULL);
	}
}
