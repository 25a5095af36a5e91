#include "refgen/die.h"

#include <stdio.h>
#include <stdlib.h>

static rg_oom_handler on_oom;

void
rg_on_oom(rg_oom_handler handler)
{
	on_oom = handler;
}

void
rg_oom(void)
{
	if (on_oom)
		on_oom();
	abort();
}

void *
rg_alloc(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (!p)
		rg_oom();
	return p;
}

void *
rg_realloc(void *old, size_t n)
{
	void *p = realloc(old, n ? n : 1);

	if (!p)
		rg_oom();
	return p;
}

void
rg_bug(const char *file, int line, const char *what)
{
	fprintf(stderr, "refgen: bug at %s:%d: %s\n", file, line, what);
	abort();
}
