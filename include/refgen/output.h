/*
 * Publication: a set of artifacts becomes a folder, whole or not at all.
 *
 * rg_output_publish() renders into a sibling of the folder and exchanges the
 * two in one step, so a reader never sees half a build; files that did not
 * change are hard links to the old ones, and when nothing changed at all
 * nothing is written, not even the lock.  A folder that refgen did not make
 * (no MANIFEST of ours in it, and not empty) is refused, as is one that is a
 * link, a file, the root, or holds one of the `keep` paths.
 *
 *	lock    .refgen-NAME.lock beside the folder, so that two builds wait
 *		for nobody: the second is told "busy"
 *	build   .refgen-tmp-NAME-<16 hex>, every file new (O_EXCL)
 *	sync    one syncfs() of the new tree
 *	swap    renameat2(RENAME_EXCHANGE); where the file system cannot,
 *		two renames by way of .refgen-old-NAME, and
 *		`report.not_atomic` says so
 *	drop    the old tree
 *
 * What a folder of ours holds besides is gone after the exchange, with two
 * exceptions.  A `.gitignore` at its top is carried over, and does not make
 * an empty folder foreign.  Any other name with a dot at the top (.git) is
 * nothing that refgen makes, and the folder is refused.
 *
 * The state after any error is the state before, byte for byte.  What a kill
 * leaves beside the folder is cleared by the next build that writes.
 *
 * A process publishes one folder at a time.
 */
#ifndef REFGEN_OUTPUT_H
#define REFGEN_OUTPUT_H

#include <stdbool.h>

#include "refgen/artifact.h"

enum rg_output_error {
	RG_OUTPUT_OK,
	RG_OUTPUT_SYSTEM,	/* `number` is the errno, `path` where */
	RG_OUTPUT_FOREIGN,	/* the folder holds what we did not make */
	RG_OUTPUT_NOT_FOLDER,	/* a file, a link, a device */
	RG_OUTPUT_UNSAFE,	/* the root, "." or "..", or holds the notes */
	RG_OUTPUT_BUSY,		/* another build has the lock */
	RG_OUTPUT_STOPPED,	/* `stop` was set by a signal */
};

struct rg_output_report {
	enum rg_output_error	 error;
	int			 number;
	char			 path[512];	/* cut if longer */
	bool			 not_atomic;
	size_t			 files;		/* in the set */
	size_t			 written, kept;	/* new bytes, the same bytes */
	size_t			 removed;	/* of the last build, no more */
};

struct rg_output_plan {
	const char		*folder;	/* "out", made if absent */
	const char *const	*keep;		/* paths it must not hold */
	size_t			 nkeep;
	const volatile int	*stop;		/* nonzero: give up; or NULL */
};

/* 0, or -1 with the reason in the report.  The artifacts must be sorted. */
int	rg_output_publish(const struct rg_artifacts *,
	    const struct rg_output_plan *, struct rg_output_report *);
/*
 * Removes a temporary tree that is being written by this process, if there
 * is one; for the handler of a fatal end.  Allocates nothing.
 */
void	rg_output_abandon(void);

#endif
