#include "json/value.h"

#include <jansson.h>

#include "refgen/die.h"

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

void
rg_json_write(struct rg_buf *out, rg_json *value)
{
	if (json_dump_callback(value, put_bytes, out, JSON_INDENT(1)) != 0)
		rg_oom();
	rg_buf_char(out, '\n');
	json_decref(value);
}
