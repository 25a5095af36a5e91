#include <stdio.h>

#include "fixture.h"
#include "unit.h"

#include "cards/deck.h"
#include "formats.h"

struct world {
	struct rg_arena		 arena;
	struct rg_render_job	 job;
	struct rg_exam		 exams[2];
	struct rg_artifacts	 set;
};

/* A fact of an exam: a service, its name alone, or neither. */
static struct rg_exam_item
item(const struct world *w, const char *service, const char *name,
    uint32_t first, uint32_t last)
{
	const struct rg_service *s = service ? rg_model_service(w->job.model,
	    rg_view_of(service)) : NULL;

	return (struct rg_exam_item){ .service = s, .name = rg_view_of(name),
		.ports = { first, last }, .no_port = first == 0,
		.transports = RG_TCP };
}

static void
open_world(struct world *w)
{
	struct rg_exam_item *one, *two;
	struct rg_model *m;

	*w = (struct world){ 0 };
	rg_arena_init(&w->arena);
	rg_artifacts_init(&w->set);
	w->job = fixture_job(&w->arena);
	m = fixture_model(&w->arena);
	w->job.model = m;
	one = rg_arena_alloc(&w->arena, 6 * sizeof(*one));
	one[0] = item(w, "ssh", "SSH", 22, 22);
	one[1] = item(w, "sftp", "SFTP", 22, 22);
	one[2] = item(w, NULL, NULL, 53, 53);
	one[3] = item(w, "smb", "SMB", 137, 445);
	one[4] = item(w, NULL, "<b>TACACS+</b> [sound:x]", 49, 49);
	one[5] = item(w, "microsoft-rpc", "Microsoft RPC", 0, 0);
	two = rg_arena_alloc(&w->arena, 2 * sizeof(*two));
	two[0] = item(w, "ssh", "SSH", 22, 22);
	two[1] = item(w, "x11", "X11", 6001, 6001);
	w->exams[0] = (struct rg_exam){ .id = RG_V("network-plus"),
		.title = { RG_V("Network+"), RG_V("Network+") },
		.items = one, .nitems = 6, .ncovered = 5 };
	w->exams[1] = (struct rg_exam){ .id = RG_V("ccna"),
		.title = { RG_V("CCNA"), RG_V("CCNA") },
		.items = two, .nitems = 2, .ncovered = 2 };
	m->exams = w->exams;
	m->nexams = 2;
}

static void
close_world(struct world *w)
{
	rg_artifacts_release(&w->set);
	rg_buf_release(w->job.problem);
	rg_arena_release(&w->arena);
}

/* The lines of a side, a slash between two. */
static struct rg_view
lines_of(struct world *w, const struct side *s)
{
	struct rg_buf b = { 0 };
	struct rg_view v;

	for (size_t i = 0; i < s->lines.n; i++) {
		if (i > 0)
			rg_buf_str(&b, " / ");
		rg_buf_put(&b, s->lines.v[i].text);
	}
	v = rg_arena_copy(&w->arena, rg_buf_view(&b));
	rg_buf_release(&b);
	return v;
}

struct row {
	const char	*key, *question, *answer, *source;
};

static void
check_deck(struct world *w, const struct deck *d, const struct row *rows,
    size_t n)
{
	for (size_t i = 0; i < n && i < d->cards.n; i++) {
		const struct card *c = &d->cards.v[i];

		assert_row(rows[i].key, c->key, rows[i].key);
		assert_row(rows[i].key, lines_of(w, &c->question),
		    rows[i].question);
		assert_row(rows[i].key, lines_of(w, &c->answer),
		    rows[i].answer);
		assert_row(rows[i].key, c->answer.source, rows[i].source);
	}
	assert_int_equal(d->cards.n, n);
}

static void
ports_are_asked(void **state)
{
	static const struct row rows[] = {
		{ "port-22", "22 / tcp", "SFTP / SSH File Transfer Protocol / "
		    "Copies \\*(lq files \\ / SSH / Secure Shell / "
		    ".TH evil 7 \"gone\"",
		    "notes/ports.md:10, 9" },
		{ "port-49", "49 / tcp", "<b>TACACS+</b> [sound:x]",
		    "objectives of the exam" },
		{ "port-53", "53 / tcp · udp", "DNS / Domain Name System / "
		    "Turns <b>names</b> into addresses",
		    "notes/ports.md:11" },
		{ "port-139", "139 / tcp", "SMB / Server Message Block / "
		    "=1+1 is \"no\" formula, but a tab", "notes/ports.md:12" },
		{ "port-445", "445 / tcp · udp", "SMB / Server Message Block "
		    "/ =1+1 is \"no\" formula, but a tab",
		    "notes/puertos.md:7" },
		{ "service-microsoft-rpc", "Microsoft RPC",
		    "no port / See " FIXTURE_LONG_WORD, "notes/ports.md:14" },
	};
	struct world w;
	struct deck d;

	(void)state;
	open_world(&w);
	deck_make(&d, &w.arena, &w.job, &w.exams[0], RG_ASK_PORT, FIXTURE_EN,
	    FIXTURE_EN);
	check_deck(&w, &d, rows, ROWS(rows));
	close_world(&w);
}

/* Each side in its own language; of a range only the port asked for. */
static void
services_are_asked(void **state)
{
	static const struct row rows[] = {
		{ "service-ssh", "SSH / Secure Shell",
		    "22 / tcp / .TH malo 7 \"perdido\"",
		    "notes/puertos.md:5" },
		{ "service-x11", "X11 / X Window System",
		    "6001 / tcp · udp / -ventanas- a distancia",
		    "notes/ports.md:13" },
	};
	struct world w;
	struct deck d;

	(void)state;
	open_world(&w);
	deck_make(&d, &w.arena, &w.job, &w.exams[1], RG_ASK_SERVICE,
	    FIXTURE_EN, FIXTURE_ES);
	check_deck(&w, &d, rows, ROWS(rows));
	assert_view(d.cards.v[0].question.label, "Which port?");
	close_world(&w);
}

static void
a_long_text_ends_behind_a_word(void **state)
{
	static const struct {
		const char	*name, *text, *plain;
	} rows[] = {
		{ "fits", "one two", "one two" },
		{ "a blank for any", " one\t\n two ", "one two" },
		{ "behind a word", "one two three", "one two …" },
		{ "within one", "onetwothreefour", "onetwoth …" },
		{ "no half letter", "ñañañañañañ", "ñañañaña …" },
		{ "acts unseen", "a\xe2\x80\xae", "a<U+202E>" },
	};
	struct rg_arena arena;
	struct deck d = { .arena = &arena };

	(void)state;
	rg_arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++)
		assert_row(rows[i].name, deck_plain(&d,
		    rg_view_of(rows[i].text), i == 5 ? 20 : 8), rows[i].plain);
	rg_arena_release(&arena);
}

static void
html_has_every_card(void **state)
{
	struct rg_view page;
	struct world w;

	(void)state;
	open_world(&w);
	for (rg_lang l = 0; l < 2; l++)
		assert_int_equal(rg_cards_render(&w.set, &w.job, l), 0);
	page = fixture_bytes(&w.set, "cards/network-plus.es.html");
	assert_int_not_equal(rg_view_find(page, RG_V(
	    "&lt;b&gt;TACACS+&lt;/b&gt;")), RG_NONE);
	assert_int_not_equal(rg_view_find(page, RG_V(
	    "<article class=\"card\" id=\"port-445\">")), RG_NONE);
	assert_int_not_equal(rg_view_find(page, RG_V(
	    "<p class=\"stands\" lang=\"en\">Server Message Block (en)</p>")),
	    RG_NONE);
	assert_int_not_equal(fixture_bytes(&w.set, "cards/cards.css").n, 0);
	assert_int_not_equal(fixture_bytes(&w.set, "cards/ccna.en.html").n,
	    0);
	close_world(&w);
}

/* A line of an Anki file, from 1. */
static struct rg_view
anki_line(const struct world *w, const char *path, size_t line)
{
	return fixture_line(fixture_bytes(&w->set, path), line);
}

static void
anki_knows_a_note_again(void **state)
{
	static const char network[] = "anki/network-plus.en.txt";
	struct rg_view a, b;
	struct world w;

	(void)state;
	open_world(&w);
	for (rg_lang l = 0; l < 2; l++)
		assert_int_equal(rg_anki_render(&w.set, &w.job, l), 0);
	assert_view(anki_line(&w, network, 1), "#separator:tab");
	assert_view(anki_line(&w, network, 6), "#notetype:Basic");
	assert_view(anki_line(&w, "anki/ccna.es.txt", 6), "#notetype:Básico");
	assert_view(anki_line(&w, network, 8),
	    "refgen:en:port-49\tNetwork+\tWhich service?<br><b>49</b>\t"
	    "49 · tcp<br><b>&lt;b&gt;TACACS+&lt;/b&gt; &#91;sound:x]</b>"
	    "<br><small>objectives of the exam</small>\t"
	    "refgen::port refgen::network-plus");
	/* What two exams ask for is one note, but for the deck. */
	a = anki_line(&w, network, 7);
	b = anki_line(&w, "anki/ccna.en.txt", 7);
	assert_true(rg_view_starts(a, RG_V("refgen:en:port-22\tNetwork+\t")));
	assert_true(rg_view_starts(b, RG_V("refgen:en:port-22\tCCNA\t")));
	assert_true(rg_view_eq(rg_view_cut(a, 27, a.n),
	    rg_view_cut(b, 23, b.n)));
	assert_true(rg_view_ends(a, RG_V(
	    "\trefgen::port refgen::network-plus refgen::ccna")));
	close_world(&w);
}

static size_t
count(struct rg_view text, const char *begin)
{
	struct rg_view line;
	size_t n = 0;

	while (rg_view_split(&line, &text, '\n'))
		n += rg_view_starts(line, rg_view_of(begin));
	return n;
}

/* However much an exam asks for, there is room for each of it. */
static void
a_sheet_has_pages_enough(void **state)
{
	static const struct {
		size_t	items, pages;
	} rows[] = { { 0, 1 }, { 1, 1 }, { 48, 1 }, { 49, 1 }, { 192, 1 },
		{ 193, 2 }, { 1000, 6 } };
	struct rg_card_style style = { .front = 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_buf out = { 0 };
		struct rg_view v, line;
		struct world w;

		open_world(&w);
		w.exams[0].nitems = rows[i].items;
		w.exams[0].items = rg_arena_alloc(&w.arena,
		    (rows[i].items + 1) * sizeof(*w.exams[0].items));
		for (size_t k = 0; k < rows[i].items; k++)
			w.exams[0].items[k] = item(&w, NULL, "Some",
			    (uint32_t)k + 1, (uint32_t)k + 1);
		rg_cards_draw_sheet(&out, &w.job, &w.exams[0], &style);
		v = rg_buf_view(&out);
		if (count(v, "page") != rows[i].pages ||
		    count(v, "text 1000 bold en Some") != rows[i].items)
			fail_msg("%zu items: %zu on %zu pages", rows[i].items,
			    count(v, "text 1000 bold en Some"),
			    count(v, "page"));
		while (rg_view_split(&line, &v, '\n')) {
			int x, y, width, height;

			if (sscanf(rg_arena_str(&w.arena, line),
			    "box %d %d %d %d", &x, &y, &width, &height) == 4)
				assert_true(width > 0 && height > 0);
		}
		rg_buf_release(&out);
		close_world(&w);
	}
}

/* Of an exam that the notes know nothing of there is nothing. */
static void
no_notes_no_files(void **state)
{
	struct world w;

	(void)state;
	open_world(&w);
	w.exams[0].ncovered = w.exams[1].ncovered = 0;
	assert_int_equal(rg_cards_render(&w.set, &w.job, 0), 0);
	assert_int_equal(rg_anki_render(&w.set, &w.job, 0), 0);
	assert_int_equal(w.set.n, 0);
	w.exams[1].ncovered = 1;
	assert_int_equal(rg_cards_render(&w.set, &w.job, 0), 0);
	assert_int_equal(rg_anki_render(&w.set, &w.job, 0), 0);
	assert_int_equal(w.set.n, 3);
	close_world(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ports_are_asked),
		cmocka_unit_test(services_are_asked),
		cmocka_unit_test(a_long_text_ends_behind_a_word),
		cmocka_unit_test(html_has_every_card),
		cmocka_unit_test(anki_knows_a_note_again),
		cmocka_unit_test(a_sheet_has_pages_enough),
		cmocka_unit_test(no_notes_no_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
