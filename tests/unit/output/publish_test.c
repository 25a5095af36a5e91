#include "yard.h"

#include <fcntl.h>
#include <sys/types.h>

#include <sha2.h>

static const struct yard_row first[] = {
	{ "index.html",          "<p>22 ssh\n" },
	{ "csv/ports.csv",       "22,ssh\n" },
	{ "man/man7/ports.7",    ".TH PORTS 7\n" },
	{ "man/es/man7/ports.7", ".TH PUERTOS 7\n" },
	{ "empty",               "" },
};

/* One changed, one gone with its folder, one new in a new folder. */
static const struct yard_row second[] = {
	{ "index.html",          "<p>22 ssh, 53 dns\n" },
	{ "man/man7/ports.7",    ".TH PORTS 7\n" },
	{ "man/es/man7/ports.7", ".TH PUERTOS 7\n" },
	{ "empty",               "" },
	{ "json/en/ports.json",  "{}\n" },
};

static void
assert_holds(const struct yard *yard, const struct yard_row *rows, size_t n)
{
	struct rg_buf text = { 0 };

	for (size_t i = 0; i < n; i++) {
		rg_buf_reset(&text);
		yard_read(&text, yard_path(yard, "out/%s", rows[i].path));
		assert_view(rg_buf_view(&text), rows[i].text);
	}
	rg_buf_release(&text);
}

static void
first_publication_makes_the_folder(void **state)
{
	struct yard *yard = *state;

	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	assert_holds(yard, first, YARD_COUNT(first));
	assert_int_equal(yard->report.error, RG_OUTPUT_OK);
	assert_int_equal(yard->report.files, 5);
	assert_int_equal(yard->report.written, 5);
	assert_int_equal(yard->report.kept, 0);
	assert_int_equal(yard->report.removed, 0);
	assert_false(yard->report.not_atomic);
	assert_int_equal(yard_entries(yard->folder), 5);
	assert_int_equal(yard_entries(yard->root), 1);
}

static void
an_empty_folder_is_taken(void **state)
{
	struct yard *yard = *state;

	assert_int_equal(mkdir(yard->folder, 0700), 0);
	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	assert_holds(yard, first, YARD_COUNT(first));
	assert_int_equal(yard_entries(yard->root), 1);
}

static void
what_did_not_change_is_linked(void **state)
{
	struct yard *yard = *state;
	struct stat page, man, empty;

	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	page = yard_stat(yard, "out/index.html");
	man = yard_stat(yard, "out/man/es/man7/ports.7");
	empty = yard_stat(yard, "out/empty");

	assert_int_equal(YARD_PUBLISH(yard, second), 0);
	assert_holds(yard, second, YARD_COUNT(second));
	assert_int_equal(yard->report.files, 5);
	assert_int_equal(yard->report.written, 2);
	assert_int_equal(yard->report.kept, 3);
	assert_int_equal(yard->report.removed, 1);
	assert_true(yard_stat(yard, "out/index.html").st_ino != page.st_ino);
	assert_true(yard_stat(yard, "out/man/es/man7/ports.7").st_ino ==
	    man.st_ino);
	assert_true(yard_stat(yard, "out/empty").st_ino == empty.st_ino);
	assert_int_equal(yard_stat(yard, "out/empty").st_nlink, 1);
	assert_false(yard_has(yard, "out/csv"));
	assert_int_equal(yard_entries(yard->root), 1);
}

static void
no_change_writes_nothing(void **state)
{
	struct yard *yard = *state;
	struct stat root;

	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	yard_mark(yard);
	root = yard_stat(yard, ".");
	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	assert_int_equal(yard->report.written, 0);
	assert_int_equal(yard->report.kept, 5);
	yard_assert_untouched(yard);
	assert_memory_equal(&root.st_mtim,
	    &(struct timespec[]){ yard_stat(yard, ".").st_mtim },
	    sizeof(root.st_mtim));
}

static void
spoil_extra_file(const struct yard *yard)
{
	yard_write(yard, "out/man/extra", "x");
}

static void
spoil_extra_folder(const struct yard *yard)
{
	assert_int_equal(mkdir(yard_path(yard, "out/extra"), 0755), 0);
}

static void
spoil_bytes(const struct yard *yard)
{
	yard_write(yard, "out/csv/ports.csv", "22,SSH\n");
}

static void
spoil_missing(const struct yard *yard)
{
	assert_int_equal(unlink(yard_path(yard, "out/empty")), 0);
}

static void
spoil_file_mode(const struct yard *yard)
{
	assert_int_equal(chmod(yard_path(yard, "out/index.html"), 0600), 0);
}

static void
spoil_folder_mode(const struct yard *yard)
{
	assert_int_equal(chmod(yard_path(yard, "out/man/es"), 0700), 0);
}

static void
spoil_file_link(const struct yard *yard)
{
	assert_int_equal(unlink(yard_path(yard, "out/empty")), 0);
	assert_int_equal(symlink("/dev/null", yard_path(yard, "out/empty")), 0);
}

static void
spoil_folder_link(const struct yard *yard)
{
	assert_int_equal(rename(yard_path(yard, "out/csv"),
	    yard_path(yard, "csv")), 0);
	assert_int_equal(symlink("../csv", yard_path(yard, "out/csv")), 0);
}

static void
spoil_pipe(const struct yard *yard)
{
	assert_int_equal(unlink(yard_path(yard, "out/empty")), 0);
	assert_int_equal(mkfifo(yard_path(yard, "out/empty"), 0644), 0);
}

static void
spoil_manifest_row(const struct yard *yard)
{
	yard_write(yard, "out/MANIFEST", "refgen manifest 1\nnonsense\n");
}

static void
any_difference_is_mended(void **state)
{
	static const struct {
		const char	*name;
		void		(*spoil)(const struct yard *);
		size_t		 written;
	} rows[] = {
		{ "extra file",            spoil_extra_file,   0 },
		{ "extra folder",          spoil_extra_folder, 0 },
		{ "other bytes",           spoil_bytes,        1 },
		{ "missing file",          spoil_missing,      1 },
		{ "other mode",            spoil_file_mode,    1 },
		{ "other mode of folder",  spoil_folder_mode,  0 },
		{ "link for a file",       spoil_file_link,    1 },
		{ "link for a folder",     spoil_folder_link,  1 },
		{ "pipe for a file",       spoil_pipe,         1 },
		{ "other rows",            spoil_manifest_row, 0 },
	};
	struct yard *yard = *state;
	struct rg_buf want = { 0 }, got = { 0 };

	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	yard_print(&want, yard->folder, YARD_BYTES);
	for (size_t i = 0; i < YARD_COUNT(rows); i++) {
		rows[i].spoil(yard);
		rg_buf_reset(&got);
		if (YARD_PUBLISH(yard, first) != 0 ||
		    yard->report.written != rows[i].written)
			fail_msg("%s: %zu written", rows[i].name,
			    yard->report.written);
		yard_print(&got, yard->folder, YARD_BYTES);
		assert_view(rg_buf_view(&got), want.p);
	}
	/* What a link led to is as it was. */
	assert_true(yard_has(yard, "csv/ports.csv"));
	rg_buf_release(&want);
	rg_buf_release(&got);
}

static void
modes_are_ours_whatever_the_umask(void **state)
{
	static const mode_t masks[] = { 0, 022, 077 };
	struct yard *yard = *state;
	struct rg_buf want = { 0 }, got = { 0 };
	mode_t old = umask(022);

	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	yard_print(&want, yard->folder, YARD_BYTES);
	for (size_t i = 0; i < YARD_COUNT(masks); i++) {
		umask(masks[i]);
		assert_int_equal(YARD_PUBLISH(yard, second), 0);
		assert_int_equal(YARD_PUBLISH(yard, first), 0);
		rg_buf_reset(&got);
		yard_print(&got, yard->folder, YARD_BYTES);
		assert_view(rg_buf_view(&got), want.p);
	}
	umask(old);
	assert_int_equal(yard_stat(yard, "out").st_mode & 07777, 0755);
	assert_int_equal(yard_stat(yard, "out/man/es").st_mode & 07777, 0755);
	assert_int_equal(yard_stat(yard, "out/MANIFEST").st_mode & 07777, 0644);
	assert_int_equal(yard_stat(yard, "out/empty").st_mode & 07777, 0644);
	rg_buf_release(&want);
	rg_buf_release(&got);
}

static void
gitignore_is_carried_over(void **state)
{
	struct yard *yard = *state;
	struct rg_buf text = { 0 };
	struct stat ignore;

	assert_int_equal(mkdir(yard->folder, 0755), 0);
	yard_write(yard, "out/.gitignore", "*\n!.gitignore\n");
	ignore = yard_stat(yard, "out/.gitignore");
	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	assert_int_equal(YARD_PUBLISH(yard, second), 0);
	assert_int_equal(yard->report.removed, 1);
	assert_true(yard_stat(yard, "out/.gitignore").st_ino == ignore.st_ino);
	yard_read(&text, yard_path(yard, "out/.gitignore"));
	assert_view(rg_buf_view(&text), "*\n!.gitignore\n");
	yard_mark(yard);
	assert_int_equal(YARD_PUBLISH(yard, second), 0);
	yard_assert_untouched(yard);
	rg_buf_release(&text);
}

static void
manifest_tells_every_file(void **state)
{
	static const char *const sorted[] = {
		"csv/ports.csv", "empty", "index.html", "man/es/man7/ports.7",
		"man/man7/ports.7",
	};
	struct yard *yard = *state;
	struct rg_buf want = { 0 }, got = { 0 }, text = { 0 };

	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	rg_buf_str(&want, "refgen manifest 1\n");
	for (size_t i = 0; i < YARD_COUNT(sorted); i++) {
		const char *path = yard_path(yard, "out/%s", sorted[i]);
		char hash[SHA256_DIGEST_STRING_LENGTH];

		assert_non_null(SHA256File(path, hash));
		rg_buf_reset(&text);
		yard_read(&text, path);
		rg_buf_fmt(&want, "%s %zu %s\n", hash, text.n, sorted[i]);
	}
	yard_read(&got, yard_path(yard, "out/MANIFEST"));
	assert_view(rg_buf_view(&got), want.p);
	rg_buf_release(&want);
	rg_buf_release(&got);
	rg_buf_release(&text);
}

static void
the_folder_may_be_named_in_many_ways(void **state)
{
	static const char *const names[] = { "out", "out//", "./out", "a/../out" };
	struct yard *yard = *state;
	int here = open(".", O_RDONLY | O_DIRECTORY);

	assert_true(here >= 0);
	assert_int_equal(chdir(yard->root), 0);
	assert_int_equal(mkdir("a", 0755), 0);
	for (size_t i = 0; i < YARD_COUNT(names); i++) {
		yard->plan.folder = names[i];
		assert_int_equal(YARD_PUBLISH(yard, first), 0);
		assert_int_equal(YARD_PUBLISH(yard, second), 0);
	}
	assert_int_equal(fchdir(here), 0);
	close(here);
	assert_holds(yard, second, YARD_COUNT(second));
	assert_int_equal(yard_entries(yard->root), 2);
}

static void
nothing_may_be_published(void **state)
{
	struct yard *yard = *state;

	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	assert_int_equal(yard_publish(yard, NULL, 0), 0);
	assert_int_equal(yard->report.removed, 5);
	assert_int_equal(yard_entries(yard->folder), 1);
}

static void
what_a_kill_left_is_cleared(void **state)
{
	static const char *const stay[] = {
		".refgen-tmp-out-0123456789abcdeg",
		".refgen-tmp-out-0123456789abcdef0",
		".refgen-tmp-outer-0123456789abcdef",
		".refgen-old-outer",
	};
	struct yard *yard = *state;

	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	for (size_t i = 0; i < YARD_COUNT(stay); i++)
		assert_int_equal(mkdir(yard_path(yard, "%s", stay[i]), 0700), 0);
	assert_int_equal(mkdir(yard_path(yard,
	    ".refgen-tmp-out-0123456789abcdef"), 0700), 0);
	assert_int_equal(mkdir(yard_path(yard,
	    ".refgen-tmp-out-0123456789abcdef/a"), 0700), 0);
	yard_write(yard, ".refgen-tmp-out-0123456789abcdef/a/b", "half");
	assert_int_equal(mkdir(yard_path(yard, ".refgen-old-out"), 0755), 0);
	yard_write(yard, ".refgen-old-out/MANIFEST", "refgen manifest 1\n");
	assert_int_equal(symlink("out", yard_path(yard,
	    ".refgen-tmp-out-ffffffffffffffff")), 0);
	yard_write(yard, ".refgen-out.lock", "");

	assert_int_equal(YARD_PUBLISH(yard, second), 0);
	assert_holds(yard, second, YARD_COUNT(second));
	/* out, the strangers, and the link, which is nobody's tree. */
	assert_int_equal(yard_entries(yard->root), 2 + YARD_COUNT(stay));
}

static void
a_tree_set_aside_is_put_back(void **state)
{
	struct yard *yard = *state;
	struct stat man;

	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	man = yard_stat(yard, "out/man/man7/ports.7");
	assert_int_equal(rename(yard->folder,
	    yard_path(yard, ".refgen-old-out")), 0);
	assert_int_equal(YARD_PUBLISH(yard, second), 0);
	assert_int_equal(yard->report.kept, 3);
	assert_true(yard_stat(yard, "out/man/man7/ports.7").st_ino ==
	    man.st_ino);
	assert_int_equal(yard_entries(yard->root), 1);
}

static void
two_folders_do_not_meet(void **state)
{
	struct yard *yard = *state;

	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	yard_mark(yard);
	snprintf(yard->folder, sizeof(yard->folder), "%s/out2", yard->root);
	assert_int_equal(YARD_PUBLISH(yard, second), 0);
	assert_int_equal(YARD_PUBLISH(yard, first), 0);
	snprintf(yard->folder, sizeof(yard->folder), "%s/out", yard->root);
	yard_assert_untouched(yard);
	assert_int_equal(yard_entries(yard->root), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		YARD_TEST(first_publication_makes_the_folder),
		YARD_TEST(an_empty_folder_is_taken),
		YARD_TEST(what_did_not_change_is_linked),
		YARD_TEST(no_change_writes_nothing),
		YARD_TEST(any_difference_is_mended),
		YARD_TEST(modes_are_ours_whatever_the_umask),
		YARD_TEST(gitignore_is_carried_over),
		YARD_TEST(manifest_tells_every_file),
		YARD_TEST(the_folder_may_be_named_in_many_ways),
		YARD_TEST(nothing_may_be_published),
		YARD_TEST(what_a_kill_left_is_cleared),
		YARD_TEST(a_tree_set_aside_is_put_back),
		YARD_TEST(two_folders_do_not_meet),
	};

	return cmocka_run_group_tests_name("output/publish", tests, NULL,
	    NULL);
}
