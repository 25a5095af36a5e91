/*
 * A man page being written: the words that sections share, and a page's
 * sections, each in a file of its own.
 *
 * Every byte that is not ours goes through rg_man_text(), and every line of
 * text is begun by rg_man_line(); see escape.h.
 */
#ifndef REFGEN_RENDER_MAN_PAGE_H
#define REFGEN_RENDER_MAN_PAGE_H

#include "man/escape.h"
#include "refgen/render.h"

struct rg_man {
	const struct rg_render_job	*job;
	const struct rg_model		*model;
	rg_lang				 lang;
	struct rg_buf			*out;
	struct rg_buf			 word;	/* being put together */
	bool				 fresh;	/* in an item: no text yet */
};

/* The sections, in the order of the page. */
void	rg_man_head(struct rg_man *);
void	rg_man_name(struct rg_man *);
void	rg_man_description(struct rg_man *);
void	rg_man_reading(struct rg_man *);
void	rg_man_ranges(struct rg_man *);
void	rg_man_ports(struct rg_man *);
void	rg_man_services(struct rg_man *);
void	rg_man_conflicts(struct rg_man *);
void	rg_man_sources(struct rg_man *);
void	rg_man_see_also(struct rg_man *);

const char	*rg_man_tr(const struct rg_man *, const char *msgid);

/* At the end of the line that is open. */
void	rg_man_text(struct rg_man *, struct rg_view);
void	rg_man_say(struct rg_man *, const char *msgid);
void	rg_man_range_list(struct rg_man *, const struct rg_range *, size_t n);
/* "tcp, udp", or "none". */
void	rg_man_transport_list(struct rg_man *, rg_transports);
/* [2:14] is line 14 of the second source; a blank before each. */
void	rg_man_claims(struct rg_man *, const uint32_t *ids, size_t n);
/* A text with its claim, and its language when it had to be another's. */
void	rg_man_said(struct rg_man *, const struct rg_said *);

/* A line of text begins, and ends. */
void	rg_man_line(struct rg_man *);
void	rg_man_end(struct rg_man *);
void	rg_man_heading(struct rg_man *, const char *msgid);
void	rg_man_paragraph(struct rg_man *, const char *msgid);

/*
 * The head of a list's item, bold; more may follow on its line up to the
 * next '"'.  The lines of an item are begun by rg_man_next(), or by
 * rg_man_named(): "other names: ".
 */
void	rg_man_item(struct rg_man *, struct rg_view);
void	rg_man_beside(struct rg_man *, const char *before);
void	rg_man_next(struct rg_man *);
void	rg_man_named(struct rg_man *, const char *msgid);

/* Tables.  A row is cells, of which the last ends the line. */
struct rg_man_column {
	const char	*title;		/* msgid; NULL behind the last column */
	size_t		 width;
};

void	rg_man_table(struct rg_man *, const struct rg_man_column *);
void	rg_man_table_end(struct rg_man *);
void	rg_man_cell(struct rg_man *, struct rg_view, size_t width, bool last);
/* A cell of what was put together in `word`. */
void	rg_man_word_cell(struct rg_man *, size_t width, bool last);

#endif
