/*
 * The site: a cheat sheet, a page a service, the ranges, the conflicts and
 * the notes themselves, in each language, below site/.
 */
#ifndef REFGEN_HTML_H
#define REFGEN_HTML_H

#include "refgen/render.h"

/* One language; the first also brings what all of them share. */
int	rg_html_render(struct rg_artifacts *, const struct rg_render_job *,
	    rg_lang);

#endif
