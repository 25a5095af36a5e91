/* What shells need to complete a command line. */
#include "manual.h"

#include <string.h>

enum value
value_of(const char *arg)
{
	static const struct {
		const char	*word;
		enum value	 value;
	} rows[] = {
		{ "FILE", VALUE_FILE },		{ "PATH", VALUE_FILE },
		{ "DIR", VALUE_FOLDER },	{ "OLD", VALUE_FILE },
		{ "LANG", VALUE_LANG },		{ "QUERY", VALUE_LOOKUP },
		{ "SUBJECT", VALUE_LOOKUP },	{ "|", VALUE_ONE_OF },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strstr(arg, rows[i].word))
			return rows[i].value;
	return VALUE_ANY;
}

/* "text|json" and the languages, as words with blanks between. */
static void
put_words(struct cli *cli, struct rg_buf *b, const char *arg)
{
	struct rg_view rest = rg_view_of(arg), word;

	if (value_of(arg) == VALUE_LANG)
		for (size_t i = 0; i < cli->locale.n; i++)
			rg_buf_fmt(b, "%s%s", i ? " " : "",
			    cli->locale.langs[i].tag);
	else
		for (int i = 0; rg_view_split(&word, &rest, '|'); i++)
			rg_buf_fmt(b, "%s%.*s", i ? " " : "", RG_ARG(word));
}

/* Between single quotes. */
static void
put_quoted(struct rg_buf *b, const char *text, const char *escaped)
{
	for (; *text; text++) {
		if (*text == '\'')
			rg_buf_str(b, "'\\''");
		else if (strchr(escaped, *text))
			rg_buf_fmt(b, "\\%c", *text);
		else
			rg_buf_char(b, *text);
	}
}

/* ---- bash ---- */

static void
bash_value(struct cli *cli, struct rg_buf *b, const char *arg)
{
	switch (value_of(arg)) {
	case VALUE_FOLDER:
		rg_buf_str(b, "compgen -d -- \"$cur\"");
		break;
	case VALUE_FILE:
		rg_buf_str(b, "compgen -f -- \"$cur\"");
		break;
	case VALUE_LOOKUP:
		rg_buf_str(b, "\"$1\" lookup --complete \"$cur\" 2> /dev/null "
		    "| cut -f 1");
		break;
	case VALUE_ANY:
		rg_buf_str(b, ":");
		break;
	case VALUE_LANG:
	case VALUE_ONE_OF:
		rg_buf_str(b, "compgen -W '");
		put_words(cli, b, arg);
		rg_buf_str(b, "' -- \"$cur\"");
		break;
	}
}

static void
bash_names(struct rg_buf *b, const struct option_row *o)
{
	rg_buf_str(b, "compgen -W '--help");
	for (; o && o->name; o++)
		if (o->help)
			rg_buf_fmt(b, " %s", o->name);
	rg_buf_str(b, "' -- \"$cur\"");
}

/* 'build --out': what its value can be. */
static void
bash_values(struct cli *cli, struct rg_buf *b, const struct command *c)
{
	for (const struct option_row *o = c->options; o && o->name; o++) {
		if (!o->help || !o->arg)
			continue;
		rg_buf_fmt(b, "\t'%s %s') ", c->name, o->name);
		bash_value(cli, b, o->arg);
		rg_buf_str(b, "; exit ;;\n");
	}
}

static void
bash_word(struct cli *cli, struct rg_buf *b, const struct command *c)
{
	rg_buf_fmt(b, "\t'%s -'*) ", c->name);
	bash_names(b, c->options);
	rg_buf_fmt(b, " ;;\n\t'%s '*) ", c->name);
	bash_value(cli, b, c->args);
	rg_buf_str(b, " ;;\n");
}

void
bash_completion(struct cli *cli, struct rg_buf *b)
{
	rg_buf_str(b, "# bash completion for refgen(1)\n\n"
	    "_refgen()\n{\n"
	    "\tlocal i cur=$2 prev=$3 command=\n\n"
	    "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	    "\t\tcase ${COMP_WORDS[i]} in\n"
	    "\t\t-C) ((i++)) ;;\n"
	    "\t\t-*) ;;\n"
	    "\t\t*) command=${COMP_WORDS[i]}; break ;;\n"
	    "\t\tesac\n"
	    "\tdone\n"
	    "\tmapfile -t COMPREPLY < <(\n"
	    "\tcase \"$command $prev\" in\n"
	    "\t' -C') compgen -d -- \"$cur\"; exit ;;\n");
	for (size_t i = 0; commands[i]; i++)
		bash_values(cli, b, commands[i]);
	rg_buf_str(b, "\tesac\n\tcase \"$command $cur\" in\n"
	    "\t' '*) compgen -W '");
	for (const struct option_row *o = global_options; o->name; o++)
		rg_buf_fmt(b, "%s ", o->name);
	for (size_t i = 0; commands[i]; i++)
		rg_buf_fmt(b, "%s ", commands[i]->name);
	rg_buf_str(b, "' -- \"$cur\" ;;\n");
	for (size_t i = 0; commands[i]; i++)
		bash_word(cli, b, commands[i]);
	rg_buf_str(b, "\tesac)\n}\n\ncomplete -o filenames -F _refgen refgen\n");
}

/* ---- zsh ---- */

static void
zsh_value(struct cli *cli, struct rg_buf *b, const char *arg)
{
	switch (value_of(arg)) {
	case VALUE_FOLDER:
		rg_buf_str(b, "_files -/");
		break;
	case VALUE_FILE:
		rg_buf_str(b, "_files");
		break;
	case VALUE_LOOKUP:
		rg_buf_str(b, "_refgen_lookup");
		break;
	case VALUE_ANY:
		break;
	case VALUE_LANG:
	case VALUE_ONE_OF:
		rg_buf_char(b, '(');
		put_words(cli, b, arg);
		rg_buf_char(b, ')');
		break;
	}
}

static void
zsh_option(struct cli *cli, struct rg_buf *b, const struct option_row *o)
{
	rg_buf_fmt(b, " \\\n\t\t'*%s[", o->name);
	put_quoted(b, tr(cli, o->help), "[]");
	rg_buf_char(b, ']');
	if (o->arg) {
		rg_buf_str(b, ": :");
		zsh_value(cli, b, o->arg);
	}
	rg_buf_char(b, '\'');
}

static void
zsh_command(struct cli *cli, struct rg_buf *b, const struct command *c)
{
	rg_buf_fmt(b, "\t%s)\n\t\t_arguments -S", c->name);
	for (const struct option_row *o = c->options; o && o->name; o++)
		if (o->help)
			zsh_option(cli, b, o);
	if (c->args[0]) {
		rg_buf_str(b, " \\\n\t\t'*: :");
		zsh_value(cli, b, c->args);
		rg_buf_char(b, '\'');
	}
	rg_buf_str(b, " ;;\n");
}

/* A function a language: descriptions speak the user's. */
static void
zsh_function(struct cli *cli, struct rg_buf *b)
{
	rg_buf_fmt(b, "_refgen_%s()\n{\n"
	    "\tlocal -a commands\n\tlocal context state line\n\n"
	    "\tcommands=(\n", cli->locale.langs[cli->lang].tag);
	for (size_t i = 0; commands[i]; i++) {
		rg_buf_fmt(b, "\t\t'%s:", commands[i]->name);
		put_quoted(b, tr(cli, commands[i]->summary), "");
		rg_buf_str(b, "'\n");
	}
	rg_buf_str(b, "\t)\n\t_arguments -C");
	for (const struct option_row *o = global_options; o->name; o++)
		zsh_option(cli, b, o);
	rg_buf_str(b, " \\\n\t\t'1: :->command' '*:: :->words'\n"
	    "\tcase $state in\n"
	    "\tcommand) _describe command commands; return ;;\n"
	    "\twords) ;;\n\t*) return ;;\n\tesac\n"
	    "\tcase $words[1] in\n");
	for (size_t i = 0; commands[i]; i++)
		zsh_command(cli, b, commands[i]);
	rg_buf_str(b, "\tesac\n}\n\n");
}

void
zsh_completion(struct cli *cli, struct rg_buf *b)
{
	rg_buf_str(b, "#compdef refgen\n# zsh completion for refgen(1)\n\n"
	    "_refgen_lookup()\n{\n"
	    "\tlocal -a found\n\n"
	    "\tfound=(${${(f)\"$(_call_program words refgen lookup --complete "
	    "${(q)PREFIX} 2> /dev/null)\"}/$'\\t'/:})\n"
	    "\t_describe service found\n}\n\n");
	for (cli->lang = 0; cli->lang < cli->locale.n; cli->lang++)
		zsh_function(cli, b);
	rg_buf_str(b, "case ${LC_ALL:-${LC_MESSAGES:-$LANG}} in\n");
	for (cli->lang = 1; cli->lang < cli->locale.n; cli->lang++)
		rg_buf_fmt(b, "%s*) _refgen_%s \"$@\" ;;\n",
		    cli->locale.langs[cli->lang].tag,
		    cli->locale.langs[cli->lang].tag);
	rg_buf_fmt(b, "*) _refgen_%s \"$@\" ;;\nesac\n",
	    cli->locale.langs[0].tag);
	cli->lang = 0;
}

/* ---- fish ---- */

static void
fish_value(struct cli *cli, struct rg_buf *b, const char *arg)
{
	switch (value_of(arg)) {
	case VALUE_FOLDER:
		rg_buf_str(b, " -a '(__fish_complete_directories)'");
		break;
	case VALUE_FILE:
		rg_buf_str(b, " -F");
		break;
	case VALUE_LOOKUP:
		rg_buf_str(b, " -a '(refgen lookup --complete (commandline "
		    "-ct) 2> /dev/null)'");
		break;
	case VALUE_ANY:
		break;
	case VALUE_LANG:
	case VALUE_ONE_OF:
		rg_buf_str(b, " -a '");
		put_words(cli, b, arg);
		rg_buf_char(b, '\'');
		break;
	}
}

/* fish quotes a quote with a backslash. */
static void
fish_text(struct cli *cli, struct rg_buf *b, const char *msgid)
{
	rg_buf_str(b, " -d '");
	for (const char *p = tr(cli, msgid); *p; p++) {
		if (*p == '\'' || *p == '\\')
			rg_buf_char(b, '\\');
		rg_buf_char(b, *p);
	}
	rg_buf_str(b, "'\n");
}

static void
fish_option(struct cli *cli, struct rg_buf *b, const char *where,
    const struct option_row *o)
{
	bool is_long = o->name[1] == '-';

	rg_buf_fmt(b, "\tcomplete -c refgen -n '%s' -%c %s", where,
	    is_long ? 'l' : 's', o->name + (is_long ? 2 : 1));
	if (o->arg) {
		rg_buf_str(b, value_of(o->arg) == VALUE_FILE ? " -r" : " -x");
		fish_value(cli, b, o->arg);
	}
	fish_text(cli, b, o->help);
}

static void
fish_command(struct cli *cli, struct rg_buf *b, const struct command *c)
{
	const char *where = rg_arena_fmt(&cli->arena,
	    "__fish_seen_subcommand_from %s", c->name);

	rg_buf_fmt(b, "\tcomplete -c refgen -n __fish_use_subcommand -a %s",
	    c->name);
	fish_text(cli, b, c->summary);
	for (const struct option_row *o = c->options; o && o->name; o++)
		if (o->help)
			fish_option(cli, b, where, o);
	if (c->args[0] && value_of(c->args) != VALUE_ANY) {
		rg_buf_fmt(b, "\tcomplete -c refgen -n '%s'", where);
		fish_value(cli, b, c->args);
		rg_buf_char(b, '\n');
	}
}

static void
fish_language(struct cli *cli, struct rg_buf *b)
{
	for (const struct option_row *o = global_options; o->name; o++)
		fish_option(cli, b, "__fish_use_subcommand", o);
	for (size_t i = 0; commands[i]; i++)
		fish_command(cli, b, commands[i]);
}

void
fish_completion(struct cli *cli, struct rg_buf *b)
{
	rg_buf_str(b, "# fish completion for refgen(1)\n\n"
	    "complete -c refgen -f\n"
	    "set -l __refgen_lang $LC_ALL $LC_MESSAGES $LANG\n"
	    "switch \"$__refgen_lang[1]\"\n");
	for (cli->lang = 1; cli->lang < cli->locale.n; cli->lang++) {
		rg_buf_fmt(b, "case '%s*'\n",
		    cli->locale.langs[cli->lang].tag);
		fish_language(cli, b);
	}
	cli->lang = 0;
	rg_buf_str(b, "case '*'\n");
	fish_language(cli, b);
	rg_buf_str(b, "end\n");
}
