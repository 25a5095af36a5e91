/*
 * The order in which notes are given does not matter: order FOLDER...
 *
 * Of the notes of the folders, all and then random parts are merged in two
 * random orders; portinfo.json must be the same to the byte.  The seed is
 * fixed, so that what fails fails again.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "refgen/merge.h"
#include "refgen/die.h"
#include "refgen/render.h"
#include "refgen/resource.h"
#include "refgen/vec.h"

#define ROUNDS 24

struct world {
	struct rg_arena		 arena;
	struct rg_lexicon	 lexicon;
	struct rg_knowns	 knowns;
	struct rg_locale	 locale;
	struct rg_registry	 iana, packaged;
	RG_VEC(struct rg_view)	 notes;
};

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
set_up(struct world *b)
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
load(struct world *b, const char *path, size_t size)
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
load_folder(struct world *b, const char *folder)
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

/* Numbers that are the same in every run (Marsaglia's xorshift). */
static size_t
random_below(uint64_t *seed, size_t n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (size_t)(*seed % n);
}

static void
shuffle(size_t *v, size_t n, uint64_t *seed)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = random_below(seed, i), kept = v[i - 1];

		v[i - 1] = v[k];
		v[k] = kept;
	}
}

/* portinfo.json of these notes in this order. */
static void
portinfo(const struct world *w, const size_t *order, size_t n,
    struct rg_buf *json)
{
	struct rg_merge_note *notes;
	struct rg_claims claims = { 0 };
	struct rg_merge_input in = { .claims = &claims, .locale = &w->locale,
		.lexicon = &w->lexicon, .knowns = &w->knowns,
		.iana = &w->iana, .packaged = &w->packaged };
	struct rg_buf problem = { 0 };
	struct rg_resources resources;
	struct rg_artifacts set;
	struct rg_render_job job;
	struct rg_arena arena;
	struct rg_diags diags;
	struct rg_model model;

	rg_arena_init(&arena);
	rg_diags_init(&diags, &arena);
	notes = rg_arena_alloc(&arena, (n + 1) * sizeof(*notes));
	for (size_t i = 0; i < n; i++) {
		struct rg_source *s = RG_NEW(&arena, struct rg_source);
		struct rg_note *note = RG_NEW(&arena, struct rg_note);

		rg_source_init(s, &arena, rg_arena_fmt(&arena, "%03zu.md",
		    order[i]), w->notes.v[order[i]]);
		if (!rg_note_admit(s, &diags))
			continue;
		rg_ingest(note, s, &w->lexicon, &arena, &arena, &diags);
		rg_claims_read(&claims, note, &w->lexicon, &w->knowns,
		    &arena, &diags);
		notes[in.nnotes++] = (struct rg_merge_note){ s, note->title,
			note->lang, { NULL, 0 } };
	}
	in.notes = notes;
	rg_merge(&model, &in, &arena, &diags);
	rg_resources_init(&resources, rg_embedded);
	rg_artifacts_init(&set);
	job = (struct rg_render_job){ .model = &model, .locale = &w->locale,
		.resources = &resources, .date = -1, .problem = &problem };
	RG_ASSERT(rg_render(&set, &job, "json") == 0);
	for (size_t i = 0; i < set.n; i++)
		if (strcmp(set.v[i]->path, "data/portinfo.json") == 0)
			rg_buf_put(json, rg_buf_view(&set.v[i]->bytes));
	rg_artifacts_release(&set);
	rg_buf_release(&problem);
	rg_arena_release(&arena);
}

static bool
same_twice(const struct world *w, size_t *order, size_t n, uint64_t *seed)
{
	struct rg_buf a = { 0 }, b = { 0 };
	bool same;

	portinfo(w, order, n, &a);
	shuffle(order, n, seed);
	portinfo(w, order, n, &b);
	same = a.n > 0 && rg_view_eq(rg_buf_view(&a), rg_buf_view(&b));
	rg_buf_release(&a);
	rg_buf_release(&b);
	return same;
}

int
main(int argc, char **argv)
{
	struct world w = { 0 };
	uint64_t seed = 20261120;
	size_t *order, n, round;

	set_up(&w);
	for (int i = 1; i < argc; i++)
		load_folder(&w, argv[i]);
	n = w.notes.n;
	RG_ASSERT(n > 0);
	order = rg_arena_alloc(&w.arena, n * sizeof(*order));
	for (size_t i = 0; i < n; i++)
		order[i] = i;
	for (round = 0; round < ROUNDS; round++) {
		size_t part = round == 0 ? n : 1 + random_below(&seed, n);

		shuffle(order, n, &seed);
		if (!same_twice(&w, order, part, &seed))
			break;
	}
	if (round < ROUNDS)
		fprintf(stderr, "round %zu: the order matters\n", round);
	rg_arena_release(&w.arena);
	return round < ROUNDS ? EXIT_FAILURE : EXIT_SUCCESS;
}
