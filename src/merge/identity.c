/*
 * Which claims speak of one service: those whose names mean the same known
 * service, and of the rest those that write the same name.
 */
#include <string.h>

#include "refgen/utf8.h"

#include "draft.h"

/* An id nobody has yet: "plex", "plex-2", ... */
static struct rg_view
free_id(struct merge *m, struct rg_map *taken, struct rg_view wanted)
{
	struct rg_view id = wanted.n ? wanted : RG_V("service");
	struct rg_map_entry *e = rg_map_find(taken, id);
	size_t n = e ? e->u.num : 0;	/* numbers below are taken */

	if (!e) {
		rg_map_add(taken, m->arena, id, NULL)->u.num = 2;
		return id;
	}
	wanted = id;
	do
		id = rg_view_of(rg_arena_fmt(m->arena, "%.*s-%zu",
		    RG_ARG(wanted), n++));
	while (rg_map_find(taken, id) || rg_knowns_id(m->in->knowns, id));
	rg_map_find(taken, wanted)->u.num = n;
	rg_map_add(taken, m->arena, id, NULL)->u.num = 2;
	return id;
}

/*
 * refgen.yaml: names that are `same` stand for the first of them, and a name
 * kept `apart` is a service of its own, whomever we take it for.
 */
static void
read_wishes(struct merge *m)
{
	for (size_t i = 0; i < m->in->nsame; i++)
		for (size_t k = 1; k < m->in->same[i].n; k++)
			rg_map_add(&m->same, m->arena, rg_key_new(m->arena,
			    m->in->same[i].v[k]), NULL)->u.num = i;
	for (size_t i = 0; i < m->in->napart; i++)
		for (size_t k = 0; k < m->in->apart[i].n; k++)
			rg_map_add(&m->apart, m->arena, rg_key_new(m->arena,
			    m->in->apart[i].v[k]), NULL);
}

/* Whom a name stands for, as the project sees it; `known` as we do. */
static struct rg_view
wished(struct merge *m, struct rg_view name, const struct rg_known **known)
{
	struct rg_view key = rg_key_new(m->arena, name);
	const struct rg_map_entry *e = rg_map_find(&m->same, key);

	if (e) {
		name = m->in->same[e->u.num].v[0];
		*known = rg_knowns_find(m->in->knowns, name);
	}
	if (rg_map_find(&m->apart, key) && *known &&
	    !rg_view_eq(key, rg_key_new(m->arena, (*known)->name)))
		*known = NULL;
	return name;
}

/* What claims of one service have in common. */
static struct rg_view
service_key(struct merge *m, const struct rg_known *known,
    struct rg_view name)
{
	struct rg_view key;

	if (known)
		return known->id;
	key = rg_key_new(m->arena, name);
	return rg_view_of(rg_arena_fmt(m->arena, "?%.*s", RG_ARG(key)));
}

bool
means(struct merge *m, const struct rg_known *own, struct rg_view id,
    struct rg_view name)
{
	const struct rg_known *known = rg_knowns_find(m->in->knowns, name);

	if (!known || !own)
		return rg_view_eq(name, id);
	return known == own || rg_view_eq(known->parent, own->id) ||
	    rg_view_eq(own->parent, known->id);
}

/* The draft of a service, made when it is met first. */
static struct draft *
draft_of(struct merge *m, struct rg_map *by_key, struct rg_map *taken,
    struct rg_view key, const struct rg_known *known, struct rg_view name)
{
	struct rg_map_entry *e;
	struct draft *d;
	bool fresh;

	e = rg_map_add(by_key, m->arena, key, &fresh);
	if (!fresh)
		return &m->drafts.v[e->u.num];
	e->u.num = m->drafts.n;
	d = RG_PUSH(m->arena, &m->drafts);
	d->known = known;
	d->id = free_id(m, taken, known ? known->id :
	    rg_slug_new(m->arena, name));
	return d;
}

/* A name that is known as a whole ("DHCP/BOOTP") names one service. */
bool
composite(struct merge *m, const struct rg_claim *c)
{
	struct rg_view name = c->names[0];

	return (rg_view_chr(name, '/') != RG_NONE ||
	    rg_view_chr(name, ',') != RG_NONE ||
	    rg_view_chr(name, '&') != RG_NONE) &&
	    !rg_knowns_find(m->in->knowns, name);
}

/* Are all ports of the claim among those where people meet the service? */
static bool
at_home(const struct rg_known *known, const struct rg_claim *c)
{
	for (size_t i = 0; i < c->nports; i++) {
		bool home = false;

		for (size_t k = 0; k < known->nports && !home; k++)
			home = c->ports[i].first >= known->ports[k].first &&
			    c->ports[i].last <= known->ports[k].last;
		if (!home)
			return false;
	}
	return c->nports > 0;
}

/* Whom a word names: as it stands, or with two letters swapped ("DCHP"). */
static const struct rg_known *
known_word(struct merge *m, struct rg_view word)
{
	const struct rg_known *known = rg_knowns_find(m->in->knowns, word);
	char *swapped;

	if (known || word.n < 4)
		return known;
	swapped = rg_arena_str(m->arena, word);
	for (size_t i = 0; i + 1 < word.n && !known; i++) {
		char c = swapped[i];

		swapped[i] = swapped[i + 1];
		swapped[i + 1] = c;
		known = rg_knowns_find(m->in->knowns, rg_view_of(swapped));
		swapped[i + 1] = swapped[i];
		swapped[i] = c;
	}
	return known;
}

static bool
written_as_name(struct rg_view word)
{
	for (size_t i = 0; i < word.n; i++)
		if ((word.p[i] >= 'A' && word.p[i] <= 'Z') ||
		    (word.p[i] >= '0' && word.p[i] <= '9'))
			return true;
	return false;
}

/*
 * "Control channel for FTP" is FTP when it is on a port of FTP; "Metasploit
 * RPC" on 55553 is no RPC.  One word of the name says it, and no other word
 * says another service.
 */
static const struct rg_known *
known_within(struct merge *m, const struct rg_claim *c)
{
	const struct rg_known *found = NULL;
	struct rg_view rest = c->names[0], word;

	if (c->kind != RG_CLAIM_ASSIGNMENT ||
	    rg_view_chr(rest, ' ') == RG_NONE)
		return NULL;
	while (rg_view_split(&word, &rest, ' ')) {
		const struct rg_known *known;

		while (word.n && strchr(".,;:()", word.p[word.n - 1]))
			word.n--;
		if (word.n < 2 || !written_as_name(word))
			continue;
		known = known_word(m, word);
		if (known && found && known != found)
			return NULL;
		if (known)
			found = known;
	}
	return found && at_home(found, c) ? found : NULL;
}

void
identify(struct merge *m)
{
	struct rg_map by_key = { 0 }, taken = { 0 };

	read_wishes(m);
	for (uint32_t id = 1; id <= m->model->nclaims; id++) {
		const struct rg_claim *c = m->claim[id - 1];
		const struct rg_known *known = c->known;
		struct rg_view name;

		if (c->kind == RG_CLAIM_RANGE || c->nnames == 0)
			continue;
		if (!known)
			known = known_within(m, c);
		name = wished(m, c->names[0], &known);
		add_id(m, &draft_of(m, &by_key, &taken, service_key(m, known,
		    name), known, name)->claims, id);
		for (size_t k = 1; k < c->nnames && composite(m, c); k++) {
			const struct rg_known *other = rg_knowns_find(
			    m->in->knowns, c->names[k]);

			if (other && other != c->known)
				add_id(m, &draft_of(m, &by_key, &taken,
				    other->id, other, c->names[k])->claims,
				    id);
		}
	}
}
