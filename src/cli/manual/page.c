#include "manual.h"

#include <string.h>

/* The user's words for a page, in the context that portinfo(7) has, too. */
static const char *
word(const struct cli *cli, const char *msgid)
{
	return rg_trc(&cli->locale, cli->lang, "man", msgid);
}

/*
 * Text for roff: a hyphen stays one that can be copied, and nothing at the
 * start of a line is a request.
 */
static void
text(struct rg_buf *b, struct rg_view v)
{
	for (size_t i = 0; i < v.n; i++) {
		char c = v.p[i];

		if ((c == '.' || c == '\'') && (b->n == 0 ||
		    b->p[b->n - 1] == '\n'))
			rg_buf_str(b, "\\&");
		if (c == '\\')
			rg_buf_str(b, "\\e");
		else if (c == '-')
			rg_buf_str(b, "\\-");
		else if (c == '\'')
			rg_buf_str(b, "\\(aq");
		else
			rg_buf_char(b, c);
	}
}

static void
str(struct rg_buf *b, const char *s)
{
	text(b, rg_view_of(s));
}

/* A paragraph; right below a heading one begins by itself. */
static void
paragraph(struct rg_buf *b)
{
	size_t at = b->n;

	while (at > 0 && (at == b->n || b->p[at - 1] != '\n'))
		at--;
	if (!rg_view_starts(rg_view_cut(rg_buf_view(b), at, b->n),
	    RG_V(".SH")))
		rg_buf_str(b, ".PP\n");
}

static void
heading(struct cli *cli, struct rg_buf *b, const char *msgid)
{
	rg_buf_fmt(b, ".SH \"%s\"\n", word(cli, msgid));
}

/* English rules part other languages' words at the wrong place. */
static void
title(struct cli *cli, struct rg_buf *b, struct rg_view name,
    struct rg_view section)
{
	rg_buf_fmt(b, ".TH %.*s %.*s %s \"refgen " RG_VERSION "\" refgen\n",
	    RG_ARG(name), RG_ARG(section), RELEASE_DATE);
	if (cli->lang > 0)
		rg_buf_str(b, ".nh\n");
	rg_buf_str(b, ".ad l\n");
}

static void
options(struct cli *cli, struct rg_buf *b, const struct option_row *rows)
{
	for (const struct option_row *o = rows; o && o->name; o++) {
		if (!o->help)
			continue;
		rg_buf_str(b, ".TP\n\\fB");
		str(b, o->name);
		rg_buf_str(b, "\\fR");
		if (o->arg) {
			rg_buf_str(b, " \\fI");
			str(b, tr(cli, o->arg));
			rg_buf_str(b, "\\fR");
		}
		rg_buf_char(b, '\n');
		str(b, tr(cli, o->help));
		rg_buf_char(b, '\n');
	}
}

/* What scripts rely on, as enum status has it. */
static void
statuses(struct cli *cli, struct rg_buf *b)
{
	static const char *const meaning[] = {
		"done",
		"done, but the notes have errors, or nothing was found",
		"the command line or the configuration is wrong",
		"the file system or the machine failed",
		"a limit was reached",
	};

	heading(cli, b, "EXIT STATUS");
	for (size_t i = 0; i < sizeof(meaning) / sizeof(meaning[0]); i++) {
		rg_buf_fmt(b, ".TP\n.B %zu\n", i);
		str(b, tr(cli, meaning[i]));
		rg_buf_char(b, '\n');
	}
}

static void
command_list(struct cli *cli, struct rg_buf *b)
{
	heading(cli, b, "COMMANDS");
	for (size_t i = 0; commands[i]; i++) {
		rg_buf_str(b, ".TP\n.BR refgen\\-");
		str(b, commands[i]->name);
		rg_buf_str(b, " (1)\n");
		str(b, tr(cli, commands[i]->summary));
		rg_buf_char(b, '\n');
	}
}

/* {1} to {3} stand for what the diagnostic is about. */
static void
blanks(struct rg_buf *b, const char *s)
{
	const struct rg_view dots[] = { RG_V("…"), RG_V("…"), RG_V("…") };
	struct rg_buf filled = { 0 };

	rg_diag_fill(&filled, s, dots, 3);
	text(b, rg_buf_view(&filled));
	rg_buf_release(&filled);
}

static void
diagnostic(struct cli *cli, struct rg_buf *b, enum rg_diag_id id)
{
	const struct rg_diag_kind *k = &rg_diag_kinds[id];

	rg_buf_fmt(b, ".TP\n.B RG%d\n(%s)\n", k->code, tr(cli,
	    rg_severity_name(k->severity)));
	blanks(b, tr(cli, k->text));
	rg_buf_char(b, '\n');
	if (rg_diag_help(id)[0]) {
		rg_buf_str(b, ".br\n");
		rg_buf_fmt(b, "\\fI%s:\\fR ", tr(cli, "help"));
		blanks(b, tr(cli, rg_diag_help(id)));
		rg_buf_char(b, '\n');
	}
	rg_buf_str(b, ".IP\n");
	str(b, tr(cli, rg_diag_explanation(id)));
	rg_buf_char(b, '\n');
}

static void
diagnostics(struct cli *cli, struct rg_buf *b)
{
	heading(cli, b, "DIAGNOSTICS");
	for (int id = 0; id < RG_D_COUNT; id++)
		diagnostic(cli, b, (enum rg_diag_id)id);
}

/* Its lines as they are, up to the next directive, which is given back. */
static struct rg_view
example(struct rg_buf *b, struct rg_view *rest)
{
	struct rg_view line = { 0 };

	paragraph(b);
	rg_buf_str(b, ".RS 4\n.EX\n");
	while (rg_view_split(&line, rest, '\n')) {
		if (rg_view_starts(line, RG_V("@")))
			break;
		if (line.n == 0)
			rg_buf_str(b, "\\&");
		text(b, line);
		rg_buf_char(b, '\n');
	}
	rg_buf_str(b, ".EE\n.RE\n");
	return line;
}

static const struct {
	const char	*name;
	void		(*write)(struct cli *, struct rg_buf *);
} directives[] = {
	{ "@commands", command_list },
	{ "@diagnostics", diagnostics },
	{ "@status", statuses },
};

static void
globals(struct cli *cli, struct rg_buf *b)
{
	heading(cli, b, "OPTIONS");
	options(cli, b, global_options);
}

static void
directive(struct cli *cli, struct rg_buf *b, struct rg_view line,
    struct rg_view *rest)
{
	struct rg_view name;

	for (size_t i = 0; i < sizeof(directives) / sizeof(directives[0]); i++)
		if (rg_view_eq(line, rg_view_of(directives[i].name))) {
			directives[i].write(cli, b);
			return;
		}
	if (rg_view_eq(line, RG_V("@globals"))) {
		globals(cli, b);
	} else if (rg_view_starts(line, RG_V("@title "))) {
		rg_view_split(&name, &line, ' ');
		rg_view_split(&name, &line, ' ');
		title(cli, b, name, line);
	} else {
		while (line.n && !rg_view_eq(line, RG_V("@end")))
			line = example(b, rest);
	}
}

void
page_prose(struct cli *cli, struct rg_buf *b, struct rg_view prose)
{
	struct rg_view line;

	while (prose.n && rg_view_split(&line, &prose, '\n')) {
		if (rg_view_starts(line, RG_V("@"))) {
			directive(cli, b, line, &prose);
		} else if (rg_view_eq(line, RG_V(".PP"))) {
			paragraph(b);
		} else if (line.n) {
			rg_buf_put(b, line);
			rg_buf_char(b, '\n');
		}
	}
}

/* Commands to be typed; they may be wider than a page, so they are filled. */
static void
examples(struct cli *cli, struct rg_buf *b, const char *lines)
{
	struct rg_view rest = rg_view_of(lines), line;

	if (!lines)
		return;
	heading(cli, b, "EXAMPLES");
	while (rest.n && rg_view_split(&line, &rest, '\n')) {
		paragraph(b);
		rg_buf_str(b, ".RS 4\n.B \"");
		text(b, rg_view_trim(line));
		rg_buf_str(b, "\"\n.RE\n");
	}
}

static void
name_of_page(struct cli *cli, struct rg_buf *b, const char *command,
    const char *summary)
{
	heading(cli, b, "NAME");
	rg_buf_fmt(b, "refgen%s%s \\- ", command[0] ? "\\-" : "", command);
	str(b, tr(cli, summary));
	rg_buf_char(b, '\n');
	heading(cli, b, "SYNOPSIS");
}

static void
also(struct cli *cli, struct rg_buf *b)
{
	heading(cli, b, "SEE ALSO");
	rg_buf_str(b, ".BR refgen (1),\n.BR refgen.yaml (5),\n"
	    ".BR refgen\\-notes (7),\n.BR refgen\\-diagnostics (7)\n");
}

void
page_command(struct cli *cli, struct rg_buf *b, const struct command *c,
    struct rg_view prose)
{
	title(cli, b, rg_view_of(rg_arena_fmt(&cli->arena, "refgen-%s", c->name)),
	    RG_V("1"));
	name_of_page(cli, b, c->name, c->summary);
	rg_buf_fmt(b, "\\fBrefgen\\fR [\\fB\\-C\\fR \\fI%s\\fR] \\fB%s\\fR "
	    "[\\fI%s\\fR...] \\fI", tr(cli, "DIR"), c->name, tr(cli,
	    "OPTION"));
	if (c->args[0])
		str(b, tr(cli, c->args));
	rg_buf_str(b, "\\fR\n");
	heading(cli, b, "DESCRIPTION");
	if (prose.n == 0) {
		rg_buf_fmt(b, "\\fBrefgen %s\\fR ", c->name);
		str(b, tr(cli, c->summary));
		rg_buf_str(b, ".\n");
	}
	page_prose(cli, b, prose);
	if (c->options && c->options[0].name) {
		heading(cli, b, "OPTIONS");
		options(cli, b, c->options);
	}
	statuses(cli, b);
	examples(cli, b, c->examples);
	also(cli, b);
}

void
page_program(struct cli *cli, struct rg_buf *b, struct rg_view prose)
{
	title(cli, b, RG_V("refgen"), RG_V("1"));
	name_of_page(cli, b, "", "one bilingual port reference out of many "
	    "notes");
	rg_buf_fmt(b, "\\fBrefgen\\fR [\\fB\\-C\\fR \\fI%s\\fR] \\fI%s\\fR "
	    "[\\fI%s\\fR...]\n", tr(cli, "DIR"), tr(cli, "COMMAND"),
	    tr(cli, "OPTION"));
	heading(cli, b, "DESCRIPTION");
	page_prose(cli, b, prose);
	heading(cli, b, "SEE ALSO");
	for (size_t i = 0; commands[i]; i++)
		rg_buf_fmt(b, ".BR refgen\\-%s (1),\n", commands[i]->name);
	rg_buf_str(b, ".BR refgen.yaml (5),\n.BR refgen\\-notes (7),\n"
	    ".BR refgen\\-diagnostics (7),\n.BR refgen\\-templates (7),\n"
	    ".BR portinfo (7)\n");
}
