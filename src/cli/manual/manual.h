/*
 * A program for the build alone: from the tables of the commands and some
 * prose it makes the manual pages, in every language, and what shells need to
 * complete.  So `--help`, the manual and the completion have one source.
 *
 *	main.c		which files there are
 *	page.c		a page: man(7), from prose with directives
 *	bash.c zsh.c fish.c
 */
#ifndef CLI_MANUAL_MANUAL_H
#define CLI_MANUAL_MANUAL_H

#include "cli.h"

/*
 * Prose is man(7) but for its directives, each a line:
 *
 *	@title NAME SECTION	the head of a page
 *	@commands		the commands, and the page of each
 *	@globals		the options before a command
 *	@status			what exit statuses mean
 *	@diagnostics		every diagnostic, with its explanation
 *	@WORD			any other: an example, up to @end, shown as it
 *				is; tests/manual runs those they know
 *
 * Two examples without an @end between them are one and what it makes.
 */
void	page_prose(struct cli *, struct rg_buf *, struct rg_view prose);
/* A whole page; the prose is its description. */
void	page_command(struct cli *, struct rg_buf *, const struct command *,
	    struct rg_view prose);
void	page_program(struct cli *, struct rg_buf *, struct rg_view prose);

/* What a value or a word of a command line can be. */
enum value {
	VALUE_ANY,
	VALUE_FOLDER,
	VALUE_FILE,
	VALUE_LANG,
	VALUE_LOOKUP,		/* a port or a service */
	VALUE_ONE_OF,		/* "text|json" says it itself */
};

enum value	value_of(const char *arg);

void	bash_completion(struct cli *, struct rg_buf *);
void	zsh_completion(struct cli *, struct rg_buf *);
void	fish_completion(struct cli *, struct rg_buf *);

#endif
