#include "project.h"

#include <stdlib.h>
#include <string.h>

#include "refgen/utf8.h"

static const struct option_row options[] = {
	{ 0 },
};

/* What the user asks about: ports, a service, or a conflict. */
struct subject {
	bool			 is_port;
	uint32_t		 port;
	rg_transports		 transport;	/* of "53/udp"; 0: any */
	struct rg_view		 service;	/* id */
	struct rg_view		 conflict;	/* id */
};

struct explain {
	struct cli		*cli;
	struct project		 project;
	const struct rg_model	*model;
	struct subject		 subject;
	struct rg_buf		 out;
};

/* "53", "53/udp" */
static bool
port_subject(struct subject *s, struct rg_view word)
{
	size_t slash = rg_view_chr(word, '/'), n;
	uint32_t port = 0;

	n = slash == RG_NONE ? word.n : slash;
	if (n == 0 || n > 5)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (word.p[i] < '0' || word.p[i] > '9')
			return false;
		port = port * 10 + (uint32_t)(word.p[i] - '0');
	}
	if (slash != RG_NONE)
		s->transport = rg_transport_of(rg_view_cut(word, slash + 1,
		    word.n));
	s->port = port;
	s->is_port = slash == RG_NONE || s->transport;
	return s->is_port;
}

static bool
find_subject(struct explain *e, const char *word)
{
	struct rg_view v = rg_view_of(word);
	const struct rg_known *known;

	if (port_subject(&e->subject, v))
		return true;
	for (size_t i = 0; i < e->model->nconflicts; i++)
		if (rg_view_eq(e->model->conflicts[i].id, v))
			e->subject.conflict = v;
	known = rg_knowns_find(&e->cli->knowns, v);
	e->subject.service = known ? known->id : rg_slug_new(&e->cli->arena,
	    v);
	return e->subject.conflict.n ||
	    rg_model_service(e->model, e->subject.service);
}

static void
put(struct explain *e, const char *text)
{
	rg_buf_str(&e->out, text);
}

static void
put_tr(struct explain *e, const char *msgid)
{
	rg_buf_str(&e->out, tr(e->cli, msgid));
}

static void
put_view(struct explain *e, struct rg_view v)
{
	rg_printable(&e->out, v);
}

/* `notes/x.md:14:3: the line itself`, indented. */
static void
put_claim(struct explain *e, uint32_t id)
{
	const struct rg_model_claim *c = rg_model_claim(e->model, id);
	const struct rg_model_source *s = rg_model_source(e->model, c->source);

	put(e, "      ");
	put_view(e, s->path);
	rg_buf_fmt(&e->out, ":%zu:%zu: ", c->line, c->column);
	put_view(e, c->words.n > 300 ? rg_view(c->words.p, 300) : c->words);
	put(e, "\n");
}

static void
put_claims(struct explain *e, struct rg_ids ids)
{
	for (size_t i = 0; i < ids.n; i++)
		put_claim(e, ids.v[i]);
}

static void
put_set(struct explain *e, const char *label, rg_transports set)
{
	put(e, "    ");
	put_tr(e, label);
	put(e, ": ");
	if (set)
		rg_transports_put(&e->out, set, ", ");
	else
		put(e, "-");
	put(e, "\n");
}

/* The three layers of an endpoint, and who in the notes says what. */
static void
put_endpoint(struct explain *e, const struct rg_endpoint *p)
{
	rg_transports noted = 0;

	put(e, "  ");
	rg_range_put(&e->out, p->ports);
	put(e, "/");
	rg_transports_put(&e->out, rg_endpoint_transports(p), "+");
	put(e, "\n");
	for (size_t i = 0; i < p->claims.n; i++)
		noted |= rg_model_claim(e->model, p->claims.v[i])->transports;
	put_set(e, "the notes state", noted);
	put_set(e, "distributions package", p->packaged);
	put_set(e, "IANA registers", p->registered);
	if (p->registry_name.n) {
		put(e, "    ");
		put_tr(e, "registered name");
		put(e, ": ");
		put_view(e, p->registry_name);
		put(e, "\n");
	}
	put(e, "    ");
	put_tr(e, "claims");
	put(e, ":\n");
	put_claims(e, p->claims);
}

static void
put_conflict(struct explain *e, const struct rg_conflict *c)
{
	struct rg_buf words = { 0 };

	put(e, "  ");
	put_view(e, c->id);
	put(e, "\n");
	for (size_t i = 0; i < c->nsides; i++) {
		put(e, "    ");
		put_view(e, c->sides[i].value);
		put(e, rg_view_eq(c->sides[i].value, c->resolved) ?
		    "  <-\n" : "\n");
		put_claims(e, c->sides[i].claims);
	}
	put(e, "    ");
	put_tr(e, "taken");
	put(e, ": ");
	put_view(e, c->resolved);
	put(e, "  (");
	put_tr(e, "rule");
	put(e, " ");
	put_view(e, c->rule);
	put(e, ")\n");
	wrap(&words, c->explanation[e->cli->lang], 72);
	for (struct rg_view rest = rg_view_trim(rg_buf_view(&words)), line;
	    rg_view_split(&line, &rest, '\n');) {
		put(e, "    ");
		put_view(e, line);
		put(e, "\n");
	}
	rg_buf_release(&words);
}

static bool
at_port(const struct explain *e, const struct rg_endpoint *p)
{
	const struct subject *s = &e->subject;

	return !s->is_port || (s->port >= p->ports.first &&
	    s->port <= p->ports.last && (s->transport == 0 ||
	    (rg_endpoint_transports(p) & s->transport)));
}

/* Does the conflict belong to what was asked? */
static bool
asked(const struct explain *e, const struct rg_conflict *c)
{
	const struct subject *s = &e->subject;

	if (s->conflict.n)
		return rg_view_eq(c->id, s->conflict);
	if (!s->is_port)
		return false;
	for (size_t i = 0; i < c->nports; i++)
		if (s->port >= c->ports[i].first && s->port <=
		    c->ports[i].last && c->kind != RG_CONFLICT_RANGE)
			return true;
	return false;
}

static void
put_service(struct explain *e, const struct rg_service *s)
{
	rg_lang lang = e->cli->lang;

	put_view(e, s->name[lang]);
	if (s->expansion[lang].text.n) {
		put(e, " - ");
		put_view(e, s->expansion[lang].text);
	}
	put(e, "\n");
	if (s->summary[lang].text.n) {
		put(e, "  ");
		put_view(e, s->summary[lang].text);
		put(e, "\n");
	}
	for (size_t i = 0; i < s->nendpoints; i++)
		if (at_port(e, &s->endpoints[i]))
			put_endpoint(e, &s->endpoints[i]);
	if (e->subject.is_port)
		return;
	for (size_t i = 0; i < s->nconflicts; i++)
		put_conflict(e, &e->model->conflicts[s->conflicts[i]]);
}

static bool
service_asked(const struct explain *e, const struct rg_service *s)
{
	if (e->subject.conflict.n)
		return false;
	if (!e->subject.is_port)
		return rg_view_eq(s->id, e->subject.service);
	for (size_t i = 0; i < s->nendpoints; i++)
		if (at_port(e, &s->endpoints[i]))
			return true;
	return false;
}

static bool
explain_all(struct explain *e)
{
	for (size_t i = 0; i < e->model->nservices; i++)
		if (service_asked(e, &e->model->services[i]))
			put_service(e, &e->model->services[i]);
	for (size_t i = 0; i < e->model->nconflicts; i++)
		if (asked(e, &e->model->conflicts[i]))
			put_conflict(e, &e->model->conflicts[i]);
	return e->out.n > 0;
}

static enum status
explain(struct cli *cli, int argc, char **argv)
{
	struct option_walk w = { .cli = cli, .command = &cmd_explain,
		.argc = argc, .argv = argv };
	struct explain e = { .cli = cli };
	const char *word = NULL;
	enum status status;
	int o;

	while ((o = option_next(&w)) != OPTION_END) {
		if (o == OPTION_HELP) {
			print_help(cli, &cmd_explain, stdout);
			return STATUS_OK;
		}
		if (o != OPTION_WORD || word) {
			if (o == OPTION_WORD)
				say(cli, "one subject at a time", "", "");
			return STATUS_USAGE;
		}
		word = w.value;
	}
	if (!word) {
		say(cli, "explain what? a port, a service, or the id of a "
		    "disagreement", "", "");
		return STATUS_USAGE;
	}
	status = project_open(cli, &e.project);
	if (status == STATUS_OK)
		status = project_read(cli, &e.project);
	if (status != STATUS_OK)
		return status;
	e.model = &e.project.model;
	if (!find_subject(&e, word) || !explain_all(&e)) {
		say(cli, "the notes say nothing of '{1}'", word, "");
		status = STATUS_FOUND_FAULT;
	} else if (fwrite(e.out.p, 1, e.out.n, stdout) != e.out.n ||
	    fflush(stdout) != 0) {
		status = STATUS_SYSTEM;
	}
	rg_buf_release(&e.out);
	return status;
}

const struct command cmd_explain = {
	.name = "explain",
	.args = "SUBJECT",
	.summary = "shows every claim on a port, a service or a disagreement, "
	    "and what decided",
	.options = options,
	.examples = "  refgen explain 53\n"
	    "  refgen explain 514/udp\n"
	    "  refgen explain netbios\n"
	    "  refgen explain dns-transport\n",
	.run = explain,
};
