/*
 * Many notes read at once give what they give one after the other: each case
 * is read by hand first, note by note into the same lists.
 */
#include "read.h"

#include <sched.h>
#include <stdatomic.h>

#include "refgen/reading.h"
#include "refgen/workers.h"

#define NOTES 40
#define MUCH ((size_t)1024 * 1024)	/* bytes that are worth four workers */

/* Good ones, those with faults, and one that nobody can fetch. */
static const char *const texts[] = {
	"| Port | Service | Use |\n|--|--|--|\n| 22 | SSH | Remote shell |\n"
	    "| 25 | SMPT | Sends mail |\n| 70000 | DNS | Names |\n",
	"# Puertos\n\n- **53** (TPC/UDP): DNS, resuelve nombres\n"
	    "- 49152-65536: puertos dinámicos\n",
	NULL,
	"",
	"SSH listens on TCP port 22, and SMPT on port 25.\n",
	"broken \xff bytes\n",
	"---\ntitle: [\n---\n1. File Transfer Protocol (FTP)\n· 20, 21\n· tcp\n",
	"<table><tr><th>Port<th>Service</tr><tr><td>80<td>HTTP &amp; co\n",
	"a bell \a\n",
};

struct yard {
	struct reading		 words;		/* the lexicon and the knowns */
	struct rg_arena		 arena;
	struct rg_claims	 claims;
	struct rg_diags		 diags;
	struct rg_note_file	 files[NOTES];
	atomic_size_t		 by[RG_WORKERS_MAX];	/* notes of a worker */
	atomic_size_t		 waiting;	/* workers that have begun */
	size_t			 workers;
};

static bool
fetch(void *context, size_t worker, size_t number, struct rg_view *bytes,
    struct rg_arena *arena, struct rg_diags *diags)
{
	struct yard *y = context;
	const char *text = texts[number % ROWS(texts)];

	(void)arena;
	/* All of them take part: none goes on before each has a note. */
	if (atomic_fetch_add(&y->by[worker], 1) == 0) {
		atomic_fetch_add(&y->waiting, 1);
		while (atomic_load(&y->waiting) < y->workers)
			sched_yield();
	}
	if (!text) {
		rg_diag_add(diags, RG_D_FILE_UNREADABLE, (struct rg_span){ 0 },
		    rg_view_of(y->files[number].path), RG_V("why"),
		    rg_view(NULL, 0));
		return false;
	}
	*bytes = rg_view_of(text);
	return true;
}

static void
yard_begin(struct yard *y, size_t size)
{
	rg_arena_init(&y->arena);
	rg_diags_init(&y->diags, &y->arena);
	y->claims = (struct rg_claims){ 0 };
	y->waiting = 0;
	for (size_t i = 0; i < RG_WORKERS_MAX; i++)
		y->by[i] = 0;
	for (size_t i = 0; i < NOTES; i++)
		y->files[i] = (struct rg_note_file){ .size = size,
			.path = rg_arena_fmt(&y->arena, "%02zu.md", i) };
	/* What was there before stays before. */
	rg_diag_add(&y->diags, RG_D_KEY_UNKNOWN, (struct rg_span){ 0 },
	    RG_V("first"), rg_view(NULL, 0), rg_view(NULL, 0));
}

static void
read_one(struct yard *y, struct rg_note_file *f, struct rg_view bytes)
{
	struct rg_source *source = RG_NEW(&y->arena, struct rg_source);

	rg_source_init(source, &y->arena, f->path, bytes);
	if (!rg_note_admit(source, &y->diags))
		return;
	f->source = source;
	f->note = RG_NEW(&y->arena, struct rg_note);
	rg_ingest(f->note, source, &y->words.lex, &y->arena, &y->arena,
	    &y->diags);
	rg_claims_read(&y->claims, f->note, &y->words.lex, &y->words.knowns,
	    &y->arena, &y->diags);
}

static void
read_by_hand(struct yard *y)
{
	y->workers = 1;
	for (size_t i = 0; i < NOTES; i++) {
		struct rg_view bytes;

		y->files[i].claims_from = y->claims.list.n;
		if (fetch(y, 0, i, &bytes, &y->arena, &y->diags))
			read_one(y, &y->files[i], bytes);
		y->files[i].claims_to = y->claims.list.n;
	}
}

static void
read_at_once(struct yard *y, size_t n, size_t workers, size_t expected)
{
	struct rg_reading r = { y->files, n, &y->words.lex, &y->words.knowns,
		fetch, y, workers };

	y->workers = expected;
	rg_read(&r, &y->claims, &y->arena, &y->diags);
}

static void
put_diags(struct rg_buf *b, const struct rg_diags *d)
{
	const struct rg_diag_style plain = { 0 };

	for (size_t i = 0; i < d->list.n; i++)
		rg_diag_text(b, &d->list.v[i], &plain);
	rg_buf_fmt(b, "%zu %zu %zu\n", d->count[RG_ERROR],
	    d->count[RG_WARNING], d->count[RG_NOTE]);
}

/* All that a caller can see, in the order in which it stands there. */
static void
put_all(struct rg_buf *b, const struct yard *y)
{
	for (size_t i = 0; i < NOTES; i++) {
		const struct rg_note_file *f = &y->files[i];

		rg_buf_fmt(b, "%s%s %.*s\n", f->path, f->source ? "" :
		    " left out", f->note ? (int)f->note->lang.n : 0,
		    f->note ? f->note->lang.p : "");
		for (size_t k = f->claims_from; k < f->claims_to; k++) {
			const struct rg_claim *c = &y->claims.list.v[k];

			rg_buf_fmt(b, "%s:%zu ", c->at.source->path, c->at.at);
			put_claim(b, c);
		}
	}
	put_diags(b, &y->diags);
}

static int
set_up(void **state)
{
	static struct yard y;

	reading_init(&y.words);
	*state = &y;
	return 0;
}

static int
tear_down(void **state)
{
	struct yard *y = *state;

	reading_release(&y->words);
	return 0;
}

static void
workers_change_nothing(void **state)
{
	static const size_t workers[] = { 0, 1, 2, 3, 4 };
	struct yard *y = *state;
	struct rg_buf wanted = { 0 }, got = { 0 };

	yard_begin(y, MUCH);
	read_by_hand(y);
	put_all(&wanted, y);
	assert_true(y->claims.list.n > 2 * NOTES / ROWS(texts));
	rg_arena_release(&y->arena);
	for (size_t i = 0; i < ROWS(workers); i++) {
		rg_buf_reset(&got);
		yard_begin(y, MUCH);
		read_at_once(y, NOTES, workers[i], workers[i]);
		put_all(&got, y);
		assert_view(rg_buf_view(&got), wanted.p);
		rg_arena_release(&y->arena);
	}
	rg_buf_release(&wanted);
	rg_buf_release(&got);
}

static void
few_bytes_have_one_worker(void **state)
{
	struct yard *y = *state;

	yard_begin(y, 100);
	read_at_once(y, NOTES, 8, 1);
	assert_int_equal(y->by[0], NOTES);
	rg_arena_release(&y->arena);
}

static void
no_notes_give_nothing(void **state)
{
	struct yard *y = *state;

	yard_begin(y, MUCH);
	read_at_once(y, 0, 8, 1);
	assert_int_equal(y->claims.list.n, 0);
	assert_int_equal(y->diags.list.n, 1);
	rg_arena_release(&y->arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(workers_change_nothing),
		cmocka_unit_test(few_bytes_have_one_worker),
		cmocka_unit_test(no_notes_give_nothing),
	};

	return cmocka_run_group_tests_name("claims/reading", tests, set_up,
	    tear_down);
}
