#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "refgen/fd.h"

#define CPU_SECONDS 20
#define MEMORY ((rlim_t)512 * 1024 * 1024)
#define WALL_MS 60000		/* a busy machine is no fault */
#define MAX_PROBLEM ((size_t)4096)

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
become(const char *path, const struct helper_call *call, int in, int out,
    int err)
{
	char *const environment[] = { (char *)(uintptr_t)"LC_ALL=C",
#ifdef __SANITIZE_ADDRESS__
		/* Their libraries leak; the helpers' own tests know it. */
		(char *)(uintptr_t)"LSAN_OPTIONS=detect_leaks=0",
#endif
		NULL };
	char *const argv[] = { (char *)(uintptr_t)call->name,
		(char *)(uintptr_t)call->arg, NULL };

	limit(RLIMIT_CPU, CPU_SECONDS);
#ifndef __SANITIZE_ADDRESS__
	limit(RLIMIT_AS, MEMORY);
#endif
	limit(RLIMIT_CORE, 0);
	if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
		_exit(127);
	execve(path, argv, environment);
	_exit(127);
}

/* Takes what can be read now, and no longer looks at a pipe that has ended. */
static void
drain(struct pollfd *from, struct rg_buf *b)
{
	char bytes[8192];
	ssize_t n = read(from->fd, bytes, sizeof(bytes));

	if (n > 0)
		rg_buf_put(b, rg_view(bytes, (size_t)n));
	else if (n == 0 || errno != EINTR)
		from->fd = -1;
}

/* Both pipes, until both end; false: it said nothing for long, or too much. */
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
		if (fds[0].revents)
			drain(&fds[0], output);
		if (fds[1].revents)
			drain(&fds[1], problem);
		if (problem->n > MAX_PROBLEM)
			rg_buf_cut(problem, MAX_PROBLEM);
		if (output->n > max)
			return false;
	}
	return true;
}

/* What the helper reads, as a file that nobody else sees; -1: no file. */
static int
input_file(struct rg_view input)
{
	int fd = memfd_create("input", MFD_CLOEXEC);
	int number;

	if (fd < 0)
		return -1;
	if (rg_fd_write(fd, input) && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	number = errno;
	close(fd);
	errno = number;
	return -1;
}

/* Its status has come; or it was killed for what `heard` denies. */
static bool
wait_for(pid_t pid, bool heard)
{
	int status = 0;

	if (!heard)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return heard && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

enum helper_end
run_helper(struct cli *cli, const struct helper_call *call,
    struct rg_buf *output, struct rg_buf *problem)
{
	int in = -1, out[2] = { -1, -1 }, err[2] = { -1, -1 };
	enum helper_end end = HELPER_FAILED;
	char path[4096];
	pid_t pid = -1;
	bool heard;

	if (!find_helper(call->name, path, sizeof(path))) {
		rg_buf_str(problem, tr(cli, "the helper is not installed"));
		return HELPER_MISSING;
	}
	if ((in = input_file(call->input)) < 0 || pipe2(out, O_CLOEXEC) < 0 ||
	    pipe2(err, O_CLOEXEC) < 0 || (pid = fork()) < 0) {
		rg_buf_str(problem, reason(cli, errno));
		goto done;
	}
	if (pid == 0)
		become(path, call, in, out[1], err[1]);
	close(out[1]);
	close(err[1]);
	out[1] = err[1] = -1;
	heard = listen_to(out[0], err[0], output, call->max, problem);
	if (wait_for(pid, heard))
		end = HELPER_DONE;
	else if (problem->n == 0)
		rg_buf_str(problem, tr(cli, "the helper failed"));
done:
	close(in);
	for (int i = 0; i < 2; i++) {
		close(out[i]);
		close(err[i]);
	}
	return end;
}
