/* What CommonMark says about each line of a note; private to ingest. */
#ifndef INGEST_MARKDOWN_H
#define INGEST_MARKDOWN_H

#include "refgen/note.h"

enum line_kind {
	LINE_BLANK,		/* or a rule, or a fence: nothing to read */
	LINE_TEXT,
	LINE_HEADING,
	LINE_CODE,		/* inside a fence */
};

struct line_info {
	enum line_kind	 kind;
	int		 level;		/* of a heading */
	int		 quotes;	/* block quotes it stands in */
	size_t		 para;		/* leaf block, from 1 */
};

/*
 * One element for each line of the source (index 0 is line 1); lines before
 * `first` (front matter) are blank.
 */
struct line_info	*markdown_lines(const struct rg_source *, size_t first,
			    struct rg_arena *);
/* Appends what an entity ("&copy;") stands for; false if it is none. */
bool	markdown_entity(struct rg_buf *, struct rg_view entity);

#endif
