#include "html/escape.h"
#include "html/template.h"
#include "html/xml.h"
#include "refgen/die.h"

struct run {
	const struct rg_template	*t;
	struct rg_buf			*out, *problem;
	struct rg_buf			 scratch;	/* a joined text */
	struct rg_value			 slots[RG_TEMPLATE_SLOTS];
	const struct rg_list		*lists[RG_TEMPLATE_SLOTS];
	size_t				 places[RG_TEMPLATE_SLOTS];
};

static const struct rg_value absent = { .kind = RG_VALUE_ABSENT };

static void
complain_unknown(struct run *r, const struct rg_op *op,
    const struct rg_path *path, const struct rg_table *table)
{
	struct rg_buf names = { 0 };

	for (size_t i = 0; i < table->n; i++)
		rg_buf_fmt(&names, "%s%s", i ? ", " : "", table->v[i].name);
	rg_xml_complain(r->problem, op->file, op->line,
	    "%.*s: expected one of %.*s", RG_ARG(path->written),
	    RG_ARG(rg_buf_view(&names)));
	rg_buf_release(&names);
}

/*
 * What the path leads to.  Behind what is absent everything is; a name that
 * nobody set is a mistake, unless `op` is null.
 */
static const struct rg_value *
follow(struct run *r, const struct rg_op *op, const struct rg_path *path)
{
	const struct rg_value *v = &r->slots[path->slot], *next;

	for (size_t i = 0; i < path->n; i++) {
		if (v->kind == RG_VALUE_ABSENT)
			return &absent;
		if (v->kind != RG_VALUE_TABLE) {
			if (op)
				rg_xml_complain(r->problem, op->file,
				    op->line, "%.*s: expected a table before "
				    "%.*s, found %s", RG_ARG(path->written),
				    RG_ARG(path->names[i]),
				    rg_value_kind_name(v->kind));
			return &absent;
		}
		next = rg_table_find(v->u.table, path->names[i]);
		if (!next) {
			if (op)
				complain_unknown(r, op, path, v->u.table);
			return &absent;
		}
		v = next;
	}
	return v;
}

/* A text that is only valid until the next. */
static struct rg_value
join(struct run *r, const struct rg_op *op, const struct rg_expr *e)
{
	const struct rg_value *v;

	rg_buf_reset(&r->scratch);
	for (size_t i = 0; i < e->n; i++) {
		rg_buf_put(&r->scratch, e->parts[i].literal);
		if (!e->parts[i].path)
			continue;
		v = follow(r, op, e->parts[i].path);
		if (v->kind == RG_VALUE_ABSENT)
			return absent;
		if (v->kind == RG_VALUE_TEXT)
			rg_buf_put(&r->scratch, v->u.text);
		else
			rg_xml_complain(r->problem, op->file, op->line,
			    "%.*s: expected a text, found %s",
			    RG_ARG(e->parts[i].path->written),
			    rg_value_kind_name(v->kind));
	}
	return (struct rg_value){ RG_VALUE_TEXT,
		{ .text = rg_buf_view(&r->scratch) } };
}

static struct rg_value
evaluate(struct run *r, const struct rg_op *op)
{
	const struct rg_expr *e = op->expr;
	struct rg_value v;

	if (e->kind == RG_EXPR_STRING) {
		v = join(r, op, e);
	} else if (e->kind == RG_EXPR_PATH) {
		v = *follow(r, op, e->parts->path);
	} else {
		v.u.yes = follow(r, NULL, e->parts->path)->kind !=
		    RG_VALUE_ABSENT;
		v.kind = RG_VALUE_BOOL;
	}
	if (e->negated)
		v = (struct rg_value){ RG_VALUE_BOOL,
			{ .yes = !rg_value_true(&v) } };
	return v;
}

static void
put_text(struct run *r, const struct rg_op *op)
{
	struct rg_value v = evaluate(r, op);

	if (v.kind == RG_VALUE_TEXT)
		rg_escape_text(r->out, v.u.text);
	else if (v.kind != RG_VALUE_ABSENT)
		rg_xml_complain(r->problem, op->file, op->line,
		    "%.*s: expected a text, found %s",
		    RG_ARG(op->expr->parts->path->written),
		    rg_value_kind_name(v.kind));
}

static void
put_attr(struct run *r, const struct rg_op *op)
{
	struct rg_value v = evaluate(r, op);
	size_t before = r->out->n;

	if (v.kind == RG_VALUE_ABSENT ||
	    (v.kind == RG_VALUE_BOOL && !v.u.yes))
		return;
	rg_buf_put(r->out, op->text);
	if (v.kind == RG_VALUE_BOOL)
		return;
	if (v.kind != RG_VALUE_TEXT) {
		rg_xml_complain(r->problem, op->file, op->line,
		    "%.*s: expected a text, found %s", RG_ARG(op->text),
		    rg_value_kind_name(v.kind));
		return;
	}
	rg_buf_str(r->out, "=\"");
	if (op->kind == RG_OP_ATTR) {
		rg_escape_attr(r->out, v.u.text);
	} else if (!rg_escape_url(r->out, v.u.text)) {
		rg_buf_cut(r->out, before);
		return;
	}
	rg_buf_char(r->out, '"');
}

/* Whether there is something to repeat; the first of it is in reach then. */
static bool
begin(struct run *r, const struct rg_op *op)
{
	struct rg_value v = evaluate(r, op);

	if (!rg_value_true(&v))
		return false;
	r->lists[op->slot] = v.kind == RG_VALUE_LIST ? v.u.list : NULL;
	r->places[op->slot] = 0;
	r->slots[op->slot] = v.kind == RG_VALUE_LIST ? v.u.list->v[0] : v;
	return true;
}

static bool
next(struct run *r, const struct rg_op *op)
{
	const struct rg_list *list = r->lists[op->slot];

	if (!list || ++r->places[op->slot] == list->n)
		return false;
	r->slots[op->slot] = list->v[r->places[op->slot]];
	return true;
}

static size_t
step(struct run *r, size_t at)
{
	const struct rg_op *op = &r->t->ops.v[at];
	struct rg_value v;

	switch (op->kind) {
	case RG_OP_LITERAL:
		rg_buf_put(r->out, op->text);
		break;
	case RG_OP_TEXT:
		put_text(r, op);
		break;
	case RG_OP_ATTR:
	case RG_OP_URL:
		put_attr(r, op);
		break;
	case RG_OP_UNLESS:
		v = evaluate(r, op);
		return rg_value_true(&v) ? at + 1 : op->to;
	case RG_OP_REPEAT:
		return begin(r, op) ? at + 1 : op->to;
	case RG_OP_NEXT:
		return next(r, op) ? op->to : at + 1;
	}
	return at + 1;
}

int
rg_template_run(struct rg_buf *out, const struct rg_template *t,
    const struct rg_table *page, struct rg_buf *problem)
{
	struct run r = { .t = t, .out = out, .problem = problem };

	/* Nothing is written through the page; values are one type. */
	r.slots[0] = (struct rg_value){ RG_VALUE_TABLE,
		{ .table = (struct rg_table *)page } };
	for (size_t at = 0; at < t->ops.n && problem->n == 0;)
		at = step(&r, at);
	rg_buf_release(&r.scratch);
	return problem->n ? -1 : 0;
}
