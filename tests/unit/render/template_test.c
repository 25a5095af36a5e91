#include "unit.h"

#include "html/template.h"
#include "refgen/locale.h"
#include "refgen/resource.h"

#define SPACES								\
	" xmlns='http://www.w3.org/1999/xhtml'"				\
	" xmlns:tal='http://xml.zope.org/namespaces/tal'"		\
	" xmlns:metal='http://xml.zope.org/namespaces/metal'"		\
	" xmlns:i18n='http://xml.zope.org/namespaces/i18n'"
#define DIV(inside) "<div" SPACES ">" inside "</div>"
#define OUT(inside) "<div>" inside "</div>\n"

struct world {
	struct rg_arena		 arena;
	struct rg_resources	 resources;
	struct rg_locale	 locale;
	struct rg_buf		 out, problem;
	struct rg_table		*page;
};

static const struct rg_resource none[] = { { NULL, NULL, NULL } };

static const char library[] =
	"<div" SPACES ">"
	"<p metal:define-macro='box'>[<b metal:define-slot='inside'>old</b>]"
	"</p><i metal:define-macro='item' tal:content='item/name'>x</i>"
	"<u metal:define-macro='outer'><tal:block metal:use-macro='box'>"
	"<b metal:fill-slot='inside'>(<b metal:define-slot='inside'/>)</b>"
	"</tal:block></u>"
	"<s metal:define-macro='self'><s metal:use-macro='self'/></s>"
	"</div>";

static void
fill(struct rg_table *page)
{
	struct rg_table *service = rg_set_table(page, "service");
	struct rg_list *items = rg_set_list(page, "items");
	static const char *const names[] = { "one", "two", "<3>" };
	struct rg_table *item;

	rg_set_str(service, "name", "A & B");
	rg_set_absent(service, "summary");
	rg_set_str(page, "bad", "javascript:alert(1)");
	rg_set_str(page, "good", "a.html?x=1&y='\"");
	rg_set_text(page, "blank", RG_V(""));
	rg_set_bool(page, "yes", true);
	rg_set_bool(page, "no", false);
	rg_set_list(page, "none");
	for (size_t i = 0; i < 3; i++) {
		item = rg_add_table(items);
		rg_set_str(item, "name", names[i]);
		rg_add_view(rg_set_list(item, "parts"), RG_V("p"));
	}
}

static void
open_world(struct world *w)
{
	*w = (struct world){ 0 };
	rg_arena_init(&w->arena);
	rg_resources_init(&w->resources, none);
	rg_resources_lay(&w->resources, &w->arena, "templates/page.xhtml",
	    rg_view_of(library));
	rg_locale_init(&w->locale);
	rg_locale_add(&w->locale, "en", "English");
	w->page = rg_table_new(&w->arena);
	fill(w->page);
}

static void
close_world(struct world *w)
{
	rg_buf_release(&w->out);
	rg_buf_release(&w->problem);
	rg_arena_release(&w->arena);
}

static const struct rg_template *
compiled(struct world *w, const char *text)
{
	const struct rg_template_job job = {
		&w->arena, &w->resources, &w->locale, 0, &w->problem,
	};

	rg_buf_reset(&w->out);
	rg_buf_reset(&w->problem);
	rg_resources_lay(&w->resources, &w->arena, "templates/t.xhtml",
	    rg_view_of(text));
	return rg_template_new(&job, "t");
}

static void
run(struct world *w, const char *text)
{
	const struct rg_template *t = compiled(w, text);

	if (t)
		rg_template_run(&w->out, t, w->page, &w->problem);
}

static void
each_attribute_does_its_work(void **state)
{
	static const struct {
		const char	*name, *in, *out;
	} rows[] = {
		{ "as it is", DIV("<p class='a'>b</p>"),
		    OUT("<p class=\"a\">b</p>") },
		{ "blanks are one", DIV("a \t b\n\n  c"), OUT("a b\nc") },
		{ "but not in pre", DIV("<pre>a  b</pre>"),
		    OUT("<pre>a  b</pre>") },
		{ "void elements", DIV("<br/><hr></hr><img src='a' alt=''/>"),
		    OUT("<br><hr><img src=\"a\" alt=\"\">") },
		{ "empty, not void", DIV("<p/>"), OUT("<p></p>") },
		{ "boolean attribute", DIV("<p hidden='hidden'/>"),
		    OUT("<p hidden></p>") },
		{ "comments go", DIV("a<!-- b -->c"), OUT("ac") },
		{ "CDATA is text", DIV("<![CDATA[<b>]]>"), OUT("&lt;b&gt;") },
		{ "content", DIV("<p tal:content='service/name'>x</p>"),
		    OUT("<p>A &amp; B</p>") },
		{ "content absent", DIV("<p tal:content='service/summary'>x"
		    "</p>"), OUT("<p></p>") },
		{ "behind absent", DIV("<p tal:content='service/summary/a'/>"),
		    OUT("<p></p>") },
		{ "replace", DIV("<p tal:replace='service/name'>x</p>"),
		    OUT("A &amp; B") },
		{ "condition", DIV("<p tal:condition='yes'>y</p>"
		    "<p tal:condition='no'>n</p>"), OUT("<p>y</p>") },
		{ "condition not", DIV("<p tal:condition='not:none'>e</p>"
		    "<p tal:condition='not:items'>f</p>"), OUT("<p>e</p>") },
		{ "empty text is false", DIV("<p tal:condition='blank'/>"),
		    OUT("") },
		{ "exists", DIV("<p tal:condition='exists:nobody/set/it'/>"
		    "<i tal:condition='exists:service/name'/>"
		    "<b tal:condition='not:exists:service/summary'/>"),
		    OUT("<i></i><b></b>") },
		{ "repeat", DIV("<p tal:repeat='i items' tal:content='i/name'>"
		    "x</p>"), OUT("<p>one</p><p>two</p><p>&lt;3&gt;</p>") },
		{ "repeat nothing", DIV("<p tal:repeat='i none'>x</p>"),
		    OUT("") },
		{ "repeat what is no list", DIV("<p tal:repeat='s service' "
		    "tal:content='s/name'>x</p>"), OUT("<p>A &amp; B</p>") },
		{ "repeat in repeat", DIV("<p tal:repeat='i items'><b "
		    "tal:repeat='j i/parts'><i tal:replace='i/name'/><i "
		    "tal:replace='j'/></b></p>"), OUT("<p><b>onep</b></p>"
		    "<p><b>twop</b></p><p><b>&lt;3&gt;p</b></p>") },
		{ "condition before repeat", DIV("<p tal:repeat='i items' "
		    "tal:condition='no'>x</p>"), OUT("") },
		{ "inner name wins", DIV("<p tal:repeat='i items'><b "
		    "tal:repeat='i i/parts' tal:content='i'/></p>"),
		    OUT("<p><b>p</b></p><p><b>p</b></p><p><b>p</b></p>") },
		{ "attributes", DIV("<p class='a' id='b' tal:attributes="
		    "'id service/name; title yes'/>"),
		    OUT("<p class=\"a\" id=\"A &amp; B\" title></p>") },
		{ "attribute absent", DIV("<p id='b' tal:attributes="
		    "'id service/summary; title no'/>"), OUT("<p></p>") },
		{ "empty attribute", DIV("<p tal:attributes='title blank'/>"),
		    OUT("<p title=\"\"></p>") },
		{ "URL", DIV("<a href='x' tal:attributes='href good'/>"),
		    OUT("<a href=\"a.html?x=1&amp;y=%27%22\"></a>") },
		{ "URL refused", DIV("<a href='x' tal:attributes="
		    "'href bad; title bad'/>"),
		    OUT("<a title=\"javascript:alert(1)\"></a>") },
		{ "joined URL refused", DIV("<a tal:attributes="
		    "'href string:${bad}'/>"), OUT("<a></a>") },
		{ "string", DIV("<p tal:content='string:a ${service/name}$$'"
		    "/>"), OUT("<p>a A &amp; B$</p>") },
		{ "string of absent", DIV("<a tal:attributes="
		    "'title string:a${service/summary}'/>"), OUT("<a></a>") },
		{ "string of empty", DIV("<a tal:attributes="
		    "'href string:${blank}a.html'/>"),
		    OUT("<a href=\"a.html\"></a>") },
		{ "omit-tag", DIV("<b tal:omit-tag=''>x</b><b tal:omit-tag="
		    "'yes'>y</b><b tal:omit-tag='no'>z</b>"),
		    OUT("xy<b>z</b>") },
		{ "tal:block", DIV("<tal:block tal:condition='yes'>x"
		    "</tal:block>"), OUT("x") },
		{ "macro", DIV("<p metal:use-macro='box'>mine</p>"),
		    OUT("<p>[<b>old</b>]</p>") },
		{ "slot", DIV("<p metal:use-macro='box'>mine "
		    "<i metal:fill-slot='inside'>new</i></p>"),
		    OUT("<p>[<i>new</i>]</p>") },
		{ "slot in a slot", DIV("<p metal:use-macro='outer'>"
		    "<i metal:fill-slot='inside'>new</i></p>"),
		    OUT("<u><p>[<b>(<i>new</i>)</b>]</p></u>") },
		{ "macro of this file", DIV("<i metal:define-macro='m'>m</i>"
		    "<p metal:use-macro='m'/>"), OUT("<i>m</i><i>m</i>") },
		{ "macro repeated", DIV("<p tal:repeat='item items' "
		    "metal:use-macro='item'>x</p>"),
		    OUT("<i>one</i><i>two</i><i>&lt;3&gt;</i>") },
		{ "message", DIV("<p i18n:translate=''> a\n  b </p>"),
		    OUT("<p>a b</p>") },
		{ "message with names", DIV("<p i18n:translate=''>a "
		    "<b i18n:name='n' tal:content='service/name'>x</b> {c}"
		    "</p>"), OUT("<p>a <b>A &amp; B</b> {c}</p>") },
		{ "attribute message", DIV("<p title='a  b' "
		    "i18n:attributes='title'/>"),
		    OUT("<p title=\"a b\"></p>") },
		{ "a page", "<!DOCTYPE html>\n<html" SPACES "/>",
		    "<!DOCTYPE html>\n<html></html>\n" },
	};
	struct world w;

	(void)state;
	open_world(&w);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		run(&w, rows[i].in);
		if (w.problem.n || !rg_view_eq(rg_buf_view(&w.out),
		    rg_view_of(rows[i].out)))
			fail_msg("%s: %.*s%.*s", rows[i].name,
			    RG_ARG(rg_buf_view(&w.out)),
			    RG_ARG(rg_buf_view(&w.problem)));
	}
	close_world(&w);
}

/* Each begins with the line that it complains of. */
static void
mistakes_say_where_and_what(void **state)
{
	static const struct {
		const char	*in, *problem;
	} rows[] = {
		{ "<p>\n<b></p>", "2: Opening and ending tag mismatch" },
		{ "", "1: " },
		{ "a", "1: " },
		{ "<p>&nbsp;</p>", "1: Entity 'nbsp' not defined" },
		{ "\n<!DOCTYPE html [<!ENTITY a 'b'>]><p>&a;</p>",
		    "2: expected <!DOCTYPE html>, with nothing more" },
		{ "<!DOCTYPE html SYSTEM '/etc/passwd'><p/>",
		    "1: expected <!DOCTYPE html>, with nothing more" },
		{ "<p>\n\n\xff</p>", "3: expected UTF-8" },
		{ "<p>\n<?php x ?></p>", "2: expected an element or text" },
		{ "<p>\n<m xmlns='urn:x'/></p>",
		    "2: expected an element of HTML, SVG, TAL, METAL or I18N, "
		    "not of urn:x" },
		{ "<p xmlns:x='urn:x' x:y='z'/>",
		    "1: expected no attribute x:y here" },
		{ DIV("\n<p tal:contents='a'/>"),
		    "2: expected no attribute called contents" },
		{ DIV("\n<p tal:content='a//b'/>"),
		    "2: tal:content=\"a//b\": expected a path of names" },
		{ DIV("<p tal:condition='1+1'/>"),
		    "1: tal:condition=\"1+1\": expected a path of names" },
		{ DIV("<p tal:content='string:${a'/>"),
		    "1: tal:content=\"string:${a\": expected ${path}" },
		{ DIV("<p tal:content='string:$a'/>"),
		    "1: tal:content=\"string:$a\": expected ${path}" },
		{ DIV("<p tal:repeat='items'/>"),
		    "1: tal:repeat=\"items\": expected \"name path\"" },
		{ DIV("<p tal:attributes='href'/>"),
		    "1: tal:attributes=\"href\": expected \"name path" },
		{ DIV("<p tal:attributes='onclick bad'/>"),
		    "1: tal:attributes: expected no value for onclick" },
		{ DIV("<p tal:attributes='style bad'/>"),
		    "1: tal:attributes: expected no value for style" },
		{ DIV("<p onclick='x'/>"),
		    "1: expected no attribute onclick" },
		{ DIV("<script>x</script>"), "1: expected <script> to be "
		    "empty" },
		{ DIV("<style tal:content='bad'/>"), "1: expected <style> to "
		    "be empty" },
		{ DIV("<br>x</br>"), "1: expected <br> to be empty" },
		{ DIV("\n<p metal:use-macro='nix'/>"),
		    "2: expected macro nix in this file or in "
		    "templates/page.xhtml" },
		{ DIV("<p i18n:translate=''>a <b>b</b></p>"),
		    "1: expected i18n:name" },
		{ DIV("<p i18n:translate=''/>"), "1: expected text" },
		{ DIV("<p i18n:translate='' tal:content='yes'>a</p>"),
		    "1: expected tal:content or i18n:translate" },
		{ DIV("<p i18n:attributes='title'/>"),
		    "1: i18n:attributes: expected an attribute title" },
		{ DIV("\n\n<p tal:content='service/nmae'/>"),
		    "3: service/nmae: expected one of name, summary" },
		{ DIV("<p tal:content='items'/>"),
		    "1: items: expected a text, found a list" },
		{ DIV("<p tal:attributes='title service'/>"),
		    "1:  title: expected a text, found a table" },
		{ DIV("<p tal:content='string:${items}'/>"),
		    "1: items: expected a text, found a list" },
		{ DIV("<p tal:content='service/name/x'/>"),
		    "1: service/name/x: expected a table before x, found a "
		    "text" },
	};
	struct rg_buf want = { 0 };
	struct world w;

	(void)state;
	open_world(&w);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		run(&w, rows[i].in);
		rg_buf_reset(&want);
		rg_buf_fmt(&want, "templates/t.xhtml:%s", rows[i].problem);
		if (!rg_view_starts(rg_buf_view(&w.problem),
		    rg_buf_view(&want)))
			fail_msg("%s: %.*s", rows[i].in,
			    RG_ARG(rg_buf_view(&w.problem)));
	}
	run(&w, DIV("<p metal:use-macro='self'/>"));
	assert_view(rg_buf_view(&w.problem),
	    "templates/page.xhtml:1: expected macro self not to use itself");
	rg_buf_release(&want);
	close_world(&w);
}

/* libxml2 gives up at 256; a smaller depth is compiled. */
static void
depth_has_an_end(void **state)
{
	struct rg_buf in = { 0 };
	struct world w;

	(void)state;
	open_world(&w);
	for (size_t depth = 200; depth <= 300; depth += 100) {
		rg_buf_reset(&in);
		for (size_t i = 0; i < depth; i++)
			rg_buf_str(&in, "<b>");
		for (size_t i = 0; i < depth; i++)
			rg_buf_str(&in, "</b>");
		run(&w, in.p);
		assert_int_equal(w.problem.n == 0, depth == 200);
	}
	rg_buf_release(&in);
	close_world(&w);
}

/* The list is flat: what is known when it is made is one literal. */
static void
what_is_known_is_joined(void **state)
{
	const struct rg_template *t;
	struct world w;

	(void)state;
	open_world(&w);
	t = compiled(&w, DIV("<p title='a' i18n:attributes='title'>b "
	    "<i i18n:translate=''>c</i></p><br/><p>d</p>"));
	assert_non_null(t);
	assert_int_equal(t->ops.n, 1);
	assert_int_equal(t->messages.n, 2);
	close_world(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_attribute_does_its_work),
		cmocka_unit_test(mistakes_say_where_and_what),
		cmocka_unit_test(depth_has_an_end),
		cmocka_unit_test(what_is_known_is_joined),
	};

	return cmocka_run_group_tests_name("render/template", tests, NULL,
	    NULL);
}
