/*
 * What a question at a prompt costs beside what `getent services` takes:
 * lookup REFGEN.
 *
 * Both programs are started in turn, a few hundred times, in a folder without
 * a project; the medians of the time until they have ended are printed, and
 * their ratio.  Below 2 is what was promised.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 300

extern char **environ;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
run(const char *program, const char *word, const char *query)
{
	char *argv[] = { strdup(program), strdup(word), strdup(query), NULL };
	posix_spawn_file_actions_t files;
	double start;
	int status;
	pid_t pid;

	posix_spawn_file_actions_init(&files);
	start = now();
	for (int fd = 1; fd <= 2; fd++)
		posix_spawn_file_actions_addopen(&files, fd, "/dev/null",
		    O_WRONLY, 0);
	if (posix_spawnp(&pid, argv[0], &files, NULL, argv, environ) != 0) {
		perror(argv[0]);
		exit(EXIT_FAILURE);
	}
	waitpid(pid, &status, 0);
	start = now() - start;
	posix_spawn_file_actions_destroy(&files);
	for (size_t i = 0; argv[i]; i++)
		free(argv[i]);
	return start;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
median(double *v, size_t n)
{
	qsort(v, n, sizeof(*v), by_size);
	return v[n / 2];
}

int
main(int argc, char **argv)
{
	static const char *const queries[] = { "53", "60000", "8000-8100", "smtp",
		"correo", "xqzzy" };
	static double ours[ROUNDS], theirs[ROUNDS];
	char *refgen = argc > 1 ? realpath(argv[1], NULL) : NULL;

	if (!refgen || chdir("/") != 0) {
		fprintf(stderr, "usage: lookup REFGEN\n");
		return 2;
	}
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		double a, b;

		for (size_t k = 0; k < ROUNDS; k++) {
			ours[k] = run(refgen, "lookup", queries[i]);
			theirs[k] = run("getent", "services", queries[i]);
		}
		a = median(ours, ROUNDS);
		b = median(theirs, ROUNDS);
		printf("lookup %-10s %6.2f ms   getent services %6.2f ms   "
		    "ratio %.2f\n", queries[i], a * 1e3, b * 1e3, a / b);
	}
	free(refgen);
	return EXIT_SUCCESS;
}
