/*
 * The man page: man(7) with tables of tbl(7), for it has translated section
 * names without a complaint from either formatter, which mdoc(7) has not.
 */
#include "formats.h"

#include "man/page.h"

static void (*const sections[])(struct rg_man *) = {
	rg_man_head, rg_man_name, rg_man_description, rg_man_reading,
	rg_man_ranges, rg_man_ports, rg_man_services, rg_man_conflicts,
	rg_man_sources, rg_man_see_also,
};

int
rg_man_render(struct rg_artifacts *set, const struct rg_render_job *job,
    rg_lang lang)
{
	struct rg_man m = { .job = job, .model = job->model, .lang = lang };

	/* The first language is the one that man(1) finds without asking. */
	if (lang == 0)
		m.out = rg_artifact_new(set, "man/man7/portinfo.7");
	else
		m.out = rg_artifact_new(set, "man/%s/man7/portinfo.7",
		    job->locale->langs[lang].tag);
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		sections[i](&m);
	rg_buf_release(&m.word);
	return 0;
}
