#include "paper.h"

#include "refgen/cards.h"

#define MAX_BYTES ((size_t)256 * 1024 * 1024)

/* The helper writes the length of a file, a line feed, and the file. */
static bool
next_file(struct rg_view *rest, struct rg_buf *file)
{
	struct rg_view line;
	size_t n = 0;

	if (!rg_view_split(&line, rest, '\n') || line.n == 0 || line.n > 9)
		return false;
	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] < '0' || line.p[i] > '9')
			return false;
		n = n * 10 + (size_t)(line.p[i] - '0');
	}
	if (n > rest->n)
		return false;
	rg_buf_put(file, rg_view_cut(*rest, 0, n));
	*rest = rg_view_cut(*rest, n, rest->n);
	return true;
}

static bool
take_files(struct rg_view output, struct rg_buf *files, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!next_file(&output, &files[i]))
			return false;
	return true;
}

enum helper_end
typeset(struct cli *cli, struct rg_view drawing, struct rg_buf *files,
    size_t n)
{
	const struct helper_call call = { .name = "refgen-pdf",
		.input = drawing, .max = MAX_BYTES };
	struct rg_buf output = { 0 }, problem = { 0 };
	enum helper_end end = run_helper(cli, &call, &output, &problem);

	if (end == HELPER_DONE && !take_files(rg_buf_view(&output), files, n)) {
		rg_buf_str(&problem, tr(cli, "the helper failed"));
		end = HELPER_FAILED;
	}
	if (end != HELPER_DONE)
		say(cli, "cards cannot be written as PDF: {1}",
		    rg_arena_str(&cli->arena,
		    rg_view_trim(rg_buf_view(&problem))), "");
	rg_buf_release(&output);
	rg_buf_release(&problem);
	return end;
}

/* Two documents for each exam in each language; how many. */
static size_t
draw_all(struct rg_buf *drawing, const struct rg_render_job *job)
{
	const struct rg_model *m = job->model;
	size_t n = 0;

	for (size_t i = 0; i < m->nexams; i++) {
		if (!rg_cards_wanted(&m->exams[i]))
			continue;
		for (size_t l = 0; l < m->nlangs; l++) {
			struct rg_card_style style = { .front = (rg_lang)l,
				.back = (rg_lang)l };

			rg_cards_draw(drawing, job, &m->exams[i], &style);
			rg_cards_draw_sheet(drawing, job, &m->exams[i],
			    &style);
			n += 2;
		}
	}
	return n;
}

/*
 * The files in the order of draw_all(); what is kept is taken out.  No id of an
 * exam has a dot, so "lab.sheet" is no other exam's.
 */
static void
add_all(struct rg_artifacts *set, const struct rg_render_job *job,
    struct rg_buf *files)
{
	static const char *const kinds[] = { "", ".sheet" };
	const struct rg_model *m = job->model;

	for (size_t i = 0; i < m->nexams; i++) {
		if (!rg_cards_wanted(&m->exams[i]))
			continue;
		for (size_t l = 0; l < m->nlangs; l++) {
			for (size_t k = 0; k < 2; k++) {
				*rg_artifact_new(set, "cards/%.*s%s.%s.pdf",
				    RG_ARG(m->exams[i].id), kinds[k],
				    job->locale->langs[l].tag) = *files;
				*files++ = (struct rg_buf){ 0 };
			}
		}
	}
}

enum status
print_cards(struct cli *cli, struct rg_artifacts *set,
    const struct rg_render_job *job, const char *only)
{
	struct rg_buf drawing = { 0 }, *files;
	enum helper_end end = HELPER_DONE;
	size_t n;

	if (!rg_render_wants(only, "cards"))
		return STATUS_OK;
	n = draw_all(&drawing, job);
	files = rg_arena_alloc(&cli->arena, n * sizeof(*files));
	if (n > 0)
		end = typeset(cli, rg_buf_view(&drawing), files, n);
	if (end == HELPER_DONE)
		add_all(set, job, files);
	for (size_t i = 0; i < n; i++)
		rg_buf_release(&files[i]);
	rg_buf_release(&drawing);
	return end == HELPER_FAILED ? STATUS_SYSTEM : STATUS_OK;
}
