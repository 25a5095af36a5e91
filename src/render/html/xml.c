/*
 * The one door to libxml2 for templates.
 *
 * No network, no entities replaced, no DTD loaded, its usual limits of depth
 * and size.  A DOCTYPE may only be the plain one of HTML: an internal subset
 * could declare entities, and libxml2 2.9 expands those in quadratic space.
 * The bytes are checked to be UTF-8 and declared so, so the check for the
 * DOCTYPE sees what the parser sees.
 */
#include "html/xml.h"

#include <stdarg.h>
#include <stdlib.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "refgen/die.h"
#include "refgen/utf8.h"
#include "refgen/vec.h"

struct reading {
	struct rg_arena	*arena;
	const char	*file;
	struct rg_buf	*problem;
};

static const struct {
	enum rg_xml_space	 space;
	const char		*uri;
} spaces[] = {
	{ RG_XML_HTML,  "http://www.w3.org/1999/xhtml" },
	{ RG_XML_SVG,   "http://www.w3.org/2000/svg" },
	{ RG_XML_TAL,   "http://xml.zope.org/namespaces/tal" },
	{ RG_XML_METAL, "http://xml.zope.org/namespaces/metal" },
	{ RG_XML_I18N,  "http://xml.zope.org/namespaces/i18n" },
};

void
rg_xml_complain(struct rg_buf *problem, const char *file, size_t line,
    const char *format, ...)
{
	va_list args;

	if (problem->n)
		return;
	rg_buf_fmt(problem, "%s:%zu: ", file, line);
	va_start(args, format);
	rg_buf_vfmt(problem, format, args);
	va_end(args);
}

const struct rg_view *
rg_xml_attr(const struct rg_xml_node *node, enum rg_xml_space space,
    const char *name)
{
	for (size_t i = 0; i < node->nattrs; i++)
		if (node->attrs[i].space == space &&
		    rg_view_eq(node->attrs[i].name, rg_view_of(name)))
			return &node->attrs[i].value;
	return NULL;
}

static struct rg_view
view_of_xml(const xmlChar *text)
{
	return rg_view_of((const char *)text);
}

static size_t
line_of(struct rg_view bytes, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at && i < bytes.n; i++)
		line += bytes.p[i] == '\n';
	return line;
}

/* False when the bytes must not reach the parser. */
static bool
admit(const struct reading *r, struct rg_view bytes)
{
	static const struct rg_view doctype = RG_V("<!DOCTYPE");
	size_t bad = rg_utf8_check(bytes), at = 0, found;

	if (bad != RG_NONE) {
		rg_xml_complain(r->problem, r->file, line_of(bytes, bad),
		    "expected UTF-8");
		return false;
	}
	for (;;) {
		found = rg_view_find(rg_view_cut(bytes, at, bytes.n), doctype);
		if (found == RG_NONE)
			return true;
		at += found + doctype.n;
		if (rg_view_starts(rg_view_cut(bytes, at, bytes.n),
		    RG_V(" html>")))
			continue;
		rg_xml_complain(r->problem, r->file, line_of(bytes, at),
		    "expected <!DOCTYPE html>, with nothing more in it");
		return false;
	}
}

static void
on_error(void *data, xmlErrorPtr error)
{
	const xmlParserCtxt *ctxt = data;
	const struct reading *r = ctxt->_private;

	rg_xml_complain(r->problem, r->file, (size_t)error->line, "%.*s",
	    RG_ARG(rg_view_trim(rg_view_of(error->message))));
}

static bool
space_of(enum rg_xml_space *space, const xmlNs *ns)
{
	*space = RG_XML_HTML;
	if (!ns)
		return true;
	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++) {
		if (strcmp((const char *)ns->href, spaces[i].uri) != 0)
			continue;
		*space = spaces[i].space;
		return true;
	}
	return false;
}

static void
take_attrs(const struct reading *r, struct rg_xml_node *node, xmlNode *from)
{
	RG_VEC(struct rg_xml_attr) attrs = { 0 };
	struct rg_xml_attr *attr;
	xmlChar *value;

	for (xmlAttr *a = from->properties; a; a = a->next) {
		attr = RG_PUSH(r->arena, &attrs);
		if (!space_of(&attr->space, a->ns))
			rg_xml_complain(r->problem, r->file, node->line,
			    "expected no attribute %s:%s here",
			    (const char *)a->ns->prefix,
			    (const char *)a->name);
		value = xmlNodeListGetString(from->doc, a->children, 1);
		attr->name = rg_arena_copy(r->arena, view_of_xml(a->name));
		attr->value = rg_arena_copy(r->arena, view_of_xml(value));
		xmlFree(value);
	}
	node->attrs = attrs.v;
	node->nattrs = attrs.n;
}

/* NULL for a node that templates do without. */
static struct rg_xml_node *
node_new(const struct reading *r, xmlNode *from)
{
	struct rg_xml_node *node = RG_NEW(r->arena, struct rg_xml_node);

	node->file = r->file;
	node->line = (size_t)xmlGetLineNo(from);
	switch (from->type) {
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		node->text = rg_arena_copy(r->arena,
		    view_of_xml(from->content));
		return node;
	case XML_COMMENT_NODE:
		return NULL;
	case XML_ELEMENT_NODE:
		break;
	default:
		rg_xml_complain(r->problem, r->file, node->line,
		    "expected an element or text");
		return NULL;
	}
	node->name = rg_arena_copy(r->arena, view_of_xml(from->name));
	if (!space_of(&node->space, from->ns))
		rg_xml_complain(r->problem, r->file, node->line,
		    "expected an element of HTML, SVG, TAL, METAL or I18N, "
		    "not of %s", (const char *)from->ns->href);
	take_attrs(r, node, from);
	return node;
}

/* As deep as libxml2 lets a document be: 256. */
static struct rg_xml_node *
copy(const struct reading *r, xmlNode *from)
{
	struct rg_xml_node *node = node_new(r, from), **at;

	if (!node || node->name.n == 0)
		return node;
	at = &node->first;
	for (xmlNode *child = from->children; child; child = child->next) {
		*at = copy(r, child);
		if (*at)
			at = &(*at)->next;
	}
	return node;
}

static xmlDoc *
parse(struct reading *r, struct rg_view bytes)
{
	xmlParserCtxt *ctxt;
	xmlDoc *doc;

	if (bytes.n > INT_MAX)
		return NULL;
	ctxt = xmlNewParserCtxt();
	if (!ctxt)
		rg_oom();
	ctxt->_private = r;
	ctxt->sax->serror = on_error;
	doc = xmlCtxtReadMemory(ctxt, bytes.n ? bytes.p : "", (int)bytes.n,
	    NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR |
	    XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
	xmlFreeParserCtxt(ctxt);
	return doc;
}

struct rg_xml_node *
rg_xml_read(struct rg_arena *arena, const char *file, struct rg_view bytes,
    struct rg_buf *problem)
{
	struct reading r = { arena, file, problem };
	struct rg_xml_node *root = NULL;
	xmlDoc *doc;

	if (!admit(&r, bytes))
		return NULL;
	/* libxml2 can call a half-read document a success when memory ends. */
	xmlMemSetup(free, rg_alloc, rg_realloc, strdup);
	doc = parse(&r, bytes);
	if (doc && problem->n == 0)
		root = copy(&r, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	if (!root)
		rg_xml_complain(problem, file, 1, "expected an XML document");
	return problem->n == 0 ? root : NULL;
}
