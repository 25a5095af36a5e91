#include "project.h"

#include <signal.h>
#include <string.h>

#include "paper.h"
#include "refgen/output.h"
#include "untranslated.h"

enum { OPT_OUT, OPT_NOTES, OPT_LANG, OPT_ONLY, OPT_STRICT, OPT_JOBS, OPT_J };

static const struct option_row options[] = {
	[OPT_OUT] = { "--out", "DIR", "write here instead of out/" },
	[OPT_NOTES] = { "--notes", "PATH", "read these notes instead of "
	    "notes/; may be repeated" },
	[OPT_LANG] = { "--lang", "LIST", "languages to write, such as es,en" },
	[OPT_ONLY] = { "--only", "LIST", "formats to write, such as csv,man" },
	[OPT_STRICT] = { "--strict", NULL, "count warnings as errors in the "
	    "exit status" },
	[OPT_JOBS] = { "--jobs", "N", "read the notes in at most N threads "
	    "(-j N)" },
	[OPT_J] = { "-j", "N", NULL },
	{ 0 },
};

struct build {
	struct project	 project;
	const char	*out, *only;
	bool		 strict;
};

/* The one thing a signal handler may touch. */
static volatile sig_atomic_t stopped;

static void
stop(int number)
{
	stopped = number;
}

static enum status
read_options(struct cli *cli, struct build *b, int argc, char **argv,
    bool *done)
{
	struct option_walk w = { .cli = cli, .command = &cmd_build,
		.argc = argc, .argv = argv };
	struct project *p = &b->project;
	int o;

	while ((o = option_next(&w)) != OPTION_END) {
		switch (o) {
		case OPT_OUT:
			b->out = w.value;
			break;
		case OPT_NOTES:
			if (p->npaths == PATHS_MAX) {
				say(cli, "too many paths", "", "");
				return STATUS_USAGE;
			}
			p->paths[p->npaths++] = w.value;
			break;
		case OPT_LANG:
			p->langs = w.value;
			break;
		case OPT_ONLY:
			b->only = w.value;
			break;
		case OPT_STRICT:
			b->strict = true;
			break;
		case OPT_JOBS:
		case OPT_J:
			if (set_jobs(cli, w.value) != STATUS_OK)
				return STATUS_USAGE;
			break;
		case OPTION_HELP:
			print_help(cli, &cmd_build, stdout);
			*done = true;
			return STATUS_OK;
		case OPTION_WORD:
			say(cli, "build takes no argument '{1}'; notes are "
			    "named with --notes", w.value, "");
			return STATUS_USAGE;
		default:
			return STATUS_USAGE;
		}
	}
	return STATUS_OK;
}

/* Every format by its name. */
static const char *
format_names(struct cli *cli)
{
	const char *names = NULL;

	for (const struct rg_renderer *r = rg_renderers; r->name; r++)
		names = rg_arena_fmt(&cli->arena, "%s%s%s",
		    names ? names : "", names ? ", " : "", r->name);
	return names;
}

/* Before any note is read: a name that is none. */
static enum status
check_formats(struct cli *cli, const char *only)
{
	struct rg_view rest = rg_view_of(only), part;

	while (rg_view_split(&part, &rest, ',')) {
		const struct rg_renderer *r = rg_renderers;

		part = rg_view_trim(part);
		while (r->name && !rg_view_eq(part, rg_view_of(r->name)))
			r++;
		if (r->name)
			continue;
		say(cli, "there is no format '{1}'; there are {2}",
		    rg_arena_str(&cli->arena, part), format_names(cli));
		return STATUS_USAGE;
	}
	return STATUS_OK;
}

static const struct {
	enum rg_output_error	 error;
	enum status		 status;
	const char		*text;
} failures[] = {
	{ RG_OUTPUT_SYSTEM, STATUS_SYSTEM, "cannot write {1}: {2}" },
	{ RG_OUTPUT_FOREIGN, STATUS_USAGE,
	    "{1} holds files that refgen did not make; name another folder "
	    "with --out" },
	{ RG_OUTPUT_NOT_FOLDER, STATUS_SYSTEM, "{1} is not a folder" },
	{ RG_OUTPUT_UNSAFE, STATUS_USAGE,
	    "{1} cannot be written to: it is the root, the project, or holds "
	    "the notes" },
	{ RG_OUTPUT_BUSY, STATUS_SYSTEM,
	    "another build is writing {1}; try again" },
	{ RG_OUTPUT_STOPPED, STATUS_SYSTEM,
	    "stopped; {1} is as it was" },
};

static enum status
tell_failure(struct cli *cli, const struct rg_output_report *r,
    const char *folder)
{
	for (size_t i = 0; i < sizeof(failures) / sizeof(failures[0]); i++) {
		if (failures[i].error != r->error)
			continue;
		say(cli, failures[i].text, r->error == RG_OUTPUT_SYSTEM &&
		    r->path[0] ? r->path : folder, reason(cli, r->number));
		return failures[i].status;
	}
	return STATUS_SYSTEM;
}

static enum status
publish(struct cli *cli, struct build *b, struct rg_artifacts *artifacts)
{
	struct rg_output_report report = { 0 };
	struct rg_output_plan plan = { .folder = b->out,
		.keep = b->project.paths, .nkeep = b->project.npaths,
		.stop = &stopped };
	struct sigaction action = { .sa_handler = stop };
	struct rg_buf line = { 0 };

	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	rg_artifacts_sort(artifacts);
	if (rg_output_publish(artifacts, &plan, &report) < 0)
		return tell_failure(cli, &report, b->out);
	cli->published = true;
	if (report.not_atomic)
		say(cli, "{1} was exchanged in two steps: this file system "
		    "cannot do it in one", b->out, "");
	rg_printable(&line, rg_view_of(b->out));
	rg_buf_str(&line, ": ");
	rg_trn(&line, &cli->locale, cli->lang, "{n} service",
	    "{n} services", b->project.model.nservices);
	rg_buf_str(&line, ", ");
	rg_trn(&line, &cli->locale, cli->lang, "{n} disagreement",
	    "{n} disagreements", b->project.model.nconflicts);
	rg_buf_str(&line, ", ");
	rg_trn(&line, &cli->locale, cli->lang, "{n} file", "{n} files",
	    report.files);
	rg_buf_str(&line, ", ");
	rg_trn(&line, &cli->locale, cli->lang, "{n} of them new",
	    "{n} of them new", report.written);
	puts(line.p);
	rg_buf_release(&line);
	return STATUS_OK;
}

static enum status
render_and_publish(struct cli *cli, struct build *b)
{
	struct rg_locale written;
	struct rg_artifacts artifacts;
	struct rg_buf problem = { 0 };
	enum status status = STATUS_USAGE;
	struct rg_render_job job = project_job(cli, &b->project, &written,
	    &problem);

	rg_artifacts_init(&artifacts);
	if (rg_render(&artifacts, &job, b->only) < 0)
		say(cli, "{1}", problem.p, "");
	else
		status = print_cards(cli, &artifacts, &job, b->only);
	if (status == STATUS_OK)
		status = publish(cli, b, &artifacts);
	rg_artifacts_release(&artifacts);
	rg_buf_release(&problem);
	return status;
}

static enum status
build(struct cli *cli, int argc, char **argv)
{
	struct build b = { .out = "out" };
	bool done = false;
	enum status status;

	status = read_options(cli, &b, argc, argv, &done);
	if (status != STATUS_OK || done)
		return status;
	status = check_formats(cli, b.only);
	if (status == STATUS_OK)
		status = project_open(cli, &b.project);
	if (status == STATUS_OK)
		status = project_read(cli, &b.project);
	sum_up_untranslated(cli, &b.project);
	print_diags(cli);
	if (status == STATUS_OK && b.project.model.nclaims == 0) {
		say(cli, "the notes in {1} make no claim; nothing was written",
		    b.project.paths[0], "");
		return STATUS_FOUND_FAULT;
	}
	if (status == STATUS_OK)
		status = render_and_publish(cli, &b);
	return status != STATUS_OK ? status : diags_status(cli, b.strict);
}

const struct command cmd_build = {
	.name = "build",
	.args = "",
	.summary = "reads the notes, merges them, and writes every output",
	.options = options,
	.examples = "  refgen build\n"
	    "  refgen build --notes ~/vault/ports --out /tmp/ports\n"
	    "  refgen -C project build --lang es --only man,csv\n",
	.run = build,
};
