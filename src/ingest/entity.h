/* Characters that HTML writes by name or number; private to ingest. */
#ifndef INGEST_ENTITY_H
#define INGEST_ENTITY_H

#include "refgen/buf.h"

/*
 * Appends what the entity that the bytes start with stands for ("&copy;",
 * "&#22;"); how many bytes it has, 0 if there is none.
 */
size_t	read_entity(struct rg_buf *, struct rg_view);

#endif
