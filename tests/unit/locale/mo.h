/* Writes MO files for tests, sound ones and others. */
#ifndef REFGEN_UNIT_MO_H
#define REFGEN_UNIT_MO_H

#include "refgen/buf.h"
#include "refgen/view.h"

struct mo_row {
	struct rg_view	key, text;
};

static inline void
mo_word(struct rg_buf *b, bool big_endian, uint32_t word)
{
	for (int i = 0; i < 4; i++)
		rg_buf_char(b, (char)(word >> 8 * (big_endian ? 3 - i : i)));
}

/* Sets the word at offset `at` of a little-endian file. */
static inline void
mo_patch(struct rg_buf *b, size_t at, uint32_t word)
{
	for (int i = 0; i < 4; i++)
		b->p[at + (size_t)i] = (char)(word >> 8 * i);
}

/* The rows as they are: sorting them is up to the test. */
static inline void
mo_write(struct rg_buf *b, bool big_endian, const struct mo_row *rows,
    size_t n)
{
	const uint32_t head[] = {
		0x950412de, 0, (uint32_t)n, 28, (uint32_t)(28 + n * 8), 0,
		(uint32_t)(28 + n * 16),
	};
	size_t at = 28 + n * 16;

	for (size_t i = 0; i < 7; i++)
		mo_word(b, big_endian, head[i]);
	for (size_t i = 0; i < 2 * n; i++) {
		struct rg_view s = i < n ? rows[i].key : rows[i - n].text;

		mo_word(b, big_endian, (uint32_t)s.n);
		mo_word(b, big_endian, (uint32_t)at);
		at += s.n + 1;
	}
	for (size_t i = 0; i < 2 * n; i++) {
		rg_buf_put(b, i < n ? rows[i].key : rows[i - n].text);
		rg_buf_char(b, '\0');
	}
}

#endif
