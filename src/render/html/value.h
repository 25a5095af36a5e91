/*
 * What a page says, before it has a form: texts, yes or no, lists, and
 * tables of named values.  html.c and its neighbours make them from the
 * model; templates ask for them by path, as in service/name.
 *
 * A value that a page knows of and does not have is absent; a name that
 * nobody set is a mistake in the template.  All of it is in the page's
 * arena.
 */
#ifndef REFGEN_HTML_VALUE_H
#define REFGEN_HTML_VALUE_H

#include <stdbool.h>

#include "refgen/arena.h"
#include "refgen/view.h"

enum rg_value_kind {
	RG_VALUE_ABSENT,
	RG_VALUE_BOOL,
	RG_VALUE_TEXT,
	RG_VALUE_LIST,
	RG_VALUE_TABLE,
};

struct rg_value {
	enum rg_value_kind	 kind;
	union {
		bool		 yes;
		struct rg_view	 text;
		struct rg_list	*list;
		struct rg_table	*table;
	} u;
};

struct rg_list {
	struct rg_arena	*arena;
	struct rg_value	*v;
	size_t		 n, cap;
};

struct rg_field {
	const char	*name;
	struct rg_value	 value;
};

struct rg_table {
	struct rg_arena	*arena;
	struct rg_field	*v;
	size_t		 n, cap;
};

struct rg_table	*rg_table_new(struct rg_arena *);
struct rg_list	*rg_list_new(struct rg_arena *);

/* Each name is set once; names live as long as the table. */
void		 rg_set(struct rg_table *, const char *name, struct rg_value);
void		 rg_set_absent(struct rg_table *, const char *name);
void		 rg_set_bool(struct rg_table *, const char *name, bool);
/* A text, even the empty one. */
void		 rg_set_text(struct rg_table *, const char *name,
		    struct rg_view);
/* The empty view and the null string are absent. */
void		 rg_set_view(struct rg_table *, const char *name,
		    struct rg_view);
void		 rg_set_str(struct rg_table *, const char *name,
		    const char *);
void		 rg_set_fmt(struct rg_table *, const char *name,
		    const char *format, ...)
		    __attribute__((format(printf, 3, 4)));
struct rg_list	*rg_set_list(struct rg_table *, const char *name);
struct rg_table	*rg_set_table(struct rg_table *, const char *name);

void		 rg_add_view(struct rg_list *, struct rg_view);
struct rg_table	*rg_add_table(struct rg_list *);

/* NULL when nobody set it. */
const struct rg_value	*rg_table_find(const struct rg_table *,
			    struct rg_view name);
/* Absent, false, the empty text and the empty list are not true. */
bool			 rg_value_true(const struct rg_value *);
const char		*rg_value_kind_name(enum rg_value_kind);

#endif
