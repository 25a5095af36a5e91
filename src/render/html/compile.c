/*
 * From the tree of a template to its list of operations: macros are put in
 * their place, messages are translated, and what is known by now is joined
 * into literals.
 *
 * The compiler goes on after a mistake and the first one is reported, so no
 * function here has to say that it failed.
 */
#include "html/escape.h"
#include "html/expr.h"
#include "html/template.h"
#include "html/vocabulary.h"
#include "html/xml.h"
#include "refgen/die.h"
#include "refgen/vec.h"

#define LIBRARY "page"		/* templates/page.xhtml: everybody's macros */
#define MACROS_DEEP 16

/* A use of a macro, whose children fill its slots. */
struct use {
	const struct rg_xml_node	*node;
	const struct use		*outer;
};

struct compiler {
	const struct rg_template_job	*job;
	struct rg_template		*t;
	struct rg_buf			 literal;	/* to be emitted */
	const struct rg_xml_node	*root, *library;
	const struct use		*use;
	struct rg_scope			 scope;
	int				 depth, pre;
};

static void	compile(struct compiler *, const struct rg_xml_node *);

static const struct rg_view *
tal(const struct rg_xml_node *node, const char *name)
{
	return rg_xml_attr(node, RG_XML_TAL, name);
}

static const struct rg_view *
metal(const struct rg_xml_node *node, const char *name)
{
	return rg_xml_attr(node, RG_XML_METAL, name);
}

static const struct rg_view *
i18n(const struct rg_xml_node *node, const char *name)
{
	return rg_xml_attr(node, RG_XML_I18N, name);
}

#define COMPLAIN(c, node, ...)						\
	rg_xml_complain((c)->job->problem, (node)->file, (node)->line,	\
	    __VA_ARGS__)

/* ---- operations ---- */

static void
flush(struct compiler *c)
{
	struct rg_op *op;

	if (c->literal.n == 0)
		return;
	op = RG_PUSH(c->job->arena, &c->t->ops);
	op->kind = RG_OP_LITERAL;
	op->text = rg_arena_copy(c->job->arena, rg_buf_view(&c->literal));
	rg_buf_reset(&c->literal);
}

/* The index of a new operation; its `to` may be set later. */
static size_t
emit(struct compiler *c, const struct rg_xml_node *node, enum rg_op_kind kind,
    struct rg_expr *expr)
{
	struct rg_op *op;

	flush(c);
	op = RG_PUSH(c->job->arena, &c->t->ops);
	op->kind = kind;
	op->expr = expr;
	op->file = node->file;
	op->line = node->line;
	return c->t->ops.n - 1;
}

/* Here is where the operation goes on; RG_NONE: there is none. */
static void
land(struct compiler *c, size_t op)
{
	flush(c);
	if (op != RG_NONE)
		c->t->ops.v[op].to = c->t->ops.n;
}

/* Never null: after a mistake, a path to the page itself. */
static struct rg_expr *
expression(struct compiler *c, const struct rg_xml_node *node,
    const char *where, struct rg_view written)
{
	static struct rg_path nowhere;
	static struct rg_expr_part part = { .path = &nowhere };
	static struct rg_expr none = { .parts = &part, .n = 1 };
	const char *expected = NULL;
	struct rg_expr *e;

	e = rg_expr_new(c->job->arena, &c->scope, written, &expected);
	if (e)
		return e;
	COMPLAIN(c, node, "%s=\"%.*s\": expected %s", where, RG_ARG(written),
	    expected);
	return &none;
}

/* ---- messages ---- */

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Every run of blanks is one; none at the ends. */
static struct rg_view
normalised(struct rg_arena *arena, struct rg_view v)
{
	struct rg_buf b = { 0 };
	struct rg_view made;

	v = rg_view_trim(v);
	for (size_t i = 0; i < v.n; i++)
		if (!blank(v.p[i]))
			rg_buf_char(&b, v.p[i]);
		else if (!blank(v.p[i - 1]))
			rg_buf_char(&b, ' ');
	made = rg_arena_copy(arena, rg_buf_view(&b));
	rg_buf_release(&b);
	return made;
}

static struct rg_view
translated(struct compiler *c, struct rg_view msgid)
{
	struct rg_arena *arena = c->job->arena;

	*RG_PUSH(arena, &c->t->messages) = msgid;
	return rg_view_of(rg_tr(c->job->locale, c->job->lang,
	    rg_arena_str(arena, msgid)));
}

static const struct rg_xml_node *
named(const struct rg_xml_node *parent, struct rg_view name)
{
	const struct rg_view *own;

	for (const struct rg_xml_node *n = parent->first; n; n = n->next) {
		own = n->name.n ? i18n(n, "name") : NULL;
		if (own && rg_view_eq(*own, name))
			return n;
	}
	return NULL;
}

/* The message of an element: its text, its named children as {name}. */
static struct rg_view
message_of(struct compiler *c, const struct rg_xml_node *node)
{
	struct rg_buf b = { 0 };
	const struct rg_view *name;
	struct rg_view made;

	for (const struct rg_xml_node *n = node->first; n; n = n->next) {
		if (n->name.n == 0) {
			rg_buf_put(&b, n->text);
			continue;
		}
		name = i18n(n, "name");
		if (!name || !rg_name_sound(*name))
			COMPLAIN(c, n, "expected i18n:name on an element "
			    "inside a message");
		else
			rg_buf_fmt(&b, "{%.*s}", RG_ARG(*name));
	}
	made = normalised(c->job->arena, rg_buf_view(&b));
	rg_buf_release(&b);
	return made;
}

/* A brace that names no child is text like any other. */
static void
compile_message(struct compiler *c, const struct rg_xml_node *node)
{
	struct rg_view msgid = message_of(c, node), rest;
	const struct rg_xml_node *child;
	size_t from, end;

	if (msgid.n == 0)
		COMPLAIN(c, node, "expected text in an element with "
		    "i18n:translate");
	rest = translated(c, msgid);
	while ((from = rg_view_chr(rest, '{')) != RG_NONE) {
		rg_escape_text(&c->literal, rg_view_cut(rest, 0, from));
		rest = rg_view_cut(rest, from, rest.n);
		end = rg_view_chr(rest, '}');
		child = end == RG_NONE ? NULL :
		    named(node, rg_view_cut(rest, 1, end));
		if (child)
			compile(c, child);
		else
			rg_buf_char(&c->literal, '{');
		rest = rg_view_cut(rest, child ? end + 1 : 1, rest.n);
	}
	rg_escape_text(&c->literal, rest);
}

/* ---- attributes ---- */

/* Whether `name` is one of "a path; b path" or "a; b". */
static bool
mentions(const struct rg_view *list, struct rg_view name)
{
	struct rg_view rest, part, first;

	if (!list)
		return false;
	rest = *list;
	while (rg_view_split(&part, &rest, ';')) {
		part = rg_view_trim(part);
		if (rg_view_split(&first, &part, ' ') &&
		    rg_view_eq(first, name))
			return true;
	}
	return false;
}

static void
compile_literal_attr(struct compiler *c, const struct rg_xml_node *node,
    const struct rg_xml_attr *attr)
{
	struct rg_view value = attr->value;

	if (rg_view_starts(attr->name, RG_V("on")) ||
	    rg_view_eq(attr->name, RG_V("style")))
		COMPLAIN(c, node, "expected no attribute %.*s: the page's "
		    "own policy forbids it", RG_ARG(attr->name));
	rg_buf_fmt(&c->literal, " %.*s", RG_ARG(attr->name));
	if (rg_attr_kind(attr->name) == RG_ATTR_BOOL)
		return;
	if (mentions(i18n(node, "attributes"), attr->name))
		value = translated(c, normalised(c->job->arena, value));
	rg_buf_str(&c->literal, "=\"");
	rg_escape_attr(&c->literal, value);
	rg_buf_char(&c->literal, '"');
}

/* One "name path" of tal:attributes. */
static void
compile_attr(struct compiler *c, const struct rg_xml_node *node,
    struct rg_view part)
{
	struct rg_view name, path;
	enum rg_attr_kind kind;
	size_t at, op;

	part = rg_view_trim(part);
	at = rg_view_chr(part, ' ');
	if (at == RG_NONE) {
		COMPLAIN(c, node, "tal:attributes=\"%.*s\": expected "
		    "\"name path; name path\"", RG_ARG(part));
		return;
	}
	name = rg_view_cut(part, 0, at);
	path = rg_view_cut(part, at + 1, part.n);
	kind = rg_attr_kind(name);
	if (!rg_name_sound(name) || kind == RG_ATTR_FORBIDDEN)
		COMPLAIN(c, node, "tal:attributes: expected no value for "
		    "%.*s", RG_ARG(name));
	op = emit(c, node, kind == RG_ATTR_URL ? RG_OP_URL : RG_OP_ATTR,
	    expression(c, node, "tal:attributes", path));
	c->t->ops.v[op].text = rg_view_of(rg_arena_fmt(c->job->arena, " %.*s",
	    RG_ARG(name)));
}

/* i18n:attributes may only name what is there to be translated. */
static void
check_i18n_attrs(struct compiler *c, const struct rg_xml_node *node)
{
	const struct rg_view *list = i18n(node, "attributes");
	struct rg_view rest, part;

	if (!list)
		return;
	rest = *list;
	while (rg_view_split(&part, &rest, ';')) {
		part = rg_view_trim(part);
		if (!rg_xml_attr(node, RG_XML_HTML,
		    rg_arena_str(c->job->arena, part)))
			COMPLAIN(c, node, "i18n:attributes: expected an "
			    "attribute %.*s to translate", RG_ARG(part));
	}
}

static void
compile_attrs(struct compiler *c, const struct rg_xml_node *node)
{
	const struct rg_view *dynamic = tal(node, "attributes");
	struct rg_view rest, part;

	for (size_t i = 0; i < node->nattrs; i++)
		if (node->attrs[i].space == RG_XML_HTML &&
		    !mentions(dynamic, node->attrs[i].name))
			compile_literal_attr(c, node, &node->attrs[i]);
	check_i18n_attrs(c, node);
	if (!dynamic)
		return;
	rest = *dynamic;
	while (rg_view_split(&part, &rest, ';'))
		if (rg_view_trim(part).n)
			compile_attr(c, node, part);
}

/* ---- elements ---- */

/* Outside <pre> a run of blanks is one, a line end if it had one. */
static void
put_text(struct compiler *c, struct rg_view text)
{
	size_t from, at = 0;

	if (c->pre) {
		rg_escape_text(&c->literal, text);
		return;
	}
	while (at < text.n) {
		for (from = at; at < text.n && !blank(text.p[at]); at++)
			;
		rg_escape_text(&c->literal, rg_view_cut(text, from, at));
		for (from = at; at < text.n && blank(text.p[at]); at++)
			;
		if (at > from)
			rg_buf_char(&c->literal, rg_view_chr(
			    rg_view_cut(text, from, at), '\n') == RG_NONE ?
			    ' ' : '\n');
	}
}

static void
compile_children(struct compiler *c, const struct rg_xml_node *node)
{
	for (const struct rg_xml_node *n = node->first; n; n = n->next)
		compile(c, n);
}

static void
compile_inside(struct compiler *c, const struct rg_xml_node *node)
{
	const struct rg_view *content = tal(node, "content");

	if ((content || node->first) && rg_element_raw(node->name))
		COMPLAIN(c, node, "expected <%.*s> to be empty",
		    RG_ARG(node->name));
	if (content && i18n(node, "translate"))
		COMPLAIN(c, node, "expected tal:content or i18n:translate, "
		    "not both");
	if (content)
		emit(c, node, RG_OP_TEXT,
		    expression(c, node, "tal:content", *content));
	else if (i18n(node, "translate"))
		compile_message(c, node);
	else
		compile_children(c, node);
}

/* Skips a tag when tal:omit-tag says so; RG_NONE when it says nothing. */
static size_t
unless_omitted(struct compiler *c, const struct rg_xml_node *node,
    struct rg_expr *omit)
{
	struct rg_expr *present;

	if (!omit)
		return RG_NONE;
	present = RG_NEW(c->job->arena, struct rg_expr);
	*present = *omit;
	present->negated = !omit->negated;
	return emit(c, node, RG_OP_UNLESS, present);
}

static void
compile_tags(struct compiler *c, const struct rg_xml_node *node,
    struct rg_expr *omit)
{
	bool empty = node->space == RG_XML_HTML && rg_element_void(node->name);
	bool pre = rg_element_pre(node->name);
	size_t op;

	op = unless_omitted(c, node, omit);
	rg_buf_fmt(&c->literal, "<%.*s", RG_ARG(node->name));
	compile_attrs(c, node);
	rg_buf_char(&c->literal, '>');
	if (op != RG_NONE)
		land(c, op);
	if (empty) {
		if (node->first || tal(node, "content"))
			COMPLAIN(c, node, "expected <%.*s> to be empty",
			    RG_ARG(node->name));
		return;
	}
	c->pre += pre;
	compile_inside(c, node);
	c->pre -= pre;
	op = unless_omitted(c, node, omit);
	rg_buf_fmt(&c->literal, "</%.*s>", RG_ARG(node->name));
	if (op != RG_NONE)
		land(c, op);
}

static void
compile_element(struct compiler *c, const struct rg_xml_node *node)
{
	const struct rg_view *replace = tal(node, "replace");
	const struct rg_view *omit = tal(node, "omit-tag");

	if (replace)
		emit(c, node, RG_OP_TEXT,
		    expression(c, node, "tal:replace", *replace));
	else if (node->space == RG_XML_TAL ||
	    (omit && rg_view_trim(*omit).n == 0))
		compile_inside(c, node);
	else
		compile_tags(c, node, omit ?
		    expression(c, node, "tal:omit-tag", *omit) : NULL);
}

/* ---- macros ---- */

/* The first element below (or at) `node` with this METAL attribute. */
static const struct rg_xml_node *
find(const struct rg_xml_node *node, const char *attr, struct rg_view value)
{
	const struct rg_view *own;
	const struct rg_xml_node *found = NULL;

	if (!node || node->name.n == 0)
		return NULL;
	own = metal(node, attr);
	if (own && rg_view_eq(*own, value))
		return node;
	for (node = node->first; node && !found; node = node->next)
		found = find(node, attr, value);
	return found;
}

static void
compile_use(struct compiler *c, const struct rg_xml_node *node,
    struct rg_view name)
{
	struct use use = { node, c->use };
	const struct rg_xml_node *macro;

	macro = find(c->root, "define-macro", name);
	if (!macro)
		macro = find(c->library, "define-macro", name);
	if (!macro || c->depth == MACROS_DEEP) {
		COMPLAIN(c, node, macro ? "expected macro %.*s not to use "
		    "itself" : "expected macro %.*s in this file or in "
		    "templates/" LIBRARY ".xhtml", RG_ARG(name));
		return;
	}
	c->depth++;
	c->use = &use;
	compile(c, macro);
	c->use = use.outer;
	c->depth--;
}

/* What fills the slot was written outside the macro, and is at home there. */
static bool
compile_fill(struct compiler *c, const struct rg_xml_node *node)
{
	const struct rg_view *slot = metal(node, "define-slot");
	const struct rg_xml_node *fill = NULL;
	const struct use *use = c->use;

	if (!slot || !use)
		return false;
	for (const struct rg_xml_node *n = use->node->first; n && !fill;
	    n = n->next)
		fill = find(n, "fill-slot", *slot);
	if (!fill)
		return false;
	c->use = use->outer;
	compile(c, fill);
	c->use = use;
	return true;
}

/* "x path": x is in reach from here to the end of the element. */
static size_t
begin_repeat(struct compiler *c, const struct rg_xml_node *node,
    struct rg_view written)
{
	struct rg_view trimmed = rg_view_trim(written);
	size_t at = rg_view_chr(trimmed, ' '), op;
	struct rg_expr *expr;

	if (at == RG_NONE || !rg_name_sound(rg_view_cut(trimmed, 0, at)) ||
	    c->scope.n == RG_TEMPLATE_SLOTS) {
		COMPLAIN(c, node, "tal:repeat=\"%.*s\": expected %s",
		    RG_ARG(written), c->scope.n == RG_TEMPLATE_SLOTS ?
		    "fewer repeats in one another" : "\"name path\"");
		return RG_NONE;
	}
	expr = expression(c, node, "tal:repeat",
	    rg_view_cut(trimmed, at + 1, trimmed.n));
	op = emit(c, node, RG_OP_REPEAT, expr);
	c->t->ops.v[op].slot = c->scope.n;
	c->scope.names[c->scope.n++] = rg_view_cut(trimmed, 0, at);
	return op;
}

static void
end_repeat(struct compiler *c, const struct rg_xml_node *node, size_t begin)
{
	size_t op;

	if (begin == RG_NONE)
		return;
	op = emit(c, node, RG_OP_NEXT, NULL);
	c->t->ops.v[op].slot = c->t->ops.v[begin].slot;
	c->t->ops.v[op].to = begin + 1;
	land(c, begin);
	c->scope.n--;
}

/* ---- the whole ---- */

static void
check_attrs(struct compiler *c, const struct rg_xml_node *node)
{
	static const struct {
		enum rg_xml_space	 space;
		const char		*prefix, *name;
	} known[] = {
		{ RG_XML_TAL,   "tal",   "condition" },
		{ RG_XML_TAL,   "tal",   "repeat" },
		{ RG_XML_TAL,   "tal",   "content" },
		{ RG_XML_TAL,   "tal",   "replace" },
		{ RG_XML_TAL,   "tal",   "attributes" },
		{ RG_XML_TAL,   "tal",   "omit-tag" },
		{ RG_XML_METAL, "metal", "define-macro" },
		{ RG_XML_METAL, "metal", "use-macro" },
		{ RG_XML_METAL, "metal", "define-slot" },
		{ RG_XML_METAL, "metal", "fill-slot" },
		{ RG_XML_I18N,  "i18n",  "translate" },
		{ RG_XML_I18N,  "i18n",  "name" },
		{ RG_XML_I18N,  "i18n",  "attributes" },
	};
	const struct rg_xml_attr *a;
	bool found;

	for (size_t i = 0; i < node->nattrs; i++) {
		a = &node->attrs[i];
		found = a->space == RG_XML_HTML;
		for (size_t j = 0; !found &&
		    j < sizeof(known) / sizeof(known[0]); j++)
			found = known[j].space == a->space &&
			    rg_view_eq(a->name, rg_view_of(known[j].name));
		if (!found)
			COMPLAIN(c, node, "expected no attribute called %.*s "
			    "of that language", RG_ARG(a->name));
	}
}

static void
compile(struct compiler *c, const struct rg_xml_node *node)
{
	const struct rg_view *condition, *repeat, *macro;
	size_t test = RG_NONE, loop = RG_NONE;

	if (node->name.n == 0) {
		put_text(c, node->text);
		return;
	}
	check_attrs(c, node);
	if (compile_fill(c, node))
		return;
	condition = tal(node, "condition");
	repeat = tal(node, "repeat");
	macro = metal(node, "use-macro");
	if (condition)
		test = emit(c, node, RG_OP_UNLESS,
		    expression(c, node, "tal:condition", *condition));
	if (repeat)
		loop = begin_repeat(c, node, *repeat);
	if (macro)
		compile_use(c, node, *macro);
	else
		compile_element(c, node);
	end_repeat(c, node, loop);
	if (test != RG_NONE)
		land(c, test);
}

static struct rg_xml_node *
load(const struct rg_template_job *job, const char *name)
{
	const char *file = rg_arena_fmt(job->arena, "templates/%s.xhtml",
	    name);
	struct rg_view bytes;

	if (!rg_resources_find(job->resources, file, &bytes)) {
		rg_xml_complain(job->problem, file, 1, "expected this file");
		return NULL;
	}
	return rg_xml_read(job->arena, file, bytes, job->problem);
}

static bool
library_exists(const struct rg_template_job *job)
{
	struct rg_view bytes;

	return rg_resources_find(job->resources,
	    "templates/" LIBRARY ".xhtml", &bytes);
}

struct rg_template *
rg_template_new(const struct rg_template_job *job, const char *name)
{
	struct compiler c = {
		.job = job,
		.t = RG_NEW(job->arena, struct rg_template),
		.scope = { .n = 1 },
	};

	c.root = load(job, name);
	if (c.root && library_exists(job))
		c.library = load(job, LIBRARY);
	if (job->problem->n)
		return NULL;
	if (rg_view_eq(c.root->name, RG_V("html")))
		rg_buf_str(&c.literal, "<!DOCTYPE html>\n");
	compile(&c, c.root);
	rg_buf_char(&c.literal, '\n');
	flush(&c);
	rg_buf_release(&c.literal);
	return job->problem->n ? NULL : c.t;
}
