#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CPU_SECONDS 10
#define MEMORY ((rlim_t)512 * 1024 * 1024)
#define WALL_MS 20000

/*
 * From the program's folder: in a build tree, where it is installed, and
 * beside a program that is a helper itself.
 */
bool
find_helper(const char *name, char *path, size_t size)
{
	static const char *const places[] = { RG_HELPERS_BUILT,
		RG_HELPERS_INSTALLED, "." };
	char self[2048];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	char *slash;

	if (n <= 0)
		return false;
	self[n] = '\0';
	if ((slash = strrchr(self, '/')) == NULL)
		return false;
	*slash = '\0';
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		int len = snprintf(path, size, "%s/%s/%s", self, places[i],
		    name);

		if (len > 0 && (size_t)len < size && access(path, X_OK) == 0)
			return true;
	}
	return false;
}

static void
limit(int what, rlim_t value)
{
	struct rlimit l = { value, value };

	setrlimit(what, &l);
}

static _Noreturn void
become(const char *path, const char *name, const char *arg, int out, int err)
{
	char *const environment[] = { (char *)(uintptr_t)"LC_ALL=C",
#ifdef __SANITIZE_ADDRESS__
		/* libgettextpo leaks; the helper's own tests know it. */
		(char *)(uintptr_t)"LSAN_OPTIONS=detect_leaks=0",
#endif
		NULL };
	char *const argv[] = { (char *)(uintptr_t)name, (char *)(uintptr_t)arg,
		NULL };
	int null = open("/dev/null", O_RDONLY);

	limit(RLIMIT_CPU, CPU_SECONDS);
#ifndef __SANITIZE_ADDRESS__
	limit(RLIMIT_AS, MEMORY);
#endif
	limit(RLIMIT_CORE, 0);
	if (null < 0 || dup2(null, 0) < 0 || dup2(out, 1) < 0 ||
	    dup2(err, 2) < 0)
		_exit(127);
	execve(path, argv, environment);
	_exit(127);
}

/* Takes what can be read now; false at the end, or past `max`. */
static bool
drain(int fd, struct rg_buf *b, size_t max)
{
	char bytes[8192];
	ssize_t n = read(fd, bytes, sizeof(bytes));

	if (n < 0)
		return errno == EINTR;
	if (n == 0)
		return false;
	if (b->n + (size_t)n > max)
		return false;
	rg_buf_put(b, rg_view(bytes, (size_t)n));
	return true;
}

/* Both pipes, until both end or the time is over. */
static bool
listen_to(int out, int err, struct rg_buf *output, size_t max,
    struct rg_buf *problem)
{
	struct pollfd fds[2] = { { out, POLLIN, 0 }, { err, POLLIN, 0 } };

	while (fds[0].fd >= 0 || fds[1].fd >= 0) {
		int n = poll(fds, 2, WALL_MS);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		if (fds[0].revents && !drain(out, output, max))
			fds[0].fd = -1;
		if (fds[1].revents && !drain(err, problem, 4096))
			fds[1].fd = -1;
	}
	return true;
}

bool
run_helper(struct cli *cli, const char *name, const char *arg, size_t max,
    struct rg_buf *output, struct rg_buf *problem)
{
	int out[2] = { -1, -1 }, err[2] = { -1, -1 }, status = 0;
	char path[4096];
	bool heard;
	pid_t pid;

	if (!find_helper(name, path, sizeof(path))) {
		rg_buf_str(problem, tr(cli, "the helper is not installed"));
		return false;
	}
	if (pipe2(out, O_CLOEXEC) < 0 || pipe2(err, O_CLOEXEC) < 0 ||
	    (pid = fork()) < 0) {
		rg_buf_str(problem, reason(cli, errno));
		for (int i = 0; i < 2; i++) {
			close(out[i]);
			close(err[i]);
		}
		return false;
	}
	if (pid == 0)
		become(path, name, arg, out[1], err[1]);
	close(out[1]);
	close(err[1]);
	heard = listen_to(out[0], err[0], output, max, problem);
	close(out[0]);
	close(err[0]);
	if (!heard)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	if (heard && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (problem->n == 0)
		rg_buf_str(problem, tr(cli, "the helper failed"));
	return false;
}
