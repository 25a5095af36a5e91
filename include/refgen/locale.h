/*
 * The languages of a reference and what is said in them.
 *
 * A language is a BCP 47 tag and a small number: its place in the list that
 * rg_locale_init() made.  The first language is English, which is also the
 * language of every msgid, and needs no catalog.
 *
 * A catalog is the compiled form of a PO file (MO, as GNU gettext documents
 * it).  Each language has two: messages (what the program and the site say)
 * and notes (translations of what notes say, either way).  Looking up never
 * fails: a message without a translation is its msgid.
 *
 * How a language writes numbers is in its catalog of messages, too: in the
 * context "number", "group separator" (without a catalog: ",") and "least
 * digits grouped" ("4": 1,023; "5": 1023 but 49.151), and "list separator",
 * which parts the cells of its spreadsheets.
 *
 * Nothing here reads a file or the environment; catalogs come as bytes and
 * must live as long as the locale.
 */
#ifndef REFGEN_LOCALE_H
#define REFGEN_LOCALE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "refgen/arena.h"
#include "refgen/buf.h"
#include "refgen/view.h"

#define RG_LANGS 8			/* languages one reference can have */

typedef uint8_t rg_lang;
#define RG_LANG_NONE ((rg_lang)0xff)

struct rg_catalog;			/* one MO file */

struct rg_language {
	const char		*tag;		/* "es" */
	const char		*name;		/* "Español", in itself */
	const struct rg_catalog	*messages;	/* NULL: none */
	const struct rg_catalog	*notes;		/* NULL: none */
};

/*
 * The first `n` languages are those of the reference; behind them, up to
 * `known`, stand languages that notes may be in and nothing is written in,
 * so that a text that falls back to one can still say which it is.
 */
struct rg_locale {
	struct rg_language	 langs[RG_LANGS];
	size_t			 n, known;
};

/*
 * Reads a catalog.  NULL if the bytes are not a sound MO file: every offset,
 * the order of the keys, and that texts are UTF-8 without control characters
 * are checked here, so that no later look-up can leave or meet them.
 */
const struct rg_catalog	*rg_catalog_read(struct rg_arena *, struct rg_view mo);
/*
 * The translation of `id` in the context `ctxt` (NULL: none); the empty view
 * when the catalog (or the pointer) has none.
 */
struct rg_view		 rg_catalog_find(const struct rg_catalog *,
			    const char *ctxt, struct rg_view id);
/*
 * The same for `n` things: the catalog's plural form, by its own rule if it
 * is one that we know, else by whether there is one thing.  `id` is the
 * singular.
 */
struct rg_view		 rg_catalog_plural(const struct rg_catalog *,
			    const char *ctxt, struct rg_view id,
			    unsigned long n);

/* No languages. */
void	rg_locale_init(struct rg_locale *);
/*
 * Adds a language; its number, or RG_LANG_NONE when there is no room.  The
 * strings must live as long as the locale.
 */
rg_lang	rg_locale_add(struct rg_locale *, const char *tag, const char *name);
/*
 * Adds a language that notes may be in; behind the last rg_locale_add().
 * RG_LANG_NONE when there is no room.
 */
rg_lang	rg_locale_know(struct rg_locale *, const char *tag, const char *name);
/* The number of any known language by its very tag, or RG_LANG_NONE. */
rg_lang	rg_locale_known(const struct rg_locale *, struct rg_view tag);
/* "es" for "es", "es-MX", "es_AR.UTF-8"; RG_LANG_NONE if unknown. */
rg_lang	rg_locale_find(const struct rg_locale *, struct rg_view tag);

/* The message in a language; the msgid if it has none. */
const char	*rg_tr(const struct rg_locale *, rg_lang, const char *msgid);
/* With a context, for short words that another language must part. */
const char	*rg_trc(const struct rg_locale *, rg_lang, const char *ctxt,
		    const char *msgid);
/* For `n` things, with {n} in the text standing for the number. */
void		 rg_trn(struct rg_buf *, const struct rg_locale *, rg_lang,
		    const char *one, const char *many, unsigned long n);
/* A number as the language writes it: 65,535, 65.535 or 65 535. */
void		 rg_number_put(struct rg_buf *, const struct rg_locale *,
		    rg_lang, unsigned long);
/* What parts cells where the language is at home: ',' or ';'. */
char		 rg_list_separator(const struct rg_locale *, rg_lang);

#endif
