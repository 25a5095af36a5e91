/*
 * A sheet: its columns, each with what it is called, what stands in it and
 * who writes it.  The rows of the file and its metadata are both made from
 * this one table, so they cannot part.
 */
#ifndef REFGEN_RENDER_CSV_SHEET_H
#define REFGEN_RENDER_CSV_SHEET_H

#include "csv/write.h"
#include "refgen/arena.h"
#include "refgen/render.h"

struct rg_csv_fate;			/* claims.c */

/* What a row is about; the rest is null. */
struct rg_csv_row {
	const struct rg_service		*service;
	const struct rg_endpoint	*endpoint;
	const struct rg_conflict	*conflict;
	const struct rg_model_claim	*claim;
	const struct rg_csv_fate	*fate;
};

struct rg_csv_sheet {
	const struct rg_render_job	*job;
	rg_lang				 lang;
	struct rg_arena			 arena;	/* of the rows */
	struct rg_csv			 csv;
	struct rg_buf			 cell;	/* being put together */
};

enum rg_csv_type {
	RG_CSV_PORT,
	RG_CSV_NUMBER,
	RG_CSV_WORD,		/* ids and names, and words of the notes */
	RG_CSV_TEXT,		/* in the language of the sheet */
};

struct rg_csv_column {
	const char		*name;		/* the same in every language */
	const char		*title;		/* a msgid */
	enum rg_csv_type	 type;
	bool			 list;		/* items parted by '|' */
	const char		*about;		/* a msgid; NULL: the title says it */
	void			(*put)(struct rg_csv_sheet *,
				    const struct rg_csv_row *);
};

struct rg_csv_kind {
	const char			*name;	/* "ports" */
	const char			*title;	/* msgid */
	const char			*about;	/* msgid */
	const struct rg_csv_column	*columns;	/* to a null name */
	const char			*key;	/* a column; NULL: none */
	bool				 mixed;	/* of several languages */
	void				(*rows)(struct rg_csv_sheet *);
};

extern const struct rg_csv_kind	rg_csv_ports_sheet, rg_csv_conflicts_sheet,
				rg_csv_claims_sheet;

/*
 * The CSVW metadata of a sheet (W3C, Metadata Vocabulary for Tabular Data)
 * that is in the file `url`.
 */
void	rg_csv_metadata(struct rg_buf *, const struct rg_render_job *, rg_lang,
	    const struct rg_csv_kind *, const char *url);
/* A word of the sheets in a language. */
const char	*rg_csv_tr(const struct rg_render_job *, rg_lang,
		    const char *msgid);

/* Cells, for the columns.  A list is items, and then its end. */
void	rg_csv_item(struct rg_csv_sheet *, struct rg_view);
/* Before an item that is written into `cell`. */
void	rg_csv_item_begin(struct rg_csv_sheet *);
void	rg_csv_cell_end(struct rg_csv_sheet *);
void	rg_csv_ports(struct rg_csv_sheet *, const struct rg_range *, size_t n);
void	rg_csv_transports(struct rg_csv_sheet *, rg_transports);
/* Of the first range; nothing when there is none. */
void	rg_csv_first(struct rg_csv_sheet *, const struct rg_range *, size_t n);
void	rg_csv_last(struct rg_csv_sheet *, const struct rg_range *, size_t n);
void	rg_csv_row(struct rg_csv_sheet *, const struct rg_csv_column *,
	    const struct rg_csv_row *);

#endif
