#include "refgen/security.h"

static const struct {
	const char	*name, *words;
} rows[] = {
	[RG_SECURITY_NONE] = { "", "" },
	[RG_CLEAR] = { "clear", "clear text" },
	[RG_ENCRYPTED] = { "encrypted", "encrypted" },
	[RG_CLEAR_AND_ENCRYPTED] = { "both", "clear text or encrypted" },
};

const char *
rg_security_name(enum rg_security security)
{
	return rows[security].name;
}

enum rg_security
rg_security_of(struct rg_view name)
{
	for (int s = RG_CLEAR; s <= RG_CLEAR_AND_ENCRYPTED; s++)
		if (rg_view_eq(name, rg_view_of(rows[s].name)))
			return (enum rg_security)s;
	return RG_SECURITY_NONE;
}

const char *
rg_security_words(enum rg_security security)
{
	return rows[security].words;
}
