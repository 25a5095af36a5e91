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

#include "refgen/fd.h"
#include "refgen/vec.h"

#define CONTEXT 3		/* lines around a change in a diff */

struct edit {
	size_t		 at, n;
	struct rg_view	 with;
};

struct patch {
	const struct rg_source	*source;
	RG_VEC(struct edit)	 edits;		/* by offset, none overlapping */
	RG_VEC(size_t)		 lines;		/* where each begins */
};

static int
by_offset(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->n < y->n ? -1 : x->n > y->n;
}

/* Lines as patch(1) counts them, which end at LF alone. */
static void
find_lines(struct cli *cli, struct patch *p)
{
	struct rg_view bytes = p->source->bytes;

	for (size_t i = 0; i < bytes.n; i++)
		if (i == 0 || bytes.p[i - 1] == '\n')
			*RG_PUSH(&cli->arena, &p->lines) = i;
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

/* What is put at the end of the file belongs to its last line. */
static bool
inside(const struct patch *p, const struct edit *e, size_t from, size_t to)
{
	return e->at >= from && (e->at < to || to == p->source->bytes.n);
}

/* The bytes [from, to) of the source with the edits made. */
static void
apply(struct rg_buf *out, const struct patch *p, size_t from, size_t to)
{
	size_t at = from;

	for (size_t i = 0; i < p->edits.n; i++) {
		const struct edit *e = &p->edits.v[i];

		if (!inside(p, e, from, to))
			continue;
		rg_buf_put(out, rg_view_cut(p->source->bytes, at, e->at));
		rg_buf_put(out, e->with);
		at = e->at + e->n;
	}
	rg_buf_put(out, rg_view_cut(p->source->bytes, at, to));
}

/* Lines count from 0 here; the one behind the last begins at the end. */
static size_t
line_at(const struct patch *p, size_t line)
{
	return line < p->lines.n ? p->lines.v[line] : p->source->bytes.n;
}

static bool
line_changes(const struct patch *p, size_t line)
{
	for (size_t i = 0; i < p->edits.n; i++)
		if (inside(p, &p->edits.v[i], line_at(p, line),
		    line_at(p, line + 1)))
			return true;
	return false;
}

/* The lines [first, last) behind a sign; '+' shows them as they become. */
static void
put_lines(struct rg_buf *out, char sign, const struct patch *p, size_t first,
    size_t last)
{
	for (size_t line = first; line < last; line++) {
		size_t from = line_at(p, line), to = line_at(p, line + 1);

		rg_buf_char(out, sign);
		if (sign == '+')
			apply(out, p, from, to);
		else
			rg_buf_put(out, rg_view_cut(p->source->bytes, from,
			    to));
		if (out->p[out->n - 1] != '\n')
			rg_buf_str(out, "\n\\ No newline at end of file\n");
	}
}

/* A repair stays in its line, so old and new have the same lines. */
static void
put_hunk(struct rg_buf *out, const struct patch *p, size_t first, size_t last)
{
	size_t end;

	rg_buf_fmt(out, "@@ -%zu,%zu +%zu,%zu @@\n", first + 1, last - first,
	    first + 1, last - first);
	for (size_t line = first; line < last; line = end) {
		bool changes = line_changes(p, line);

		for (end = line; end < last; end++)
			if (line_changes(p, end) != changes)
				break;
		put_lines(out, changes ? '-' : ' ', p, line, end);
		if (changes)
			put_lines(out, '+', p, line, end);
	}
}

/*
 * A name as git and GNU patch read it: signs that would end it are escaped
 * in quotes, and a TAB ends a name with blanks.
 */
static void
put_name(struct rg_buf *out, const char *head, const char *path)
{
	bool quoted = false;

	while (path[0] == '/' || (path[0] == '.' && path[1] == '/'))
		path++;
	for (const char *c = path; *c; c++)
		quoted |= (unsigned char)*c < ' ' || *c == '"' || *c == '\\' ||
		    *c == 0x7f;
	rg_buf_fmt(out, "%.4s%s%s", head, quoted ? "\"" : "", head + 4);
	for (const char *c = path; *c; c++) {
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			rg_buf_fmt(out, "\\%03o", (unsigned char)*c);
		else
			rg_buf_fmt(out, "%s%c", *c == '"' || *c == '\\' ?
			    "\\" : "", *c);
	}
	rg_buf_str(out, quoted ? "\"" : "");
	rg_buf_str(out, strchr(path, ' ') ? "\t\n" : "\n");
}

static void
put_diff(struct rg_buf *out, const struct patch *p)
{
	size_t first = 0, last = 0;	/* of the hunk; last 0: there is none */

	put_name(out, "--- a/", p->source->path);
	put_name(out, "+++ b/", p->source->path);
	for (size_t line = 0; line < p->lines.n; line++) {
		if (!line_changes(p, line))
			continue;
		if (last && line > last + 2 * CONTEXT) {
			put_hunk(out, p, first, last + CONTEXT);
			last = 0;
		}
		if (!last)
			first = line > CONTEXT ? line - CONTEXT : 0;
		last = line + 1;
	}
	if (last)
		put_hunk(out, p, first, last + CONTEXT < p->lines.n ?
		    last + CONTEXT : p->lines.n);
}

/* The new file is the old one's owner's, if that is ours to give. */
static bool
take_after(int fd, const struct stat *st)
{
	if (fchown(fd, st->st_uid, st->st_gid) < 0 && errno != EPERM)
		return false;
	return fchmod(fd, st->st_mode & 07777) == 0;
}

static bool
replace(const char *path, char *temp, struct rg_view bytes)
{
	struct stat st;
	int fd, kept;

	if (stat(path, &st) < 0 || (fd = mkostemp(temp, O_CLOEXEC)) < 0)
		return false;
	if (!rg_fd_write(fd, bytes) || !take_after(fd, &st) || fsync(fd) < 0) {
		kept = errno;
		close(fd);
	} else if (close(fd) < 0 || rename(temp, path) < 0) {
		kept = errno;
	} else {
		return true;
	}
	unlink(temp);
	errno = kept;
	return false;
}

/* A file that nobody may write to is left alone, even by root. */
static bool
write_protected(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && ((st.st_mode & 0222) == 0 ||
	    faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) < 0);
}

static enum status
rewrite(struct cli *cli, const struct patch *p)
{
	const char *path = p->source->path;
	char *temp = rg_arena_fmt(&cli->arena, "%s.refgen-XXXXXX", path);
	struct rg_buf bytes = { 0 };
	bool ok;

	if (write_protected(path)) {
		say(cli, "cannot write {1}: {2}", path,
		    tr(cli, "the file is read-only"));
		return STATUS_SYSTEM;
	}
	apply(&bytes, p, 0, p->source->bytes.n);
	ok = replace(path, temp, rg_buf_view(&bytes));
	if (!ok)
		say(cli, "cannot write {1}: {2}", path, reason(cli, errno));
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
		find_lines(cli, &p);
		if (diff_only)
			put_diff(&diff, &p);
		else
			status = rewrite(cli, &p);
	}
	if (diff.n && (fwrite(diff.p, 1, diff.n, stdout) != diff.n ||
	    fflush(stdout) != 0)) {
		say(cli, "cannot write the diagnostics", "", "");
		status = STATUS_SYSTEM;
	}
	rg_buf_release(&diff);
	return status;
}
