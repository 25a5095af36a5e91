/*
 * A note read from a string, and what was read as compact text: one line a
 * block, a claim or a complaint.  The forms are told in tests/spec/README.md.
 */
#ifndef REFGEN_READ_H
#define REFGEN_READ_H

#include "words.h"

#include "refgen/claim.h"

struct reading {
	struct rg_arena		arena;
	struct rg_lexicon	lex;
	struct rg_knowns	knowns;
	struct rg_diags		diags;
	struct rg_source	source;
	struct rg_note		note;
	struct rg_claims	claims;
	struct rg_buf		out;
};

/* The expansions of the lexicons are names of services, too. */
static inline void
knowns_init(struct rg_knowns *knowns, const struct rg_lexicon *lex,
    struct rg_arena *arena)
{
	RG_ASSERT(rg_knowns_read(knowns, arena,
	    carried("data/services.tsv")) == 0);
	RG_ASSERT(rg_knowns_secure(knowns, carried("data/security.tsv")) == 0);
	RG_ASSERT(rg_uses_read(knowns, arena, carried("data/uses.tsv")) == 0);
	for (size_t i = 0; i < lex->entries.n; i++) {
		const struct rg_lexicon_entry *e = &lex->entries.v[i];

		if (rg_view_eq(e->kind, RG_V("service")) ||
		    rg_view_eq(e->kind, RG_V("wrong")))
			rg_knowns_alias(knowns, arena, e->value, e->phrase);
	}
}

static inline void
reading_init(struct reading *r)
{
	*r = (struct reading){ 0 };
	rg_arena_init(&r->arena);
	rg_diags_init(&r->diags, &r->arena);
	words_init(&r->lex, &r->arena);
	knowns_init(&r->knowns, &r->lex, &r->arena);
}

static inline void
reading_release(struct reading *r)
{
	rg_buf_release(&r->out);
	rg_arena_release(&r->arena);
}

/* Reads one note; what an earlier note gave is forgotten. */
static inline void
reading_take(struct reading *r, const char *path, struct rg_view bytes)
{
	rg_diags_init(&r->diags, &r->arena);
	r->claims = (struct rg_claims){ 0 };
	r->note = (struct rg_note){ 0 };
	rg_source_init(&r->source, &r->arena, path, bytes);
	rg_buf_reset(&r->out);
	rg_buf_str(&r->out, "");
	if (!rg_note_admit(&r->source, &r->diags))
		return;
	rg_ingest(&r->note, &r->source, &r->lex, &r->arena, &r->arena,
	    &r->diags);
	rg_claims_read(&r->claims, &r->note, &r->lex, &r->knowns, &r->arena,
	    &r->diags);
}

/* A text on one line: a line break is shown as " / ". */
static inline void
put_text(struct rg_buf *b, struct rg_view text)
{
	text = rg_view_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n')
			rg_buf_str(b, " / ");
		else if (text.p[i] == '\t')
			rg_buf_str(b, "␉");
		else
			rg_buf_char(b, text.p[i]);
	}
}

static inline void
put_row(struct rg_buf *b, const char *kind, const struct rg_row *row)
{
	rg_buf_str(b, kind);
	for (size_t i = 0; i < row->n; i++) {
		rg_buf_str(b, i ? " | " : " ");
		put_text(b, row->cells[i].text.plain);
	}
	rg_buf_char(b, '\n');
}

static inline void
put_block(struct rg_buf *b, const struct rg_note *note, size_t i)
{
	static const char *const kinds[] = {
		[RG_HEADING] = "heading", [RG_ITEM] = "item",
		[RG_LINE] = "line", [RG_TABLE] = "table",
	};
	const struct rg_block *block = &note->blocks[i];

	if (block->quote)
		rg_buf_str(b, "> ");
	if (block->code)
		rg_buf_str(b, "` ");
	if (block->kind == RG_TABLE) {
		if (block->head)
			put_row(b, "table", block->head);
		else
			rg_buf_str(b, "table without a head\n");
		for (size_t k = 0; k < block->nrows; k++)
			put_row(b, "row", &block->rows[k]);
		return;
	}
	rg_buf_str(b, kinds[block->kind]);
	if (block->kind != RG_LINE)
		rg_buf_fmt(b, " %d", block->level);
	rg_buf_str(b, ": ");
	put_text(b, block->text.plain);
	if (block->parent != RG_NONE) {
		rg_buf_str(b, " < ");
		put_text(b, note->blocks[block->parent].text.plain);
	}
	rg_buf_char(b, '\n');
}

static inline void
put_claim(struct rg_buf *b, const struct rg_claim *c)
{
	for (size_t i = 0; i < c->nports; i++) {
		if (i)
			rg_buf_char(b, ',');
		rg_range_put(b, c->ports[i]);
	}
	if (c->transports) {
		rg_buf_char(b, '/');
		rg_transports_put(b, c->transports, "+");
	}
	if (c->kind == RG_CLAIM_RANGE)
		rg_buf_fmt(b, " [%s]", rg_class_name(c->class));
	else if (c->kind != RG_CLAIM_ASSIGNMENT)
		rg_buf_str(b, rg_claim_kind_name(c->kind));
	for (size_t i = 0; i < c->nnames; i++) {
		rg_buf_str(b, i ? " = " : " ");
		put_text(b, c->names[i]);
	}
	if (c->slip && c->known)
		rg_buf_fmt(b, " ~%.*s", RG_ARG(c->known->id));
	if (c->text.n) {
		rg_buf_str(b, ": ");
		put_text(b, c->text);
	}
	rg_buf_char(b, '\n');
}

static inline void
put_complaints(struct rg_buf *b, struct rg_diags *diags)
{
	struct rg_diag_style plain = { 0 };

	rg_diags_sort(diags);
	for (size_t i = 0; i < diags->list.n; i++) {
		const struct rg_diag *d = &diags->list.v[i];

		rg_buf_fmt(b, "! %zu:%zu RG%d ",
		    rg_source_line(d->at.source, d->at.at),
		    rg_source_column(d->at.source, d->at.at),
		    rg_diag_kinds[d->id].code);
		rg_diag_message(b, d, &plain);
		rg_buf_char(b, '\n');
	}
}

#endif
