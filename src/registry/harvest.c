#include "harvest.h"

#include <stdlib.h>

/* As much of a bad word as a complaint repeats. */
#define WORD_SHOWN 40

void
rg_harvest_init(struct rg_harvest *h, struct rg_buf *problem)
{
	*h = (struct rg_harvest){ .problem = problem };
	rg_arena_init(&h->arena);
}

void
rg_harvest_release(struct rg_harvest *h)
{
	rg_arena_release(&h->arena);
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Offset of `word`, which is in lower case, in text of any case. */
static size_t
find_word(struct rg_view text, const char *word)
{
	size_t n = strlen(word), i;

	for (size_t at = 0; at + n <= text.n; at++) {
		for (i = 0; i < n && lower(text.p[at + i]) == word[i]; i++)
			;
		if (i == n)
			return at;
	}
	return RG_NONE;
}

enum where {
	DESCRIPTION_STARTS,
	DESCRIPTION_HOLDS,
	NOTE_HOLDS
};

/*
 * The registry has no field for the state of a record: IANA writes it into
 * the description, or into a note where the description names a service.
 * The first row that fits decides.  "Now historic" is the wording of
 * RFC 6335, section 10.1, for names that its syntax no longer allows.
 */
static const struct {
	enum where		 where;
	const char		*words;
	enum rg_record_status	 status;
} states[] = {
	{ DESCRIPTION_STARTS, "reserved",             RG_RESERVED },
	{ DESCRIPTION_STARTS, "unassigned",           RG_UNASSIGNED },
	{ DESCRIPTION_STARTS, "(unassigned)",         RG_UNASSIGNED },
	{ DESCRIPTION_STARTS, "possibly used by",     RG_UNASSIGNED },
	{ DESCRIPTION_STARTS, "de-registered",        RG_HISTORIC },
	{ DESCRIPTION_STARTS, "removed",              RG_HISTORIC },
	{ DESCRIPTION_STARTS, "deprecated",           RG_HISTORIC },
	{ DESCRIPTION_STARTS, "decomissioned",        RG_HISTORIC },
	{ DESCRIPTION_STARTS, "decommissioned",       RG_HISTORIC },
	{ DESCRIPTION_STARTS, "de-commissioned",      RG_HISTORIC },
	{ DESCRIPTION_HOLDS,  "(historic)",           RG_HISTORIC },
	{ NOTE_HOLDS,         "is now historic",      RG_HISTORIC },
	{ NOTE_HOLDS,         "is no longer in use",  RG_HISTORIC },
	{ NOTE_HOLDS,         "records an unassigned", RG_UNASSIGNED },
};

static enum rg_record_status
status_of(const struct rg_raw *raw)
{
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		size_t at = find_word(states[i].where == NOTE_HOLDS ?
		    raw->note : raw->description, states[i].words);

		if (at == 0 || (at != RG_NONE &&
		    states[i].where != DESCRIPTION_STARTS))
			return states[i].status;
	}
	return RG_ASSIGNED;
}

static int
complain(struct rg_harvest *h, const struct rg_raw *raw, struct rg_view word,
    const char *what)
{
	if (word.n > WORD_SHOWN)
		word.n = WORD_SHOWN;
	rg_buf_fmt(h->problem, "%s %zu: \"%.*s\" is no %s", raw->unit,
	    raw->nth, RG_ARG(word), what);
	return -1;
}

/* Fits a field of the snapshot: no blank, no control, not the '-' of none. */
static bool
sound_word(struct rg_view word)
{
	for (size_t i = 0; i < word.n; i++)
		if ((unsigned char)word.p[i] <= ' ' || word.p[i] == 0x7f)
			return false;
	return !rg_view_eq(word, RG_V("-"));
}

int
rg_harvest_take(struct rg_harvest *h, const struct rg_raw *raw)
{
	struct rg_record r = { .no_port = raw->ports.n == 0 };
	struct rg_found *found;

	if (!r.no_port && !rg_ports_read(&r.ports, raw->ports))
		return complain(h, raw, raw->ports, "port or range");
	r.transports = rg_transport_of(raw->transport);
	if (raw->transport.n && r.transports == 0)
		return complain(h, raw, raw->transport, "known transport");
	if (!sound_word(raw->name))
		return complain(h, raw, raw->name, "service name");
	if (r.no_port && raw->name.n == 0)
		return complain(h, raw, raw->name, "record without a port");
	r.status = status_of(raw);
	r.name = rg_arena_copy(&h->arena, raw->name);
	r.aliases = rg_arena_copy(&h->arena, raw->aliases);
	found = RG_PUSH(&h->arena, &h->list);
	found->record = r;
	found->references = rg_arena_copy(&h->arena, raw->references);
	found->order = h->list.n;
	return 0;
}

static int
by_record(const void *a, const void *b)
{
	const struct rg_found *x = a, *y = b;
	int order = rg_record_cmp(&x->record, &y->record);

	if (order != 0)
		return order;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* Adds `word` to words parted by a space, once. */
static void
put_once(struct rg_buf *words, struct rg_view word)
{
	struct rg_view part, rest = rg_buf_view(words);

	while (words->n > 0 && rg_view_split(&part, &rest, ' '))
		if (rg_view_eq(part, word))
			return;
	if (words->n > 0)
		rg_buf_char(words, ' ');
	rg_buf_put(words, word);
}

/* Those between blanks. */
static void
put_aliases(struct rg_buf *words, struct rg_view text)
{
	size_t from = 0, to;

	for (to = 0; to <= text.n; to++) {
		if (to < text.n && text.p[to] != ' ' && text.p[to] != '\t')
			continue;
		if (to > from)
			put_once(words, rg_view_cut(text, from, to));
		from = to + 1;
	}
}

/* Every "RFC1035", "rfc1035" or "RFC 1035" of the text, as the first. */
static void
put_references(struct rg_buf *words, struct rg_view text)
{
	struct rg_buf word = { 0 };
	size_t at, to;

	while ((at = find_word(text, "rfc")) != RG_NONE) {
		text = rg_view_cut(text, at + 3, text.n);
		if (text.n && text.p[0] == ' ')
			text = rg_view_cut(text, 1, text.n);
		for (to = 0; to < text.n; to++)
			if (text.p[to] < '0' || text.p[to] > '9')
				break;
		if (to == 0)
			continue;
		rg_buf_reset(&word);
		rg_buf_fmt(&word, "RFC%.*s", (int)to, text.p);
		put_once(words, rg_buf_view(&word));
	}
	rg_buf_release(&word);
}

static void
put_field(struct rg_buf *line, struct rg_view text)
{
	rg_buf_char(line, '\t');
	rg_buf_put(line, text.n ? text : RG_V("-"));
}

static void
put_line(struct rg_buf *out, const struct rg_record *r)
{
	struct rg_buf set = { 0 };

	if (r->no_port)
		rg_buf_char(out, '-');
	else
		rg_range_put(out, r->ports);
	rg_transports_put(&set, r->transports, "+");
	put_field(out, rg_buf_view(&set));
	put_field(out, r->name);
	put_field(out, rg_view_of(rg_record_status_name(r->status)));
	if (r->reference.n || r->aliases.n)
		put_field(out, r->reference);
	if (r->aliases.n)
		put_field(out, r->aliases);
	rg_buf_char(out, '\n');
	rg_buf_release(&set);
}

/* Writes the `n` records at `found`, which compare equal, as one. */
static void
put_merged(struct rg_buf *out, const struct rg_found *found, size_t n)
{
	struct rg_buf references = { 0 }, aliases = { 0 };
	struct rg_record r = found[0].record;

	for (size_t i = 0; i < n; i++) {
		r.transports |= found[i].record.transports;
		put_references(&references, found[i].references);
		put_aliases(&aliases, found[i].record.aliases);
	}
	r.reference = rg_buf_view(&references);
	r.aliases = rg_buf_view(&aliases);
	put_line(out, &r);
	rg_buf_release(&aliases);
	rg_buf_release(&references);
}

int
rg_harvest_finish(struct rg_harvest *h, struct rg_buf *snapshot,
    const char *source, struct rg_view date, size_t *nrecords)
{
	size_t n = h->list.n, from, to;

	if (n == 0) {
		rg_buf_str(h->problem, "there is no record in it");
		return -1;
	}
	qsort(h->list.v, n, sizeof(*h->list.v), by_record);
	rg_buf_fmt(snapshot, "# Source: %s\n", source);
	if (date.n)
		rg_buf_fmt(snapshot, "# Date: %.*s\n", RG_ARG(date));
	rg_buf_fmt(snapshot, "# Records: %zu\n", n);
	for (from = 0; from < n; from = to) {
		for (to = from + 1; to < n; to++)
			if (rg_record_cmp(&h->list.v[from].record,
			    &h->list.v[to].record) != 0)
				break;
		put_merged(snapshot, &h->list.v[from], to - from);
	}
	*nrecords = n;
	return 0;
}
