/*
 * The quiz.  Its wrong answers are what people take one thing for: what lost
 * in a disagreement, the service's own relatives, and what stands next to it.
 * Without scripts each question opens to its answer.
 */
#include "html/site.h"

#include <stdlib.h>

#define QUESTIONS_MAX 400
#define OPTIONS_MAX 4

struct option {
	struct rg_view	 text;
	bool		 right;
};

struct question {
	struct option	 options[OPTIONS_MAX];
	size_t		 n;
};

/* What was said before is not said again, and there is room for few. */
static void
offer(struct question *q, struct rg_view text, bool right)
{
	if (text.n == 0 || q->n == OPTIONS_MAX)
		return;
	for (size_t i = 0; i < q->n; i++)
		if (rg_view_eq(q->options[i].text, text))
			return;
	q->options[q->n++] = (struct option){ text, right };
}

static size_t
number_of(struct rg_view v)
{
	size_t n = 0;

	for (size_t i = 0; i < v.n && v.p[i] >= '0' && v.p[i] <= '9'; i++)
		n = n * 10 + (size_t)(v.p[i] - '0');
	return n;
}

/* By number, else by letter: where the right one stands tells nothing. */
static int
by_text(const void *a, const void *b)
{
	const struct option *x = a, *y = b;
	size_t nx = number_of(x->text), ny = number_of(y->text);

	if (nx != ny)
		return nx < ny ? -1 : 1;
	return rg_view_cmp(x->text, y->text);
}

static void
ask(struct rg_list *list, const char *id, const char *text,
    struct question *q, const char *href, struct rg_view why)
{
	struct rg_table *t, *option;
	struct rg_list *options;

	if (q->n < 2 || list->n == QUESTIONS_MAX)
		return;
	qsort(q->options, q->n, sizeof(*q->options), by_text);
	t = rg_add_table(list);
	rg_set_str(t, "id", id);
	rg_set_str(t, "text", text);
	rg_set_str(t, "href", href);
	rg_set_view(t, "why", why);
	options = rg_set_list(t, "options");
	for (size_t i = 0; i < q->n; i++) {
		option = rg_add_table(options);
		rg_set_view(option, "text", q->options[i].text);
		rg_set_str(option, "right", q->options[i].right ? "right" :
		    NULL);
		if (q->options[i].right)
			rg_set_view(t, "answer", q->options[i].text);
	}
}

/* Words of this language only: a question mixes none. */
static struct rg_view
why_of(const struct rg_site *s, const struct rg_service *service)
{
	const struct rg_said *said = &service->summary[s->lang];

	return said->lang == s->lang ? said->text : rg_view(NULL, 0);
}

static void
offer_ports(struct rg_site *s, struct question *q, size_t index)
{
	if (index < s->model->nservices)
		offer(q, rg_view_of(rg_site_ports_of(s,
		    &s->model->services[index])), false);
}

/* "On which port does SSH listen?" */
static void
ask_port(struct rg_site *s, struct rg_list *list, size_t index)
{
	const struct rg_service *service = &s->model->services[index];
	const char *name = rg_arena_str(s->page->arena,
	    service->name[s->lang]);
	struct question q = { .n = 0 };

	if (service->nendpoints == 0 || service->nendpoints > 3)
		return;
	offer(&q, rg_view_of(rg_site_ports_of(s, service)), true);
	for (size_t i = 0; i < service->nconflicts; i++) {
		const struct rg_conflict *c =
		    &s->model->conflicts[service->conflicts[i]];

		for (size_t k = 0; c->kind == RG_CONFLICT_PORTS &&
		    k < c->nsides; k++)
			offer(&q, c->sides[k].value, false);
	}
	for (size_t i = 0; i < service->nrelated; i++)
		offer(&q, rg_view_of(rg_site_ports_of(s,
		    service->related[i].service)), false);
	for (size_t d = 1; d <= 3; d++) {
		offer_ports(s, &q, index - d);	/* before 0 is no index */
		offer_ports(s, &q, index + d);
	}
	ask(list, rg_arena_fmt(s->page->arena, "port-%.*s",
	    RG_ARG(service->id)), rg_site_fill(s,
	    "On which port does {1} listen?", name), &q,
	    rg_site_service(s, service), why_of(s, service));
}

static void
offer_name(struct rg_site *s, struct question *q, size_t index)
{
	if (index < s->model->nports)
		offer(q, s->model->ports[index].rows[0].service->name[s->lang],
		    false);
}

/* "What listens on port 53?": where it is only one. */
static void
ask_service(struct rg_site *s, struct rg_list *list, size_t index)
{
	const struct rg_model_port *port = &s->model->ports[index];
	const struct rg_service *service = port->rows[0].service;
	const char *item = rg_site_port_item(s->page->arena, port);
	struct question q = { .n = 0 };

	if (port->nrows != 1)
		return;
	offer(&q, service->name[s->lang], true);
	for (size_t i = 0; i < service->nrelated; i++)
		offer(&q, service->related[i].service->name[s->lang], false);
	for (size_t d = 1; d <= 3; d++) {
		offer_name(s, &q, index - d);
		offer_name(s, &q, index + d);
	}
	ask(list, rg_arena_fmt(s->page->arena, "on-%s", item),
	    rg_site_fill(s, "What listens on port {1}?", item), &q,
	    rg_site_href(s, RG_PAGE_PORT, item), why_of(s, service));
}

/* "Which transports does DNS use on port 53?": where notes differ. */
static void
ask_transports(struct rg_site *s, struct rg_list *list,
    const struct rg_conflict *c)
{
	const struct rg_service *service = rg_site_find(s, c->service);
	struct question q = { .n = 0 };
	struct rg_buf b = { 0 };

	if (!service || c->nports == 0)
		return;
	offer(&q, c->resolved, true);
	for (size_t k = 0; k < c->nsides; k++)
		offer(&q, c->sides[k].value, false);
	offer(&q, RG_V("tcp"), false);
	offer(&q, RG_V("udp"), false);
	offer(&q, RG_V("tcp,udp"), false);
	rg_range_put(&b, c->ports[0]);
	ask(list, rg_arena_fmt(s->page->arena, "how-%.*s", RG_ARG(c->id)),
	    rg_site_fill2(s, "Which transports does {1} use on port {2}?",
	    rg_arena_str(s->page->arena, service->name[s->lang]), b.p), &q,
	    rg_arena_fmt(s->page->arena, "%s#c-%.*s", rg_site_href(s,
	    RG_PAGE_CONFLICTS, NULL), RG_ARG(c->id)),
	    c->explanation[s->lang]);
	rg_buf_release(&b);
}

int
rg_page_quiz(struct rg_site *s)
{
	struct rg_list *list;

	rg_page_begin(s, RG_PAGE_QUIZ, rg_site_tr(s, "Quiz"), NULL);
	list = rg_set_list(s->page, "questions");
	for (size_t i = 0; i < s->model->nconflicts; i++)
		if (s->model->conflicts[i].kind == RG_CONFLICT_TRANSPORT)
			ask_transports(s, list, &s->model->conflicts[i]);
	for (size_t i = 0; i < s->model->nservices; i++)
		ask_port(s, list, i);
	for (size_t i = 0; i < s->model->nports; i++)
		ask_service(s, list, i);
	rg_set_number(s, s->page, "count", list->n);
	return rg_page_end(s, RG_PAGE_QUIZ);
}
