/*
 * A site being written in one language, and what its pages have in common.
 *
 * Every page is a table of values in an arena of its own and a template.
 * All links are relative and name a file, so the site also works from a
 * folder: `up` leads to the folder of the language, `root` to the one above
 * it.
 */
#ifndef REFGEN_HTML_SITE_H
#define REFGEN_HTML_SITE_H

#include "html/template.h"
#include "html/value.h"
#include "refgen/map.h"
#include "refgen/render.h"

enum rg_page_kind {
	RG_PAGE_SHEET,
	RG_PAGE_SERVICE,	/* one each */
	RG_PAGE_PORT,		/* one each */
	RG_PAGE_RANGES,
	RG_PAGE_CONFLICTS,
	RG_PAGE_EXAMS,
	RG_PAGE_QUIZ,
	RG_PAGE_GLOSSARY,
	RG_PAGE_SOURCES,
	RG_PAGE_SOURCE,		/* one each */
	RG_PAGE_ABOUT,
	RG_PAGE_LANGUAGES,	/* above the languages, as is the next */
	RG_PAGE_LOST,
};
#define RG_PAGES 13

/* What a claim became part of; -1: nothing of that kind. */
struct rg_became {
	int64_t	service, range;
};

struct rg_site {
	struct rg_artifacts		*out;
	const struct rg_render_job	*job;
	const struct rg_model		*model;
	rg_lang				 lang;
	struct rg_arena			 arena;		/* of the language */
	struct rg_template		*templates[RG_PAGES];
	struct rg_became		*became;	/* by claim id */
	struct rg_map			 services;	/* by id -> index */
	const char			*names[RG_LANGS][RG_PAGES]; /* of files */
	struct rg_arena			 scratch;	/* of some pages */
	struct rg_table			*page;
	const char			*path;		/* below site/ */
	const char			*up;		/* "" or "../" */
	const char			*root;		/* one further up */
	struct rg_buf			 sitemap;	/* so far */
};

/*
 * Begins a page: `page` has what every template asks for.  `item` tells the
 * pages of one folder apart: "53", "dns"; it is NULL for a page that is the
 * only one of its kind.
 */
void	rg_page_begin(struct rg_site *, enum rg_page_kind, const char *title,
	    const char *item);
/* What a search engine may say of it; without a text, what the site is. */
void	rg_page_describe(struct rg_site *, struct rg_view);
/* Writes it through its template, and forgets it. */
int	rg_page_end(struct rg_site *, enum rg_page_kind);

/* Decides what files are called in each language; before any page. */
void		 rg_site_name_pages(struct rg_site *);
/* "puerto/53.html", below the language, and "es/puerto/53.html". */
const char	*rg_site_path(const struct rg_site *, rg_lang,
		    enum rg_page_kind, const char *item);
const char	*rg_site_below(const struct rg_site *, rg_lang,
		    enum rg_page_kind, const char *item);
/* The same from the page at hand. */
const char	*rg_site_href(const struct rg_site *, enum rg_page_kind,
		    const char *item);
/*
 * `up`, `root`, and in the page `to` and `at`: where each section is, and
 * which of them this is.
 */
void		 rg_set_sections(struct rg_site *, enum rg_page_kind);

/* What base_url is, without slashes behind it; empty: not known. */
struct rg_view	 rg_site_base(const struct rg_site *);
/* Tells of the page in every language; then the file, if there is any. */
void		 rg_sitemap_add(struct rg_site *, enum rg_page_kind,
		    const char *item);
void		 rg_sitemap_put(struct rg_site *);

/* Each kind of page. */
int	rg_page_sheet(struct rg_site *);
int	rg_page_services(struct rg_site *);
int	rg_page_ports(struct rg_site *);
int	rg_page_exams(struct rg_site *);
int	rg_page_quiz(struct rg_site *);
int	rg_page_glossary(struct rg_site *);
int	rg_page_about(struct rg_site *);
int	rg_page_ranges(struct rg_site *);
int	rg_page_conflicts(struct rg_site *);
int	rg_page_sources(struct rg_site *);
int	rg_page_languages(struct rg_site *);
int	rg_page_lost(struct rg_site *);
/* What the search box of every page looks in, as a script. */
int	rg_page_search(struct rg_site *);
/* What an endpoint is found by and no column shows: aliases and exams. */
void	rg_search_words(struct rg_buf *, const struct rg_site *,
	    const struct rg_service *, const struct rg_endpoint *);

/* The service with this id, or NULL. */
const struct rg_service	*rg_site_find(const struct rg_site *,
			    struct rg_view id);
/* The message in the site's language. */
const char	*rg_site_tr(const struct rg_site *, const char *msgid);
/* The same with {1} and {2} filled in; in the arena of the language. */
const char	*rg_site_fill(struct rg_site *, const char *msgid,
		    const char *a);
const char	*rg_site_fill2(struct rg_site *, const char *msgid,
		    const char *a, const char *b);
/* A number as the language writes it. */
void		 rg_set_number(const struct rg_site *, struct rg_table *,
		    const char *name, size_t);
/* { text, lang }: lang only where it is not the page's. */
void		 rg_set_said(const struct rg_site *, struct rg_table *,
		    const char *name, const struct rg_said *);
/* The tag of a language, unless it is the page's own. */
void		 rg_set_lang(const struct rg_site *, struct rg_table *,
		    const char *name, rg_lang);
/* "53, 137-139". */
void		 rg_set_ports(struct rg_table *, const char *name,
		    const struct rg_range *, size_t n);
/* "tcp, udp". */
void		 rg_set_transports(struct rg_table *, const char *name,
		    rg_transports);
/* Where the page of a service is, from the page at hand. */
const char	*rg_site_service(const struct rg_site *,
		    const struct rg_service *);
/* "53" or "6000-6063": what the page of ports is called. */
const char	*rg_site_port_item(struct rg_arena *,
		    const struct rg_model_port *);
/* "53, 853", "137-139": the ports of a service, neighbours as one. */
const char	*rg_site_ports_of(const struct rg_site *,
		    const struct rg_service *);
/* Where the page of a range is; absent if it has none. */
void		 rg_set_port_link(const struct rg_site *, struct rg_table *,
		    const char *name, struct rg_range);
/*
 * { value, label, open, closed, defined_in, claims }; absent when nobody
 * says.  The middle two are the locks that show it.
 */
void		 rg_set_security(const struct rg_site *, struct rg_table *,
		    const struct rg_service *);
/* { name, href, ports } and what it is to this service, as yes or no. */
void		 rg_set_related(const struct rg_site *, struct rg_table *,
		    const struct rg_service *);
/* { title, href } for each exam that asks for one of these. */
void		 rg_set_exams(const struct rg_site *, struct rg_table *,
		    const struct rg_port_row *, size_t n);
/* { kind, href, explanation }. */
void		 rg_add_conflict(const struct rg_site *, struct rg_list *,
		    const struct rg_conflict *);
/* { path, line, href, words, lang } for each claim. */
void		 rg_set_claims(const struct rg_site *, struct rg_table *,
		    const char *name, const struct rg_ids *);
/* The same for each line: what one line says twice is shown once. */
void		 rg_set_lines(const struct rg_site *, struct rg_table *,
		    const char *name, const struct rg_ids *);
/*
 * { name, basis, label } for each transport of an endpoint: the chips.  The
 * label is absent where the notes say so themselves.
 */
void		 rg_set_chips(const struct rg_site *, struct rg_table *,
		    const char *name, const struct rg_endpoint *);
/* { value, won, claims } for each side of a conflict. */
void	rg_set_sides(struct rg_site *, struct rg_table *, const char *name,
	    const struct rg_conflict *);
/*
 * Why a value is what it is (tree.c), as members of the table: of a service's
 * name, expansion and summary, and of each transport of an endpoint.
 */
void	rg_set_name_tree(struct rg_site *, struct rg_table *,
	    const struct rg_service *);
void	rg_set_expansion_tree(struct rg_site *, struct rg_table *,
	    const struct rg_service *);
void	rg_set_summary_tree(struct rg_site *, struct rg_table *,
	    const struct rg_service *);
void	rg_set_transport_trees(struct rg_site *, struct rg_table *,
	    const char *name, const struct rg_service *,
	    const struct rg_endpoint *);
/* What a conflict is about: "Transports". */
const char	*rg_site_kind(const struct rg_site *, enum rg_conflict_kind);

#endif
