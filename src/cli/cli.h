/*
 * The program: what every command shares.
 *
 * main.c looks up a word and steps aside; each command is a file and a row
 * of the table there.  Only this room prints, exits, and reads the clock or
 * the environment.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdio.h>

#include "refgen/arena.h"
#include "refgen/diag.h"
#include "refgen/lexicon.h"
#include "refgen/locale.h"
#include "refgen/exam.h"
#include "refgen/registry.h"
#include "refgen/resource.h"

/* When this version was made: the date of what has no other. */
#define RELEASE_DATE "2026-11-20"

/* Exit statuses: what scripts rely on. */
enum status {
	STATUS_OK = 0,
	STATUS_FOUND_FAULT = 1,		/* notes have errors, or nothing found */
	STATUS_USAGE = 2,
	STATUS_SYSTEM = 3,
	STATUS_LIMIT = 4,
};

/* What the program knows before it reads any note. */
struct cli {
	struct rg_arena		 arena;
	struct rg_resources	 resources;
	struct rg_locale	 locale;	/* the reference's languages */
	struct rg_lexicon	 lexicon;
	struct rg_knowns	 knowns;
	struct rg_exams		 exams;
	struct rg_registry	 iana, packaged;
	struct rg_diags		 diags;
	rg_lang			 lang;		/* of messages */
	bool			 colour;	/* on standard error */
	size_t			 columns;	/* of it; 0: no screen */
	size_t			 jobs;		/* threads to read notes in */
	bool			 published;	/* out/ has been written */
	int64_t			 progress_at;	/* when to show it next, in ms */
	bool			 progress_shown;
};

/* One option of a command; the source of its help. */
struct option_row {
	const char	*name;		/* "--out" */
	const char	*arg;		/* msgid; NULL: a switch */
	const char	*help;		/* msgid; NULL: nobody is told */
};

struct command {
	const char			*name;
	const char			*args;		/* msgid, or "" */
	const char			*summary;	/* msgid */
	const struct option_row		*options;	/* ended by a null name */
	const char			*examples;	/* shown as they are */
	enum status			(*run)(struct cli *, int, char **);
};

extern const struct command *const	commands[];	/* ended by NULL */
extern const struct option_row		global_options[];  /* before them */
extern const struct command		cmd_build, cmd_cards, cmd_check,
					cmd_claims, cmd_diff, cmd_explain,
					cmd_init, cmd_lookup, cmd_registry;

/*
 * Options of a command line.  `next` gives the index of the next option in
 * the command's table with its value, OPTION_WORD for a word that is none,
 * OPTION_END, or OPTION_BAD after a message has been printed.
 */
struct option_walk {
	const struct cli	*cli;
	const struct command	*command;
	int			 argc;
	char			**argv;
	int			 at;
	bool			 words_only;	/* behind "--" */
	const char		*value;
};

enum { OPTION_END = -1, OPTION_WORD = -2, OPTION_BAD = -3, OPTION_HELP = -4 };

int	option_next(struct option_walk *);
/* What --jobs says: how many threads read notes at most. */
enum status	set_jobs(struct cli *, const char *number);
/* What --lang says: the language of the messages from here on. */
enum status	set_language(struct cli *, const char *tag);
void	print_help(const struct cli *, const struct command *, FILE *);
/* A row of a help: what there is, and what it is for. */
void	help_row(FILE *, const char *left, const char *right);
void	help_option(const struct cli *, FILE *, const struct option_row *);

/* Before anything is opened; and with what the command came to. */
void		program_begin(void);
enum status	program_end(struct cli *, enum status);

/* What the program carries under this name; it has to be there. */
struct rg_view	resource(const struct cli *, const char *name);

/* The user's text for a msgid. */
const char	*tr(const struct cli *, const char *msgid);
/* "refgen: text" on standard error, {1} and {2} filled in. */
void	say(const struct cli *, const char *msgid, const char *a, const char *b);
/* Why the system refused, by its error number, in the user's language. */
const char	*reason(const struct cli *, int number);
/* Is this a screen that shows colours, and does the user want them? */
bool		screen_colour(int fd);
/* How wide this screen is; 0 when it is none. */
size_t		screen_columns(int fd);
/*
 * How many notes have been read, on a screen and only when it takes a while;
 * the line is gone again when all are.
 */
void		show_progress(struct cli *, size_t done, size_t total);
/* Words in lines of at most `width` columns, each line ended. */
void	wrap(struct rg_buf *, struct rg_view words, size_t width);
/* The diagnostics, on standard error; at most 200 and then a count. */
void	print_diags(struct cli *);
/* 1 if there were errors (or, under `strict`, warnings), else 0. */
enum status	diags_status(const struct cli *, bool strict);

#endif
