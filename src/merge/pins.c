/* What the project decides itself, in refgen.yaml. */
#include "draft.h"

static bool
concerns(struct merge *m, const struct rg_pin *pin, const struct draft *d)
{
	const struct rg_known *known;

	if (pin->service.n == 0)
		return true;
	known = rg_knowns_find(m->in->knowns, pin->service);
	return known ? known == d->known : rg_view_eq(pin->service, d->id);
}

const struct rg_pin *
find_pin(struct merge *m, const struct draft *d, struct rg_range ports)
{
	for (size_t i = 0; i < m->in->npins; i++) {
		const struct rg_pin *pin = &m->in->pins[i];

		if (ports.first < pin->ports.first ||
		    ports.last > pin->ports.last || !concerns(m, pin, d))
			continue;
		m->pin_used[i] = true;
		return pin;
	}
	return NULL;
}

void
tell_unused_pins(struct merge *m)
{
	const struct rg_view none = { 0 };

	for (size_t i = 0; i < m->in->npins; i++)
		if (!m->pin_used[i])
			rg_diag_add(m->diags, RG_D_PIN_UNUSED,
			    m->in->pins[i].at, ranges_text(m,
			    &m->in->pins[i].ports, 1), none, none);
}
