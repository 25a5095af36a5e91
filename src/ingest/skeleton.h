/* What a Markdown parser has to see of a note; private to ingest. */
#ifndef INGEST_SKELETON_H
#define INGEST_SKELETON_H

#include "refgen/note.h"

/*
 * The words of a line are nothing to its block, and most of the time of a
 * parser goes into them.  So a skeleton has of each line the signs it starts
 * with, and one byte of what comes behind.
 *
 * A line that looks like the line above it then is left out: it is one block
 * with it, or a block of its own of the same kind.  A paragraph goes on; an
 * item of a list is followed by the next, and a heading by another.  The last
 * line of a note is never left out, so its blocks end where the note does.
 */
struct skeleton {
	struct rg_view	 bytes;		/* lines, each with its LF */
	uint32_t	*lines;		/* where each is in the note, from 1; ... */
	size_t		 n;		/* ... [n] is behind the last */
	bool		 html;		/* does the text of a line begin a tag? */
};

/* Of the lines of a source from `first` on, of which there must be one. */
void	skeleton_init(struct skeleton *, const struct rg_source *,
	    size_t first, struct rg_arena *);

#endif
