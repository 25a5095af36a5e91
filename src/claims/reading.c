#include "refgen/reading.h"

#include "refgen/die.h"
#include "refgen/workers.h"

/* So many bytes take far longer to read than a thread takes to begin. */
#define SHARE ((size_t)256 * 1024)

/*
 * Where a worker reads; nobody else does before all are done.  Its arenas are
 * as much apart from those of the next as a processor wants them.
 */
struct desk {
	_Alignas(128) struct rg_arena	arena;		/* what stays */
	struct rg_arena			scratch;	/* of the note at hand */
	struct rg_arena			lists;		/* until they are joined */
	struct rg_claims		claims;		/* of the note at hand */
	struct rg_diags			diags;		/* ... too */
};

/* What one note gave, at the desk where it was read. */
struct found {
	struct rg_claim	*claims;
	size_t		 nclaims;
	struct rg_diag	*diags;
	size_t		 ndiags;
};

struct room {
	const struct rg_reading	*reading;
	struct found		*found;		/* by note */
	struct rg_claims	*claims;	/* of all notes */
	struct desk		 desks[RG_WORKERS_MAX];
};

static void
read_bytes(const struct rg_reading *r, struct rg_note_file *f, struct desk *d,
    struct rg_view bytes)
{
	struct rg_source *source = RG_NEW(&d->arena, struct rg_source);

	rg_source_init(source, &d->arena, f->path, bytes);
	if (!rg_note_admit(source, &d->diags))
		return;
	f->source = source;
	f->note = RG_NEW(&d->arena, struct rg_note);
	rg_ingest(f->note, source, r->lexicon, &d->arena, &d->scratch,
	    &d->diags);
	rg_claims_read(&d->claims, f->note, r->lexicon, r->knowns, &d->arena,
	    &d->diags);
	f->note->blocks = NULL;
	f->note->n = 0;
	f->note->scratch = NULL;
}

static void *
copy(struct rg_arena *arena, const void *list, size_t size)
{
	return size ? memcpy(rg_arena_alloc(arena, size), list, size) : NULL;
}

/* A job: one note, and its lists by themselves. */
static void
read_note(void *context, size_t worker, size_t number)
{
	struct room *room = context;
	const struct rg_reading *r = room->reading;
	struct found *found = &room->found[number];
	struct desk *d = &room->desks[worker];
	struct rg_view bytes;

	d->claims.list.n = 0;
	d->diags.list.n = 0;
	if (r->fetch(r->context, worker, number, &bytes, &d->arena, &d->diags))
		read_bytes(r, &r->files[number], d, bytes);
	found->nclaims = d->claims.list.n;
	found->claims = copy(&d->lists, d->claims.list.v,
	    found->nclaims * sizeof(*found->claims));
	found->ndiags = d->diags.list.n;
	found->diags = copy(&d->lists, d->diags.list.v,
	    found->ndiags * sizeof(*found->diags));
	rg_arena_reset(&d->scratch);
}

/* A job: the claims of one note, to where they stand among all. */
static void
move_claims(void *context, size_t worker, size_t number)
{
	const struct room *room = context;
	const struct found *found = &room->found[number];

	(void)worker;
	if (found->nclaims)
		memcpy(room->claims->list.v +
		    room->reading->files[number].claims_from, found->claims,
		    found->nclaims * sizeof(*found->claims));
}

/* Makes one list of each kind, in the order of the notes. */
static void
join(struct room *room, size_t workers, struct rg_arena *arena,
    struct rg_diags *diags)
{
	const struct rg_reading *r = room->reading;
	size_t n = 0;

	RG_ASSERT(room->claims->list.n == 0);
	for (size_t i = 0; i < r->n; i++) {
		r->files[i].claims_from = n;
		n += room->found[i].nclaims;
		r->files[i].claims_to = n;
		rg_diags_append(diags, room->found[i].diags,
		    room->found[i].ndiags);
	}
	room->claims->list.v = rg_arena_alloc(arena,
	    n * sizeof(*room->claims->list.v));
	room->claims->list.n = room->claims->list.cap = n;
	rg_workers_run(workers, r->n, move_claims, room);
}

static size_t
workers_for(const struct rg_reading *r)
{
	size_t bytes = 0, most;

	for (size_t i = 0; i < r->n; i++)
		bytes += r->files[i].size;
	most = bytes / SHARE + 1;
	return r->workers < most ? r->workers : most;
}

void
rg_read(const struct rg_reading *r, struct rg_claims *claims,
    struct rg_arena *arena, struct rg_diags *diags)
{
	struct room room = { .reading = r, .claims = claims };
	size_t workers = workers_for(r);
	struct rg_arena lists;

	rg_arena_init(&lists);
	room.found = rg_arena_alloc(&lists, r->n * sizeof(*room.found));
	for (size_t i = 0; i < RG_WORKERS_MAX; i++)
		rg_diags_init(&room.desks[i].diags, &room.desks[i].arena);
	rg_workers_run(workers, r->n, read_note, &room);
	join(&room, workers, arena, diags);
	for (size_t i = 0; i < RG_WORKERS_MAX; i++) {
		rg_arena_join(arena, &room.desks[i].arena);
		rg_arena_release(&room.desks[i].scratch);
		rg_arena_release(&room.desks[i].lists);
	}
	rg_arena_release(&lists);
}
