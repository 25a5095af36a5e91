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

#define NOTES_MAX 4

struct world {
	struct reading		words;
	struct rg_locale	locale;
	struct rg_registry	iana, packaged;
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

/* Reads notes "a.md", "b.md", ... in the given order and merges them. */
static void
merge(struct world *w, struct rg_model *model, struct rg_arena *arena,
    struct rg_diags *diags, const char *const *notes, const size_t *order,
    size_t n)
{
	struct rg_merge_note list[NOTES_MAX];
	struct rg_claims claims = { 0 };
	struct rg_merge_input in = {
		.notes = list, .nnotes = n, .claims = &claims,
		.locale = &w->locale, .lexicon = &w->words.lex,
		.knowns = &w->words.knowns, .iana = &w->iana,
		.packaged = &w->packaged,
	};

	for (size_t i = 0; i < n; i++) {
		struct rg_source *s = RG_NEW(arena, struct rg_source);
		struct rg_note *note = RG_NEW(arena, struct rg_note);

		rg_source_init(s, arena, rg_arena_fmt(arena, "%c.md",
		    (char)('a' + order[i])), rg_view_of(notes[order[i]]));
		assert_true(rg_note_admit(s, diags));
		rg_ingest(note, s, &w->words.lex, arena, diags);
		rg_claims_read(&claims, note, &w->words.lex,
		    &w->words.knowns, arena, diags);
		list[i] = (struct rg_merge_note){ s, note->title, note->lang };
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
	static const size_t order[] = { 0, 1, 2, 3 };

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
	};

	check(state, rows, ROWS(rows));
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
		cmocka_unit_test(every_claim_is_kept),
		cmocka_unit_test(every_conflict_is_explained_in_every_language),
		cmocka_unit_test(transports_are_filled_in),
		cmocka_unit_test(the_order_of_notes_does_not_matter),
	};

	return cmocka_run_group_tests_name("merge/merge", tests, set_up,
	    tear_down);
}
