#include "refgen/registry.h"

/* ID, value, where it is defined; tabs between. */
static bool
read_line(struct rg_knowns *knowns, struct rg_view line)
{
	struct rg_view field[3], part;
	struct rg_map_entry *e;
	struct rg_known *k;
	size_t n = 0;

	while (n < 3 && rg_view_split(&part, &line, '\t'))
		field[n++] = rg_view_trim(part);
	if (n < 3 || line.n > 0 || field[2].n == 0)
		return false;
	e = rg_map_find(&knowns->by_id, field[0]);
	if (!e)
		return false;
	k = &knowns->v[e->u.num];
	if (k->security != RG_SECURITY_NONE)
		return false;
	k->security = rg_security_of(field[1]);
	k->security_in = field[2];
	return k->security != RG_SECURITY_NONE;
}

size_t
rg_knowns_secure(struct rg_knowns *knowns, struct rg_view bytes)
{
	struct rg_view line;

	for (size_t n = 1; rg_view_split(&line, &bytes, '\n'); n++)
		if (rg_view_trim(line).n > 0 && line.p[0] != '#' &&
		    !read_line(knowns, line))
			return n;
	return 0;
}
