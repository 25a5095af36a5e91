/*
 * What reading costs beside what cmark alone costs: reading FOLDER... [MB
 * [RUNS]].
 *
 * The files of the folders, under as many names as it takes, are read from
 * memory by cmark and by refgen in turn: by one worker, and by as many as there
 * are processors.  The medians of the time that passed and of the processors'
 * are printed, and their ratios to cmark's, which has one thread.
 *
 * With 0 MB, lines that mean harm, ten times longer each time, to see that time
 * grows with the bytes and not with their square.
 *
 * No test: a machine that is busy elsewhere would fail it.
 */
#define CMARK_NO_SHORT_NAMES 1
#include <cmark.h>
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "refgen/die.h"
#include "refgen/reading.h"
#include "refgen/resource.h"

#define RUNS_MAX 99

enum clock { ELAPSED, PROCESSOR, CLOCKS };

struct bench {
	struct rg_arena		 arena;
	struct rg_lexicon	 lexicon;
	struct rg_knowns	 knowns;
	RG_VEC(struct rg_view)	 notes;
	size_t			 bytes;		/* of all notes */
	size_t			 goal;		/* bytes to read in a run */
};

struct outcome {
	double	seconds[CLOCKS];
	size_t	bytes, claims, kept;	/* kept: in the arena at the end */
};

static double
now(enum clock clock)
{
	static const clockid_t clocks[] = { [ELAPSED] = CLOCK_MONOTONIC,
		[PROCESSOR] = CLOCK_PROCESS_CPUTIME_ID };
	struct timespec t;

	clock_gettime(clocks[clock], &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
begin(struct outcome *o)
{
	for (int i = 0; i < CLOCKS; i++)
		o->seconds[i] = -now((enum clock)i);
}

static void
end(struct outcome *o)
{
	for (int i = 0; i < CLOCKS; i++)
		o->seconds[i] += now((enum clock)i);
}

static struct rg_view
resource(const char *name)
{
	struct rg_resources all;
	struct rg_view bytes = { 0 };

	rg_resources_init(&all, rg_embedded);
	RG_ASSERT(rg_resources_find(&all, name, &bytes));
	return bytes;
}

static void
set_up(struct bench *b)
{
	static const char *const lexicons[] = { "locales/en.lexicon",
		"locales/es.lexicon", "locales/pt.lexicon",
		"locales/fr.lexicon", "locales/de.lexicon" };

	rg_arena_init(&b->arena);
	rg_lexicon_init(&b->lexicon, &b->arena);
	for (size_t i = 0; i < sizeof(lexicons) / sizeof(lexicons[0]); i++)
		RG_ASSERT(rg_lexicon_read(&b->lexicon,
		    resource(lexicons[i])) == 0);
	RG_ASSERT(rg_knowns_read(&b->knowns, &b->arena,
	    resource("data/services.tsv")) == 0);
	for (size_t i = 0; i < b->lexicon.entries.n; i++) {
		const struct rg_lexicon_entry *e = &b->lexicon.entries.v[i];

		if (rg_view_eq(e->kind, RG_V("service")) ||
		    rg_view_eq(e->kind, RG_V("wrong")))
			rg_knowns_alias(&b->knowns, &b->arena, e->value,
			    e->phrase);
	}
}

static void
load(struct bench *b, const char *path, size_t size)
{
	FILE *f = fopen(path, "rb");
	char *p = rg_arena_alloc(&b->arena, size + 1);

	if (!f || fread(p, 1, size, f) != size) {
		perror(path);
		exit(EXIT_FAILURE);
	}
	fclose(f);
	*RG_PUSH(&b->arena, &b->notes) = rg_view(p, size);
	b->bytes += size;
}

/* Every file below a folder, in the order of their names. */
static void
load_folder(struct bench *b, const char *folder)
{
	struct dirent **list;
	int n = scandir(folder, &list, NULL, alphasort);

	for (int i = 0; i < n; i++) {
		char *path = rg_arena_fmt(&b->arena, "%s/%s", folder,
		    list[i]->d_name);
		struct stat st;

		if (list[i]->d_name[0] == '.' || stat(path, &st) != 0)
			;
		else if (S_ISDIR(st.st_mode))
			load_folder(b, path);
		else
			load(b, path, (size_t)st.st_size);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
}

static struct outcome
by_cmark(const struct bench *b)
{
	struct outcome o = { 0 };

	begin(&o);
	for (size_t i = 0; o.bytes < b->goal; i++) {
		struct rg_view note = b->notes.v[i % b->notes.n];

		cmark_node_free(cmark_parse_document(note.p, note.n,
		    CMARK_OPT_DEFAULT));
		o.bytes += note.n;
	}
	end(&o);
	return o;
}

/* Up to the blocks of each note. */
static struct outcome
to_blocks(const struct bench *b)
{
	struct outcome o = { 0 };
	struct rg_diags diags;
	struct rg_arena arena, scratch;

	begin(&o);
	rg_arena_init(&arena);
	rg_arena_init(&scratch);
	rg_diags_init(&diags, &arena);
	for (size_t i = 0; o.bytes < b->goal; i++) {
		struct rg_source source;
		struct rg_note note = { 0 };

		rg_source_init(&source, &arena, "note.md",
		    b->notes.v[i % b->notes.n]);
		o.bytes += source.bytes.n;
		if (rg_note_admit(&source, &diags))
			rg_ingest(&note, &source, &b->lexicon, &arena,
			    &scratch, &diags);
		rg_arena_reset(&scratch);
	}
	rg_arena_release(&scratch);
	rg_arena_release(&arena);
	end(&o);
	return o;
}

static bool
fetch(void *context, size_t worker, size_t number, struct rg_view *bytes,
    struct rg_arena *arena, struct rg_diags *diags)
{
	const struct bench *b = context;

	(void)worker;
	(void)arena;
	(void)diags;
	*bytes = b->notes.v[number % b->notes.n];
	return true;
}

/* Up to their claims, the way the program goes. */
static struct outcome
by_refgen(struct bench *b, size_t workers)
{
	struct outcome o = { 0 };
	RG_VEC(struct rg_note_file) files = { 0 };
	struct rg_reading reading = { .lexicon = &b->lexicon,
		.knowns = &b->knowns, .fetch = fetch, .context = b,
		.workers = workers };
	struct rg_claims claims = { 0 };
	struct rg_diags diags;
	struct rg_arena arena;

	begin(&o);
	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	for (size_t i = 0; o.bytes < b->goal; i++) {
		struct rg_note_file *f = RG_PUSH(&arena, &files);

		f->path = rg_arena_fmt(&arena, "note-%zu.md", i);
		f->size = b->notes.v[i % b->notes.n].n;
		o.bytes += f->size;
	}
	reading.files = files.v;
	reading.n = files.n;
	rg_read(&reading, &claims, &arena, &diags);
	o.claims = claims.list.n;
	o.kept = arena.taken;
	rg_arena_release(&arena);
	end(&o);
	return o;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

enum reader { CMARK, BLOCKS, ONE, ALL, READERS };

/* The medians of the runs, in the place of the first. */
static void
settle(struct outcome *o, size_t runs)
{
	double v[RUNS_MAX];

	for (int clock = 0; clock < CLOCKS; clock++) {
		for (size_t i = 0; i < runs; i++)
			v[i] = o[i].seconds[clock];
		qsort(v, runs, sizeof(*v), by_size);
		o[0].seconds[clock] = v[runs / 2];
	}
}

static void
print_times(const char *name, const struct outcome *o)
{
	printf("%-24s", name);
	for (int clock = 0; clock < CLOCKS; clock++)
		printf("  %7.3f s %6.1f ns/byte", o->seconds[clock],
		    o->seconds[clock] * 1e9 / (double)o->bytes);
	putchar('\n');
}

static void
compare(struct bench *b, size_t runs)
{
	static struct outcome o[READERS][RUNS_MAX];
	const struct outcome *cmark = o[CMARK], *one = o[ONE], *all = o[ALL];
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	char name[64];
	struct rusage use;

	for (size_t i = 0; i < runs; i++) {
		o[CMARK][i] = by_cmark(b);
		o[BLOCKS][i] = to_blocks(b);
		o[ONE][i] = by_refgen(b, 1);
		o[ALL][i] = by_refgen(b, (size_t)processors);
	}
	getrusage(RUSAGE_SELF, &use);
	for (int i = 0; i < READERS; i++)
		settle(o[i], runs);
	printf("%.1f MB in notes of %zu kinds, %zu claims, median of %zu runs\n",
	    (double)one->bytes / 1e6, b->notes.n, one->claims, runs);
	printf("%-24s  %-24s  %s\n", "", "elapsed time", "processor time");
	print_times("cmark", cmark);
	print_times("refgen, blocks alone", o[BLOCKS]);
	print_times("refgen, 1 worker", one);
	snprintf(name, sizeof(name), "refgen, %ld workers", processors);
	print_times(name, all);
	printf("ratio of processor time with 1 worker     %6.2f\n",
	    one->seconds[PROCESSOR] / cmark->seconds[PROCESSOR]);
	printf("ratio of processor time with %ld workers    %6.2f\n",
	    processors, all->seconds[PROCESSOR] / cmark->seconds[PROCESSOR]);
	printf("ratio of elapsed time with 1 worker       %6.2f\n",
	    one->seconds[ELAPSED] / cmark->seconds[ELAPSED]);
	printf("ratio of elapsed time with %ld workers      %6.2f\n",
	    processors, all->seconds[ELAPSED] / cmark->seconds[ELAPSED]);
	printf("memory: %.1f bytes/byte in the arena, peak %ld MB\n",
	    (double)all->kept / (double)all->bytes, use.ru_maxrss / 1024);
}

/* `unit` over and over in lines of `width`, up to `size` bytes. */
static struct rg_view
wall(struct rg_arena *arena, struct rg_view unit, size_t width, size_t size)
{
	char *p = rg_arena_alloc(arena, size + 1);

	for (size_t i = 0; i < size; i++)
		p[i] = (i + 1) % width == 0 ? '\n' : unit.p[i % unit.n];
	return rg_view(p, size);
}

/* The fastest of three: one note of one such shape. */
static double
hostile(const struct bench *b, struct rg_view unit, size_t width, size_t size)
{
	struct bench one = *b;
	struct rg_view note;
	double best = 0;

	rg_arena_init(&one.arena);
	note = wall(&one.arena, unit, width, size);
	one.notes.v = &note;
	one.notes.n = 1;
	one.goal = 1;
	for (int i = 0; i < 3; i++) {
		double t = by_refgen(&one, 1).seconds[PROCESSOR];

		best = i == 0 || t < best ? t : best;
	}
	rg_arena_release(&one.arena);
	return best * 1e9 / (double)size;
}

static void
harm(const struct bench *b)
{
	static const char *const units[] = { "|", "[", "[[", "1 ", "**", "*a ",
		"port ", "TCP ", "(", "<", "<a", "&", "\\", "`", "``a", "-",
		"> ", "!", "a", "A ", "1/tcp ", "22 SSH ", "SSH, ", "HTTP/",
		"SMPT ", "a|", "|-", "1-", "1,", ":", "_a_", "$1", "ñ ",
		"http://", ". ", "- ", "# ", "puerto 1 " };
	static const size_t widths[] = { 9999, 100 };

	printf("%-10s %6s  %9s  %9s  %9s ns/byte\n", "line of", "width",
	    "1 kB", "10 kB", "100 kB");
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		for (size_t k = 0; k < 2; k++) {
			struct rg_view unit = rg_view_of(units[i]);
			double a = hostile(b, unit, widths[k], 1000);
			double c = hostile(b, unit, widths[k], 9998);
			double d = hostile(b, unit, widths[k], 99980);

			printf("%-10s %6zu  %9.0f  %9.0f  %9.0f%s\n", units[i],
			    widths[k], a, c, d, c > 3 * a || d > 3 * c ?
			    "  grows" : "");
		}
	}
}

/* Folders, and behind them up to two numbers. */
int
main(int argc, char **argv)
{
	double numbers[] = { 100, 5 };
	struct bench b = { 0 };
	size_t n = 0;

	set_up(&b);
	for (int i = 1; i < argc; i++)
		if (!isdigit((unsigned char)argv[i][0]))
			load_folder(&b, argv[i]);
		else if (n < 2)
			numbers[n++] = strtod(argv[i], NULL);
	if (b.bytes == 0 || numbers[1] < 1 || numbers[1] > RUNS_MAX) {
		fprintf(stderr, "usage: reading FOLDER... [MB [RUNS]]\n");
		return 2;
	}
	b.goal = (size_t)(numbers[0] * 1e6);
	if (b.goal)
		compare(&b, (size_t)numbers[1]);
	else
		harm(&b);
	rg_arena_release(&b.arena);
	return EXIT_SUCCESS;
}
