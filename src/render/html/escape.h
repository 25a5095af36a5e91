/*
 * Escaping by context: what may stand in HTML text, in an attribute between
 * double quotes, in an attribute that is a URL, and in a file of script data
 * as a string between double quotes.
 *
 * There is no fifth way to write a value.  Characters that a browser would
 * not show (controls, the marks that turn the direction of reading) are
 * replaced by ones that it does, so that a note looks like what it is.
 */
#ifndef REFGEN_HTML_ESCAPE_H
#define REFGEN_HTML_ESCAPE_H

#include <stdbool.h>

#include "refgen/buf.h"
#include "refgen/view.h"

/* Of valid UTF-8, as every text behind the door is. */
void	rg_escape_text(struct rg_buf *, struct rg_view);
void	rg_escape_attr(struct rg_buf *, struct rg_view);
/* As JSON has it (RFC 8259, section 7); neither does it end a script. */
void	rg_escape_script(struct rg_buf *, struct rg_view);
/*
 * A relative reference, or http, https or mailto.  Anything else is not
 * written, and the answer is false.
 */
bool	rg_escape_url(struct rg_buf *, struct rg_view);

#endif
