/*
 * What merging costs, and whether it grows with the claims alone: merging
 * FOLDER.
 *
 * The notes of a folder are merged, then ten times as many, each under names
 * of its own; the ratio of the processor's time is printed.  The notes of the
 * second round are copies of one another (the worst for counting notes), or
 * their words are their own.  No test: a busy machine would fail it.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "refgen/merge.h"
#include "refgen/resource.h"
#include "refgen/die.h"
#include "refgen/vec.h"

#define ROUNDS 5

struct bench {
	struct rg_arena		 arena;
	struct rg_lexicon	 lexicon;
	struct rg_knowns	 knowns;
	struct rg_locale	 locale;
	struct rg_registry	 iana, packaged;
	RG_VEC(struct rg_view)	 notes;
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
	rg_arena_init(&b->arena);
	rg_lexicon_init(&b->lexicon, &b->arena);
	RG_ASSERT(rg_lexicon_read(&b->lexicon,
	    resource("locales/en.lexicon")) == 0);
	RG_ASSERT(rg_lexicon_read(&b->lexicon,
	    resource("locales/es.lexicon")) == 0);
	RG_ASSERT(rg_knowns_read(&b->knowns, &b->arena,
	    resource("data/services.tsv")) == 0);
	RG_ASSERT(rg_knowns_secure(&b->knowns,
	    resource("data/security.tsv")) == 0);
	RG_ASSERT(rg_registry_read(&b->iana, &b->arena,
	    resource("data/iana.tsv")) == 0);
	RG_ASSERT(rg_registry_read(&b->packaged, &b->arena,
	    resource("data/packaged.tsv")) == 0);
	rg_locale_init(&b->locale);
	rg_locale_add(&b->locale, "en", "English");
	rg_locale_add(&b->locale, "es", "Español");
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

/* With `times` in them, services of no other note: what is not shared. */
static struct rg_view
own_words(struct rg_arena *arena, struct rg_view note, size_t times)
{
	return rg_view_of(rg_arena_fmt(arena, "%.*s\n\n%zu - Gadget%zu: talks "
	    "to gadget %zu\n", RG_ARG(note), 20000 + times % 9999, times,
	    times));
}

static double
merge(const struct bench *b, size_t times, bool copies, size_t *nclaims)
{
	struct rg_merge_note *notes;
	struct rg_claims claims = { 0 };
	struct rg_merge_input in = { .claims = &claims, .locale = &b->locale,
		.lexicon = &b->lexicon, .knowns = &b->knowns,
		.iana = &b->iana, .packaged = &b->packaged };
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model model;
	double start;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	notes = rg_arena_alloc(&arena, b->notes.n * times * sizeof(*notes));
	for (size_t i = 0; i < b->notes.n * times; i++) {
		struct rg_source *s = RG_NEW(&arena, struct rg_source);
		struct rg_note *note = RG_NEW(&arena, struct rg_note);
		struct rg_view bytes = b->notes.v[i % b->notes.n];

		rg_source_init(s, &arena, rg_arena_fmt(&arena, "%zu.md", i),
		    copies ? bytes : own_words(&arena, bytes, i));
		if (!rg_note_admit(s, &diags))
			continue;
		rg_ingest(note, s, &b->lexicon, &arena, &arena, &diags);
		rg_claims_read(&claims, note, &b->lexicon, &b->knowns, &arena,
		    &diags);
		notes[in.nnotes++] = (struct rg_merge_note){ s, note->title,
			note->lang, { NULL, 0 } };
	}
	in.notes = notes;
	*nclaims = claims.list.n;
	start = now();
	rg_merge(&model, &in, &arena, &diags);
	start = now() - start;
	rg_arena_release(&arena);
	return start;
}

/* The fastest of several, which is the least disturbed. */
static double
best_of(const struct bench *b, size_t times, bool copies, size_t *nclaims)
{
	double best = 0;

	for (int i = 0; i < ROUNDS; i++) {
		double t = merge(b, times, copies, nclaims);

		best = i == 0 || t < best ? t : best;
	}
	return best;
}

int
main(int argc, char **argv)
{
	struct bench b = { 0 };

	set_up(&b);
	load_folder(&b, argc > 1 ? argv[1] : "notes");
	RG_ASSERT(b.notes.n > 0);
	for (int copies = 0; copies < 2; copies++) {
		size_t few, many;
		double x = best_of(&b, 4, copies, &few);
		double y = best_of(&b, 40, copies, &many);

		printf("%-10s %7zu claims %8.4f s   %7zu claims %8.4f s   "
		    "ratio %.2f\n", copies ? "copies" : "own words", few, x,
		    many, y, y / x);
	}
	rg_arena_release(&b.arena);
	return EXIT_SUCCESS;
}
