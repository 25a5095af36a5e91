/* What is known of the screen that is written to. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define PROGRESS_AFTER	300	/* milliseconds, before it is worth a word */
#define PROGRESS_EVERY	100

/* A terminal that knows escape sequences. */
static bool
screen_able(int fd)
{
	const char *term = getenv("TERM");

	return isatty(fd) && term && strcmp(term, "dumb") != 0;
}

bool
screen_colour(int fd)
{
	const char *none = getenv("NO_COLOR");

	return screen_able(fd) && !(none && *none);
}

static int64_t
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
show_progress(struct cli *cli, size_t done, size_t total)
{
	struct rg_buf line = { 0 };
	struct rg_view args[2];
	char numbers[2][24];
	int64_t now;

	if (cli->columns == 0 || !screen_able(STDERR_FILENO))
		return;
	now = milliseconds();
	if (cli->progress_at == 0)
		cli->progress_at = now + PROGRESS_AFTER;
	if (done == total && cli->progress_shown)
		fputs("\r\033[K", stderr);
	if (done == total || now < cli->progress_at)
		return;
	cli->progress_at = now + PROGRESS_EVERY;
	cli->progress_shown = true;
	snprintf(numbers[0], sizeof(numbers[0]), "%zu", done);
	snprintf(numbers[1], sizeof(numbers[1]), "%zu", total);
	args[0] = rg_view_of(numbers[0]);
	args[1] = rg_view_of(numbers[1]);
	rg_buf_char(&line, '\r');
	rg_diag_fill(&line, tr(cli, "{1} of {2} notes read"), args, 2);
	rg_buf_str(&line, "\033[K");
	fputs(line.p, stderr);
	rg_buf_release(&line);
}

size_t
screen_columns(int fd)
{
	const char *asked = getenv("COLUMNS");
	struct winsize size;
	unsigned long n;

	if (!isatty(fd))
		return 0;
	n = asked ? strtoul(asked, NULL, 10) : 0;
	if (n > 0 && n <= 10000)
		return n;
	if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return 80;
}
