/*
 * A yard is a fresh folder in which a test publishes "out" and looks.
 *
 * yard_begin() and yard_end() are the setup and teardown of a cmocka test;
 * its state is the yard.  Artifacts are made of rows of a path and a text.
 */
#ifndef YARD_H
#define YARD_H

#include <errno.h>
#include <fts.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

#include "refgen/output.h"

#define YARD_PATH 256
#define YARD_COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define YARD_TEST(test) \
	cmocka_unit_test_setup_teardown(test, yard_begin, yard_end)

struct yard_row {
	const char	*path, *text;
};

struct yard {
	char			 root[YARD_PATH], folder[YARD_PATH + 8];
	struct rg_output_plan	 plan;
	struct rg_output_report	 report;
	struct rg_buf		 before;	/* yard_mark() */
};

/* What yard_print() says of each entry. */
enum yard_detail {
	YARD_BYTES,		/* path, mode and bytes */
	YARD_INODES,		/* and inode and time of change */
};

static inline int
yard_begin(void **state)
{
	const char *tmp = getenv("TMPDIR");
	struct yard *yard = calloc(1, sizeof(*yard));

	assert_non_null(yard);
	snprintf(yard->root, sizeof(yard->root), "%s/refgen-XXXXXX",
	    tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(yard->root));
	snprintf(yard->folder, sizeof(yard->folder), "%s/out", yard->root);
	yard->plan.folder = yard->folder;
	*state = yard;
	return 0;
}

static inline int
yard_by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static inline FTS *
yard_walk(const char *path)
{
	char *const paths[] = { (char *)path, NULL };
	FTS *walk = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, yard_by_name);

	assert_non_null(walk);
	return walk;
}

static inline int
yard_end(void **state)
{
	struct yard *yard = *state;
	FTS *walk = yard_walk(yard->root);
	FTSENT *e;

	while ((e = fts_read(walk)))
		if (e->fts_info != FTS_D)
			remove(e->fts_accpath);
	fts_close(walk);
	rg_buf_release(&yard->before);
	free(yard);
	return 0;
}

static inline int
yard_publish(struct yard *yard, const struct yard_row *rows, size_t n)
{
	struct rg_artifacts set;
	int rc;

	rg_artifacts_init(&set);
	for (size_t i = 0; i < n; i++)
		rg_buf_str(rg_artifact_new(&set, "%s", rows[i].path),
		    rows[i].text);
	rg_artifacts_sort(&set);
	rc = rg_output_publish(&set, &yard->plan, &yard->report);
	rg_artifacts_release(&set);
	return rc;
}

#define YARD_PUBLISH(yard, rows) \
	yard_publish((yard), (rows), YARD_COUNT(rows))

/* A path below the root; good until the next call but three. */
static inline const char *__attribute__((format(printf, 2, 3)))
yard_path(const struct yard *yard, const char *format, ...)
{
	static char paths[4][4 * YARD_PATH];
	static unsigned next;
	char *path = paths[next++ % 4];
	int n = snprintf(path, sizeof(paths[0]), "%s/", yard->root);
	va_list args;

	va_start(args, format);
	vsnprintf(path + n, sizeof(paths[0]) - (size_t)n, format, args);
	va_end(args);
	return path;
}

static inline void
yard_read(struct rg_buf *b, const char *path)
{
	FILE *file = fopen(path, "r");
	int c;

	assert_non_null(file);
	while ((c = getc(file)) != EOF)
		rg_buf_char(b, (char)c);
	fclose(file);
}

static inline void
yard_write(const struct yard *yard, const char *name, const char *text)
{
	FILE *file = fopen(yard_path(yard, "%s", name), "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static inline struct stat
yard_stat(const struct yard *yard, const char *name)
{
	struct stat st;

	assert_int_equal(lstat(yard_path(yard, "%s", name), &st), 0);
	return st;
}

static inline bool
yard_has(const struct yard *yard, const char *name)
{
	struct stat st;

	return lstat(yard_path(yard, "%s", name), &st) == 0;
}

/* Everything below the path, as text that can be compared. */
static inline void
yard_print(struct rg_buf *b, const char *path, enum yard_detail detail)
{
	FTS *walk = yard_walk(path);
	FTSENT *e;

	while ((e = fts_read(walk))) {
		const struct stat *st = e->fts_statp;

		if (e->fts_info == FTS_DP || e->fts_info == FTS_NS)
			continue;
		rg_buf_fmt(b, "%s %o", e->fts_path + strlen(path),
		    (unsigned)st->st_mode);
		if (detail == YARD_INODES)
			rg_buf_fmt(b, " %ju %jd.%09ld", (uintmax_t)st->st_ino,
			    (intmax_t)st->st_mtim.tv_sec, st->st_mtim.tv_nsec);
		rg_buf_char(b, '\n');
		if (e->fts_info == FTS_F)
			yard_read(b, e->fts_accpath);
	}
	fts_close(walk);
}

/* Remembers the whole yard, to assert later that nothing was touched. */
static inline void
yard_mark(struct yard *yard)
{
	rg_buf_reset(&yard->before);
	yard_print(&yard->before, yard->folder, YARD_INODES);
}

static inline void
yard_assert_untouched(const struct yard *yard)
{
	struct rg_buf now = { 0 };

	yard_print(&now, yard->folder, YARD_INODES);
	assert_view(rg_buf_view(&now),
	    yard->before.p ? yard->before.p : "");
	rg_buf_release(&now);
}

static inline size_t
yard_entries(const char *path)
{
	FTS *walk = yard_walk(path);
	size_t n = 0;
	FTSENT *e;

	while ((e = fts_read(walk)))
		n += e->fts_level == 1 && e->fts_info != FTS_DP;
	fts_close(walk);
	return n;
}

/* Fails unless the publication was refused for this reason. */
static inline void
yard_assert_refused(const struct yard *yard, int rc, enum rg_output_error why)
{
	assert_int_equal(rc, -1);
	assert_int_equal(yard->report.error, why);
	assert_int_equal(yard->report.written, 0);
}

#endif
