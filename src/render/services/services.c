/*
 * A services(5) file, to be put in the place of /etc/services: what glibc's
 * getent(1) and every program that asks getservbyname(3) reads.
 *
 * A line is one port under one transport; the services on it share the line
 * as one name and its aliases.  A name leads to one port in the whole file,
 * since glibc takes the first line that has it.  The comments are in the
 * first language of the reference: a machine has one such file.
 */
#include "formats.h"

#include <stdlib.h>

#include "refgen/map.h"
#include "refgen/utf8.h"
#include "refgen/vec.h"
#include "unseen.h"

/* A longer range is a comment: its ports would hide all others. */
#define RANGE_EXPANDED 8

/* One service on one port under one transport. */
struct entry {
	uint32_t			 port;
	enum rg_transport		 transport;
	size_t				 row;	/* keeps the model's order */
	const struct rg_port_row	*of;
};

struct services {
	const struct rg_render_job	*job;
	struct rg_buf			*out;
	struct rg_arena			 arena;
	RG_VEC(struct entry)		 entries;
	struct rg_map			 ports;	/* name -> its port */
	size_t				 most;	/* names of one service */
};

static const char *
tr(const struct services *s, const char *msgid)
{
	return rg_trc(s->job->locale, 0, "services", msgid);
}

/* services(5): a name is what has no blank and no '#'; not just a number. */
static bool
is_name(struct rg_view v)
{
	bool letter = false;

	for (size_t i = 0; i < v.n; i++) {
		if (v.p[i] <= ' ' || v.p[i] > '~' || v.p[i] == '#')
			return false;
		if (v.p[i] < '0' || v.p[i] > '9')
			letter = true;
	}
	return letter;
}

/* A name that lost as a slip of the pen is not to be spread. */
static bool
is_slip(const struct services *s, const struct rg_service *service,
    struct rg_view name)
{
	for (size_t i = 0; i < service->nconflicts; i++) {
		const struct rg_conflict *c =
		    &s->job->model->conflicts[service->conflicts[i]];

		if (!rg_view_eq(c->rule, RG_V("spelling")))
			continue;
		for (size_t j = 0; j < c->nsides; j++)
			if (rg_view_eq(c->sides[j].value, name))
				return true;
	}
	return false;
}

/* An alias of letters, digits and hyphens (RFC 6335, section 5.1). */
static struct rg_view
alias_name(struct services *s, const struct rg_service *service, size_t at)
{
	struct rg_view alias = service->aliases[at];

	if (is_slip(s, service, alias))
		return rg_view(NULL, 0);
	for (size_t i = 0; i < alias.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz"
		    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", alias.p[i]))
			return rg_view(NULL, 0);
	return rg_slug_new(&s->arena, alias);
}

/*
 * The names of a service on one of its ports, the best first: as registered,
 * by its id, then what else notes call it.  Empty: none of that kind.
 */
static struct rg_view
name_of(struct services *s, const struct rg_port_row *row, size_t at)
{
	const struct rg_endpoint *e = row->endpoint;

	if (at == 0 && e->ports.first == e->ports.last)
		return e->registry_name;
	if (at == 1)
		return row->service->id;
	if (at >= 2 && at - 2 < row->service->naliases)
		return alias_name(s, row->service, at - 2);
	return rg_view(NULL, 0);
}

/* The name belongs to the port, unless it is another's already. */
static void
take_name(struct services *s, struct rg_view name, uint32_t port)
{
	struct rg_map_entry *e;
	bool fresh;

	if (!is_name(name))
		return;
	e = rg_map_add(&s->ports, &s->arena, name, &fresh);
	if (fresh)
		e->u.num = port;
}

/* All names of a kind before those of the next. */
static void
share_names(struct services *s)
{
	for (size_t i = 0; i < s->entries.n; i++)
		if (2 + s->entries.v[i].of->service->naliases > s->most)
			s->most = 2 + s->entries.v[i].of->service->naliases;
	for (size_t at = 0; at < s->most; at++)
		for (size_t i = 0; i < s->entries.n; i++)
			take_name(s, name_of(s, s->entries.v[i].of, at),
			    s->entries.v[i].port);
}

static void
add_entries(struct services *s, const struct rg_port_row *row, size_t at)
{
	const struct rg_endpoint *e = row->endpoint;

	for (uint32_t port = e->ports.first; port <= e->ports.last; port++)
		for (size_t i = 0; i < e->ntransports; i++)
			*RG_PUSH(&s->arena, &s->entries) = (struct entry){
			    port, e->transports[i].transport, at, row };
}

static int
compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->port != b->port)
		return a->port < b->port ? -1 : 1;
	if (a->transport != b->transport)
		return a->transport < b->transport ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

static void
put_comment(struct services *s, struct rg_view text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t c = rg_utf8_next(text, &at);

		if (rg_blank(c))
			rg_buf_char(s->out, ' ');
		else if (rg_unseen(c))
			rg_unseen_put(s->out, c);
		else
			rg_utf8_put(s->out, c);
	}
}

static void
put_title(struct services *s, const struct rg_service *service)
{
	struct rg_view expansion = service->expansion[0].text;

	put_comment(s, expansion.n ? expansion : service->name[0]);
}

/* What is on record and cannot be a line. */
static void
put_left_out(struct services *s, const struct rg_port_row *row,
    const char *why)
{
	struct rg_buf *out = s->out;

	rg_buf_str(out, "# ");
	rg_buf_put(out, row->service->id);
	rg_buf_char(out, ' ');
	rg_range_put(out, row->endpoint->ports);
	if (row->endpoint->ntransports > 0)
		rg_buf_char(out, '/');
	rg_transports_put(out, rg_endpoint_transports(row->endpoint), ",");
	rg_buf_fmt(out, ": %s\n", why);
}

/* The names of a line, in a map that keeps their order. */
static struct rg_map
line_names(struct services *s, const struct entry *e, size_t n)
{
	struct rg_map names = { 0 };
	const struct rg_map_entry *owner;
	struct rg_view name;

	for (size_t at = 0; at < s->most; at++) {
		for (size_t i = 0; i < n; i++) {
			name = name_of(s, e[i].of, at);
			owner = name.n ? rg_map_find(&s->ports, name) : NULL;
			if (owner && owner->u.num == e->port)
				rg_map_add(&names, &s->arena, name, NULL);
		}
	}
	if (names.n > 0)
		return names;
	/* All are on another port of the service: "netbios-138". */
	name = rg_view_of(rg_arena_fmt(&s->arena, "%.*s-%u",
	    RG_ARG(e->of->service->id), (unsigned)e->port));
	take_name(s, name, e->port);
	if (rg_map_find(&s->ports, name)->u.num == e->port)
		rg_map_add(&names, &s->arena, name, NULL);
	return names;
}

/* ssh                22/tcp    scp sftp        # Secure Shell; ... */
static void
put_line(struct services *s, const struct entry *e, size_t n)
{
	struct rg_map names = line_names(s, e, n);

	if (names.n == 0) {
		put_left_out(s, e->of, tr(s, "its names are on other ports"));
		return;
	}
	rg_buf_fmt(s->out, "%-16.*s %5u/%s\t", RG_ARG(names.entries[0].key),
	    (unsigned)e->port, rg_transport_name(e->transport));
	for (size_t i = 1; i < names.n; i++) {
		rg_buf_put(s->out, names.entries[i].key);
		rg_buf_char(s->out, ' ');
	}
	for (size_t i = 0; i < n; i++) {
		rg_buf_str(s->out, i ? "; " : "# ");
		put_title(s, e[i].of->service);
	}
	rg_buf_char(s->out, '\n');
}

static void
put_lines(struct services *s)
{
	const struct entry *v = s->entries.v;
	size_t n;

	for (size_t i = 0; i < s->entries.n; i += n) {
		for (n = 1; i + n < s->entries.n &&
		    v[i + n].port == v[i].port &&
		    v[i + n].transport == v[i].transport; n++)
			continue;
		put_line(s, &v[i], n);
	}
}

static bool
is_short(struct rg_range r)
{
	return r.last - r.first < RANGE_EXPANDED;
}

static void
put_rest(struct services *s, const struct rg_port_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (rows[i].endpoint->ntransports == 0)
			put_left_out(s, &rows[i],
			    tr(s, "nothing says which transport"));
		else if (!is_short(rows[i].endpoint->ports))
			put_left_out(s, &rows[i], tr(s, "a long range"));
	}
}

static void
put_head(struct services *s)
{
	rg_buf_str(s->out, "# ");
	put_comment(s, rg_view_of(s->job->title ? s->job->title :
	    tr(s, "Network ports and their services")));
	rg_buf_fmt(s->out, "\n# refgen %s; services(5), portinfo(7)\n\n",
	    s->job->version);
}

int
rg_services_render(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang)
{
	struct services s = { .job = job };
	struct rg_port_row *rows;
	size_t n;

	(void)lang;
	s.out = rg_artifact_new(set, "services/services");
	rg_arena_init(&s.arena);
	rows = rg_model_rows(job->model, &s.arena, &n);
	for (size_t i = 0; i < n; i++)
		if (is_short(rows[i].endpoint->ports))
			add_entries(&s, &rows[i], i);
	if (s.entries.n > 0)
		qsort(s.entries.v, s.entries.n, sizeof(*s.entries.v), compare);
	share_names(&s);
	put_head(&s);
	put_lines(&s);
	put_rest(&s, rows, n);
	rg_arena_release(&s.arena);
	return 0;
}
