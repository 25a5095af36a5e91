#include "html/value.h"

#include <stdarg.h>
#include <stdio.h>

#include "refgen/die.h"
#include "refgen/vec.h"

struct rg_table *
rg_table_new(struct rg_arena *arena)
{
	struct rg_table *t = RG_NEW(arena, struct rg_table);

	t->arena = arena;
	return t;
}

struct rg_list *
rg_list_new(struct rg_arena *arena)
{
	struct rg_list *l = RG_NEW(arena, struct rg_list);

	l->arena = arena;
	return l;
}

void
rg_set(struct rg_table *t, const char *name, struct rg_value value)
{
	*RG_PUSH(t->arena, t) = (struct rg_field){ name, value };
}

void
rg_set_absent(struct rg_table *t, const char *name)
{
	rg_set(t, name, (struct rg_value){ .kind = RG_VALUE_ABSENT });
}

void
rg_set_bool(struct rg_table *t, const char *name, bool yes)
{
	rg_set(t, name, (struct rg_value){ RG_VALUE_BOOL, { .yes = yes } });
}

void
rg_set_text(struct rg_table *t, const char *name, struct rg_view text)
{
	rg_set(t, name, (struct rg_value){ RG_VALUE_TEXT, { .text = text } });
}

void
rg_set_view(struct rg_table *t, const char *name, struct rg_view text)
{
	if (text.n)
		rg_set_text(t, name, text);
	else
		rg_set_absent(t, name);
}

void
rg_set_str(struct rg_table *t, const char *name, const char *text)
{
	rg_set_view(t, name, rg_view_of(text));
}

void
rg_set_fmt(struct rg_table *t, const char *name, const char *format, ...)
{
	va_list args;
	char *text;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	RG_ASSERT(n >= 0);
	text = rg_arena_alloc(t->arena, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(text, (size_t)n + 1, format, args);
	va_end(args);
	rg_set_view(t, name, rg_view(text, (size_t)n));
}

struct rg_list *
rg_set_list(struct rg_table *t, const char *name)
{
	struct rg_list *list = rg_list_new(t->arena);

	rg_set(t, name, (struct rg_value){ RG_VALUE_LIST, { .list = list } });
	return list;
}

struct rg_table *
rg_set_table(struct rg_table *t, const char *name)
{
	struct rg_table *table = rg_table_new(t->arena);

	rg_set(t, name,
	    (struct rg_value){ RG_VALUE_TABLE, { .table = table } });
	return table;
}

void
rg_add_view(struct rg_list *l, struct rg_view text)
{
	*RG_PUSH(l->arena, l) =
	    (struct rg_value){ RG_VALUE_TEXT, { .text = text } };
}

struct rg_table *
rg_add_table(struct rg_list *l)
{
	struct rg_table *table = rg_table_new(l->arena);

	*RG_PUSH(l->arena, l) =
	    (struct rg_value){ RG_VALUE_TABLE, { .table = table } };
	return table;
}

const struct rg_value *
rg_table_find(const struct rg_table *t, struct rg_view name)
{
	for (size_t i = 0; i < t->n; i++)
		if (strncmp(t->v[i].name, name.p, name.n) == 0 &&
		    t->v[i].name[name.n] == '\0')
			return &t->v[i].value;
	return NULL;
}

bool
rg_value_true(const struct rg_value *v)
{
	switch (v->kind) {
	case RG_VALUE_BOOL:
		return v->u.yes;
	case RG_VALUE_TEXT:
		return v->u.text.n > 0;
	case RG_VALUE_LIST:
		return v->u.list->n > 0;
	case RG_VALUE_TABLE:
		return true;
	case RG_VALUE_ABSENT:
		break;
	}
	return false;
}

const char *
rg_value_kind_name(enum rg_value_kind kind)
{
	static const char *const names[] = {
		[RG_VALUE_ABSENT] = "nothing",
		[RG_VALUE_BOOL] = "yes or no",
		[RG_VALUE_TEXT] = "a text",
		[RG_VALUE_LIST] = "a list",
		[RG_VALUE_TABLE] = "a table",
	};

	return names[kind];
}
