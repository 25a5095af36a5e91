/* What frames the page: its head, its name, how to read it. */
#include "man/page.h"

#include <time.h>

#include "refgen/utf8.h"

#define TITLE 34			/* between the page's names */

void
rg_man_head(struct rg_man *m)
{
	const struct rg_render_job *job = m->job;
	/* mandoc wants a date; the epoch is what builds without one say. */
	time_t at = job->date < 0 ? 0 : (time_t)job->date;
	struct tm tm;
	char date[32] = "1970-01-01";

	if (gmtime_r(&at, &tm))
		strftime(date, sizeof(date), "%Y-%m-%d", &tm);
	rg_buf_fmt(m->out, "'\\\" t\n.TH PORTINFO 7 %s \"" RG_ROFF_GUARD
	    "refgen ", date);
	rg_man_text(m, rg_view_of(job->version));
	rg_buf_str(m->out, "\" \"" RG_ROFF_GUARD);
	if (job->title && rg_utf8_width(rg_view_of(job->title)) <= TITLE)
		rg_man_text(m, rg_view_of(job->title));
	else
		rg_man_say(m, "port reference");
	/* Words stay whole: hyphenation knows one language at a time. */
	rg_buf_str(m->out, "\"\n.nh\n.ad l\n");
}

void
rg_man_name(struct rg_man *m)
{
	rg_man_heading(m, "NAME");
	rg_buf_str(m->out, "portinfo \\- ");
	rg_man_say(m, "network ports and their services, from many notes");
	rg_man_end(m);
}

void
rg_man_description(struct rg_man *m)
{
	rg_man_heading(m, "DESCRIPTION");
	rg_man_line(m);
	rg_man_say(m, "This page is made from notes that do not always agree. "
	    "Where they do not, one value is taken by a rule, and the others "
	    "are listed with it under DISAGREEMENTS.");
	rg_man_end(m);
}

/* Each word of the page with its meaning. */
void
rg_man_reading(struct rg_man *m)
{
	static const struct {
		const char *word, *meaning;
	} rows[] = {
		{ "[2:14]", "stands in line 14 of the second of the SOURCES." },
		{ "notes", "at least one note states the transport." },
		{ "packaged", "no note states one; the services(5) list of "
		    "the distribution does." },
		{ "registry", "neither does; the IANA registry does." },
		{ "pinned", "the configuration of the project decides." },
		{ "standard", "no note says whether it is encrypted; what "
		    "defines the service does." },
	};

	rg_man_heading(m, "HOW TO READ THIS PAGE");
	rg_man_line(m);
	rg_man_say(m, "Behind a transport stands its basis, which is one of "
	    "four. A service shows for each port what the notes state, what "
	    "the distribution packages and what IANA registers.");
	rg_man_end(m);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rg_man_item(m, rg_view_of(rg_man_tr(m, rows[i].word)));
		rg_man_end(m);
		rg_man_next(m);
		rg_man_say(m, rows[i].meaning);
		rg_man_end(m);
	}
	rg_man_paragraph(m, "A text that nobody wrote in this language is "
	    "shown in another one, with that language's code behind it.");
}

void
rg_man_sources(struct rg_man *m)
{
	if (m->model->nsources == 0)
		return;
	rg_man_heading(m, "SOURCES");
	for (size_t i = 0; i < m->model->nsources; i++) {
		const struct rg_model_source *s = &m->model->sources[i];

		rg_buf_fmt(m->out, ".TP 6\n" RG_ROFF_GUARD "[%u]\n",
		    (unsigned)s->id);
		m->fresh = true;
		rg_man_next(m);
		rg_man_text(m, s->path);
		rg_buf_fmt(m->out, " (%s)\n",
		    m->job->locale->langs[s->lang].tag);
		if (s->title.n == 0)
			continue;
		rg_man_next(m);
		rg_man_text(m, s->title);
		rg_man_end(m);
	}
}

void
rg_man_see_also(struct rg_man *m)
{
	rg_man_heading(m, "SEE ALSO");
	rg_buf_str(m->out, ".BR getent (1),\n.BR services (5)\n");
}
