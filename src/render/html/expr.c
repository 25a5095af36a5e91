#include "html/expr.h"

#include "refgen/vec.h"

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
rg_name_sound(struct rg_view name)
{
	if (name.n == 0 || !letter(name.p[0]))
		return false;
	for (size_t i = 1; i < name.n; i++)
		if (!letter(name.p[i]) && name.p[i] != '-' &&
		    name.p[i] != '_' &&
		    !(name.p[i] >= '0' && name.p[i] <= '9'))
			return false;
	return true;
}

/* The innermost repeat with this name; 0, the page, when there is none. */
static size_t
slot_of(const struct rg_scope *scope, struct rg_view name)
{
	for (size_t i = scope->n; i > 1; i--)
		if (rg_view_eq(scope->names[i - 1], name))
			return i - 1;
	return 0;
}

static struct rg_path *
path_new(struct rg_arena *arena, const struct rg_scope *scope,
    struct rg_view written, const char **expected)
{
	struct rg_path *path = RG_NEW(arena, struct rg_path);
	RG_VEC(struct rg_view) names = { 0 };
	struct rg_view rest = written, name;

	*expected = "a path of names, as in service/name";
	while (rg_view_split(&name, &rest, '/')) {
		if (!rg_name_sound(name))
			return NULL;
		if (names.n == 0 && path->slot == 0) {
			path->slot = slot_of(scope, name);
			if (path->slot)
				continue;
		}
		*RG_PUSH(arena, &names) = name;
	}
	path->written = written;
	path->names = names.v;
	path->n = names.n;
	return path;
}

/* Takes the literal text up to the next ${ or the end; $$ is a dollar. */
static bool
take_literal(struct rg_buf *literal, struct rg_view *rest)
{
	size_t i = 0;

	while (i < rest->n) {
		if (rest->p[i] != '$') {
			rg_buf_char(literal, rest->p[i++]);
			continue;
		}
		if (i + 1 == rest->n || !strchr("${", rest->p[i + 1]))
			return false;
		if (rest->p[i + 1] == '{')
			break;
		rg_buf_char(literal, '$');
		i += 2;
	}
	*rest = rg_view_cut(*rest, i, rest->n);
	return true;
}

static bool
parse_string(struct rg_arena *arena, struct rg_expr *e,
    const struct rg_scope *scope, struct rg_view rest, const char **expected)
{
	RG_VEC(struct rg_expr_part) parts = { 0 };
	struct rg_expr_part *part;
	struct rg_buf literal = { 0 };
	bool sound = false;
	size_t end;

	while (rest.n) {
		part = RG_PUSH(arena, &parts);
		rg_buf_reset(&literal);
		*expected = "${path}, or $$ for a dollar";
		if (!take_literal(&literal, &rest))
			goto out;
		part->literal = rg_arena_copy(arena, rg_buf_view(&literal));
		if (rest.n == 0)
			break;
		end = rg_view_chr(rest, '}');
		if (end == RG_NONE)
			goto out;
		part->path = path_new(arena, scope,
		    rg_view_cut(rest, 2, end), expected);
		if (!part->path)
			goto out;
		rest = rg_view_cut(rest, end + 1, rest.n);
	}
	sound = true;
	e->parts = parts.v;
	e->n = parts.n;
out:
	rg_buf_release(&literal);
	return sound;
}

static bool
take(struct rg_view *rest, struct rg_view prefix)
{
	if (!rg_view_starts(*rest, prefix))
		return false;
	*rest = rg_view_trim(rg_view_cut(*rest, prefix.n, rest->n));
	return true;
}

struct rg_expr *
rg_expr_new(struct rg_arena *arena, const struct rg_scope *scope,
    struct rg_view written, const char **expected)
{
	struct rg_expr *e = RG_NEW(arena, struct rg_expr);
	struct rg_view rest = rg_view_trim(written);

	while (take(&rest, RG_V("not:")))
		e->negated = !e->negated;
	if (take(&rest, RG_V("string:"))) {
		e->kind = RG_EXPR_STRING;
		return parse_string(arena, e, scope, rest, expected) ?
		    e : NULL;
	}
	if (take(&rest, RG_V("exists:")))
		e->kind = RG_EXPR_EXISTS;
	e->parts = RG_NEW(arena, struct rg_expr_part);
	e->n = 1;
	e->parts->path = path_new(arena, scope, rest, expected);
	return e->parts->path ? e : NULL;
}
