/*
 * What crawlers are told of the whole site (sitemaps.org, protocol 0.9):
 * every page of every language, with what it is in the others.  Without an
 * address of the site there is nothing to tell.
 */
#include "html/escape.h"
#include "html/site.h"

static void
put_address(struct rg_buf *out, const struct rg_site *s, const char *path)
{
	struct rg_view base = rg_site_base(s);

	rg_escape_url(out, base);
	rg_buf_char(out, '/');
	rg_escape_url(out, rg_view_of(path));
}

void
rg_sitemap_add(struct rg_site *s, enum rg_page_kind kind, const char *item)
{
	const struct rg_locale *locale = s->job->locale;
	struct rg_buf *out = &s->sitemap;

	for (rg_lang lang = 0; lang < locale->n; lang++) {
		rg_buf_str(out, "<url><loc>");
		put_address(out, s, rg_site_below(s, lang, kind, item));
		rg_buf_str(out, "</loc>");
		for (rg_lang other = 0; other < locale->n; other++) {
			rg_buf_fmt(out, "<xhtml:link rel=\"alternate\" "
			    "hreflang=\"%s\" href=\"",
			    locale->langs[other].tag);
			put_address(out, s, rg_site_below(s, other, kind,
			    item));
			rg_buf_str(out, "\"/>");
		}
		rg_buf_str(out, "</url>\n");
	}
}

void
rg_sitemap_put(struct rg_site *s)
{
	struct rg_buf *out;

	if (s->sitemap.n == 0)
		return;
	out = rg_artifact_new(s->out, "site/sitemap.xml");
	rg_buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
	    "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
	rg_buf_put(out, rg_buf_view(&s->sitemap));
	rg_buf_str(out, "</urlset>\n");
}
