/*
 * Notes that disagree, each given as a string, and what is believed.  A
 * conflict is written
 *
 *	ID: VALUE (NOTES) | VALUE (NOTES) -> RESOLVED by RULE
 *
 * where NOTES are the letters of the notes that take the side.
 */
#include "read.h"

#include "refgen/merge.h"

#define NOTES_MAX 16

struct world {
	struct reading		words;
	struct rg_locale	locale;
	struct rg_registry	iana, packaged;
	struct rg_merge_input	wishes;		/* pins, same, apart, exams */
};

static int
set_up(void **state)
{
	static struct world w;
	struct rg_arena *arena = &w.words.arena;

	reading_init(&w.words);
	rg_locale_init(&w.locale);
	rg_locale_add(&w.locale, "en", "English");
	rg_locale_add(&w.locale, "es", "Español");
	w.locale.langs[1].messages = rg_catalog_read(arena,
	    carried("locales/es.mo"));
	assert_int_equal(rg_registry_read(&w.iana, arena,
	    carried("data/iana.tsv")), 0);
	assert_int_equal(rg_registry_read(&w.packaged, arena,
	    carried("data/packaged.tsv")), 0);
	*state = &w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	reading_release(&w->words);
	return 0;
}

/*
 * Reads notes "a.md", "b.md", ... in the given order and merges them; the
 * letter is also a note's tag.
 */
static void
merge(struct world *w, struct rg_model *model, struct rg_arena *arena,
    struct rg_diags *diags, const char *const *notes, const size_t *order,
    size_t n)
{
	struct rg_merge_note list[NOTES_MAX];
	struct rg_view *letters = rg_arena_alloc(arena,
	    n * sizeof(*letters));
	struct rg_claims claims = { 0 };
	struct rg_merge_input in = {
		.notes = list, .nnotes = n, .claims = &claims,
		.locale = &w->locale, .lexicon = &w->words.lex,
		.knowns = &w->words.knowns, .iana = &w->iana,
		.packaged = &w->packaged,
		.pins = w->wishes.pins, .npins = w->wishes.npins,
		.same = w->wishes.same, .nsame = w->wishes.nsame,
		.apart = w->wishes.apart, .napart = w->wishes.napart,
		.exams = w->wishes.exams, .nexams = w->wishes.nexams,
	};

	for (size_t i = 0; i < n; i++) {
		struct rg_source *s = RG_NEW(arena, struct rg_source);
		struct rg_note *note = RG_NEW(arena, struct rg_note);

		rg_source_init(s, arena, rg_arena_fmt(arena, "%c.md",
		    (char)('a' + order[i])), rg_view_of(notes[order[i]]));
		assert_true(rg_note_admit(s, diags));
		rg_ingest(note, s, &w->words.lex, arena, arena, diags);
		rg_claims_read(&claims, note, &w->words.lex,
		    &w->words.knowns, arena, diags);
		letters[i] = (struct rg_view){ s->path, 1 };
		list[i] = (struct rg_merge_note){ s, note->title, note->lang,
			{ &letters[i], 1 } };
	}
	rg_merge(model, &in, arena, diags);
}

/* The notes behind claims, each once. */
static void
put_notes(struct rg_buf *b, const struct rg_model *m, struct rg_ids ids)
{
	uint32_t last = 0;

	rg_buf_str(b, " (");
	for (size_t i = 0; i < ids.n; i++) {
		uint32_t source = rg_model_claim(m, ids.v[i])->source;

		if (source != last)
			rg_buf_char(b, rg_model_source(m, source)->path.p[0]);
		last = source;
	}
	rg_buf_char(b, ')');
}

static void
put_conflict(struct rg_buf *b, const struct rg_model *m,
    const struct rg_conflict *c)
{
	rg_buf_fmt(b, "%.*s:", RG_ARG(c->id));
	for (size_t i = 0; i < c->nsides; i++) {
		rg_buf_fmt(b, "%s %.*s", i ? " |" : "",
		    RG_ARG(c->sides[i].value));
		put_notes(b, m, c->sides[i].claims);
	}
	rg_buf_fmt(b, " -> %.*s by %.*s\n", RG_ARG(c->resolved),
	    RG_ARG(c->rule));
}

/* "dns DNS: 53/tcp+udp (ab)" and its other names. */
static void
put_service(struct rg_buf *b, const struct rg_model *m,
    const struct rg_service *s)
{
	rg_buf_fmt(b, "%.*s %.*s:", RG_ARG(s->id), RG_ARG(s->name[0]));
	for (size_t i = 0; i < s->nendpoints; i++) {
		const struct rg_endpoint *e = &s->endpoints[i];

		rg_buf_str(b, i ? ", " : " ");
		rg_range_put(b, e->ports);
		rg_buf_char(b, '/');
		rg_transports_put(b, rg_endpoint_transports(e), "+");
		if (e->ntransports && e->transports[0].basis != RG_BY_NOTES)
			rg_buf_fmt(b, " by %s", rg_basis_name(
			    e->transports[0].basis));
		put_notes(b, m, e->claims);
	}
	for (size_t i = 0; i < s->naliases; i++)
		rg_buf_fmt(b, " = %.*s", RG_ARG(s->aliases[i]));
	for (size_t i = 0; i < m->nlangs; i++)
		if (s->summary[i].text.n)
			rg_buf_fmt(b, " %zu:\"%.*s\" %s", i,
			    RG_ARG(s->summary[i].text),
			    rg_origin_name(s->summary[i].origin));
	rg_buf_char(b, '\n');
}

/* All that a model says, for comparing two. */
static void
put_model(struct rg_buf *b, const struct rg_model *m)
{
	for (size_t i = 0; i < m->nsources; i++)
		rg_buf_fmt(b, "source %u %.*s %zu\n", m->sources[i].id,
		    RG_ARG(m->sources[i].path), m->sources[i].nclaims);
	for (size_t i = 0; i < m->nclaims; i++)
		rg_buf_fmt(b, "claim %u of %u at %zu:%zu %.*s\n",
		    m->claims[i].id, m->claims[i].source, m->claims[i].line,
		    m->claims[i].column, RG_ARG(m->claims[i].words));
	for (size_t i = 0; i < m->nservices; i++)
		put_service(b, m, &m->services[i]);
	for (size_t i = 0; i < m->nranges; i++) {
		rg_buf_str(b, rg_class_name(m->ranges[i].class));
		put_notes(b, m, m->ranges[i].claims);
		rg_buf_char(b, '\n');
	}
	for (size_t i = 0; i < m->nconflicts; i++)
		put_conflict(b, m, &m->conflicts[i]);
}

struct row {
	const char	*name;
	const char	*notes[NOTES_MAX];
	const char	*conflicts;
};

static void
check(void **state, const struct row *rows, size_t nrows)
{
	static const size_t order[] = { 0, 1, 2, 3, 4, 5 };

	for (size_t i = 0; i < nrows; i++) {
		struct rg_buf b = { 0 };
		struct rg_arena arena;
		struct rg_diags diags;
		struct rg_model m;
		size_t n = 0;

		while (n < NOTES_MAX && rows[i].notes[n])
			n++;
		rg_arena_init(&arena);
		rg_diags_init(&diags, &arena);
		merge(*state, &m, &arena, &diags, rows[i].notes, order, n);
		rg_buf_str(&b, "");
		for (size_t k = 0; k < m.nconflicts; k++)
			put_conflict(&b, &m, &m.conflicts[k]);
		assert_row(rows[i].name, rg_buf_view(&b), rows[i].conflicts);
		rg_buf_release(&b);
		rg_arena_release(&arena);
	}
}

static void
agreement_is_no_conflict(void **state)
{
	static const struct row rows[] = {
		{ "the same", { "53/udp - DNS", "53/udp - DNS" }, "" },
		{ "one is silent on transports",
			{ "53/udp - DNS", "53 - DNS" }, "" },
		{ "capitals and signs", { "443 - HTTPS", "443 - https" }, "" },
		{ "ports in another order", { "20, 21 - FTP", "FTP: 21, 20" },
			"" },
		{ "a range and its ports", { "67-68 - DHCP",
			"67, 68 - DHCP" }, "" },
	};

	check(state, rows, ROWS(rows));
}

static void
transports_disagree(void **state)
{
	static const struct row rows[] = {
		{ "DNS, udp against both",
			{ "53/udp - DNS", "53/tcp/udp - DNS" },
			"dns-transport: tcp,udp (b) | udp (a) -> tcp,udp "
			"by more-complete\n" },
		{ "more complete against more notes",
			{ "53/udp - DNS", "53/tcp/udp - DNS",
			"53/udp - DNS" },
			"dns-transport: udp (ac) | tcp,udp (b) -> tcp,udp "
			"by more-complete\n" },
		{ "the most notes",
			{ "69/tcp - TFTP", "69/udp - TFTP", "69/udp - TFTP" },
			"tftp-transport: udp (bc) | tcp (a) -> udp "
			"by most-notes\n" },
		{ "a tie, and the registry",
			{ "69/tcp - TFTP", "69/udp - TFTP" },
			"tftp-transport: tcp (a) | udp (b) -> udp "
			"by registry-breaks-tie\n" },
	};

	check(state, rows, ROWS(rows));
}

static void
ports_disagree(void **state)
{
	static const struct row rows[] = {
		{ "NetBIOS in three ways",
			{ "139 - NetBIOS", "137, 139 - NetBIOS",
			"137-139 - NetBIOS" },
			"netbios-ports: 137, 139 (b) | 137-139 (c) | 139 (a) "
			"-> 137-139 by union\n" },
		{ "one port more",
			{ "21 - FTP", "20, 21 - FTP", "FTP: 20/21" },
			"ftp-ports: 20-21 (bc) | 21 (a) -> 20-21 by union\n" },
	};

	check(state, rows, ROWS(rows));
}

static void
bounds_disagree(void **state)
{
	static const struct row rows[] = {
		{ "what cannot be loses whatever its votes",
			{ "## Dynamic ports (49152-65535)",
			"## Dynamic ports (49152-65536)",
			"## Dynamic ports (49152 to 65536)" },
			"range-dynamic: 49152-65536 (bc) | 49152-65535 (a) -> "
			"49152-65535 by impossible-loses\n" },
		{ "both can be",
			{ "## Well-known ports (0-1023)",
			"## Well-known ports (1-1023)" },
			"range-well-known: 0-1023 (a) | 1-1023 (b) -> 0-1023 "
			"by standard-bounds\n" },
	};

	check(state, rows, ROWS(rows));
}

static void
names_disagree(void **state)
{
	static const struct row rows[] = {
		{ "POP and POP3", { "110 - POP", "110 - POP3" },
			"pop3-name: POP (a) | POP3 (b) -> POP3 "
			"by standard-name\n" },
		{ "IMAP and IMAP4", { "143 - IMAP", "143 - IMAP4" },
			"imap-name: IMAP (a) | IMAP4 (b) -> IMAP "
			"by standard-name\n" },
		{ "SMB and Microsoft-DS",
			{ "445 - SMB", "445 - Microsoft-DS" },
			"smb-name: Microsoft-DS (b) | SMB (a) -> SMB "
			"by standard-name\n" },
		{ "NBT and NetBIOS", { "139 - NBT", "139 - NetBIOS" },
			"netbios-name: NBT (a) | NetBIOS (b) -> NetBIOS "
			"by standard-name\n" },
		{ "SMPT and SMTP", { "25 - SMPT", "25 - SMTP" },
			"smtp-name: SMPT (a) | SMTP (b) -> SMTP "
			"by spelling\n" },
	};

	check(state, rows, ROWS(rows));
}

static void
services_share_a_port(void **state)
{
	static const struct row rows[] = {
		{ "SSH, SFTP and SCP on 22",
			{ "22 - SSH", "22 - SFTP", "22 - SCP" },
			"port-22-service: SCP (c) | SFTP (b) | SSH (a) -> SSH "
			"by shared-registered\n" },
		{ "each under a transport of its own",
			{ "514/udp - Syslog\n514/tcp - shell",
			"514/udp - Syslog" },
			"port-514-service: Syslog (ab) | rsh (a) -> Syslog "
			"by shared-by-transport\n" },
	};

	check(state, rows, ROWS(rows));
}

#define GENERAL "\n7/tcp/udp - Echo\n9/tcp/udp - Discard\n"		\
	"13/tcp/udp - Daytime\n17/tcp/udp - QOTD\n19/tcp/udp - Chargen\n"	\
	"37/tcp/udp - Time\n79/tcp/udp - Finger\n80/tcp/udp - HTTP\n"
#define ROWS_OF_ONE "20 - FTP: copies of big books\n"		\
	"22 - SSH: opens a shell far away\n23 - Telnet: the shell of old\n" \
	"25 - SMTP: hands letters on\n53 - DNS: knows the numbers\n"	\
	"69/tcp - TFTP: small files at boot\n80 - HTTP: pages of the web\n" \
	"110 - POP3: fetches the letters\n143 - IMAP: reads them there\n"

/* Every rule of the table that the rows above do not reach. */
static void
rules_decide(void **state)
{
	static const struct row rows[] = {
		{ "who says it of all ports did not look at this one",
			{ "69/tcp/udp - TFTP" GENERAL, "69/udp - TFTP" },
			"tftp-transport: tcp,udp (a) | udp (b) -> udp "
			"by specific-beats-general\n" },
		{ "a range is more than one port",
			{ "137-139/tcp - NetBIOS", "137/udp - NetBIOS\n"
			"138/udp - NetBIOS\n139/tcp - NetBIOS" },
			"netbios-137-transport: tcp (a) | udp (b) -> udp "
			"by specific-beats-general\n"
			"netbios-138-transport: tcp (a) | udp (b) -> udp "
			"by specific-beats-general\n" },
		{ "what is packaged against TCP and UDP alike",
			{ "123/tcp/udp - NTP", "123/tcp/udp - NTP",
			"123/udp - NTP" },
			"ntp-transport: tcp,udp (ab) | udp (c) -> udp "
			"by packaged\n" },
		{ "who says UDP speaks for both, too",
			{ "88/tcp - Kerberos", "88/udp - Kerberos",
			"88/tcp - Kerberos", "88/tcp - Kerberos",
			"88/tcp/udp - Kerberos" },
			"kerberos-transport: tcp (acd) | tcp,udp (e) | udp "
			"(b) -> tcp,udp by more-complete\n" },
		{ "who speaks in general looked where it says less",
			{ "69/udp - TFTP" GENERAL, "69/tcp/udp - TFTP" },
			"tftp-transport: tcp,udp (b) | udp (a) -> udp "
			"by packaged\n" },
		{ "nothing decides",
			{ "9777/tcp - Plexus", "9777/udp - Plexus" },
			"plexus-transport: tcp (a) | udp (b) -> tcp,udp "
			"by undecided\n" },
		{ "a port in one note of many",
			{ "23 - Telnet", "23 - Telnet", "23 - Telnet",
			"23, 24 - Telnet" },
			"telnet-ports: 23 (abc) | 23-24 (d) -> 23 "
			"by backed-ports\n" },
		{ "most notes, when IANA names one of few",
			{ "9777 - Alpha", "9777 - Alpha", "9777 - Beta" },
			"port-9777-service: Alpha (ab) | Beta (c) -> Alpha "
			"by shared-most-notes\n" },
		{ "the family speaks for its part",
			{ "135 - RPC", "135 - RPC", "135 - MSRPC" },
			"port-135-service: RPC (ab) | Microsoft RPC (c) -> "
			"Microsoft RPC by shared-registered\n" },
		{ "registered ports called ephemeral",
			{ "## Registered ports (1024-49151)",
			"## Ephemeral ports (1024-49151)" },
			"range-registered-name: Registered ports (a) | "
			"ephemeral ports (b) -> Registered ports by class-name\n" },
		{ "DNS, System and Service",
			{ "53 - DNS (Domain Name System)",
			"53 - DNS (Domain Name Service)" },
			"dns-expansion: Domain Name Service (b) | Domain Name "
			"System (a) -> Domain Name System "
			"by standard-expansion\n" },
	};

	check(state, rows, ROWS(rows));
}

static void
notes_against_the_registry(void **state)
{
	static const struct row rows[] = {
		{ "two ports of one service",
			{ "411 - Direct Connect\n412 - Direct Connect",
			"411-412 - Direct Connect" },
			"direct-connect-411-registry: Direct Connect (ab) | "
			"IANA: rmt () | IANA: synoptics-trap () -> "
			"Direct Connect by notes-win\n" },
		{ "Microsoft Exchange", { "102 - MS Exchange" },
			"ms-exchange-102-registry: Microsoft Exchange (a) | "
			"IANA: iso-tsap () -> Microsoft Exchange "
			"by notes-win\n" },
		{ "Kerberos at the port of kpasswd", { "464 - Kerberos" },
			"kerberos-464-registry: Kerberos (a) | "
			"IANA: kpasswd () -> Kerberos by notes-win\n" },
		{ "TSP is what IANA calls pkix-timestamp", { "318 - TSP" },
			"" },
	};

	check(state, rows, ROWS(rows));
}

/* "clear by notes (ab)" of the first service, and its conflicts. */
static void
check_security(struct world *w, const char *const *notes,
    const char *expected)
{
	static const size_t order[] = { 0, 1, 2, 3, 4, 5 };
	const struct rg_secured *s;
	struct rg_buf b = { 0 };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;
	size_t n = 0;

	while (n < NOTES_MAX && notes[n])
		n++;
	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(w, &m, &arena, &diags, notes, order, n);
	s = &m.services[0].security;
	rg_buf_fmt(&b, "%s", rg_security_name(s->value));
	if (s->value)
		rg_buf_fmt(&b, " by %s", rg_basis_name(s->basis));
	if (s->claims.n)
		put_notes(&b, &m, s->claims);
	for (size_t i = 0; i < m.nconflicts; i++) {
		if (m.conflicts[i].kind != RG_CONFLICT_SECURITY)
			continue;
		rg_buf_str(&b, "; ");
		put_conflict(&b, &m, &m.conflicts[i]);
	}
	assert_row(notes[0], rg_view_trim(rg_buf_view(&b)), expected);
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

static void
secure_or_clear(void **state)
{
	static const struct {
		const char	*notes[NOTES_MAX], *expected;
	} rows[] = {
		/* The notes say it. */
		{ { "23 - Telnet: remote shell, unencrypted" },
			"clear by notes (a)" },
		{ { "23 - Telnet: consola remota sin cifrar" },
			"clear by notes (a)" },
		{ { "23 - Telnet: Fernzugriff im Klartext" },
			"clear by notes (a)" },
		{ { "23 - Telnet: accès distant non chiffré" },
			"clear by notes (a)" },
		{ { "23 - Telnet: acesso remoto sem criptografia" },
			"clear by notes (a)" },
		{ { "443 - HTTPS: web pages over TLS", "443 - HTTPS: páginas "
			"cifradas" }, "encrypted by notes (ab)" },
		{ { "25 - unencrypted SMTP" }, "clear by notes (a)" },
		{ { "143 - IMAP: mailbox, with STARTTLS" },
			"both by notes (a)" },
		{ { "9777 - Plexus: an encrypted tunnel" },
			"encrypted by notes (a)" },
		{ { "22 - SSH: shell, not in the clear" },
			"encrypted by notes (a)" },
		{ { "20-21 - FTP: moves files, with nothing encrypted" },
			"clear by notes (a)" },
		{ { "22 - SSH: encrypted replacement for Telnet" },
			"encrypted by notes (a)" },
		/* What they say is of another service, or advice. */
		{ { "9777 - Plexus: like HTTPS, but encrypted for long" },
			"encrypted by notes (a)" },
		{ { "9777 - Plexus: unlike HTTPS not encrypted" }, "" },
		{ { "9777 - Plexus: use secure tunnels" }, "" },
		{ { "9777 - Plexus: less secure than others" }, "" },
		{ { "9777 - Plexus: shares files. Telnet is unencrypted" },
			"" },
		/* Silence, and how the service is defined. */
		{ { "23 - Telnet: remote shell" }, "clear by standard" },
		{ { "389 - LDAP" }, "both by standard" },
		{ { "9777 - Plexus" }, "" },
		/* A note that gives two places both values says both. */
		{ { "25 - SMTP: unencrypted\n587 - SMTP: over TLS" },
			"both by notes (a)" },
		/* They differ, or are wrong. */
		{ { "23 - Telnet: a secure shell", "23 - Telnet: cleartext" },
			"clear by notes (b); telnet-security: clear (b) | "
			"encrypted (a) -> clear by standard-security" },
		{ { "23 - Telnet: a secure remote console" },
			"clear by standard; telnet-security: encrypted (a) | "
			"clear () -> clear by standard-security" },
		{ { "110 - POP3: in plain text", "110 - POP3: encrypted" },
			"both by standard; pop3-security: clear (a) | "
			"encrypted (b) | both () -> both by "
			"standard-security" },
		{ { "9777 - Plexus: encrypted", "9777 - Plexus: encrypted",
			"9777 - Plexus: in the clear" },
			"encrypted by notes (ab); plexus-security: encrypted "
			"(ab) | clear (c) -> encrypted by most-notes" },
		{ { "9777 - Plexus: encrypted", "9777 - Plexus: clear text" },
			"; plexus-security: clear (b) | encrypted (a) -> "
			"clear, encrypted by undecided" },
	};

	for (size_t i = 0; i < ROWS(rows); i++)
		check_security(*state, rows[i].notes, rows[i].expected);
}

/* The services of a few notes, as lines. */
static void
check_services(struct world *w, const char *name, const char *const *notes,
    size_t n, const char *services)
{
	static const size_t order[] = { 0, 1, 2, 3, 4, 5 };
	struct rg_buf b = { 0 };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(w, &m, &arena, &diags, notes, order, n);
	for (size_t i = 0; i < m.nservices; i++)
		rg_buf_fmt(&b, "%.*s ", RG_ARG(m.services[i].id));
	assert_row(name, rg_view_trim(rg_buf_view(&b)), services);
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

static void
a_name_holds_a_known_one(void **state)
{
	static const struct {
		const char *note, *services;
	} rows[] = {
		{ "21 - Control channel for FTP", "ftp" },
		{ "22 - Use SSH", "ssh" },
		{ "67 - DCHP server", "dhcp" },
		{ "5555 - Use SSH", "use-ssh" },
		{ "12345 - Foobar RPC", "foobar-rpc" },
		{ "4840 - OPC UA Discovery Server", "opc-ua" },
		{ "22 - SSH\n514/udp - Syslog\n514/tcp - shell",
			"ssh rsh syslog" },
		{ "88 - Kerberos\n464 - kpasswd", "kerberos kpasswd" },
	};

	for (size_t i = 0; i < ROWS(rows); i++)
		check_services(*state, rows[i].note, &rows[i].note, 1,
		    rows[i].services);
}

static void
a_project_says_who_is_the_same(void **state)
{
	static struct rg_view pair[] = { { "Plexus", 6 }, { "Plexor", 6 } };
	static struct rg_view nbt[] = { { "NetBIOS", 7 }, { "NBT", 3 } };
	static const struct rg_names same = { pair, 2 }, apart = { nbt, 2 };
	static const char *const notes[] = { "9123 - Plexus\n139 - NetBIOS",
		"9124 - Plexor\n138 - NBT" };
	struct world *w = *state;

	check_services(w, "no wish", notes, 2, "netbios plexus plexor");
	w->wishes = (struct rg_merge_input){ .same = &same, .nsame = 1 };
	check_services(w, "same", notes, 2, "netbios plexus");
	w->wishes = (struct rg_merge_input){ .apart = &apart, .napart = 1 };
	check_services(w, "apart", notes, 2, "nbt netbios plexus plexor");
	w->wishes = (struct rg_merge_input){ 0 };
}

static void
a_project_pins_a_port(void **state)
{
	static const struct {
		const char	*name, *note;
		uint32_t	 port;
		rg_transports	 transports;
		const char	*service;
		int		 diag;
	} rows[] = {
		{ "idle", "53/tcp/udp - DNS", 53, RG_TCP | RG_UDP,
			"dns DNS: 53/tcp+udp by pinned (a)\n",
			RG_D_PIN_IDLE },
		{ "alone", "53/udp - DNS", 53, RG_TCP,
			"dns DNS: 53/tcp by pinned (a)\n", RG_D_PIN_ALONE },
		{ "unused", "53/udp - DNS", 54, RG_TCP,
			"dns DNS: 53/udp (a)\n", RG_D_PIN_UNUSED },
	};
	static const size_t order[] = { 0 };
	struct world *w = *state;

	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_pin pin = { .ports = { rows[i].port, rows[i].port },
			.transports = rows[i].transports };
		struct rg_buf b = { 0 };
		struct rg_source source;
		struct rg_arena arena;
		struct rg_diags diags;
		struct rg_model m;

		rg_arena_init(&arena);
		rg_diags_init(&diags, &arena);
		rg_source_init(&source, &arena, "refgen.yaml", RG_V("pins"));
		pin.at = rg_span(&source, 0, 4);
		w->wishes = (struct rg_merge_input){ .pins = &pin,
			.npins = 1 };
		merge(w, &m, &arena, &diags, &rows[i].note, order, 1);
		put_service(&b, &m, &m.services[0]);
		assert_row(rows[i].name, rg_buf_view(&b), rows[i].service);
		assert_int_equal(diags.list.n, 1);
		assert_int_equal(diags.list.v[0].id, rows[i].diag);
		rg_buf_release(&b);
		rg_arena_release(&arena);
	}
	w->wishes = (struct rg_merge_input){ 0 };
}

/* "part-of http; has-part dns-over-tls" */
static void
put_related(struct rg_buf *b, const struct rg_service *s)
{
	for (size_t i = 0; i < s->nrelated; i++)
		rg_buf_fmt(b, "%s%s %.*s", i ? "; " : "",
		    rg_relation_name(s->related[i].relation),
		    RG_ARG(s->related[i].service->id));
}

static void
services_have_a_use_and_relatives(void **state)
{
	static const char *const notes[] = {
		"22 - SSH\n22 - SFTP\n22 - SCP\n53 - DNS\n9999 - Whatnot\n"
		"143 - IMAP\n993 - IMAPS",
	};
	static const struct {
		const char	*id, *use, *related;
	} rows[] = {
		{ "ssh", "remote", "has-part scp; has-part sftp" },
		{ "sftp", "files", "part-of ssh" },
		{ "imap", "mail", "safer imaps" },
		{ "imaps", "mail", "replaces imap" },
		{ "dns", "names", "" },
		{ "whatnot", "", "" },
	};
	static const size_t order[] = { 0 };
	const struct rg_service *s;
	struct rg_buf b = { 0 };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(*state, &m, &arena, &diags, notes, order, 1);
	for (size_t i = 0; i < ROWS(rows); i++) {
		s = rg_model_service(&m, rg_view_of(rows[i].id));
		assert_non_null(s);
		assert_row(rows[i].id, s->use ? s->use->id : RG_V(""),
		    rows[i].use);
		rg_buf_reset(&b);
		put_related(&b, s);
		assert_row(rows[i].id, rg_buf_view(&b), rows[i].related);
	}
	assert_view(m.uses[0].name[0], "Web");
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

/* "22/tcp SSH yes; 69/udp TFTP no": what an exam asks, and is it there? */
static void
put_exam(struct rg_buf *b, const struct rg_exam *exam)
{
	for (size_t i = 0; i < exam->nitems; i++) {
		const struct rg_exam_item *item = &exam->items[i];

		rg_buf_str(b, i ? "; " : "");
		if (!item->no_port) {
			rg_range_put(b, item->ports);
			rg_buf_char(b, '/');
			rg_transports_put(b, item->transports, "+");
			rg_buf_char(b, ' ');
		}
		rg_buf_fmt(b, "%.*s %s", RG_ARG(item->name),
		    item->covered ? "yes" : "no");
	}
}

static void
exams_are_held_against_the_notes(void **state)
{
	static const char *const notes[] = {
		"22/tcp - SSH\n137/udp - NetBIOS\n138/udp - NetBIOS\n"
		"9999/tcp - Whatnot",
		"22/tcp - SSH\n53/udp - DNS",
	};
	static const struct {
		const char		*name;
		struct rg_exam_fact	 fact;
		const char		*tag, *items, *gaps;
	} rows[] = {
		{ "a service on its port", { RG_V("ssh"), { 22, 22 }, false,
			RG_TCP }, "", "22/tcp SSH yes", NULL },
		{ "by another name", { RG_V("Secure Shell"), { 22, 22 },
			false, 0 }, "", "22/ SSH yes", NULL },
		{ "another service on the port", { RG_V("sftp"), { 22, 22 },
			false, RG_TCP }, "", "22/tcp SFTP no",
			"22 (SFTP)" },
		{ "one port of three is missing", { RG_V("netbios"),
			{ 137, 139 }, false, RG_UDP }, "",
			"137-139/udp NetBIOS no", "137-139 (NetBIOS)" },
		{ "neighbours together", { RG_V("netbios"), { 137, 138 },
			false, RG_UDP }, "", "137-138/udp NetBIOS yes",
			NULL },
		{ "a port, whoever is there", { RG_V(""), { 9999, 9999 },
			false, 0 }, "", "9999/  yes", NULL },
		{ "a port and nobody", { RG_V(""), { 70, 70 }, false, 0 },
			"", "70/  no", "70" },
		{ "a service wherever the notes have it", { RG_V("NetBIOS"),
			{ 0, 0 }, true, 0 }, "",
			"137/udp NetBIOS yes; 138/udp NetBIOS yes", NULL },
		{ "a service wherever it usually is", { RG_V("TFTP"),
			{ 0, 0 }, true, 0 }, "", "69/tcp+udp TFTP no",
			"69 (TFTP)" },
		{ "nobody knows it", { RG_V("Nobody"), { 0, 0 }, true, 0 },
			"", "Nobody no", "Nobody" },
		{ "one that only the notes know", { RG_V("whatnot"),
			{ 0, 0 }, true, 0 }, "", "9999/tcp Whatnot yes",
			NULL },
		{ "what a tagged note says", { RG_V("ssh"), { 22, 22 }, false,
			RG_TCP }, "b", "22/tcp SSH yes; 53/udp DNS yes",
			NULL },
	};
	static const size_t order[] = { 0, 1 };
	struct world *w = *state;

	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_exam_fact fact = rows[i].fact;
		struct rg_exam_wish wish = { .tag = rg_view_of(rows[i].tag),
			.facts = { .id = RG_V("lab"), .title = RG_V("Lab"),
				.v = &fact, .n = 1 } };
		struct rg_buf b = { 0 };
		struct rg_source source;
		struct rg_arena arena;
		struct rg_diags diags;
		struct rg_model m;

		rg_arena_init(&arena);
		rg_diags_init(&diags, &arena);
		rg_source_init(&source, &arena, "refgen.yaml", RG_V("lab"));
		wish.at = rg_span(&source, 0, 3);
		w->wishes = (struct rg_merge_input){ .exams = &wish,
			.nexams = 1 };
		merge(w, &m, &arena, &diags, notes, order, 2);
		put_exam(&b, &m.exams[0]);
		assert_row(rows[i].name, rg_buf_view(&b), rows[i].items);
		assert_view(m.exams[0].title[1], "Lab");
		if (diags.list.n != (rows[i].gaps ? 1 : 0))
			fail_msg("%s: %zu gaps", rows[i].name, diags.list.n);
		if (rows[i].gaps)
			assert_row(rows[i].name, diags.list.v[0].args[1],
			    rows[i].gaps);
		rg_buf_release(&b);
		rg_arena_release(&arena);
	}
	w->wishes = (struct rg_merge_input){ 0 };
}

/* "22: SSH SFTP (ssh)": who is on a port, and IANA's names for it. */
static void
ports_know_who_is_there(void **state)
{
	static const char *const notes[] = {
		"22 - SSH\n22 - SFTP\n137-139 - NetBIOS\n6000-6063 - X11\n"
		"6001 - Whatnot",
	};
	static const size_t order[] = { 0 };
	struct rg_buf b = { 0 };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(*state, &m, &arena, &diags, notes, order, 1);
	for (size_t i = 0; i < m.nports; i++) {
		rg_range_put(&b, m.ports[i].ports);
		rg_buf_char(&b, ':');
		for (size_t k = 0; k < m.ports[i].nrows; k++)
			rg_buf_fmt(&b, " %.*s", RG_ARG(
			    m.ports[i].rows[k].service->name[0]));
		rg_buf_fmt(&b, " (%.*s)\n",
		    RG_ARG(m.ports[i].records[0].name));
		assert_ptr_equal(rg_model_port(&m, m.ports[i].ports),
		    &m.ports[i]);
	}
	assert_view(rg_buf_view(&b),
	    "22: SSH SFTP (ssh)\n"
	    "137: NetBIOS (netbios-ns)\n"
	    "138: NetBIOS (netbios-dgm)\n"
	    "139: NetBIOS (netbios-ssn)\n"
	    "6000-6063: X11 (x11)\n"
	    "6001: Whatnot (x11)\n");
	/* A narrow range has the page of its first port. */
	assert_ptr_equal(rg_model_port(&m, (struct rg_range){ 137, 139 }),
	    &m.ports[1]);
	assert_null(rg_model_port(&m, (struct rg_range){ 23, 23 }));
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

static void
lines_that_nobody_could_read_are_told(void **state)
{
	static const char *const notes[] = {
		"The port 99 is odd.\n\n- 22 SSH\n",
		"| Port | Service |\n|---|---|\n| 80 | |\n| 53 | DNS |\n",
	};
	static const size_t order[] = { 1, 0 };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(*state, &m, &arena, &diags, notes, order, 2);
	assert_int_equal(m.sources[0].nunread, 1);
	assert_int_equal(m.sources[0].unread[0], 1);
	assert_int_equal(m.sources[1].nunread, 1);
	assert_int_equal(m.sources[1].unread[0], 3);
	rg_arena_release(&arena);
}

static void
endpoints_know_their_exams(void **state)
{
	static const char *const notes[] = { "22 - SSH\n22 - SFTP\n53 - DNS" };
	struct rg_exam_fact facts[] = {
		{ .service = RG_V("ssh"), .ports = { 22, 22 } },
		{ .ports = { 22, 22 } },
	};
	struct rg_exam_wish wishes[] = {
		{ .facts = { .id = RG_V("one"), .v = facts, .n = 1 } },
		{ .facts = { .id = RG_V("two"), .v = facts, .n = 2 } },
	};
	static const size_t order[] = { 0 };
	struct world *w = *state;
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;

	w->wishes = (struct rg_merge_input){ .exams = wishes, .nexams = 2 };
	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(w, &m, &arena, &diags, notes, order, 1);
	for (size_t i = 0; i < m.nservices; i++) {
		struct rg_ids ids = m.services[i].endpoints[0].exams;
		struct rg_view id = m.services[i].id;

		if (rg_view_eq(id, RG_V("ssh")))
			assert_true(ids.n == 2 && ids.v[0] == 1);
		else if (rg_view_eq(id, RG_V("sftp")))
			assert_true(ids.n == 1 && ids.v[0] == 2);
		else
			assert_int_equal(ids.n, 0);
	}
	rg_arena_release(&arena);
	w->wishes = (struct rg_merge_input){ 0 };
}

#define RIGHT "69/udp - TFTP\n123/udp - NTP\n25/tcp - SMTP\n23/tcp - Telnet\n"
#define WRONG "69/tcp - TFTP\n123/tcp - NTP\n25/udp - SMTP\n23/udp - Telnet\n"

static void
who_is_right_elsewhere_counts_for_more(void **state)
{
	static const char others[] =
		"telnet-transport: tcp (ac) | udp (b) -> tcp by most-notes\n"
		"smtp-transport: tcp (ac) | udp (b) -> tcp by most-notes\n"
		"tftp-transport: udp (ac) | tcp (b) -> udp by most-notes\n"
		"ntp-transport: udp (ac) | tcp (b) -> udp by most-notes\n";
	static const char *const notes[] = {
		RIGHT "9777/tcp - Plexus", WRONG "9777/udp - Plexus", RIGHT };
	static const size_t order[] = { 0, 1, 2 };
	struct rg_buf b = { 0 };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(*state, &m, &arena, &diags, notes, order, 3);
	for (size_t i = 0; i < m.nconflicts; i++)
		put_conflict(&b, &m, &m.conflicts[i]);
	rg_buf_str(&b, "");
	assert_true(rg_view_starts(rg_buf_view(&b), rg_view_of(others)));
	assert_row("the rest", rg_view_cut(rg_buf_view(&b),
	    sizeof(others) - 1, b.n), "plexus-transport: tcp (a) | udp (b) -> "
	    "tcp by reliable-notes\n");
	assert_int_equal(m.sources[0].disputed, 5);
	assert_int_equal(m.sources[0].right, 4);
	assert_int_equal(m.sources[1].right, 0);
	assert_int_equal(m.sources[2].right, 4);
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

/* Merges the notes and `more` others; what the first conflict takes. */
static bool
takes(struct world *w, const char *const *notes, const char *other,
    size_t more, struct rg_view value)
{
	const char *all[NOTES_MAX];
	size_t order[NOTES_MAX], n = 0;
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;
	bool taken;

	while (notes[n]) {
		all[n] = notes[n];
		n++;
	}
	assert_true(n + more <= NOTES_MAX);
	while (more-- > 0)
		all[n++] = other;
	for (size_t i = 0; i < n; i++)
		order[i] = i;
	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(w, &m, &arena, &diags, all, order, n);
	taken = rg_view_eq(m.conflicts[0].resolved, value);
	rg_arena_release(&arena);
	return taken;
}

/* So many further notes change the decision, and one fewer do not. */
static void
what_is_needed_is_enough(void **state)
{
	static const struct {
		const char	*notes[4], *service, *port;
		size_t		 needed;
	} rows[] = {
		{ { "69/tcp - TFTP", "69/udp - TFTP", "69/udp - TFTP" },
			"TFTP", "69", 2 },
		{ { "69/tcp - TFTP", "69/udp - TFTP" }, "TFTP", "69", 1 },
		{ { "53/udp - DNS", "53/tcp/udp - DNS", "53/udp - DNS" },
			"DNS", "53", 1 },
		{ { "53/tcp/udp - DNS", "53/udp - DNS" }, "DNS", "53", 2 },
		{ { "123/tcp/udp - NTP", "123/tcp/udp - NTP",
			"123/udp - NTP" }, "NTP", "123", 2 },
		{ { "69/tcp/udp - TFTP" GENERAL, "69/udp - TFTP" },
			"TFTP", "69", 4 },
		{ { "9777/tcp - Plexus", "9777/udp - Plexus" }, "Plexus",
			"9777", 1 },
	};
	static const size_t order[] = { 0, 1, 2 };

	for (size_t i = 0; i < ROWS(rows); i++) {
		const struct rg_conflict *c;
		struct rg_arena arena;
		struct rg_diags diags;
		struct rg_model m;
		size_t n = 0, side = 0, needed;
		const char *note;

		while (rows[i].notes[n])
			n++;
		rg_arena_init(&arena);
		rg_diags_init(&diags, &arena);
		merge(*state, &m, &arena, &diags, rows[i].notes, order, n);
		c = &m.conflicts[0];
		while (rg_view_eq(c->sides[side].value, c->resolved))
			side++;
		needed = rg_merge_needed(c, side, rg_model_service(&m,
		    c->service)->endpoints);
		note = rg_arena_fmt(&arena, "%s/%.*s - %s", rows[i].port,
		    RG_ARG(c->sides[side].value), rows[i].service);
		if (rg_view_eq(c->sides[side].value, RG_V("tcp,udp")))
			note = rg_arena_fmt(&arena, "%s/tcp/udp - %s",
			    rows[i].port, rows[i].service);
		print_message("%s: %zu more\n", rows[i].notes[0], needed);
		assert_true(takes(*state, rows[i].notes, note, needed,
		    c->sides[side].value));
		assert_false(takes(*state, rows[i].notes, note, needed - 1,
		    c->sides[side].value));
		assert_int_equal(needed, rows[i].needed);
		rg_arena_release(&arena);
	}
}

static void
a_copy_counts_once(void **state)
{
	static const struct row rows[] = {
		{ "two of three are one",
			{ ROWS_OF_ONE, ROWS_OF_ONE, "69/udp - TFTP" },
			"tftp-transport: tcp (ab) | udp (c) -> udp "
			"by registry-breaks-tie\n" },
		{ "a few rows in common are no copy",
			{ "69/tcp - TFTP: small files\n22 - SSH: a shell",
			"69/tcp - TFTP: small files\n22 - SSH: a shell",
			"69/udp - TFTP" },
			"tftp-transport: tcp (ab) | udp (c) -> tcp "
			"by most-notes\n" },
	};
	static const char *const notes[] = { ROWS_OF_ONE, ROWS_OF_ONE };
	static const size_t order[] = { 0, 1 };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;
	size_t told = 0;

	check(state, rows, ROWS(rows));
	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(*state, &m, &arena, &diags, notes, order, 2);
	assert_int_equal(m.sources[0].copy_of, 0);
	assert_int_equal(m.sources[1].copy_of, 1);
	for (size_t i = 0; i < diags.list.n; i++)
		told += diags.list.v[i].id == RG_D_NOTE_COPIED;
	assert_int_equal(told, 1);
	rg_arena_release(&arena);
}

/* Nothing that a note says is dropped without a trace. */
static void
every_claim_is_kept(void **state)
{
	static const char *const notes[] = { "22 - SSH\n70000 - Web",
		"139-137 NetBIOS\n22 - SFTP",
		"## Dynamic ports (49152-65536)\n\n99 - Plex: films" };
	static const size_t order[] = { 0, 1, 2 };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;
	bool *seen;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(*state, &m, &arena, &diags, notes, order, 3);
	assert_int_equal(m.nclaims, 6);
	seen = rg_arena_alloc(&arena, m.nclaims + 1);
	for (size_t i = 0; i < m.nservices; i++)
		for (size_t k = 0; k < m.services[i].claims.n; k++)
			seen[m.services[i].claims.v[k]] = true;
	for (size_t i = 0; i < m.nranges; i++)
		for (size_t k = 0; k < m.ranges[i].claims.n; k++)
			seen[m.ranges[i].claims.v[k]] = true;
	for (size_t i = 0; i < m.nclaims; i++)
		if (!seen[m.claims[i].id])
			fail_msg("%.*s", RG_ARG(m.claims[i].words));
	rg_arena_release(&arena);
}

static void
every_conflict_is_explained_in_every_language(void **state)
{
	static const char *const notes[] = { "53/udp - DNS",
		"53/tcp/udp - DNS" };
	static const size_t order[] = { 0, 1 };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(*state, &m, &arena, &diags, notes, order, 2);
	assert_int_equal(m.nconflicts, 1);
	assert_true(rg_view_find(m.conflicts[0].explanation[0],
	    RG_V("tcp,udp")) != RG_NONE);
	assert_true(rg_view_find(m.conflicts[0].explanation[1],
	    RG_V("tcp,udp")) != RG_NONE);
	assert_false(rg_view_eq(m.conflicts[0].explanation[0],
	    m.conflicts[0].explanation[1]));
	assert_int_equal(m.services[0].nconflicts, 1);
	assert_int_equal(m.services[0].conflicts[0], 0);
	rg_arena_release(&arena);
}

/* Where the notes are silent, packages speak, then the registry. */
static void
transports_are_filled_in(void **state)
{
	static const char *const notes[] = { "22 - SSH\n110 - POP3",
		"69/udp - TFTP\n9999 - Plexus" };
	static const size_t order[] = { 0, 1 };
	struct rg_buf b = { 0 };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model m;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	merge(*state, &m, &arena, &diags, notes, order, 2);
	for (size_t i = 0; i < m.nservices; i++)
		put_service(&b, &m, &m.services[i]);
	assert_view(rg_buf_view(&b),
	    "ssh SSH: 22/tcp by packaged (a)\n"
	    "tftp TFTP: 69/udp (b)\n"
	    "pop3 POP3: 110/tcp by packaged (a)\n"
	    "plexus Plexus: 9999/ (b)\n");
	rg_buf_release(&b);
	rg_arena_release(&arena);
}

static void
the_order_of_notes_does_not_matter(void **state)
{
	static const char *const notes[] = {
		"---\nlang: en\n---\n22 - SSH - encrypted remote shells\n"
		"53/udp - DNS\n139 - NetBIOS\n8000 - Alpha\n",
		"---\nlang: es\n---\n22 - SFTP\n53/tcp/udp - DNS\n"
		"137, 139 - NBT\n8000 - Beta\n25 - SMPT\n",
		"22 - SCP\n137-139 - NetBIOS\n8000 - Gamma\n25 - SMTP\n"
		"## Dynamic ports (49152-65536)\n",
	};
	static const size_t orders[][3] = { { 0, 1, 2 }, { 0, 2, 1 },
		{ 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	struct rg_buf first = { 0 }, other = { 0 };

	for (size_t i = 0; i < ROWS(orders); i++) {
		struct rg_arena arena;
		struct rg_diags diags;
		struct rg_model m;

		rg_arena_init(&arena);
		rg_diags_init(&diags, &arena);
		merge(*state, &m, &arena, &diags, notes, orders[i], 3);
		assert_true(m.nservices > 5 && m.nconflicts > 3);
		rg_buf_reset(&other);
		put_model(i ? &other : &first, &m);
		if (i)
			assert_view(rg_buf_view(&other), first.p);
		rg_arena_release(&arena);
	}
	rg_buf_release(&first);
	rg_buf_release(&other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agreement_is_no_conflict),
		cmocka_unit_test(transports_disagree),
		cmocka_unit_test(ports_disagree),
		cmocka_unit_test(bounds_disagree),
		cmocka_unit_test(names_disagree),
		cmocka_unit_test(services_share_a_port),
		cmocka_unit_test(rules_decide),
		cmocka_unit_test(notes_against_the_registry),
		cmocka_unit_test(secure_or_clear),
		cmocka_unit_test(a_name_holds_a_known_one),
		cmocka_unit_test(a_project_says_who_is_the_same),
		cmocka_unit_test(a_project_pins_a_port),
		cmocka_unit_test(services_have_a_use_and_relatives),
		cmocka_unit_test(exams_are_held_against_the_notes),
		cmocka_unit_test(ports_know_who_is_there),
		cmocka_unit_test(lines_that_nobody_could_read_are_told),
		cmocka_unit_test(endpoints_know_their_exams),
		cmocka_unit_test(who_is_right_elsewhere_counts_for_more),
		cmocka_unit_test(what_is_needed_is_enough),
		cmocka_unit_test(a_copy_counts_once),
		cmocka_unit_test(every_claim_is_kept),
		cmocka_unit_test(every_conflict_is_explained_in_every_language),
		cmocka_unit_test(transports_are_filled_in),
		cmocka_unit_test(the_order_of_notes_does_not_matter),
	};

	return cmocka_run_group_tests_name("merge/merge", tests, set_up,
	    tear_down);
}
