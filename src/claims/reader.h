/*
 * What the readers of this room share.
 *
 * claims.c walks the blocks of a note in order and hands each to a reader:
 * table.c (rows), line.c (headings, items and lines), range.c (classes of
 * ports).  They find names with names.c and known.c, and add claims here.
 */
#ifndef CLAIMS_READER_H
#define CLAIMS_READER_H

#include "refgen/claim.h"
#include "refgen/portspec.h"
#include "words.h"

#define NAMES_MAX 12

/* The names that one place gives a service, and what it says besides. */
struct names {
	struct rg_view		 v[NAMES_MAX];
	size_t			 n;
	const struct rg_known	*known;		/* NULL: nobody we know */
	bool			 slip;		/* known by its spelling only */
	bool			 told;		/* ... which was complained of */
	struct rg_view		 list;		/* all the words of the names */
	struct rg_view		 text;		/* description behind the name */
	rg_transports		 transports;	/* "NTP (udp)" */
};

/* What a block said, for those that hang on it. */
struct said {
	struct names	*names;			/* NULL: names no service */
	bool		 fact;			/* and gave it ports */
	bool		 name_first;		/* "SSH - 22", not "22 - SSH" */
	bool		 usual;			/* "22 SSH", and it is usual */
	bool		 about;			/* "Scanning SSH", a heading */
	rg_transports	 transports;		/* governs what hangs on it */
	bool		 governs;
	rg_transports	 stated;		/* of the service, further down */
	struct rg_spec	*ports;			/* that wait for names below */
};

struct reader {
	const struct rg_note	*note;
	const struct rg_lexicon	*lex;
	const struct rg_knowns	*knowns;
	struct rg_arena		*arena;
	struct rg_diags		*diags;
	struct rg_claims	*claims;
	size_t			 first;		/* of this note's claims */
	struct said		*said;		/* one for each block */
	size_t			 owner;		/* block whose service is claimed */
	RG_VEC(size_t)		 owners;	/* of each claim of this note */
	size_t			 asked;		/* block of the last question */
	size_t			 options;	/* behind its answers, if several */
	size_t			 keyed;		/* block of the last "Name: SSH" */
	size_t			 last;		/* block of the last label */
	rg_transports		 lead;		/* of a bare line "TCP" */
	bool			 lead_ends;	/* with the list below it, */
	size_t			 lead_para;	/* ... maybe of its paragraph */
	size_t			 run_end;	/* of the list last judged */
	bool			 run;		/* of labels such as "22 SSH" */
	size_t			 coded;		/* items such as "- `22` SSH" */
	size_t			 below;		/* ports alone below a name */
	size_t			 replies_end;	/* of the section last judged */
	bool			 replies;	/* it lists reply codes */
	size_t			 parted;	/* the last heading of one transport */
	const struct rg_text	*texts[40];	/* of the block or row at hand */
	size_t			 ntexts;
};

/* names.c */

/*
 * Reads a field that holds a name and maybe more: "FTP (File Transfer
 * Protocol)", "File Transfer Protocol (FTP) - moves files", "SSH/SCP".
 * False if nothing in it can be a name.
 */
bool	read_names(struct reader *, struct rg_view field, struct names *);
/* The same; false if they are not those of a service we know, well spelt. */
bool	read_known_names(struct reader *, struct rg_view field,
	    struct names *);
/* "Source port": the title of a port that is no service's. */
bool	other_port(struct reader *, struct rg_view title);
/* Adds a name, unless it is there already or can be none. */
void	add_name(struct names *, struct rg_view name);
/*
 * The next sign at or behind `at` that parts the names of a list, and its
 * length; the view's end if there is none.
 */
size_t	next_sign(struct rg_view, size_t at, size_t *len);

/* known.c */

/* Is the word in the lexicon under one of these kinds? */
bool	in_lexicon(struct reader *, rg_lex_set kinds, struct rg_view word);
/* The service that a name, maybe with a role behind it, means; or NULL. */
const struct rg_known	*known_service(struct reader *, struct rg_view name);
/* The same for a name with a slip of the pen in it ("SMPT"). */
const struct rg_known	*slip_of(struct reader *, struct rg_view name);
/* Does the word only say which part of a service is meant ("data")? */
bool	is_role(struct reader *, struct rg_view word);
/* Is the service usually there? */
bool	usual_port(const struct rg_known *, struct rg_range);
/* The longest name we know that a text starts with; NULL if none. */
const struct rg_known	*known_start(struct reader *, struct rg_view text);
/* Is it, or one with a slip in it, among the first signs of a text? */
bool	known_at_once(struct reader *, struct rg_view text);
/* The same at its end; `name` is what it is called there. */
const struct rg_known	*known_end(struct reader *, struct rg_view text,
			    struct rg_view *name);
/* How the name that was meant is spelt: "Microsoft-DS" for "Microsft DS". */
struct rg_view	slip_spelling(struct reader *, const struct rg_known *,
		    struct rg_view name);
/*
 * The first name of a service we know in a sentence; where it stands is set.
 */
const struct rg_known	*known_within(struct reader *, struct rg_view text,
			    size_t *from, size_t *to);

/* pairs.c */

/* "HTTP / HTTPS" with "80 / 443": each its own; false if it is no such list. */
bool	add_pairs(struct reader *, const struct names *, const struct rg_spec *,
	    rg_transports governed, struct rg_span at, struct rg_view text);

/* claims.c */

/* Adds a claim for each group of ports with the same transports. */
void	add_assignment(struct reader *, const struct names *,
	    const struct rg_spec *, rg_transports governed, struct rg_span at,
	    struct rg_view text);
struct rg_claim	*add_claim(struct reader *, enum rg_claim_kind,
		    struct rg_span at);
void	set_names(struct reader *, struct rg_claim *, const struct names *);

/* "It may use both TCP and UDP", in what is said of the ports. */
rg_transports	both_in(struct reader *, struct rg_view text);

/* The span of words that stand in a text at hand; `whole` if none has them. */
struct rg_span	span_of(struct reader *, struct rg_view words,
		    struct rg_span whole);

/* govern.c */

/* Every transport in a line of words. */
rg_transports	all_transports(struct reader *, struct rg_view text);
/* Transports that a heading or a lead above the block states for it. */
rg_transports	governed(struct reader *, size_t block);
/* Does the block say a transport for those below or above it, and no more? */
bool		read_transports(struct reader *, size_t block);
/* What lines below a service state of its transports. */
void		apply_stated(struct reader *);

/* range.c */

#define CLASS_WIDTH 900		/* a narrower range is a service's */

/* Reads the bounds of a class of ports; false if the text states none. */
bool	read_class(struct reader *, struct rg_view text, struct rg_view context,
	    struct rg_span at, struct rg_view description);

/* table.c and line.c */
void	table_claims(struct reader *, size_t block);
void	line_claims(struct reader *, size_t block);
/* prose.c */

/*
 * The sentences of a block from `from` on: each port with a sure sign, and
 * the service it is tied to.  False if there was none.
 */
bool		prose_claims(struct reader *, size_t block, size_t from);

/* replies.c */

/* Does the block begin with a reply code ("404 Not found"), in a list of them? */
bool		is_reply(struct reader *, size_t block);

/* quiz.c */

/* A question about a port and its answer, in this block or below it. */
bool		read_quiz(struct reader *, size_t block);
/* A row such as "Port of SSH" and "22"; of a table without ports else. */
bool		read_port_row(struct reader *, const struct rg_row *,
		    rg_transports governing);
/* A row with a question in its first cell, and in its last the answer. */
bool		read_question_row(struct reader *, const struct rg_row *,
		    rg_transports governing);

/* A cell that holds both ("HTTP (80)"); false if it holds no such thing. */
bool	read_label(struct reader *, struct rg_view text, rg_transports governed,
	    struct rg_span at);

#endif
