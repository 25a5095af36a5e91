/*
 * What reading costs beside what cmark alone costs: reading [MB [RUNS]].
 *
 * The notes of the project, under as many names as it takes, are read from
 * memory by cmark and by refgen in turn; the medians of the processor's time
 * and their ratio are printed.  Then lines that mean harm, ten times longer
 * each time, to see that time grows with the bytes and not with their square.
 *
 * No test: a machine that is busy elsewhere would fail it.
 */
#define CMARK_NO_SHORT_NAMES 1
#include <cmark.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "refgen/claim.h"
#include "refgen/die.h"
#include "refgen/note.h"
#include "refgen/resource.h"

#define RUNS_MAX 99

struct bench {
	struct rg_arena		 arena;
	struct rg_lexicon	 lexicon;
	struct rg_knowns	 knowns;
	RG_VEC(struct rg_view)	 notes;
	size_t			 bytes;		/* of all notes */
	size_t			 goal;		/* bytes to read in a run */
};

struct outcome {
	double	seconds;
	size_t	bytes, claims, kept;	/* kept: in the arena at the end */
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
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
	double start = now();

	for (size_t i = 0; o.bytes < b->goal; i++) {
		struct rg_view note = b->notes.v[i % b->notes.n];

		cmark_node_free(cmark_parse_document(note.p, note.n,
		    CMARK_OPT_DEFAULT));
		o.bytes += note.n;
	}
	o.seconds = now() - start;
	return o;
}

/* Up to the blocks of each note, or up to its claims. */
static struct outcome
by_refgen(const struct bench *b, bool whole)
{
	struct outcome o = { 0 };
	struct rg_claims claims = { 0 };
	struct rg_diags diags;
	struct rg_arena arena, scratch;
	double start = now();

	rg_arena_init(&arena);
	rg_arena_init(&scratch);
	rg_diags_init(&diags, &arena);
	for (size_t i = 0; o.bytes < b->goal; i++) {
		struct rg_source *source = RG_NEW(&arena, struct rg_source);
		struct rg_note *note = RG_NEW(&arena, struct rg_note);

		rg_source_init(source, &arena,
		    rg_arena_fmt(&arena, "note-%zu.md", i),
		    b->notes.v[i % b->notes.n]);
		o.bytes += source->bytes.n;
		if (!rg_note_admit(source, &diags))
			continue;
		rg_ingest(note, source, &b->lexicon, &arena, &scratch, &diags);
		if (whole)
			rg_claims_read(&claims, note, &b->lexicon, &b->knowns,
			    &arena, &diags);
		rg_arena_reset(&scratch);
	}
	o.claims = claims.list.n;
	o.kept = arena.taken;
	rg_arena_release(&scratch);
	rg_arena_release(&arena);
	o.seconds = now() - start;
	return o;
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

static void
compare(const struct bench *b, size_t runs)
{
	double cmark[RUNS_MAX], blocks[RUNS_MAX], refgen[RUNS_MAX], a, c, d;
	struct outcome o = { 0 };
	struct rusage use;

	for (size_t i = 0; i < runs; i++) {
		cmark[i] = by_cmark(b).seconds;
		blocks[i] = by_refgen(b, false).seconds;
		o = by_refgen(b, true);
		refgen[i] = o.seconds;
	}
	getrusage(RUSAGE_SELF, &use);
	a = median(cmark, runs);
	d = median(blocks, runs);
	c = median(refgen, runs);
	printf("%.1f MB in notes of %zu kinds, median of %zu runs\n",
	    (double)o.bytes / 1e6, b->notes.n, runs);
	printf("cmark    %8.3f s  %7.1f ns/byte\n", a,
	    a * 1e9 / (double)o.bytes);
	printf("blocks   %8.3f s  %7.1f ns/byte  ratio %.2f\n", d,
	    d * 1e9 / (double)o.bytes, d / a);
	printf("refgen   %8.3f s  %7.1f ns/byte  %zu claims\n", c,
	    c * 1e9 / (double)o.bytes, o.claims);
	printf("ratio    %8.2f\n", c / a);
	printf("memory   %8.1f bytes/byte in the arena, peak %ld MB\n",
	    (double)o.kept / (double)o.bytes, use.ru_maxrss / 1024);
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
		double t = by_refgen(&one, true).seconds;

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

int
main(int argc, char **argv)
{
	size_t megabytes = argc > 2 ? strtoul(argv[2], NULL, 10) : 100;
	size_t runs = argc > 3 ? strtoul(argv[3], NULL, 10) : 5;
	struct bench b = { 0 };

	if (argc < 2 || runs < 1 || runs > RUNS_MAX) {
		fprintf(stderr, "usage: reading NOTES [MB [RUNS]]\n");
		return 2;
	}
	set_up(&b);
	load_folder(&b, argv[1]);
	if (b.bytes == 0) {
		fprintf(stderr, "reading: no notes in %s\n", argv[1]);
		return EXIT_FAILURE;
	}
	b.goal = megabytes * 1000000;
	if (megabytes)
		compare(&b, runs);
	else
		harm(&b);
	rg_arena_release(&b.arena);
	return EXIT_SUCCESS;
}
