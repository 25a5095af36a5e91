/*
 * A deck in the text format that Anki imports (its manual: "Text Files").
 *
 * A note is known again by its guid, which is made of the language and of
 * what is asked, so a later build updates it.  What is in it depends on no
 * exam: one that two exams ask for is the same note in both files, with the
 * tags of both.
 */
#include "formats.h"

#include "cards/deck.h"
#include "html/escape.h"

static const char head[] =
	"#separator:tab\n"
	"#html:true\n"
	"#guid column:1\n"
	"#deck column:2\n"
	"#tags column:5\n";

/* The notes of all exams together, one for each key. */
struct notes {
	struct rg_exam	all;
	struct deck	decks[2];	/* by enum rg_ask */
};

static void
join_exams(struct notes *n, struct rg_arena *arena,
    const struct rg_render_job *job, rg_lang lang)
{
	const struct rg_model *m = job->model;
	size_t count = 0;

	for (size_t i = 0; i < m->nexams; i++)
		if (rg_cards_wanted(&m->exams[i]))
			count += m->exams[i].nitems;
	n->all = (struct rg_exam){ .items = rg_arena_alloc(arena,
	    count * sizeof(*n->all.items)) };
	for (size_t i = 0; i < m->nexams; i++)
		for (size_t k = 0; k < m->exams[i].nitems &&
		    rg_cards_wanted(&m->exams[i]); k++)
			n->all.items[n->all.nitems++] = m->exams[i].items[k];
	for (int ask = RG_ASK_PORT; ask <= RG_ASK_SERVICE; ask++)
		deck_make(&n->decks[ask], arena, job, &n->all,
		    (enum rg_ask)ask, lang, lang);
}

/*
 * Escaped for an attribute, so that no quotation mark begins a field that is
 * quoted; and what is in brackets is no sound and no formula.
 */
static void
put(struct rg_buf *out, struct rg_view text)
{
	struct rg_view part;
	bool first = true;

	while (rg_view_split(&part, &text, '[')) {
		if (!first)
			rg_buf_str(out, "&#91;");
		first = false;
		rg_escape_attr(out, part);
	}
}

static void
put_line(struct rg_buf *out, const struct line *l)
{
	bool bold = l->role == ROLE_KEY || l->role == ROLE_TERM;

	rg_buf_str(out, bold ? "<br><b>" : "<br>");
	put(out, l->text);
	if (bold)
		rg_buf_str(out, "</b>");
}

/* Nothing but what stays the same in a later build, if it can be. */
static void
put_front(struct rg_buf *out, const struct side *q, enum rg_ask ask)
{
	put(out, q->label);
	for (size_t i = 0; i < q->lines.n; i++)
		if (ask == RG_ASK_SERVICE || q->lines.v[i].role == ROLE_KEY)
			put_line(out, &q->lines.v[i]);
}

static void
put_back(struct rg_buf *out, const struct side *a)
{
	put(out, a->label);
	for (size_t i = 0; i < a->lines.n; i++)
		put_line(out, &a->lines.v[i]);
	if (a->source.n == 0)
		return;
	rg_buf_str(out, "<br><small>");
	put(out, a->source);
	rg_buf_str(out, "</small>");
}

/* A tag for each exam that asks for it. */
static void
put_tags(struct rg_buf *out, const struct deck *decks, size_t n,
    const struct card *c)
{
	rg_buf_fmt(out, "refgen::%s", rg_ask_name(c->ask));
	for (size_t i = 0; i < n; i++)
		if (deck_find(&decks[i], c->key))
			rg_buf_fmt(out, " refgen::%.*s",
			    RG_ARG(decks[i].exam->id));
}

struct anki {
	const struct rg_render_job	*job;
	rg_lang				 lang;
	struct notes			 notes;
	struct deck			*decks[2];	/* of each exam */
};

static void
put_note(struct rg_buf *out, const struct anki *a, size_t exam,
    enum rg_ask ask, struct rg_view key)
{
	const struct rg_model *m = a->job->model;
	const struct card *c = deck_find(&a->notes.decks[ask], key);
	const struct deck *d = &a->decks[ask][exam];

	rg_buf_fmt(out, "refgen:%s:%.*s\t",
	    a->job->locale->langs[a->lang].tag, RG_ARG(key));
	put(out, deck_plain(d, m->exams[exam].title[a->lang], 100));
	rg_buf_char(out, '\t');
	put_front(out, &c->question, c->ask);
	rg_buf_char(out, '\t');
	put_back(out, &c->answer);
	rg_buf_char(out, '\t');
	put_tags(out, a->decks[ask], m->nexams, c);
	rg_buf_char(out, '\n');
}

/* What is asked by its name in either deck is asked once. */
static void
put_deck(struct rg_buf *out, const struct anki *a, size_t exam,
    enum rg_ask ask)
{
	const struct deck *d = &a->decks[ask][exam];

	for (size_t i = 0; i < d->cards.n; i++)
		if (d->cards.v[i].ask == ask)
			put_note(out, a, exam, ask, d->cards.v[i].key);
}

static void
make_decks(struct anki *a, struct rg_arena *arena)
{
	const struct rg_model *m = a->job->model;

	join_exams(&a->notes, arena, a->job, a->lang);
	for (int ask = RG_ASK_PORT; ask <= RG_ASK_SERVICE; ask++) {
		a->decks[ask] = rg_arena_alloc(arena,
		    m->nexams * sizeof(*a->decks[ask]));
		for (size_t i = 0; i < m->nexams; i++)
			deck_make(&a->decks[ask][i], arena, a->job,
			    &m->exams[i], (enum rg_ask)ask, a->lang, a->lang);
	}
}

static void
put_file(struct rg_artifacts *set, const struct anki *a, size_t exam)
{
	struct rg_buf *out = rg_artifact_new(set, "anki/%.*s.%s.txt",
	    RG_ARG(a->job->model->exams[exam].id),
	    a->job->locale->langs[a->lang].tag);

	rg_buf_str(out, head);
	/* The name that Anki gives its own note type. */
	rg_buf_fmt(out, "#notetype:%s\n", rg_trc(a->job->locale, a->lang,
	    "anki", "Basic"));
	put_deck(out, a, exam, RG_ASK_PORT);
	put_deck(out, a, exam, RG_ASK_SERVICE);
}

int
rg_anki_render(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang)
{
	struct anki a = { .job = job, .lang = lang };
	struct rg_arena arena;

	rg_arena_init(&arena);
	make_decks(&a, &arena);
	for (size_t i = 0; i < job->model->nexams; i++)
		if (rg_cards_wanted(&job->model->exams[i]))
			put_file(set, &a, i);
	rg_arena_release(&arena);
	return 0;
}
