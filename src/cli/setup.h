/* What the program is made of before it reads notes; private to cli. */
#ifndef CLI_SETUP_H
#define CLI_SETUP_H

#include "cli.h"

/* Languages, lexicons, services and registries that the program carries. */
enum status	setup(struct cli *);
/*
 * The messages alone, and those of the user's language: all that is needed
 * where no note is read.  After set_language(), setup_messages() adds those.
 */
void		setup_words(struct cli *);
void		setup_messages(struct cli *);
/* The beginning of both, and their end. */
void		setup_begin(struct cli *);
void		setup_user(struct cli *);
void		setdown(struct cli *);
/* The messages that the program carries in a language, or NULL. */
const struct rg_catalog	*builtin_catalog(struct cli *, const char *tag);

#endif
