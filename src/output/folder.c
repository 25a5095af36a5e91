#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

int
rg_folder_open(int dir, const char *name)
{
	return openat(dir, name,
	    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

DIR *
rg_folder_list(int dir)
{
	int fd = rg_folder_open(dir, ".");
	DIR *list;

	if (fd < 0)
		return NULL;
	list = fdopendir(fd);
	if (!list)
		rg_fd_close(fd);
	return list;
}

const char *
rg_folder_next(DIR *list)
{
	const struct dirent *entry;

	do {
		errno = 0;
		entry = readdir(list);
	} while (entry && (strcmp(entry->d_name, ".") == 0 ||
	    strcmp(entry->d_name, "..") == 0));
	return entry ? entry->d_name : NULL;
}

static void
empty(int dir)
{
	DIR *list = rg_folder_list(dir);
	const char *name;

	if (!list)
		return;
	while ((name = rg_folder_next(list)))
		if (unlinkat(dir, name, 0) != 0 && errno == EISDIR)
			rg_folder_remove(dir, name);
	closedir(list);
}

void
rg_folder_remove(int dir, const char *name)
{
	int fd = rg_folder_open(dir, name);

	if (fd < 0)
		return;
	empty(fd);
	rg_fd_close(fd);
	unlinkat(dir, name, AT_REMOVEDIR);
}
