#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fixture.h"
#include "man/escape.h"

static void
each_character_is_written_as_itself(void **state)
{
	static const struct {
		const char	*name, *text, *roff;
	} rows[] = {
		{ "plain",       "secure shell",     "secure shell" },
		{ "escape",      "\\*(lq \\",        "\\e*(lq \\e" },
		{ "hyphen",      "microsoft-ds",     "microsoft\\-ds" },
		{ "quotes",      "a \"b\" 'c' `d`",
		    "a \\(dqb\\(dq \\(aqc\\(aq \\(gad\\(ga" },
		{ "accents",     "~^",               "\\(ti\\(ha" },
		{ "blanks",      "  a\t b\r\nc\xc2\xa0""d  ", "a b c d" },
		{ "beyond",      "ñandú 🦖",         "ñandú 🦖" },
		{ "control",     "a\x1b[31m",        "a<U+001B>[31m" },
		{ "override",    "a\u202e""b",       "a<U+202E>b" },
		{ "soft hyphen", "trans\u00adporte", "transporte" },
		{ "long",        "abcdefghijklmnopqrstuvwx",
		    "abcdefghijklmnopqrst uvwx" },
		{ "nothing",     " \t ",             "" },
	};
	struct rg_buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rg_buf_reset(&out);
		rg_roff_text(&out, rg_view_of(rows[i].text), 20);
		if (!rg_view_eq(rg_buf_view(&out), rg_view_of(rows[i].roff)))
			fail_msg("%s: %s", rows[i].name, out.p);
	}
	rg_buf_release(&out);
}

/* What a formatter prints for a page, without overstrikes and escapes. */
static void
format(struct rg_buf *to, const char *command, struct rg_view page)
{
	char path[] = "/tmp/refgen-man-XXXXXX";
	struct rg_buf line = { 0 };
	FILE *p;
	int fd = mkstemp(path), c;

	assert_true(fd >= 0);
	assert_true(write(fd, page.p, page.n) == (ssize_t)page.n);
	close(fd);
	/* A request that slipped through may run for ever. */
	rg_buf_fmt(&line, "timeout 20 %s %s 2>&1", command, path);
	p = popen(line.p, "r");
	assert_non_null(p);
	while ((c = getc(p)) != EOF) {
		if (c == '\b')
			rg_buf_cut(to, to->n - 1);
		else if (c == 0x1b)
			while (c != 'm' && c != EOF)
				c = getc(p);
		else
			rg_buf_char(to, (char)c);
	}
	assert_int_equal(pclose(p), 0);
	unlink(path);
	rg_buf_release(&line);
}

static void
hostile_words_are_printed_and_nothing_else(void **state)
{
	static const char *const formatters[][2] = {
		{ "mandoc", "mandoc -Tutf8 -Owidth=200" },
		{ "groff", "groff -t -man -Tutf8 -k -ww -rLL=200n" },
	};
	static const char *const words[] = {
		".so /etc/hostname", "'sy touch evil", ".TH evil 7", "\\",
		"\\X'x' \\Y[x] \\V[HOME] \\*(lq \\n(.g \\!x \\$1 \\z", "T}",
		".TE", ".", "'", "..", "\\\" comment", ".while 1 .br",
		".de x y", ".ig", "\\fBbold\\fR \\s9big", "\\c", "\\&", "\t.br",
		"a b\n.so /etc/passwd", "-1 --long-option", ".\\\" x", "@ # %",
		"\\(em \\[u0041] \\N'65'", "{ } .if n x",
	};
	struct rg_buf page = { 0 }, got = { 0 }, want = { 0 }, probe = { 0 };

	(void)state;
	rg_buf_str(&page, "'\\\" t\n.TH X 7 2026-01-02\n.nh\n.ad l\n.SH A\n");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct rg_view rest = rg_view_of(words[i]), part;

		rg_buf_str(&page, ".PP\n" RG_ROFF_GUARD);
		rg_roff_text(&page, rest, 60);
		rg_buf_str(&page, "\n.TS\nl.\nT{\n" RG_ROFF_GUARD);
		rg_roff_text(&page, rest, 60);
		rg_buf_str(&page, "\nT}\n.TE\n");
		/* Twice each, by word; tabs and line ends are blanks. */
		for (int twice = 0; twice < 2; twice++) {
			rest = rg_view_of(words[i]);
			while (rg_view_split(&part, &rest, ' ')) {
				rg_buf_put(&want, rg_view_trim(part));
				rg_buf_char(&want, ' ');
			}
		}
	}
	for (size_t i = 0; i < want.n; i++)
		if (want.p[i] == '\n')
			want.p[i] = ' ';
	for (size_t f = 0; f < 2; f++) {
		struct rg_view rest, part;

		rg_buf_reset(&probe);
		rg_buf_fmt(&probe, "command -v %s >/dev/null 2>&1",
		    formatters[f][0]);
		if (system(probe.p) != 0)
			continue;
		rg_buf_reset(&got);
		rg_buf_reset(&probe);
		format(&got, formatters[f][1], rg_buf_view(&page));
		for (size_t i = 0; i < got.n; i++)
			if (got.p[i] == '\n')
				got.p[i] = ' ';
		rest = rg_buf_view(&got);
		while (rg_view_split(&part, &rest, ' '))
			if (part.n > 0)
				rg_buf_fmt(&probe, "%.*s ", RG_ARG(part));
		if (rg_view_find(rg_buf_view(&probe), rg_buf_view(&want)) ==
		    RG_NONE)
			fail_msg("%s printed\n%s\nand not\n%s",
			    formatters[f][0], probe.p, want.p);
	}
	rg_buf_release(&page);
	rg_buf_release(&got);
	rg_buf_release(&want);
	rg_buf_release(&probe);
}

/* A line is a control line only if we wrote it: from this list. */
static void
every_other_line_is_guarded(void **state)
{
	static const char *const ours[] = {
		"'\\\" t", ".TH PORTINFO 7 ", ".nh", ".ad l", ".SH ", ".PP",
		".TP", ".br", ".RS", ".RE", ".TS", ".TE", ".BR getent (1),",
		".BR services (5)", ".BR \"\\&",
		"T{", "T}", "_", "lbw(", "lw(", "portinfo \\- ", "\\&",
	};
	struct rg_artifacts set;
	struct rg_arena arena;
	struct rg_render_job job;

	(void)state;
	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	job = fixture_job(&arena);
	assert_int_equal(rg_render(&set, &job, "man"), 0);
	assert_int_equal(set.n, 2);
	for (size_t i = 0; i < set.n; i++) {
		struct rg_view rest = rg_buf_view(&set.v[i]->bytes), line;

		while (rg_view_split(&line, &rest, '\n')) {
			bool known = line.n == 0 && rest.p == NULL;

			for (size_t k = 0; k < sizeof(ours) / sizeof(*ours);
			    k++)
				known |= rg_view_starts(line,
				    rg_view_of(ours[k]));
			if (!known)
				fail_msg("%.*s", RG_ARG(line));
		}
	}
	rg_artifacts_release(&set);
	rg_arena_release(&arena);
}

static void
the_head_says_what_the_job_says(void **state)
{
	static const struct {
		const char	*name, *title;
		int64_t		 date;
		const char	*head;
	} rows[] = {
		{ "both", "My ports", 1767312000,
		    ".TH PORTINFO 7 2026-01-02 \"\\&refgen 0.1.0\" "
		    "\"\\&My ports\"\n" },
		{ "none", NULL, -1,
		    ".TH PORTINFO 7 1970-01-01 \"\\&refgen 0.1.0\" "
		    "\"\\&port reference\"\n" },
		{ "a title that is an end", "\" .br \\", 0,
		    ".TH PORTINFO 7 1970-01-01 \"\\&refgen 0.1.0\" "
		    "\"\\&\\(dq .br \\e\"\n" },
		{ "too long", "A title that leaves no room for the name", 0,
		    ".TH PORTINFO 7 1970-01-01 \"\\&refgen 0.1.0\" "
		    "\"\\&port reference\"\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_artifacts set;
		struct rg_arena arena;
		struct rg_render_job job;
		struct rg_view page;

		rg_arena_init(&arena);
		rg_artifacts_init(&set);
		job = fixture_job(&arena);
		job.title = rows[i].title;
		job.date = rows[i].date;
		assert_int_equal(rg_render(&set, &job, "man"), 0);
		page = fixture_bytes(&set, "man/man7/portinfo.7");
		assert_true(rg_view_starts(page, RG_V("'\\\" t\n")));
		if (rg_view_find(page, rg_view_of(rows[i].head)) == RG_NONE)
			fail_msg("%s", rows[i].name);
		rg_artifacts_release(&set);
		rg_arena_release(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_character_is_written_as_itself),
		cmocka_unit_test(hostile_words_are_printed_and_nothing_else),
		cmocka_unit_test(every_other_line_is_guarded),
		cmocka_unit_test(the_head_says_what_the_job_says),
	};

	return cmocka_run_group_tests_name("render/man", tests, NULL, NULL);
}
