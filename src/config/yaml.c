/*
 * libyaml's one door.  The library has no limits of its own, and every open
 * bracket makes its next step slower, so size and brackets are bounded
 * before it sees a byte, and the rest while it reads.
 */
#include "refgen/config.h"

#include <yaml.h>

#include "refgen/die.h"
#include "refgen/utf8.h"
#include "refgen/vec.h"

/*
 * The first look at brackets cannot tell which of them are text, so its
 * bound is looser than the depth that the events keep.
 */
#define BRACKETS 64

const struct rg_yaml_limits rg_front_matter_limits = {
	.bytes = 8 * 1024, .depth = 8, .keys = 64, .scalar = 1024,
};
const struct rg_yaml_limits rg_config_limits = {
	.bytes = 64 * 1024, .depth = 8, .keys = 1024, .scalar = 4 * 1024,
};

/*
 * Functions that give bool give false after having made the one diagnostic.
 * Those that read a value begin with its first event in `event` and end with
 * its last one there.
 */
struct reader {
	struct rg_span			 at;
	struct rg_view			 text;
	const struct rg_yaml_limits	*limits;
	struct rg_arena			*arena;
	struct rg_diags			*diags;
	yaml_parser_t			 parser;
	yaml_event_t			 event;
	size_t				 index, byte;	/* the last mark */
};

static struct rg_span
span_of(const struct reader *r, size_t from, size_t to)
{
	return rg_span(r->at.source, r->at.at + from, r->at.at + to);
}

static const struct rg_view no_words;

static bool
complain(struct reader *r, enum rg_diag_id id, struct rg_span at,
    const char *why, struct rg_view what)
{
	rg_diag_why(rg_diag_add(r->diags, id, at, what, no_words, no_words), why);
	return false;
}

static bool
complain_limit(struct reader *r, struct rg_span at, const char *why,
    size_t most)
{
	return complain(r, RG_D_YAML_LIMIT, at, why, rg_view_of(
	    rg_arena_fmt(r->arena, "%zu", most)));
}

/*
 * The character at byte `from`.  What is missing at the end of the text is
 * missed behind its last line, not at whatever follows it in the source.
 */
static struct rg_span
one_at(const struct reader *r, size_t from)
{
	size_t end = r->text.n, to;

	while (end > 0 && (r->text.p[end - 1] == '\n' ||
	    r->text.p[end - 1] == '\r'))
		end--;
	if (from >= end)
		return span_of(r, end, end);
	to = from;
	rg_utf8_next(r->text, &to);
	return span_of(r, from, to);
}

/*
 * The byte that a mark means: libyaml counts code points.  Marks go forward,
 * or back by a little, so the last one is where to count from.
 */
static size_t
byte_of(struct reader *r, const yaml_mark_t *mark)
{
	while (r->index < mark->index && r->byte < r->text.n) {
		rg_utf8_next(r->text, &r->byte);
		r->index++;
	}
	while (r->index > mark->index) {
		do
			r->byte--;
		while ((r->text.p[r->byte] & 0xc0) == 0x80);
		r->index--;
	}
	return r->byte;
}

static struct rg_span
event_span(struct reader *r)
{
	size_t from = byte_of(r, &r->event.start_mark);

	return span_of(r, from, byte_of(r, &r->event.end_mark));
}

static bool
complain_parser(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	size_t at;

	if (p->error == YAML_MEMORY_ERROR)
		rg_oom();
	at = p->error == YAML_READER_ERROR ? p->problem_offset :
	    byte_of(r, &p->problem_mark);
	rg_diag_add(r->diags, RG_D_YAML_BAD, one_at(r, at), rg_view_of(
	    p->problem ? p->problem : ""), no_words, no_words);
	return false;
}

/* What of YAML an event uses that we do not want, or NULL. */
static const char *
unwanted(const yaml_event_t *e)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	switch (e->type) {
	case YAML_ALIAS_EVENT:
		return "an alias";
	case YAML_DOCUMENT_START_EVENT:
		if (e->data.document_start.version_directive ||
		    e->data.document_start.tag_directives.start)
			return "a directive";
		break;
	case YAML_SCALAR_EVENT:
		anchor = e->data.scalar.anchor;
		tag = e->data.scalar.tag;
		break;
	case YAML_SEQUENCE_START_EVENT:
		anchor = e->data.sequence_start.anchor;
		tag = e->data.sequence_start.tag;
		break;
	case YAML_MAPPING_START_EVENT:
		anchor = e->data.mapping_start.anchor;
		tag = e->data.mapping_start.tag;
		break;
	default:
		break;
	}
	if (anchor)
		return "an anchor";
	return tag ? "a tag" : NULL;
}

static bool
next(struct reader *r)
{
	const char *what;

	yaml_event_delete(&r->event);
	if (!yaml_parser_parse(&r->parser, &r->event))
		return complain_parser(r);
	what = unwanted(&r->event);
	return !what ||
	    complain(r, RG_D_YAML_REFUSED, event_span(r), what, no_words);
}

static bool
read_scalar(struct reader *r, struct rg_span at, struct rg_view *text)
{
	struct rg_view v = rg_view((const char *)r->event.data.scalar.value,
	    r->event.data.scalar.length);

	if (v.n > r->limits->scalar)
		return complain_limit(r, at, "a text of more than {1} bytes",
		    r->limits->scalar);
	/* Escapes can make what a note itself may not hold. */
	if (rg_utf8_control(v) != RG_NONE)
		return complain(r, RG_D_YAML_REFUSED, at,
		    "a control character", no_words);
	*text = rg_arena_copy(r->arena, v);
	return true;
}

/*
 * A list or table in brackets ends with its bracket; one that is indented
 * ends, for libyaml, where the next thing begins, and for us with its last
 * value.
 */
static void
close_value(struct reader *r, struct rg_value *v)
{
	struct rg_span end = event_span(r);

	if (end.n == 0 && v->n > 0)
		end = v->items[v->n - 1].at;
	v->at = rg_span_join(v->at, end);
}

static bool	read_value(struct reader *, struct rg_value *, size_t depth);

static bool
read_list(struct reader *r, struct rg_value *list, size_t depth)
{
	RG_VEC(struct rg_value) items = { 0 };

	while (next(r) && r->event.type != YAML_SEQUENCE_END_EVENT)
		if (!read_value(r, RG_PUSH(r->arena, &items), depth))
			return false;
	if (r->event.type != YAML_SEQUENCE_END_EVENT)
		return false;
	list->items = items.v;
	list->n = items.n;
	close_value(r, list);
	return true;
}

static bool
doubled(struct reader *r, struct rg_span at, struct rg_view key,
    struct rg_span first)
{
	complain(r, RG_D_YAML_REFUSED, at, "a second \"{1}\"", key);
	r->diags->list.v[r->diags->list.n - 1].other = first;
	return false;
}

/* The new key is the last of the table's, and not counted yet. */
static bool
read_key(struct reader *r, struct rg_value *table)
{
	struct rg_span at = event_span(r);
	struct rg_view *key = &table->keys[table->n];

	if (r->event.type != YAML_SCALAR_EVENT)
		return complain(r, RG_D_YAML_REFUSED, at,
		    "a list or a table as a key", no_words);
	if (table->n == r->limits->keys)
		return complain_limit(r, at, "more than {1} keys in a table",
		    r->limits->keys);
	if (!read_scalar(r, at, key))
		return false;
	if (rg_view_eq(*key, RG_V("<<")))
		return complain(r, RG_D_YAML_REFUSED, at, "a merge key",
		    no_words);
	for (size_t i = 0; i < table->n; i++)
		if (rg_view_eq(table->keys[i], *key))
			return doubled(r, at, *key, table->keys_at[i]);
	table->keys_at[table->n] = at;
	return true;
}

static bool
read_table(struct reader *r, struct rg_value *table, size_t depth)
{
	RG_VEC(struct rg_view) keys = { 0 };
	RG_VEC(struct rg_span) places = { 0 };
	RG_VEC(struct rg_value) values = { 0 };

	while (next(r) && r->event.type != YAML_MAPPING_END_EVENT) {
		RG_PUSH(r->arena, &keys);
		RG_PUSH(r->arena, &places);
		RG_PUSH(r->arena, &values);
		table->keys = keys.v;
		table->keys_at = places.v;
		table->items = values.v;
		if (!read_key(r, table) || !next(r) ||
		    !read_value(r, &table->items[table->n], depth))
			return false;
		table->n++;
	}
	if (r->event.type != YAML_MAPPING_END_EVENT)
		return false;
	close_value(r, table);
	return true;
}

/* `depth` is how many lists and tables are open around the value. */
static bool
read_value(struct reader *r, struct rg_value *v, size_t depth)
{
	v->at = event_span(r);
	if (r->event.type == YAML_SCALAR_EVENT) {
		v->kind = RG_VALUE_SCALAR;
		return read_scalar(r, v->at, &v->scalar);
	}
	if (depth == r->limits->depth)
		return complain_limit(r, v->at, "nested deeper than {1}",
		    r->limits->depth);
	if (r->event.type == YAML_SEQUENCE_START_EVENT) {
		v->kind = RG_VALUE_LIST;
		return read_list(r, v, depth + 1);
	}
	RG_ASSERT(r->event.type == YAML_MAPPING_START_EVENT);
	v->kind = RG_VALUE_TABLE;
	return read_table(r, v, depth + 1);
}

static bool
read_document(struct reader *r, struct rg_value *root)
{
	bool nothing;

	if (!next(r))
		return false;
	nothing = r->event.type == YAML_SCALAR_EVENT &&
	    r->event.data.scalar.length == 0 &&
	    r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (!read_value(r, root, 0))
		return false;
	if (nothing)
		root->kind = RG_VALUE_TABLE;
	return next(r);
}

static bool
read_stream(struct reader *r, struct rg_value *root)
{
	if (!next(r) || !next(r))
		return false;
	if (r->event.type == YAML_STREAM_END_EVENT)
		return true;
	if (!read_document(r, root) || !next(r))
		return false;
	if (r->event.type == YAML_STREAM_END_EVENT)
		return true;
	return complain(r, RG_D_YAML_REFUSED, event_span(r),
	    "a second document", no_words);
}

static bool
check_brackets(struct reader *r)
{
	size_t open = 0;

	for (size_t i = 0; i < r->text.n; i++) {
		char c = r->text.p[i];

		if (c == '[' || c == '{')
			open++;
		else if ((c == ']' || c == '}') && open > 0)
			open--;
		if (open > BRACKETS)
			return complain_limit(r, one_at(r, i),
			    "more than {1} open brackets", BRACKETS);
	}
	return true;
}

static bool
check_bytes(struct reader *r)
{
	size_t bad;

	if (r->text.n > r->limits->bytes)
		return complain_limit(r, span_of(r, 0, 0),
		    "more than {1} bytes", r->limits->bytes);
	bad = rg_utf8_check(r->text);
	if (bad != RG_NONE)
		return complain(r, RG_D_YAML_BAD, span_of(r, bad, bad + 1),
		    "it is not UTF-8", no_words);
	return check_brackets(r);
}

const struct rg_value *
rg_yaml_read(struct rg_span at, const struct rg_yaml_limits *limits,
    struct rg_arena *arena, struct rg_diags *diags)
{
	struct reader r = {
		.at = at, .limits = limits, .arena = arena, .diags = diags,
	};
	struct rg_value *root = RG_NEW(arena, struct rg_value);
	bool sound;

	*root = (struct rg_value){ .kind = RG_VALUE_TABLE, .at = at };
	if (at.n == 0)
		return root;
	r.text = rg_span_text(at);
	if (!check_bytes(&r))
		return NULL;

	if (!yaml_parser_initialize(&r.parser))
		rg_oom();
	/* Or libyaml would look for UTF-16 by itself. */
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser,
	    (const unsigned char *)r.text.p, r.text.n);
	sound = read_stream(&r, root);
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	return sound ? root : NULL;
}

const struct rg_value *
rg_value_get(const struct rg_value *v, const char *key)
{
	if (!v || v->kind != RG_VALUE_TABLE)
		return NULL;
	for (size_t i = 0; i < v->n; i++)
		if (rg_view_eq(v->keys[i], rg_view_of(key)))
			return &v->items[i];
	return NULL;
}

struct rg_view
rg_value_str(const struct rg_value *v, const char *key)
{
	const struct rg_value *found = rg_value_get(v, key);

	if (!found || found->kind != RG_VALUE_SCALAR)
		return rg_view(NULL, 0);
	return found->scalar;
}
