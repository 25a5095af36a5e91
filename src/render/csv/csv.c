/*
 * The sheets of ports and conflicts in each language and one of claims, each
 * with its metadata beside it; and the same ports and conflicts once more for
 * people with a spreadsheet.
 */
#include "formats.h"

#include "csv/sheet.h"

/*
 * A spreadsheet takes a file without this mark for the old encoding of its
 * country, and parts cells by a semicolon where the comma is the decimal
 * sign.  Its reader sees the titles; programs read the names.
 */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static const struct rg_csv_kind *const kinds[] = {
	&rg_csv_ports_sheet, &rg_csv_conflicts_sheet,
};

#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

static void
put_heading(struct rg_csv_sheet *s, const struct rg_csv_column *c)
{
	if (s->csv.spreadsheet)
		rg_buf_str(s->csv.out, BYTE_ORDER_MARK);
	for (; c->name; c++)
		rg_csv_text(&s->csv, rg_view_of(s->csv.spreadsheet ?
		    rg_csv_tr(s->job, s->lang, c->title) : c->name));
	rg_csv_end(&s->csv);
}

static void
put_sheet(const struct rg_render_job *job, rg_lang lang, struct rg_csv csv,
    const struct rg_csv_kind *kind)
{
	struct rg_csv_sheet s = { .job = job, .lang = lang, .csv = csv };

	rg_arena_init(&s.arena);
	put_heading(&s, kind->columns);
	kind->rows(&s);
	rg_arena_release(&s.arena);
	rg_buf_release(&s.cell);
}

/* A sheet for programs: `name` is that of its file. */
static void
put_described(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang, const struct rg_csv_kind *kind, const char *name)
{
	struct rg_csv csv = { .delimiter = ',' };

	csv.out = rg_artifact_new(set, "csv/%s", name);
	put_sheet(job, lang, csv, kind);
	rg_csv_metadata(rg_artifact_new(set, "csv/%s-metadata.json", name),
	    job, lang, kind, name);
}

int
rg_csv_render(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang)
{
	struct rg_buf name = { 0 };

	for (size_t i = 0; i < KINDS; i++) {
		rg_buf_reset(&name);
		rg_buf_fmt(&name, "%s.%s.csv", kinds[i]->name,
		    job->locale->langs[lang].tag);
		put_described(set, job, lang, kinds[i], name.p);
	}
	/* The first language brings what all of them share. */
	if (lang == 0)
		put_described(set, job, lang, &rg_csv_claims_sheet,
		    "claims.csv");
	rg_buf_release(&name);
	return 0;
}

int
rg_spreadsheet_render(struct rg_artifacts *set,
    const struct rg_render_job *job, rg_lang lang)
{
	struct rg_csv csv = { .spreadsheet = true };

	csv.delimiter = rg_list_separator(job->locale, lang);
	for (size_t i = 0; i < KINDS; i++) {
		csv.out = rg_artifact_new(set, "spreadsheet/%s.%s.csv",
		    kinds[i]->name, job->locale->langs[lang].tag);
		put_sheet(job, lang, csv, kinds[i]);
	}
	return 0;
}
