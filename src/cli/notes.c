#include "notes.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lexicons.h"
#include "refgen/die.h"
#include "refgen/utf8.h"

#define DEPTH_MAX 32		/* folders in folders */

static bool
note_name(const char *name)
{
	static const char *const ends[] = { ".md", ".markdown", ".txt" };

	if (name[0] == '.')
		return false;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (rg_view_ends(rg_view_of(name), rg_view_of(ends[i])))
			return true;
	return false;
}

static int
by_path(const void *a, const void *b)
{
	const struct rg_note_file *x = a, *y = b;

	return strcmp(x->path, y->path);
}

static enum status
add_file(struct cli *cli, struct notes *notes, const char *path,
    const struct stat *st)
{
	struct rg_note_file *f;

	if (notes->files.n >= NOTES_MAX) {
		say(cli, "more than {1} notes", "10000", "");
		return STATUS_LIMIT;
	}
	f = RG_PUSH(&cli->arena, &notes->files);
	f->path = path;
	/* What cannot be read has no bytes. */
	if (S_ISREG(st->st_mode) && (uintmax_t)st->st_size <=
	    rg_note_limits.bytes)
		f->size = (size_t)st->st_size;
	return STATUS_OK;
}

static enum status walk(struct cli *, struct notes *, int parent,
    const char *name, const char *path, int depth);

/* One entry of a folder: a note, a folder of notes, or nothing of ours. */
static enum status
entry(struct cli *cli, struct notes *notes, int folder, const char *path,
    const char *name, int depth)
{
	const char *slash = rg_view_ends(rg_view_of(path), RG_V("/")) ? "" : "/";
	char *full;
	struct stat st;

	if (name[0] == '.')
		return STATUS_OK;
	full = rg_arena_fmt(&cli->arena, "%s%s%s", path, slash, name);
	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0) {
		say(cli, "{1}: {2}", full, reason(cli, errno));
		return STATUS_SYSTEM;
	}
	if (S_ISDIR(st.st_mode))
		return walk(cli, notes, folder, name, full, depth + 1);
	return note_name(name) ? add_file(cli, notes, full, &st) : STATUS_OK;
}

static enum status
walk(struct cli *cli, struct notes *notes, int parent, const char *name,
    const char *path, int depth)
{
	enum status status = STATUS_SYSTEM;
	struct dirent *d;
	DIR *dir = NULL;
	int fd;

	if (depth > DEPTH_MAX) {
		say(cli, "{1}: folders are nested too deep", path, "");
		return STATUS_LIMIT;
	}
	fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC |
	    (depth ? O_NOFOLLOW : 0));
	if (fd < 0 || (dir = fdopendir(fd)) == NULL) {
		say(cli, "cannot read the folder {1}: {2}", path,
		    reason(cli, errno));
		if (fd >= 0)
			close(fd);
		return STATUS_SYSTEM;
	}
	for (status = STATUS_OK; status == STATUS_OK;) {
		errno = 0;
		if ((d = readdir(dir)) == NULL)
			break;
		status = entry(cli, notes, dirfd(dir), path, d->d_name, depth);
	}
	if (status == STATUS_OK && errno) {
		say(cli, "cannot read the folder {1}: {2}", path,
		    reason(cli, errno));
		status = STATUS_SYSTEM;
	}
	closedir(dir);
	return status;
}

enum status
notes_find(struct cli *cli, struct notes *notes, const char *path)
{
	struct stat st;
	enum status status;

	if (stat(path, &st) < 0) {
		say(cli, "cannot read {1}: {2}", path, reason(cli, errno));
		return STATUS_SYSTEM;
	}
	if (S_ISDIR(st.st_mode))
		status = walk(cli, notes, AT_FDCWD, path, path, 0);
	else
		status = add_file(cli, notes, path, &st);
	if (notes->files.n)
		qsort(notes->files.v, notes->files.n,
		    sizeof(*notes->files.v), by_path);
	return status;
}

/* The whole of an open file of a known size; short reads are read on. */
static bool
read_all(int fd, char *bytes, size_t size, size_t *got)
{
	for (*got = 0; *got < size;) {
		ssize_t n = read(fd, bytes + *got, size - *got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		*got += (size_t)n;
	}
	return true;
}

bool
read_file(struct rg_arena *arena, const char *path, size_t max, bool nofollow,
    struct rg_view *bytes)
{
	int fd, kept;
	struct stat st;
	char *p;
	size_t got;
	bool ok = false;

	/* O_NONBLOCK: a FIFO must not hold the build up. */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY |
	    (nofollow ? O_NOFOLLOW : 0));
	if (fd < 0)
		return false;
	if (fstat(fd, &st) < 0)
		goto out;
	errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
	if (!S_ISREG(st.st_mode))
		goto out;
	errno = EFBIG;
	if (st.st_size < 0 || (uintmax_t)st.st_size > max)
		goto out;
	p = rg_arena_alloc(arena, (size_t)st.st_size + 1);
	if (!read_all(fd, p, (size_t)st.st_size, &got))
		goto out;
	*bytes = rg_view(p, got);
	ok = true;
out:
	kept = errno;
	close(fd);
	errno = kept;
	return ok;
}

/* A note that cannot be read is left out and named. */
static void
unreadable(const struct cli *cli, const char *path, struct rg_arena *arena,
    struct rg_diags *diags)
{
	struct rg_source *source = RG_NEW(arena, struct rg_source);
	const struct rg_view none = { 0 }, name = rg_view_of(path);
	struct rg_span at;
	int number = errno;

	rg_source_init(source, arena, path, none);
	at = rg_span(source, 0, 0);
	if (number == EFBIG)
		rg_diag_add(diags, RG_D_NOTE_TOO_BIG, at,
		    rg_view_of(rg_arena_fmt(arena, "%zu",
		    rg_note_limits.bytes)), none, none);
	else if (number == EINVAL || number == ELOOP || number == ENXIO)
		rg_diag_add(diags, RG_D_FILE_NOT_REGULAR, at, name, none,
		    none);
	else
		rg_diag_add(diags, RG_D_FILE_UNREADABLE, at, name,
		    rg_view_of(reason(cli, number)), none);
}

/* JSON and HTML hold UTF-8 alone, and a name belongs to what they say. */
static void
unnameable(const struct cli *cli, const char *path, struct rg_diags *diags)
{
	const struct rg_span nowhere = { 0 };

	rg_diag_add(diags, RG_D_FILE_UNREADABLE, nowhere, rg_view_of(path),
	    rg_view_of(tr(cli, "its name is not UTF-8")), rg_view(NULL, 0));
}

/* What workers share.  Only the progress changes, and that is worker 0's. */
struct fetching {
	struct cli		*cli;
	const struct notes	*notes;
};

static bool
fetch(void *context, size_t worker, size_t number, struct rg_view *bytes,
    struct rg_arena *arena, struct rg_diags *diags)
{
	const struct fetching *f = context;
	const char *path = f->notes->files.v[number].path;

	if (worker == 0)
		show_progress(f->cli, number, f->notes->files.n);
	if (rg_utf8_check(rg_view_of(path)) != RG_NONE)
		unnameable(f->cli, path, diags);
	else if (!read_file(arena, path, rg_note_limits.bytes, true, bytes))
		unreadable(f->cli, path, arena, diags);
	else
		return true;
	return false;
}

static void
drop_doubles(struct notes *notes)
{
	size_t n = 0;

	for (size_t i = 0; i < notes->files.n; i++)
		if (n == 0 || strcmp(notes->files.v[i].path,
		    notes->files.v[n - 1].path) != 0)
			notes->files.v[n++] = notes->files.v[i];
	notes->files.n = n;
}

/* How many notes are read before all together are too large. */
static size_t
count_admitted(const struct notes *notes)
{
	size_t bytes = 0, n;

	for (n = 0; n < notes->files.n && bytes <= NOTES_BYTES_MAX; n++)
		bytes += notes->files.v[n].size;
	return n;
}

enum status
notes_read(struct cli *cli, struct notes *notes)
{
	struct fetching fetching = { cli, notes };
	struct rg_reading reading = { .lexicon = &cli->lexicon,
		.knowns = &cli->knowns, .fetch = fetch, .context = &fetching,
		.workers = cli->jobs };

	lexicons_lay(cli);
	drop_doubles(notes);
	reading.files = notes->files.v;
	reading.n = count_admitted(notes);
	rg_read(&reading, &notes->claims, &cli->arena, &cli->diags);
	show_progress(cli, notes->files.n, notes->files.n);
	if (reading.n == notes->files.n)
		return STATUS_OK;
	say(cli, "the notes are larger than {1} MiB together", "256", "");
	return STATUS_LIMIT;
}
