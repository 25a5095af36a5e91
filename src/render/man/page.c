#include "man/page.h"

/*
 * On a screen of 60 columns a text stands at most 18 in (a service's port),
 * so no longer word stays whole.
 */
#define WORD 42

const char *
rg_man_tr(const struct rg_man *m, const char *msgid)
{
	return rg_trc(m->job->locale, m->lang, "man", msgid);
}

void
rg_man_text(struct rg_man *m, struct rg_view v)
{
	rg_roff_text(m->out, v, WORD);
}

void
rg_man_say(struct rg_man *m, const char *msgid)
{
	rg_man_text(m, rg_view_of(rg_man_tr(m, msgid)));
}

void
rg_man_line(struct rg_man *m)
{
	rg_buf_str(m->out, RG_ROFF_GUARD);
}

void
rg_man_end(struct rg_man *m)
{
	rg_buf_char(m->out, '\n');
}

/* Guarded only at need: lexgrog(1) looks for NAME as it stands. */
void
rg_man_heading(struct rg_man *m, const char *msgid)
{
	rg_buf_str(m->out, ".SH \"");
	if (rg_man_tr(m, msgid)[0] == '.')
		rg_buf_str(m->out, RG_ROFF_GUARD);
	rg_man_say(m, msgid);
	rg_buf_str(m->out, "\"\n");
}

void
rg_man_paragraph(struct rg_man *m, const char *msgid)
{
	rg_buf_str(m->out, ".PP\n");
	rg_man_line(m);
	rg_man_say(m, msgid);
	rg_man_end(m);
}

void
rg_man_item(struct rg_man *m, struct rg_view v)
{
	m->fresh = true;
	rg_buf_str(m->out, ".TP\n.BR \"" RG_ROFF_GUARD);
	rg_man_text(m, v);
	rg_buf_char(m->out, '"');
}

void
rg_man_beside(struct rg_man *m, const char *before)
{
	rg_buf_fmt(m->out, " \"" RG_ROFF_GUARD "%s", before);
}

void
rg_man_next(struct rg_man *m)
{
	if (!m->fresh)
		rg_buf_str(m->out, ".br\n");
	m->fresh = false;
	rg_man_line(m);
}

void
rg_man_named(struct rg_man *m, const char *msgid)
{
	rg_man_next(m);
	rg_man_say(m, msgid);
	rg_buf_str(m->out, ": ");
}

static void
put_range(struct rg_man *m, struct rg_range r)
{
	rg_buf_reset(&m->word);
	rg_range_put(&m->word, r);
	rg_man_text(m, rg_buf_view(&m->word));
	rg_buf_reset(&m->word);
}

void
rg_man_range_list(struct rg_man *m, const struct rg_range *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			rg_buf_str(m->out, ", ");
		put_range(m, v[i]);
	}
}

void
rg_man_transport_list(struct rg_man *m, rg_transports set)
{
	if (set == 0)
		rg_man_say(m, "none");
	else
		rg_transports_put(m->out, set, ", ");
}

void
rg_man_claims(struct rg_man *m, const uint32_t *ids, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct rg_model_claim *c =
		    rg_model_claim(m->model, ids[i]);

		rg_buf_fmt(m->out, " [%u:%zu]", (unsigned)c->source, c->line);
	}
}

void
rg_man_said(struct rg_man *m, const struct rg_said *s)
{
	rg_man_text(m, s->text);
	if (s->claim)
		rg_man_claims(m, &s->claim, 1);
	if (s->origin == RG_FROM_FALLBACK)
		rg_buf_fmt(m->out, " (%s)",
		    m->job->locale->langs[s->lang].tag);
}

void
rg_man_cell(struct rg_man *m, struct rg_view v, size_t width, bool last)
{
	rg_buf_str(m->out, "T{\n" RG_ROFF_GUARD);
	rg_roff_text(m->out, v, width);
	rg_buf_str(m->out, last ? "\nT}\n" : "\nT}\t");
}

void
rg_man_word_cell(struct rg_man *m, size_t width, bool last)
{
	rg_man_cell(m, rg_buf_view(&m->word), width, last);
	rg_buf_reset(&m->word);
}

void
rg_man_table(struct rg_man *m, const struct rg_man_column *columns)
{
	const struct rg_man_column *c;

	rg_buf_str(m->out, ".TS\n");
	for (c = columns; c->title; c++)
		rg_buf_fmt(m->out, "lbw(%zun)%s", c->width,
		    c[1].title ? "2 " : "\n");
	for (c = columns; c->title; c++)
		rg_buf_fmt(m->out, "lw(%zun)%s", c->width,
		    c[1].title ? "2 " : ".\n");
	for (c = columns; c->title; c++)
		rg_man_cell(m, rg_view_of(rg_man_tr(m, c->title)), c->width,
		    c[1].title == NULL);
	rg_buf_str(m->out, "_\n");
}

void
rg_man_table_end(struct rg_man *m)
{
	rg_buf_str(m->out, ".TE\n");
}
