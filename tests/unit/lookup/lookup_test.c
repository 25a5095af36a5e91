#include "unit.h"

#include "refgen/lookup.h"

static const char iana[] =
    "25\ttcp+udp\tsmtp\tassigned\n"
    "53\ttcp+udp\tdomain\tassigned\tRFC1035\n"
    "110\ttcp+udp\tpop3\tassigned\n"
    "420\ttcp+udp\tsmpte\tassigned\n"
    "514\ttcp\tshell\tassigned\n"
    "514\tudp\tsyslog\tassigned\n"
    "700\t-\t-\tunassigned\n"
    "1021\ttcp+udp\t-\treserved\n"
    "6000-6063\ttcp+udp\tx11\tassigned\n"
    "-\ttcp\tdomain\tassigned\n"
    "-\ttcp\tlonely\tassigned\n";
static const char packaged[] =
    "25\ttcp\tsmtp\tassigned\t-\tmail\n"
    "53\ttcp+udp\tdomain\tassigned\n"
    "514\tudp\tsyslog\tassigned\n"
    "6001\ttcp\tx11-1\tassigned\n";
static const char services[] =
    "dns\tDNS\tdomain\t53/tcp+udp\t\n"
    "smtp\tSMTP\tESMTP\t25/tcp, 2525/tcp\t\n"
    "syslog\tSyslog\t\t514/udp\t\n"
    "x11\tX11\tx11-1\t6000-6063/tcp+udp\t\n";
static const char english[] =
    "language = en: English\n"
    "service.dns = Domain Name System\n"
    "service.smtp = Simple Mail Transfer Protocol\n";
static const char spanish[] =
    "language = es: Español\n"
    "word.port = puerto\n"
    "service.smtp = Protocolo simple de transferencia de correo, Otra cosa\n";

struct fixture {
	struct rg_arena	 arena;
	struct rg_view	 lexicons[2];
	struct rg_lookup where;
};

static int
setup(void **state)
{
	static struct fixture f;

	rg_arena_init(&f.arena);
	f.lexicons[0] = rg_view_of(spanish);
	f.lexicons[1] = rg_view_of(english);
	f.where = (struct rg_lookup){ .iana = rg_view_of(iana),
		.packaged = rg_view_of(packaged),
		.services = rg_view_of(services),
		.lexicons = f.lexicons, .nlexicons = 2 };
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	rg_arena_release(&f->arena);
	return 0;
}

/* "25 SMTP r=tcp+udp p=tcp", the answers parted by "; ". */
static void
put_answers(struct rg_buf *b, const struct rg_answers *answers)
{
	for (size_t i = 0; i < answers->list.n; i++) {
		const struct rg_answer *a = &answers->list.v[i];

		if (i)
			rg_buf_str(b, "; ");
		if (!a->no_port)
			rg_range_put(b, a->ports);
		rg_buf_fmt(b, " %.*s", RG_ARG(a->name));
		if (a->from_notes)
			rg_buf_str(b, " noted");
		if (a->registered)
			rg_buf_str(b, " r=");
		rg_transports_put(b, a->registered, "+");
		if (a->packaged)
			rg_buf_str(b, " p=");
		rg_transports_put(b, a->packaged, "+");
	}
	for (size_t i = 0; i < answers->near.n; i++)
		rg_buf_fmt(b, "%s%.*s", i ? ", " : "? ",
		    RG_ARG(answers->near.v[i]));
}

static const struct row {
	const char	*name, *query, *answers;
} rows[] = {
	{ "a port", "53", "53 DNS r=tcp+udp p=tcp+udp" },
	{ "a port and its transport", "514/udp",
	    "514 Syslog r=udp p=udp" },
	{ "a port under two names", "514",
	    "514 Syslog r=udp p=udp; 514 shell r=tcp" },
	{ "inside a range, packaged alone", "6001",
	    "6000-6063 X11 r=tcp+udp p=tcp" },
	{ "a range", "20-60",
	    "25 SMTP r=tcp+udp p=tcp; 53 DNS r=tcp+udp p=tcp+udp" },
	{ "a range with a long dash", "20–30", "25 SMTP r=tcp+udp p=tcp" },
	{ "nobody's port", "700", "" },
	{ "a reserved port", "1021", "1021  r=tcp+udp" },
	{ "met there, registered nowhere", "2525", "2525 SMTP" },
	{ "a name", "domain", "53 DNS r=tcp+udp p=tcp+udp" },
	{ "a name in capitals", "SmTp",
	    "25 SMTP r=tcp+udp p=tcp; 2525 SMTP" },
	{ "a Debian name", "mail",
	    "25 SMTP r=tcp+udp p=tcp; 2525 SMTP" },
	{ "a word of Spanish", "correo",
	    "25 SMTP r=tcp+udp p=tcp; 2525 SMTP" },
	{ "words of an expansion, in any order", "name DOMAIN",
	    "53 DNS r=tcp+udp p=tcp+udp" },
	{ "a whole expansion", "otra cosa",
	    "25 SMTP r=tcp+udp p=tcp; 2525 SMTP" },
	{ "how a name begins", "sys", "514 Syslog r=udp p=udp" },
	{ "a name without a port", "lonely", " lonely r=tcp" },
	{ "a slip", "sysolg", "? Syslog" },
	{ "a slip that begins another name", "smpt",
	    "420 smpte r=tcp+udp? SMTP, smpte" },
	{ "nothing like it", "xqzzy", "" },
	{ "no letters at all", "--", "" },
};

static void
questions_are_answered(void **state)
{
	struct fixture *f = *state;
	struct rg_buf b = { 0 };
	struct rg_query q;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rg_answers answers = { .arena = &f->arena };

		rg_buf_reset(&b);
		rg_buf_str(&b, "");
		assert_true(rg_query_read(&q, &f->arena, rg_view_of(
		    rows[i].query)));
		rg_lookup(&answers, &q, &f->where);
		put_answers(&b, &answers);
		if (!rg_view_eq(rg_buf_view(&b), rg_view_of(rows[i].answers)))
			fail_msg("%s: \"%.*s\"", rows[i].name,
			    RG_ARG(rg_buf_view(&b)));
	}
	rg_buf_release(&b);
}

static void
numbers_that_are_no_ports_are_no_questions(void **state)
{
	static const char *const words[] = { "70000", "65536", "90-80",
		"1-99999", "99999999999999999999" };
	struct fixture *f = *state;
	struct rg_query q;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_false(rg_query_read(&q, &f->arena, rg_view_of(
		    words[i])));
}

static void
expansions_are_the_readers(void **state)
{
	struct fixture *f = *state;
	struct rg_answers answers = { .arena = &f->arena };
	struct rg_query q;

	rg_query_read(&q, &f->arena, RG_V("25-53"));
	rg_lookup(&answers, &q, &f->where);
	assert_view(answers.list.v[0].expansion,
	    "Protocolo simple de transferencia de correo");
	assert_view(answers.list.v[1].expansion, "Domain Name System");
}

/* The notes come first, and what they say is not said again. */
static void
notes_come_first(void **state)
{
	struct fixture *f = *state;
	struct rg_endpoint at = { .ports = { 53, 53 }, .transports = {
		{ .transport = RG_UDP, .basis = RG_BY_NOTES } },
		.ntransports = 1, .registered = RG_TCP | RG_UDP };
	struct rg_service dns = { .id = RG_V("dns"), .name = { RG_V("DNS") },
		.summary = { { .text = RG_V("Busca direcciones") } },
		.endpoints = &at, .nendpoints = 1 };
	struct rg_model model = { .nlangs = 1, .services = &dns,
		.nservices = 1 };
	struct rg_lookup where = f->where;
	struct rg_answers ports = { .arena = &f->arena }, words = ports;
	struct rg_buf b = { 0 };
	struct rg_query q;

	where.model = &model;
	rg_query_read(&q, &f->arena, RG_V("53"));
	rg_lookup(&ports, &q, &where);
	put_answers(&b, &ports);
	assert_view(rg_buf_view(&b), "53 DNS noted r=tcp+udp");
	assert_int_equal(rg_answer_transports(&ports.list.v[0]), RG_UDP);
	rg_query_read(&q, &f->arena, RG_V("direcciones"));
	rg_lookup(&words, &q, &where);
	rg_buf_reset(&b);
	put_answers(&b, &words);
	assert_view(rg_buf_view(&b), "53 DNS noted r=tcp+udp");
	rg_buf_release(&b);
}

static const struct completion {
	const char	*prefix, *words;
} completions[] = {
	{ "s",	"shell smpte smtp syslog " },
	{ "SM",	"smpte smtp " },
	{ "5",	"514 53 " },
	{ "60",	"6000-6063 6001 " },
	{ "zz",	"" },
};

static void
beginnings_are_completed(void **state)
{
	struct fixture *f = *state;
	struct rg_buf b = { 0 };

	for (size_t i = 0; i < sizeof(completions) / sizeof(completions[0]);
	    i++) {
		struct rg_completions list = { .arena = &f->arena };

		rg_buf_reset(&b);
		rg_buf_str(&b, "");
		rg_lookup_complete(&list, rg_view_of(completions[i].prefix),
		    &f->where);
		for (size_t k = 0; k < list.list.n; k++)
			rg_buf_fmt(&b, "%.*s ", RG_ARG(list.list.v[k].word));
		assert_view(rg_buf_view(&b), completions[i].words);
	}
	rg_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(questions_are_answered),
		cmocka_unit_test(numbers_that_are_no_ports_are_no_questions),
		cmocka_unit_test(expansions_are_the_readers),
		cmocka_unit_test(notes_come_first),
		cmocka_unit_test(beginnings_are_completed),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
