/*
 * `refgen explain`: what was asked, and the three ways to answer; private to
 * the command.
 *
 *	cmd_explain.c		the command line, and what the subject means
 *	cmd_explain_text.c	for people
 *	cmd_explain_json.c	for programs
 *	cmd_explain_change.c	what would decide a disagreement otherwise
 */
#ifndef CLI_CMD_EXPLAIN_H
#define CLI_CMD_EXPLAIN_H

#include "project.h"

/* What the user asks about: ports, a service, or a conflict. */
struct subject {
	const char		*word;		/* as it was asked */
	bool			 is_port;
	uint32_t		 port;
	rg_transports		 transport;	/* of "53/udp"; 0: any */
	struct rg_view		 service;	/* id */
	struct rg_view		 conflict;	/* id */
};

struct explain {
	struct cli				*cli;
	struct project				 project;
	const struct rg_model			*model;
	struct subject				 subject;
	bool					 all;	/* every claim */
	RG_VEC(const struct rg_service *)	 services;
	RG_VEC(const struct rg_conflict *)	 conflicts;
};

/* What would change a decision, in the user's language. */
struct change {
	struct rg_view	 text;		/* sentences; empty: nothing is known */
	struct rg_view	 side;		/* who needs notes; empty: votes do not count */
	size_t		 notes;		/* that it needs */
	struct rg_view	 yaml;		/* lines for refgen.yaml; empty: none help */
};

/* Is the endpoint a part of what was asked? */
bool	explain_endpoint(const struct explain *, const struct rg_endpoint *);
/* The transports that the claims of an endpoint state. */
rg_transports	explain_stated(const struct explain *,
		    const struct rg_endpoint *);
void	explain_change(struct explain *, struct change *,
	    const struct rg_conflict *);

/* The answer, on standard output; false if that cannot be written. */
bool	explain_text(struct explain *);
bool	explain_json(struct explain *);

#endif
