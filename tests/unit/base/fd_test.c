#include "refgen/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "refgen/buf.h"
#include "unit.h"

/* More than a pipe holds, so that no call takes all of it. */
#define SIZE ((size_t)300 * 1000)

static void
on_signal(int number)
{
	(void)number;
}

/* Wakes the writer between two reads; its status is that all arrived. */
static _Noreturn void
read_slowly(int fd, pid_t writer)
{
	char piece[4096];
	size_t at = 0;
	ssize_t n;

	while ((n = read(fd, piece, sizeof(piece))) > 0) {
		kill(writer, SIGUSR1);
		for (ssize_t i = 0; i < n; i++, at++)
			if (piece[i] != (char)('a' + at % 26))
				_exit(1);
	}
	_exit(at == SIZE ? 0 : 1);
}

static void
all_arrives_in_spite_of_signals(void **state)
{
	struct sigaction act = { .sa_handler = on_signal };
	struct rg_buf b = { 0 };
	int ends[2], status;
	pid_t reader;

	(void)state;
	for (size_t i = 0; i < SIZE; i++)
		rg_buf_char(&b, (char)('a' + i % 26));
	assert_int_equal(sigaction(SIGUSR1, &act, NULL), 0);
	assert_int_equal(pipe(ends), 0);
	reader = fork();
	if (reader == 0) {
		close(ends[1]);
		read_slowly(ends[0], getppid());
	}
	close(ends[0]);
	assert_true(rg_fd_write(ends[1], rg_buf_view(&b)));
	close(ends[1]);
	while (waitpid(reader, &status, 0) < 0)
		assert_int_equal(errno, EINTR);
	assert_int_equal(status, 0);
	rg_buf_release(&b);
}

static void
says_why_not(void **state)
{
	int fd = open("/dev/null", O_RDONLY);

	(void)state;
	errno = 0;
	assert_false(rg_fd_write(fd, RG_V("text")));
	assert_int_equal(errno, EBADF);
	assert_true(rg_fd_write(fd, rg_view(NULL, 0)));
	close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_arrives_in_spite_of_signals),
		cmocka_unit_test(says_why_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
