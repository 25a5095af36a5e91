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
 *
 * All phrases stand in one trie, whose nodes know the kinds of the phrases
 * below them: a word that is not of the kind asked for is put down after its
 * first letters.  Phrases of one short word are found at once.
 *
 * Looking a phrase up writes nothing, so threads may share a lexicon whose
 * files have been read.
 */
#ifndef REFGEN_LEXICON_H
#define REFGEN_LEXICON_H

#include "refgen/arena.h"
#include "refgen/shorts.h"
#include "refgen/trie.h"
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

/*
 * The kinds that phrases are looked up by: a kind of the files, or a kind and
 * a value where one word may mean two things ("a", "e").
 */
#define RG_LEX_LIST							\
	LEX(ACT, "verb.act") LEX(ANSWER, "word.answer")			\
	LEX(CLASS, "class") LEX(COLUMN, "column")			\
	LEX(GENERIC, "generic") LEX(LISTEN, "verb.listen")		\
	LEX(NOISE, "noise") LEX(OPENER, "opener")			\
	LEX(ORDINAL, "ordinal") LEX(PORT_COLUMN, "column.port")		\
	LEX(ROLE, "role") LEX(SECURITY, "security")			\
	LEX(SERVICE, "service") LEX(STOP, "stop")			\
	LEX(TOOL, "tool") LEX(TRANSPORT, "transport") LEX(UNIT, "unit")			\
	LEX(UNPORTED, "unported") LEX(VARIANT, "variant")		\
	LEX(WRONG, "wrong")						\
	LEX(AND, "word.and") LEX(BETWEEN, "word.between")		\
	LEX(BOTH, "word.both")						\
	LEX(FROM, "word.from") LEX(IS, "word.is") LEX(IT, "word.it")	\
	LEX(NOTHING, "word.none") LEX(OR, "word.or")			\
	LEX(OVER, "word.over") LEX(PORT, "word.port")			\
	LEX(TO, "word.to")

enum {
#define LEX(id, name) LEX_BIT_##id,
	RG_LEX_LIST
#undef LEX
};

enum rg_lex {
#define LEX(id, name) RG_LEX_##id = 1u << LEX_BIT_##id,
	RG_LEX_LIST
#undef LEX
};

typedef uint32_t rg_lex_set;		/* of enum rg_lex */

/* Of the entries whose phrases end at one node, the first of its kind. */
struct rg_lexicon_meaning {
	enum rg_lex	 kind;
	size_t		 entry;
	uint32_t	 next;		/* index and 1; 0: the last */
};

struct rg_lexicon_node {
	rg_lex_set	 below;		/* kinds of phrases that begin so */
	uint32_t	 first;		/* meaning, index and 1; 0: none */
};

struct rg_lexicon {
	struct rg_arena				*arena;
	RG_VEC(struct rg_lexicon_lang)		 langs;	/* each tag once */
	size_t					 lang;	/* being read */
	RG_VEC(struct rg_lexicon_entry)		 entries;  /* file order */
	struct rg_trie				 phrases;  /* folded */
	struct rg_shorts			 shorts;   /* node of a word */
	RG_VEC(struct rg_lexicon_node)		 nodes;	/* of the trie */
	RG_VEC(struct rg_lexicon_meaning)	 meanings;
	/* Kinds of phrases by their first two bytes, as rg_lexicon_pair(). */
	rg_lex_set	begins[32 * 32];
};

void	rg_lexicon_init(struct rg_lexicon *, struct rg_arena *);
/*
 * Reads one language's file.  Gives 0, or the number of the first line that
 * is no line of a lexicon; the bytes must live as long as the lexicon.
 */
size_t	rg_lexicon_read(struct rg_lexicon *, struct rg_view bytes);
/*
 * Bytes by what they fold to: a letter of ASCII, something else of ASCII, or
 * a part of a wide character, which may fold to anything.
 */
#define RG_LEXICON_OTHER 0
#define RG_LEXICON_WIDE 31

static inline unsigned
rg_lexicon_letter(unsigned char c)
{
	unsigned letter = (c | 0x20u) - 'a' + 1;

	if (c >= 0x80)
		return RG_LEXICON_WIDE;
	return letter <= 26 ? letter : RG_LEXICON_OTHER;
}

/* False if no phrase of these kinds can start at `at`: most do not. */
static inline bool
rg_lexicon_may(const struct rg_lexicon *lex, rg_lex_set kinds,
    struct rg_view text, size_t at)
{
	unsigned first, second = RG_LEXICON_OTHER;

	if (at >= text.n)
		return false;
	first = rg_lexicon_letter((unsigned char)text.p[at]);
	if (at + 1 < text.n)
		second = rg_lexicon_letter((unsigned char)text.p[at + 1]);
	return (lex->begins[first * 32 + second] & kinds) != 0;
}

/* The same as below, for a phrase or letters that may be of these kinds. */
const struct rg_lexicon_entry	*rg_lexicon_walk_word(const struct rg_lexicon *,
				    rg_lex_set, struct rg_view phrase);
const struct rg_lexicon_entry	*rg_lexicon_walk_letters(
				    const struct rg_lexicon *, rg_lex_set,
				    struct rg_view text, size_t at,
				    size_t *end);

/* The first entry of these kinds for a phrase as somebody wrote it, or NULL. */
static inline const struct rg_lexicon_entry *
rg_lexicon_word(const struct rg_lexicon *lex, rg_lex_set kinds,
    struct rg_view phrase)
{
	phrase = rg_view_trim(phrase);
	return rg_lexicon_may(lex, kinds, phrase, 0) ?
	    rg_lexicon_walk_word(lex, kinds, phrase) : NULL;
}

/*
 * The same for the letters that start at `at` of a text, up to what is none;
 * `end`, unless null, is set behind them if they are found.
 */
static inline const struct rg_lexicon_entry *
rg_lexicon_letters(const struct rg_lexicon *lex, rg_lex_set kinds,
    struct rg_view text, size_t at, size_t *end)
{
	return rg_lexicon_may(lex, kinds, text, at) ?
	    rg_lexicon_walk_letters(lex, kinds, text, at, end) : NULL;
}

/*
 * For phrases of several words: the entry of these kinds that the bytes
 * [from, to) of a text make with those that led to `*node`
 * (RG_TRIE_ROOT at first), or NULL; `*node` is RG_TRIE_NOWHERE once no phrase
 * goes on like that.
 */
const struct rg_lexicon_entry	*rg_lexicon_walk(const struct rg_lexicon *,
				    rg_lex_set, uint32_t *node,
				    struct rg_view text, size_t from,
				    size_t to);

/*
 * Without a lexicon, straight from a file's bytes: the next line of a kind
 * ("service") with its value and its phrases, commas between them.
 */
bool		rg_lexicon_next(struct rg_view *rest, const char *kind,
		    struct rg_view *value, struct rg_view *phrases);
/* The first phrase of (kind, value) in a language, or the empty view. */
struct rg_view	rg_lexicon_phrase(const struct rg_lexicon *, size_t lang,
		    const char *kind, struct rg_view value);

#endif
