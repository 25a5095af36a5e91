/* The grammar of tables is in tests/spec/tables.md; here are its edges. */
#include "unit.h"

#include "table.h"

struct desk {
	struct rg_arena		arena;
	struct rg_diags		diags;
	struct rg_source	source;
	struct table_line	lines[64];
	size_t			n;
};

static void
desk_init(struct desk *d, const char *text)
{
	*d = (struct desk){ 0 };
	rg_arena_init(&d->arena);
	rg_diags_init(&d->diags, &d->arena);
	rg_source_init(&d->source, &d->arena, "x.md", rg_view_of(text));
	for (size_t i = 1; i <= d->source.nlines && i <= ROWS(d->lines); i++) {
		struct rg_view line = rg_source_text(&d->source, i);
		size_t from = (size_t)(line.p - d->source.bytes.p);

		d->lines[d->n++] = (struct table_line){ from, from + line.n,
			i };
	}
}

static void
delimiters_are_dashes_with_a_sign(void **state)
{
	static const struct {
		const char	*line;
		bool		 delimiter;
	} rows[] = {
		{ "|---|---|",       true },
		{ "--|--",           true },
		{ "| :-: | -: |",    true },
		{ "|-|",             true },
		{ "-:",              true },
		{ "\t| --- |\t",     true },
		{ "---",             false },
		{ "- - -",           false },
		{ "|  |  |",         false },
		{ "|:|",             false },
		{ "| -- | x |",      false },
		{ "|===|",           false },
		{ "",                false },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct desk d;

		desk_init(&d, rows[i].line);
		if (is_delimiter(&d.source, &d.lines[0]) != rows[i].delimiter)
			fail_msg("\"%s\"", rows[i].line);
		rg_arena_release(&d.arena);
	}
}

static void
cells_are_parted_by_bare_pipes(void **state)
{
	static const struct {
		const char	*line;
		size_t		 cells;
		bool		 pipe;
	} rows[] = {
		{ "",                   0, false },
		{ "a",                  1, false },
		{ "a | b",              2, true },
		{ "| a | b |",          2, true },
		{ "| a | b",            2, true },
		{ "a | b |",            2, true },
		{ "| a |",              1, true },
		{ "| | |",              2, true },
		{ "||",                 1, true },
		{ "a \\| b",            1, false },
		{ "a \\\\| b",          1, false },
		{ "`a | b`",            2, true },
		{ "[[a|b]] | c",        2, true },
		{ "[[a|b]]",            1, false },
		{ "[[a|b",              2, true },
		{ "| a | b | &&",       3, true },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct desk d;

		desk_init(&d, rows[i].line);
		if (count_cells(&d.source, &d.lines[0]) != rows[i].cells)
			fail_msg("cells of \"%s\"", rows[i].line);
		if (has_pipe(&d.source, &d.lines[0]) != rows[i].pipe)
			fail_msg("pipe in \"%s\"", rows[i].line);
		rg_arena_release(&d.arena);
	}
}

static void
cells_know_where_they_stand(void **state)
{
	struct rg_block table = { 0 };
	struct desk d;

	(void)state;
	desk_init(&d, "| Port | Name |\n|--|--|\n|  22\t|**SSH** |\n");
	assert_int_equal(table_extent(&d.source, d.lines, d.n), 3);
	read_table(&table, &d.source, d.lines, 3, &d.arena, &d.diags);
	assert_non_null(table.head);
	assert_int_equal(table.nrows, 1);
	assert_int_equal(table.rows[0].n, 2);
	assert_view(rg_span_text(table.rows[0].cells[0].at), "22");
	assert_view(rg_span_text(table.rows[0].cells[1].at), "**SSH**");
	assert_view(table.rows[0].cells[1].text.plain, "SSH");
	assert_view(rg_span_text(table.head->at), "| Port | Name |");
	rg_arena_release(&d.arena);
}

/* A table ends before its limits do; a wider row keeps the rest in a cell. */
static void
columns_and_rows_are_limited(void **state)
{
	size_t rows = rg_note_limits.rows, columns = rg_note_limits.columns;
	struct rg_block table = { 0 };
	struct table_line *lines;
	struct rg_buf b = { 0 };
	struct desk d;

	(void)state;
	for (size_t i = 0; i < columns + 5; i++)
		rg_buf_fmt(&b, "|%zu", i);
	rg_buf_str(&b, "|\n");
	for (size_t i = 0; i < rows + 5; i++)
		rg_buf_fmt(&b, "|%zu|\n", i);
	desk_init(&d, b.p);
	lines = rg_arena_alloc(&d.arena, d.source.nlines * sizeof(*lines));
	for (size_t i = 0; i < d.source.nlines; i++) {
		struct rg_view line = rg_source_text(&d.source, i + 1);
		size_t from = (size_t)(line.p - d.source.bytes.p);

		lines[i] = (struct table_line){ from, from + line.n, i + 1 };
	}
	read_table(&table, &d.source, lines, d.source.nlines, &d.arena,
	    &d.diags);
	assert_int_equal(table.nrows, rows);
	assert_int_equal(table.rows[0].n, columns);
	assert_view(table.rows[0].cells[columns - 2].text.plain, "30");
	assert_view(table.rows[rows - 1].cells[0].text.plain, "4998");
	rg_buf_release(&b);
	rg_arena_release(&d.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(delimiters_are_dashes_with_a_sign),
		cmocka_unit_test(cells_are_parted_by_bare_pipes),
		cmocka_unit_test(cells_know_where_they_stand),
		cmocka_unit_test(columns_and_rows_are_limited),
	};

	return cmocka_run_group_tests_name("ingest/table", tests, NULL, NULL);
}
