/* The program: standard streams, limits, and what to say. */
#include "helper.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "refgen/die.h"
#include "refgen/fd.h"
#include "refgen/utf8.h"

#define MAX_BYTES (32u * 1024 * 1024)
#define STATUS_USAGE 2

static _Noreturn void
out_of_memory(void)
{
	static const char text[] = "out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, text, sizeof(text) - 1);

	(void)ignored;
	_exit(EXIT_FAILURE);
}

static bool
complain(const char *text)
{
	fprintf(stderr, "%s\n", text);
	return false;
}

static bool
read_all(struct rg_buf *lines)
{
	char piece[16 * 1024];
	ssize_t n = 1;

	while (n != 0 && lines->n <= MAX_BYTES) {
		n = read(STDIN_FILENO, piece, sizeof(piece));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return complain(strerror(errno));
		rg_buf_put(lines, rg_view(piece, (size_t)n));
	}
	return lines->n <= MAX_BYTES || complain("the drawing is too large");
}

/* One document as PDF, behind the others. */
static bool
put_file(struct typesetter *t, struct rg_buf *out, struct document *d)
{
	struct rg_buf pdf = { 0 };
	bool done = typeset(t, &pdf, d);

	rg_buf_fmt(out, "%zu\n", pdf.n);
	rg_buf_put(out, rg_buf_view(&pdf));
	rg_buf_release(&pdf);
	return done || complain("Cairo cannot write the file");
}

static bool
convert(struct rg_buf *out, struct drawing *d, bool measured)
{
	struct typesetter *t = typesetter_new(d->arena);
	bool done = true;

	if (!t)
		return complain("the fonts are not in " RG_FONTS);
	for (size_t i = 0; i < d->documents.n && done; i++) {
		if (measured)
			measure(t, out, &d->documents.v[i], i + 1);
		else
			done = put_file(t, out, &d->documents.v[i]);
	}
	typesetter_release(t);
	return done;
}

static bool
work(struct rg_arena *arena, struct rg_buf *lines, bool measured)
{
	struct drawing d = { .arena = arena };
	struct rg_buf out = { 0 };
	size_t bad;
	bool done;

	if (!read_all(lines))
		return false;
	if (rg_utf8_check(rg_buf_view(lines)) != RG_NONE)
		return complain("the drawing is not UTF-8");
	bad = drawing_read(&d, rg_buf_view(lines));
	if (bad != 0) {
		fprintf(stderr, "line %zu of the drawing is wrong\n", bad);
		return false;
	}
	done = convert(&out, &d, measured);
	if (done && !rg_fd_write(STDOUT_FILENO, rg_buf_view(&out)))
		done = complain(strerror(errno));
	rg_buf_release(&out);
	return done;
}

#ifdef __SANITIZE_ADDRESS__
/* Fontconfig keeps patterns that it knows until the process ends. */
const char	*__lsan_default_suppressions(void);
const char	*__lsan_default_options(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libfontconfig";
}

const char *
__lsan_default_options(void)
{
	return "print_suppressions=0";
}
#endif

int
main(int argc, char **argv)
{
	bool measured = argc == 2 && strcmp(argv[1], "--measure") == 0;
	struct rg_arena arena;
	struct rg_buf lines = { 0 };
	bool done;

	rg_on_oom(out_of_memory);
	if (argc > 2 || (argc == 2 && !measured)) {
		fputs("usage: refgen-pdf [--measure] < DRAWING\n", stderr);
		return STATUS_USAGE;
	}
	rg_arena_init(&arena);
	done = work(&arena, &lines, measured);
	rg_buf_release(&lines);
	rg_arena_release(&arena);
	return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
