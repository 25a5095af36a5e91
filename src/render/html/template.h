/*
 * Templates: valid XHTML with attributes from TAL, METAL and I18N (the
 * attribute languages of Zope, a subset), compiled to a flat list of
 * operations.
 *
 *	tal:condition="path"	the element only if the value is true;
 *				"not:path" only if it is not
 *	tal:repeat="x path"	the element once for each of a list, as x;
 *				what is no list and true is repeated once
 *	tal:content="path"	the value instead of what the element holds
 *	tal:replace="path"	the value instead of the element
 *	tal:attributes="a path; b path"
 *				a="value"; nothing for absent or false, the
 *				name alone for true
 *	tal:omit-tag="path"	without its tags if true, or if empty
 *	metal:define-macro="m"	names the element
 *	metal:use-macro="m"	that element instead of this, from the same
 *				file or from page.xhtml
 *	metal:define-slot="s"	in a macro: what a user may fill
 *	metal:fill-slot="s"	in the user: what fills it
 *	i18n:translate=""	what the element holds is a message; a child
 *				with i18n:name="n" is {n} in it
 *	i18n:attributes="a; b"	the values of these attributes are messages
 *
 * On one element they act in this order: define-slot, condition, repeat,
 * use-macro, replace, omit-tag, attributes, content, translate.  Elements
 * in TAL's own namespace (<tal:block>) have no tags.
 *
 * A path is names with '/' between; "exists:path" is true when the value is
 * there, and "string:...${path}..." puts values into a text, where $$ is a
 * dollar.  It is absent when one of them is.
 *
 * A template is compiled for one language and lives in the arena it was
 * compiled in.  Running it allocates nothing but the text it writes.
 */
#ifndef REFGEN_HTML_TEMPLATE_H
#define REFGEN_HTML_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "html/value.h"
#include "refgen/arena.h"
#include "refgen/buf.h"
#include "refgen/locale.h"
#include "refgen/resource.h"
#include "refgen/vec.h"
#include "refgen/view.h"

/* Values in reach of a path: the page's, and one for each repeat around. */
#define RG_TEMPLATE_SLOTS 16

enum rg_op_kind {
	RG_OP_LITERAL,		/* text, ready to be written */
	RG_OP_TEXT,		/* expr, escaped for text */
	RG_OP_ATTR,		/* text="expr" */
	RG_OP_URL,		/* text="expr", if it is a sound URL */
	RG_OP_UNLESS,		/* to `to`, if expr is not true */
	RG_OP_REPEAT,		/* expr into `slot`, or to `to` */
	RG_OP_NEXT,		/* the next into `slot` and to `to`, or on */
};

/* Names to follow from a value in reach. */
struct rg_path {
	struct rg_view	 written;
	size_t		 slot;
	struct rg_view	*names;
	size_t		 n;
};

enum rg_expr_kind {
	RG_EXPR_PATH,
	RG_EXPR_EXISTS,
	RG_EXPR_STRING,
};

struct rg_expr_part {
	struct rg_view	 literal;	/* in front of the path */
	struct rg_path	*path;		/* NULL: only the literal */
};

struct rg_expr {
	enum rg_expr_kind	 kind;
	bool			 negated;
	struct rg_expr_part	*parts;		/* one, unless a string */
	size_t			 n;
};

struct rg_op {
	enum rg_op_kind	 kind;
	size_t		 slot, to;
	struct rg_view	 text;
	struct rg_expr	*expr;
	const char	*file;
	size_t		 line;
};

struct rg_template {
	RG_VEC(struct rg_op)	ops;
	RG_VEC(struct rg_view)	messages;	/* every msgid in it */
};

/* What templates are compiled from, and for whom. */
struct rg_template_job {
	struct rg_arena			*arena;
	const struct rg_resources	*resources;
	const struct rg_locale		*locale;
	rg_lang				 lang;
	struct rg_buf			*problem;
};

/* The resource "templates/NAME.xhtml"; NULL with the reason in problem. */
struct rg_template	*rg_template_new(const struct rg_template_job *,
			    const char *name);
/*
 * Writes the page.  -1 when the template asks for what the page does not
 * have, with the reason in `problem`.
 */
int			 rg_template_run(struct rg_buf *out,
			    const struct rg_template *,
			    const struct rg_table *page,
			    struct rg_buf *problem);

#endif
