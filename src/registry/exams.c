#include "refgen/exam.h"

#include "record.h"
#include "refgen/utf8.h"
#include "refgen/vec.h"

#define FIELDS 3

/* At most FIELDS; those that are missing are empty. */
static bool
split_fields(struct rg_view field[FIELDS], struct rg_view line)
{
	struct rg_view part;
	size_t n = 0;

	while (rg_view_split(&part, &line, '\t')) {
		if (n == FIELDS)
			return false;
		field[n++] = rg_view_trim(part);
	}
	return field[0].n > 0 && field[1].n > 0;
}

static bool
read_exam(struct rg_exam_facts *exam, struct rg_arena *arena,
    struct rg_view line)
{
	struct rg_view field[FIELDS] = { 0 };

	if (!split_fields(field, line))
		return false;
	*exam = (struct rg_exam_facts){ .id = field[0], .title = field[1],
		.reference = field[2] };
	return rg_view_eq(rg_slug_new(arena, exam->id), exam->id);
}

static bool
read_fact(struct rg_exam_fact *fact, struct rg_view line)
{
	struct rg_view field[FIELDS] = { 0 };

	if (!split_fields(field, line))
		return false;
	*fact = (struct rg_exam_fact){ .service = field[0] };
	return rg_ports_read(&fact->ports, field[1]) && (field[2].n == 0 ||
	    rg_transports_read(&fact->transports, field[2]));
}

size_t
rg_exams_read(struct rg_exams *exams, struct rg_arena *arena,
    struct rg_view bytes)
{
	RG_VEC(struct rg_exam_facts) list = { 0 };
	RG_VEC(struct rg_exam_fact) facts = { 0 };
	struct rg_view line;
	bool good;

	*exams = (struct rg_exams){ 0 };
	for (size_t n = 1; rg_view_split(&line, &bytes, '\n'); n++) {
		if (rg_view_trim(line).n == 0 || line.p[0] == '#')
			continue;
		if (line.p[0] != '\t') {
			facts.v = NULL;
			facts.n = facts.cap = 0;
			good = read_exam(RG_PUSH(arena, &list), arena, line);
		} else {
			good = list.n > 0 && read_fact(RG_PUSH(arena, &facts),
			    rg_view_cut(line, 1, line.n));
		}
		if (!good)
			return n;
		list.v[list.n - 1].v = facts.v;
		list.v[list.n - 1].n = facts.n;
	}
	exams->v = list.v;
	exams->n = list.n;
	return 0;
}

const struct rg_exam_facts *
rg_exams_id(const struct rg_exams *exams, struct rg_view id)
{
	for (size_t i = 0; i < exams->n; i++)
		if (rg_view_eq(exams->v[i].id, id))
			return &exams->v[i];
	return NULL;
}
