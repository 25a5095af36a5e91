#include "yard.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/mount.h>

static const struct yard_row before[] = {
	{ "index.html",    "before\n" },
	{ "csv/ports.csv", "22,ssh\n" },
};

static const struct yard_row after[] = {
	{ "index.html",    "after\n" },
	{ "csv/ports.csv", "22,ssh\n" },
	{ "new/page.html", "new\n" },
};

#define NOBODY 65534

static void
put_file(const struct yard *yard)
{
	yard_write(yard, "out", "precious");
}

static void
put_pipe(const struct yard *yard)
{
	assert_int_equal(mkfifo(yard->folder, 0644), 0);
}

static void
put_link(const struct yard *yard)
{
	assert_int_equal(mkdir(yard_path(yard, "real"), 0755), 0);
	assert_int_equal(symlink("real", yard->folder), 0);
}

static void
put_loose_link(const struct yard *yard)
{
	assert_int_equal(symlink("nowhere", yard->folder), 0);
}

static void
put_stranger(const struct yard *yard)
{
	assert_int_equal(mkdir(yard->folder, 0755), 0);
	yard_write(yard, "out/thesis.txt", "precious");
}

static void
put_stranger_and_gitignore(const struct yard *yard)
{
	put_stranger(yard);
	yard_write(yard, "out/.gitignore", "*\n");
}

static void
put_gitignore_folder(const struct yard *yard)
{
	assert_int_equal(mkdir(yard->folder, 0755), 0);
	assert_int_equal(mkdir(yard_path(yard, "out/.gitignore"), 0755), 0);
}

static void
put_other_manifest(const struct yard *yard)
{
	put_stranger(yard);
	yard_write(yard, "out/MANIFEST", "refgen manifest 10\n");
}

static void
put_manifest_link(const struct yard *yard)
{
	put_stranger(yard);
	yard_write(yard, "MANIFEST", "refgen manifest 1\n");
	assert_int_equal(symlink("../MANIFEST",
	    yard_path(yard, "out/MANIFEST")), 0);
}

static void
put_repository(const struct yard *yard)
{
	assert_int_equal(mkdir(yard->folder, 0755), 0);
	assert_int_equal(mkdir(yard_path(yard, "out/.git"), 0755), 0);
	yard_write(yard, "out/.git/HEAD", "ref: refs/heads/pages\n");
	yard_write(yard, "out/MANIFEST", "refgen manifest 1\n");
}

static void
what_is_not_ours_is_refused(void **state)
{
	static const struct {
		const char		*name;
		void			(*put)(const struct yard *);
		enum rg_output_error	 error;
	} rows[] = {
		{ "file",           put_file,             RG_OUTPUT_NOT_FOLDER },
		{ "pipe",           put_pipe,             RG_OUTPUT_NOT_FOLDER },
		{ "link",           put_link,             RG_OUTPUT_NOT_FOLDER },
		{ "loose link",     put_loose_link,       RG_OUTPUT_NOT_FOLDER },
		{ "stranger",       put_stranger,         RG_OUTPUT_FOREIGN },
		{ "with ignore",    put_stranger_and_gitignore, RG_OUTPUT_FOREIGN },
		{ "ignore folder",  put_gitignore_folder, RG_OUTPUT_FOREIGN },
		{ "other MANIFEST", put_other_manifest,   RG_OUTPUT_FOREIGN },
		{ "MANIFEST link",  put_manifest_link,    RG_OUTPUT_FOREIGN },
		{ "repository",     put_repository,       RG_OUTPUT_FOREIGN },
	};
	void *state_of_row;

	(void)state;
	for (size_t i = 0; i < YARD_COUNT(rows); i++) {
		struct yard *yard;

		yard_begin(&state_of_row);
		yard = state_of_row;
		rows[i].put(yard);
		yard_mark(yard);
		if (YARD_PUBLISH(yard, after) != -1 ||
		    yard->report.error != rows[i].error)
			fail_msg("%s: %d", rows[i].name, yard->report.error);
		yard_assert_untouched(yard);
		assert_false(yard_has(yard, ".refgen-out.lock"));
		yard_end(&state_of_row);
	}
}

static void
the_stranger_is_named(void **state)
{
	struct yard *yard = *state;

	put_stranger(yard);
	yard_assert_refused(yard, YARD_PUBLISH(yard, after), RG_OUTPUT_FOREIGN);
	assert_string_equal(yard->report.path,
	    yard_path(yard, "out/thesis.txt"));
}

static void
a_folder_without_a_name_is_refused(void **state)
{
	static const char *const names[] = {
		"/", "//", "", ".", "..", "./", "a/..", "/.",
	};
	struct yard *yard = *state;

	for (size_t i = 0; i < YARD_COUNT(names); i++) {
		yard->plan.folder = names[i];
		yard_assert_refused(yard, YARD_PUBLISH(yard, after),
		    RG_OUTPUT_UNSAFE);
	}
}

static void
notes_are_kept(void **state)
{
	static const struct {
		const char		*keep;
		enum rg_output_error	 error;
	} rows[] = {
		{ "out",                    RG_OUTPUT_UNSAFE },
		{ "out/notes",              RG_OUTPUT_UNSAFE },
		{ "out/notes/a.md",         RG_OUTPUT_UNSAFE },
		{ "link",                   RG_OUTPUT_UNSAFE },
		{ "out/../out/notes/a.md",  RG_OUTPUT_UNSAFE },
		{ "outer",                  RG_OUTPUT_OK },
		{ ".",                      RG_OUTPUT_OK },
		{ "out/not-there",          RG_OUTPUT_OK },
	};
	struct yard *yard = *state;
	const char *keep[2] = { "/etc" };

	assert_int_equal(mkdir(yard_path(yard, "outer"), 0755), 0);
	assert_int_equal(symlink("out/notes", yard_path(yard, "link")), 0);
	yard->plan.keep = keep;
	yard->plan.nkeep = 2;
	for (size_t i = 0; i < YARD_COUNT(rows); i++) {
		char path[2 * YARD_PATH];

		if (mkdir(yard->folder, 0755) == 0)
			yard_write(yard, "out/MANIFEST", "refgen manifest 1\n");
		mkdir(yard_path(yard, "out/notes"), 0755);
		yard_write(yard, "out/notes/a.md", "22 ssh\n");
		snprintf(path, sizeof(path), "%s/%s", yard->root, rows[i].keep);
		keep[1] = path;
		YARD_PUBLISH(yard, after);
		if (yard->report.error != rows[i].error)
			fail_msg("%s: %d", rows[i].keep, yard->report.error);
	}
}

static void
a_second_build_is_told_busy(void **state)
{
	struct yard *yard = *state;
	int lock;

	assert_int_equal(YARD_PUBLISH(yard, before), 0);
	yard_mark(yard);
	lock = open(yard_path(yard, ".refgen-out.lock"), O_RDWR | O_CREAT, 0600);
	assert_int_equal(flock(lock, LOCK_EX), 0);
	yard_assert_refused(yard, YARD_PUBLISH(yard, after), RG_OUTPUT_BUSY);
	yard_assert_untouched(yard);
	assert_true(yard_has(yard, ".refgen-out.lock"));
	/* Looking needs no lock. */
	assert_int_equal(YARD_PUBLISH(yard, before), 0);
	close(lock);
	assert_int_equal(YARD_PUBLISH(yard, after), 0);
	assert_false(yard_has(yard, ".refgen-out.lock"));
}

static void
a_link_is_no_lock(void **state)
{
	struct yard *yard = *state;

	assert_int_equal(symlink("victim",
	    yard_path(yard, ".refgen-out.lock")), 0);
	yard_assert_refused(yard, YARD_PUBLISH(yard, after), RG_OUTPUT_SYSTEM);
	assert_int_equal(yard->report.number, ELOOP);
	assert_false(yard_has(yard, "victim"));
	assert_false(yard_has(yard, "out"));
}

static void
stopping_leaves_the_old_tree(void **state)
{
	struct yard *yard = *state;
	volatile int stop = 0;

	yard->plan.stop = &stop;
	assert_int_equal(YARD_PUBLISH(yard, before), 0);
	yard_mark(yard);
	stop = 1;
	yard_assert_refused(yard, YARD_PUBLISH(yard, after),
	    RG_OUTPUT_STOPPED);
	yard_assert_untouched(yard);
	assert_int_equal(yard_entries(yard->root), 1);
}

static void
a_missing_parent_is_not_made(void **state)
{
	struct yard *yard = *state;

	yard->plan.folder = yard_path(yard, "no/out");
	yard_assert_refused(yard, YARD_PUBLISH(yard, after), RG_OUTPUT_SYSTEM);
	assert_int_equal(yard->report.number, ENOENT);
	assert_string_equal(yard->report.path, yard_path(yard, "no/"));
}

static void
a_name_may_be_too_long(void **state)
{
	struct yard *yard = *state;
	char name[NAME_MAX - 20];

	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	yard->plan.folder = yard_path(yard, "%s", name);
	yard_assert_refused(yard, YARD_PUBLISH(yard, after), RG_OUTPUT_SYSTEM);
	assert_int_equal(yard->report.number, ENAMETOOLONG);
	assert_int_equal(yard_entries(yard->root), 0);
}

/* Root may write anywhere, so it becomes nobody for a while. */
static void
a_parent_may_be_closed_to_us(void **state)
{
	struct yard *yard = *state;
	bool root = geteuid() == 0;

	assert_int_equal(YARD_PUBLISH(yard, before), 0);
	yard_mark(yard);
	assert_int_equal(chmod(yard->root, 0555), 0);
	if (root)
		assert_int_equal(seteuid(NOBODY), 0);
	YARD_PUBLISH(yard, after);
	if (root)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(chmod(yard->root, 0755), 0);
	assert_int_equal(yard->report.error, RG_OUTPUT_SYSTEM);
	assert_int_equal(yard->report.number, EACCES);
	yard_assert_untouched(yard);
}

/* A small file system of the test's own, seen by nobody else. */
static void
mount_or_skip(const struct yard *yard)
{
	if (geteuid() != 0 || unshare(CLONE_NEWNS) != 0 ||
	    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
	    mount("none", yard->root, "tmpfs", 0, "size=64k,mode=755") != 0)
		skip();
}

static void
remount(const struct yard *yard, unsigned long flags)
{
	assert_int_equal(mount("none", yard->root, "tmpfs",
	    MS_REMOUNT | flags, "size=64k"), 0);
}

static void
unmount(const struct yard *yard)
{
	assert_int_equal(umount2(yard->root, MNT_DETACH), 0);
}

static void
a_full_disk_leaves_the_old_tree(void **state)
{
	static char large[48 * 1024];
	const struct yard_row rows[] = {
		{ "csv/ports.csv", "22,ssh\n" },
		{ "large/1",       large },
		{ "large/2",       large },
	};
	struct yard *yard = *state;

	memset(large, 'x', sizeof(large) - 1);
	mount_or_skip(yard);
	assert_int_equal(YARD_PUBLISH(yard, before), 0);
	yard_mark(yard);
	yard_assert_refused(yard, YARD_PUBLISH(yard, rows), RG_OUTPUT_SYSTEM);
	assert_int_equal(yard->report.number, ENOSPC);
	assert_string_equal(yard->report.path, yard_path(yard, "out/large/2"));
	yard_assert_untouched(yard);
	assert_int_equal(yard_entries(yard->root), 1);
	assert_int_equal(YARD_PUBLISH(yard, after), 0);
	unmount(yard);
}

static void
a_disk_may_be_read_only(void **state)
{
	struct yard *yard = *state;

	mount_or_skip(yard);
	assert_int_equal(YARD_PUBLISH(yard, before), 0);
	yard_mark(yard);
	remount(yard, MS_RDONLY);
	/* What is published already can be looked at. */
	assert_int_equal(YARD_PUBLISH(yard, before), 0);
	yard_assert_refused(yard, YARD_PUBLISH(yard, after), RG_OUTPUT_SYSTEM);
	assert_int_equal(yard->report.number, EROFS);
	yard_assert_untouched(yard);
	unmount(yard);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_ours_is_refused),
		YARD_TEST(the_stranger_is_named),
		YARD_TEST(a_folder_without_a_name_is_refused),
		YARD_TEST(notes_are_kept),
		YARD_TEST(a_second_build_is_told_busy),
		YARD_TEST(a_link_is_no_lock),
		YARD_TEST(stopping_leaves_the_old_tree),
		YARD_TEST(a_missing_parent_is_not_made),
		YARD_TEST(a_name_may_be_too_long),
		YARD_TEST(a_parent_may_be_closed_to_us),
		YARD_TEST(a_full_disk_leaves_the_old_tree),
		YARD_TEST(a_disk_may_be_read_only),
	};

	return cmocka_run_group_tests_name("output/refuse", tests, NULL, NULL);
}
