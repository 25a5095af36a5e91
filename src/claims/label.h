/* Labels: a name and its ports; private to claims. */
#ifndef CLAIMS_LABEL_H
#define CLAIMS_LABEL_H

#include "reader.h"

#define REACH 600		/* bytes before ports that are looked at */
#define GAP_WORDS 5		/* words between a name and its ports */

enum strictness {
	LOOSE,
	HEADING,
	CODE,
};

struct label {
	struct names	 names;
	struct rg_spec	 spec;
	struct rg_view	 text;
	bool		 name_first;
	bool		 by_label;	/* "22 (ssh)" */
	size_t		 end;		/* of the label in the text */
};

static inline bool
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

/* Can a specification start here: not inside a word or a longer number? */
bool		spec_start(struct rg_view, size_t at);
/*
 * Where the next specification at or behind `from` may start; the text's end
 * if none does.
 */
size_t		next_spec(struct reader *, struct rg_view, size_t from);
/* "2. Header structures", "3) Router": a number of the outline. */
bool		is_ordinal(struct rg_view text, const struct rg_spec *);
/* Offset behind the signs before the words: quotes, arrows, emoji, prompts. */
size_t		skip_decoration(struct rg_view);
/* `from`, or as near to `at` as anything is looked for. */
size_t		within_reach(size_t from, size_t at);
/* Is one of the words "port"? */
bool		says_port(struct reader *, struct rg_view);
struct rg_view	rest_of(struct rg_view, size_t at);
/* "Tomcat", "Plex Server": every word with a capital or a digit. */
bool		capitals(struct rg_view);
size_t		count_blanks(struct rg_view);
/* The start of the last sentence in the words before `to`. */
size_t		last_sentence(struct rg_view text, size_t from, size_t to);
/* Offset behind the first number of a specification. */
size_t		number_end(const struct rg_spec *);
/* "port 22 (ssh)": the words in parentheses are the name. */
bool		label_names(struct reader *, const struct rg_spec *,
		    struct names *);
/* "21 (FTP), 22 (SSH)": beside every port the name that it usually has. */
bool		all_labelled(struct reader *, const struct rg_spec *);
/* ports separator? name; `found` says that there were ports at least. */
bool		ports_first(struct reader *, struct rg_view text,
		    struct label *, bool *found);
/*
 * name separator? ports, somewhere behind `from`; `found` says that there
 * were ports with a sure sign and no name.
 */
bool		name_first(struct reader *, struct rg_view text, size_t from,
		    enum strictness, struct label *, bool *found);
/* A number before a unit or behind an ordinal: "20 bytes", "RFC 959". */
bool		counts(struct reader *, const struct rg_spec *);
/* Only a few lower-case words: "listens on", "es el puerto que usa". */
bool		tied(struct rg_view gap, size_t most);
/* The last name we know in the words before ports, if it is tied to them. */
bool		name_in_sentence(struct reader *, struct rg_view before,
		    struct names *);
/* "Connect to port 110 by telnet": it is used to look at another service. */
bool		client_tool(struct reader *, const struct names *,
		    struct rg_range);
void		name_known(struct reader *, struct names *, struct rg_view words,
		    const struct rg_known *);
/* "Data", "control channel": no word that is not of some part. */
bool		only_roles(struct reader *, struct rg_view name);

/* prose.c */

/* "The default port used by SSH is": whose port is it, if we know it? */
bool		named_port(struct reader *, struct rg_view before,
		    struct names *);

/* below.c */

/* The name right above ports that stand alone; they are in the label. */
bool		name_above(struct reader *, size_t block, struct label *);

/* coded.c */

/* An item such as "`8009` Immich", whoever that is. */
bool		coded_label(struct reader *, size_t block, struct rg_view text,
		    struct label *);
/* Counts the items that vouch for others of this shape. */
void		count_coded(struct reader *, size_t block, struct rg_view text,
		    const struct label *);

#endif
