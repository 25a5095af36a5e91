#include "unit.h"

#include "refgen/security.h"

static void
each_value_has_a_name(void **state)
{
	static const struct {
		const char		*name;
		enum rg_security	 value;
	} rows[] = {
		{ "clear", RG_CLEAR },
		{ "encrypted", RG_ENCRYPTED },
		{ "both", RG_CLEAR | RG_ENCRYPTED },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		assert_string_equal(rg_security_name(rows[i].value),
		    rows[i].name);
		assert_int_equal(rg_security_of(rg_view_of(rows[i].name)),
		    rows[i].value);
	}
}

static void
what_is_no_name_is_no_value(void **state)
{
	(void)state;
	assert_int_equal(rg_security_of(RG_V("")), RG_SECURITY_NONE);
	assert_int_equal(rg_security_of(RG_V("Clear")), RG_SECURITY_NONE);
	assert_string_equal(rg_security_name(RG_SECURITY_NONE), "");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_value_has_a_name),
		cmocka_unit_test(what_is_no_name_is_no_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
