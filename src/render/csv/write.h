/*
 * A CSV file being written (RFC 4180): cells from left to right, then the end
 * of the row.
 *
 *	struct rg_csv csv = { .out = buf, .delimiter = ',' };
 *	rg_csv_number(&csv, 22);
 *	rg_csv_text(&csv, RG_V("Secure Shell"));
 *	rg_csv_end(&csv);
 *
 * A cell is one line whatever its text holds, and no text is a formula to a
 * spreadsheet: one that would begin as such has an apostrophe before it
 * (rg_formula(), render.h).  For a spreadsheet, a text of digits and signs
 * is written so that it is no number and no date either: "139, 445" and
 * "10–12".
 */
#ifndef REFGEN_RENDER_CSV_WRITE_H
#define REFGEN_RENDER_CSV_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "refgen/buf.h"
#include "refgen/view.h"

struct rg_csv {
	struct rg_buf	*out;
	char		 delimiter;
	bool		 spreadsheet;	/* it guesses what a cell is */
	bool		 begun;		/* the row has a cell */
};

void	rg_csv_none(struct rg_csv *);
void	rg_csv_number(struct rg_csv *, uint32_t);
void	rg_csv_text(struct rg_csv *, struct rg_view);
void	rg_csv_end(struct rg_csv *);

#endif
