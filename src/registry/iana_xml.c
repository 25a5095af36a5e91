#include <libxml/xmlreader.h>
#include <unistd.h>

#include "harvest.h"
#include "import.h"
#include "refgen/die.h"

#define NAMESPACE "http://www.iana.org/assignments"

enum field {
	NAME,
	NUMBER,
	PROTOCOL,
	DESCRIPTION,
	NOTE,
	REFERENCES,
	FIELDS
};

/* The elements of a record; its references are empty <xref/>s. */
static const char *const elements[FIELDS] = {
	[NAME] = "name",
	[NUMBER] = "number",
	[PROTOCOL] = "protocol",
	[DESCRIPTION] = "description",
	[NOTE] = "note",
	[REFERENCES] = "xref",
};

struct xml {
	xmlTextReaderPtr	 reader;
	struct rg_harvest	 harvest;
	struct rg_buf		*problem;
	struct rg_buf		 field[FIELDS];
	struct rg_buf		 date;
	struct rg_buf		*open;		/* what text belongs to */
	int			 open_depth;	/* of that element */
	int			 record_depth;	/* 0: outside of records */
	size_t			 nth;		/* record */
};

static int
fail(struct xml *x, const char *why)
{
	rg_buf_str(x->problem, why);
	return -1;
}

/* The first error is the cause of those behind it. */
static void
on_error(void *context, const char *message, xmlParserSeverities severity,
    xmlTextReaderLocatorPtr where)
{
	struct xml *x = context;
	struct rg_view text = rg_view_trim(rg_view_of(message));

	if (x->problem->n > 0 || severity == XML_PARSER_SEVERITY_WARNING ||
	    severity == XML_PARSER_SEVERITY_VALIDITY_WARNING)
		return;
	rg_buf_fmt(x->problem, "line %d: %.*s",
	    xmlTextReaderLocatorLineNumber(where), RG_ARG(text));
}

static bool
is(const xmlChar *word, const char *wanted)
{
	return word && strcmp((const char *)word, wanted) == 0;
}

/* Text below the element that starts here goes into `text`. */
static void
open_field(struct xml *x, struct rg_buf *text)
{
	x->open = text;
	x->open_depth = xmlTextReaderDepth(x->reader);
	if (text->n > 0)
		rg_buf_char(text, ' ');
}

static void
put_attribute(struct xml *x, struct rg_buf *text, const char *name)
{
	xmlChar *value;

	value = xmlTextReaderGetAttribute(x->reader, (const xmlChar *)name);
	rg_buf_str(text, (const char *)value);
	rg_buf_char(text, ' ');
	xmlFree(value);
}

static void
start_field(struct xml *x, const xmlChar *element)
{
	xmlChar *type;

	x->open = NULL;
	if (is(element, elements[REFERENCES])) {
		type = xmlTextReaderGetAttribute(x->reader,
		    (const xmlChar *)"type");
		if (is(type, "rfc"))
			put_attribute(x, &x->field[REFERENCES], "data");
		xmlFree(type);
		return;
	}
	for (size_t i = 0; i < REFERENCES; i++)
		if (is(element, elements[i]))
			open_field(x, &x->field[i]);
}

static int
end_record(struct xml *x)
{
	const struct rg_raw raw = {
		.unit = "record",
		.nth = x->nth,
		.name = rg_view_trim(rg_buf_view(&x->field[NAME])),
		.ports = rg_view_trim(rg_buf_view(&x->field[NUMBER])),
		.transport = rg_view_trim(rg_buf_view(&x->field[PROTOCOL])),
		.description =
		    rg_view_trim(rg_buf_view(&x->field[DESCRIPTION])),
		.note = rg_buf_view(&x->field[NOTE]),
		.references = rg_buf_view(&x->field[REFERENCES]),
	};

	x->record_depth = 0;
	x->open = NULL;
	return rg_harvest_take(&x->harvest, &raw);
}

static int
start_record(struct xml *x)
{
	for (size_t i = 0; i < FIELDS; i++)
		rg_buf_reset(&x->field[i]);
	x->record_depth = xmlTextReaderDepth(x->reader);
	x->nth++;
	return xmlTextReaderIsEmptyElement(x->reader) ? end_record(x) : 0;
}

static int
start_element(struct xml *x)
{
	const xmlChar *name = xmlTextReaderConstLocalName(x->reader);
	int depth = xmlTextReaderDepth(x->reader);

	if (depth == 0) {
		if (is(name, "registry") &&
		    is(xmlTextReaderConstNamespaceUri(x->reader), NAMESPACE))
			return 0;
		return fail(x, "it is not a registry of IANA");
	}
	if (x->record_depth > 0) {
		if (depth == x->record_depth + 1)
			start_field(x, name);
		return 0;
	}
	x->open = NULL;
	if (is(name, "record"))
		return start_record(x);
	if (depth == 1 && is(name, "updated"))
		open_field(x, &x->date);
	return 0;
}

static int
end_element(struct xml *x)
{
	int depth = xmlTextReaderDepth(x->reader);

	if (x->record_depth > 0 && depth == x->record_depth)
		return end_record(x);
	return 0;
}

static void
add_text(struct xml *x)
{
	if (x->open && xmlTextReaderDepth(x->reader) > x->open_depth)
		rg_buf_str(x->open,
		    (const char *)xmlTextReaderConstValue(x->reader));
}

static int
read_node(struct xml *x)
{
	switch (xmlTextReaderNodeType(x->reader)) {
	case XML_READER_TYPE_ELEMENT:
		return start_element(x);
	case XML_READER_TYPE_END_ELEMENT:
		return end_element(x);
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		add_text(x);
		return 0;
	case XML_READER_TYPE_DOCUMENT_TYPE:
	case XML_READER_TYPE_ENTITY_REFERENCE:
		/* IANA's file has none; what they hide is not worth reading. */
		return fail(x, "document types and entities are not read");
	default:
		return 0;
	}
}

static int
read_nodes(struct xml *x)
{
	int more;

	while ((more = xmlTextReaderRead(x->reader)) == 1)
		if (x->problem->n > 0 || read_node(x) != 0)
			return -1;
	if (more < 0 && x->problem->n == 0)
		return fail(x, "it is not well-formed XML");
	return more;
}

/* A date such as 2026-08-17, and nothing that could end a comment. */
static struct rg_view
sound_date(struct rg_view date)
{
	for (size_t i = 0; i < date.n; i++)
		if ((date.p[i] < '0' || date.p[i] > '9') && date.p[i] != '-')
			return rg_view(NULL, 0);
	return date;
}

static void
release(struct xml *x)
{
	for (size_t i = 0; i < FIELDS; i++)
		rg_buf_release(&x->field[i]);
	rg_buf_release(&x->date);
	rg_harvest_release(&x->harvest);
	xmlFreeTextReader(x->reader);
}

int
rg_registry_import_xml(struct rg_buf *snapshot, const char *path,
    size_t *nrecords, struct rg_buf *problem)
{
	struct xml x = { .problem = problem };
	int fd, status = -1;

	if ((fd = rg_import_open(path, problem)) < 0)
		return -1;
	rg_harvest_init(&x.harvest, problem);
	/* By the descriptor: a path would be taken for a URI. */
	x.reader = xmlReaderForFd(fd, NULL, NULL, XML_PARSE_NONET);
	if (!x.reader)
		rg_oom();
	xmlTextReaderSetErrorHandler(x.reader, on_error, &x);
	status = read_nodes(&x);
	if (status == 0)
		status = rg_harvest_finish(&x.harvest, snapshot, RG_IANA,
		    sound_date(rg_view_trim(rg_buf_view(&x.date))), nrecords);
	release(&x);
	close(fd);
	return status;
}
