/*
 * The program: standard streams, limits, and what to say.
 *
 * This file is part of refgen-po.  Unlike the rest of refgen, which is MIT,
 * refgen-po links libgettextpo, and so it is under libgettextpo's terms:
 *
 * refgen-po is free software: you can redistribute it and/or modify it under
 * the terms of the GNU General Public License as published by the Free
 * Software Foundation, either version 3 of the License, or (at your option)
 * any later version.
 *
 * refgen-po is distributed in the hope that it will be useful, but WITHOUT
 * ANY WARRANTY; without even the implied warranty of MERCHANTABILITY or
 * FITNESS FOR A PARTICULAR PURPOSE.  See the GNU General Public License for
 * more details.
 *
 * You should have received a copy of the GNU General Public License along
 * with this program.  If not, see <https://www.gnu.org/licenses/>.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "helper.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "refgen/die.h"
#include "refgen/fd.h"
#include "refgen/utf8.h"

#define MAX_BYTES (2u * 1024 * 1024)
#define STATUS_USAGE 2

static size_t ncomplaints;

size_t
complaints(void)
{
	return ncomplaints;
}

/* Always one line: the library's texts may have several. */
void
complain(size_t line, const char *format, ...)
{
	struct rg_buf text = { 0 };
	struct rg_view shown;
	va_list args;

	va_start(args, format);
	rg_buf_vfmt(&text, format, args);
	va_end(args);
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < 0x20 || text.p[i] == 0x7f)
			text.p[i] = ' ';
	shown = rg_view_trim(rg_buf_view(&text));
	fprintf(stderr, "%zu: %.*s\n", line, RG_ARG(shown));
	rg_buf_release(&text);
	ncomplaints++;
}

static _Noreturn void
out_of_memory(void)
{
	static const char text[] = "0: out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, text, sizeof(text) - 1);

	(void)ignored;
	_exit(EXIT_FAILURE);
}

static size_t
line_of(struct rg_view po, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at; i++)
		line += po.p[i] == '\n';
	return line;
}

/* The library would give a catalog for all of these. */
static void
check_bytes(struct rg_view po)
{
	size_t bad = rg_utf8_check(po), nul = rg_view_chr(po, '\0');

	if (bad != RG_NONE)
		complain(line_of(po, bad), "not UTF-8");
	if (nul != RG_NONE)
		complain(line_of(po, nul), "NUL byte");
}

static bool
system_trouble(void)
{
	complain(0, "%s", strerror(errno));
	return false;
}

/* Some more than we take at the most. */
static bool
read_all(struct rg_buf *po, int fd)
{
	char piece[16 * 1024];
	ssize_t n = 1;

	while (n != 0 && po->n <= MAX_BYTES) {
		n = read(fd, piece, sizeof(piece));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return system_trouble();
		rg_buf_put(po, rg_view(piece, (size_t)n));
	}
	if (po->n > MAX_BYTES)
		complain(0, "larger than %u bytes", MAX_BYTES);
	return po->n <= MAX_BYTES;
}

/*
 * The library reads a file by name only, so what was read and checked is put
 * back where "-" means: nobody can change it in between.
 */
static bool
put_back(struct rg_view po)
{
	int fd = memfd_create("po", MFD_CLOEXEC);
	bool done;

	if (fd < 0)
		return system_trouble();
	done = (rg_fd_write(fd, po) && lseek(fd, 0, SEEK_SET) == 0 &&
	    dup2(fd, STDIN_FILENO) == STDIN_FILENO) || system_trouble();
	close(fd);
	return done;
}

static void
convert(struct rg_buf *po)
{
	struct rg_arena arena;
	struct messages messages = { .arena = &arena };
	struct rg_buf mo = { 0 };

	rg_arena_init(&arena);
	check_bytes(rg_buf_view(po));
	if (complaints() == 0 && put_back(rg_buf_view(po)))
		po_read(&messages, rg_buf_view(po));
	if (complaints() == 0) {
		mo_write(&mo, &messages);
		if (!rg_fd_write(STDOUT_FILENO, rg_buf_view(&mo)))
			system_trouble();
	}
	rg_buf_release(&mo);
	rg_arena_release(&arena);
}

#ifdef __SANITIZE_ADDRESS__
/* The library loses some bytes of its own whenever it reads. */
const char	*__lsan_default_suppressions(void);
const char	*__lsan_default_options(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libgettextpo";
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
	struct rg_buf po = { 0 };
	int fd = STDIN_FILENO;

	rg_on_oom(out_of_memory);
	if (argc > 2) {
		fputs("usage: refgen-po [FILE] > MO\n", stderr);
		return STATUS_USAGE;
	}
	if (argc == 2)
		fd = open(argv[1], O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		system_trouble();
	else if (read_all(&po, fd))
		convert(&po);
	rg_buf_release(&po);
	return complaints() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
