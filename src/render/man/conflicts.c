/* The disagreements: every side with its notes, what was taken, and why. */
#include "man/page.h"

/* One value that was claimed a line. */
static void
put_side(struct rg_man *m, const struct rg_side *s, enum rg_conflict_kind kind)
{
	rg_man_next(m);
	rg_man_text(m, s->value);
	rg_buf_char(m->out, ':');
	rg_man_claims(m, s->claims.v, s->claims.n);
	if (s->claims.n == 0) {
		rg_buf_char(m->out, ' ');
		rg_man_say(m, kind == RG_CONFLICT_SECURITY ? "standard" :
		    "registry");
	}
	rg_man_end(m);
}

static void
put_conflict(struct rg_man *m, const struct rg_conflict *c)
{
	rg_man_item(m, c->id);
	rg_man_beside(m, " (");
	rg_man_say(m, rg_conflict_kind_name(c->kind));
	if (c->nports > 0)
		rg_buf_str(m->out, "; ");
	rg_man_range_list(m, c->ports, c->nports);
	rg_buf_str(m->out, ")\"\n");
	for (size_t i = 0; i < c->nsides; i++)
		put_side(m, &c->sides[i], c->kind);
	rg_man_named(m, "taken");
	rg_man_text(m, c->resolved);
	rg_buf_str(m->out, " (");
	rg_man_text(m, c->rule);
	rg_buf_str(m->out, ")\n");
	rg_man_next(m);
	rg_man_text(m, c->explanation[m->lang]);
	rg_man_end(m);
}

void
rg_man_conflicts(struct rg_man *m)
{
	if (m->model->nconflicts == 0)
		return;
	rg_man_heading(m, "DISAGREEMENTS");
	for (size_t i = 0; i < m->model->nconflicts; i++)
		put_conflict(m, &m->model->conflicts[i]);
}
