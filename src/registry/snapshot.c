#include "record.h"
#include "refgen/vec.h"

/*
 * Records come by first port, so each transport needs to look at a port
 * once, however many ranges hold it.
 */
static void
cover_ports(struct rg_registry *reg, const struct rg_record *r,
    uint32_t next[RG_TRANSPORTS])
{
	if (r->status != RG_ASSIGNED)
		return;
	for (size_t t = 0; t < RG_TRANSPORTS; t++) {
		uint32_t port = r->ports.first;

		if (!(r->transports & 1u << t))
			continue;
		if (port < next[t])
			port = next[t];
		for (; port <= r->ports.last; port++)
			reg->assigned[port] |= (rg_transports)(1u << t);
		next[t] = port;
	}
}

static void
add_name(struct rg_registry *reg, struct rg_arena *arena,
    struct rg_view name, struct rg_record *r)
{
	struct rg_map_entry *e;
	bool fresh;

	if (name.n == 0)
		return;
	e = rg_map_add(&reg->by_name, arena, name, &fresh);
	if (fresh)
		e->u.ptr = r;
}

static void
index_all(struct rg_registry *reg, struct rg_arena *arena)
{
	uint32_t next[RG_TRANSPORTS] = { 0 };
	struct rg_view alias, rest;

	reg->assigned = rg_arena_alloc(arena, RG_PORT_MAX + 1);
	for (size_t i = 0; i < reg->nported; i++)
		cover_ports(reg, &reg->v[i], next);
	for (size_t i = 0; i < reg->n; i++)
		add_name(reg, arena, reg->v[i].name, &reg->v[i]);
	for (size_t i = 0; i < reg->n; i++) {
		rest = reg->v[i].aliases;
		while (rg_view_split(&alias, &rest, ' '))
			add_name(reg, arena, alias, &reg->v[i]);
	}
}

size_t
rg_registry_read(struct rg_registry *reg, struct rg_arena *arena,
    struct rg_view snapshot)
{
	RG_VEC(struct rg_record) list = { 0 };
	struct rg_view line;
	struct rg_record r;

	*reg = (struct rg_registry){ 0 };
	for (size_t n = 1; rg_view_split(&line, &snapshot, '\n'); n++) {
		line = rg_view_trim(line);
		if (line.n == 0 || line.p[0] == '#')
			continue;
		if (!rg_record_read(&r, line) || (list.n > 0 &&
		    rg_record_cmp(&list.v[list.n - 1], &r) >= 0)) {
			*reg = (struct rg_registry){ 0 };
			return n;
		}
		*RG_PUSH(arena, &list) = r;
		reg->nported += !r.no_port;
		if (r.ports.last - r.ports.first > reg->widest)
			reg->widest = r.ports.last - r.ports.first;
	}
	reg->v = list.v;
	reg->n = list.n;
	index_all(reg, arena);
	return 0;
}

rg_transports
rg_registry_transports(const struct rg_registry *reg, struct rg_range ports)
{
	rg_transports set = RG_TCP | RG_UDP | RG_SCTP | RG_DCCP;

	if (!reg->assigned || !rg_range_valid(ports))
		return 0;
	for (uint32_t port = ports.first; set && port <= ports.last; port++)
		set &= reg->assigned[port];
	return set;
}

/* The first record whose first port is not below `port`. */
static size_t
lower_bound(const struct rg_registry *reg, uint32_t port)
{
	size_t from = 0, to = reg->nported;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (reg->v[middle].ports.first < port)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

size_t
rg_registry_over(const struct rg_registry *reg, struct rg_range ports,
    const struct rg_record **found, size_t max)
{
	size_t at = lower_bound(reg, ports.first < reg->widest ? 0 :
	    ports.first - reg->widest), n = 0;

	for (; at < reg->nported && n < max &&
	    reg->v[at].ports.first <= ports.last; at++)
		if (rg_range_overlap(reg->v[at].ports, ports))
			found[n++] = &reg->v[at];
	return n;
}

static const struct rg_record *
assigned_at(const struct rg_registry *reg, struct rg_range ports,
    rg_transports set, bool any)
{
	for (size_t i = lower_bound(reg, ports.first); i < reg->nported; i++) {
		const struct rg_record *r = &reg->v[i];

		if (r->ports.first != ports.first)
			break;
		if (r->ports.last == ports.last && r->name.n > 0 &&
		    r->status == RG_ASSIGNED && (any || r->transports & set))
			return r;
	}
	return NULL;
}

const struct rg_record *
rg_registry_at(const struct rg_registry *reg, struct rg_range ports)
{
	return assigned_at(reg, ports, 0, true);
}

const struct rg_record *
rg_registry_under(const struct rg_registry *reg, struct rg_range ports,
    rg_transports set)
{
	return assigned_at(reg, ports, set, false);
}

const struct rg_record *
rg_registry_named(const struct rg_registry *reg, struct rg_view name)
{
	struct rg_map_entry *e = rg_map_find(&reg->by_name, name);

	return e ? e->u.ptr : NULL;
}
