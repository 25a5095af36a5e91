/*
 * `refgen lookup`: what was asked, and the ways to answer; private to the
 * command.
 *
 *	cmd_lookup.c		the command line, and what is not found
 *	cmd_lookup_text.c	for people
 *	cmd_lookup_json.c	for programs
 *	cmd_lookup_notes.c	the model of the project's notes
 *
 * All but the last are in both programs: the small one that people start
 * (front/) answers where there is no project.
 */
#ifndef CLI_CMD_LOOKUP_H
#define CLI_CMD_LOOKUP_H

#include "refgen/lookup.h"
#include "cli.h"

struct lookup {
	struct cli		*cli;
	const char		*words;		/* NULL: nothing was asked */
	const char		*complete;	/* NULL: not for a shell */
	bool			 json, all, help;
	rg_transports		 transports;	/* 0: any */
	struct rg_query		 query;
	struct rg_lookup	 where;
	struct rg_answers	 answers;
};

/* Does the folder hold a project: refgen.yaml, or notes? */
bool		in_project(void);
/*
 * The model of the notes of the folder, if it holds any, in `where`.  Each
 * program has its own: the small one has none.
 */
enum status	lookup_model(struct lookup *);
/* The answers, on standard output. */
void		lookup_text(const struct lookup *);
void		lookup_json(const struct lookup *);

#endif
