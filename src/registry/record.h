/* The words of a snapshot line, and its order. */
#ifndef REGISTRY_RECORD_H
#define REGISTRY_RECORD_H

#include "refgen/registry.h"

/* "53" or "137-139", of ports that exist. */
bool	rg_ports_read(struct rg_range *, struct rg_view);
/* "tcp+udp"; false for a transport that is none. */
bool	rg_transports_read(rg_transports *, struct rg_view);
bool	rg_record_status_read(enum rg_record_status *, struct rg_view);
/*
 * The order of the lines.  Records that compare equal are one record under
 * several transports; a record that names no transport is one of its own.
 */
int	rg_record_cmp(const struct rg_record *, const struct rg_record *);

#endif
