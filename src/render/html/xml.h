/*
 * A template as libxml2 read it: elements, attributes and text, without the
 * parts of XML that templates do without (entities, comments, processing
 * instructions).  The tree is in the arena; libxml2's own is gone.
 */
#ifndef REFGEN_HTML_XML_H
#define REFGEN_HTML_XML_H

#include "refgen/arena.h"
#include "refgen/buf.h"
#include "refgen/view.h"

enum rg_xml_space {
	RG_XML_HTML,
	RG_XML_SVG,
	RG_XML_TAL,
	RG_XML_METAL,
	RG_XML_I18N,
};

struct rg_xml_attr {
	enum rg_xml_space	 space;
	struct rg_view		 name, value;
};

struct rg_xml_node {
	const char		*file;		/* "templates/page.xhtml" */
	size_t			 line;		/* where its tag ends */
	enum rg_xml_space	 space;
	struct rg_view		 name;		/* empty: this is text */
	struct rg_view		 text;
	struct rg_xml_attr	*attrs;
	size_t			 nattrs;
	struct rg_xml_node	*first, *next;
};

/* The root element, or NULL with "file:line: reason" in `problem`. */
struct rg_xml_node	*rg_xml_read(struct rg_arena *, const char *file,
			    struct rg_view bytes, struct rg_buf *problem);
/* The attribute's value, or NULL. */
const struct rg_view	*rg_xml_attr(const struct rg_xml_node *,
			    enum rg_xml_space, const char *name);
/* One line of `problem`; only the first that is said stays. */
void			 rg_xml_complain(struct rg_buf *problem,
			    const char *file, size_t line,
			    const char *format, ...)
			    __attribute__((format(printf, 4, 5)));

#endif
