#include "record.h"

static const char *const statuses[] = {
	[RG_ASSIGNED] = "assigned",
	[RG_RESERVED] = "reserved",
	[RG_UNASSIGNED] = "unassigned",
	[RG_HISTORIC] = "historic",
};

#define STATUSES (sizeof(statuses) / sizeof(statuses[0]))

const char *
rg_record_status_name(enum rg_record_status status)
{
	return statuses[status];
}

bool
rg_record_status_read(enum rg_record_status *status, struct rg_view word)
{
	for (size_t i = 0; i < STATUSES; i++)
		if (rg_view_eq(word, rg_view_of(statuses[i]))) {
			*status = (enum rg_record_status)i;
			return true;
		}
	return false;
}

/* One to five digits. */
static bool
read_port(uint32_t *port, struct rg_view digits)
{
	*port = 0;
	if (digits.n < 1 || digits.n > 5)
		return false;
	for (size_t i = 0; i < digits.n; i++) {
		if (digits.p[i] < '0' || digits.p[i] > '9')
			return false;
		*port = *port * 10 + (uint32_t)(digits.p[i] - '0');
	}
	return true;
}

bool
rg_ports_read(struct rg_range *ports, struct rg_view text)
{
	size_t dash = rg_view_chr(text, '-');
	struct rg_view first = text, last = text;

	if (dash != RG_NONE) {
		first = rg_view_cut(text, 0, dash);
		last = rg_view_cut(text, dash + 1, text.n);
	}
	return read_port(&ports->first, first) &&
	    read_port(&ports->last, last) && rg_range_valid(*ports);
}

bool
rg_transports_read(rg_transports *set, struct rg_view text)
{
	struct rg_view part;

	*set = 0;
	while (rg_view_split(&part, &text, '+')) {
		if (rg_transport_of(part) == 0)
			return false;
		*set |= rg_transport_of(part);
	}
	return *set != 0;
}

enum field {
	PORTS,
	TRANSPORTS,
	NAME,
	STATUS,
	REFERENCE,
	ALIASES,
	FIELDS
};

/* The fields of a line; '-' and what is missing at its end are empty. */
static bool
split_fields(struct rg_view field[FIELDS], struct rg_view line)
{
	size_t n = 0;
	struct rg_view part;

	while (rg_view_split(&part, &line, '\t')) {
		if (n == FIELDS || part.n == 0)
			return false;
		field[n++] = rg_view_eq(part, RG_V("-")) ?
		    rg_view(part.p, 0) : part;
	}
	return n > STATUS;
}

bool
rg_record_read(struct rg_record *r, struct rg_view line)
{
	struct rg_view field[FIELDS] = { 0 };

	if (!split_fields(field, line))
		return false;
	*r = (struct rg_record){ .name = field[NAME],
		.reference = field[REFERENCE], .aliases = field[ALIASES] };
	r->no_port = field[PORTS].n == 0;
	if (!r->no_port && !rg_ports_read(&r->ports, field[PORTS]))
		return false;
	if (field[TRANSPORTS].n &&
	    !rg_transports_read(&r->transports, field[TRANSPORTS]))
		return false;
	return rg_record_status_read(&r->status, field[STATUS]);
}

static int
number_cmp(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

int
rg_record_cmp(const struct rg_record *a, const struct rg_record *b)
{
	int order;

	if ((order = number_cmp(a->no_port, b->no_port)) != 0)
		return order;
	if ((order = number_cmp(a->ports.first, b->ports.first)) != 0)
		return order;
	if ((order = rg_view_cmp(a->name, b->name)) != 0)
		return order;
	if ((order = number_cmp(a->ports.last, b->ports.last)) != 0)
		return order;
	if ((order = number_cmp(a->status, b->status)) != 0)
		return order;
	return number_cmp(a->transports != 0, b->transports != 0);
}
