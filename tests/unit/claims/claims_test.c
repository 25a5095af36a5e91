/* Rows of notes and what they say; layouts are told in tests/spec. */
#include "read.h"

struct row {
	const char	*note, *claims;
};

static int
set_up(void **state)
{
	static struct reading r;

	reading_init(&r);
	*state = &r;
	return 0;
}

static int
tear_down(void **state)
{
	reading_release(*state);
	return 0;
}

/* A note is its row's name; claims are parted by a bar here. */
static void
check(void **state, const struct row *rows, size_t n)
{
	struct reading *r = *state;

	for (size_t i = 0; i < n; i++) {
		reading_take(r, "notes/x.md", rg_view_of(rows[i].note));
		for (size_t k = 0; k < r->claims.list.n; k++) {
			if (k)
				rg_buf_str(&r->out, "| ");
			put_claim(&r->out, &r->claims.list.v[k]);
			rg_buf_cut(&r->out, r->out.n - 1);
		}
		assert_row(rows[i].note, rg_buf_view(&r->out),
		    rows[i].claims);
	}
}

static void
port_before_name(void **state)
{
	static const struct row rows[] = {
		{ "22 SSH",                     "22 SSH" },
		{ "22 - SSH",                   "22 SSH" },
		{ "22: SSH",                    "22 SSH" },
		{ "22 -> SSH",                  "22 SSH" },
		{ "22 → SSH",                   "22 SSH" },
		{ "22\tSSH",                    "22 SSH" },
		{ "- 22 – SSH",                 "22 SSH" },
		{ "1. 22 - SSH",                "22 SSH" },
		{ "## 22 - SSH",                "22 SSH" },
		{ "> 22 - SSH",                 "22 SSH" },
		{ "**22** - SSH",               "22 SSH" },
		{ "`22` SSH",                   "22 SSH" },
		{ "Port 22 - SSH",              "22 SSH" },
		{ "Puerto 22: SSH",             "22 SSH" },
		{ "Port 22 (TCP): SSH",         "22/tcp SSH" },
		{ "22/tcp SSH",                 "22/tcp SSH" },
		{ "TCP 22 - SSH",               "22/tcp SSH" },
		{ "tcp/22: SSH",                "22/tcp SSH" },
		{ "53 (TCP/UDP) - DNS",         "53/tcp+udp DNS" },
		{ "20, 21 - FTP",               "20,21 FTP" },
		{ "20/21 FTP",                  "20,21 FTP" },
		{ "67-68 DHCP",                 "67-68 DHCP" },
		{ "137–139: NetBIOS",           "137-139 NetBIOS" },
		{ "139+445 SMB",                "139,445 SMB" },
		{ "22 - SSH - remote shells",   "22 SSH: remote shells" },
		{ "22: SSH (Secure Shell)",     "22 SSH = Secure Shell" },
		{ "53: Domain Name System (DNS)",
			"53 Domain Name System = DNS" },
	};

	check(state, rows, ROWS(rows));
}

static void
what_is_said(void **state)
{
	static const struct row rows[] = {
		{ "- 70 - Gopher, an old web of menus that nobody minds now",
			"70 Gopher: an old web of menus that nobody minds now" },
		{ "|Port|Name|Risk|Attack|\n|-|-|-|-|\n|21|FTP|High|a|\n"
			"|22|SSH|Low|b|\n|23|Telnet|High|c|\n|69|TFTP|High|d|",
			"21 FTP: a| 22 SSH: b| 23 Telnet: c| 69 TFTP: d" },
		{ "Hostname: otter.example.net (of ours)", "" },
		{ "TCP : Transmission Control Protocol : it is told", "" },
	};

	check(state, rows, ROWS(rows));
}

static void
name_before_port(void **state)
{
	static const struct row rows[] = {
		{ "SSH 22",                     "22 SSH" },
		{ "SSH - 22",                   "22 SSH" },
		{ "SSH: 22",                    "22 SSH" },
		{ "SSH (22)",                   "22 SSH" },
		{ "SSH(22)",                    "22 SSH" },
		{ "SSH = 22",                   "22 SSH" },
		{ "- SSH → 22",                 "22 SSH" },
		{ "- **SSH**: `22`",            "22 SSH" },
		{ "SSH: TCP 22",                "22/tcp SSH" },
		{ "SSH - 22/tcp",               "22/tcp SSH" },
		{ "SSH (TCP 22)",               "22/tcp SSH" },
		{ "SSH (port 22)",              "22 SSH" },
		{ "SSH, port 22",               "22 SSH" },
		{ "SSH; Port 22 - remote shells", "22 SSH: remote shells" },
		{ "SSH (Secure Shell): 22",     "22 SSH = Secure Shell" },
		{ "Secure Shell (SSH) - 22",    "22 Secure Shell = SSH" },
		{ "SMB(139+445)",               "139,445 SMB" },
		{ "DHCP: 67, 68 UDP",           "67,68/udp DHCP" },
		{ "[[SSH]] - 22",               "22 SSH" },
		{ "[SSH](https://example.org) - 22", "22 SSH" },
		{ "| SSH | 22 |",               "22 SSH" },
	};

	check(state, rows, ROWS(rows));
}

static void
sentences(void **state)
{
	static const struct row rows[] = {
		{ "By default SSH listens on TCP port 22.", "22/tcp SSH" },
		{ "Por defecto SSH usa el puerto 22.", "22 SSH" },
	};

	check(state, rows, ROWS(rows));
}

static void
several_in_one_note(void **state)
{
	static const struct row rows[] = {
		{ "22 - SSH\n23 - Telnet",      "22 SSH| 23 Telnet" },
		{ "80 - HTTP / 443 - HTTPS",    "80 HTTP| 443 HTTPS" },
		{ "22/tcp SSH\n53/udp DNS",     "22/tcp SSH| 53/udp DNS" },
		{ "UDP\n- 53 DNS\n- 69 TFTP",   "53/udp DNS| 69/udp TFTP" },
		{ "## TCP\n22 SSH\n## UDP\n69 TFTP",
			"22/tcp SSH| 69/udp TFTP" },
		{ "- SSH\n  - Port 22",         "22 SSH" },
		{ "- SSH\n  - TCP 22",          "22/tcp SSH" },
		{ "SIP: 5060/udp, 5061/tcp",    "5060/udp SIP| 5061/tcp SIP" },
	};

	check(state, rows, ROWS(rows));
}

static void
slips_are_kept_as_written(void **state)
{
	static const struct row rows[] = {
		{ "25 - SMPT",                  "25 SMPT ~smtp" },
		{ "22/tpc SSH",                 "22/tcp SSH" },
		{ "UPD 53 - DNS",               "53/udp DNS" },
		{ "8080 - Telnet",              "8080 Telnet" },
		{ "125 - 139 NetBIOS",          "125-139 NetBIOS" },
		{ "70000 - SSH",                "70000 SSH" },
		{ "139-137 NetBIOS",            "139-137 NetBIOS" },
	};

	check(state, rows, ROWS(rows));
}

static void
classes_of_ports(void **state)
{
	static const struct row rows[] = {
		{ "| 0 - 1 023 | Well-known |",
			"0-1023 [well-known] Well-known" },
		{ "| 0-1023 | Well-known |",
			"0-1023 [well-known] Well-known" },
		{ "## Registered ports (1024-49151)",
			"1024-49151 [registered] Registered ports" },
		{ "## Puertos dinámicos (49152–65535)",
			"49152-65535 [dynamic] Puertos dinámicos" },
		{ "## Dynamic ports: 49152 to 65536",
			"49152-65536 [dynamic] Dynamic ports" },
	};

	check(state, rows, ROWS(rows));
}

static void
what_says_nothing(void **state)
{
	static const char *const rows[] = {
		"", "words only", "# Ports", "---",
		"22", "22, 23", "TCP 22", "port 22",
		"SSH", "TCP", "TCP and UDP",
		"The year 2024 was good for SSH.",
		"2024-01-15", "- written on 2024-01-15",
		"15/01/2024: learned SSH",
		"RFC 4253 describes SSH.",
		"SSH-2.0 replaced SSH-1.99",
		"TLS 1.3", "802.11ac", "3DES", "IPv6", "AES 256",
		"10.0.0.0/8 is private", "192.168.1.1 is the gateway",
		"Use 2FA", "Step 3 of 5", "Chapter 22",
		"`nmap -p 22 host`", "https://example.org:8080/ssh",
		"A port has 16 bits.", "There are 65536 ports.",
		"The header has 20 bytes.", "100% of hosts", "5 GB of logs",
		"Call 555-0100", "Costs $22",
	};

	for (size_t i = 0; i < ROWS(rows); i++)
		check(state, &(struct row){ rows[i], "" }, 1);
}

/* A claim points at the words it was read from. */
static void
claims_know_where_they_stand(void **state)
{
	static const struct {
		const char	*note, *words;
		size_t		 line, column;
	} rows[] = {
		{ "22 - SSH",                     "22 - SSH", 1, 1 },
		{ "# Ports\r\n\r\n- SSH: 22\r\n", "SSH: 22",  3, 3 },
		{ "\xef\xbb\xbf" "22 SSH",        "22 SSH",   1, 1 },
		{ "---\nlang: es\n---\nñ\n\n  * 22 SSH", "22 SSH", 6, 5 },
	};
	struct reading *r = *state;

	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_place place;

		reading_take(r, "x.md", rg_view_of(rows[i].note));
		assert_int_equal(r->claims.list.n, 1);
		assert_row(rows[i].note,
		    rg_span_text(r->claims.list.v[0].at), rows[i].words);
		place = rg_span_place(r->claims.list.v[0].at);
		if (place.line != rows[i].line ||
		    place.column != rows[i].column)
			fail_msg("%s: %zu:%zu", rows[i].note, place.line,
			    place.column);
	}
}

/* A note that claims too much is read up to the limit, and told so. */
/* The blocks of a note go, and its claims still say what they said. */
static void
claims_outlive_the_blocks(void **state)
{
	static const char written[] = "# **SSH** is here\n\n"
		"- 22: *Secure* **Shell** (SSH)\n"
		"- &lt;DNS&gt; - 53/tcp: finds `names`\n\n"
		"| Well-known *ports* | 0 - 1023 | kept |\n"
		"|---|---|---|\n| Registered **ports** | 1024-49151 | rest |\n";
	struct reading *r = *state;
	struct rg_arena scratch;
	struct rg_buf before = { 0 };

	reading_take(r, "x.md", rg_view_of(written));
	for (size_t k = 0; k < r->claims.list.n; k++)
		put_claim(&before, &r->claims.list.v[k]);
	assert_true(r->claims.list.n >= 3);
	rg_arena_init(&scratch);
	r->claims = (struct rg_claims){ 0 };
	rg_ingest(&r->note, &r->source, &r->lex, &r->arena, &scratch,
	    &r->diags);
	rg_claims_read(&r->claims, &r->note, &r->lex, &r->knowns, &r->arena,
	    &r->diags);
	rg_arena_reset(&scratch);
	rg_buf_reset(&r->out);
	for (size_t k = 0; k < r->claims.list.n; k++)
		put_claim(&r->out, &r->claims.list.v[k]);
	assert_true(rg_view_eq(rg_buf_view(&r->out), rg_buf_view(&before)));
	assert_view(r->note.title, "SSH is here");
	rg_buf_release(&before);
	rg_arena_release(&scratch);
}

static void
claims_are_limited(void **state)
{
	struct reading *r = *state;
	struct rg_buf b = { 0 };
	size_t over = 0;

	for (int i = 0; i < RG_CLAIMS_MAX + 10; i++)
		rg_buf_fmt(&b, "%d - Service%d\n", 1000 + i, i);
	reading_take(r, "x.md", rg_buf_view(&b));
	assert_int_equal(r->claims.list.n, RG_CLAIMS_MAX);
	for (size_t i = 0; i < r->diags.list.n; i++)
		over += r->diags.list.v[i].id == RG_D_TOO_MANY_CLAIMS;
	assert_int_equal(over, 1);
	rg_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_said),
		cmocka_unit_test(port_before_name),
		cmocka_unit_test(name_before_port),
		cmocka_unit_test(sentences),
		cmocka_unit_test(several_in_one_note),
		cmocka_unit_test(slips_are_kept_as_written),
		cmocka_unit_test(classes_of_ports),
		cmocka_unit_test(what_says_nothing),
		cmocka_unit_test(claims_know_where_they_stand),
		cmocka_unit_test(claims_outlive_the_blocks),
		cmocka_unit_test(claims_are_limited),
	};

	return cmocka_run_group_tests_name("claims/claims", tests, set_up,
	    tear_down);
}
