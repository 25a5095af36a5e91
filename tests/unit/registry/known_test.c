#include "sample.h"

#include "refgen/registry.h"

static const char sample[] =
    "# id\tname\taliases\tports\tparent\n"
    "\n"
    "dns\tDNS\tdomain, name server , bind\t53/tcp+udp, 853/tcp\n"
    "dot\tDoT\tDNS over TLS\t853/tcp\tdns\n"
    "ftp\tFTP\t\t20-21/tcp\n"
    "ftps\tFTPS\tftp-ssl,,FTP\t989-990\tftp\n"
    "http\tHTTP\twww, web\t80/tcp,8080/tcp\n"
    "https\tHTTPS\thttp/tls\t443/tcp+udp\thttp\n"
    "imap\tIMAP\timap4\t143/tcp\n"
    "kerberos\tKerberos\tkrb5\t88\n"
    "ldap\tLDAP\t\t389/tcp+udp\r\n"
    "microsoft-ds\tMicrosoft-DS\tSMB\t445/tcp\n"
    "mysql\tMySQL\tMariaDB\t3306/tcp\n"
    "ntp\tNTP\t\t123/udp\n"
    "pop3\tPOP3\tpop-3\t110/tcp\n"
    "radius\tRADIUS\t\t1812-1813/udp,1645-1646/udp\n"
    "sip\tSIP\t\t5060/tcp+udp+sctp\n"
    "ssh\tSSH\tscp, sftp\t22/tcp\n"
    "tacacs\tTACACS\t\t49\n"
    "tacacs-plus\tTACACS+\t\t49/tcp\ttacacs\n"
    "time\tTime\n"
    "x11\tX11\tX Window System\t6000-6063/tcp\n";

struct fixture {
	struct rg_arena		 arena;
	struct rg_knowns	 knowns;
};

static int
setup(void **state)
{
	static struct fixture f;

	rg_arena_init(&f.arena);
	*state = &f;
	return (int)rg_knowns_read(&f.knowns, &f.arena, rg_view_of(sample));
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	rg_arena_release(&f->arena);
	return 0;
}

static void
a_line_becomes_a_service(void **state)
{
	struct fixture *f = *state;
	const struct rg_known *k = rg_knowns_id(&f->knowns, RG_V("dns"));

	assert_int_equal(f->knowns.n, 20);
	assert_view(k->name, "DNS");
	assert_view(k->parent, "");
	assert_int_equal(k->naliases, 3);
	assert_view(k->aliases[1], "name server");
	assert_int_equal(k->nports, 2);
	assert_int_equal(k->ports[1].first, 853);
	assert_int_equal(k->usual[0], RG_TCP | RG_UDP);
	assert_int_equal(k->usual[1], RG_TCP);
	k = rg_knowns_id(&f->knowns, RG_V("ftps"));
	assert_int_equal(k->naliases, 2);
	assert_int_equal(k->ports[0].first, 989);
	assert_int_equal(k->ports[0].last, 990);
	assert_int_equal(k->usual[0], 0);
	assert_view(k->parent, "ftp");
	k = rg_knowns_id(&f->knowns, RG_V("time"));
	assert_int_equal(k->naliases + k->nports, 0);
	assert_null(rg_knowns_id(&f->knowns, RG_V("DNS")));
}

static void
names_are_compared_by_their_keys(void **state)
{
	static const struct {
		const char	*name;
		const char	*id;		/* NULL: none */
	} rows[] = {
		{ "dns",              "dns" },
		{ "Name-Server",      "dns" },
		{ "ＤＮＳ",           "dns" },
		{ "microsoft ds",     "microsoft-ds" },
		{ "tacacs+",          "tacacs-plus" },
		{ "TACACS",           "tacacs" },
		{ "tacacs plus",      "tacacs-plus" },
		{ "X  Window System", "x11" },
		{ "HTTP/TLS",         "https" },
		{ "ftp",              "ftp" },		/* not ftps' alias */
		{ "gopher",           NULL },
		{ "--",               NULL },
		{ "",                 NULL },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct rg_known *k = rg_knowns_find(&f->knowns,
		    rg_view_of(rows[i].name));

		if (!k != !rows[i].id)
			fail_msg("%s", rows[i].name);
		if (k)
			assert_view(k->id, rows[i].id);
	}
}

/* "FTP data channel" is walked once, and names end behind its words. */
static void
a_walk_finds_names_where_they_end(void **state)
{
	const struct rg_view text = RG_V("the D-N-S. gopher");
	struct fixture *f = *state;
	uint32_t node = RG_TRIE_ROOT;
	const struct rg_known *k;

	assert_null(rg_knowns_walk(&f->knowns, &node, text, 4, 7));
	assert_int_not_equal(node, RG_TRIE_NOWHERE);
	k = rg_knowns_walk(&f->knowns, &node, text, 7, 9);
	assert_non_null(k);
	assert_view(k->id, "dns");
	assert_null(rg_knowns_walk(&f->knowns, &node, text, 9, 17));
	assert_int_equal(node, RG_TRIE_NOWHERE);
}

static void
an_alias_takes_only_a_free_key(void **state)
{
	struct fixture *f = *state;
	const struct rg_known *k;

	rg_knowns_alias(&f->knowns, &f->arena, RG_V("dns"),
	    RG_V("Sistema de Nombres de Dominio"));
	k = rg_knowns_find(&f->knowns, RG_V("sistema de nombres de dominio"));
	assert_view(k->id, "dns");
	assert_int_equal(k->naliases, 3);
	rg_knowns_alias(&f->knowns, &f->arena, RG_V("ssh"), RG_V("web"));
	assert_view(rg_knowns_find(&f->knowns, RG_V("web"))->id, "http");
	rg_knowns_alias(&f->knowns, &f->arena, RG_V("gopher"), RG_V("burrow"));
	assert_null(rg_knowns_find(&f->knowns, RG_V("burrow")));
}

static void
a_bad_line_is_told_by_its_number(void **state)
{
	static const struct {
		const char	*name;
		const char	*text;
		size_t		 line;
	} rows[] = {
		{ "nothing",          "",                             0 },
		{ "two fields",       "a\tA",                         0 },
		{ "no name",          "a\tA\n\nb\n",                  3 },
		{ "empty name",       "b\t\tc\n",                     1 },
		{ "no id",            "\tB\n",                        1 },
		{ "id is no slug",    "B\tB\n",                       1 },
		{ "id twice",         "a\tA\n# x\na\tB\n",            3 },
		{ "too many fields",  "a\tA\t\t\t\tx\n",              1 },
		{ "port too big",     "a\tA\t\t65536\n",              1 },
		{ "reversed",         "a\tA\t\t21-20/tcp\n",          1 },
		{ "no transport",     "a\tA\t\t21/\n",                1 },
		{ "bad transport",    "a\tA\t\t21/tcp+icmp\n",        1 },
		{ "empty port",       "a\tA\t\t21,,22\n",             1 },
	};
	struct rg_knowns knowns;
	struct rg_arena arena;

	(void)state;
	rg_arena_init(&arena);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rg_knowns_read(&knowns, &arena, rg_view_of(rows[i].text)) !=
		    rows[i].line)
			fail_msg("%s", rows[i].name);
		if (rows[i].line && rg_knowns_find(&knowns, RG_V("a")))
			fail_msg("%s: not empty", rows[i].name);
	}
	rg_arena_release(&arena);
}

static void
the_carried_services_are_sound(void **state)
{
	struct rg_buf bytes = { 0 };
	struct rg_knowns knowns;
	struct rg_arena arena;

	(void)state;
	sample_read(&bytes, RG_ROOT "/data/services.tsv");
	rg_arena_init(&arena);
	assert_int_equal(rg_knowns_read(&knowns, &arena, rg_buf_view(&bytes)),
	    0);
	for (size_t i = 0; i < knowns.n; i++) {
		struct rg_view parent = knowns.v[i].parent;

		if (parent.n && !rg_knowns_id(&knowns, parent))
			fail_msg("no parent %.*s", RG_ARG(parent));
	}
	rg_arena_release(&arena);
	rg_buf_release(&bytes);
}

static void
a_table_says_what_is_encrypted(void **state)
{
	static const struct {
		const char	*name, *bytes;
		size_t		 bad;
	} rows[] = {
		{ "the three values", "# id\tvalue\tin\n\nftp\tclear\tRFC 959\n"
			"ssh\tencrypted\tRFC 4253\nimap\tboth\tRFC 9051\n", 0 },
		{ "no such service", "nobody\tclear\tRFC 1\n", 1 },
		{ "no such value", "ftp\tsafe\tRFC 959\n", 1 },
		{ "no document", "ftp\tclear\n", 1 },
		{ "a field too many", "ftp\tclear\tRFC 959\t-\n", 1 },
		{ "twice", "ftp\tclear\tRFC 959\nftp\tclear\tRFC 959\n", 2 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_knowns knowns;
		struct rg_arena arena;

		rg_arena_init(&arena);
		assert_int_equal(rg_knowns_read(&knowns, &arena,
		    rg_view_of(sample)), 0);
		print_message("%s\n", rows[i].name);
		assert_int_equal(rg_knowns_secure(&knowns,
		    rg_view_of(rows[i].bytes)), rows[i].bad);
		if (rows[i].bad == 0)
			assert_view(rg_knowns_id(&knowns,
			    RG_V("ssh"))->security_in, "RFC 4253");
		rg_arena_release(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_line_becomes_a_service,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(
		    names_are_compared_by_their_keys, setup, teardown),
		cmocka_unit_test_setup_teardown(a_walk_finds_names_where_they_end,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(an_alias_takes_only_a_free_key,
		    setup, teardown),
		cmocka_unit_test(a_table_says_what_is_encrypted),
		cmocka_unit_test(a_bad_line_is_told_by_its_number),
		cmocka_unit_test(the_carried_services_are_sound),
	};

	return cmocka_run_group_tests_name("registry/known", tests, NULL,
	    NULL);
}
