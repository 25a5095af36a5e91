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

/* The same for a row of a table of cases: the row's name is said, too. */
#define assert_row(name, view, expected)				\
	unit_assert_row((name), (view), (expected), __FILE__, __LINE__)

static inline void
unit_assert_row(const char *name, struct rg_view got, const char *expected,
    const char *file, int line)
{
	if (!rg_view_eq(got, rg_view_of(expected)))
		print_error("row \"%s\"\n", name ? name : "");
	unit_assert_view(got, expected, file, line);
}

#define ROWS(table) (sizeof(table) / sizeof((table)[0]))

#endif
