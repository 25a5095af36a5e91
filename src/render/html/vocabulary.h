/*
 * What the compiler knows of HTML: which elements have no end tag, which
 * attributes are URLs, and where a value must never stand.
 */
#ifndef REFGEN_HTML_VOCABULARY_H
#define REFGEN_HTML_VOCABULARY_H

#include <stdbool.h>

#include "refgen/view.h"

enum rg_attr_kind {
	RG_ATTR_TEXT,
	RG_ATTR_URL,
	RG_ATTR_BOOL,		/* its name alone says it */
	RG_ATTR_FORBIDDEN,	/* its value would be code */
};

/* Void elements (HTML, section 13.1.2): a start tag and nothing more. */
bool			 rg_element_void(struct rg_view name);
/* Its text is code, or is not escaped: it must be empty in a template. */
bool			 rg_element_raw(struct rg_view name);
/* Blanks in it are shown as they are. */
bool			 rg_element_pre(struct rg_view name);
enum rg_attr_kind	 rg_attr_kind(struct rg_view name);

#endif
