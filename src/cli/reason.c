/*
 * The reasons that users meet, in their language.  strerror() speaks the
 * language of the C library, and here it is always English.
 */
#include "cli.h"

#include <errno.h>
#include <string.h>

static const struct {
	int		 number;
	const char	*text;
} reasons[] = {
	{ ENOENT,	"no such file or folder" },
	{ EACCES,	"permission denied" },
	{ EPERM,	"permission denied" },
	{ ENOSPC,	"no space is left on the device" },
	{ EDQUOT,	"the quota of disk space is used up" },
	{ EROFS,	"the file system is read-only" },
	{ EISDIR,	"this is a folder" },
	{ ENOTDIR,	"this is not a folder" },
	{ EIO,		"the device failed while reading or writing" },
	{ EMFILE,	"too many files are open" },
	{ ENFILE,	"too many files are open" },
	{ ENAMETOOLONG,	"the name is too long" },
	{ ELOOP,	"too many links lead to each other" },
	{ EFBIG,	"the file is too large" },
};

const char *
reason(const struct cli *cli, int number)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].number == number)
			return tr(cli, reasons[i].text);
	return strerror(number);
}
