#include "cmd_lookup.h"

#include <string.h>
#include <unistd.h>

#include "setup.h"

enum { OPT_TCP, OPT_UDP, OPT_SCTP, OPT_DCCP, OPT_ALL, OPT_FORMAT, OPT_LANG,
    OPT_COMPLETE, OPT_JOBS, OPT_J };

static const struct option_row options[] = {
	[OPT_TCP] = { "--tcp", NULL, "only what uses TCP" },
	[OPT_UDP] = { "--udp", NULL, "only what uses UDP" },
	[OPT_SCTP] = { "--sctp", NULL, "only what uses SCTP" },
	[OPT_DCCP] = { "--dccp", NULL, "only what uses DCCP" },
	[OPT_ALL] = { "--all", NULL, "show every answer, however many" },
	[OPT_FORMAT] = { "--format", "text|json", "how to print the answer" },
	[OPT_LANG] = { "--lang", "LANG", "the language of the messages" },
	[OPT_COMPLETE] = { "--complete", "PREFIX", NULL },
	[OPT_JOBS] = { "--jobs", "N", "read the notes in at most N threads "
	    "(-j N)" },
	[OPT_J] = { "-j", "N", NULL },
	{ 0 },
};

bool
in_project(void)
{
	return access("refgen.yaml", F_OK) == 0 || access("notes", F_OK) == 0;
}

/* Words of a command line are one question. */
static void
add_word(struct lookup *l, const char *word)
{
	l->words = l->words ? rg_arena_fmt(&l->cli->arena, "%s %s", l->words,
	    word) : word;
}

static enum status
set_format(struct lookup *l, const char *name)
{
	l->json = strcmp(name, "json") == 0;
	if (l->json || strcmp(name, "text") == 0)
		return STATUS_OK;
	say(l->cli, "there is no format '{1}'", name, "");
	return STATUS_USAGE;
}

static enum status
take_option(struct lookup *l, int o, const char *value)
{
	static const rg_transports sets[] = { [OPT_TCP] = RG_TCP,
		[OPT_UDP] = RG_UDP, [OPT_SCTP] = RG_SCTP,
		[OPT_DCCP] = RG_DCCP };

	switch (o) {
	case OPT_TCP:
	case OPT_UDP:
	case OPT_SCTP:
	case OPT_DCCP:
		l->transports |= sets[o];
		return STATUS_OK;
	case OPT_ALL:
		l->all = true;
		return STATUS_OK;
	case OPT_FORMAT:
		return set_format(l, value);
	case OPT_LANG:
		if (set_language(l->cli, value) != STATUS_OK)
			return STATUS_USAGE;
		setup_messages(l->cli);
		return STATUS_OK;
	case OPT_COMPLETE:
		l->complete = value;
		return STATUS_OK;
	case OPT_JOBS:
	case OPT_J:
		return set_jobs(l->cli, value);
	case OPTION_WORD:
		add_word(l, value);
		return STATUS_OK;
	case OPTION_HELP:
		l->help = true;
		return STATUS_OK;
	default:
		return STATUS_USAGE;
	}
}

static enum status
read_options(struct lookup *l, int argc, char **argv)
{
	struct option_walk w = { .cli = l->cli, .command = &cmd_lookup,
		.argc = argc, .argv = argv };
	enum status status = STATUS_OK;
	int o;

	while (status == STATUS_OK && (o = option_next(&w)) != OPTION_END)
		status = take_option(l, o, w.value);
	if (status != STATUS_OK || l->help || l->complete)
		return status;
	if (!l->words) {
		say(l->cli, "look up what? a port, a range of ports, or words",
		    "", "");
		return STATUS_USAGE;
	}
	if (!rg_query_read(&l->query, &l->cli->arena, rg_view_of(l->words))) {
		say(l->cli, "'{1}' is no port: ports go from 0 to 65535",
		    l->words, "");
		return STATUS_USAGE;
	}
	l->query.transports |= l->transports;
	return STATUS_OK;
}

/* The user's lexicon, the English one, and the others. */
static void
choose_lexicons(struct lookup *l)
{
	struct cli *cli = l->cli;
	const char *tag = cli->locale.langs[cli->lang].tag;
	RG_VEC(struct rg_view) list = { 0 };
	const char *own = rg_arena_fmt(&cli->arena, "locales/%s.lexicon", tag);
	const char *english = "locales/en.lexicon";

	*RG_PUSH(&cli->arena, &list) = resource(cli, own);
	if (strcmp(own, english) != 0)
		*RG_PUSH(&cli->arena, &list) = resource(cli, english);
	for (const struct rg_resource *r = rg_embedded; r->name; r++)
		if (rg_view_ends(rg_view_of(r->name), RG_V(".lexicon")) &&
		    strcmp(r->name, own) != 0 && strcmp(r->name, english) != 0)
			*RG_PUSH(&cli->arena, &list) = resource(cli, r->name);
	l->where.lexicons = list.v;
	l->where.nlexicons = list.n;
}

static void
choose_where(struct lookup *l)
{
	l->where.iana = resource(l->cli, "data/iana.tsv");
	l->where.packaged = resource(l->cli, "data/packaged.tsv");
	l->where.services = resource(l->cli, "data/services.tsv");
	l->where.lang = l->cli->lang;
	choose_lexicons(l);
}

/* "word TAB what it is", a line each. */
static enum status
complete(struct lookup *l)
{
	struct rg_completions list = { .arena = &l->cli->arena };

	rg_lookup_complete(&list, rg_view_of(l->complete), &l->where);
	for (size_t i = 0; i < list.list.n; i++)
		printf("%.*s\t%.*s\n", RG_ARG(list.list.v[i].word),
		    RG_ARG(list.list.v[i].what));
	return STATUS_OK;
}

static const char *
class_text(struct rg_range ports)
{
	static const struct {
		enum rg_class	 class;
		const char	*text;
	} rows[] = {
		{ RG_CLASS_WELL_KNOWN, "no service is known on {1}: it is one "
		    "of the well-known ports, 0 to 1023" },
		{ RG_CLASS_REGISTERED, "no service is known on {1}: it is one "
		    "of the registered ports, 1024 to 49151" },
		{ RG_CLASS_DYNAMIC, "no service is known on {1}: it is one of "
		    "the dynamic ports, 49152 to 65535, which nobody can "
		    "register" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (ports.first >= rg_class_range(rows[i].class).first &&
		    ports.last <= rg_class_range(rows[i].class).last)
			return rows[i].text;
	return "no service is known on {1}";
}

/* "smtp, snmp" */
static const char *
near_names(const struct lookup *l)
{
	const char *names = "";

	for (size_t i = 0; i < l->answers.near.n; i++)
		names = rg_arena_fmt(&l->cli->arena, "%s%s%.*s", names,
		    i ? ", " : "", RG_ARG(l->answers.near.v[i]));
	return names;
}

static enum status
tell_nothing(const struct lookup *l)
{
	if (l->query.is_ports)
		say(l->cli, class_text(l->query.ports), l->words, "");
	else if (l->answers.near.n)
		say(l->cli, "nothing is known of '{1}'; did you mean {2}?",
		    l->words, near_names(l));
	else
		say(l->cli, "nothing is known of '{1}'", l->words, "");
	return STATUS_FOUND_FAULT;
}

static enum status
lookup(struct cli *cli, int argc, char **argv)
{
	struct lookup l = { .cli = cli, .answers.arena = &cli->arena };
	enum status status = read_options(&l, argc, argv);

	if (status != STATUS_OK)
		return status;
	if (l.help) {
		print_help(cli, &cmd_lookup, stdout);
		return STATUS_OK;
	}
	choose_where(&l);
	if (l.complete)
		return complete(&l);
	status = lookup_model(&l);
	if (status != STATUS_OK)
		return status;
	rg_lookup(&l.answers, &l.query, &l.where);
	if (l.json)
		lookup_json(&l);
	else if (l.answers.list.n)
		lookup_text(&l);
	if (l.answers.list.n == 0)
		return tell_nothing(&l);
	if (l.answers.near.n && !l.json)
		say(cli, "did you mean '{1}'?", near_names(&l), "");
	return STATUS_OK;
}

const struct command cmd_lookup = {
	.name = "lookup",
	.args = "QUERY...",
	.summary = "answers what uses a port, or which port a service uses",
	.options = options,
	.examples = "  refgen lookup 53\n"
	    "  refgen lookup --udp 514\n"
	    "  refgen lookup 8000-8100\n"
	    "  refgen lookup correo\n"
	    "  refgen lookup smtp --format json | jq '.answers[].first'\n",
	.run = lookup,
};
