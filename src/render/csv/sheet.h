/*
 * A sheet: its columns, each with what it is called, what stands in it and
 * who writes it.  The rows of the file and its metadata are both made from
 * this one table, so they cannot part.
 */
#ifndef REFGEN_RENDER_CSV_SHEET_H
#define REFGEN_RENDER_CSV_SHEET_H

#include "csv/write.h"
#include "refgen/render.h"

/* What a row is about; the rest is null. */
struct rg_csv_row {
	const struct rg_service		*service;
	const struct rg_endpoint	*endpoint;
	const struct rg_conflict	*conflict;
};

struct rg_csv_sheet {
	const struct rg_render_job	*job;
	rg_lang				 lang;
	struct rg_csv			 csv;
	struct rg_buf			 cell;	/* being put together */
};

enum rg_csv_type {
	RG_CSV_PORT,
	RG_CSV_WORD,		/* ids and names of ours */
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
	void				(*rows)(struct rg_csv_sheet *);
};

/* The CSVW metadata of a sheet (W3C, Metadata Vocabulary for Tabular Data). */
void	rg_csv_metadata(struct rg_buf *, const struct rg_render_job *, rg_lang,
	    const struct rg_csv_kind *);

#endif
