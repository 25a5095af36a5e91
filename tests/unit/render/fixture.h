/*
 * A small complete model by hand, for the tests of every format.
 *
 * Two notes, English and Spanish, speak of six services; each kind of
 * conflict occurs once, each origin of a text and each basis of a transport
 * too.  The texts are those that formats stumble over: a roff request, a
 * formula, markup, a tab, a line that ends in a backslash, letters beyond
 * ASCII and a word longer than a line.
 *
 *	struct rg_arena arena;
 *	rg_arena_init(&arena);
 *	struct rg_render_job job = fixture_job(&arena);
 */
#ifndef REFGEN_FIXTURE_H
#define REFGEN_FIXTURE_H

#include "refgen/arena.h"
#include "refgen/locale.h"
#include "refgen/model.h"
#include "refgen/render.h"
#include "refgen/resource.h"
#include "refgen/utf8.h"

enum { FIXTURE_EN, FIXTURE_ES };

#define FIXTURE_LONG_WORD						\
	"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"	\
	"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

static const char fixture_en[] =
	"# Network Ports\n"						/* 1 */
	"\n"
	"- Well Known Ports: 0-1023\n"					/* 3 */
	"- Registered Ports: 1024-49151\n"
	"- Dynamic Ports: 49152-65535\n"				/* 5 */
	"\n"
	"| Port | Transport | Service | Purpose |\n"			/* 7 */
	"|------|-----------|---------|---------|\n"
	"| 22 | TCP | SSH (Secure Shell) | .TH evil 7 \"gone\" |\n"	/* 9 */
	"| 22 | TCP | SFTP | Copies \\*(lq files \\ |\n"
	"| 53 | UDP | DNS | Turns <b>names</b> into addresses |\n"	/* 11 */
	"| 139 | TCP | SMB | =1+1 is \"no\" formula,\tbut a tab |\n"
	"| 6000-6063 | | X11 | |\n"					/* 13 */
	"| | | Microsoft RPC | See " FIXTURE_LONG_WORD " |\n"
	"\n"
	"DNS: .so /etc/hostname\n";					/* 16 */

static const char fixture_es[] =
	"# Puertos de red\n"						/* 1 */
	"\n"
	"Los puertos bien conocidos van de 0 a 1024.\n"			/* 3 */
	"\n"
	"- 22/tcp SSH (Secure Socket Shell)\n"				/* 5 */
	"- 53 (TCP/UDP) DNS: convierte nombres; mañana, ñandú 🦖\n"
	"- 445/tcp SMB/CIFS: 'sy touch evil\n"				/* 7 */
	"- X11: -ventanas- a distancia\n";

/* A claim, in the order of the notes; "" and 0 are what it does not say. */
struct fixture_claim {
	uint32_t		 source;
	size_t			 line;
	enum rg_model_claim_kind kind;
	enum rg_class		 class;
	struct rg_range		 ports;
	rg_transports		 transports;
	const char		*names[2];
	const char		*text;
};

static const struct fixture_claim fixture_claims[] = {
	{ 1, 3, RG_SAYS_RANGE, RG_CLASS_WELL_KNOWN, { 0, 1023 }, 0,
	    { "Well Known Ports" }, "" },				/* 1 */
	{ 1, 4, RG_SAYS_RANGE, RG_CLASS_REGISTERED, { 1024, 49151 }, 0,
	    { "Registered Ports" }, "" },				/* 2 */
	{ 1, 5, RG_SAYS_RANGE, RG_CLASS_DYNAMIC, { 49152, 65535 }, 0,
	    { "Dynamic Ports" }, "" },					/* 3 */
	{ 1, 9, RG_SAYS_ASSIGNMENT, RG_CLASS_NONE, { 22, 22 }, RG_TCP,
	    { "SSH", "Secure Shell" }, ".TH evil 7 \"gone\"" },		/* 4 */
	{ 1, 10, RG_SAYS_ASSIGNMENT, RG_CLASS_NONE, { 22, 22 }, RG_TCP,
	    { "SFTP" }, "Copies \\*(lq files \\" },			/* 5 */
	{ 1, 11, RG_SAYS_ASSIGNMENT, RG_CLASS_NONE, { 53, 53 }, RG_UDP,
	    { "DNS" }, "Turns <b>names</b> into addresses" },		/* 6 */
	{ 1, 12, RG_SAYS_ASSIGNMENT, RG_CLASS_NONE, { 139, 139 }, RG_TCP,
	    { "SMB" }, "=1+1 is \"no\" formula,\tbut a tab" },		/* 7 */
	{ 1, 13, RG_SAYS_ASSIGNMENT, RG_CLASS_NONE, { 6000, 6063 }, 0,
	    { "X11" }, "" },						/* 8 */
	{ 1, 14, RG_SAYS_SERVICE, RG_CLASS_NONE, { 0, 0 }, 0,
	    { "Microsoft RPC" }, "See " FIXTURE_LONG_WORD },		/* 9 */
	{ 1, 16, RG_SAYS_REMARK, RG_CLASS_NONE, { 0, 0 }, 0,
	    { "DNS" }, ".so /etc/hostname" },				/* 10 */
	{ 2, 3, RG_SAYS_RANGE, RG_CLASS_WELL_KNOWN, { 0, 1024 }, 0,
	    { "puertos bien conocidos" }, "" },				/* 11 */
	{ 2, 5, RG_SAYS_ASSIGNMENT, RG_CLASS_NONE, { 22, 22 }, RG_TCP,
	    { "SSH", "Secure Socket Shell" }, "" },			/* 12 */
	{ 2, 6, RG_SAYS_ASSIGNMENT, RG_CLASS_NONE, { 53, 53 },
	    RG_TCP | RG_UDP, { "DNS" },
	    "convierte nombres; mañana, ñandú 🦖" },			/* 13 */
	{ 2, 7, RG_SAYS_ASSIGNMENT, RG_CLASS_NONE, { 445, 445 }, RG_TCP,
	    { "SMB/CIFS" }, "'sy touch evil" },				/* 14 */
	{ 2, 8, RG_SAYS_REMARK, RG_CLASS_NONE, { 0, 0 }, 0,
	    { "X11" }, "-ventanas- a distancia" },			/* 15 */
};

#define FIXTURE_NCLAIMS (sizeof(fixture_claims) / sizeof(fixture_claims[0]))

/* Ids up to the first 0. */
static inline struct rg_ids
fixture_ids(struct rg_arena *a, const uint32_t *ids)
{
	struct rg_ids to = { NULL, 0 };

	while (ids[to.n] != 0)
		to.n++;
	to.v = rg_arena_alloc(a, to.n * sizeof(*to.v));
	if (to.n)
		memcpy(to.v, ids, to.n * sizeof(*to.v));
	return to;
}

#define FIXTURE_IDS(a, ...)						\
	fixture_ids((a), (const uint32_t[]){ __VA_ARGS__, 0 })

static inline struct rg_range *
fixture_range(struct rg_arena *a, uint32_t first, uint32_t last)
{
	struct rg_range *r = RG_NEW(a, struct rg_range);

	*r = (struct rg_range){ first, last };
	return r;
}

static inline struct rg_view
fixture_line(struct rg_view bytes, size_t line)
{
	struct rg_view part = { NULL, 0 };

	while (line-- > 0)
		rg_view_split(&part, &bytes, '\n');
	return part;
}

static inline void
fixture_add_sources(struct rg_model *m, struct rg_arena *a)
{
	m->sources = rg_arena_alloc(a, 2 * sizeof(*m->sources));
	m->nsources = 2;
	m->sources[0] = (struct rg_model_source){ .id = 1,
		.path = RG_V("notes/ports.md"), .title = RG_V("Network Ports"),
		.lang = FIXTURE_EN, .nclaims = 10 };
	m->sources[0].bytes = rg_view(fixture_en, sizeof(fixture_en) - 1);
	m->sources[1] = (struct rg_model_source){ .id = 2,
		.path = RG_V("notes/puertos.md"),
		.title = RG_V("Puertos de red"), .lang = FIXTURE_ES,
		.nclaims = 5 };
	m->sources[1].bytes = rg_view(fixture_es, sizeof(fixture_es) - 1);
	m->sources[0].unread = RG_NEW(a, uint32_t);
	m->sources[0].unread[0] = 8;
	m->sources[0].nunread = 1;
}

static inline void
fixture_add_claims(struct rg_model *m, struct rg_arena *a)
{
	m->claims = rg_arena_alloc(a, FIXTURE_NCLAIMS * sizeof(*m->claims));
	m->nclaims = FIXTURE_NCLAIMS;
	for (size_t i = 0; i < m->nclaims; i++) {
		const struct fixture_claim *from = &fixture_claims[i];
		struct rg_model_claim *c = &m->claims[i];

		c->id = (uint32_t)i + 1;
		c->source = from->source;
		c->kind = from->kind;
		c->lang = m->sources[from->source - 1].lang;
		c->words = fixture_line(m->sources[from->source - 1].bytes,
		    from->line);
		c->line = c->end_line = from->line;
		c->column = 1;
		c->end_column = rg_utf8_count(c->words);
		c->transports = from->transports;
		c->class = from->class;
		c->text = rg_view_of(from->text);
		if (from->kind == RG_SAYS_RANGE ||
		    from->kind == RG_SAYS_ASSIGNMENT) {
			c->ports = fixture_range(a, from->ports.first,
			    from->ports.last);
			c->nports = 1;
		}
		c->names = rg_arena_alloc(a, 2 * sizeof(*c->names));
		while (c->nnames < 2 && from->names[c->nnames]) {
			c->names[c->nnames] =
			    rg_view_of(from->names[c->nnames]);
			c->nnames++;
		}
	}
}

static inline void
fixture_name(struct rg_service *s, const char *id, const char *name)
{
	s->id = rg_view_of(id);
	s->name[FIXTURE_EN] = s->name[FIXTURE_ES] = rg_view_of(name);
}

static inline struct rg_said
fixture_said(const char *text, enum rg_origin origin, uint8_t lang,
    uint32_t claim)
{
	return (struct rg_said){ rg_view_of(text), origin, lang, claim };
}

/* Endpoint number `i`; its transports are all on one basis. */
static inline struct rg_endpoint *
fixture_endpoint(struct rg_endpoint *e, struct rg_range ports,
    rg_transports set, enum rg_basis basis, struct rg_ids claims)
{
	static const enum rg_transport all[RG_TRANSPORTS] = {
		RG_TCP, RG_UDP, RG_SCTP, RG_DCCP
	};

	e->ports = ports;
	e->claims = claims;
	for (size_t i = 0; i < RG_TRANSPORTS; i++) {
		struct rg_endpoint_transport *t;

		if (!(set & all[i]))
			continue;
		t = &e->transports[e->ntransports++];
		t->transport = all[i];
		t->basis = basis;
		if (basis == RG_BY_NOTES)
			t->claims = claims;
	}
	return e;
}

static inline void
fixture_conflicts_of(struct rg_service *s, struct rg_arena *a, uint32_t first,
    size_t n)
{
	s->conflicts = rg_arena_alloc(a, n * sizeof(*s->conflicts));
	s->nconflicts = n;
	for (size_t i = 0; i < n; i++)
		s->conflicts[i] = first + (uint32_t)i;
}

static inline void
fixture_add_sftp(struct rg_service *s, struct rg_arena *a)
{
	fixture_name(s, "sftp", "SFTP");
	s->expansion[FIXTURE_EN] = fixture_said("SSH File Transfer Protocol",
	    RG_FROM_LEXICON, FIXTURE_EN, 0);
	s->expansion[FIXTURE_ES] = fixture_said(
	    "Protocolo de transferencia de archivos por SSH",
	    RG_FROM_LEXICON, FIXTURE_ES, 0);
	s->summary[FIXTURE_EN] = fixture_said("Copies \\*(lq files \\",
	    RG_FROM_NOTE, FIXTURE_EN, 5);
	s->summary[FIXTURE_ES] = fixture_said("Copies \\*(lq files \\",
	    RG_FROM_FALLBACK, FIXTURE_EN, 5);
	s->endpoints = RG_NEW(a, struct rg_endpoint);
	s->nendpoints = 1;
	fixture_endpoint(s->endpoints, (struct rg_range){ 22, 22 }, RG_TCP,
	    RG_BY_NOTES, FIXTURE_IDS(a, 5));
	s->security = (struct rg_secured){ RG_ENCRYPTED, RG_BY_STANDARD,
		RG_V("RFC 4253"), { 0 } };
	s->claims = FIXTURE_IDS(a, 5);
	fixture_conflicts_of(s, a, 5, 1);
}

static inline void
fixture_add_ssh(struct rg_service *s, struct rg_arena *a)
{
	fixture_name(s, "ssh", "SSH");
	s->expansion[FIXTURE_EN] = fixture_said("Secure Shell", RG_FROM_NOTE,
	    FIXTURE_EN, 4);
	s->expansion[FIXTURE_ES] = fixture_said("Secure Shell",
	    RG_FROM_FALLBACK, FIXTURE_EN, 4);
	s->summary[FIXTURE_EN] = fixture_said(".TH evil 7 \"gone\"",
	    RG_FROM_NOTE, FIXTURE_EN, 4);
	s->summary[FIXTURE_ES] = fixture_said(".TH malo 7 \"perdido\"",
	    RG_FROM_TRANSLATION, FIXTURE_ES, 4);
	s->endpoints = RG_NEW(a, struct rg_endpoint);
	s->nendpoints = 1;
	fixture_endpoint(s->endpoints, (struct rg_range){ 22, 22 }, RG_TCP,
	    RG_BY_NOTES, FIXTURE_IDS(a, 4, 12));
	s->endpoints->packaged = RG_TCP;
	s->endpoints->registered = RG_TCP | RG_UDP | RG_SCTP;
	s->endpoints->registry_name = RG_V("ssh");
	s->claims = FIXTURE_IDS(a, 4, 12);
	s->security = (struct rg_secured){ RG_ENCRYPTED, RG_BY_NOTES,
		RG_V("RFC 4253"), s->claims };
	fixture_conflicts_of(s, a, 3, 3);
}

static inline void
fixture_add_dns(struct rg_service *s, struct rg_arena *a)
{
	fixture_name(s, "dns", "DNS");
	s->expansion[FIXTURE_EN] = fixture_said("Domain Name System",
	    RG_FROM_LEXICON, FIXTURE_EN, 0);
	s->expansion[FIXTURE_ES] = fixture_said("Sistema de nombres de dominio",
	    RG_FROM_LEXICON, FIXTURE_ES, 0);
	s->summary[FIXTURE_EN] = fixture_said(
	    "Turns <b>names</b> into addresses", RG_FROM_NOTE, FIXTURE_EN, 6);
	s->summary[FIXTURE_ES] = fixture_said(
	    "convierte nombres; mañana, ñandú 🦖", RG_FROM_NOTE, FIXTURE_ES,
	    13);
	s->aliases = RG_NEW(a, struct rg_view);
	s->aliases[0] = RG_V("domain");
	s->naliases = 1;
	for (size_t l = 0; l < 2; l++) {
		s->remarks[l] = RG_NEW(a, struct rg_said);
		s->nremarks[l] = 1;
		s->remarks[l][0] = fixture_said(".so /etc/hostname",
		    l == FIXTURE_EN ? RG_FROM_NOTE : RG_FROM_FALLBACK,
		    FIXTURE_EN, 10);
	}
	s->endpoints = RG_NEW(a, struct rg_endpoint);
	s->nendpoints = 1;
	fixture_endpoint(s->endpoints, (struct rg_range){ 53, 53 },
	    RG_TCP | RG_UDP, RG_BY_NOTES, FIXTURE_IDS(a, 6, 13));
	s->endpoints->transports[0].claims = FIXTURE_IDS(a, 13);
	s->endpoints->packaged = RG_TCP | RG_UDP;
	s->endpoints->registered = RG_TCP | RG_UDP;
	s->endpoints->registry_name = RG_V("domain");
	s->claims = FIXTURE_IDS(a, 6, 10, 13);
	fixture_conflicts_of(s, a, 0, 1);
}

static inline void
fixture_add_smb(struct rg_service *s, struct rg_arena *a)
{
	static const struct rg_view aliases[] = {
		{ "@samba", 6 }, { "CIFS", 4 }, { "microsoft-ds", 12 },
	};

	fixture_name(s, "smb", "SMB");
	s->expansion[FIXTURE_EN] = fixture_said("Server Message Block",
	    RG_FROM_LEXICON, FIXTURE_EN, 0);
	s->expansion[FIXTURE_ES] = fixture_said("Server Message Block",
	    RG_FROM_FALLBACK, FIXTURE_EN, 0);
	s->summary[FIXTURE_EN] = fixture_said(
	    "=1+1 is \"no\" formula,\tbut a tab", RG_FROM_NOTE, FIXTURE_EN, 7);
	s->summary[FIXTURE_ES] = fixture_said("'sy touch evil", RG_FROM_NOTE,
	    FIXTURE_ES, 14);
	s->naliases = sizeof(aliases) / sizeof(aliases[0]);
	s->aliases = rg_arena_alloc(a, sizeof(aliases));
	memcpy(s->aliases, aliases, sizeof(aliases));
	s->endpoints = rg_arena_alloc(a, 2 * sizeof(*s->endpoints));
	s->nendpoints = 2;
	fixture_endpoint(&s->endpoints[0], (struct rg_range){ 139, 139 },
	    RG_TCP, RG_BY_NOTES, FIXTURE_IDS(a, 7));
	s->endpoints[0].packaged = RG_TCP;
	s->endpoints[0].registered = RG_TCP | RG_UDP;
	s->endpoints[0].registry_name = RG_V("netbios-ssn");
	fixture_endpoint(&s->endpoints[1], (struct rg_range){ 445, 445 },
	    RG_TCP | RG_UDP, RG_BY_PACKAGED, FIXTURE_IDS(a, 14));
	s->endpoints[1].transports[0].basis = RG_BY_NOTES;
	s->endpoints[1].transports[0].claims = FIXTURE_IDS(a, 14);
	s->endpoints[1].packaged = RG_TCP | RG_UDP;
	s->endpoints[1].registered = RG_TCP | RG_UDP;
	s->endpoints[1].registry_name = RG_V("microsoft-ds");
	s->claims = FIXTURE_IDS(a, 7, 14);
	fixture_conflicts_of(s, a, 1, 2);
}

static inline void
fixture_add_x11(struct rg_service *s, struct rg_arena *a)
{
	fixture_name(s, "x11", "X11");
	s->expansion[FIXTURE_EN] = fixture_said("X Window System",
	    RG_FROM_LEXICON, FIXTURE_EN, 0);
	s->expansion[FIXTURE_ES] = fixture_said("Sistema de ventanas X",
	    RG_FROM_LEXICON, FIXTURE_ES, 0);
	s->summary[FIXTURE_EN] = fixture_said("-ventanas- a distancia",
	    RG_FROM_FALLBACK, FIXTURE_ES, 15);
	s->summary[FIXTURE_ES] = fixture_said("-ventanas- a distancia",
	    RG_FROM_NOTE, FIXTURE_ES, 15);
	s->endpoints = RG_NEW(a, struct rg_endpoint);
	s->nendpoints = 1;
	fixture_endpoint(s->endpoints, (struct rg_range){ 6000, 6063 },
	    RG_TCP | RG_UDP, RG_BY_REGISTRY, FIXTURE_IDS(a, 8));
	s->endpoints->transports[1].basis = RG_BY_PIN;
	s->endpoints->registered = RG_TCP | RG_UDP;
	s->endpoints->registry_name = RG_V("x11");
	s->claims = FIXTURE_IDS(a, 8, 15);
}

/* No port, no expansion, and a word that fits no line. */
static inline void
fixture_add_msrpc(struct rg_service *s, struct rg_arena *a)
{
	fixture_name(s, "microsoft-rpc", "Microsoft RPC");
	s->summary[FIXTURE_EN] = fixture_said("See " FIXTURE_LONG_WORD,
	    RG_FROM_NOTE, FIXTURE_EN, 9);
	s->summary[FIXTURE_ES] = fixture_said("Vea " FIXTURE_LONG_WORD,
	    RG_FROM_TRANSLATION, FIXTURE_ES, 9);
	s->claims = FIXTURE_IDS(a, 9);
}

static inline void
fixture_add_services(struct rg_model *m, struct rg_arena *a)
{
	static void (*const add[])(struct rg_service *, struct rg_arena *) = {
		fixture_add_sftp, fixture_add_ssh, fixture_add_dns,
		fixture_add_smb, fixture_add_x11, fixture_add_msrpc,
	};

	m->nservices = sizeof(add) / sizeof(add[0]);
	m->services = rg_arena_alloc(a, m->nservices * sizeof(*m->services));
	for (size_t i = 0; i < m->nservices; i++)
		add[i](&m->services[i], a);
}

static inline void
fixture_add_ranges(struct rg_model *m, struct rg_arena *a)
{
	static const struct {
		enum rg_class	 class;
		const char	*en, *es;
	} rows[] = {
		{ RG_CLASS_WELL_KNOWN, "well-known ports",
		    "puertos bien conocidos" },
		{ RG_CLASS_REGISTERED, "registered ports",
		    "puertos registrados" },
		{ RG_CLASS_DYNAMIC, "dynamic ports", "puertos dinámicos" },
	};

	m->nranges = 3;
	m->ranges = rg_arena_alloc(a, m->nranges * sizeof(*m->ranges));
	for (uint32_t i = 0; i < 3; i++) {
		struct rg_model_range *r = &m->ranges[i];

		r->class = rows[i].class;
		r->ports = rg_class_range(rows[i].class);
		r->name[FIXTURE_EN] = rg_view_of(rows[i].en);
		r->name[FIXTURE_ES] = rg_view_of(rows[i].es);
		r->claims = FIXTURE_IDS(a, i + 1);
	}
	m->ranges[0].summary[FIXTURE_EN] = fixture_said(
	    "Only the system's own programs listen here.", RG_FROM_LEXICON,
	    FIXTURE_EN, 0);
	m->ranges[0].claims = FIXTURE_IDS(a, 1, 11);
}

/* A conflict of two sides, each of at most two claims (0: none). */
struct fixture_conflict {
	const char		*id;
	enum rg_conflict_kind	 kind;
	const char		*service;
	struct rg_range		 ports;
	const char		*value[2];
	uint32_t		 claims[2][3];
	const char		*resolved, *rule, *en, *es;
};

static const struct fixture_conflict fixture_conflicts[] = {
	{ "dns-transport", RG_CONFLICT_TRANSPORT, "dns", { 53, 53 },
	    { "udp", "tcp,udp" }, { { 6 }, { 13 } }, "tcp,udp",
	    "both-beats-one", "A note that names both transports knows more.",
	    "La nota que nombra ambos transportes sabe más." },
	{ "smb-ports", RG_CONFLICT_PORTS, "smb", { 139, 139 },
	    { "139", "445" }, { { 7 }, { 14 } }, "139,445", "union",
	    "Each note names a port that the other leaves out.",
	    "Cada nota nombra un puerto que la otra omite." },
	{ "smb-name", RG_CONFLICT_NAME, "smb", { 139, 139 },
	    { "SMB", "SMB/CIFS" }, { { 7 }, { 14 } }, "SMB", "known-name",
	    "The shorter name is the known one.",
	    "El nombre más corto es el conocido." },
	{ "ssh-expansion", RG_CONFLICT_EXPANSION, "ssh", { 22, 22 },
	    { "Secure Shell", "Secure Socket Shell" }, { { 4 }, { 12 } },
	    "Secure Shell", "known-name", "RFC 4251 calls it \"Secure Shell\".",
	    "RFC 4251 lo llama «Secure Shell»." },
	{ "ssh-registry", RG_CONFLICT_REGISTRY, "ssh", { 22, 22 },
	    { "tcp", "tcp,udp,sctp" }, { { 4, 12 }, { 0 } }, "tcp",
	    "notes-first", "The notes agree; the registry has more.",
	    "Las notas coinciden; el registro tiene más." },
	{ "port-22-service", RG_CONFLICT_SERVICE, "", { 22, 22 },
	    { "SSH", "SFTP" }, { { 4, 12 }, { 5 } }, "SSH,SFTP", "shared",
	    "SFTP runs inside SSH.", "SFTP funciona dentro de SSH." },
	{ "well-known-range", RG_CONFLICT_RANGE, "", { 0, 1023 },
	    { "0-1023", "0-1024" }, { { 1 }, { 11 } }, "0-1023", "rfc6335",
	    "RFC 6335 sets the bounds.", "RFC 6335 fija los límites." },
};

static inline void
fixture_add_conflicts(struct rg_model *m, struct rg_arena *a)
{
	m->nconflicts = sizeof(fixture_conflicts) /
	    sizeof(fixture_conflicts[0]);
	m->conflicts = rg_arena_alloc(a, m->nconflicts *
	    sizeof(*m->conflicts));
	for (size_t i = 0; i < m->nconflicts; i++) {
		const struct fixture_conflict *from = &fixture_conflicts[i];
		struct rg_conflict *c = &m->conflicts[i];

		c->id = rg_view_of(from->id);
		c->kind = from->kind;
		c->service = rg_view_of(from->service);
		c->ports = fixture_range(a, from->ports.first,
		    from->ports.last);
		c->nports = 1;
		c->sides = rg_arena_alloc(a, 2 * sizeof(*c->sides));
		c->nsides = 2;
		for (size_t s = 0; s < 2; s++) {
			c->sides[s].value = rg_view_of(from->value[s]);
			c->sides[s].claims = fixture_ids(a, from->claims[s]);
		}
		c->resolved = rg_view_of(from->resolved);
		c->rule = rg_view_of(from->rule);
		c->explanation[FIXTURE_EN] = rg_view_of(from->en);
		c->explanation[FIXTURE_ES] = rg_view_of(from->es);
	}
	/* SMB's ports are in question on both. */
	m->conflicts[1].ports = rg_arena_alloc(a, 2 * sizeof(struct rg_range));
	m->conflicts[1].ports[0] = (struct rg_range){ 139, 139 };
	m->conflicts[1].ports[1] = (struct rg_range){ 445, 445 };
	m->conflicts[1].nports = 2;
}

/* The ports of the services, and one record each. */
static inline void
fixture_add_ports(struct rg_model *m, struct rg_arena *a)
{
	size_t n;
	struct rg_port_row *rows = rg_model_rows(m, a, &n);
	struct rg_model_port *port = NULL;

	m->ports = rg_arena_alloc(a, n * sizeof(*m->ports));
	for (size_t i = 0; i < n; i++) {
		if (!port || rg_range_cmp(port->ports,
		    rows[i].endpoint->ports) != 0) {
			port = &m->ports[m->nports++];
			port->ports = rows[i].endpoint->ports;
			port->rows = &rows[i];
			port->records = RG_NEW(a, struct rg_registered);
			*port->records = (struct rg_registered){ port->ports,
				RG_TCP, RG_V("a<b"), RG_V("assigned"),
				RG_V("RFC1034 IESG") };
			port->nrecords = 1;
		}
		port->nrows++;
	}
}

/* SSH and SFTP are relatives; an exam asks for SSH, and for LDAP in vain. */
static inline void
fixture_add_exams(struct rg_model *m, struct rg_arena *a)
{
	static const struct rg_model_use uses[] = {
		{ { "files", 5 }, { { "Files", 5 }, { "Archivos", 8 } } },
		{ { "remote", 6 }, { { "Remote access", 13 },
		    { "Acceso remoto", 13 } } },
	};
	struct rg_service *sftp = &m->services[0], *ssh = &m->services[1];
	struct rg_exam *exam = RG_NEW(a, struct rg_exam);

	m->nuses = 2;
	m->uses = rg_arena_alloc(a, sizeof(uses));
	memcpy(m->uses, uses, sizeof(uses));
	sftp->use = &m->uses[0];
	ssh->use = &m->uses[1];
	sftp->related = RG_NEW(a, struct rg_related);
	*sftp->related = (struct rg_related){ ssh, RG_PART_OF };
	ssh->related = RG_NEW(a, struct rg_related);
	*ssh->related = (struct rg_related){ sftp, RG_HAS_PART };
	sftp->nrelated = ssh->nrelated = 1;
	m->exams = exam;
	m->nexams = 1;
	exam->id = RG_V("lab");
	exam->title[FIXTURE_EN] = RG_V("First <lab>");
	exam->title[FIXTURE_ES] = RG_V("Primera práctica");
	exam->reference = RG_V("https://example.org/lab?a=1&b=2");
	exam->items = rg_arena_alloc(a, 2 * sizeof(*exam->items));
	exam->nitems = 2;
	exam->ncovered = 1;
	exam->items[0] = (struct rg_exam_item){ RG_V("SSH"), ssh, { 22, 22 },
		false, RG_TCP, true };
	exam->items[1] = (struct rg_exam_item){ RG_V("LDAP"), NULL,
		{ 389, 389 }, false, RG_TCP, false };
	ssh->endpoints->exams = FIXTURE_IDS(a, 1);
}

static inline struct rg_model *
fixture_model(struct rg_arena *a)
{
	struct rg_model *m = RG_NEW(a, struct rg_model);

	m->nlangs = 2;
	fixture_add_sources(m, a);
	fixture_add_claims(m, a);
	fixture_add_services(m, a);
	fixture_add_ranges(m, a);
	fixture_add_conflicts(m, a);
	fixture_add_exams(m, a);
	fixture_add_ports(m, a);
	return m;
}

/* English and Spanish, with the catalog that the program carries. */
static inline struct rg_locale *
fixture_locale(struct rg_arena *a, const struct rg_resources *resources)
{
	struct rg_locale *locale = RG_NEW(a, struct rg_locale);
	struct rg_view mo;

	rg_locale_init(locale);
	rg_locale_add(locale, "en", "English");
	rg_locale_add(locale, "es", "Español");
	if (rg_resources_find(resources, "locales/es.mo", &mo))
		locale->langs[FIXTURE_ES].messages = rg_catalog_read(a, mo);
	return locale;
}

/* The model, ready to be rendered, on 2026-01-02. */
static inline struct rg_render_job
fixture_job(struct rg_arena *a)
{
	struct rg_resources *resources = RG_NEW(a, struct rg_resources);

	rg_resources_init(resources, rg_embedded);
	return (struct rg_render_job){
		.model = fixture_model(a),
		.locale = fixture_locale(a, resources),
		.resources = resources,
		.version = "0.1.0",
		.date = 1767312000,
		.problem = RG_NEW(a, struct rg_buf),
	};
}

/* The bytes of one artifact; the empty view if there is none. */
static inline struct rg_view
fixture_bytes(const struct rg_artifacts *set, const char *path)
{
	for (size_t i = 0; i < set->n; i++)
		if (strcmp(set->v[i]->path, path) == 0)
			return rg_buf_view(&set->v[i]->bytes);
	return rg_view(NULL, 0);
}

#endif
