/*
 * The one-file edition: all languages in one page that asks for nothing, for
 * a phone or a mail.
 */
#ifndef REFGEN_RENDER_ONEFILE_ONEFILE_H
#define REFGEN_RENDER_ONEFILE_ONEFILE_H

#include "html/site.h"

/* What a language's part says, as members of the page that is begun. */
void	rg_onefile_values(struct rg_site *);

#endif
