/* What every unit test includes: cmocka with the headers it wants first. */
#ifndef REFGEN_UNIT_H
#define REFGEN_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "refgen/buf.h"
#include "refgen/view.h"

/* Fails with both texts when a view is not the expected string. */
#define assert_view(view, expected)					\
	unit_assert_view((view), (expected), __FILE__, __LINE__)

static inline void
unit_assert_view(struct rg_view got, const char *expected, const char *file,
    int line)
{
	struct rg_view want = rg_view_of(expected);

	if (rg_view_eq(got, want))
		return;
	print_error("got      \"%.*s\"\nexpected \"%s\"\n", RG_ARG(got),
	    expected);
	_fail(file, line);
}

#endif
