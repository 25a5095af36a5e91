/*
 * Repairs: the edits of diagnostics, put into the files they belong to.
 *
 * A file is written beside the old one and renamed over it, with the old
 * one's mode; bytes outside the edits are copied as they are.
 */
#include "report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "refgen/vec.h"

#define CONTEXT 3		/* lines around a change in a diff */

struct edit {
	size_t		 at, n;
	struct rg_view	 with;
};

struct patch {
	const struct rg_source	*source;
	RG_VEC(struct edit)	 edits;		/* by offset, none overlapping */
};

static int
by_offset(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->n < y->n ? -1 : x->n > y->n;
}

/* Diagnostics are sorted by file, so those of one file are neighbours. */
static size_t
gather(struct cli *cli, struct patch *p, size_t from)
{
	const struct rg_diag *list = cli->diags.list.v;
	size_t i = from, kept = 0;

	*p = (struct patch){ .source = list[from].at.source };
	for (; i < cli->diags.list.n && list[i].at.source == p->source; i++)
		if (list[i].fix_at.source)
			*RG_PUSH(&cli->arena, &p->edits) = (struct edit){
				list[i].fix_at.at, list[i].fix_at.n,
				list[i].fix_with };
	if (p->edits.n)
		qsort(p->edits.v, p->edits.n, sizeof(*p->edits.v), by_offset);
	/* One place is mended once a run; the next run finds the rest. */
	for (size_t k = 0; k < p->edits.n; k++) {
		const struct edit *last = kept ? &p->edits.v[kept - 1] : NULL;

		if (!last || p->edits.v[k].at >= last->at + last->n)
			p->edits.v[kept++] = p->edits.v[k];
	}
	p->edits.n = kept;
	return i;
}

/* The bytes [from, to) of the source with the edits made. */
static void
apply(struct rg_buf *out, const struct patch *p, size_t from, size_t to)
{
	for (size_t i = 0; i < p->edits.n; i++) {
		const struct edit *e = &p->edits.v[i];

		if (e->at < from || e->at + e->n > to)
			continue;
		rg_buf_put(out, rg_view_cut(p->source->bytes, from, e->at));
		rg_buf_put(out, e->with);
		from = e->at + e->n;
	}
	rg_buf_put(out, rg_view_cut(p->source->bytes, from, to));
}

static size_t
line_end(const struct rg_source *s, size_t line)
{
	return line < s->nlines ? rg_source_offset(s, line + 1) : s->bytes.n;
}

static bool
line_changes(const struct patch *p, size_t line)
{
	size_t from = rg_source_offset(p->source, line);
	size_t to = line_end(p->source, line);

	for (size_t i = 0; i < p->edits.n; i++)
		if (p->edits.v[i].at >= from && p->edits.v[i].at < to)
			return true;
	return false;
}

static void
put_line(struct rg_buf *out, char sign, struct rg_view line)
{
	rg_buf_char(out, sign);
	rg_buf_put(out, line);
	if (line.n == 0 || line.p[line.n - 1] != '\n')
		rg_buf_str(out, "\n\\ No newline at end of file\n");
}

/* Lines first..last: what goes with '-', what comes with '+'. */
static void
put_hunk(struct rg_buf *out, const struct patch *p, size_t first, size_t last)
{
	const struct rg_source *s = p->source;

	rg_buf_fmt(out, "@@ -%zu,%zu +%zu,%zu @@\n", first, last - first + 1,
	    first, last - first + 1);
	for (size_t line = first; line <= last; line++) {
		size_t from = rg_source_offset(s, line);
		size_t to = line_end(s, line);
		struct rg_buf changed = { 0 };

		put_line(out, line_changes(p, line) ? '-' : ' ',
		    rg_view_cut(s->bytes, from, to));
		if (!line_changes(p, line))
			continue;
		apply(&changed, p, from, to);
		put_line(out, '+', rg_buf_view(&changed));
		rg_buf_release(&changed);
	}
}

/* A repair stays in its line, so old and new have the same lines. */
static void
put_diff(struct rg_buf *out, const struct patch *p)
{
	const struct rg_source *s = p->source;
	size_t first = 0, last = 0;

	rg_buf_fmt(out, "--- a/%s\n+++ b/%s\n", s->path, s->path);
	for (size_t line = 1; line <= s->nlines; line++) {
		if (!line_changes(p, line))
			continue;
		if (first && line > last + 2 * CONTEXT) {
			put_hunk(out, p, first, last + CONTEXT);
			first = 0;
		}
		if (!first)
			first = line > CONTEXT ? line - CONTEXT : 1;
		last = line;
	}
	if (first)
		put_hunk(out, p, first, last + CONTEXT < s->nlines ?
		    last + CONTEXT : s->nlines);
}

static bool
write_all(int fd, struct rg_view v)
{
	while (v.n > 0) {
		ssize_t n = write(fd, v.p, v.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		v = rg_view_cut(v, (size_t)n, v.n);
	}
	return true;
}

static enum status
rewrite(struct cli *cli, const struct patch *p)
{
	char *temp = rg_arena_fmt(&cli->arena, "%s.refgen-XXXXXX",
	    p->source->path);
	struct rg_buf bytes = { 0 };
	struct stat st;
	bool ok;
	int fd;

	apply(&bytes, p, 0, p->source->bytes.n);
	fd = mkostemp(temp, O_CLOEXEC);
	ok = fd >= 0 && stat(p->source->path, &st) == 0 &&
	    write_all(fd, rg_buf_view(&bytes)) &&
	    fchmod(fd, st.st_mode & 07777) == 0 && fsync(fd) == 0;
	if (fd >= 0 && close(fd) < 0)
		ok = false;
	if (ok && rename(temp, p->source->path) < 0)
		ok = false;
	if (!ok) {
		say(cli, "cannot write {1}: {2}", p->source->path,
		    strerror(errno));
		if (fd >= 0)
			unlink(temp);
	}
	rg_buf_release(&bytes);
	return ok ? STATUS_OK : STATUS_SYSTEM;
}

enum status
repair(struct cli *cli, bool diff_only, size_t *repaired)
{
	enum status status = STATUS_OK;
	struct rg_buf diff = { 0 };
	struct patch p;

	*repaired = 0;
	rg_diags_sort(&cli->diags);
	for (size_t i = 0; i < cli->diags.list.n && status == STATUS_OK;) {
		i = gather(cli, &p, i);
		*repaired += p.edits.n;
		if (p.edits.n == 0)
			continue;
		if (diff_only)
			put_diff(&diff, &p);
		else
			status = rewrite(cli, &p);
	}
	if (diff.n && fwrite(diff.p, 1, diff.n, stdout) != diff.n)
		status = STATUS_SYSTEM;
	rg_buf_release(&diff);
	return status;
}
