/*
 * The two ends that are not errors: memory is gone, or we broke our own
 * promise.
 *
 * Every allocation of refgen goes through rg_alloc() and rg_realloc(), which
 * never return NULL: when memory ends they call the handler, and the handler
 * does not come back.  The library's own handler aborts; a program sets one
 * that removes what it had begun to write and leaves with a status.
 */
#ifndef REFGEN_DIE_H
#define REFGEN_DIE_H

#include <stddef.h>

/*
 * Called once memory has ended, by the thread that found out; must not return
 * and must not allocate.
 */
typedef void	(*rg_oom_handler)(void);

void		 rg_on_oom(rg_oom_handler);
_Noreturn void	 rg_oom(void);

void		*rg_alloc(size_t);
void		*rg_realloc(void *, size_t);

/* Our own broken promise: says which, and aborts. */
_Noreturn void	 rg_bug(const char *file, int line, const char *what);
#define RG_BUG(what) rg_bug(__FILE__, __LINE__, (what))
#define RG_ASSERT(cond) ((cond) ? (void)0 : RG_BUG(#cond))

#endif
