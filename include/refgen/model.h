/*
 * The model is what refgen believes after reading every note: services with
 * their endpoints, the classes of ports, the conflicts, and behind each value
 * the claims that say so.  What exams ask for is held against it.
 *
 * merge makes it, render reads it; after rg_merge() nobody changes it.  All
 * of it lives in the arena of the build.  Every array is in the order in
 * which it is shown, decided by values alone, so the same notes in another
 * order give the same model.
 *
 * Texts are kept by language: an array of RG_LANGS, indexed by rg_lang of the
 * locale that the build uses; entries from `nlangs` on are empty.
 */
#ifndef REFGEN_MODEL_H
#define REFGEN_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "refgen/port.h"
#include "refgen/security.h"
#include "refgen/view.h"

#define RG_MODEL_LANGS 8		/* RG_LANGS of locale.h */

/* Where a text comes from (INTERFACES: origin). */
enum rg_origin {
	RG_FROM_NOTE,		/* a note says it in this language */
	RG_FROM_TRANSLATION,	/* a catalog translates what a note says */
	RG_FROM_LEXICON,	/* refgen's own words: the names it knows */
	RG_FROM_FALLBACK,	/* no text in this language: another's */
};

/*
 * What a value stands on (INTERFACES: basis): a transport on any but the
 * last, and whether a service is encrypted on the first or the last.
 */
enum rg_basis {
	RG_BY_NOTES,
	RG_BY_PACKAGED,
	RG_BY_REGISTRY,
	RG_BY_PIN,
	RG_BY_STANDARD,		/* what defines the service */
};

enum rg_conflict_kind {
	RG_CONFLICT_TRANSPORT,	/* the transports of one endpoint */
	RG_CONFLICT_PORTS,	/* the ports of one service */
	RG_CONFLICT_RANGE,	/* the bounds of a class of ports */
	RG_CONFLICT_NAME,	/* what one service is called */
	RG_CONFLICT_EXPANSION,	/* what its name stands for */
	RG_CONFLICT_SERVICE,	/* which services are on one port */
	RG_CONFLICT_REGISTRY,	/* the notes agree, and not with IANA */
	RG_CONFLICT_SECURITY,	/* whether a service is encrypted */
};
#define RG_CONFLICT_KINDS 8

/* Claims, by id (from 1), in rising order. */
struct rg_ids {
	uint32_t	*v;
	size_t		 n;
};

/* A text in one language. Absent: text.n == 0. */
struct rg_said {
	struct rg_view	 text;
	enum rg_origin	 origin;
	uint8_t		 lang;	/* of the words: differs under FALLBACK */
	uint32_t	 claim;	/* the claim it comes from; 0: none */
};

struct rg_model_source {
	uint32_t	 id;		/* from 1, by path */
	struct rg_view	 path, title;	/* title may be empty */
	uint8_t		 lang;
	struct rg_view	 bytes;		/* the note itself, valid UTF-8 */
	size_t		 nclaims;
	uint32_t	 copy_of;	/* a source with the same rows; 0: none */
	struct rg_view	*tags;		/* as its front matter has them */
	size_t		 ntags;
	uint32_t	*unread;	/* lines on ports nobody could read */
	size_t		 nunread;	/* each once, rising */
	/*
	 * Of its statements on transports with which another note differs,
	 * and of these the ones that were taken when all notes counted alike.
	 * A copy has those of its original.
	 */
	size_t		 disputed, right;
	bool		 general;	/* says the same of nearly all ports */
};

enum rg_model_claim_kind {
	RG_SAYS_ASSIGNMENT,	/* a service is on ports */
	RG_SAYS_RANGE,		/* a class of ports has bounds */
	RG_SAYS_SERVICE,	/* of a service, without a port */
	RG_SAYS_REMARK,		/* of a service, more words */
};

struct rg_model_claim {
	uint32_t			 id;		/* from 1 */
	uint32_t			 source;	/* id of the source */
	enum rg_model_claim_kind	 kind;
	size_t				 line, column, end_line, end_column;
	uint8_t				 lang;
	struct rg_range			*ports;
	size_t				 nports;
	rg_transports			 transports;	/* 0: not stated */
	struct rg_view			*names;		/* [0] as written */
	size_t				 nnames;
	enum rg_class			 class;
	struct rg_view			 text;		/* what it says; may be empty */
	struct rg_view			 words;		/* its line, as written */
};

struct rg_endpoint_transport {
	enum rg_transport	 transport;
	enum rg_basis		 basis;
	struct rg_ids		 claims;	/* empty unless BY_NOTES */
};

struct rg_endpoint {
	struct rg_range			 ports;
	struct rg_endpoint_transport	 transports[RG_TRANSPORTS];
	size_t				 ntransports;	/* in the fixed order */
	rg_transports			 packaged, registered;
	struct rg_view			 registry_name;	/* empty: none */
	struct rg_ids			 claims;
	struct rg_ids			 exams;		/* by number from 1 */
	bool				 behind;	/* a service comes before */
};

/* What services are for; those without a known one have none. */
struct rg_model_use {
	struct rg_view	 id;			/* "mail" */
	struct rg_view	 name[RG_MODEL_LANGS];
};

/* What one service is to another. */
enum rg_relation {
	RG_SAFER,		/* that one is it, encrypted: use it instead */
	RG_REPLACES,		/* that one is it in the clear */
	RG_PART_OF,		/* that one is what it tunnels or is a part of */
	RG_HAS_PART,		/* and the other way */
};
#define RG_RELATIONS 4

struct rg_related {
	const struct rg_service	*service;
	enum rg_relation	 relation;
};

/*
 * Clear text or encrypted.  RG_SECURITY_NONE: nobody says, or nothing decides
 * between those who do, which is a conflict then.
 */
struct rg_secured {
	enum rg_security	 value;
	enum rg_basis		 basis;		/* of a value */
	struct rg_view		 defined_in;	/* "RFC 854"; empty: none */
	struct rg_ids		 claims;	/* that state this value */
};

struct rg_service {
	struct rg_view		 id;		/* slug, unique */
	struct rg_view		 name[RG_MODEL_LANGS];
	struct rg_said		 expansion[RG_MODEL_LANGS];
	struct rg_said		 summary[RG_MODEL_LANGS];
	struct rg_view		*aliases;	/* other names, sorted */
	size_t			 naliases;
	struct rg_endpoint	*endpoints;	/* by first port; may be none */
	size_t			 nendpoints;
	struct rg_secured	 security;
	struct rg_said		*remarks[RG_MODEL_LANGS];  /* more, by claim */
	size_t			 nremarks[RG_MODEL_LANGS];
	struct rg_ids		 claims;
	uint32_t		*conflicts;	/* indexes into the model's */
	size_t			 nconflicts;
	const struct rg_model_use *use;		/* NULL: not known */
	struct rg_related	*related;	/* by relation, then as services */
	size_t			 nrelated;
};

/* The final word on one of the three classes, and on the whole. */
struct rg_model_range {
	enum rg_class	 class;
	struct rg_range	 ports;
	struct rg_view	 name[RG_MODEL_LANGS];
	struct rg_said	 summary[RG_MODEL_LANGS];
	struct rg_ids	 claims;
};

/*
 * One side of a conflict, and what it counts: independent notes, those of
 * them that look at this very port, and the weight of these, in hundredths
 * of a note of which nothing is known.
 */
struct rg_side {
	struct rg_view	 value;		/* "udp", "137-139", "POP" */
	struct rg_ids	 claims;
	size_t		 notes;
	size_t		 specific, weight;	/* on transports alone */
};

struct rg_conflict {
	struct rg_view		 id;		/* "dns-transport" */
	enum rg_conflict_kind	 kind;
	struct rg_view		 service;	/* its id; empty: none */
	struct rg_range		*ports;
	size_t			 nports;
	struct rg_side		*sides;		/* most claims first */
	size_t			 nsides;
	struct rg_view		 resolved;	/* one of the values, or joined */
	struct rg_view		 rule;		/* "both-beats-one" */
	struct rg_view		 explanation[RG_MODEL_LANGS];
};

/* A row of the ports table: see rg_model_rows(). */
struct rg_port_row {
	const struct rg_service		*service;
	const struct rg_endpoint	*endpoint;
};

/* What IANA has on record about ports, whatever the notes say. */
struct rg_registered {
	struct rg_range	 ports;
	rg_transports	 transports;	/* 0: none is named */
	struct rg_view	 name;		/* may be empty */
	struct rg_view	 status;	/* "assigned" */
	struct rg_view	 reference;	/* "RFC1035"; may be empty */
};

/*
 * A port that notes speak of.  The ports of a wide range (X11's 6000-6063)
 * are told together.
 */
struct rg_model_port {
	struct rg_range		 ports;
	struct rg_port_row	*rows;		/* who is there */
	size_t			 nrows;
	struct rg_registered	*records;	/* by first port */
	size_t			 nrecords;
};

/*
 * What an exam asks for: a service on ports, a port whoever is there, or a
 * service that is on no port.
 */
struct rg_exam_item {
	struct rg_view			 name;	/* of the service; may be empty */
	const struct rg_service		*service; /* NULL: no note has it */
	struct rg_range			 ports;
	bool				 no_port;
	rg_transports			 transports;	/* 0: not said */
	bool				 covered;	/* notes have all of it */
};

struct rg_exam {
	struct rg_view		 id;
	struct rg_view		 title[RG_MODEL_LANGS];
	struct rg_view		 reference;	/* a URL; may be empty */
	struct rg_exam_item	*items;		/* by port, then by name */
	size_t			 nitems;
	size_t			 ncovered;
};

struct rg_model {
	size_t			 nlangs;
	struct rg_model_source	*sources;
	size_t			 nsources;
	struct rg_model_claim	*claims;	/* claims[i].id == i + 1 */
	size_t			 nclaims;
	struct rg_service	*services;	/* by first port, whose it is, id */
	size_t			 nservices;
	struct rg_model_range	*ranges;	/* by class */
	size_t			 nranges;
	struct rg_conflict	*conflicts;	/* what matters most first */
	size_t			 nconflicts;
	struct rg_model_port	*ports;		/* by first, then by last */
	size_t			 nports;
	struct rg_model_use	*uses;		/* in the order they are shown */
	size_t			 nuses;
	struct rg_exam		*exams;		/* as the project lists them */
	size_t			 nexams;
};

const char	*rg_origin_name(enum rg_origin);	/* "note" */
const char	*rg_basis_name(enum rg_basis);		/* "packaged" */
const char	*rg_conflict_kind_name(enum rg_conflict_kind);
const char	*rg_model_claim_kind_name(enum rg_model_claim_kind);
const char	*rg_relation_name(enum rg_relation);		/* "part-of" */

const struct rg_model_claim	*rg_model_claim(const struct rg_model *,
				    uint32_t id);
const struct rg_model_source	*rg_model_source(const struct rg_model *,
				    uint32_t id);
const struct rg_service		*rg_model_service(const struct rg_model *,
				    struct rg_view id);
/* The page of a range: its own, or that of its first port; NULL if none. */
const struct rg_model_port	*rg_model_port(const struct rg_model *,
				    struct rg_range);
rg_transports			 rg_endpoint_transports(
				    const struct rg_endpoint *);

/*
 * The ports table: one row for each endpoint of each service, by port, then
 * whose it is before all, then by the order of services.  The sheet that
 * every format prints.
 */
struct rg_arena;
struct rg_port_row	*rg_model_rows(const struct rg_model *,
			    struct rg_arena *, size_t *n);

#endif
