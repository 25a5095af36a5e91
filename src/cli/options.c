#include "cli.h"

#include <stdlib.h>
#include <string.h>

#include "refgen/near.h"
#include "refgen/utf8.h"

const char *
tr(const struct cli *cli, const char *msgid)
{
	return rg_tr(&cli->locale, cli->lang, msgid);
}

void
say(const struct cli *cli, const char *msgid, const char *a, const char *b)
{
	struct rg_view args[] = { rg_view_of(a), rg_view_of(b) };
	struct rg_buf text = { 0 };

	rg_buf_str(&text, "refgen: ");
	rg_diag_fill(&text, tr(cli, msgid), args, 2);
	rg_buf_char(&text, '\n');
	fwrite(text.p, 1, text.n, stderr);
	rg_buf_release(&text);
}

static int
find_option(const struct option_walk *w, struct rg_view name)
{
	const struct option_row *o = w->command->options;

	for (int i = 0; o && o[i].name; i++)
		if (rg_view_eq(name, rg_view_of(o[i].name)))
			return i;
	return OPTION_BAD;
}

/* The option that a word may be a slip of, or the beginning; or NULL. */
static const char *
near_option(const struct option_walk *w, struct rg_view name)
{
	const struct option_row *o = w->command->options;
	const char *near = NULL;
	size_t best = RG_NONE, d;

	for (; o && o->name; o++) {
		struct rg_view option = rg_view_of(o->name);

		d = rg_distance(name, option, rg_slips(option.n - 2));
		if (d > rg_slips(option.n - 2) && name.n > 2 &&
		    rg_view_starts(option, name))
			d = option.n - name.n;
		else if (d > rg_slips(option.n - 2))
			continue;
		if (o->help && d < best) {
			best = d;
			near = o->name;
		}
	}
	return near;
}

/* "-j8": the value that stands right behind a letter, or NULL. */
static const char *
behind_letter(const char *word)
{
	return word[1] != '-' && word[2] != '\0' ? word + 2 : NULL;
}

static int
bad(const struct option_walk *w, const char *msgid, const char *word)
{
	say(w->cli, msgid, word, w->command->name);
	say(w->cli, "try 'refgen {1} --help'", w->command->name, "");
	return OPTION_BAD;
}

int
option_next(struct option_walk *w)
{
	const char *word, *equals;
	struct rg_view name;
	int found;

	if (w->at >= w->argc)
		return OPTION_END;
	word = w->argv[w->at++];
	w->value = word;
	if (w->words_only || word[0] != '-' || word[1] == '\0')
		return OPTION_WORD;
	if (strcmp(word, "--") == 0) {
		w->words_only = true;
		return option_next(w);
	}
	if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
		return OPTION_HELP;
	equals = strchr(word, '=');
	name = equals ? rg_view(word, (size_t)(equals - word)) :
	    rg_view_of(word);
	found = find_option(w, name);
	if (found == OPTION_BAD && (w->value = behind_letter(word)) &&
	    (found = find_option(w, rg_view(word, 2))) != OPTION_BAD)
		return found;
	if (found == OPTION_BAD && near_option(w, name))
		say(w->cli, "did you mean '{1}'?", near_option(w, name), "");
	if (found == OPTION_BAD)
		return bad(w, "{2} has no option '{1}'", word);
	if (!w->command->options[found].arg)
		return equals ? bad(w, "option '{1}' takes no value", word) :
		    found;
	if (equals) {
		w->value = equals + 1;
		return found;
	}
	if (w->at >= w->argc)
		return bad(w, "option '{1}' needs a value", word);
	w->value = w->argv[w->at++];
	return found;
}

enum status
set_language(struct cli *cli, const char *tag)
{
	rg_lang lang = rg_locale_find(&cli->locale, rg_view_of(tag));

	if (lang == RG_LANG_NONE) {
		say(cli, "there is no language '{1}'", tag, "");
		return STATUS_USAGE;
	}
	cli->lang = lang;
	return STATUS_OK;
}

enum status
set_jobs(struct cli *cli, const char *number)
{
	size_t digits = strspn(number, "0123456789");
	unsigned long n = strtoul(number, NULL, 10);

	if (digits == 0 || number[digits] != '\0' || n == 0) {
		say(cli, "'{1}' is no number of threads", number, "");
		return STATUS_USAGE;
	}
	cli->jobs = n;
	return STATUS_OK;
}

#define HELP_COLUMN 24
#define HELP_WIDTH 80

void
help_row(FILE *out, const char *left, const char *right)
{
	size_t width = rg_utf8_width(rg_view_of(left));
	struct rg_buf text = { 0 };
	struct rg_view rest, line;

	wrap(&text, rg_view_of(right), HELP_WIDTH - HELP_COLUMN);
	rest = rg_view(text.p, text.n - 1);
	rg_view_split(&line, &rest, '\n');
	fprintf(out, "  %s", left);
	if (width + 2 >= HELP_COLUMN)
		fprintf(out, "\n%*s", HELP_COLUMN, "");
	else
		fprintf(out, "%*s", (int)(HELP_COLUMN - 2 - width), "");
	fprintf(out, "%.*s\n", RG_ARG(line));
	while (rg_view_split(&line, &rest, '\n'))
		fprintf(out, "%*s%.*s\n", HELP_COLUMN, "", RG_ARG(line));
	rg_buf_release(&text);
}

void
help_option(const struct cli *cli, FILE *out, const struct option_row *o)
{
	struct rg_buf left = { 0 };

	rg_buf_str(&left, o->name);
	if (o->arg)
		rg_buf_fmt(&left, " %s", tr(cli, o->arg));
	help_row(out, left.p, tr(cli, o->help));
	rg_buf_release(&left);
}

void
print_help(const struct cli *cli, const struct command *c, FILE *out)
{
	fprintf(out, "%s refgen [-C %s] %s [%s...]%s%s\n\n%s\n",
	    tr(cli, "usage:"), tr(cli, "DIR"), c->name, tr(cli, "OPTION"),
	    c->args[0] ? " " : "", c->args[0] ? tr(cli, c->args) : "",
	    tr(cli, c->summary));
	if (c->options && c->options[0].name)
		fprintf(out, "\n%s\n", tr(cli, "options:"));
	for (const struct option_row *o = c->options; o && o->name; o++)
		if (o->help)
			help_option(cli, out, o);
	if (c->examples)
		fprintf(out, "\n%s\n%s", tr(cli, "examples:"), c->examples);
}

void
wrap(struct rg_buf *out, struct rg_view words, size_t width)
{
	struct rg_view word;
	size_t column = 0, w;

	while (rg_view_split(&word, &words, ' ')) {
		w = rg_utf8_width(word);
		if (column > 0 && column + 1 + w > width) {
			rg_buf_char(out, '\n');
			column = 0;
		}
		if (column > 0) {
			rg_buf_char(out, ' ');
			column++;
		}
		rg_buf_put(out, word);
		column += w;
	}
	rg_buf_char(out, '\n');
}

static const char *
translate(const void *cli, const char *english)
{
	return tr(cli, english);
}

#define DIAGS_SHOWN 200

void
print_diags(struct cli *cli)
{
	struct rg_diag_style style = { translate, cli, cli->colour,
		cli->columns };
	struct rg_buf text = { 0 };
	size_t n = cli->diags.list.n;

	rg_diags_sort(&cli->diags);
	n = cli->diags.list.n;
	for (size_t i = 0; i < n && i < DIAGS_SHOWN; i++)
		rg_diag_text(&text, &cli->diags.list.v[i], &style);
	if (text.n)
		fwrite(text.p, 1, text.n, stderr);
	rg_buf_reset(&text);
	if (n > DIAGS_SHOWN) {
		rg_trn(&text, &cli->locale, cli->lang,
		    "and {n} more diagnostic", "and {n} more diagnostics",
		    n - DIAGS_SHOWN);
		fprintf(stderr, "%s\n", text.p);
	}
	rg_buf_release(&text);
}

enum status
diags_status(const struct cli *cli, bool strict)
{
	if (cli->diags.count[RG_ERROR] ||
	    (strict && cli->diags.count[RG_WARNING]))
		return STATUS_FOUND_FAULT;
	return STATUS_OK;
}
