/*
 * A note is what its author wrote, as blocks: headings, list items, lines
 * and tables, in the order of the file, each with the span it stands in.
 *
 * rg_ingest() makes it from a source.  It knows nothing of services: it
 * takes off front matter, asks cmark which lines are headings, code and
 * quotes, and reads everything finer itself, because real notes hold tables
 * and outlines that no Markdown parser accepts.  What cannot be read at all
 * is a diagnostic.
 *
 * A text is the words of a block or a cell with its markup removed: emphasis,
 * links, wikilinks, tags, entities, escapes.  Most have none, and are a view
 * of the source.  `runs` says where the others come from, so that every word
 * found in a text can be pointed at.
 *
 * What a build asks a note for later, its title and front matter, lives in
 * the arena given to rg_ingest().  Blocks with their texts live in `scratch`,
 * maybe the same: nobody needs them when the note's claims are read.
 */
#ifndef REFGEN_NOTE_H
#define REFGEN_NOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "refgen/config.h"
#include "refgen/diag.h"
#include "refgen/lexicon.h"
#include "refgen/span.h"

/* Bytes of a text from `from` on that stand side by side in the source. */
struct rg_run {
	uint32_t	from;		/* offset in the text */
	uint32_t	at;		/* ... and in the source */
};

struct rg_text {
	struct rg_view		 plain;	/* a line break inside is '\n' */
	const struct rg_run	*runs;	/* the first is from 0 */
	size_t			 nruns;	/* 0: a view of the source, from `at` */
	uint32_t		 at;
};

struct rg_cell {
	struct rg_span	 at;		/* without the blanks around it */
	struct rg_text	 text;
};

struct rg_row {
	struct rg_cell	*cells;
	size_t		 n;
	struct rg_span	 at;		/* first cell to last cell */
};

enum rg_block_kind {
	RG_HEADING,	/* level 1 to 6 */
	RG_ITEM,	/* of a list; level from 1 is how deep it is nested */
	RG_LINE,	/* of a paragraph or of code; level is its indentation */
	RG_TABLE,
};

struct rg_block {
	enum rg_block_kind	 kind;
	int			 level;
	size_t			 parent;	/* item or line it hangs on, or RG_NONE */
	size_t			 heading;	/* that governs it, or RG_NONE */
	size_t			 para;		/* lines of a paragraph share it */
	bool			 code;		/* in a fenced block */
	bool			 quote;
	bool			 first;		/* of its paragraph, after a blank */
	bool			 bullet;	/* ITEM: a sign, not a number */
	struct rg_span		 at;
	struct rg_text		 text;		/* not for tables */
	struct rg_row		*rows;		/* tables: body rows */
	size_t			 nrows;
	struct rg_row		*head;		/* tables: NULL when it has none */
};

struct rg_note {
	const struct rg_source	*source;
	struct rg_view		 lang;		/* tag; empty when unknown */
	struct rg_view		 title;		/* front matter, else first heading */
	const struct rg_value	*front;		/* NULL: no front matter */
	struct rg_arena		*scratch;	/* where its blocks are */
	struct rg_block		*blocks;
	size_t			 n;
};

/* What a note may be; checked before any library sees a byte of it. */
struct rg_note_limits {
	size_t	bytes;		/* 128 KiB: cmark's worst stays under 0.5 s */
	size_t	line;		/* bytes in a line */
	size_t	nesting;	/* lists and quotes that one line opens */
	size_t	columns, rows;	/* of a table */
};

extern const struct rg_note_limits rg_note_limits;

/*
 * True if the source is within the limits, UTF-8 and free of control
 * characters; else one diagnostic says what is wrong, and the note must not
 * be read.
 */
bool	rg_note_admit(const struct rg_source *, struct rg_diags *);
/*
 * Reads an admitted source.  Threads may read notes at once, each into arenas
 * and diagnostics of its own.  `lexicon` is used to tell the language when
 * neither the front matter nor the folder names one.
 */
void	rg_ingest(struct rg_note *, const struct rg_source *,
	    const struct rg_lexicon *, struct rg_arena *,
	    struct rg_arena *scratch, struct rg_diags *);
/*
 * The offset in the source of byte `i` of a text's plain form; behind the
 * last byte, where the text ends in the source.
 */
size_t	rg_text_at(const struct rg_text *, size_t i);
/* The span of the bytes [from, to) of a text's plain form. */
struct rg_span	rg_text_span(const struct rg_note *, const struct rg_text *,
		    size_t from, size_t to);

#endif
