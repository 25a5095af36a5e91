/* Which bytes stay as they are; private to ingest. */
#ifndef INGEST_PLAIN_H
#define INGEST_PLAIN_H

#include "refgen/view.h"

/*
 * What a byte may be, for whoever looks at every byte of a line: the begin of
 * a mark, or of a sign that ends a cell or keeps a pipe from it.
 */
enum {
	BYTE_MARK = 1,
	BYTE_PIPE = 2,
};

extern const unsigned char plain_bytes[256];

/*
 * Where the bytes from `from` on end that no mark begins in.  Not every byte
 * that may begin one does.
 */
size_t	plain_until(struct rg_view, size_t from);

#endif
