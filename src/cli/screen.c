/* What is known of the screen that is written to. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool
screen_colour(int fd)
{
	const char *none = getenv("NO_COLOR"), *term = getenv("TERM");

	return isatty(fd) && !(none && *none) && term &&
	    strcmp(term, "dumb") != 0;
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
