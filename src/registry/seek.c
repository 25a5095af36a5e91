#include "refgen/registry.h"

#define NO_PORT (RG_PORT_MAX + 1)

/* The first port of a line; behind all others when it has none. */
static uint32_t
first_port(struct rg_view line, size_t *digits)
{
	uint32_t port = 0;
	size_t n = 0;

	while (n < line.n && line.p[n] >= '0' && line.p[n] <= '9')
		port = port * 10 + (uint32_t)(line.p[n++] - '0');
	*digits = n;
	return n ? port : NO_PORT;
}

/* The offset behind the line that offset `at` is in. */
static size_t
line_end(struct rg_view v, size_t at)
{
	const char *end = memchr(v.p + at, '\n', v.n - at);

	return end ? (size_t)(end - v.p) + 1 : v.n;
}

/* The head of comments has no port, and comes first all the same. */
static size_t
head_end(struct rg_view v)
{
	size_t at = 0;

	while (at < v.n && (v.p[at] == '#' || v.p[at] == '\n'))
		at = line_end(v, at);
	return at;
}

/*
 * The offset of the first line whose first port is not below `port`.  A line
 * starts at `from`, and one at `to` unless that is the end; halving stops at
 * a stretch that is one line.
 */
static size_t
line_of(struct rg_view v, uint32_t port)
{
	size_t from = head_end(v), to = v.n, digits;

	while (from < to) {
		size_t start = from + (to - from) / 2;

		while (start > from && v.p[start - 1] != '\n')
			start--;
		if (first_port(rg_view_cut(v, start, v.n), &digits) >=
		    port)
			to = start;
		else
			from = line_end(v, start);
	}
	return from;
}

void
rg_snapshot_seek(struct rg_snapshot_walk *w, struct rg_view snapshot,
    struct rg_range ports)
{
	uint32_t port = ports.first < RG_SNAPSHOT_REACH ? 0 :
	    ports.first - RG_SNAPSHOT_REACH;

	w->ports = ports;
	w->rest = rg_view_cut(snapshot, line_of(snapshot, port), snapshot.n);
}

bool
rg_snapshot_next(struct rg_snapshot_walk *w, struct rg_record *r)
{
	struct rg_view line;
	uint32_t port;
	size_t digits;

	while (rg_view_split(&line, &w->rest, '\n')) {
		port = first_port(line, &digits);
		if (port > w->ports.last)
			break;
		if (port < w->ports.first && line.p[digits] != '-')
			continue;
		if (rg_record_read(r, line) && !r->no_port &&
		    rg_range_overlap(r->ports, w->ports))
			return true;
	}
	return false;
}

/* Behind so many tabs of the line; NULL when it has fewer. */
static const char *
behind_tabs(const char *p, const char *end, int tabs)
{
	for (; p && tabs > 0; tabs--) {
		p = memchr(p, '\t', (size_t)(end - p));
		p = p ? p + 1 : NULL;
	}
	return p;
}

/* Up to the next tab; '-' is nothing. */
static struct rg_view
field(const char *p, const char *end)
{
	const char *tab = p ? memchr(p, '\t', (size_t)(end - p)) : NULL;
	struct rg_view v = rg_view(p, p ? (size_t)((tab ? tab : end) - p) : 0);

	return rg_view_eq(v, RG_V("-")) ? rg_view(NULL, 0) : v;
}

bool
rg_snapshot_name(struct rg_view *rest, struct rg_view *line,
    struct rg_view *name, struct rg_view *aliases)
{
	while (rest->n > 0) {
		const char *from = rest->p, *end, *at;

		end = memchr(from, '\n', rest->n);
		*line = rg_view(from, end ? (size_t)(end - from) : rest->n);
		*rest = rg_view_cut(*rest, line->n + (end != NULL), rest->n);
		end = from + line->n;
		if (line->n == 0 || *from == '#')
			continue;
		at = behind_tabs(from, end, 2);
		*name = field(at, end);
		if (name->n == 0)
			continue;
		*aliases = field(behind_tabs(at, end, 3), end);
		return true;
	}
	return false;
}
