#include "project.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "paper.h"
#include "refgen/cards.h"
#include "refgen/fd.h"
#include "refgen/utf8.h"

enum {
	OPT_EXAM, OPT_PAPER, OPT_SIZE, OPT_DUPLEX, OPT_ASK, OPT_FRONT,
	OPT_BACK, OPT_OFFSET, OPT_SHEET, OPT_CALIBRATION, OPT_OUT,
	OPT_JOBS, OPT_J,
};

static const struct option_row options[] = {
	[OPT_EXAM] = { "--exam", "ID", "the exam, such as network+" },
	[OPT_PAPER] = { "--paper", "NAME", "a4 or letter" },
	[OPT_SIZE] = { "--size", "NAME", "of a card: a7, 3x5 (inches) or "
	    "business" },
	[OPT_DUPLEX] = { "--duplex", "HOW", "how the sheet is turned: long or "
	    "short edge, or fold" },
	[OPT_ASK] = { "--ask", "WHAT", "what the question shows: port or "
	    "service" },
	[OPT_FRONT] = { "--front", "LANG", "language of the questions" },
	[OPT_BACK] = { "--back", "LANG", "language of the answers" },
	[OPT_OFFSET] = { "--offset", "X,Y", "how far to move the backs, in millimetres" },
	[OPT_SHEET] = { "--sheet", NULL, "all of the exam on one page "
	    "instead" },
	[OPT_CALIBRATION] = { "--calibration", NULL, "a sheet that shows the "
	    "printer's offset instead" },
	[OPT_OUT] = { "--out", "FILE", "write here instead of EXAM.LANG.pdf" },
	[OPT_JOBS] = { "--jobs", "N", "read the notes in at most N threads "
	    "(-j N)" },
	[OPT_J] = { "-j", "N", NULL },
	{ 0 },
};

/* Farther from its place no printer puts a page. */
#define OFFSET_MAX 30000

struct cards {
	struct project		 project;
	const char		*exam, *front, *back, *out;
	bool			 sheet, calibration;
	struct rg_card_style	 style;
};

/* The number of a name among those that `name_of` has; -1 if there is none. */
static int
choose(const struct cli *cli, const char *(*name_of)(int), const char *option,
    const char *value)
{
	struct rg_buf names = { 0 };

	for (int i = 0; name_of(i); i++) {
		if (strcmp(value, name_of(i)) == 0) {
			rg_buf_release(&names);
			return i;
		}
		rg_buf_fmt(&names, "%s%s", i ? ", " : "", name_of(i));
	}
	say(cli, "option '{1}' takes one of: {2}", option, names.p);
	rg_buf_release(&names);
	return -1;
}

static const char *
paper_name(int i)
{
	return rg_paper_name((enum rg_paper)i);
}

static const char *
size_name(int i)
{
	return rg_card_size_name((enum rg_card_size)i);
}

static const char *
duplex_name(int i)
{
	return rg_duplex_name((enum rg_duplex)i);
}

static const char *
ask_name(int i)
{
	return rg_ask_name((enum rg_ask)i);
}

/* "-1.5" millimetres as micrometres; moves `*s` behind it. */
static bool
read_mm(const char **s, int32_t *um)
{
	bool minus = **s == '-';
	int32_t unit = 1000;
	bool digits = false;

	*s += minus || **s == '+';
	for (*um = 0; **s >= '0' && **s <= '9' && *um <= OFFSET_MAX; ++*s) {
		*um = *um * 10 + (**s - '0') * 1000;
		digits = true;
	}
	if (**s == '.')
		for (++*s; **s >= '0' && **s <= '9'; ++*s) {
			unit /= 10;
			*um += (**s - '0') * unit;
			digits = true;
		}
	if (minus)
		*um = -*um;
	return digits && *um <= OFFSET_MAX && *um >= -OFFSET_MAX;
}

static bool
read_offset(const struct cli *cli, struct cards *c, const char *value)
{
	const char *s = value;

	if (read_mm(&s, &c->style.dx) && *s++ == ',' &&
	    read_mm(&s, &c->style.dy) && *s == '\0')
		return true;
	say(cli, "an offset is two numbers of millimetres, at most 30, such "
	    "as 0.5,-1: '{1}'", value, "");
	return false;
}

static bool
read_option(struct cli *cli, struct cards *c, int option,
    const char *value)
{
	int n = 0;

	switch (option) {
	case OPT_EXAM:
		c->exam = value;
		break;
	case OPT_PAPER:
		n = choose(cli, paper_name, "--paper", value);
		c->style.paper = (enum rg_paper)n;
		break;
	case OPT_SIZE:
		n = choose(cli, size_name, "--size", value);
		c->style.size = (enum rg_card_size)n;
		break;
	case OPT_DUPLEX:
		n = choose(cli, duplex_name, "--duplex", value);
		c->style.duplex = (enum rg_duplex)n;
		break;
	case OPT_ASK:
		n = choose(cli, ask_name, "--ask", value);
		c->style.ask = (enum rg_ask)n;
		break;
	case OPT_FRONT:
		c->front = value;
		break;
	case OPT_BACK:
		c->back = value;
		break;
	case OPT_OFFSET:
		return read_offset(cli, c, value);
	case OPT_SHEET:
		c->sheet = true;
		break;
	case OPT_CALIBRATION:
		c->calibration = true;
		break;
	case OPT_OUT:
		c->out = value;
		break;
	case OPT_JOBS:
	case OPT_J:
		return set_jobs(cli, value) == STATUS_OK;
	default:
		return false;
	}
	return n >= 0;
}

static enum status
read_options(struct cli *cli, struct cards *c, int argc, char **argv,
    bool *done)
{
	struct option_walk w = { .cli = cli, .command = &cmd_cards,
		.argc = argc, .argv = argv };
	int o;

	while ((o = option_next(&w)) != OPTION_END) {
		if (o == OPTION_HELP) {
			print_help(cli, &cmd_cards, stdout);
			*done = true;
			return STATUS_OK;
		}
		if (o == OPTION_WORD)
			say(cli, "cards takes no argument '{1}'", w.value, "");
		if (o < 0 || !read_option(cli, c, o, w.value))
			return STATUS_USAGE;
	}
	if (c->style.duplex != RG_FOLD ||
	    (!c->calibration && c->style.dx == 0 && c->style.dy == 0))
		return STATUS_OK;
	say(cli, "cards that are folded have both sides on one: there is "
	    "nothing to align", "", "");
	return STATUS_USAGE;
}

/* A language that is written; `other` when none is named. */
static bool
find_language(struct cli *cli, const struct cards *c, const char *tag,
    rg_lang other, rg_lang *lang)
{
	*lang = tag ? rg_locale_find(&cli->locale, rg_view_of(tag)) : other;
	if (*lang < c->project.nlangs)
		return true;
	say(cli, "there is no language '{1}'", tag, "");
	return false;
}

/* "Network+" as "network-plus", the way an id is written. */
static struct rg_view
exam_id(struct cli *cli, const char *name)
{
	struct rg_buf b = { 0 };
	struct rg_view id;

	for (; *name; name++)
		if (*name == '+')
			rg_buf_str(&b, "-plus");
		else
			rg_buf_char(&b, *name);
	id = rg_slug_new(&cli->arena, rg_buf_view(&b));
	rg_buf_release(&b);
	return id;
}

/* The exam that is meant; the only one, if none is named. */
static const struct rg_exam *
find_exam(struct cli *cli, const struct rg_model *m, const char *name)
{
	struct rg_buf ids = { 0 };
	struct rg_view id = exam_id(cli, name ? name : "");

	for (size_t i = 0; i < m->nexams; i++) {
		if (name ? rg_view_eq(m->exams[i].id, id) : m->nexams == 1) {
			rg_buf_release(&ids);
			return &m->exams[i];
		}
		rg_buf_fmt(&ids, "%s%.*s", i ? ", " : "",
		    RG_ARG(m->exams[i].id));
	}
	if (name)
		say(cli, "there is no exam '{1}'; there are: {2}", name,
		    ids.n ? ids.p : "–");
	else
		say(cli, "name an exam with --exam: {1}",
		    ids.n ? ids.p : "–", "");
	rg_buf_release(&ids);
	return NULL;
}

/* Whole or not at all: beside the file, and then in its place. */
static enum status
write_file(struct cli *cli, const char *path, struct rg_view bytes)
{
	const char *temp = rg_arena_fmt(&cli->arena, "%s.%ld.tmp", path,
	    (long)getpid());
	int fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	int number = errno;
	bool done = fd >= 0;

	if (done && !rg_fd_write(fd, bytes)) {
		number = errno;
		done = false;
	}
	if (fd >= 0 && close(fd) < 0 && done) {
		number = errno;
		done = false;
	}
	if (done && rename(temp, path) < 0) {
		number = errno;
		done = false;
	}
	if (done)
		return STATUS_OK;
	if (fd >= 0)
		unlink(temp);
	say(cli, "cannot write {1}: {2}", path, reason(cli, number));
	return STATUS_SYSTEM;
}

static enum status
print(struct cli *cli, const struct cards *c, struct rg_view drawing,
    const char *name)
{
	struct rg_buf pdf = { 0 };
	const char *out = c->out ? c->out : rg_arena_fmt(&cli->arena,
	    "%s.%s.pdf", name, cli->locale.langs[c->style.front].tag);
	enum status status = STATUS_SYSTEM;

	if (typeset(cli, drawing, &pdf, 1) == HELPER_DONE)
		status = write_file(cli, out, rg_buf_view(&pdf));
	if (status == STATUS_OK)
		printf("%s\n", out);
	rg_buf_release(&pdf);
	return status;
}

static enum status
draw(struct cli *cli, struct cards *c)
{
	struct rg_buf drawing = { 0 }, problem = { 0 };
	const struct rg_exam *exam = NULL;
	struct rg_locale written;
	struct rg_render_job job = project_job(cli, &c->project, &written,
	    &problem);
	enum status status = STATUS_USAGE;
	const char *name = "calibration";

	if (c->calibration) {
		rg_cards_draw_calibration(&drawing, &job, &c->style);
	} else if ((exam = find_exam(cli, job.model, c->exam)) != NULL) {
		name = rg_arena_fmt(&cli->arena, "%.*s%s", RG_ARG(exam->id),
		    c->sheet ? ".sheet" : "");
		(c->sheet ? rg_cards_draw_sheet : rg_cards_draw)(&drawing,
		    &job, exam, &c->style);
	}
	if (c->calibration || exam)
		status = print(cli, c, rg_buf_view(&drawing), name);
	rg_buf_release(&drawing);
	return status;
}

static enum status
cards(struct cli *cli, int argc, char **argv)
{
	struct cards c = { 0 };
	enum status status;
	bool done = false;

	status = read_options(cli, &c, argc, argv, &done);
	if (status != STATUS_OK || done)
		return status;
	status = project_open(cli, &c.project);
	if (status != STATUS_OK)
		return status;
	if (!find_language(cli, &c, c.front, 0, &c.style.front) ||
	    !find_language(cli, &c, c.back, c.style.front, &c.style.back))
		return STATUS_USAGE;
	if (!c.calibration)
		status = project_read(cli, &c.project);
	print_diags(cli);
	if (status != STATUS_OK)
		return status;
	status = draw(cli, &c);
	return status != STATUS_OK ? status : diags_status(cli, false);
}

const struct command cmd_cards = {
	.name = "cards",
	.args = "",
	.summary = "writes the cards of an exam as PDF, to be printed and cut",
	.options = options,
	.examples = "  refgen cards --exam network+\n"
	    "  refgen cards --exam network+ --paper letter --size 3x5 "
	    "--duplex short\n"
	    "  refgen cards --exam a+ --front es --back en --offset 0.5,-1\n"
	    "  refgen cards --calibration --out calibration.pdf\n",
	.run = cards,
};
