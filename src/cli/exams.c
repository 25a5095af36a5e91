/*
 * refgen.yaml, the exams that a project prepares for:
 *
 *	exams:
 *	  - network-plus		# one that refgen knows
 *	  - id: lab-1
 *	    title: {en: First lab, es: Primera práctica}
 *	    ports: [53, 123/udp]
 *	    services: [SSH]
 *	    tag: lab-1			# and what notes with this tag speak of
 *
 * Without the setting, all that refgen knows.
 */
#include "settings.h"

#include "refgen/portspec.h"
#include "refgen/utf8.h"

typedef RG_VEC(struct rg_exam_fact) facts;

static bool
refuse(struct cli *cli, struct rg_span at, const char *key,
    struct rg_view value)
{
	rg_diag_add(&cli->diags, RG_D_VALUE_BAD, at, rg_view_of(key), value,
	    rg_view(NULL, 0));
	return false;
}

/* "53, 123/udp". */
static bool
add_ports(struct cli *cli, facts *list, const struct rg_value *v)
{
	struct rg_exam_fact *fact;
	struct rg_spec spec;

	if (!rg_spec_read(&spec, &cli->lexicon, v->scalar, 0) ||
	    spec.end < rg_view_trim(v->scalar).n)
		return refuse(cli, v->at, "ports", v->scalar);
	for (size_t i = 0; i < spec.n; i++) {
		if (!rg_range_valid(spec.items[i].range))
			return refuse(cli, v->at, "ports", v->scalar);
		fact = RG_PUSH(&cli->arena, list);
		*fact = (struct rg_exam_fact){ .ports = spec.items[i].range,
			.transports = spec.items[i].transports };
	}
	return true;
}

static bool
add_service(struct cli *cli, facts *list, const struct rg_value *v)
{
	if (rg_view_trim(v->scalar).n == 0)
		return refuse(cli, v->at, "services", v->scalar);
	*RG_PUSH(&cli->arena, list) = (struct rg_exam_fact){
		.service = v->scalar, .no_port = true };
	return true;
}

/* One scalar or a list of them. */
static bool
add_facts(struct cli *cli, facts *list, const struct rg_value *exam,
    const char *key,
    bool (*add)(struct cli *, facts *, const struct rg_value *))
{
	const struct rg_value *v = rg_value_get(exam, key), *one;
	size_t n = !v ? 0 : v->kind == RG_VALUE_LIST ? v->n : 1;

	for (size_t i = 0; i < n; i++) {
		one = v->kind == RG_VALUE_LIST ? &v->items[i] : v;
		if (one->kind != RG_VALUE_SCALAR)
			return refuse(cli, one->at, key, RG_V(""));
		if (!add(cli, list, one))
			return false;
	}
	return true;
}

/* One for all languages, or a table of them. */
static bool
read_title(struct cli *cli, struct rg_exam_wish *wish,
    const struct rg_value *exam)
{
	const struct rg_value *v = rg_value_get(exam, "title");
	rg_lang lang;

	wish->facts.title = wish->facts.id;
	if (!v || v->kind == RG_VALUE_LIST)
		return !v || refuse(cli, v->at, "title", RG_V(""));
	if (v->kind == RG_VALUE_SCALAR && v->scalar.n)
		wish->facts.title = v->scalar;
	for (size_t i = 0; v->kind == RG_VALUE_TABLE && i < v->n; i++) {
		lang = rg_locale_find(&cli->locale, v->keys[i]);
		if (lang == RG_LANG_NONE ||
		    v->items[i].kind != RG_VALUE_SCALAR)
			return refuse(cli, v->keys_at[i], "title",
			    v->keys[i]);
		wish->title[lang] = v->items[i].scalar;
		wish->facts.title = v->items[i].scalar;
	}
	return true;
}

static bool
read_keys(struct cli *cli, const struct rg_value *exam)
{
	static const char *const keys[] = {
		"id", "title", "ports", "services", "tag",
	};
	bool good = true, known;

	for (size_t i = 0; i < exam->n; i++) {
		known = false;
		for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
			known |= rg_view_eq(exam->keys[i],
			    rg_view_of(keys[k]));
		if (!known)
			good = refuse(cli, exam->keys_at[i], "exams",
			    exam->keys[i]);
	}
	return good;
}

static bool
read_own(struct cli *cli, const struct rg_value *exam,
    struct rg_exam_wish *wish)
{
	const struct rg_value *id = rg_value_get(exam, "id");
	facts list = { 0 };

	if (!read_keys(cli, exam))
		return false;
	wish->facts.id = rg_value_str(exam, "id");
	if (wish->facts.id.n == 0 || !rg_view_eq(wish->facts.id,
	    rg_slug_new(&cli->arena, wish->facts.id)))
		return refuse(cli, id ? id->at : exam->at, "id",
		    wish->facts.id);
	wish->at = id->at;
	wish->tag = rg_value_str(exam, "tag");
	if (!read_title(cli, wish, exam) ||
	    !add_facts(cli, &list, exam, "ports", add_ports) ||
	    !add_facts(cli, &list, exam, "services", add_service))
		return false;
	wish->facts.v = list.v;
	wish->facts.n = list.n;
	return true;
}

static bool
read_exam(struct cli *cli, const struct rg_value *v,
    struct rg_exam_wish *wish)
{
	const struct rg_exam_facts *known;

	*wish = (struct rg_exam_wish){ .at = v->at };
	if (v->kind == RG_VALUE_TABLE)
		return read_own(cli, v, wish);
	known = rg_exams_id(&cli->exams, v->scalar);
	if (v->kind != RG_VALUE_SCALAR || !known)
		return refuse(cli, v->at, "exams", v->scalar);
	wish->facts = *known;
	return true;
}

static bool
listed(const struct rg_exam_wish *list, size_t n, struct rg_view id)
{
	for (size_t i = 0; i < n; i++)
		if (rg_view_eq(list[i].facts.id, id))
			return true;
	return false;
}

void
read_exams(struct cli *cli, const struct rg_value *v,
    struct rg_merge_input *in)
{
	size_t n = v ? v->n : cli->exams.n;
	struct rg_exam_wish *list = rg_arena_alloc(&cli->arena,
	    n * sizeof(*list));

	in->exams = list;
	for (size_t i = 0; i < n; i++) {
		if (!v)
			list[in->nexams++].facts = cli->exams.v[i];
		else if (!read_exam(cli, &v->items[i], &list[in->nexams]))
			continue;
		else if (listed(list, in->nexams, list[in->nexams].facts.id))
			refuse(cli, list[in->nexams].at, "exams",
			    list[in->nexams].facts.id);
		else
			in->nexams++;
	}
}
