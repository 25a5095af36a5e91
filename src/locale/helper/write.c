/*
 * MO files, as the gettext manual has them, without the optional hash table.
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

#include <stdint.h>
#include <stdlib.h>

#define MAGIC		0x950412deu
#define HEAD_SIZE	28
#define ROW_SIZE	8

static int
by_key(const void *a, const void *b)
{
	const struct message *x = a, *y = b;

	return rg_view_cmp(x->key, y->key);
}

/* Little-endian on every machine, so that the same PO gives the same MO. */
static void
put_word(struct rg_buf *out, size_t word)
{
	for (int i = 0; i < 4; i++)
		rg_buf_char(out, (char)(word >> 8 * i));
}

/* A row of a table; where the next string will be. */
static size_t
put_row(struct rg_buf *out, struct rg_view string, size_t at)
{
	put_word(out, string.n);
	put_word(out, at);
	return at + string.n + 1;
}

static void
put_string(struct rg_buf *out, struct rg_view string)
{
	rg_buf_put(out, string);
	rg_buf_char(out, '\0');
}

void
mo_write(struct rg_buf *out, struct messages *m)
{
	const size_t n = m->list.n, size = n * ROW_SIZE;
	const size_t head[HEAD_SIZE / 4] = {
		MAGIC, 0, n, HEAD_SIZE, HEAD_SIZE + size,
		0, HEAD_SIZE + 2 * size,	/* no hash table */
	};
	size_t at = HEAD_SIZE + 2 * size;

	if (n)
		qsort(m->list.v, n, sizeof(*m->list.v), by_key);
	for (size_t i = 0; i < HEAD_SIZE / 4; i++)
		put_word(out, head[i]);
	for (size_t i = 0; i < n; i++)
		at = put_row(out, m->list.v[i].key, at);
	for (size_t i = 0; i < n; i++)
		at = put_row(out, m->list.v[i].text, at);
	for (size_t i = 0; i < n; i++)
		put_string(out, m->list.v[i].key);
	for (size_t i = 0; i < n; i++)
		put_string(out, m->list.v[i].text);
}
