/*
 * Settings: refgen.yaml and the front matter of notes, as plain values.
 *
 * Both are YAML read with libyaml's events under limits that are checked
 * before and while it reads (size, depth, keys, length of a scalar), because
 * the library itself has none.  Anchors, aliases, tags and merge keys are
 * refused; every scalar is a string, so a port never becomes an octal or a
 * sexagesimal number.
 *
 * A value is a scalar, a list, or a table whose keys are in file order and
 * not doubled.  All of it is in the arena.
 */
#ifndef REFGEN_CONFIG_H
#define REFGEN_CONFIG_H

#include "refgen/arena.h"
#include "refgen/diag.h"
#include "refgen/span.h"

enum rg_value_kind {
	RG_VALUE_SCALAR,
	RG_VALUE_LIST,
	RG_VALUE_TABLE,
};

struct rg_value {
	enum rg_value_kind	 kind;
	struct rg_span		 at;
	struct rg_view		 scalar;
	struct rg_value		*items;		/* list: items; table: values */
	struct rg_view		*keys;		/* table only */
	struct rg_span		*keys_at;	/* where each key stands */
	size_t			 n;
};

struct rg_yaml_limits {
	size_t	bytes, depth, keys, scalar;
};

extern const struct rg_yaml_limits	rg_front_matter_limits;
extern const struct rg_yaml_limits	rg_config_limits;

/*
 * Reads the YAML that stands at `at`; NULL with one diagnostic when it is not
 * YAML or breaks a limit.  An empty document is an empty table.
 */
const struct rg_value	*rg_yaml_read(struct rg_span at,
			    const struct rg_yaml_limits *, struct rg_arena *,
			    struct rg_diags *);
/* The value under a key of a table, or NULL (of what is no table, too). */
const struct rg_value	*rg_value_get(const struct rg_value *, const char *key);
/* The scalar under a key, or the empty view. */
struct rg_view		 rg_value_str(const struct rg_value *, const char *key);

#endif
