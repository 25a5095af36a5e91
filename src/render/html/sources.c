#include "html/site.h"

#include <stdlib.h>

/* The claims of a note, by line; cut from those of all notes. */
struct reading {
	const struct rg_model_claim	**claims;
	size_t				  n;
};

static int
by_place(const void *a, const void *b)
{
	const struct rg_model_claim *const *x = a, *const *y = b;

	if ((*x)->source != (*y)->source)
		return (*x)->source < (*y)->source ? -1 : 1;
	if ((*x)->line != (*y)->line)
		return (*x)->line < (*y)->line ? -1 : 1;
	return (*x)->id < (*y)->id ? -1 : (*x)->id > (*y)->id;
}

static struct reading
readings(struct rg_site *s)
{
	struct reading all = { .n = s->model->nclaims };

	all.claims = rg_arena_alloc(&s->arena, all.n * sizeof(*all.claims));
	for (size_t i = 0; i < all.n; i++)
		all.claims[i] = &s->model->claims[i];
	if (all.n)
		qsort(all.claims, all.n, sizeof(*all.claims), by_place);
	return all;
}

/* Takes those of the next note, in the order of ids, off the rest. */
static struct reading
take_reading(struct reading *rest, uint32_t source)
{
	struct reading r = { rest->claims, 0 };

	while (r.n < rest->n && r.claims[r.n]->source <= source)
		r.n++;
	rest->claims += r.n;
	rest->n -= r.n;
	return r;
}

/* Where a claim's words went: { name, href }, each place once a line. */
static void
add_became(struct rg_site *s, struct rg_list *list,
    const struct rg_became *became)
{
	const struct rg_model_range *range;
	const struct rg_service *service;
	struct rg_table *t;

	if (became->service >= 0) {
		service = &s->model->services[became->service];
		t = rg_add_table(list);
		rg_set_view(t, "name", service->name[s->lang]);
		rg_set_str(t, "href", rg_site_service(s, service));
	} else if (became->range >= 0) {
		range = &s->model->ranges[became->range];
		t = rg_add_table(list);
		rg_set_view(t, "name", range->name[s->lang]);
		rg_set_fmt(t, "href", "%s#range-%s", rg_site_href(s,
		    RG_PAGE_RANGES, NULL), rg_class_name(range->class));
	}
}

static void
add_line(struct rg_site *s, struct rg_table *t, const struct reading *r,
    size_t number, struct rg_view text, bool unread)
{
	struct rg_list *became;
	const struct rg_became *last = NULL, *now;
	bool read = false;

	rg_set_fmt(t, "number", "%zu", number);
	rg_set_text(t, "text", text);
	became = rg_set_list(t, "became");
	for (size_t i = 0; i < r->n && r->claims[i]->line <= number; i++) {
		if (r->claims[i]->end_line < number)
			continue;
		read = true;
		now = &s->became[r->claims[i]->id];
		if (last && last->service == now->service &&
		    last->range == now->range)
			continue;
		last = now;
		if (r->claims[i]->line == number)
			add_became(s, became, now);
	}
	rg_set_str(t, "class", read ? "read" : unread ? "unread" : NULL);
	rg_set_bool(t, "unread", unread && !read);
}

static void
add_lines(struct rg_site *s, const struct rg_model_source *source,
    struct reading r)
{
	struct rg_list *list = rg_set_list(s->page, "lines");
	struct rg_view rest = source->bytes, line;
	size_t number = 0, unread = 0;

	while (rg_view_split(&line, &rest, '\n')) {
		/* The last line end ends a line, and begins none. */
		if (!rest.p && line.n == 0)
			break;
		if (rg_view_ends(line, RG_V("\r")))
			line.n--;
		while (unread < source->nunread &&
		    source->unread[unread] <= number)
			unread++;
		number++;
		add_line(s, rg_add_table(list), &r, number, line,
		    unread < source->nunread &&
		    source->unread[unread] == number);
		while (r.n && r.claims[0]->end_line <= number) {
			r.claims++;
			r.n--;
		}
	}
}

/* What the list of notes and the page of one have in common. */
static void
describe(struct rg_site *s, struct rg_table *t,
    const struct rg_model_source *source)
{
	rg_set_view(t, "path", source->path);
	rg_set_view(t, "heading", source->title);
	rg_set_lang(s, t, "foreign", source->lang);
	rg_set_str(t, "language", source->lang < s->job->locale->known ?
	    s->job->locale->langs[source->lang].name : NULL);
	rg_set_str(t, "tag", source->lang < s->job->locale->known ?
	    s->job->locale->langs[source->lang].tag : NULL);
	rg_set_number(s, t, "claims", source->nclaims);
	rg_set_bool(t, "missed", source->nunread > 0);
	rg_set_number(s, t, "unread", source->nunread);
	rg_set_view(t, "original", source->copy_of ? rg_model_source(s->model,
	    source->copy_of)->path : rg_view(NULL, 0));
}

static const char *
item_of(struct rg_site *s, const struct rg_model_source *source)
{
	return rg_arena_fmt(&s->scratch, "%u", source->id);
}

static int
page_of(struct rg_site *s, const struct rg_model_source *source,
    struct reading reading)
{
	rg_page_begin(s, RG_PAGE_SOURCE,
	    rg_arena_str(&s->arena, source->path), item_of(s, source));
	describe(s, s->page, source);
	add_lines(s, source, reading);
	return rg_page_end(s, RG_PAGE_SOURCE);
}

int
rg_page_sources(struct rg_site *s)
{
	const struct rg_model_source *source;
	struct rg_list *list;
	struct reading rest;
	struct rg_table *t;
	int status;

	rg_page_begin(s, RG_PAGE_SOURCES, rg_site_tr(s, "Sources"), NULL);
	list = rg_set_list(s->page, "sources");
	for (size_t i = 0; i < s->model->nsources; i++) {
		source = &s->model->sources[i];
		t = rg_add_table(list);
		rg_set_str(t, "href", rg_site_href(s, RG_PAGE_SOURCE,
		    item_of(s, source)));
		describe(s, t, source);
	}
	status = rg_page_end(s, RG_PAGE_SOURCES);
	rest = readings(s);
	for (size_t i = 0; i < s->model->nsources && status == 0; i++)
		status = page_of(s, &s->model->sources[i],
		    take_reading(&rest, s->model->sources[i].id));
	return status;
}
