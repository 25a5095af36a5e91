#include "unit.h"

#include "csv/write.h"
#include "fixture.h"

static void
a_cell_is_one_line_and_no_formula(void **state)
{
	static const struct {
		const char	*name, *text, *cell;
	} rows[] = {
		{ "plain",           "Secure Shell",   "Secure Shell" },
		{ "comma",           "tcp,udp",        "\"tcp,udp\"" },
		{ "semicolon",       "a;=1",           "\"a;=1\"" },
		{ "quotes",          "a \"b\"",        "\"a \"\"b\"\"\"" },
		{ "line ends",       "a\tb\r\nc",      "a b  c" },
		{ "blanks around",   " \t a ",         "a" },
		{ "equals",          "=1+1",           "\"'=1+1\"" },
		{ "plus",            "+1",             "\"'+1\"" },
		{ "minus",           "-ventanas-",     "\"'-ventanas-\"" },
		{ "at",              "@SUM(A1)",       "\"'@SUM(A1)\"" },
		{ "tab and equals",  "\t=1",           "\"'=1\"" },
		{ "CR and equals",   "\r=1",           "\"'=1\"" },
		{ "full width",      "＝1",            "\"'＝1\"" },
		{ "minus sign",      "−1",             "\"'−1\"" },
		{ "behind ZWSP",     "\u200b=1",       "\"'<U+200B>=1\"" },
		{ "behind BOM",      "\ufeff@a",       "\"'<U+FEFF>@a\"" },
		{ "behind a quote",  "\"=1",           "\"'\"\"=1\"" },
		{ "behind NBSP",     "\u00a0=1",       "\"' =1\"" },
		{ "inside",          "a=1",            "a=1" },
		{ "override",        "a\u202e",        "a<U+202E>" },
		{ "beyond",          "ñandú 🦖",       "ñandú 🦖" },
		{ "empty",           "",               "" },
	};
	struct rg_buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_csv csv = { .out = &out, .delimiter = ',' };

		rg_buf_reset(&out);
		rg_csv_text(&csv, rg_view_of(rows[i].text));
		if (!rg_view_eq(rg_buf_view(&out), rg_view_of(rows[i].cell)))
			fail_msg("%s: %s", rows[i].name, out.p);
	}
	rg_buf_release(&out);
}

static void
a_spreadsheet_has_nothing_to_guess(void **state)
{
	static const struct {
		const char	*name, *text, *cell;
	} rows[] = {
		{ "ports",       "139,445",      "\"139, 445\"" },
		{ "range",       "10-12",        "10–12" },
		{ "both",        "20-21,22",     "\"20–21, 22\"" },
		{ "one port",    "53",           "53" },
		{ "transports",  "tcp,udp",      "\"tcp,udp\"" },
		{ "a name",      "pop-3",        "pop-3" },
		{ "minus",       "-1",           "\"'–1\"" },
	};
	struct rg_buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_csv csv = { .out = &out, .delimiter = ';',
			.spreadsheet = true };

		rg_buf_reset(&out);
		rg_csv_text(&csv, rg_view_of(rows[i].text));
		if (!rg_view_eq(rg_buf_view(&out), rg_view_of(rows[i].cell)))
			fail_msg("%s: %s", rows[i].name, out.p);
	}
	rg_buf_release(&out);
}

static void
a_row_is_cells_and_an_end(void **state)
{
	struct rg_buf out = { 0 };
	struct rg_csv csv = { .out = &out, .delimiter = ',' };

	(void)state;
	rg_csv_number(&csv, 22);
	rg_csv_none(&csv);
	rg_csv_text(&csv, RG_V("SSH"));
	rg_csv_end(&csv);
	rg_csv_none(&csv);
	rg_csv_number(&csv, 65535);
	rg_csv_end(&csv);
	assert_view(rg_buf_view(&out), "22,,SSH\r\n,65535\r\n");
	rg_buf_release(&out);
}

/* The mark, the titles, the semicolon: nothing else is different. */
static void
a_spreadsheet_has_the_same_cells(void **state)
{
	static const struct {
		const char	*path, *start, *row;
	} rows[] = {
		{ "spreadsheet/ports.en.csv",
		    "\xef\xbb\xbf" "first port,last port,",
		    "\r\n22,22,tcp,notes,tcp,tcp|udp|sctp,ssh,SSH," },
		{ "spreadsheet/ports.es.csv",
		    "\xef\xbb\xbf" "primer puerto;último puerto;",
		    "\r\n22;22;tcp;notes;tcp;tcp|udp|sctp;ssh;SSH;" },
		{ "csv/ports.es.csv", "first_port,last_port,",
		    "\r\n22,22,tcp,notes,tcp,tcp|udp|sctp,ssh,SSH," },
	};
	struct rg_artifacts set;
	struct rg_arena arena;
	struct rg_render_job job;

	(void)state;
	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	job = fixture_job(&arena);
	assert_int_equal(rg_render(&set, &job, "csv,spreadsheet"), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_view sheet = fixture_bytes(&set, rows[i].path);

		if (!rg_view_starts(sheet, rg_view_of(rows[i].start)) ||
		    rg_view_find(sheet, rg_view_of(rows[i].row)) == RG_NONE)
			fail_msg("%s: %.*s", rows[i].path, RG_ARG(sheet));
	}
	rg_artifacts_release(&set);
	rg_arena_release(&arena);
}

/*
 * The next cell of RFC 4180's grammar, without its quotes; false at the end
 * of the file.  `*last` tells that the row ends behind it.
 */
static bool
read_cell(struct rg_buf *cell, bool *last, struct rg_view *rest)
{
	bool quoted = rest->n > 0 && rest->p[0] == '"';
	size_t at = quoted ? 1 : 0;

	rg_buf_reset(cell);
	if (rest->n == 0)
		return false;
	for (;; at++) {
		assert_true(at < rest->n);
		if (quoted && rest->p[at] == '"') {
			if (rest->p[++at] != '"')
				break;
		} else if (!quoted && (rest->p[at] == ',' ||
		    rest->p[at] == '\r')) {
			break;
		}
		assert_int_not_equal(rest->p[at], '\n');
		rg_buf_char(cell, rest->p[at]);
	}
	*last = rest->p[at] == '\r';
	if (*last)
		assert_int_equal(rest->p[++at], '\n');
	else
		assert_int_equal(rest->p[at], ',');
	*rest = rg_view_cut(*rest, at + 1, rest->n);
	return true;
}

/* A cell by row and column, both from 0; checks that rows are alike. */
static size_t
read_sheet(struct rg_buf *cell, struct rg_view bytes, size_t row,
    size_t column)
{
	struct rg_buf next = { 0 };
	size_t r = 0, c = 0, columns = 0;
	bool last;

	rg_buf_reset(cell);
	while (read_cell(&next, &last, &bytes)) {
		if (r == row && c == column)
			rg_buf_put(cell, rg_buf_view(&next));
		c++;
		if (!last)
			continue;
		if (r == 0)
			columns = c;
		assert_int_equal(c, columns);
		c = 0;
		r++;
	}
	assert_int_equal(c, 0);
	rg_buf_release(&next);
	return r;
}

static void
what_is_written_can_be_read(void **state)
{
	static const struct {
		const char	*path;
		size_t		 rows, row, column;
		const char	*cell;
	} rows[] = {
		{ "csv/ports.en.csv", 8, 0, 0, "first_port" },
		{ "csv/ports.es.csv", 8, 0, 12, "conflicts" },
		{ "csv/ports.en.csv", 8, 2, 10, ".TH evil 7 \"gone\"" },
		{ "csv/ports.en.csv", 8, 3, 2, "tcp|udp" },
		{ "csv/ports.en.csv", 8, 3, 8, "Domain Name System" },
		{ "csv/ports.es.csv", 8, 3, 10,
		    "convierte nombres; mañana, ñandú 🦖" },
		{ "csv/ports.en.csv", 8, 4, 10,
		    "'=1+1 is \"no\" formula, but a tab" },
		{ "csv/ports.en.csv", 8, 4, 9, "'@samba|CIFS|microsoft-ds" },
		{ "csv/ports.en.csv", 8, 5, 3, "notes|packaged" },
		{ "csv/ports.en.csv", 8, 6, 1, "6063" },
		{ "csv/ports.en.csv", 8, 6, 11, "fallback:es" },
		{ "csv/ports.en.csv", 8, 1, 13, "encrypted" },
		{ "csv/ports.en.csv", 8, 1, 14, "standard" },
		{ "csv/ports.es.csv", 8, 2, 14, "notes" },
		{ "csv/ports.en.csv", 8, 3, 13, "" },
		{ "csv/ports.en.csv", 8, 7, 0, "" },
		{ "csv/ports.en.csv", 8, 7, 6, "microsoft-rpc" },
		{ "csv/conflicts.en.csv", 8, 1, 6, "udp|tcp,udp" },
		{ "csv/conflicts.en.csv", 8, 2, 5, "139|445" },
		{ "csv/conflicts.es.csv", 8, 5, 10,
		    "notes/ports.md:9 notes/puertos.md:5|registry" },
		{ "csv/conflicts.es.csv", 8, 6, 2, "" },
		{ "csv/claims.csv", 16, 0, 4, "id" },
		{ "csv/claims.csv", 16, 2, 0, "notes/ports.md" },
		{ "csv/claims.csv", 16, 2, 1, "4" },
		{ "csv/claims.csv", 16, 2, 6, "registered" },
		{ "csv/claims.csv", 16, 4, 11, "SSH|Secure Shell" },
		{ "csv/claims.csv", 16, 6, 13, "dns" },
		{ "csv/claims.csv", 16, 6, 14, "dns-transport" },
		{ "csv/claims.csv", 16, 6, 15, "dns-transport" },
		{ "csv/claims.csv", 16, 7, 12,
		    "'=1+1 is \"no\" formula, but a tab" },
		{ "csv/claims.csv", 16, 9, 7, "" },
		{ "csv/claims.csv", 16, 13, 14, "dns-transport" },
		{ "csv/claims.csv", 16, 13, 15, "" },
	};
	struct rg_buf cell = { 0 };
	struct rg_artifacts set;
	struct rg_arena arena;
	struct rg_render_job job;

	(void)state;
	rg_arena_init(&arena);
	rg_artifacts_init(&set);
	job = fixture_job(&arena);
	assert_int_equal(rg_render(&set, &job, "csv"), 0);
	assert_int_equal(set.n, 10);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(read_sheet(&cell,
		    fixture_bytes(&set, rows[i].path), rows[i].row,
		    rows[i].column), rows[i].rows);
		assert_view(rg_buf_view(&cell), rows[i].cell);
	}
	rg_buf_release(&cell);
	rg_artifacts_release(&set);
	rg_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_is_one_line_and_no_formula),
		cmocka_unit_test(a_spreadsheet_has_nothing_to_guess),
		cmocka_unit_test(a_row_is_cells_and_an_end),
		cmocka_unit_test(a_spreadsheet_has_the_same_cells),
		cmocka_unit_test(what_is_written_can_be_read),
	};

	return cmocka_run_group_tests_name("render/csv", tests, NULL, NULL);
}
