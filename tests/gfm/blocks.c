/*
 * The tables that we read: blocks < INPUT.
 *
 * The input is Markdown texts, each behind a line with its length in bytes;
 * for each a line of JSON is written: the tables, as rows of the plain text
 * of their cells, the heading (if there is one) first.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "refgen/die.h"
#include "refgen/note.h"

static json_t *
row_json(const struct rg_row *row)
{
	json_t *cells = json_array();

	for (size_t i = 0; i < row->n; i++) {
		struct rg_view text = row->cells[i].text.plain;

		json_array_append_new(cells, json_stringn(text.n ? text.p : "",
		    text.n));
	}
	return cells;
}

static json_t *
tables_json(const struct rg_note *note)
{
	json_t *tables = json_array();

	for (size_t i = 0; i < note->n; i++) {
		const struct rg_block *b = &note->blocks[i];
		json_t *rows = json_array();

		if (b->kind != RG_TABLE) {
			json_decref(rows);
			continue;
		}
		if (b->head)
			json_array_append_new(rows, row_json(b->head));
		for (size_t k = 0; k < b->nrows; k++)
			json_array_append_new(rows, row_json(&b->rows[k]));
		json_array_append_new(tables, json_pack("{s:b,s:o}", "headed",
		    b->head != NULL, "rows", rows));
	}
	return tables;
}

static void
print_tables(struct rg_view bytes)
{
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_lexicon lexicon;
	struct rg_source source;
	struct rg_note note = { 0 };
	json_t *tables;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	rg_lexicon_init(&lexicon, &arena);
	rg_source_init(&source, &arena, "gfm.md", bytes);
	if (rg_note_admit(&source, &diags))
		rg_ingest(&note, &source, &lexicon, &arena, &arena,
		    &diags);
	tables = tables_json(&note);
	if (json_dumpf(tables, stdout, JSON_COMPACT) != 0)
		rg_oom();
	putchar('\n');
	json_decref(tables);
	rg_arena_release(&arena);
}

int
main(void)
{
	size_t size;

	while (scanf("%zu", &size) == 1 && getchar() == '\n') {
		char *bytes = rg_alloc(size + 1);

		if (fread(bytes, 1, size, stdin) != size)
			return EXIT_FAILURE;
		print_tables(rg_view(bytes, size));
		free(bytes);
	}
	return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
