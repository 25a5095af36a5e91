/* What is open as a file descriptor. */
#ifndef REFGEN_FD_H
#define REFGEN_FD_H

#include "refgen/view.h"

/*
 * Writes all of the bytes, however many calls that takes and whatever signal
 * comes between; false with the reason in errno, and then some may be there.
 */
bool	rg_fd_write(int fd, struct rg_view bytes);

#endif
