/*
 * A diagnostic is one complaint about a note, a catalog or the
 * configuration.
 *
 * Every kind has one row in diag_list.h: a name for the code, a severity, a
 * code that never changes (RG103) and an English text, which is also the
 * msgid of its translations.  {1}, {2} and {3} in the text stand for the
 * arguments, in any order, so a translation can neither ask for a missing
 * argument nor read memory.
 *
 * Rooms add diagnostics and go on; whoever owns the list decides what to
 * print.  Nothing here prints: rg_diag_text() writes into a buffer.
 *
 * The list and all strings live in its arena.
 */
#ifndef REFGEN_DIAG_H
#define REFGEN_DIAG_H

#include <stdbool.h>

#include "refgen/arena.h"
#include "refgen/buf.h"
#include "refgen/span.h"
#include "refgen/vec.h"

enum rg_severity {
	RG_NOTE,		/* worth knowing; never changes the status */
	RG_WARNING,		/* an error under --strict */
	RG_ERROR,		/* something of the note was left out */
};

enum rg_diag_id {
#define DIAG(id, severity, code, text) RG_D_##id,
#include "refgen/diag_list.h"
#undef DIAG
	RG_D_COUNT
};

struct rg_diag_kind {
	const char		*name;		/* "PORT_TOO_BIG" */
	enum rg_severity	 severity;
	int			 code;		/* 103, shown as RG103 */
	const char		*text;
};

extern const struct rg_diag_kind	rg_diag_kinds[RG_D_COUNT];

#define RG_DIAG_ARGS 3

struct rg_diag {
	enum rg_diag_id	 id;
	struct rg_span	 at;
	struct rg_span	 other;			/* second label; may be nowhere */
	struct rg_view	 args[RG_DIAG_ARGS];
	const char	*why;	/* a msgid, to stand for {1}; NULL: args[0] */
	/*
	 * A repair that is safe to make without asking: the bytes of `fix_at`
	 * become `fix_with`, nothing else in the file changes, and the
	 * complaint is gone.  Nowhere: only the author can know.
	 */
	struct rg_span	 fix_at;
	struct rg_view	 fix_with;
};

struct rg_diags {
	struct rg_arena		*arena;
	RG_VEC(struct rg_diag)	 list;
	size_t			 count[RG_ERROR + 1];	/* by severity */
};

void	rg_diags_init(struct rg_diags *, struct rg_arena *);
/*
 * Copies the arguments.  Gives the diagnostic, for a second label or a
 * repair, until the next is added.
 */
struct rg_diag	*rg_diag_add(struct rg_diags *, enum rg_diag_id,
		    struct rg_span, struct rg_view a, struct rg_view b,
		    struct rg_view c);
/*
 * Puts words of ours in the place of {1}: a msgid that may hold args[0], as
 * {1} in its turn.  It must live as long as the diagnostics.
 */
void	rg_diag_why(struct rg_diag *, const char *msgid);
/* Says how the diagnostic's fault can be repaired; copies the bytes. */
void	rg_diag_fix(struct rg_diags *, struct rg_diag *, struct rg_span,
	    struct rg_view with);
/* Adds those of another list, whose arena lives as long as this list's. */
void	rg_diags_append(struct rg_diags *, const struct rg_diag *, size_t n);
/* By path, place and code; what is said twice of one place is said once. */
void	rg_diags_sort(struct rg_diags *);

/*
 * How a diagnostic is shown: `translate` gives a text of the user's language
 * for an English one (or the same), `colour` allows ANSI colours, `columns` is
 * the width of the screen (0: there is none).  A line that is wider is shown
 * where it is marked.
 */
struct rg_diag_style {
	const char	*(*translate)(const void *, const char *english);
	const void	*context;
	bool		 colour;
	size_t		 columns;
};

/* What can be done about it, {1} to {3} unfilled; "" if nothing is to say. */
const char	*rg_diag_help(enum rg_diag_id);
/* The long form: some sentences. */
const char	*rg_diag_explanation(enum rg_diag_id);
/* The kind with a code such as "RG103" or "103"; RG_D_COUNT if none. */
enum rg_diag_id	rg_diag_find(struct rg_view code);
/* "error", "warning", "note": msgids, and SARIF's levels. */
const char	*rg_severity_name(enum rg_severity);
/*
 * `file:line:column: error RG103: text`, the line with ^~~~ under it, the line
 * of the second label with ---- under it, and what can be done.
 */
void	rg_diag_text(struct rg_buf *, const struct rg_diag *,
	    const struct rg_diag_style *);
/* What stands for {1} in the text. */
void	rg_diag_first(struct rg_buf *, const struct rg_diag *,
	    const struct rg_diag_style *);
/* The text alone, with its arguments. */
void	rg_diag_message(struct rg_buf *, const struct rg_diag *,
	    const struct rg_diag_style *);
/* Puts the arguments into {1}, {2}, {3} of `text`. */
void	rg_diag_fill(struct rg_buf *, const char *text,
	    const struct rg_view *args, size_t n);
/*
 * Text from a note or a file name for a terminal: controls and characters
 * that turn the direction of writing become visible (<U+202E>), the rest is
 * as it was.
 */
void	rg_printable(struct rg_buf *, struct rg_view);

#endif
