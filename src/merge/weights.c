/*
 * How often a note is right.  Every dispute on transports is decided twice:
 * first with votes that count alike, which tells of each note how often it
 * was on the side that was taken, and then with votes that count by that, the
 * dispute itself left out of it.
 *
 * A note of which nothing is known counts NOTE_WEIGHT.  One that was always
 * right comes near to one and a half of that, one that was always wrong near
 * to the half, the nearer the more there is to judge by.
 */
#include "refgen/die.h"

#include "draft.h"

#define DOUBT 4			/* disputes that say little of a note */

static struct rg_model_source *
origin_of(const struct merge *m, uint32_t claim)
{
	uint32_t source = rg_model_claim(m->model, claim)->source;

	return &m->model->sources[m->origin[source] - 1];
}

void
take_stands(struct merge *m, const struct rg_conflict *c)
{
	uint32_t dispute = ++m->stands[0].dispute;

	for (size_t i = 0; i < c->nsides; i++) {
		struct rg_ids ids = c->sides[i].claims;

		for (size_t k = 0; k < ids.n; k++) {
			struct stand *s = &m->stands[
			    origin_of(m, ids.v[k])->id];

			if (s->dispute != dispute)
				*s = (struct stand){ dispute, false, i };
			s->mixed |= s->side != i;
		}
	}
}

/* A note that contradicts itself is neither right nor wrong. */
static void
tell(struct merge *m, const struct rg_side *side, bool right)
{
	uint32_t round = ++m->counted[0];

	for (size_t i = 0; i < side->claims.n; i++) {
		struct rg_model_source *s = origin_of(m, side->claims.v[i]);

		if (m->counted[s->id] == round || m->stands[s->id].mixed)
			continue;
		m->counted[s->id] = round;
		s->disputed++;
		s->right += right;
	}
}

static void
judge(struct merge *m, const struct draft *d, struct vote *v, size_t n)
{
	struct rg_conflict c = { 0 };
	rg_transports taken = judge_transports(m, d, v, n, &c);

	take_stands(m, &c);
	for (size_t i = 0; i < c.nsides; i++)
		tell(m, &c.sides[i], transports_of(c.sides[i].value) == taken);
}

void
judge_sources(struct merge *m)
{
	m->stands = rg_arena_alloc(m->arena,
	    (m->model->nsources + 1) * sizeof(*m->stands));
	for (size_t i = 0; i < m->drafts.n; i++) {
		votes v = { 0 };

		collect_votes(m, &m->drafts.v[i], &v);
		for (size_t k = 0, same; k < v.n; k += same) {
			same = same_ports(&v.v[k], v.n - k);
			judge(m, &m->drafts.v[i], &v.v[k], same);
		}
	}
	for (size_t i = 0; i < m->model->nsources; i++) {
		struct rg_model_source *s = &m->model->sources[i];
		const struct rg_model_source *first;

		if (s->copy_of == 0)
			continue;
		first = rg_model_source(m->model, s->copy_of);
		s->disputed = first->disputed;
		s->right = first->right;
	}
}

/* The dispute at hand is left out, if the note was counted there. */
static size_t
weight_of(const struct rg_model_source *s, const struct stand *stand,
    bool right)
{
	size_t disputed = s->disputed - !stand->mixed;
	size_t won = s->right - (right && !stand->mixed);
	size_t lost = disputed - won;

	RG_ASSERT(disputed <= s->disputed && won <= disputed);
	return NOTE_WEIGHT + NOTE_WEIGHT * won / (2 * (disputed + DOUBT)) -
	    NOTE_WEIGHT * lost / (2 * (disputed + DOUBT));
}

size_t
weigh_notes(const struct merge *m, struct rg_ids ids, bool right)
{
	uint32_t round = ++m->counted[0];
	size_t weight = 0;

	for (size_t i = 0; i < ids.n; i++) {
		const struct rg_model_source *s = origin_of(m, ids.v[i]);

		if (m->counted[s->id] == round)
			continue;
		m->counted[s->id] = round;
		weight += weight_of(s, &m->stands[s->id], right);
	}
	return weight;
}
