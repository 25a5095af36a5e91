/*
 * The glossary: words that every page uses, in our own words, and what the
 * names of services stand for.
 */
#include "html/site.h"

#include <stdlib.h>

#include "refgen/utf8.h"

struct word {
	const char	*term;		/* msgid, context "term" */
	const char	*meaning;	/* msgid */
};

static const struct word words[] = {
	{ "port", "A number from 0 to 65,535 that tells programs on one "
	    "machine apart: what arrives for a port is handed to the program "
	    "that listens there." },
	{ "transport", "The protocol that carries data between two ports. "
	    "Each transport has ports of its own: 53/tcp and 53/udp are two." },
	{ "TCP", "Transmission Control Protocol: a connection in which "
	    "everything arrives, once and in order (RFC 9293)." },
	{ "UDP", "User Datagram Protocol: single messages without a "
	    "connection, which may be lost or change places (RFC 768)." },
	{ "SCTP", "Stream Control Transmission Protocol: several streams of "
	    "messages in one connection; common in telephone networks (RFC "
	    "9260)." },
	{ "DCCP", "Datagram Congestion Control Protocol: messages that may be "
	    "lost, sent no faster than the network bears (RFC 4340)." },
	{ "service", "What listens on a port and answers: a name server, a "
	    "mail server, a remote shell." },
	{ "endpoint", "A service on a port or a range of ports, with the "
	    "transports that it uses there." },
	{ "registry", "IANA’s list of service names and port numbers (RFC "
	    "6335). It says what a port is reserved for, not what runs "
	    "there." },
	{ "IANA", "Internet Assigned Numbers Authority, which keeps the "
	    "registries of the Internet." },
	{ "RFC", "Request for Comments: the series in which the standards of "
	    "the Internet are published, each with a number." },
	{ "well-known ports", "0 to 1,023, also called system ports: assigned "
	    "by the IETF’s own process. On many systems only an administrator "
	    "may listen there." },
	{ "registered ports", "1,024 to 49,151, also called user ports: IANA "
	    "assigns them to whoever asks with a reason." },
	{ "dynamic ports", "49,152 to 65,535, also called private or "
	    "ephemeral "
	    "ports: never assigned, free for anyone to use for a while." },
	{ "ephemeral port", "The port on the caller’s side, picked by the "
	    "system for one conversation. Where it picks from differs: Linux "
	    "begins at 32,768." },
	{ "clear text", "Anyone on the way can read what is sent, passwords "
	    "included." },
	{ "encrypted", "What is sent can be read by the two ends alone." },
	{ "TLS", "Transport Layer Security, formerly SSL: encrypts a "
	    "connection and proves whose server it is (RFC 8446)." },
	{ "STARTTLS", "A command by which a conversation that began in clear "
	    "text turns to TLS on the same port. Whoever sits in between can "
	    "take it out unless the caller insists." },
	{ "socket", "An address and a port together: one end of a "
	    "conversation." },
	{ "firewall", "Lets messages through or stops them, mostly by "
	    "address, transport and port." },
	{ "note", "A file from which this reference was read." },
	{ "claim", "What one note says at one place, such as that SSH is on "
	    "22/tcp." },
	{ "conflict", "Claims that cannot all be exact. Each side is kept, "
	    "one is taken, and a rule says why." },
};

struct entry {
	struct rg_view	 key;		/* folded: how it is sorted */
	const char	*term;
	const char	*meaning;
};

static int
by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = rg_view_cmp(x->key, y->key);

	return order ? order : strcmp(x->term, y->term);
}

static void
set_words(struct rg_site *s)
{
	enum { N = sizeof(words) / sizeof(words[0]) };
	struct rg_list *list = rg_set_list(s->page, "words");
	struct entry entries[N];
	struct rg_table *t;

	for (size_t i = 0; i < N; i++) {
		entries[i].term = rg_trc(s->job->locale, s->lang, "term",
		    words[i].term);
		entries[i].meaning = rg_site_tr(s, words[i].meaning);
		entries[i].key = rg_fold_new(s->page->arena,
		    rg_view_of(entries[i].term));
	}
	qsort(entries, N, sizeof(*entries), by_key);
	for (size_t i = 0; i < N; i++) {
		t = rg_add_table(list);
		rg_set_str(t, "term", entries[i].term);
		rg_set_fmt(t, "id", "t-%.*s", RG_ARG(rg_slug_new(
		    s->page->arena, rg_view_of(entries[i].term))));
		rg_set_str(t, "meaning", entries[i].meaning);
	}
}

struct short_form {
	struct rg_view			 key;
	const struct rg_service		*service;
};

static int
by_name(const void *a, const void *b)
{
	const struct short_form *x = a, *y = b;
	int order = rg_view_cmp(x->key, y->key);

	return order ? order : rg_view_cmp(x->service->id, y->service->id);
}

/* Every name that stands for something. */
static void
set_names(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "names");
	struct short_form *forms;
	struct rg_table *t;
	size_t n = 0;

	forms = rg_arena_alloc(s->page->arena,
	    s->model->nservices * sizeof(*forms));
	for (size_t i = 0; i < s->model->nservices; i++) {
		const struct rg_service *service = &s->model->services[i];

		if (service->expansion[s->lang].text.n == 0)
			continue;
		forms[n].service = service;
		forms[n++].key = rg_fold_new(s->page->arena,
		    service->name[s->lang]);
	}
	if (n)
		qsort(forms, n, sizeof(*forms), by_name);
	for (size_t i = 0; i < n; i++) {
		t = rg_add_table(list);
		rg_set_view(t, "name", forms[i].service->name[s->lang]);
		rg_set_str(t, "href", rg_site_service(s, forms[i].service));
		rg_set_said(s, t, "expansion",
		    &forms[i].service->expansion[s->lang]);
	}
}

int
rg_page_glossary(struct rg_site *s)
{
	rg_page_begin(s, RG_PAGE_GLOSSARY, rg_site_tr(s, "Glossary"), NULL);
	set_words(s);
	set_names(s);
	return rg_page_end(s, RG_PAGE_GLOSSARY);
}
