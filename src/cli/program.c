/* How refgen begins and ends, the small program and the large one. */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/*
 * A file that is opened must not become standard output because that was
 * closed.  What is put in its place cannot be written to, so program_end() sees
 * it.
 */
static void
hold_standard_files(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd < STDERR_FILENO);
	if (fd > STDERR_FILENO)
		close(fd);
}

void
program_begin(void)
{
	hold_standard_files();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

/*
 * What was asked for has to have arrived.  Not so the line behind a build:
 * 3 would say that the earlier reference is still there.
 */
enum status
program_end(struct cli *cli, enum status status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	say(cli, "cannot write to standard output: {1}", reason(cli, errno), "");
	if (status > STATUS_FOUND_FAULT || cli->published)
		return status;
	return STATUS_SYSTEM;
}
