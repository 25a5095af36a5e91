/* The services: what is said of each, then its ports in three layers. */
#include "man/page.h"

/*
 * What the notes state: "tcp [2:6], udp [3:9]"; else who names the port.
 * Under a pin the model no longer knows which transports those state.
 */
static void
put_stated(struct rg_man *m, const struct rg_endpoint *e)
{
	bool pinned = e->ntransports > 0 &&
	    e->transports[0].basis == RG_BY_PIN;
	const char *between = "";

	rg_man_named(m, "notes");
	for (size_t i = 0; i < e->ntransports; i++) {
		const struct rg_endpoint_transport *t = &e->transports[i];

		if (t->claims.n == 0)
			continue;
		rg_buf_fmt(m->out, "%s%s", between,
		    rg_transport_name(t->transport));
		rg_man_claims(m, t->claims.v, t->claims.n);
		between = ", ";
	}
	if (*between == '\0') {
		if (!pinned)
			rg_man_say(m, "none");
		rg_man_claims(m, e->claims.v, e->claims.n);
	}
	rg_man_end(m);
}

static void
put_registered(struct rg_man *m, const struct rg_endpoint *e)
{
	rg_man_named(m, "registered");
	rg_man_transport_list(m, e->registered);
	if (e->registry_name.n > 0) {
		rg_buf_str(m->out, " (");
		rg_man_text(m, e->registry_name);
		rg_buf_char(m->out, ')');
	}
	rg_man_end(m);
}

/* 53: tcp, udp (packaged) */
static void
put_taken(struct rg_man *m, const struct rg_endpoint *e)
{
	rg_buf_str(m->out, ".TP 4\n");
	rg_man_line(m);
	rg_man_range_list(m, &e->ports, 1);
	rg_buf_str(m->out, ": ");
	if (e->ntransports == 0)
		rg_man_say(m, "none");
	for (size_t i = 0; i < e->ntransports; i++) {
		const struct rg_endpoint_transport *t = &e->transports[i];

		rg_buf_fmt(m->out, "%s%s (", i ? ", " : "",
		    rg_transport_name(t->transport));
		rg_man_say(m, rg_basis_name(t->basis));
		rg_buf_char(m->out, ')');
	}
	rg_man_end(m);
	m->fresh = true;
}

static void
put_endpoint(struct rg_man *m, const struct rg_endpoint *e)
{
	put_taken(m, e);
	put_stated(m, e);
	rg_man_named(m, "packaged");
	rg_man_transport_list(m, e->packaged);
	rg_man_end(m);
	put_registered(m, e);
}

static void
put_said(struct rg_man *m, const struct rg_said *s)
{
	if (s->text.n == 0)
		return;
	rg_man_next(m);
	rg_man_said(m, s);
	rg_man_end(m);
}

static void
put_names(struct rg_man *m, const struct rg_service *s)
{
	if (s->naliases == 0)
		return;
	rg_man_named(m, "other names");
	for (size_t i = 0; i < s->naliases; i++) {
		if (i > 0)
			rg_buf_str(m->out, ", ");
		rg_man_text(m, s->aliases[i]);
	}
	rg_man_end(m);
}

static void
put_security(struct rg_man *m, const struct rg_service *s)
{
	const struct rg_secured *security = &s->security;

	if (security->value == RG_SECURITY_NONE)
		return;
	rg_man_named(m, "security");
	rg_man_say(m, rg_security_name(security->value));
	rg_buf_str(m->out, " (");
	rg_man_say(m, rg_basis_name(security->basis));
	rg_buf_char(m->out, ')');
	rg_man_claims(m, security->claims.v, security->claims.n);
	rg_man_end(m);
}

static void
put_conflicts(struct rg_man *m, const struct rg_service *s)
{
	if (s->nconflicts == 0)
		return;
	rg_man_named(m, "disagreements");
	for (size_t i = 0; i < s->nconflicts; i++) {
		if (i > 0)
			rg_buf_str(m->out, ", ");
		rg_man_text(m, m->model->conflicts[s->conflicts[i]].id);
	}
	rg_man_end(m);
}

static void
put_portless(struct rg_man *m, const struct rg_service *s)
{
	rg_man_next(m);
	rg_man_say(m, "no port is known.");
	rg_man_claims(m, s->claims.v, s->claims.n);
	rg_man_end(m);
}

/*
 * The ports stand behind all other lines: what follows an .RE is no part of
 * the item any longer.
 */
static void
put_service(struct rg_man *m, const struct rg_service *s)
{
	rg_man_item(m, s->name[m->lang]);
	if (s->expansion[m->lang].text.n > 0) {
		rg_man_beside(m, ": ");
		rg_man_said(m, &s->expansion[m->lang]);
		rg_buf_char(m->out, '"');
	}
	rg_man_end(m);
	put_said(m, &s->summary[m->lang]);
	for (size_t i = 0; i < s->nremarks[m->lang]; i++)
		put_said(m, &s->remarks[m->lang][i]);
	put_names(m, s);
	put_security(m, s);
	put_conflicts(m, s);
	if (s->nendpoints == 0) {
		put_portless(m, s);
		return;
	}
	rg_buf_str(m->out, ".RS\n");
	for (size_t i = 0; i < s->nendpoints; i++)
		put_endpoint(m, &s->endpoints[i]);
	rg_buf_str(m->out, ".RE\n");
}

void
rg_man_services(struct rg_man *m)
{
	if (m->model->nservices == 0)
		return;
	rg_man_heading(m, "SERVICES");
	for (size_t i = 0; i < m->model->nservices; i++)
		put_service(m, &m->model->services[i]);
}
