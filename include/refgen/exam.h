/*
 * What exams ask about ports: facts that their publishers name, without a
 * word of theirs.
 *
 * data/exams.tsv has an exam a line, its fields parted by one tab, and below
 * it, each behind a tab, what it asks for:
 *
 *	ID TITLE [REFERENCE]
 *		SERVICE PORTS [TRANSPORTS]
 *
 *	network-plus	CompTIA Network+ (N10-009)
 *		ftp	20-21	tcp
 *
 * '#' starts a line of comment.  Views point into the bytes, arrays are in
 * the arena; nothing changes once it is read.
 */
#ifndef REFGEN_EXAM_H
#define REFGEN_EXAM_H

#include "refgen/arena.h"
#include "refgen/port.h"
#include "refgen/view.h"

/* One thing to know: a service, a port, or a service on a port. */
struct rg_exam_fact {
	struct rg_view	 service;	/* a name of it; empty: who is there */
	struct rg_range	 ports;
	bool		 no_port;	/* wherever the service is */
	rg_transports	 transports;	/* 0: not said */
};

struct rg_exam_facts {
	struct rg_view		 id;		/* "network-plus" */
	struct rg_view		 title;
	struct rg_view		 reference;	/* a URL; may be empty */
	struct rg_exam_fact	*v;
	size_t			 n;
};

struct rg_exams {
	struct rg_exam_facts	*v;		/* in the order of the lines */
	size_t			 n;
};

/*
 * Reads data/exams.tsv; the first bad line's number, or 0.  After a bad line
 * there are no exams.
 */
size_t	rg_exams_read(struct rg_exams *, struct rg_arena *,
	    struct rg_view bytes);
/* The exam with this id, or NULL. */
const struct rg_exam_facts	*rg_exams_id(const struct rg_exams *,
				    struct rg_view id);

#endif
