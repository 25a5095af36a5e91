/*
 * What is on record about a port: what IANA registers (RFC 6335), what
 * distributions package, and what people call the services.
 *
 * Facts come from two snapshots and two tables, all carried by the program:
 *
 *	data/iana.tsv		the registry, one record a line
 *	data/packaged.tsv	Debian's services(5) list, likewise
 *	data/services.tsv	the services that notes speak of: id, name,
 *				other names, and where they usually are
 *	data/security.tsv	which of them can be read on the way
 *	data/uses.tsv		what they are for
 *
 * A snapshot holds one record a line, its fields parted by one tab:
 *
 *	PORTS TRANSPORTS NAME STATUS [REFERENCE [ALIASES]]
 *
 *	13		tcp+udp	daytime	assigned	RFC867
 *	512		udp	biff	assigned	-	comsat
 *	1031-1033	-	-	reserved
 *	6000-6063	tcp+udp	x11	assigned
 *	-		-	iad1	historic
 *
 * '-' stands for none; several references or aliases are parted by a space;
 * '#' starts a line of comment.  Records come by first port, name, last
 * port and status, those without a port behind all others.  What differs
 * only in the transport is one record.
 *
 * A registry is read once and never changes, so threads may share it; views in
 * it point into the bytes it was read from, the rest is in the arena.  The same
 * holds for the knowns, once all their names have been added.
 */
#ifndef REFGEN_REGISTRY_H
#define REFGEN_REGISTRY_H

#include "refgen/arena.h"
#include "refgen/buf.h"
#include "refgen/map.h"
#include "refgen/port.h"
#include "refgen/security.h"
#include "refgen/trie.h"
#include "refgen/vec.h"
#include "refgen/view.h"

/*
 * The states of RFC 6335, section 6, and one more: what was assigned and is
 * not to be used any longer (sections 8.2 and 10.1).
 */
enum rg_record_status {
	RG_ASSIGNED,
	RG_RESERVED,
	RG_UNASSIGNED,
	RG_HISTORIC,
};

struct rg_record {
	struct rg_range		 ports;		/* 0-0 with no_port: none */
	bool			 no_port;
	rg_transports		 transports;	/* 0: the registry names none */
	struct rg_view		 name;		/* service name; may be empty */
	enum rg_record_status	 status;
	struct rg_view		 reference;	/* "RFC1035"; may be empty */
	struct rg_view		 aliases;	/* "sink null"; may be empty */
};

struct rg_registry {
	struct rg_record	*v;		/* in the order of the lines */
	size_t			 n;
	size_t			 nported;	/* so many first have a port */
	uint32_t		 widest;	/* last less first, the most */
	struct rg_map		 by_name;	/* first record of a name */
	rg_transports		*assigned;	/* by port */
};

/* "assigned"; the word of a snapshot line. */
const char	*rg_record_status_name(enum rg_record_status);
/*
 * Reads a snapshot; the number of the first line that is bad or out of
 * order, or 0.  After a bad line the registry is empty.
 */
size_t	rg_registry_read(struct rg_registry *, struct rg_arena *,
	    struct rg_view snapshot);
/* Transports under which every port of the range is assigned. */
rg_transports	rg_registry_transports(const struct rg_registry *,
		    struct rg_range);
/* The first assigned record at exactly this range with a name, or NULL. */
const struct rg_record	*rg_registry_at(const struct rg_registry *,
			    struct rg_range);
/* The records that overlap the range, in their order; the first `max`. */
size_t			 rg_registry_over(const struct rg_registry *,
			    struct rg_range, const struct rg_record **,
			    size_t max);
/*
 * The same among those assigned under one of these transports: at 512 stand
 * exec for TCP and biff for UDP.
 */
const struct rg_record	*rg_registry_under(const struct rg_registry *,
			    struct rg_range, rg_transports);
/*
 * The first record of a service name (compared as it stands), or NULL; an
 * alias is found when no record has it as its name.
 */
const struct rg_record	*rg_registry_named(const struct rg_registry *,
			    struct rg_view name);

/*
 * A look into a snapshot without reading all of it: a port is found among
 * its lines as in a dictionary, and a line becomes a record only when
 * somebody wants it.  Lines must be sound, as rg_registry_read() finds them;
 * no record may have more than RG_SNAPSHOT_REACH ports.
 */
#define RG_SNAPSHOT_REACH 1024

struct rg_snapshot_walk {
	struct rg_view	rest;		/* lines to come */
	struct rg_range	ports;		/* that are asked for */
};

/* At the records that have a port of a range. */
void	rg_snapshot_seek(struct rg_snapshot_walk *, struct rg_view snapshot,
	    struct rg_range);
/* The next of them, by first port; false behind the last. */
bool	rg_snapshot_next(struct rg_snapshot_walk *, struct rg_record *);
/* Any next record: its line, and what it calls the service. */
bool	rg_snapshot_name(struct rg_view *rest, struct rg_view *line,
	    struct rg_view *name, struct rg_view *aliases);
/* One line of a snapshot; false if it is none. */
bool	rg_record_read(struct rg_record *, struct rg_view line);

/*
 * Imports.  From IANA's XML or CSV file, or from a services(5) file, a
 * snapshot appended to the buffer; 0, or -1 with the reason in `problem` and
 * nothing appended.  `nrecords` counts the records of the file, which are
 * more than the lines of the snapshot.
 *
 * No record is left out in silence: one that cannot be read fails the
 * import.  Only lines of services(5) for protocols that have no ports of
 * RFC 6335 (AppleTalk's DDP) are passed over.
 */
int	rg_registry_import(struct rg_buf *snapshot, const char *path,
	    size_t *nrecords, struct rg_buf *problem);
int	rg_registry_import_xml(struct rg_buf *snapshot, const char *path,
	    size_t *nrecords, struct rg_buf *problem);
int	rg_registry_import_csv(struct rg_buf *snapshot, struct rg_view,
	    size_t *nrecords, struct rg_buf *problem);
int	rg_registry_import_services(struct rg_buf *snapshot, struct rg_view,
	    size_t *nrecords, struct rg_buf *problem);

/*
 * Knowns: data/services.tsv has one service a line, its fields parted by
 * one tab; those at the end may be missing.
 *
 *	ID NAME [ALIASES [PORTS [PARENT]]]
 *
 *	dns	DNS	domain, name server	53/tcp+udp, 853/tcp
 *
 * Aliases and ports are parted by commas.  '#' starts a line of comment.
 */
/* A service that people speak of. */
struct rg_known {
	struct rg_view		 id;		/* "dns" */
	struct rg_view		 name;		/* "DNS" */
	struct rg_view		*aliases;	/* "domain", ... */
	size_t			 naliases;
	struct rg_range		*ports;		/* where it usually is */
	rg_transports		*usual;		/* of each port; 0: any */
	size_t			 nports;
	struct rg_view		 parent;	/* id it is a part of; empty */
	enum rg_security	 security;
	struct rg_view		 security_in;	/* "RFC 854" defines it so */
	size_t			 use;		/* index into uses, or RG_NONE */
};

/* A kind of use, as "mail": what many services are for. */
struct rg_use {
	struct rg_view		 id;		/* "mail" */
	const char		*name;		/* a msgid */
};

/* A key (rg_key_new() of a name), and the service it means. */
struct rg_known_key {
	struct rg_view	 key;
	size_t		 known;
};

/* What can be seen of a key at a glance. */
struct rg_key_shape {
	uint32_t	letters;	/* a bit for each, modulo 32 */
	uint32_t	length;
};

struct rg_knowns {
	struct rg_known		*v;		/* in the order of the lines */
	size_t			 n;
	struct rg_map		 by_id;		/* -> index */
	RG_VEC(struct rg_known_key) keys;	/* each once */
	RG_VEC(struct rg_key_shape) shapes;	/* ... and its shape */
	struct rg_trie		 trie;		/* of the keys */
	RG_VEC(uint32_t)	 at_node;	/* of the trie: key, index and 1 */
	struct rg_use		*uses;		/* in the order they are shown */
	size_t			 nuses;
};

/*
 * Reads data/services.tsv; the first bad line's number, or 0.  An id is a
 * slug (utf8.h) and comes once.  A key belongs to the first service that
 * has it as its name, its id or an alias.  After a bad line nothing is known.
 */
size_t	rg_knowns_read(struct rg_knowns *, struct rg_arena *,
	    struct rg_view bytes);
/*
 * Reads data/uses.tsv, one kind of use a line: ID NAME SERVICES, parted by
 * one tab, ids of services by commas.  The first bad line's number, or 0; a
 * service has one kind.  After a bad line there are no kinds.
 */
size_t	rg_uses_read(struct rg_knowns *, struct rg_arena *,
	    struct rg_view bytes);
/*
 * Adds another name to be found by, e.g. an expansion out of a lexicon,
 * unless a service has it already or none has the id.  `aliases` stays what
 * the table says.
 */
void	rg_knowns_alias(struct rg_knowns *, struct rg_arena *,
	    struct rg_view id, struct rg_view name);
/*
 * Reads data/security.tsv: an id, "clear", "encrypted" or "both", and the
 * document that defines it, parted by tabs.  The first bad line's number, or
 * 0; the ids are those of services that are known, each once.
 */
size_t	rg_knowns_secure(struct rg_knowns *, struct rg_view bytes);
/*
 * data/services.tsv line by line, nothing kept: the next service, its aliases
 * and ports still as they are written; false behind the last.
 */
struct rg_known_line {
	struct rg_view	id, name, aliases, ports, parent;
};

bool	rg_known_next(struct rg_known_line *, struct rg_view *rest);
/* The next of the ports of such a line, and the transports there. */
bool	rg_known_place(struct rg_view *ports, struct rg_range *,
	    rg_transports *);
struct rg_key_shape	rg_key_shape(struct rg_view key);
/*
 * Is one key the other with a slip of the pen: two letters swapped, or in a
 * word of six and more one letter more, less or other?
 */
bool	rg_key_slip(struct rg_view, struct rg_view);
/* The first service that a key with a slip in it means, or NULL. */
const struct rg_known	*rg_knowns_slip(const struct rg_knowns *,
			    struct rg_view key);
/* The service that a name means, compared by its key, or NULL. */
const struct rg_known	*rg_knowns_find(const struct rg_knowns *,
			    struct rg_view name);
/*
 * The same byte by byte, for texts in which a name may end at many places:
 * moves `*node` (at first RG_TRIE_ROOT) over the bytes [from, to) of a text,
 * and gives the service whose name ends there, or NULL.  When `*node` is
 * RG_TRIE_NOWHERE, no name goes on like that.
 */
const struct rg_known	*rg_knowns_walk(const struct rg_knowns *,
			    uint32_t *node, struct rg_view text, size_t from,
			    size_t to);
const struct rg_known	*rg_knowns_id(const struct rg_knowns *,
			    struct rg_view id);

#endif
