/*
 * Runs the template on standard input with the values that refgen-templates(7)
 * names, and prints what it makes.
 */
#include <stdio.h>
#include <stdlib.h>

#include "html/template.h"

static const struct rg_resource none[] = { { NULL, NULL, NULL } };

static const char head[] = "<div xmlns='http://www.w3.org/1999/xhtml'"
    " xmlns:tal='http://xml.zope.org/namespaces/tal'"
    " xmlns:metal='http://xml.zope.org/namespaces/metal'"
    " xmlns:i18n='http://xml.zope.org/namespaces/i18n'>";

static void
fill(struct rg_table *page)
{
	struct rg_list *aliases = rg_set_list(page, "aliases");

	rg_set_str(page, "name", "DNS");
	rg_set_str(page, "site", "dns.html");
	rg_set_bool(page, "secure", false);
	rg_set_absent(page, "summary");
	rg_add_view(aliases, RG_V("domain"));
	rg_add_view(aliases, RG_V("named"));
}

static void
read_all(struct rg_buf *b, FILE *f)
{
	int c;

	while ((c = getc(f)) != EOF)
		rg_buf_char(b, (char)c);
}

int
main(void)
{
	struct rg_buf text = { 0 }, out = { 0 }, problem = { 0 };
	struct rg_resources resources;
	const struct rg_template *t;
	struct rg_locale locale;
	struct rg_arena arena;
	int status = EXIT_FAILURE;
	struct rg_template_job job = { &arena, &resources, &locale, 0,
		&problem };
	struct rg_table *page;

	rg_arena_init(&arena);
	rg_locale_init(&locale);
	rg_locale_add(&locale, "en", "English");
	rg_resources_init(&resources, none);
	page = rg_table_new(&arena);
	fill(page);
	rg_buf_str(&text, head);
	read_all(&text, stdin);
	rg_buf_str(&text, "</div>");
	rg_resources_lay(&resources, &arena, "templates/t.xhtml",
	    rg_buf_view(&text));
	t = rg_template_new(&job, "t");
	if (t && rg_template_run(&out, t, page, &problem) == 0)
		status = EXIT_SUCCESS;
	fprintf(stderr, "%s", problem.n ? problem.p : "");
	fwrite(out.p, 1, out.n, stdout);
	rg_buf_release(&text);
	rg_buf_release(&out);
	rg_buf_release(&problem);
	rg_arena_release(&arena);
	return status;
}
