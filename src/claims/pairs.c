/*
 * Several services beside several ports: "HTTP / HTTPS" and "80 / 443".
 *
 * Each port is that of the service which is usually there.  If no port is,
 * and there are as many of both, they stand in the same order; else nobody
 * can tell, and all have all.
 */
#include "reader.h"

struct parts {
	struct rg_view		 v[NAMES_MAX];
	const struct rg_known	*known[NAMES_MAX];
	size_t			 n;
};

/*
 * Adds a part; false if it is no other service that we know.  In "FTP over
 * SSL/TLS" the TLS is none.
 */
static bool
add_part(struct reader *r, struct parts *parts, struct rg_view part)
{
	const struct rg_known *known = known_service(r, part);

	if (!known || parts->n == NAMES_MAX ||
	    in_lexicon(r, RG_LEX_VARIANT, part))
		return false;
	for (size_t i = 0; i < parts->n; i++)
		if (parts->known[i] == known)
			return false;
	parts->v[parts->n] = part;
	parts->known[parts->n++] = known;
	return true;
}

/* The services of a list; false if it is no list of services we know. */
static bool
read_parts(struct reader *r, struct parts *parts, struct rg_view list)
{
	size_t from = 0, at, len = 0;

	parts->n = 0;
	if (list.n == 0)
		return false;
	do {
		at = next_sign(list, from, &len);
		if (!add_part(r, parts, strip(rg_view_cut(list, from, at))))
			return false;
		from = at + len;
	} while (at < list.n);
	return parts->n > 1;
}

/* Whose port is usually there, `place` in the list of ports; or RG_NONE. */
static size_t
part_at(const struct parts *parts, struct rg_range port, size_t place)
{
	if (place < parts->n && usual_port(parts->known[place], port))
		return place;
	for (size_t i = 0; i < parts->n; i++)
		if (usual_port(parts->known[i], port))
			return i;
	return RG_NONE;
}

/* Whose each port is; false if nobody can tell. */
static bool
share_out(const struct parts *parts, const struct rg_spec *spec, size_t *whose)
{
	size_t strays = 0;

	for (size_t i = 0; i < spec->n; i++) {
		whose[i] = part_at(parts, spec->items[i].range, i);
		strays += whose[i] == RG_NONE;
	}
	if (strays == 0)
		return true;
	for (size_t i = 0; i < spec->n; i++)
		whose[i] = i;
	return strays == spec->n && parts->n == spec->n;
}

bool
add_pairs(struct reader *r, const struct names *names,
    const struct rg_spec *spec, rg_transports governing, struct rg_span at,
    struct rg_view text)
{
	size_t whose[RG_SPEC_MAX];
	struct parts parts;

	if (spec->n < 2 || !read_parts(r, &parts, names->list) ||
	    !share_out(&parts, spec, whose))
		return false;
	if (text.p >= names->list.p && text.p < names->list.p + names->list.n)
		text.n = 0;			/* the rest of the list */
	for (size_t k = 0; k < parts.n; k++) {
		struct names one = { .v = { parts.v[k] }, .n = 1,
			.known = parts.known[k],
			.transports = names->transports };
		struct rg_spec own;

		rg_spec_init(&own, spec->text);
		for (size_t i = 0; i < spec->n; i++)
			if (whose[i] == k)
				own.items[own.n++] = spec->items[i];
		if (own.n > 0)
			add_assignment(r, &one, &own, governing, at, text);
	}
	return true;
}
