/*
 * A project: refgen.yaml, its notes, what it lays over the built-in
 * resources, and the model they make.  Private to cli.
 */
#ifndef CLI_PROJECT_H
#define CLI_PROJECT_H

#include "refgen/merge.h"
#include "refgen/render.h"
#include "notes.h"

#define PATHS_MAX 256

struct project {
	const struct rg_value	*config;	/* NULL: no refgen.yaml */
	const char		*paths[PATHS_MAX];	/* of notes */
	size_t			 npaths;
	const char		*langs;		/* "es,en"; NULL: all */
	size_t			 nlangs;	/* to be written, first in locale */
	struct notes		 notes;
	struct rg_model		 model;
	int64_t			 date;		/* seconds since 1970 */
};

/*
 * Reads refgen.yaml, puts the wanted languages first, and lays the project's
 * catalogs and templates over the built-in ones.
 */
enum status	project_open(struct cli *, struct project *);
/* Reads and merges the notes. STATUS_FOUND_FAULT: there are none. */
enum status	project_read(struct cli *, struct project *);
/*
 * What renderers work on; `written` gets the languages that are written, and
 * must live as long.
 */
struct rg_render_job	project_job(struct cli *, struct project *,
			    struct rg_locale *written, struct rg_buf *problem);
/* A setting of refgen.yaml, or NULL. */
const char	*project_setting(struct cli *, const struct project *,
		    const char *key);

#endif
