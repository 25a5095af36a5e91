/*
 * JSON values being built, the one door to jansson in this room.
 *
 * A value belongs to whoever made it until it is put into an object or an
 * array; rg_json_write() ends the whole.  No call fails (die.h).
 */
#ifndef REFGEN_RENDER_JSON_VALUE_H
#define REFGEN_RENDER_JSON_VALUE_H

#include <stdint.h>

#include "refgen/buf.h"
#include "refgen/view.h"

typedef struct json_t rg_json;

rg_json	*rg_json_object(void);
rg_json	*rg_json_array(void);
rg_json	*rg_json_text(struct rg_view);
rg_json	*rg_json_str(const char *);
rg_json	*rg_json_num(uint64_t);
rg_json	*rg_json_bool(bool);
rg_json	*rg_json_null(void);

/* The member is new; members keep the order in which they were put. */
void	 rg_json_put(rg_json *object, const char *member, rg_json *value);
void	 rg_json_add(rg_json *array, rg_json *value);

/* Writes the value, a line for each part of it, and ends it. */
void	 rg_json_write(struct rg_buf *, rg_json *);

#endif
