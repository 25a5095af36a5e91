/*
 * refgen-po turns a PO file into an MO file, in a process of its own: its
 * library ends the process when memory ends.
 *
 *	refgen-po [FILE] > out.mo
 *
 * Reads FILE or standard input.  Status 0: the MO file is on standard output.
 * Status 1: nothing is there, and every reason is a line of standard error,
 * `line: text` (line 0: the file as a whole).  The text may quote the file;
 * control characters are taken out of it, the rest is for the reader to make
 * safe.  Status 2: wrong usage.
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
#ifndef REFGEN_PO_HELPER_H
#define REFGEN_PO_HELPER_H

#include "refgen/arena.h"
#include "refgen/buf.h"
#include "refgen/vec.h"
#include "refgen/view.h"

/* As MO files have them: context EOT msgid NUL plural; forms and NULs. */
struct message {
	struct rg_view	key, text;
};

struct messages {
	struct rg_arena		*arena;
	RG_VEC(struct message)	 list;
};

/* Says what is wrong at a line; the helper will end with status 1. */
void	complain(size_t line, const char *format, ...)
	    __attribute__((format(printf, 2, 3)));
/* How often that happened. */
size_t	complaints(void);

/*
 * Reads the PO file that stands in `po` and can be read from standard input,
 * too.  Fuzzy, obsolete and untranslated messages are left out.
 */
void	po_read(struct messages *, struct rg_view po);
/* Sorts the messages and writes them. */
void	mo_write(struct rg_buf *, struct messages *);

#endif
