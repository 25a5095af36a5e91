/*
 * Files and folders by descriptor and name: nothing here follows a link.
 *
 * What fails leaves its reason in errno.  A descriptor of -1 is a folder
 * that is not there: looking into it finds nothing.
 */
#ifndef OUTPUT_FILE_H
#define OUTPUT_FILE_H

#include <dirent.h>
#include <stdbool.h>

#include "refgen/buf.h"

#define RG_FILE_MODE	0644
#define RG_FOLDER_MODE	0755
#define RG_MODE_BITS	0777

/* Keeps errno, so that a cleanup does not hide what it cleans up after. */
void		 rg_fd_close(int fd);
/* Whether the name still means what is open as `fd`. */
bool		 rg_fd_named(int fd, int dir, const char *name);

bool		 rg_file_regular(int dir, const char *name);
/* Whether it is a regular file of our mode with exactly these bytes. */
bool		 rg_file_same(int dir, const char *name, struct rg_view);
bool		 rg_file_starts(int dir, const char *name, struct rg_view);
/* Adds the bytes of a regular file to the buffer. */
int		 rg_file_read(struct rg_buf *, int dir, const char *name);
/* A new file of our mode, whatever the umask; an old one is an error. */
int		 rg_file_write(int dir, const char *name, struct rg_view);

int		 rg_folder_open(int dir, const char *name);
/* What is in the folder, to be closed with closedir(). */
DIR		*rg_folder_list(int dir);
/* The next name but "." and ".."; after NULL, errno tells an end (0). */
const char	*rg_folder_next(DIR *);
/* Removes a folder with all that is in it, as far as that goes. */
void		 rg_folder_remove(int dir, const char *name);

#endif
