/*
 * Rendering: a finished model becomes artifacts, one folder of code a format.
 *
 * A renderer is pure: it opens no file, reads no clock, and invents no
 * order.  It may fail only because a template or another resource of the
 * project is wrong, and says so in `problem`.
 */
#ifndef REFGEN_RENDER_H
#define REFGEN_RENDER_H

#include <stdbool.h>

#include "refgen/artifact.h"
#include "refgen/locale.h"
#include "refgen/model.h"
#include "refgen/resource.h"

struct rg_render_job {
	const struct rg_model		*model;
	const struct rg_locale		*locale;
	const struct rg_resources	*resources;
	const char			*title;		/* NULL: "portinfo" */
	const char			*base_url;	/* NULL: none */
	const char			*version;	/* of refgen */
	int64_t				 date;		/* seconds since 1970; <0: none */
	struct rg_buf			*problem;	/* why it failed */
};

struct rg_renderer {
	const char	*name;		/* "csv" */
	bool		 per_language;
	bool		 asked;		/* only when `only` names it */
	/* 0, or -1 with the reason in job->problem. */
	int		(*render)(struct rg_artifacts *,
			    const struct rg_render_job *, rg_lang);
};

/* Every format, ended by a null name. */
extern const struct rg_renderer	rg_renderers[];

/*
 * Those named in `only` ("csv,man"); NULL: all but those that want to be
 * asked for.
 */
int	rg_render(struct rg_artifacts *, const struct rg_render_job *,
	    const char *only);
/* Is that format among them? */
bool	rg_render_wants(const char *only, const char *name);

/*
 * Whether a spreadsheet would calculate the text instead of showing it; the
 * sheets put an apostrophe before such a one.
 */
bool	rg_formula(struct rg_view);

#endif
