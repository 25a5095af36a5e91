/*
 * What is on record about a port: what IANA registers (RFC 6335), what
 * distributions package, and what people call the services.
 *
 * Facts come from two snapshots and one table, all carried by the program:
 *
 *	data/iana.tsv		the registry, one record a line
 *	data/packaged.tsv	Debian's services(5) list, likewise
 *	data/services.tsv	the services that notes speak of: id, name,
 *				other names, and where they usually are
 *
 * A snapshot line is  FIRST-LAST TAB TRANSPORTS TAB NAME TAB STATUS TAB REF,
 * sorted by first port.  A registry is read once and never changes; views in
 * it point into the bytes it was read from.
 */
#ifndef REFGEN_REGISTRY_H
#define REFGEN_REGISTRY_H

#include "refgen/arena.h"
#include "refgen/buf.h"
#include "refgen/map.h"
#include "refgen/port.h"
#include "refgen/view.h"

enum rg_record_status {
	RG_ASSIGNED,
	RG_RESERVED,
	RG_UNASSIGNED,
	RG_HISTORIC,
};

struct rg_record {
	struct rg_range		 ports;		/* 0-0 with no_port: none */
	bool			 no_port;
	rg_transports		 transports;
	struct rg_view		 name;		/* service name; may be empty */
	enum rg_record_status	 status;
	struct rg_view		 reference;	/* "RFC1035"; may be empty */
};

struct rg_registry {
	struct rg_record	*v;		/* by first port, then name */
	size_t			 n;
	struct rg_map		 by_name;	/* first record of a name */
};

/* Reads a snapshot; the first bad line's number, or 0. */
size_t	rg_registry_read(struct rg_registry *, struct rg_arena *,
	    struct rg_view snapshot);
/* Transports under which any record covers the whole range. */
rg_transports	rg_registry_transports(const struct rg_registry *,
		    struct rg_range);
/* The assigned record at exactly this range with a name; NULL if none. */
const struct rg_record	*rg_registry_at(const struct rg_registry *,
			    struct rg_range);
/* The first record of a service name (compared as it stands), or NULL. */
const struct rg_record	*rg_registry_named(const struct rg_registry *,
			    struct rg_view name);

/*
 * Imports.  From the bytes of IANA's XML or CSV file, or of a services(5)
 * file, a snapshot; 0, or -1 with the reason in `problem`.  `nrecords` counts
 * what was read.
 */
int	rg_registry_import_xml(struct rg_buf *snapshot, const char *path,
	    size_t *nrecords, struct rg_buf *problem);
int	rg_registry_import_services(struct rg_buf *snapshot, struct rg_view,
	    size_t *nrecords, struct rg_buf *problem);

/* A service that people speak of. */
struct rg_known {
	struct rg_view		 id;		/* "dns" */
	struct rg_view		 name;		/* "DNS" */
	struct rg_view		*aliases;	/* "domain", ... */
	size_t			 naliases;
	struct rg_range		*ports;		/* where it usually is */
	size_t			 nports;
	struct rg_view		 parent;	/* id it is a part of; empty */
};

struct rg_knowns {
	struct rg_known	*v;		/* by id */
	size_t		 n;
	struct rg_map	 by_key;	/* rg_key_new() of every name -> index */
};

/* Reads data/services.tsv; the first bad line's number, or 0. */
size_t	rg_knowns_read(struct rg_knowns *, struct rg_arena *,
	    struct rg_view bytes);
/* Adds another name, e.g. an expansion out of a lexicon. */
void	rg_knowns_alias(struct rg_knowns *, struct rg_arena *,
	    struct rg_view id, struct rg_view name);
/* The service that a name means, or NULL. */
const struct rg_known	*rg_knowns_find(const struct rg_knowns *,
			    struct rg_view name);
const struct rg_known	*rg_knowns_id(const struct rg_knowns *,
			    struct rg_view id);

#endif
