/* Finding and reading the files of a project; private to cli. */
#ifndef CLI_NOTES_H
#define CLI_NOTES_H

#include "refgen/reading.h"
#include "cli.h"

#define NOTES_MAX 10000
#define NOTES_BYTES_MAX ((size_t)256 * 1024 * 1024)

struct notes {
	RG_VEC(struct rg_note_file)	 files;		/* by path */
	struct rg_claims		 claims;
};

/*
 * Adds the notes below a path (a folder, or one file) to the list.  An error
 * has been told when this is not STATUS_OK.
 */
enum status	notes_find(struct cli *, struct notes *, const char *path);
/*
 * Reads them all, and their claims, as if one after the other in the order of
 * their paths.  A note that was named twice is in the list once from then on.
 */
enum status	notes_read(struct cli *, struct notes *);
/*
 * The bytes of a regular file, at most `max`; false with errno set, EFBIG
 * when it is larger, EINVAL when it is no regular file.  Links are not
 * followed when `nofollow` is set.
 */
bool		read_file(struct rg_arena *, const char *path, size_t max,
		    bool nofollow, struct rg_view *bytes);

#endif
