/* What the columns of a table hold; private to claims. */
#ifndef CLAIMS_SHEET_H
#define CLAIMS_SHEET_H

#include "reader.h"

#define COLUMNS 32
#define SEEN 4			/* kinds or degrees are no more than that */

enum role {
	COL_NONE,
	COL_PORT,
	COL_TRANSPORT,
	COL_NAME,
	COL_EXPANSION,
	COL_TEXT,
	COL_NUMBER,		/* counts, sizes, layers: no ports */
	COL_ROUTE,		/* of a rule: whence, whither, allowed or not */
};

struct column {
	enum role	 role;
	bool		 titled;	/* the role comes from the title */
	bool		 bare;		/* the title is "TCP" and no more */
	rg_transports	 tick;		/* "TCP" over ticks, or over ports */
	size_t		 cells, specs, transports, words;
	size_t		 marked;	/* specs with a sure sign */
	size_t		 known;		/* cells that name a service we know */
	size_t		 labels;	/* "22 SSH": it is usually there */
	bool		 combined;	/* most cells are such labels */
	bool		 described;	/* names are within descriptions */
	struct rg_view	 seen[SEEN];	/* the first different words */
	size_t		 nseen;
	bool		 varied;	/* another cell of words is another */
	size_t		 repeats;	/* cells like one of those */
	bool		 kinds;		/* titled "Protocol", "Type" */
	bool		 inner;		/* titled "Container port" */
};

struct sheet {
	struct column	 c[COLUMNS];
	size_t		 n;
	size_t		 nports;	/* columns of ports */
	const struct rg_row	*head;	/* titles; NULL: there are none */
	size_t		 first;		/* row behind them */
};

/* By the titles, and where they leave it open, by the cells. */
void		read_columns(struct reader *, const struct rg_block *table,
		    struct sheet *);
struct rg_view	cell_text(const struct rg_row *, size_t column);
/*
 * Transports anywhere in a cell: "UDP (default), TCP"; `alone`: none if it
 * holds other words as well.
 */
rg_transports	transports_in(struct reader *, struct rg_view cell, bool alone);
/* The same of a cell in this column, where "U" may stand for UDP. */
rg_transports	cell_transports(struct reader *, const struct column *,
		    struct rg_view cell, bool alone);
/* Blank, or a filler such as "-" or "n/a". */
bool		empty_mark(struct reader *, struct rg_view cell);
size_t		count_role(const struct sheet *, enum role);

#endif
