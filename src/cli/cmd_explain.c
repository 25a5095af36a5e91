#include "cmd_explain.h"

#include <string.h>

#include "refgen/utf8.h"

enum { OPT_FORMAT, OPT_LANG, OPT_ALL, OPT_JOBS, OPT_J };

static const struct option_row options[] = {
	[OPT_FORMAT] = { "--format", "text|json", "how to print the answer" },
	[OPT_LANG] = { "--lang", "LANG", "the language of the messages" },
	[OPT_ALL] = { "--all", NULL, "show every claim, however many" },
	[OPT_JOBS] = { "--jobs", "N", "read the notes in at most N threads "
	    "(-j N)" },
	[OPT_J] = { "-j", "N", NULL },
	{ 0 },
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

static void
find_subject(struct explain *e)
{
	struct rg_view v = rg_view_of(e->subject.word);
	const struct rg_known *known;

	if (port_subject(&e->subject, v))
		return;
	for (size_t i = 0; i < e->model->nconflicts; i++)
		if (rg_view_eq(e->model->conflicts[i].id, v))
			e->subject.conflict = v;
	known = rg_knowns_find(&e->cli->knowns, v);
	e->subject.service = known ? known->id : rg_slug_new(&e->cli->arena,
	    v);
}

bool
explain_endpoint(const struct explain *e, const struct rg_endpoint *p)
{
	const struct subject *s = &e->subject;

	return !s->is_port || (s->port >= p->ports.first &&
	    s->port <= p->ports.last && (s->transport == 0 ||
	    (rg_endpoint_transports(p) & s->transport)));
}

static bool
service_asked(const struct explain *e, const struct rg_service *s)
{
	if (e->subject.conflict.n)
		return false;
	if (!e->subject.is_port)
		return rg_view_eq(s->id, e->subject.service);
	for (size_t i = 0; i < s->nendpoints; i++)
		if (explain_endpoint(e, &s->endpoints[i]))
			return true;
	return false;
}

static bool
conflict_asked(const struct explain *e, const struct rg_conflict *c)
{
	const struct subject *s = &e->subject;

	if (s->conflict.n)
		return rg_view_eq(c->id, s->conflict);
	for (size_t i = 0; !s->is_port && i < e->services.n; i++)
		for (size_t k = 0; k < e->services.v[i]->nconflicts; k++)
			if (&e->model->conflicts[
			    e->services.v[i]->conflicts[k]] == c)
				return true;
	for (size_t i = 0; s->is_port && i < c->nports; i++)
		if (s->port >= c->ports[i].first && s->port <=
		    c->ports[i].last && c->kind != RG_CONFLICT_RANGE)
			return true;
	return false;
}

/* Whether there is anything to tell. */
static bool
find_answer(struct explain *e)
{
	const struct rg_model *m = e->model;

	find_subject(e);
	for (size_t i = 0; i < m->nservices; i++)
		if (service_asked(e, &m->services[i]))
			*RG_PUSH(&e->cli->arena, &e->services) =
			    &m->services[i];
	for (size_t i = 0; i < m->nconflicts; i++)
		if (conflict_asked(e, &m->conflicts[i]))
			*RG_PUSH(&e->cli->arena, &e->conflicts) =
			    &m->conflicts[i];
	return e->services.n + e->conflicts.n > 0;
}

rg_transports
explain_stated(const struct explain *e, const struct rg_endpoint *p)
{
	rg_transports set = 0;

	for (size_t i = 0; i < p->claims.n; i++)
		set |= rg_model_claim(e->model, p->claims.v[i])->transports;
	return set;
}

static enum status
read_options(struct cli *cli, struct explain *e, bool *json, bool *done,
    int argc, char **argv)
{
	struct option_walk w = { .cli = cli, .command = &cmd_explain,
		.argc = argc, .argv = argv };
	enum status status = STATUS_OK;
	int o;

	while (status == STATUS_OK && (o = option_next(&w)) != OPTION_END) {
		if (o == OPT_FORMAT) {
			*json = strcmp(w.value, "json") == 0;
			if (*json || strcmp(w.value, "text") == 0)
				continue;
			say(cli, "there is no format '{1}'", w.value, "");
			return STATUS_USAGE;
		} else if (o == OPT_LANG) {
			status = set_language(cli, w.value);
		} else if (o == OPT_ALL) {
			e->all = true;
		} else if (o == OPT_JOBS || o == OPT_J) {
			status = set_jobs(cli, w.value);
		} else if (o == OPTION_HELP) {
			print_help(cli, &cmd_explain, stdout);
			*done = true;
			return STATUS_OK;
		} else if (o == OPTION_WORD && !e->subject.word) {
			e->subject.word = w.value;
		} else {
			if (o == OPTION_WORD)
				say(cli, "one subject at a time", "", "");
			return STATUS_USAGE;
		}
	}
	if (status == STATUS_OK && !e->subject.word) {
		say(cli, "explain what? a port, a service, or the id of a "
		    "disagreement", "", "");
		return STATUS_USAGE;
	}
	return status;
}

static enum status
explain(struct cli *cli, int argc, char **argv)
{
	struct explain e = { .cli = cli, .model = &e.project.model };
	bool json = false, done = false;
	enum status status;

	status = read_options(cli, &e, &json, &done, argc, argv);
	if (status != STATUS_OK || done)
		return status;
	status = project_open(cli, &e.project);
	if (status == STATUS_OK)
		status = project_read(cli, &e.project);
	if (status != STATUS_OK)
		return status;
	if (!find_answer(&e)) {
		say(cli, "the notes say nothing of '{1}'", e.subject.word, "");
		return STATUS_FOUND_FAULT;
	}
	if (!(json ? explain_json : explain_text)(&e)) {
		say(cli, "cannot write the answer", "", "");
		return STATUS_SYSTEM;
	}
	return STATUS_OK;
}

const struct command cmd_explain = {
	.name = "explain",
	.args = "SUBJECT",
	.summary = "shows every claim on a port, a service or a disagreement, "
	    "and what decided",
	.options = options,
	.examples = "  refgen explain 53\n"
	    "  refgen explain 514/udp\n"
	    "  refgen explain netbios --format json | jq .conflicts\n"
	    "  refgen explain dns-transport --all\n",
	.run = explain,
};
