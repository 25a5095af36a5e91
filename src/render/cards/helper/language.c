/*
 * The language of a document (ISO 32000-1, 14.9.2): /Lang in the catalog.
 *
 * The catalog is the last object that Cairo writes, so what goes into it
 * moves nothing that the table of objects points to: only the table itself,
 * whose place is behind "startxref".
 */
#include "helper.h"

static size_t
find_last(struct rg_view v, struct rg_view needle)
{
	size_t at = RG_NONE;

	for (size_t i = 0; i + needle.n <= v.n; i++)
		if (rg_view_starts(rg_view_cut(v, i, v.n), needle))
			at = i;
	return at;
}

bool
language_put(struct rg_buf *pdf, const char *lang)
{
	static const struct rg_view catalog = { "/Type /Catalog\n", 15 };
	struct rg_view v = rg_buf_view(pdf), tail;
	struct rg_buf out = { 0 }, entry = { 0 };
	size_t at = find_last(v, catalog);
	size_t table, start;

	if (at == RG_NONE)
		return false;
	at += catalog.n;
	tail = rg_view_cut(v, at, v.n);
	table = rg_view_find(tail, RG_V("\nxref\n"));
	start = rg_view_find(tail, RG_V("\nstartxref\n"));
	if (table == RG_NONE || start == RG_NONE || start < table ||
	    rg_view_find(rg_view_cut(tail, 0, table), RG_V(" obj\n")) !=
	    RG_NONE)
		return false;
	rg_buf_fmt(&entry, "   /Lang (%s)\n", lang);
	rg_buf_put(&out, rg_view_cut(v, 0, at));
	rg_buf_put(&out, rg_buf_view(&entry));
	rg_buf_put(&out, rg_view_cut(tail, 0, start));
	rg_buf_fmt(&out, "\nstartxref\n%zu\n%%%%EOF\n",
	    at + entry.n + table + 1);
	rg_buf_release(&entry);
	rg_buf_release(pdf);
	*pdf = out;
	return true;
}
