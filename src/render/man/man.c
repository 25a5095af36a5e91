/*
 * The man page: man(7) with tables of tbl(7), for it has translated section
 * names without a complaint from either formatter, which mdoc(7) has not.
 *
 * Every byte that is not ours goes through text(), and every line of text is
 * begun by line(); see escape.h.
 */
#include "formats.h"

#include <time.h>

#include "man/escape.h"
#include "refgen/utf8.h"

/*
 * Tables fit 60 columns: they stand 7 in, with two columns between cells
 * and one behind the last.
 * Elsewhere a word fits 80: text stands at most 14 in (.TP), and an id (at
 * most 64 bytes) stays whole.
 */
enum {
	WORD = 64,
	TITLE = 34,			/* between the page's names */
	PORTS_CELL = 11,		/* "49152-65535" */
	TRANSPORTS_CELL = 11,
	SERVICE_CELL = 15,
	BASIS_CELL = 9,			/* "registry," */
	NAME_CELL = 20,
	NOTES_CELL = 17,
};

struct man {
	const struct rg_render_job	*job;
	const struct rg_model		*model;
	rg_lang				 lang;
	struct rg_buf			*out;
	struct rg_buf			 word;	/* being put together */
	bool				 fresh;	/* in an item: no text yet */
};

static const char *
tr(const struct man *m, const char *msgid)
{
	return rg_trc(m->job->locale, m->lang, "man", msgid);
}

/* What stands on the page, at the end of the line that is open. */
static void
text(struct man *m, struct rg_view v)
{
	rg_roff_text(m->out, v, WORD);
}

static void
say(struct man *m, const char *msgid)
{
	text(m, rg_view_of(tr(m, msgid)));
}

static void
line(struct man *m)
{
	rg_buf_str(m->out, RG_ROFF_GUARD);
}

static void
end(struct man *m)
{
	rg_buf_char(m->out, '\n');
}

/* Guarded only at need: lexgrog(1) looks for NAME as it stands. */
static void
heading(struct man *m, const char *msgid)
{
	rg_buf_str(m->out, ".SH \"");
	if (tr(m, msgid)[0] == '.')
		rg_buf_str(m->out, RG_ROFF_GUARD);
	say(m, msgid);
	rg_buf_str(m->out, "\"\n");
}

static void
paragraph(struct man *m, const char *msgid)
{
	rg_buf_str(m->out, ".PP\n");
	line(m);
	say(m, msgid);
	end(m);
}

/* The head of a list's item: bold; more may follow on the line. */
static void
item(struct man *m, struct rg_view v)
{
	m->fresh = true;
	rg_buf_str(m->out, ".TP\n.BR \"" RG_ROFF_GUARD);
	text(m, v);
	rg_buf_char(m->out, '"');
}

/* More on the line of the head, not bold: up to the next '"'. */
static void
beside(struct man *m, const char *before)
{
	rg_buf_fmt(m->out, " \"" RG_ROFF_GUARD "%s", before);
}

/* A line of its own in the item. */
static void
next(struct man *m)
{
	if (!m->fresh)
		rg_buf_str(m->out, ".br\n");
	m->fresh = false;
	line(m);
}

/* The same, named: "other names: ". */
static void
named(struct man *m, const char *msgid)
{
	next(m);
	say(m, msgid);
	rg_buf_str(m->out, ": ");
}

static void
range(struct man *m, struct rg_range r)
{
	rg_buf_reset(&m->word);
	rg_range_put(&m->word, r);
	text(m, rg_buf_view(&m->word));
}

static void
ranges(struct man *m, const struct rg_range *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			rg_buf_str(m->out, ", ");
		range(m, v[i]);
	}
}

static void
transports(struct man *m, rg_transports set)
{
	if (set == 0)
		say(m, "none");
	else
		rg_transports_put(m->out, set, ", ");
}

/* [2:14] is line 14 of the second source. */
static void
claims(struct man *m, struct rg_ids ids)
{
	for (size_t i = 0; i < ids.n; i++) {
		const struct rg_model_claim *c =
		    rg_model_claim(m->model, ids.v[i]);

		rg_buf_fmt(m->out, "%s[%u:%zu]", i ? " " : "",
		    (unsigned)c->source, c->line);
	}
}

/* A text, with the language's code when it had to be another's. */
static void
said(struct man *m, const struct rg_said *s)
{
	text(m, s->text);
	if (s->origin == RG_FROM_FALLBACK)
		rg_buf_fmt(m->out, " (%s)",
		    m->job->locale->langs[s->lang].tag);
}

/* One cell of a table; the last of a row ends the line. */
static void
cell(struct man *m, struct rg_view v, size_t width, bool last)
{
	rg_buf_str(m->out, "T{\n" RG_ROFF_GUARD);
	rg_roff_text(m->out, v, width);
	rg_buf_str(m->out, last ? "\nT}\n" : "\nT}\t");
}

/* A cell of what was put together in `word`. */
static void
word_cell(struct man *m, size_t width, bool last)
{
	cell(m, rg_buf_view(&m->word), width, last);
	rg_buf_reset(&m->word);
}

struct column {
	const char	*title;
	size_t		 width;
};

/* The start of a table; the columns are ended by a null title. */
static void
table(struct man *m, const struct column *columns)
{
	const struct column *c;

	rg_buf_str(m->out, ".TS\n");
	for (c = columns; c->title; c++)
		rg_buf_fmt(m->out, "lbw(%zun)%s", c->width,
		    c[1].title ? "2 " : "\n");
	for (c = columns; c->title; c++)
		rg_buf_fmt(m->out, "lw(%zun)%s", c->width,
		    c[1].title ? "2 " : ".\n");
	for (c = columns; c->title; c++)
		cell(m, rg_view_of(tr(m, c->title)), c->width,
		    c[1].title == NULL);
	rg_buf_str(m->out, "_\n");
}

static void
put_head(struct man *m)
{
	const struct rg_render_job *job = m->job;
	/* mandoc wants a date; the epoch is what builds without one say. */
	time_t at = job->date < 0 ? 0 : (time_t)job->date;
	struct tm tm;
	char date[32] = "1970-01-01";

	if (gmtime_r(&at, &tm))
		strftime(date, sizeof(date), "%Y-%m-%d", &tm);
	rg_buf_fmt(m->out, "'\\\" t\n.TH PORTINFO 7 %s \"" RG_ROFF_GUARD
	    "refgen ", date);
	text(m, rg_view_of(job->version));
	rg_buf_str(m->out, "\" \"" RG_ROFF_GUARD);
	if (job->title && rg_utf8_width(rg_view_of(job->title)) <= TITLE)
		text(m, rg_view_of(job->title));
	else
		say(m, "port reference");
	/* Words stay whole: hyphenation knows one language at a time. */
	rg_buf_str(m->out, "\"\n.nh\n.ad l\n");
}

static void
put_name(struct man *m)
{
	heading(m, "NAME");
	rg_buf_str(m->out, "portinfo \\- ");
	say(m, "network ports and their services, from many notes");
	end(m);
}

static void
put_description(struct man *m)
{
	static const struct {
		const char *word, *meaning;
	} rows[] = {
		{ "notes", "at least one note states the transport." },
		{ "packaged", "no note states one; the services(5) list of "
		    "the distribution does." },
		{ "registry", "neither does; the IANA registry does." },
		{ "pinned", "the configuration of the project decides." },
	};

	heading(m, "DESCRIPTION");
	line(m);
	say(m, "This page is made from notes that do not always agree. Each "
	    "value leads back to the notes behind it: [2:14] is line 14 of "
	    "the second source.");
	end(m);
	paragraph(m, "A text that nobody wrote in this language is shown in "
	    "another one, with that language's code behind it.");
	paragraph(m, "The basis of a transport is one of these:");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		item(m, rg_view_of(tr(m, rows[i].word)));
		end(m);
		next(m);
		say(m, rows[i].meaning);
		end(m);
	}
}

static void
put_ranges(struct man *m)
{
	static const struct column columns[] = {
		{ "ports", PORTS_CELL }, { "name", NAME_CELL },
		{ "notes", NOTES_CELL }, { NULL, 0 },
	};
	struct rg_buf *out = m->out;

	if (m->model->nranges == 0)
		return;
	heading(m, "PORT RANGES");
	table(m, columns);
	for (size_t i = 0; i < m->model->nranges; i++) {
		const struct rg_model_range *r = &m->model->ranges[i];

		rg_range_put(&m->word, r->ports);
		word_cell(m, PORTS_CELL, false);
		cell(m, r->name[m->lang], NAME_CELL, false);
		m->out = &m->word;
		claims(m, r->claims);
		m->out = out;
		word_cell(m, NOTES_CELL, true);
	}
	rg_buf_str(m->out, ".TE\n");
	for (size_t i = 0; i < m->model->nranges; i++) {
		const struct rg_model_range *r = &m->model->ranges[i];

		if (r->summary[m->lang].text.n == 0)
			continue;
		item(m, r->name[m->lang]);
		end(m);
		next(m);
		said(m, &r->summary[m->lang]);
		end(m);
	}
}

/* Each basis once, in the order of the transports. */
static void
put_basis_cell(struct man *m, const struct rg_endpoint *e)
{
	unsigned seen = 0;

	for (size_t i = 0; i < e->ntransports; i++) {
		enum rg_basis basis = e->transports[i].basis;

		if (seen & 1u << basis)
			continue;
		if (seen)
			rg_buf_str(&m->word, ", ");
		rg_buf_str(&m->word, tr(m, rg_basis_name(basis)));
		seen |= 1u << basis;
	}
	word_cell(m, BASIS_CELL, true);
}

static void
put_ports(struct man *m)
{
	static const struct column columns[] = {
		{ "ports", PORTS_CELL }, { "transports", TRANSPORTS_CELL },
		{ "service", SERVICE_CELL }, { "basis", BASIS_CELL },
		{ NULL, 0 },
	};
	struct rg_arena arena;
	struct rg_port_row *rows;
	size_t n;

	rg_arena_init(&arena);
	rows = rg_model_rows(m->model, &arena, &n);
	if (n > 0) {
		heading(m, "PORTS");
		table(m, columns);
	}
	for (size_t i = 0; i < n; i++) {
		const struct rg_endpoint *e = rows[i].endpoint;

		rg_range_put(&m->word, e->ports);
		word_cell(m, PORTS_CELL, false);
		rg_transports_put(&m->word, rg_endpoint_transports(e), ", ");
		word_cell(m, TRANSPORTS_CELL, false);
		cell(m, rows[i].service->name[m->lang], SERVICE_CELL, false);
		put_basis_cell(m, e);
	}
	if (n > 0)
		rg_buf_str(m->out, ".TE\n");
	rg_arena_release(&arena);
}

/* Each transport with its basis and, if notes say it, where. */
static void
put_endpoint_transports(struct man *m, const struct rg_endpoint *e)
{
	if (e->ntransports == 0)
		transports(m, 0);
	for (size_t i = 0; i < e->ntransports; i++) {
		const struct rg_endpoint_transport *t = &e->transports[i];

		if (i > 0)
			rg_buf_str(m->out, ", ");
		rg_buf_fmt(m->out, "%s (", rg_transport_name(t->transport));
		say(m, rg_basis_name(t->basis));
		if (t->claims.n > 0)
			rg_buf_char(m->out, ' ');
		claims(m, t->claims);
		rg_buf_char(m->out, ')');
	}
}

/* 53: tcp (notes [2:6]); packaged: tcp, udp; registered: tcp, udp (domain) */
static void
put_endpoint(struct man *m, const struct rg_endpoint *e)
{
	next(m);
	range(m, e->ports);
	rg_buf_str(m->out, ": ");
	put_endpoint_transports(m, e);
	rg_buf_str(m->out, "; ");
	say(m, "packaged");
	rg_buf_str(m->out, ": ");
	transports(m, e->packaged);
	rg_buf_str(m->out, "; ");
	say(m, "registered");
	rg_buf_str(m->out, ": ");
	transports(m, e->registered);
	if (e->registry_name.n > 0) {
		rg_buf_str(m->out, " (");
		text(m, e->registry_name);
		rg_buf_char(m->out, ')');
	}
	end(m);
}

/* The texts: each a line of its own. */
static void
put_said(struct man *m, const struct rg_said *s)
{
	if (s->text.n == 0)
		return;
	next(m);
	said(m, s);
	end(m);
}

static void
put_names(struct man *m, const struct rg_service *s)
{
	if (s->naliases == 0)
		return;
	named(m, "other names");
	for (size_t i = 0; i < s->naliases; i++) {
		if (i > 0)
			rg_buf_str(m->out, ", ");
		text(m, s->aliases[i]);
	}
	end(m);
}

static void
put_service_conflicts(struct man *m, const struct rg_service *s)
{
	if (s->nconflicts == 0)
		return;
	named(m, "disagreements");
	for (size_t i = 0; i < s->nconflicts; i++) {
		if (i > 0)
			rg_buf_str(m->out, ", ");
		text(m, m->model->conflicts[s->conflicts[i]].id);
	}
	end(m);
}

static void
put_service(struct man *m, const struct rg_service *s)
{
	item(m, s->name[m->lang]);
	if (s->expansion[m->lang].text.n > 0) {
		beside(m, ": ");
		said(m, &s->expansion[m->lang]);
		rg_buf_char(m->out, '"');
	}
	end(m);
	if (s->nendpoints == 0) {
		next(m);
		say(m, "no port is known.");
		end(m);
	}
	for (size_t i = 0; i < s->nendpoints; i++)
		put_endpoint(m, &s->endpoints[i]);
	put_said(m, &s->summary[m->lang]);
	for (size_t i = 0; i < s->nremarks[m->lang]; i++)
		put_said(m, &s->remarks[m->lang][i]);
	put_names(m, s);
	put_service_conflicts(m, s);
	if (s->claims.n > 0) {
		named(m, "notes");
		claims(m, s->claims);
		end(m);
	}
}

static void
put_services(struct man *m)
{
	if (m->model->nservices == 0)
		return;
	heading(m, "SERVICES");
	for (size_t i = 0; i < m->model->nservices; i++)
		put_service(m, &m->model->services[i]);
}

/* One value that was claimed a line. */
static void
put_side(struct man *m, const struct rg_side *s)
{
	next(m);
	text(m, s->value);
	rg_buf_str(m->out, ": ");
	if (s->claims.n > 0)
		claims(m, s->claims);
	else
		say(m, "registry");
	end(m);
}

static void
put_conflict(struct man *m, const struct rg_conflict *c)
{
	item(m, c->id);
	beside(m, " (");
	say(m, rg_conflict_kind_name(c->kind));
	if (c->nports > 0)
		rg_buf_str(m->out, "; ");
	ranges(m, c->ports, c->nports);
	rg_buf_str(m->out, ")\"\n");
	for (size_t i = 0; i < c->nsides; i++)
		put_side(m, &c->sides[i]);
	named(m, "taken");
	text(m, c->resolved);
	rg_buf_str(m->out, " (");
	text(m, c->rule);
	rg_buf_str(m->out, ")\n");
	next(m);
	text(m, c->explanation[m->lang]);
	end(m);
}

static void
put_conflicts(struct man *m)
{
	if (m->model->nconflicts == 0)
		return;
	heading(m, "DISAGREEMENTS");
	for (size_t i = 0; i < m->model->nconflicts; i++)
		put_conflict(m, &m->model->conflicts[i]);
}

static void
put_sources(struct man *m)
{
	if (m->model->nsources == 0)
		return;
	heading(m, "SOURCES");
	for (size_t i = 0; i < m->model->nsources; i++) {
		const struct rg_model_source *s = &m->model->sources[i];

		rg_buf_fmt(m->out, ".TP 6\n" RG_ROFF_GUARD "[%u]\n",
		    (unsigned)s->id);
		m->fresh = true;
		next(m);
		text(m, s->path);
		rg_buf_fmt(m->out, " (%s)\n",
		    m->job->locale->langs[s->lang].tag);
		if (s->title.n == 0)
			continue;
		rg_buf_str(m->out, ".br\n");
		line(m);
		text(m, s->title);
		end(m);
	}
}

static void
put_see_also(struct man *m)
{
	heading(m, "SEE ALSO");
	rg_buf_str(m->out, ".BR services (5)\n");
}

static void (*const sections[])(struct man *) = {
	put_head, put_name, put_description, put_ranges, put_ports,
	put_services, put_conflicts, put_sources, put_see_also,
};

int
rg_man_render(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang)
{
	struct man m = { job, job->model, lang, NULL, { 0 }, false };

	/* The first language is the one that man(1) finds without asking. */
	if (lang == 0)
		m.out = rg_artifact_new(set, "man/man7/portinfo.7");
	else
		m.out = rg_artifact_new(set, "man/%s/man7/portinfo.7",
		    job->locale->langs[lang].tag);
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		sections[i](&m);
	rg_buf_release(&m.word);
	return 0;
}
