#include "ports.h"

#include "refgen/portspec.h"

struct words {
	struct rg_arena		arena;
	struct rg_lexicon	lex;
};

static int
set_up(void **state)
{
	static struct words w;

	rg_arena_init(&w.arena);
	words_init(&w.lex, &w.arena);
	*state = &w;
	return 0;
}

static int
tear_down(void **state)
{
	struct words *w = *state;

	rg_arena_release(&w->arena);
	return 0;
}

struct row {
	const char	*written, *read;
};

/* Reads each text and compares; a text is its row's name. */
static void
check(void **state, const struct row *rows, size_t n)
{
	struct words *w = *state;

	for (size_t i = 0; i < n; i++) {
		struct rg_view text = rg_view_of(rows[i].written);
		struct rg_buf b = { 0 };
		struct rg_spec spec;

		if (rg_spec_read(&spec, &w->lex, text, 0))
			put_spec(&b, &spec, text);
		else
			rg_buf_str(&b, "none\n");
		rg_buf_cut(&b, b.n - 1);
		assert_row(rows[i].written, rg_buf_view(&b), rows[i].read);
		rg_buf_release(&b);
	}
}

static void
numbers(void **state)
{
	static const struct row rows[] = {
		{ "22",             "22" },
		{ "  22",           "22" },
		{ "0",              "0" },
		{ "65535",          "65535" },
		/* What cannot be a port is kept as written. */
		{ "65536",          "65536" },
		{ "999999",         "999999" },
		/* Thousands, but "80,443" are two. */
		{ "1.023",          "1023" },
		{ "1,023",          "1023" },
		{ "1'023",          "1023" },
		{ "49_151",         "49151" },
		{ "49,152",         "49152" },
		{ "80,443",         "80, 443" },
		{ "22,023",         "22 ... ,023" },
		{ "1,024-49,151",   "1024-49151" },
		{ "49,152 to 65,536", "49152-65536" },
		{ "0-65,655",       "0-65655" },
		/* And up: the first counts. */
		{ "5900+",          "5900" },
		{ "22.",            "22 ... ." },
	};

	check(state, rows, ROWS(rows));
}

static void
ranges(void **state)
{
	static const struct row rows[] = {
		{ "67-68",          "67-68" },
		{ "137–139",        "137-139" },
		{ "137 — 139",      "137-139" },
		{ "20 − 21",        "20-21" },
		{ "20~21",          "20-21" },
		{ "137 to 139",     "137-139" },
		{ "137 a 139",      "137-139" },
		{ "137 hasta 139",  "137-139" },
		{ "67/8",           "67-68" },
		{ "137/8",          "137-138" },
		{ "1645/6",         "1645-1646" },
		/* Not shorter, or far from the next: two ports. */
		{ "8/9",            "8, 9" },
		{ "67/68",          "67, 68" },
		{ "445/80",         "445, 80" },
		/* Reversed ones are kept as written. */
		{ "21-20",          "21-20" },
		{ "22-SSH",         "22 ... -SSH" },
	};

	check(state, rows, ROWS(rows));
}

static void
lists(void **state)
{
	static const struct row rows[] = {
		{ "20, 21",         "20, 21" },
		{ "20,21,22",       "20, 21, 22" },
		{ "20/21",          "20, 21" },
		{ "25 / 587 / 465", "25, 587, 465" },
		{ "20 & 21",        "20, 21" },
		{ "20;21",          "20, 21" },
		{ "139+445",        "139, 445" },
		{ "139 + 445",      "139, 445" },
		{ "139+445/tcp",    "139/tcp, 445/tcp" },
		{ "20\n21",         "20, 21" },
		{ "20 and 21",      "20, 21" },
		{ "20 or 21",       "20, 21" },
		{ "20 y 21",        "20, 21" },
		{ "20, 21 and 22",  "20, 21, 22" },
		{ "20, 137-139 y 445", "20, 137-139, 445" },
		{ "22,",            "22 ... ," },
		{ "22 and more",    "22 ... and more" },
	};

	check(state, rows, ROWS(rows));
}

static void
transports(void **state)
{
	static const struct row rows[] = {
		{ "tcp/20",         "20/tcp" },
		{ "TCP 20",         "20/tcp" },
		{ "TCP: 20",        "20/tcp" },
		{ "tcp-20",         "20/tcp" },
		{ "20/tcp",         "20/tcp" },
		{ "20 tcp",         "20/tcp" },
		{ "20-tcp",         "20/tcp" },
		{ "20:tcp",         "20/tcp" },
		{ "53 – UDP",       "53/udp" },
		{ "20 (TCP)",       "20/tcp" },
		{ "sctp/2905",      "2905/sctp" },
		{ "5004/dccp",      "5004/dccp" },
		/* Several. */
		{ "53 (TCP/UDP)",   "53/tcp+udp" },
		{ "53 (both TCP and UDP)", "53/tcp+udp" },
		{ "53 TCP & UDP",   "53/tcp+udp" },
		{ "53/tcp/udp",     "53/tcp+udp" },
		{ "53/tcp+udp",     "53/tcp+udp" },
		{ "53 tcp, udp",    "53/tcp+udp" },
		{ "53 UDP o TCP",   "53/tcp+udp" },
		{ "53 U/T",         "53/tcp+udp" },
		{ "53 T/U",         "53/tcp+udp" },
		{ "TCP/UDP 53",     "53/tcp+udp" },
		{ "TCP, UDP: 53",   "53/tcp+udp" },
		{ "UDP y TCP 53",   "53/tcp+udp" },
		/* Slips of the pen. */
		{ "22/tpc",         "22/tcp ~tpc" },
		{ "UPD 53",         "53/udp ~UPD" },
	};

	check(state, rows, ROWS(rows));
}

/* Which of several ports a transport speaks of. */
static void
transports_of_many(void **state)
{
	static const struct row rows[] = {
		/* One before all holds until another is named. */
		{ "TCP 20, 21",        "20/tcp, 21/tcp" },
		{ "TCP 20, 21; UDP 69", "20/tcp, 21/tcp, 69/udp" },
		/* One behind all holds for those before it. */
		{ "20, 21/tcp",        "20/tcp, 21/tcp" },
		{ "161/162 UDP",       "161/udp, 162/udp" },
		/* One behind a port does not hold for the next. */
		{ "20/tcp, 21",        "20/tcp, 21" },
		/* Each its own. */
		{ "67/udp, 68/udp",    "67/udp, 68/udp" },
		{ "tcp/20, udp/69",    "20/tcp, 69/udp" },
		{ "20/tcp, udp/69",    "20/tcp, 69/udp" },
		{ "20/tcp, UDP port 69", "20/tcp, 69/udp word" },
		{ "TCP 445/UDP 137",   "445/tcp, 137/udp" },
		{ "445 TCP/137 UDP",   "445/tcp, 137/udp" },
		{ "514 (UDP) and 6514 (TCP)", "514/udp, 6514/tcp" },
		{ "TCP/20-21",         "20-21/tcp" },
	};

	check(state, rows, ROWS(rows));
}

static void
words_and_labels(void **state)
{
	static const struct row rows[] = {
		{ "Port 20",           "20 word" },
		{ "Port #22",          "22 word" },
		{ "port(s) 20",        "20 word" },
		{ "Puertos 20, 21",    "20, 21 word" },
		{ "Puerto(s): 20 y 21", "20, 21 word" },
		{ "TCP port 20",       "20/tcp word" },
		{ "20 (data), 21 (control)", "20 (data), 21 (control)" },
		{ "67(srv)/68(cli)",   "67 (srv), 68 (cli)" },
		{ "21(C)20(D)",        "21 (C), 20 (D)" },
		{ "587 (with STARTTLS) or 465", "587 (with STARTTLS), 465" },
		{ "22 (the port) SSH", "22 (the port) ... SSH" },
		{ "22 (",              "22 ... (" },
		{ "990 implicit",      "990 ... implicit" },
		{ "22 SSH",            "22 ... SSH" },
		{ "8080/http",         "8080 ... /http" },
	};

	check(state, rows, ROWS(rows));
}

static void
what_is_no_specification(void **state)
{
	static const char *const rows[] = {
		"", " ", "-", "tcp", "TCP/UDP", "port", "ssh", "(22)",
		"3DES", "10k", "22nd", "2FA", "1st",
		"802.11", "802.1X", "1.3", "1.2.3", "2.4 GHz", "3.14",
		"port 3.2", "TLS 1.3", "v2",
		"192.168.1.1", "10.0.0.0/8", "192.168.1.0/24",
		"2024-01-15", "2024-11-15", "15/01/2024", "11/12/2024",
		"00022", "007", "1000000", "12345678901234567890",
	};

	for (size_t i = 0; i < ROWS(rows); i++)
		check(state, &(struct row){ rows[i], "none" }, 1);
}

/* Like a date, but no month is 20: three ports. */
static void
what_only_looks_like_a_date(void **state)
{
	static const struct row rows[] = {
		{ "20/21/2049",     "20, 21, 2049" },
		{ "20/21/22",       "20, 21, 22" },
		{ "25/110/1995",    "25, 110, 1995" },
	};

	check(state, rows, ROWS(rows));
}

static void
offsets_point_into_the_text(void **state)
{
	struct words *w = *state;
	struct rg_view text = RG_V("FTP: ports 20, 21/tcp here");
	struct rg_spec spec;

	assert_false(rg_spec_read(&spec, &w->lex, text, 0));
	assert_true(rg_spec_read(&spec, &w->lex, text, 4));
	assert_view(rg_view_cut(text, spec.at, spec.end), "ports 20, 21/tcp");
	assert_int_equal(spec.n, 2);
	assert_view(rg_view_cut(text, spec.items[0].at, spec.items[0].end),
	    "20");
	assert_view(rg_view_cut(text, spec.items[1].at, spec.items[1].end),
	    "21/tcp");
	assert_true(spec.word);
	assert_true(spec.marked);
	assert_false(spec.range_signs);
	assert_true(rg_spec_read(&spec, &w->lex, RG_V("67-68"), 0));
	assert_true(spec.range_signs);
	assert_false(spec.marked);
}

static void
items_above_the_limit_are_left_unread(void **state)
{
	struct words *w = *state;
	struct rg_buf b = { 0 };
	struct rg_spec spec;

	for (int i = 0; i < RG_SPEC_MAX; i++)
		rg_buf_fmt(&b, "%s%d", i ? ", " : "", 2001 + i);
	assert_true(rg_spec_read(&spec, &w->lex, rg_buf_view(&b), 0));
	assert_int_equal(spec.n, RG_SPEC_MAX);
	assert_int_equal(spec.end, b.n);
	rg_buf_str(&b, ", 3000");
	assert_true(rg_spec_read(&spec, &w->lex, rg_buf_view(&b), 0));
	assert_int_equal(spec.n, RG_SPEC_MAX);
	assert_view(rg_view_cut(rg_buf_view(&b), spec.end, b.n), ", 3000");
	rg_buf_release(&b);
}

static void
a_list_of_transports_is_read_alone(void **state)
{
	static const struct {
		const char	*text;
		rg_transports	 set;
		const char	*rest;
	} rows[] = {
		{ "TCP",               RG_TCP,          "" },
		{ "TCP/UDP",           RG_TCP | RG_UDP, "" },
		{ "both TCP and UDP",  RG_TCP | RG_UDP, "" },
		{ "UDP, TCP only",     RG_TCP | RG_UDP, " only" },
		{ "U/T",               RG_TCP | RG_UDP, "" },
		{ "TCP y más",         RG_TCP,          " y más" },
		{ "both",              0,               "both" },
		{ "TCPdump",           0,               "TCPdump" },
		{ "U/Turn",            0,               "U/Turn" },
		{ "",                  0,               "" },
	};
	struct words *w = *state;

	for (size_t i = 0; i < ROWS(rows); i++) {
		struct rg_view text = rg_view_of(rows[i].text);
		size_t at = 0;

		if (rg_spec_transports(&w->lex, text, &at, NULL) !=
		    rows[i].set)
			fail_msg("%s", rows[i].text);
		assert_row(rows[i].text, rg_view_cut(text, at, text.n),
		    rows[i].rest);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(ranges),
		cmocka_unit_test(lists),
		cmocka_unit_test(transports),
		cmocka_unit_test(transports_of_many),
		cmocka_unit_test(words_and_labels),
		cmocka_unit_test(what_is_no_specification),
		cmocka_unit_test(what_only_looks_like_a_date),
		cmocka_unit_test(offsets_point_into_the_text),
		cmocka_unit_test(items_above_the_limit_are_left_unread),
		cmocka_unit_test(a_list_of_transports_is_read_alone),
	};

	return cmocka_run_group_tests_name("port/portspec", tests, set_up,
	    tear_down);
}
