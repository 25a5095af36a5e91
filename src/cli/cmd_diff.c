/*
 * Two references, and what the second says otherwise: services, ports,
 * transports, words and decisions, not lines of a file.  The text can stand
 * in release notes as it is.
 */
#include "cmd_diff.h"

#include <string.h>

#include "refgen/map.h"

#define PLACES_SHOWN 4

enum { OPT_LANG };

static const struct option_row options[] = {
	[OPT_LANG] = { "--lang", "LANG", "the language of the messages" },
	{ 0 },
};

struct diff {
	struct cli	*cli;
	struct rg_model	 old, new;
	struct rg_map	 old_claims;	/* "path\nwords" */
	struct rg_buf	 out;
	struct rg_buf	 scratch;
};

/* ---- who says so ---- */

/* A line may have moved: what counts is the note and the words. */
static struct rg_view
claim_key(struct diff *d, const struct rg_model *m,
    const struct rg_model_claim *c)
{
	rg_buf_reset(&d->scratch);
	rg_buf_put(&d->scratch, rg_model_source(m, c->source)->path);
	rg_buf_char(&d->scratch, '\n');
	rg_buf_put(&d->scratch, c->words);
	return rg_buf_view(&d->scratch);
}

static void
index_claims(struct diff *d)
{
	const struct rg_model *m = &d->old;

	for (size_t i = 0; i < m->nclaims; i++)
		rg_map_add(&d->old_claims, &d->cli->arena, rg_arena_copy(
		    &d->cli->arena, claim_key(d, m, &m->claims[i])), NULL);
}

static bool
is_new(struct diff *d, const struct rg_model *m,
    const struct rg_model_claim *c)
{
	return m == &d->new &&
	    !rg_map_find(&d->old_claims, claim_key(d, m, c));
}

/* "  (notes/a.md:3, notes/b.md:7)": what notes now say first of all. */
static void
put_places(struct diff *d, const struct rg_model *m, struct rg_ids ids)
{
	const struct rg_model_claim *last = NULL, *c;
	bool any_new = false;
	size_t n = 0;

	for (size_t i = 0; i < ids.n; i++)
		any_new |= is_new(d, m, rg_model_claim(m, ids.v[i]));
	for (size_t i = 0; i < ids.n; i++) {
		c = rg_model_claim(m, ids.v[i]);
		if ((any_new && !is_new(d, m, c)) || (last && last->source ==
		    c->source && last->line == c->line))
			continue;
		last = c;
		if (n++ >= PLACES_SHOWN)
			continue;
		rg_buf_str(&d->out, n == 1 ? "  (" : ", ");
		rg_printable(&d->out, rg_model_source(m, c->source)->path);
		rg_buf_fmt(&d->out, ":%zu", c->line);
	}
	if (n > PLACES_SHOWN) {
		rg_buf_str(&d->out, ", ");
		rg_trn(&d->out, &d->cli->locale, d->cli->lang,
		    "and {n} more place", "and {n} more places",
		    n - PLACES_SHOWN);
	}
	rg_buf_str(&d->out, n ? ")\n" : "");
}

static void
put_place(struct diff *d, const struct rg_model *m, uint32_t claim)
{
	put_places(d, m, (struct rg_ids){ &claim, claim != 0 });
}

/* ---- how it is said ---- */

static void
put_item(struct diff *d, const char *msgid, struct rg_view a,
    struct rg_view b, struct rg_view c)
{
	const struct rg_view args[] = { a, b, c };

	rg_buf_str(&d->out, "- ");
	rg_diag_fill(&d->out, tr(d->cli, msgid), args, 3);
	rg_buf_char(&d->out, '\n');
}

static struct rg_view
kept(struct diff *d, struct rg_buf *b)
{
	struct rg_view v = rg_arena_copy(&d->cli->arena, rg_buf_view(b));

	rg_buf_release(b);
	return v;
}

static struct rg_view
ports_of(struct diff *d, struct rg_range ports)
{
	struct rg_buf b = { 0 };

	rg_range_put(&b, ports);
	return kept(d, &b);
}

/* "tcp, udp", and who says so when it is no note. */
static struct rg_view
transports_of(struct diff *d, const struct rg_endpoint *e)
{
	static const char *const labels[] = {
		[RG_BY_PACKAGED] = "packaged",
		[RG_BY_REGISTRY] = "registered",
		[RG_BY_PIN] = "decided by hand",
	};
	struct rg_buf b = { 0 };

	rg_transports_put(&b, rg_endpoint_transports(e), ", ");
	if (e->ntransports == 0)
		rg_buf_str(&b, tr(d->cli, "no transport"));
	else if (e->transports[0].basis != RG_BY_NOTES)
		rg_buf_fmt(&b, " (%s)", tr(d->cli,
		    labels[e->transports[0].basis]));
	return kept(d, &b);
}

/* "53/tcp, udp; 853/tcp" */
static struct rg_view
endpoints_of(struct diff *d, const struct rg_service *s)
{
	struct rg_buf b = { 0 };

	for (size_t i = 0; i < s->nendpoints; i++) {
		rg_buf_str(&b, i ? "; " : "");
		rg_range_put(&b, s->endpoints[i].ports);
		rg_buf_char(&b, '/');
		rg_buf_put(&b, transports_of(d, &s->endpoints[i]));
	}
	if (s->nendpoints == 0)
		rg_buf_str(&b, tr(d->cli, "no port"));
	return kept(d, &b);
}

/* ---- services ---- */

static void
services_added(struct diff *d)
{
	for (size_t i = 0; i < d->new.nservices; i++) {
		const struct rg_service *s = &d->new.services[i];

		if (rg_model_service(&d->old, s->id))
			continue;
		put_item(d, "{1}: {2}", s->name[d->cli->lang],
		    endpoints_of(d, s), rg_view(NULL, 0));
		put_places(d, &d->new, s->claims);
	}
}

static void
services_removed(struct diff *d)
{
	for (size_t i = 0; i < d->old.nservices; i++) {
		const struct rg_service *s = &d->old.services[i];

		if (rg_model_service(&d->new, s->id))
			continue;
		put_item(d, "{1}: {2}", s->name[d->cli->lang],
		    endpoints_of(d, s), rg_view(NULL, 0));
		put_places(d, &d->old, s->claims);
	}
}

static const struct rg_endpoint *
endpoint_at(const struct rg_service *s, struct rg_range ports)
{
	for (size_t i = 0; i < s->nendpoints; i++)
		if (rg_range_cmp(s->endpoints[i].ports, ports) == 0)
			return &s->endpoints[i];
	return NULL;
}

static void
compare_ports(struct diff *d, const struct rg_service *a,
    const struct rg_service *b)
{
	struct rg_view name = b->name[d->cli->lang];

	for (size_t i = 0; i < b->nendpoints; i++) {
		if (endpoint_at(a, b->endpoints[i].ports))
			continue;
		put_item(d, "{1} is now on {2} ({3}), too", name,
		    ports_of(d, b->endpoints[i].ports),
		    transports_of(d, &b->endpoints[i]));
		put_places(d, &d->new, b->endpoints[i].claims);
	}
	for (size_t i = 0; i < a->nendpoints; i++) {
		if (endpoint_at(b, a->endpoints[i].ports))
			continue;
		put_item(d, "{1} is no longer on {2} ({3})", name,
		    ports_of(d, a->endpoints[i].ports),
		    transports_of(d, &a->endpoints[i]));
		put_places(d, &d->old, a->endpoints[i].claims);
	}
}

static bool
same_transports(const struct rg_endpoint *a, const struct rg_endpoint *b)
{
	if (a->ntransports != b->ntransports)
		return false;
	for (size_t i = 0; i < a->ntransports; i++)
		if (a->transports[i].transport != b->transports[i].transport ||
		    a->transports[i].basis != b->transports[i].basis)
			return false;
	return true;
}

static void
compare_transports(struct diff *d, const struct rg_service *a,
    const struct rg_service *b)
{
	for (size_t i = 0; i < b->nendpoints; i++) {
		const struct rg_endpoint *now = &b->endpoints[i];
		const struct rg_endpoint *then = endpoint_at(a, now->ports);
		struct rg_buf what = { 0 };

		if (!then || same_transports(then, now))
			continue;
		rg_buf_put(&what, b->name[d->cli->lang]);
		rg_buf_char(&what, ' ');
		rg_range_put(&what, now->ports);
		put_item(d, "{1}: {2}, formerly {3}", kept(d, &what),
		    transports_of(d, now), transports_of(d, then));
		put_places(d, &d->new, now->claims);
	}
}

/* "encrypted (by its standard)"; "nothing" where nobody says. */
static struct rg_view
security_of(struct diff *d, const struct rg_secured *s)
{
	struct rg_buf b = { 0 };

	if (s->value == RG_SECURITY_NONE)
		return rg_view_of(tr(d->cli, "not stated"));
	rg_buf_str(&b, rg_trc(&d->cli->locale, d->cli->lang, "security",
	    rg_security_words(s->value)));
	if (s->basis == RG_BY_STANDARD)
		rg_buf_fmt(&b, " (%s)", tr(d->cli, "as it is defined"));
	return kept(d, &b);
}

static void
compare_security(struct diff *d, const struct rg_service *a,
    const struct rg_service *b)
{
	const struct rg_secured *then = &a->security, *now = &b->security;

	if (then->value == now->value && then->basis == now->basis)
		return;
	put_item(d, "{1}: {2}, formerly {3}", b->name[d->cli->lang],
	    security_of(d, now), security_of(d, then));
	put_places(d, &d->new, now->claims);
}

static void
compare_said(struct diff *d, struct rg_view whose, const char *msgid,
    const struct rg_said *then, const struct rg_said *now, rg_lang lang)
{
	struct rg_buf name = { 0 };
	struct rg_view subject;

	if (rg_view_eq(then->text, now->text))
		return;
	rg_buf_put(&name, whose);
	if (lang != d->cli->lang)
		rg_buf_fmt(&name, " (%s)", d->cli->locale.langs[lang].tag);
	subject = kept(d, &name);
	if (then->text.n == 0)
		put_item(d, "{1}: “{2}” is new", subject, now->text,
		    then->text);
	else if (now->text.n == 0)
		put_item(d, "{1}: “{3}” is gone", subject, now->text,
		    then->text);
	else
		put_item(d, msgid, subject, now->text, then->text);
	put_place(d, &d->new, now->claim);
}

static void
compare_texts(struct diff *d, const struct rg_service *a,
    const struct rg_service *b)
{
	rg_lang lang = d->cli->lang;
	struct rg_view name = b->name[lang];

	if (!rg_view_eq(a->name[lang], b->name[lang]))
		put_item(d, "{1} was formerly called {2}", b->name[lang],
		    a->name[lang], rg_view(NULL, 0));
	for (lang = 0; lang < d->cli->locale.n; lang++) {
		compare_said(d, name, "{1} stands for “{2}”, formerly “{3}”",
		    &a->expansion[lang], &b->expansion[lang], lang);
		compare_said(d, name, "{1} is described as “{2}”, formerly “{3}”",
		    &a->summary[lang], &b->summary[lang], lang);
	}
}

static void
each_service(struct diff *d, void (*compare)(struct diff *,
    const struct rg_service *, const struct rg_service *))
{
	const struct rg_service *a;

	for (size_t i = 0; i < d->new.nservices; i++) {
		a = rg_model_service(&d->old, d->new.services[i].id);
		if (a)
			compare(d, a, &d->new.services[i]);
	}
}

static void
ports_changed(struct diff *d)
{
	each_service(d, compare_ports);
}

static void
transports_changed(struct diff *d)
{
	each_service(d, compare_transports);
}

static void
security_changed(struct diff *d)
{
	each_service(d, compare_security);
}

static void
texts_changed(struct diff *d)
{
	each_service(d, compare_texts);
}

/* ---- classes of ports ---- */

/* "Dynamic ports 49152-65535" */
static struct rg_view
range_name(struct diff *d, const struct rg_model_range *r)
{
	struct rg_buf b = { 0 };

	rg_buf_put(&b, r->name[d->cli->lang]);
	rg_buf_char(&b, ' ');
	rg_range_put(&b, r->ports);
	return kept(d, &b);
}

static const struct rg_model_range *
range_of(const struct rg_model *m, enum rg_class class)
{
	for (size_t i = 0; i < m->nranges; i++)
		if (m->ranges[i].class == class)
			return &m->ranges[i];
	return NULL;
}

/* A class that only one of the two has is told with what is said of it. */
static void
ranges_changed(struct diff *d)
{
	static const struct rg_model_range none;

	for (int c = RG_CLASS_WELL_KNOWN; c < RG_CLASSES; c++) {
		const struct rg_model_range *a, *b;

		a = range_of(&d->old, (enum rg_class)c);
		b = range_of(&d->new, (enum rg_class)c);
		for (rg_lang lang = 0; (a || b) && lang < d->cli->locale.n;
		    lang++)
			compare_said(d, range_name(d, b ? b : a),
			    "{1} is described as “{2}”, formerly “{3}”",
			    a ? &a->summary[lang] : none.summary,
			    b ? &b->summary[lang] : none.summary, lang);
	}
}

/* ---- disagreements ---- */

static const struct rg_conflict *
conflict_of(const struct rg_model *m, struct rg_view id)
{
	for (size_t i = 0; i < m->nconflicts; i++)
		if (rg_view_eq(m->conflicts[i].id, id))
			return &m->conflicts[i];
	return NULL;
}

static void
put_sides(struct diff *d, const struct rg_model *m,
    const struct rg_conflict *c)
{
	for (size_t i = 0; i < c->nsides; i++) {
		if (c->sides[i].claims.n == 0)
			continue;
		rg_buf_str(&d->out, "  - ");
		rg_printable(&d->out, c->sides[i].value);
		put_places(d, m, c->sides[i].claims);
	}
}

static void
conflicts_new(struct diff *d)
{
	for (size_t i = 0; i < d->new.nconflicts; i++) {
		const struct rg_conflict *c = &d->new.conflicts[i];

		if (conflict_of(&d->old, c->id))
			continue;
		put_item(d, "{1}: {2} was taken (rule {3})", c->id,
		    c->resolved, c->rule);
		put_sides(d, &d->new, c);
	}
}

static void
conflicts_otherwise(struct diff *d)
{
	for (size_t i = 0; i < d->new.nconflicts; i++) {
		const struct rg_conflict *c = &d->new.conflicts[i];
		const struct rg_conflict *then = conflict_of(&d->old, c->id);

		if (!then)
			continue;
		if (!rg_view_eq(then->resolved, c->resolved))
			put_item(d, "{1}: {2} instead of {3}", c->id,
			    c->resolved, then->resolved);
		else if (!rg_view_eq(then->rule, c->rule))
			put_item(d, "{1}: by the rule {2} instead of {3}",
			    c->id, c->rule, then->rule);
		else
			continue;
		if (c->explanation[d->cli->lang].n) {
			rg_buf_str(&d->out, "  ");
			rg_printable(&d->out, c->explanation[d->cli->lang]);
			rg_buf_char(&d->out, '\n');
		}
		put_sides(d, &d->new, c);
	}
}

static void
conflicts_gone(struct diff *d)
{
	for (size_t i = 0; i < d->old.nconflicts; i++) {
		const struct rg_conflict *c = &d->old.conflicts[i];

		if (!conflict_of(&d->new, c->id))
			put_item(d, "{1}: {2} had been taken (rule {3})",
			    c->id, c->resolved, c->rule);
	}
}

/* ---- notes ---- */

static bool
has_source(const struct rg_model *m, struct rg_view path)
{
	for (size_t i = 0; i < m->nsources; i++)
		if (rg_view_eq(m->sources[i].path, path))
			return true;
	return false;
}

static void
put_sources(struct diff *d, const struct rg_model *m,
    const struct rg_model *other)
{
	for (size_t i = 0; i < m->nsources; i++) {
		if (has_source(other, m->sources[i].path))
			continue;
		rg_buf_str(&d->out, "- ");
		rg_printable(&d->out, m->sources[i].path);
		rg_buf_char(&d->out, '\n');
	}
}

static void
sources_added(struct diff *d)
{
	put_sources(d, &d->new, &d->old);
}

static void
sources_removed(struct diff *d)
{
	put_sources(d, &d->old, &d->new);
}

/* ---- the whole ---- */

static const struct {
	const char	*title;
	void		(*put)(struct diff *);
} sections[] = {
	{ "New services", services_added },
	{ "Services that are gone", services_removed },
	{ "Ports", ports_changed },
	{ "Transports", transports_changed },
	{ "Clear text or encrypted", security_changed },
	{ "Names and descriptions", texts_changed },
	{ "Port ranges", ranges_changed },
	{ "New disagreements", conflicts_new },
	{ "Disagreements decided otherwise", conflicts_otherwise },
	{ "Disagreements that are gone", conflicts_gone },
	{ "New notes", sources_added },
	{ "Notes that are gone", sources_removed },
};

/* A section that has nothing to say has no title either. */
static void
put_section(struct diff *d, size_t i)
{
	size_t start = d->out.n, said;

	rg_buf_fmt(&d->out, "%s## %s\n\n", start ? "\n" : "",
	    tr(d->cli, sections[i].title));
	said = d->out.n;
	sections[i].put(d);
	if (d->out.n == said)
		rg_buf_cut(&d->out, start);
}

static enum status
compare(struct cli *cli, const char *old, const char *new)
{
	struct diff d = { .cli = cli };
	enum status status = STATUS_OK;

	if (!diff_read(cli, &d.old, old) || !diff_read(cli, &d.new, new))
		return STATUS_USAGE;
	index_claims(&d);
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		put_section(&d, i);
	if (d.out.n == 0) {
		rg_buf_str(&d.out, tr(cli, "The two references say the same."));
		rg_buf_char(&d.out, '\n');
	}
	if (fwrite(d.out.p, 1, d.out.n, stdout) != d.out.n ||
	    fflush(stdout) != 0) {
		say(cli, "cannot write the answer", "", "");
		status = STATUS_SYSTEM;
	}
	rg_buf_release(&d.out);
	rg_buf_release(&d.scratch);
	return status;
}

static enum status
diff(struct cli *cli, int argc, char **argv)
{
	struct option_walk w = { .cli = cli, .command = &cmd_diff,
		.argc = argc, .argv = argv };
	const char *files[2];
	size_t n = 0;
	int o;

	while ((o = option_next(&w)) != OPTION_END) {
		if (o == OPTION_HELP) {
			print_help(cli, &cmd_diff, stdout);
			return STATUS_OK;
		}
		if (o == OPTION_BAD || (o == OPT_LANG &&
		    set_language(cli, w.value) != STATUS_OK))
			return STATUS_USAGE;
		if (o == OPTION_WORD && n++ < 2)
			files[n - 1] = w.value;
	}
	if (n == 2)
		return compare(cli, files[0], files[1]);
	say(cli, "diff needs two files: an old and a new portinfo.json", "",
	    "");
	return STATUS_USAGE;
}

const struct command cmd_diff = {
	.name = "diff",
	.args = "OLD NEW",
	.summary = "tells what a newer portinfo.json says differently; the "
	    "status is 0 either way",
	.options = options,
	.examples = "  refgen diff old/data/portinfo.json "
	    "out/data/portinfo.json\n"
	    "  refgen diff --lang es old.json new.json > CHANGES.md\n",
	.run = diff,
};
