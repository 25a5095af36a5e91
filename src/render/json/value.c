#include "json/value.h"

#include <jansson.h>

#include "refgen/die.h"
#include "refgen/utf8.h"
#include "unseen.h"

/* NULL is the end of memory: our texts are valid UTF-8 (model.h). */
static rg_json *
made(rg_json *value)
{
	if (value == NULL)
		rg_oom();
	return value;
}

rg_json *
rg_json_object(void)
{
	return made(json_object());
}

rg_json *
rg_json_array(void)
{
	return made(json_array());
}

rg_json *
rg_json_text(struct rg_view text)
{
	return made(json_stringn(text.n ? text.p : "", text.n));
}

rg_json *
rg_json_str(const char *string)
{
	return made(json_string(string));
}

rg_json *
rg_json_num(uint64_t number)
{
	return made(json_integer((json_int_t)number));
}

rg_json *
rg_json_bool(bool yes)
{
	return json_boolean(yes);
}

rg_json *
rg_json_null(void)
{
	return json_null();
}

void
rg_json_put(rg_json *object, const char *member, rg_json *value)
{
	RG_ASSERT(json_object_get(object, member) == NULL);
	if (json_object_set_new(object, member, value) != 0)
		rg_oom();
}

void
rg_json_add(rg_json *array, rg_json *value)
{
	if (json_array_append_new(array, value) != 0)
		rg_oom();
}

static int
put_bytes(const char *bytes, size_t n, void *out)
{
	rg_buf_put(out, rg_view(bytes, n));
	return 0;
}

/* RFC 8259, section 7: above U+FFFF two of them. */
static void
put_escape(struct rg_buf *out, uint32_t c)
{
	if (c >= 0x10000) {
		rg_buf_fmt(out, "\\u%04X", 0xd800u + ((c - 0x10000) >> 10));
		c = 0xdc00u + (c & 0x3ff);
	}
	rg_buf_fmt(out, "\\u%04X", (unsigned)c);
}

/*
 * What deceives the eye is spelled out: a terminal shows this file too.
 * jansson leaves it as it is, and only in strings.
 */
static void
put_seen(struct rg_buf *out, struct rg_view json)
{
	size_t at = 0, from;

	while (at < json.n) {
		uint32_t c;

		from = at;
		c = rg_utf8_next(json, &at);
		if (rg_unseen(c))
			put_escape(out, c);
		else
			rg_buf_put(out, rg_view_cut(json, from, at));
	}
}

void
rg_json_write(struct rg_buf *out, rg_json *value)
{
	struct rg_buf raw = { 0 };

	if (json_dump_callback(value, put_bytes, &raw, JSON_INDENT(1)) != 0)
		rg_oom();
	put_seen(out, rg_buf_view(&raw));
	rg_buf_char(out, '\n');
	rg_buf_release(&raw);
	json_decref(value);
}
