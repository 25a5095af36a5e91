#include "refgen/port.h"

static const struct {
	enum rg_transport	 transport;
	const char		*name;
} transports[RG_TRANSPORTS] = {
	{ RG_TCP,  "tcp" },
	{ RG_UDP,  "udp" },
	{ RG_SCTP, "sctp" },
	{ RG_DCCP, "dccp" },
};

static const struct {
	const char	*name;
	struct rg_range	 range;
} classes[RG_CLASSES] = {
	[RG_CLASS_NONE]       = { "",           { 0, 0 } },
	[RG_CLASS_WELL_KNOWN] = { "well-known", { 0, 1023 } },
	[RG_CLASS_REGISTERED] = { "registered", { 1024, 49151 } },
	[RG_CLASS_DYNAMIC]    = { "dynamic",    { 49152, RG_PORT_MAX } },
	[RG_CLASS_ALL]        = { "all",        { 0, RG_PORT_MAX } },
};

bool
rg_range_valid(struct rg_range r)
{
	return r.first <= r.last && r.last <= RG_PORT_MAX;
}

int
rg_range_cmp(struct rg_range a, struct rg_range b)
{
	if (a.first != b.first)
		return a.first < b.first ? -1 : 1;
	if (a.last != b.last)
		return a.last < b.last ? -1 : 1;
	return 0;
}

bool
rg_range_overlap(struct rg_range a, struct rg_range b)
{
	return a.first <= b.last && b.first <= a.last;
}

void
rg_range_put(struct rg_buf *b, struct rg_range r)
{
	rg_buf_fmt(b, "%u", r.first);
	if (r.last != r.first)
		rg_buf_fmt(b, "-%u", r.last);
}

const char *
rg_transport_name(enum rg_transport t)
{
	for (size_t i = 0; i < RG_TRANSPORTS; i++)
		if (transports[i].transport == t)
			return transports[i].name;
	return NULL;
}

rg_transports
rg_transport_of(struct rg_view name)
{
	for (size_t i = 0; i < RG_TRANSPORTS; i++)
		if (rg_view_eq(name, rg_view_of(transports[i].name)))
			return (rg_transports)transports[i].transport;
	return 0;
}

void
rg_transports_put(struct rg_buf *b, rg_transports set, const char *between)
{
	bool first = true;

	for (size_t i = 0; i < RG_TRANSPORTS; i++) {
		if (!(set & transports[i].transport))
			continue;
		if (!first)
			rg_buf_str(b, between);
		rg_buf_str(b, transports[i].name);
		first = false;
	}
}

const char *
rg_class_name(enum rg_class c)
{
	return classes[c].name;
}

enum rg_class
rg_class_of(struct rg_view name)
{
	for (int c = RG_CLASS_WELL_KNOWN; c < RG_CLASSES; c++)
		if (rg_view_eq(name, rg_view_of(classes[c].name)))
			return (enum rg_class)c;
	return RG_CLASS_NONE;
}

struct rg_range
rg_class_range(enum rg_class c)
{
	return classes[c].range;
}
