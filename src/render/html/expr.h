/*
 * Expressions of a template: what a tal: attribute asks for.  They can name
 * values and join them to a text, and nothing else.
 */
#ifndef REFGEN_HTML_EXPR_H
#define REFGEN_HTML_EXPR_H

#include "html/template.h"

/* The names in reach, by slot; [0] is the page and has none. */
struct rg_scope {
	struct rg_view	 names[RG_TEMPLATE_SLOTS];
	size_t		 n;
};

/* A name as it stands in paths: a letter, then letters, digits, '_', '-'. */
bool			 rg_name_sound(struct rg_view);
/* NULL when `written` is no expression, with what was expected. */
struct rg_expr		*rg_expr_new(struct rg_arena *,
			    const struct rg_scope *, struct rg_view written,
			    const char **expected);

#endif
