/*
 * The lexicon is the words that notes use, of every language refgen knows,
 * as data: "puerto" is the word for port, "Transport protocol" titles a
 * column of transports, "bien conocidos" names a class of ranges.
 *
 * It is read from one file a language (locales/es.lexicon), so that another
 * language is another file:
 *
 *	# a comment
 *	language = es: Español
 *	word.port = puerto, puertos
 *	column.text = descripción, uso
 *	service.dns = Sistema de nombres de dominio
 *
 * Left of the '=' stands a kind and, behind its first dot, a value; right of
 * it the phrases that mean it, parted by commas.  Phrases are compared
 * folded (utf8.h), with single spaces.
 */
#ifndef REFGEN_LEXICON_H
#define REFGEN_LEXICON_H

#include "refgen/arena.h"
#include "refgen/map.h"
#include "refgen/vec.h"
#include "refgen/view.h"

struct rg_lexicon_entry {
	struct rg_view	 kind;		/* "column" */
	struct rg_view	 value;		/* "text" */
	struct rg_view	 phrase;	/* as the file has it */
	size_t		 lang;		/* index into `langs` */
};

struct rg_lexicon_lang {
	struct rg_view	 tag;		/* "es" */
	struct rg_view	 name;		/* "Español" */
};

struct rg_lexicon {
	struct rg_arena				*arena;
	RG_VEC(struct rg_lexicon_lang)		 langs;
	RG_VEC(struct rg_lexicon_entry)		 entries;  /* file order */
	struct rg_map				 by_phrase;	/* kind NUL folded phrase */
	size_t					 longest;	/* words in a phrase */
	unsigned char				 sketch[8192];	/* a bit a key, to say no fast */
};

void	rg_lexicon_init(struct rg_lexicon *, struct rg_arena *);
/*
 * Reads one language's file.  Gives 0, or the number of the first line that
 * is no line of a lexicon; the bytes must live as long as the lexicon.
 */
size_t	rg_lexicon_read(struct rg_lexicon *, struct rg_view bytes);
/*
 * The first entry of this kind ("column"), or of this kind and value
 * ("word.port"), for a folded phrase; NULL if there is none.
 */
const struct rg_lexicon_entry	*rg_lexicon_find(const struct rg_lexicon *,
				    const char *kind, struct rg_view folded);
/* The same for a phrase as somebody wrote it. */
const struct rg_lexicon_entry	*rg_lexicon_word(const struct rg_lexicon *,
				    const char *kind, struct rg_view phrase);
/* The first phrase of (kind, value) in a language, or the empty view. */
struct rg_view	rg_lexicon_phrase(const struct rg_lexicon *, size_t lang,
		    const char *kind, struct rg_view value);

#endif
