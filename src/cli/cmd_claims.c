#include "margin.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "refgen/die.h"

enum { OPT_FORMAT, OPT_JOBS, OPT_J };

static const struct option_row options[] = {
	[OPT_FORMAT] = { "--format", "text|list|jsonl",
	    "how to print the claims" },
	[OPT_JOBS] = { "--jobs", "N", "read the notes in at most N threads "
	    "(-j N)" },
	[OPT_J] = { "-j", "N", NULL },
	{ 0 },
};

enum format { FORMAT_TEXT, FORMAT_LIST, FORMAT_JSONL };

static json_t *
text(struct rg_view v)
{
	return json_stringn_nocheck(v.n ? v.p : "", v.n);
}

static json_t *
ports(const struct rg_claim *c)
{
	json_t *list = json_array();

	for (size_t i = 0; i < c->nports; i++)
		json_array_append_new(list, json_pack("{s:I,s:I}",
		    "first", (json_int_t)c->ports[i].first,
		    "last", (json_int_t)c->ports[i].last));
	return list;
}

static json_t *
transports(rg_transports set)
{
	json_t *list = json_array();

	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1)
		if (set & t)
			json_array_append_new(list, json_string(
			    rg_transport_name((enum rg_transport)t)));
	return list;
}

static json_t *
names(const struct rg_claim *c)
{
	json_t *list = json_array();

	for (size_t i = 0; i < c->nnames; i++)
		json_array_append_new(list, text(c->names[i]));
	return list;
}

/* The members that INTERFACES promise, in their order. */
static json_t *
claim_json(const struct rg_claim *c)
{
	struct rg_place place = rg_span_place(c->at);
	json_t *o = json_object();

	json_object_set_new(o, "kind", json_string(rg_claim_kind_name(
	    c->kind)));
	json_object_set_new(o, "file", text(rg_view_of(c->at.source->path)));
	json_object_set_new(o, "line", json_integer((json_int_t)place.line));
	json_object_set_new(o, "column", json_integer(
	    (json_int_t)place.column));
	json_object_set_new(o, "end_line", json_integer(
	    (json_int_t)place.end_line));
	json_object_set_new(o, "end_column", json_integer(
	    (json_int_t)place.end_column));
	json_object_set_new(o, "lang", text(c->lang));
	json_object_set_new(o, "ports", ports(c));
	if (c->kind == RG_CLAIM_RANGE)
		json_object_set_new(o, "class", json_string(rg_class_name(
		    c->class)));
	else
		json_object_set_new(o, "transports", transports(
		    c->transports));
	json_object_set_new(o, "names", names(c));
	json_object_set_new(o, "text", text(c->text));
	return o;
}

static bool
print_jsonl(const struct rg_claim *c)
{
	json_t *o = claim_json(c);
	char *line = o ? json_dumps(o, JSON_COMPACT) : NULL;
	bool ok;

	if (!line)
		rg_oom();
	ok = puts(line) >= 0;
	free(line);
	json_decref(o);
	return ok;
}

static bool
print_row(const struct rg_claim *c)
{
	struct rg_place place = rg_span_place(c->at);
	struct rg_buf b = { 0 };
	bool ok;

	rg_printable(&b, rg_view_of(c->at.source->path));
	rg_buf_fmt(&b, ":%zu:%zu: ", place.line, place.column);
	for (size_t i = 0; i < c->nports; i++) {
		if (i)
			rg_buf_str(&b, ", ");
		rg_range_put(&b, c->ports[i]);
	}
	if (c->transports) {
		rg_buf_char(&b, '/');
		rg_transports_put(&b, c->transports, "+");
	}
	if (c->kind == RG_CLAIM_RANGE)
		rg_buf_fmt(&b, " [%s]", rg_class_name(c->class));
	for (size_t i = 0; i < c->nnames; i++) {
		rg_buf_str(&b, i ? " = " : " ");
		rg_printable(&b, c->names[i]);
	}
	if (c->text.n) {
		rg_buf_str(&b, ": ");
		rg_printable(&b, c->text);
	}
	ok = puts(b.p) >= 0;
	rg_buf_release(&b);
	return ok;
}

static int
by_line(const void *a, const void *b)
{
	const struct rg_claim *const *x = a, *const *y = b;
	int order = strcmp((*x)->at.source->path, (*y)->at.source->path);

	if (order != 0)
		return order;
	if ((*x)->at.at != (*y)->at.at)
		return (*x)->at.at < (*y)->at.at ? -1 : 1;
	return *x < *y ? -1 : *x > *y;
}

static void
print_claims(struct cli *cli, const struct notes *notes, enum format format)
{
	const struct rg_claims *claims = &notes->claims;
	size_t n = claims->list.n;
	const struct rg_claim **order = rg_arena_alloc(&cli->arena,
	    n * sizeof(const struct rg_claim *));
	bool ok = true;

	if (format == FORMAT_TEXT) {
		print_margin(cli, notes);
		return;
	}
	for (size_t i = 0; i < n; i++)
		order[i] = &claims->list.v[i];
	if (n)
		qsort(order, n, sizeof(const struct rg_claim *), by_line);
	for (size_t i = 0; i < n && ok; i++)
		ok = format == FORMAT_JSONL ? print_jsonl(order[i]) :
		    print_row(order[i]);
}

static enum status
set_format(struct cli *cli, enum format *format, const char *name)
{
	static const char *const names[] = { "text", "list", "jsonl" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0) {
			*format = (enum format)i;
			return STATUS_OK;
		}
	say(cli, "there is no format '{1}'", name, "");
	return STATUS_USAGE;
}

static enum status
claims(struct cli *cli, int argc, char **argv)
{
	struct option_walk w = { .cli = cli, .command = &cmd_claims,
		.argc = argc, .argv = argv };
	struct notes notes = { 0 };
	enum status status = STATUS_OK;
	enum format format = FORMAT_TEXT;
	size_t paths = 0;
	int o;

	while ((o = option_next(&w)) != OPTION_END) {
		if (o == OPTION_HELP) {
			print_help(cli, &cmd_claims, stdout);
			return STATUS_OK;
		}
		if (o == OPTION_BAD)
			return STATUS_USAGE;
		if (o == OPTION_WORD) {
			paths++;
			status = notes_find(cli, &notes, w.value);
		} else if (o == OPT_JOBS || o == OPT_J) {
			status = set_jobs(cli, w.value);
		} else {
			status = set_format(cli, &format, w.value);
		}
		if (status != STATUS_OK)
			return status;
	}
	if (paths == 0)
		status = notes_find(cli, &notes, "notes");
	if (status == STATUS_OK)
		status = notes_read(cli, &notes);
	if (status != STATUS_OK)
		return status;
	print_diags(cli);
	print_claims(cli, &notes, format);
	return diags_status(cli, false);
}

const struct command cmd_claims = {
	.name = "claims",
	.args = "[PATH...]",
	.summary = "shows what each note was read to say, before any merging",
	.options = options,
	.examples = "  refgen claims notes/ports.md\n"
	    "  refgen claims --format list notes/\n"
	    "  refgen claims --format jsonl notes/ | jq .names\n",
	.run = claims,
};
