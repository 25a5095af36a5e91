/* The project's own words; private to cli. */
#ifndef CLI_LEXICONS_H
#define CLI_LEXICONS_H

#include "cli.h"

/*
 * Adds the services' names that stand in lexicon entries from `first` on, in
 * any language, to what services are found by.
 */
void	lexicons_name_services(struct cli *, size_t first);
/*
 * Reads every lexicon in the project's locales/: words beside those that the program
 * knows, or another language that notes may be in.  A file with a bad line
 * is a diagnostic and adds nothing.
 */
void	lexicons_lay(struct cli *);

#endif
