#include "unit.h"

#include "fixture.h"
#include "html/html.h"
#include "html/template.h"
#include "locale/mo.h"
#include "refgen/map.h"

struct world {
	struct rg_arena		 arena;
	struct rg_artifacts	 set;
	struct rg_render_job	 job;
};

static void
open_world(struct world *w)
{
	rg_arena_init(&w->arena);
	rg_artifacts_init(&w->set);
	w->job = fixture_job(&w->arena);
}

static void
render(struct world *w)
{
	for (size_t l = 0; l < w->job.locale->n; l++)
		if (rg_html_render(&w->set, &w->job, (rg_lang)l) != 0)
			fail_msg("%s", w->job.problem->p);
}

static void
close_world(struct world *w)
{
	rg_artifacts_release(&w->set);
	rg_buf_release(w->job.problem);
	rg_arena_release(&w->arena);
}

static bool
is_page(const struct rg_artifact *art)
{
	return rg_view_ends(rg_view_of(art->path), RG_V(".html"));
}

static bool
has(struct rg_view v, const char *needle)
{
	return rg_view_find(v, rg_view_of(needle)) != RG_NONE;
}

static void
every_page_is_there(void **state)
{
	static const char *const shared[] = {
		"site/index.html", "site/404.html", "site/style.css",
		"site/site.js", "site/quiz.js",
		"site/icon.svg", "site/preview.png",
	};
	static const char *const localised[] = {
		"en/index.html", "es/index.html",
		"en/ranges.html", "es/intervalos.html",
		"en/conflicts.html", "es/discrepancias.html",
		"en/exams.html", "es/examenes.html",
		"en/quiz.html", "es/preguntas.html",
		"en/glossary.html", "es/glosario.html",
		"en/about.html", "es/acerca-de.html",
		"en/sources.html", "es/fuentes.html",
		"en/source/1.html", "es/fuente/2.html",
		"en/service/dns.html", "es/servicio/microsoft-rpc.html",
		"en/port/53.html", "es/puerto/53.html",
		"en/port/6000-6063.html", "es/puerto/6000-6063.html",
		"en/search.js", "es/search.js",
	};
	struct world w;

	(void)state;
	open_world(&w);
	render(&w);
	for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++)
		if (fixture_bytes(&w.set, shared[i]).n == 0)
			fail_msg("no %s", shared[i]);
	for (size_t i = 0; i < sizeof(localised) / sizeof(localised[0]); i++) {
		if (fixture_bytes(&w.set, rg_arena_fmt(&w.arena, "site/%s",
		    localised[i])).n == 0)
			fail_msg("no %s", localised[i]);
	}
	close_world(&w);
}

/* ---- links ---- */

/* The value of the next attribute `name` (as in ` id="`) behind `*at`. */
static bool
next_attr(struct rg_view *value, struct rg_view page, size_t *at,
    const char *name)
{
	struct rg_view rest = rg_view_cut(page, *at, page.n);
	size_t from = rg_view_find(rest, rg_view_of(name));

	if (from == RG_NONE)
		return false;
	*at += from + strlen(name);
	rest = rg_view_cut(page, *at, page.n);
	*value = rg_view_cut(rest, 0, rg_view_chr(rest, '"'));
	return true;
}

/* "site/en/service/dns.html" and "../index.html": "site/en/index.html". */
static char *
resolved(struct rg_arena *arena, const char *page, struct rg_view link)
{
	size_t folder = strlen(page);

	while (folder > 0 && page[folder - 1] != '/')
		folder--;
	while (rg_view_starts(link, RG_V("../"))) {
		link = rg_view_cut(link, 3, link.n);
		folder -= folder > 0;
		while (folder > 0 && page[folder - 1] != '/')
			folder--;
	}
	return rg_arena_fmt(arena, "%.*s%.*s", (int)folder, page,
	    RG_ARG(link));
}

/* Every page, and every anchor of each as "page#anchor". */
static void
collect(struct world *w, struct rg_map *places)
{
	struct rg_view id, bytes;
	bool fresh;
	size_t at;

	for (size_t i = 0; i < w->set.n; i++) {
		rg_map_add(places, &w->arena,
		    rg_view_of(w->set.v[i]->path), NULL);
		bytes = rg_buf_view(&w->set.v[i]->bytes);
		at = 0;
		while (is_page(w->set.v[i]) &&
		    next_attr(&id, bytes, &at, " id=\"")) {
			rg_map_add(places, &w->arena,
			    rg_view_of(rg_arena_fmt(&w->arena, "%s#%.*s",
			    w->set.v[i]->path, RG_ARG(id))), &fresh);
			if (!fresh)
				fail_msg("%s: id %.*s twice",
				    w->set.v[i]->path, RG_ARG(id));
		}
	}
}

static void
check_link(struct world *w, const struct rg_map *places, const char *page,
    struct rg_view link)
{
	char *target;

	if (rg_view_starts(link, RG_V("https://")))
		return;
	if (rg_view_starts(link, RG_V("#")))
		target = rg_arena_fmt(&w->arena, "%s%.*s", page,
		    RG_ARG(link));
	else
		target = resolved(&w->arena, page, link);
	if (!rg_map_find(places, rg_view_of(target)))
		fail_msg("%s: %.*s leads nowhere (%s)", page, RG_ARG(link),
		    target);
}

static void
every_link_leads_somewhere(void **state)
{
	static const char *const attrs[] = { " href=\"", " src=\"" };
	struct rg_map places = { 0 };
	size_t at, links = 0;
	struct rg_view link;
	struct world w;

	(void)state;
	open_world(&w);
	render(&w);
	collect(&w, &places);
	for (size_t i = 0; i < 2 * w.set.n; i++) {
		const struct rg_artifact *art = w.set.v[i / 2];

		at = 0;
		while (is_page(art) && next_attr(&link,
		    rg_buf_view(&art->bytes), &at, attrs[i % 2])) {
			check_link(&w, &places, art->path, link);
			links++;
		}
	}
	assert_true(links > 400);
	close_world(&w);
}

/* ---- what notes say ---- */

static void
notes_bring_no_markup(void **state)
{
	static const char evil[] =
	    "<script>alert(1)</script> \"onload=x' <img src=x> &lt; \x1b[m";
	struct world w;
	struct rg_model *m;
	struct rg_view page;

	(void)state;
	open_world(&w);
	m = (struct rg_model *)w.job.model;
	m->claims[3].words = rg_view_of(evil);
	m->services[1].name[0] = rg_view_of(evil);
	m->services[1].summary[0].text = rg_view_of(evil);
	m->services[1].aliases = RG_NEW(&w.arena, struct rg_view);
	m->services[1].aliases[0] = rg_view_of(evil);
	m->services[1].naliases = 1;
	m->sources[0].path = m->sources[0].title = rg_view_of(evil);
	m->sources[0].bytes = rg_view_of(evil);
	m->conflicts[3].sides[0].value = rg_view_of(evil);
	w.job.title = evil;
	render(&w);
	for (size_t i = 0; i < w.set.n; i++) {
		page = rg_buf_view(&w.set.v[i]->bytes);
		if (!is_page(w.set.v[i]))
			continue;
		assert_false(has(page, "<script>"));
		assert_false(has(page, "<img"));
		assert_false(has(page, "\x1b"));
		assert_true(has(page, "&lt;script&gt;"));
	}
	close_world(&w);
}

static void
other_languages_are_marked(void **state)
{
	struct world w;

	(void)state;
	open_world(&w);
	render(&w);
	assert_true(has(fixture_bytes(&w.set, "site/en/index.html"),
	    "lang=\"es\">-ventanas- a distancia</span>"
	    "<span class=\"tongue\"> (es)</span>"));
	assert_true(has(fixture_bytes(&w.set, "site/es/index.html"),
	    "<span class=\"said\">-ventanas- a distancia</span>"));
	assert_true(has(fixture_bytes(&w.set, "site/es/servicio/ssh.html"),
	    "lang=\"en\">Secure Shell</span>"));
	close_world(&w);
}

static void
the_switch_keeps_the_page(void **state)
{
	struct world w;

	(void)state;
	open_world(&w);
	render(&w);
	assert_true(has(fixture_bytes(&w.set, "site/en/service/dns.html"),
	    "href=\"../../es/servicio/dns.html\""));
	assert_false(has(fixture_bytes(&w.set, "site/en/index.html"),
	    "rel=\"alternate\""));
	close_world(&w);
}

static void
crawlers_are_told_when_there_is_an_address(void **state)
{
	struct world w;
	struct rg_view page;

	(void)state;
	open_world(&w);
	w.job.base_url = "https://ports.example/";
	render(&w);
	page = fixture_bytes(&w.set, "site/es/intervalos.html");
	assert_true(has(page, "hreflang=\"en\" "
	    "href=\"https://ports.example/en/ranges.html\""));
	assert_true(has(page, "hreflang=\"x-default\" "
	    "href=\"https://ports.example/en/ranges.html\""));
	assert_true(has(page, "rel=\"canonical\" "
	    "href=\"https://ports.example/es/intervalos.html\""));
	assert_true(has(page, "property=\"og:image\" "
	    "content=\"https://ports.example/preview.png\""));
	close_world(&w);
}

static void
without_an_address_nothing_is_said_of_one(void **state)
{
	struct world w;
	struct rg_view page;

	(void)state;
	open_world(&w);
	render(&w);
	page = fixture_bytes(&w.set, "site/es/intervalos.html");
	assert_false(has(page, "canonical"));
	assert_false(has(page, "og:image"));
	assert_false(has(page, "rel=\"alternate\""));
	close_world(&w);
}

static void
pages_describe_themselves(void **state)
{
	struct world w;

	(void)state;
	open_world(&w);
	render(&w);
	assert_true(has(fixture_bytes(&w.set, "site/en/service/dns.html"),
	    "name=\"description\" "
	    "content=\"Turns &lt;b&gt;names&lt;/b&gt; into addresses\""));
	assert_true(has(fixture_bytes(&w.set, "site/es/fuentes.html"),
	    "name=\"description\" content=\"Los puertos de red"));
	close_world(&w);
}

static void
the_search_box_has_every_row_to_look_in(void **state)
{
	struct world w;
	struct rg_view script;

	(void)state;
	open_world(&w);
	render(&w);
	script = fixture_bytes(&w.set, "site/en/search.js");
	assert_true(has(script, "var portinfo = [\n[\"22\",\"SFTP\","));
	assert_true(has(script, "[\"6000-6063\",\"X11\","));
	assert_true(has(script, "[\"\",\"Microsoft RPC\","));
	assert_true(has(script, "\"service/x11.html\""));
	close_world(&w);
}

/*
 * A catalog of the project may call pages what it likes; what cannot be a
 * file, or is another's name, leaves all of them as they are.
 */
static void
pages_are_named_by_the_catalog(void **state)
{
	static const struct {
		const char	*name, *ranges, *quiz, *file;
	} rows[] = {
		{ "as it says", "Zonas", "Examen", "site/es/zonas.html" },
		{ "made a file name", "../Zonas <b>", "Examen",
			"site/es/zonas-b.html" },
		{ "no letter in it", "//", "Examen", "site/es/ranges.html" },
		{ "the same twice", "Examen", "examen",
			"site/es/ranges.html" },
	};
	struct world w;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_buf mo = { 0 };
		const struct mo_row words[] = {
			{ RG_V("path\004quiz"), rg_view_of(rows[i].quiz) },
			{ RG_V("path\004ranges"), rg_view_of(rows[i].ranges) },
		};

		open_world(&w);
		mo_write(&mo, false, words, 2);
		((struct rg_locale *)w.job.locale)->langs[FIXTURE_ES]
		    .messages = rg_catalog_read(&w.arena, rg_buf_view(&mo));
		render(&w);
		if (fixture_bytes(&w.set, rows[i].file).n == 0)
			fail_msg("%s", rows[i].name);
		assert_true(has(fixture_bytes(&w.set, "site/en/ranges.html"),
		    rows[i].file + strlen("site/")));
		close_world(&w);
		rg_buf_release(&mo);
	}
}

/* ---- words ---- */

static void
every_message_is_translated(void **state)
{
	static const char *const names[] = {
		"sheet", "service", "ranges", "conflicts", "sources",
		"source", "languages", "port", "exams", "quiz", "glossary",
		"about", "lost",
	};
	struct rg_template_job job;
	struct rg_template *t;
	struct world w;

	(void)state;
	open_world(&w);
	job = (struct rg_template_job){ &w.arena, w.job.resources,
		w.job.locale, FIXTURE_ES, w.job.problem };
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		t = rg_template_new(&job, names[i]);
		assert_non_null(t);
		for (size_t j = 0; j < t->messages.n; j++)
			if (rg_catalog_find(
			    w.job.locale->langs[FIXTURE_ES].messages, NULL,
			    t->messages.v[j]).n == 0)
				fail_msg("%s: %.*s", names[i],
				    RG_ARG(t->messages.v[j]));
	}
	close_world(&w);
}

static void
a_bad_template_is_a_problem(void **state)
{
	struct rg_resources *resources;
	struct world w;

	(void)state;
	open_world(&w);
	resources = (struct rg_resources *)w.job.resources;
	rg_resources_lay(resources, &w.arena, "templates/sheet.xhtml",
	    RG_V("<html>\n<p></html>"));
	assert_int_equal(rg_html_render(&w.set, &w.job, 0), -1);
	assert_true(rg_view_starts(rg_buf_view(w.job.problem),
	    RG_V("templates/sheet.xhtml:2: ")));
	close_world(&w);
}

static void
an_empty_model_is_a_site(void **state)
{
	struct rg_model empty = { .nlangs = 2 };
	struct world w;

	(void)state;
	open_world(&w);
	w.job.model = &empty;
	w.job.date = -1;
	render(&w);
	assert_true(has(fixture_bytes(&w.set, "site/es/discrepancias.html"),
	    "Las notas coinciden"));
	close_world(&w);
}

/* Who says so, who says otherwise, and the rule: below the value itself. */
static void
values_open_to_their_reasons(void **state)
{
	static const char *const tree[] = {
		"<summary><span class=\"said\">Domain Name System",
		"class=\"reasons\"", "<span class=\"value\">udp</span>",
		"<code>both-beats-one</code>",
		"../conflicts.html#c-dns-transport",
	};
	struct rg_view page;
	struct world w;

	(void)state;
	open_world(&w);
	render(&w);
	page = fixture_bytes(&w.set, "site/en/service/dns.html");
	for (size_t i = 0; i < sizeof(tree) / sizeof(tree[0]); i++)
		if (!has(page, tree[i]))
			fail_msg("no %s", tree[i]);
	page = fixture_bytes(&w.set, "site/es/discrepancias.html");
	assert_true(has(page, "href=\"#c-dns-transport\""));
	assert_true(has(page, "<details class=\"rule\">"));
	close_world(&w);
}

/* What a page says, in a word of it that no other page has. */
static void
pages_say_what_they_are_for(void **state)
{
	static const char *const rows[][2] = {
		{ "en/port/22.html", "<h1>Port 22</h1>" },
		{ "en/port/22.html", "ranges.html#range-well-known" },
		{ "en/port/22.html", "SFTP</a> belongs to it." },
		{ "en/port/22.html", "https://www.rfc-editor.org/rfc/rfc1034" },
		{ "en/port/22.html", "<span>IESG</span>" },
		{ "en/port/22.html", "../exams.html#exam-lab" },
		{ "en/port/22.html", "#c-port-22-service" },
		{ "es/puerto/22.html", "SFTP</a> le pertenece." },
		{ "es/puerto/22.html", "../../en/port/22.html" },
		{ "es/puerto/53.html", "rel=\"prev\" href=\"../puerto/22.html" },
		{ "en/port/6000-6063.html", "<h1>Ports 6000-6063</h1>" },
		{ "en/service/ssh.html", "Kind of use</span>: Remote access" },
		{ "en/service/ssh.html", "../port/22.html" },
		{ "en/service/dns.html", "Sistema de nombres de dominio" },
		{ "en/exams.html", "First &lt;lab&gt;" },
		{ "en/exams.html", "The notes explain 1 of 2." },
		{ "en/exams.html", "<strong>no note has it</strong>" },
		{ "en/ranges.html", "<rect class=\"mark\"" },
		{ "es/intervalos.html", "65.535" },
		{ "es/glosario.html", "puerto efímero" },
		{ "es/glosario.html", "id=\"t-puerto-efimero\"" },
		{ "en/about.html", "<code>both-beats-one</code>" },
		{ "en/about.html", "-ventanas-" },
		{ "en/source/1.html", "<tr id=\"L8\" class=\"unread\">" },
		{ "en/source/1.html", "<em>not read</em>" },
		{ "es/fuente/1.html", "no se han podido leer: 1." },
	};
	struct world w;

	(void)state;
	open_world(&w);
	render(&w);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!has(fixture_bytes(&w.set, rg_arena_fmt(&w.arena,
		    "site/%s", rows[i][0])), rows[i][1]))
			fail_msg("%s: no %s", rows[i][0], rows[i][1]);
	close_world(&w);
}

static size_t
count(struct rg_view v, const char *needle)
{
	size_t n = 0, at;

	while ((at = rg_view_find(v, rg_view_of(needle))) != RG_NONE) {
		v = rg_view_cut(v, at + 1, v.n);
		n++;
	}
	return n;
}

/* DNS was on "udp" for one note and on "tcp,udp" for the other. */
static void
a_question_has_one_right_answer(void **state)
{
	static const char question[] = "<li class=\"question\"";
	struct rg_view rest, one;
	struct world w;
	size_t at, n = 0;

	(void)state;
	open_world(&w);
	render(&w);
	rest = fixture_bytes(&w.set, "site/en/quiz.html");
	assert_true(has(rest, "name=\"how-dns-transport\" value=\"udp\">"));
	assert_true(has(rest, "name=\"how-dns-transport\" value=\"tcp,udp\" "
	    "data-right=\"right\">"));
	while ((at = rg_view_find(rest, rg_view_of(question))) != RG_NONE) {
		rest = rg_view_cut(rest, at + 1, rest.n);
		at = rg_view_find(rest, rg_view_of(question));
		one = at == RG_NONE ? rest : rg_view_cut(rest, 0, at);
		assert_int_equal(count(one, "data-right"), 1);
		assert_true(count(one, "type=\"radio\"") >= 2);
		n++;
	}
	assert_true(n >= 5);
	close_world(&w);
}

static void
a_site_with_an_address_has_a_map(void **state)
{
	struct rg_view map;
	struct world w;

	(void)state;
	open_world(&w);
	render(&w);
	assert_int_equal(fixture_bytes(&w.set, "site/sitemap.xml").n, 0);
	close_world(&w);
	open_world(&w);
	w.job.base_url = "https://ports.example/a&b/";
	render(&w);
	map = fixture_bytes(&w.set, "site/sitemap.xml");
	assert_true(has(map, "<loc>https://ports.example/a&amp;b/es/puerto/"
	    "53.html</loc>"));
	assert_true(has(map, "hreflang=\"en\" href=\"https://ports.example/"
	    "a&amp;b/en/port/53.html\""));
	assert_false(has(map, "404.html"));
	assert_true(has(fixture_bytes(&w.set, "site/404.html"),
	    "https://ports.example/a&amp;b/style.css"));
	close_world(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_page_is_there),
		cmocka_unit_test(every_link_leads_somewhere),
		cmocka_unit_test(notes_bring_no_markup),
		cmocka_unit_test(other_languages_are_marked),
		cmocka_unit_test(the_switch_keeps_the_page),
		cmocka_unit_test(crawlers_are_told_when_there_is_an_address),
		cmocka_unit_test(without_an_address_nothing_is_said_of_one),
		cmocka_unit_test(pages_describe_themselves),
		cmocka_unit_test(the_search_box_has_every_row_to_look_in),
		cmocka_unit_test(pages_say_what_they_are_for),
		cmocka_unit_test(a_question_has_one_right_answer),
		cmocka_unit_test(a_site_with_an_address_has_a_map),
		cmocka_unit_test(pages_are_named_by_the_catalog),
		cmocka_unit_test(every_message_is_translated),
		cmocka_unit_test(a_bad_template_is_a_problem),
		cmocka_unit_test(an_empty_model_is_a_site),
		cmocka_unit_test(values_open_to_their_reasons),
	};

	return cmocka_run_group_tests_name("render/html", tests, NULL, NULL);
}
