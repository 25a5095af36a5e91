/*
 * Names with a slip of the pen in them: "SMPT" for SMTP.
 *
 * A word of a note that nobody knows is held against every key.  Most are put
 * down by their shape: a slip changes few letters, and the length by one.
 */
#include "refgen/registry.h"

struct rg_key_shape
rg_key_shape(struct rg_view key)
{
	struct rg_key_shape shape = { .length = (uint32_t)key.n };

	for (size_t i = 0; i < key.n; i++)
		shape.letters |= 1u << (key.p[i] & 31);
	return shape;
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
rg_key_slip(struct rg_view a, struct rg_view b)
{
	size_t i = 0, ta, tb;

	while (i < a.n && i < b.n && a.p[i] == b.p[i])
		i++;
	for (ta = a.n, tb = b.n; ta > i && tb > i &&
	    a.p[ta - 1] == b.p[tb - 1]; ta--)
		tb--;
	if (ta - i == 2 && tb - i == 2)
		return a.p[i] == b.p[i + 1] && a.p[i + 1] == b.p[i];
	/* "IKEv1" is no slip for "IKEv2". */
	if ((ta > i && digit(a.p[i])) || (tb > i && digit(b.p[i])))
		return false;
	return a.n >= 6 && b.n >= 6 && ta - i <= 1 && tb - i <= 1;
}

/* One letter more, less or other changes two bits at most. */
static bool
alike(struct rg_key_shape a, struct rg_key_shape b)
{
	uint32_t other = a.letters ^ b.letters;

	other &= other - 1;
	return a.length + 1 - b.length <= 2 && (other & (other - 1)) == 0;
}

const struct rg_known *
rg_knowns_slip(const struct rg_knowns *knowns, struct rg_view key)
{
	struct rg_key_shape shape = rg_key_shape(key);

	for (size_t i = 0; i < knowns->shapes.n; i++) {
		const struct rg_known_key *k = &knowns->keys.v[i];

		if (alike(shape, knowns->shapes.v[i]) &&
		    !rg_view_eq(k->key, key) && rg_key_slip(key, k->key))
			return &knowns->v[k->known];
	}
	return NULL;
}
