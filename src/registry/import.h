/* What the importers have from files. */
#ifndef REGISTRY_IMPORT_H
#define REGISTRY_IMPORT_H

#include "refgen/buf.h"

/*
 * Opens a regular file of a size that a registry can have; a descriptor, or
 * -1 with the reason in `problem`.
 */
int	rg_import_open(const char *path, struct rg_buf *problem);

#define RG_IANA "IANA, Service Name and Transport Protocol Port Number Registry"

#endif
