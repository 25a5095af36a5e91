/* Finding and reading the files of a project; private to cli. */
#ifndef CLI_NOTES_H
#define CLI_NOTES_H

#include "refgen/claim.h"
#include "cli.h"

#define NOTES_MAX 10000
#define NOTES_BYTES_MAX ((size_t)256 * 1024 * 1024)

struct note_file {
	const char		*path;
	struct rg_source	*source;	/* NULL: left out */
	struct rg_note		*note;
	size_t			 claims_from, claims_to;
};

struct notes {
	RG_VEC(struct note_file)	 files;		/* by path */
	struct rg_claims		 claims;
	size_t				 bytes;
};

/*
 * Adds the notes below a path (a folder, or one file) to the list.  An error
 * has been told when this is not STATUS_OK.
 */
enum status	notes_find(struct cli *, struct notes *, const char *path);
/* Reads them all, in the order of their paths, and their claims. */
enum status	notes_read(struct cli *, struct notes *);
/*
 * The bytes of a regular file, at most `max`; false with errno set, EFBIG
 * when it is larger, EINVAL when it is no regular file.  Links are not
 * followed when `nofollow` is set.
 */
bool		read_file(struct rg_arena *, const char *path, size_t max,
		    bool nofollow, struct rg_view *bytes);

#endif
