/*
 * Runs the examples of a specification: spec_test FILE...
 *
 * What an example is and the text forms of what was read are told in
 * README.md beside this file.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../unit/ports.h"
#include "../unit/read.h"

#define FENCE "````````"

struct example {
	const char	*path;
	size_t		 line;
	struct rg_view	 kind, name;		/* "claims", "notes/es/a.md" */
	struct rg_buf	 input, expected;
};

/* Control pictures stand for the bytes that one cannot see. */
static void
put_unpictured(struct rg_buf *b, struct rg_view line)
{
	static const struct {
		const char	*picture, *byte;
	} pictures[] = {
		{ "␉", "\t" }, { "␍", "\r" }, { "␠", " " },
		{ "␂", "\xef\xbb\xbf" },
	};

	while (line.n > 0) {
		size_t n = 1;

		for (size_t i = 0; i < ROWS(pictures) && n == 1; i++) {
			if (!rg_view_starts(line,
			    rg_view_of(pictures[i].picture)))
				continue;
			rg_buf_str(b, pictures[i].byte);
			n = strlen(pictures[i].picture);
		}
		if (n == 1)
			rg_buf_char(b, line.p[0]);
		line = rg_view_cut(line, n, line.n);
	}
	rg_buf_char(b, '\n');
}

/* Each line of the input is read alone. */
static void
run_ports(struct reading *r, struct rg_view input)
{
	struct rg_view line;
	struct rg_spec spec;

	rg_buf_reset(&r->out);
	while (rg_view_split(&line, &input, '\n') && input.p) {
		if (rg_spec_read(&spec, &r->lex, line, 0))
			put_spec(&r->out, &spec, line);
		else
			rg_buf_str(&r->out, "none\n");
	}
}

static void
run_note(struct reading *r, const struct example *e)
{
	bool claims = rg_view_eq(e->kind, RG_V("claims"));

	reading_take(r, rg_arena_str(&r->arena, e->name),
	    rg_arena_copy(&r->arena, rg_buf_view(&e->input)));
	if (rg_view_eq(e->kind, RG_V("note")))
		rg_buf_fmt(&r->out, "lang: %.*s\ntitle: %.*s\n",
		    RG_ARG(r->note.lang), RG_ARG(r->note.title));
	for (size_t i = 0; i < r->note.n && !claims; i++)
		put_block(&r->out, &r->note, i);
	for (size_t i = 0; i < r->claims.list.n && claims; i++)
		put_claim(&r->out, &r->claims.list.v[i]);
	if (!claims)
		return;
	put_complaints(&r->out, &r->diags);
}

static size_t
lines_of(struct rg_view text, struct rg_view *lines, size_t max)
{
	size_t n = 0;

	while (n < max && rg_view_split(&lines[n], &text, '\n') && text.p)
		n++;
	return n;
}

#define LINES_MAX 256

/* The lines of both: common ones once, others with the side they are on. */
static void
print_diff(struct rg_view expected, struct rg_view got)
{
	static size_t common[LINES_MAX + 1][LINES_MAX + 1];
	static struct rg_view a[LINES_MAX], b[LINES_MAX];
	size_t n = lines_of(expected, a, LINES_MAX);
	size_t m = lines_of(got, b, LINES_MAX);
	size_t i, k;

	memset(common, 0, sizeof(common));
	for (i = n; i-- > 0;)
		for (k = m; k-- > 0;)
			common[i][k] = rg_view_eq(a[i], b[k]) ?
			    common[i + 1][k + 1] + 1 :
			    common[i + 1][k] > common[i][k + 1] ?
			    common[i + 1][k] : common[i][k + 1];
	for (i = k = 0; i < n || k < m;) {
		if (i < n && k < m && rg_view_eq(a[i], b[k])) {
			printf("   %.*s\n", RG_ARG(a[i]));
			i++;
			k++;
		} else if (k == m || (i < n &&
		    common[i + 1][k] >= common[i][k + 1])) {
			printf("  -%.*s\n", RG_ARG(a[i]));
			i++;
		} else {
			printf("  +%.*s\n", RG_ARG(b[k]));
			k++;
		}
	}
}

static bool
run(struct reading *r, const struct example *e)
{
	struct rg_view input = rg_buf_view(&e->input);

	if (rg_view_eq(e->kind, RG_V("ports")))
		run_ports(r, input);
	else if (rg_view_eq(e->kind, RG_V("blocks")) ||
	    rg_view_eq(e->kind, RG_V("claims")) ||
	    rg_view_eq(e->kind, RG_V("note")))
		run_note(r, e);
	else {
		printf("%s:%zu: no such kind of example: %.*s\n", e->path,
		    e->line, RG_ARG(e->kind));
		return false;
	}
	if (rg_view_eq(rg_buf_view(&r->out), rg_buf_view(&e->expected)))
		return true;
	printf("%s:%zu: - expected, + read\n", e->path, e->line);
	print_diff(rg_buf_view(&e->expected), rg_buf_view(&r->out));
	return false;
}

/* "```````` example KIND [PATH]" begins one. */
static bool
begins(struct rg_view line, struct example *e)
{
	struct rg_view word;

	if (!rg_view_starts(line, RG_V(FENCE " example ")))
		return false;
	line = rg_view_cut(line, strlen(FENCE " example "), line.n);
	rg_view_split(&e->kind, &line, ' ');
	e->name = rg_view_split(&word, &line, ' ') ? word :
	    RG_V("notes/example.md");
	rg_buf_reset(&e->input);
	rg_buf_reset(&e->expected);
	rg_buf_str(&e->input, "");
	rg_buf_str(&e->expected, "");
	return true;
}

/* How many examples of the file failed; none in it is a failure as well. */
static size_t
run_file(struct reading *r, const char *path, struct rg_view text)
{
	struct example e = { .path = path };
	size_t failed = 0, n = 0, number = 0;
	bool inside = false, answer = false;
	struct rg_view line;

	while (rg_view_split(&line, &text, '\n')) {
		number++;
		if (!inside) {
			inside = begins(line, &e);
			answer = false;
			e.line = number;
		} else if (rg_view_eq(line, RG_V(FENCE))) {
			failed += !run(r, &e);
			inside = false;
			n++;
		} else if (!answer && rg_view_eq(line, RG_V("...."))) {
			answer = true;
		} else if (answer) {
			rg_buf_put(&e.expected, line);
			rg_buf_char(&e.expected, '\n');
		} else {
			put_unpictured(&e.input, line);
		}
	}
	if (n == 0 || inside)
		printf("%s: %s\n", path, inside ? "an example is not ended" :
		    "no example");
	printf("%s: %zu examples, %zu failed\n", path, n, failed);
	rg_buf_release(&e.input);
	rg_buf_release(&e.expected);
	return failed + (n == 0 || inside);
}

static bool
read_all(const char *path, struct rg_buf *bytes)
{
	FILE *f = fopen(path, "rb");
	char part[4096];
	size_t n;
	bool ok;

	if (f == NULL) {
		perror(path);
		return false;
	}
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		rg_buf_put(bytes, rg_view(part, n));
	ok = !ferror(f);
	fclose(f);
	return ok;
}

int
main(int argc, char **argv)
{
	struct reading r;
	size_t failed = argc < 2;

	reading_init(&r);
	for (int i = 1; i < argc; i++) {
		struct rg_buf bytes = { 0 };

		if (!read_all(argv[i], &bytes))
			failed++;
		else
			failed += run_file(&r, argv[i], rg_buf_view(&bytes));
		rg_buf_release(&bytes);
	}
	reading_release(&r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
