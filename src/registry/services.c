#include "harvest.h"

/* The next word of a line, behind blanks; empty at its end. */
static struct rg_view
next_word(struct rg_view *rest)
{
	size_t n = 0;
	struct rg_view word;

	*rest = rg_view_trim(*rest);
	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
		n++;
	word = rg_view(rest->p, n);
	*rest = rg_view_cut(*rest, n, rest->n);
	return word;
}

/*
 * name port/protocol [alias ...] [# comment]
 *
 * The protocol is one of protocols(5); those that are not transports of
 * RFC 6335, section 8.1.1, have numbers of another kind before the slash.
 */
static int
take_line(struct rg_harvest *h, struct rg_view line, size_t nth)
{
	struct rg_raw raw = { .unit = "line", .nth = nth };
	size_t hash = rg_view_chr(line, '#'), slash;
	struct rg_view port;

	if (hash != RG_NONE) {
		raw.references = rg_view_cut(line, hash + 1, line.n);
		line = rg_view_cut(line, 0, hash);
	}
	raw.name = next_word(&line);
	if (raw.name.n == 0)
		return 0;
	port = next_word(&line);
	slash = rg_view_chr(port, '/');
	if (slash == RG_NONE || slash == 0 || slash + 1 == port.n) {
		rg_buf_fmt(h->problem, "line %zu: no port/protocol stands "
		    "behind the name", nth);
		return -1;
	}
	raw.ports = rg_view_cut(port, 0, slash);
	raw.transport = rg_view_cut(port, slash + 1, port.n);
	raw.aliases = rg_view_trim(line);
	if (rg_transport_of(raw.transport) == 0)
		return 0;
	return rg_harvest_take(h, &raw);
}

int
rg_registry_import_services(struct rg_buf *snapshot, struct rg_view bytes,
    size_t *nrecords, struct rg_buf *problem)
{
	struct rg_harvest harvest;
	struct rg_view line;
	int status = 0;

	rg_harvest_init(&harvest, problem);
	for (size_t n = 1; status == 0 &&
	    rg_view_split(&line, &bytes, '\n'); n++)
		status = take_line(&harvest, line, n);
	if (status == 0)
		status = rg_harvest_finish(&harvest, snapshot,
		    "a services(5) file", RG_V(""), nrecords);
	rg_harvest_release(&harvest);
	return status;
}
