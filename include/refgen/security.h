/*
 * Whether what a service sends can be read on the way.
 *
 * The values are a set: `both` is a service that speaks in the clear and
 * encrypted on one port, as SMTP does before and behind STARTTLS (RFC 3207).
 */
#ifndef REFGEN_SECURITY_H
#define REFGEN_SECURITY_H

#include "refgen/view.h"

enum rg_security {
	RG_SECURITY_NONE = 0,		/* nobody says */
	RG_CLEAR = 1,
	RG_ENCRYPTED = 2,
	RG_CLEAR_AND_ENCRYPTED = 3,
};

/* "clear", "encrypted", "both"; "" for none. */
const char		*rg_security_name(enum rg_security);
/* The value with this name, or RG_SECURITY_NONE. */
enum rg_security	 rg_security_of(struct rg_view name);
/* The same in words that a reader understands: a msgid, context "security". */
const char		*rg_security_words(enum rg_security);

#endif
