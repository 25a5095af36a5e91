/* The words and services that the program carries, for tests to read with. */
#ifndef REFGEN_WORDS_H
#define REFGEN_WORDS_H

#include "unit.h"

#include "refgen/die.h"
#include "refgen/lexicon.h"
#include "refgen/resource.h"

static inline struct rg_view
carried(const char *name)
{
	struct rg_resources carried = { .builtin = rg_embedded };
	struct rg_view bytes = { 0 };

	RG_ASSERT(rg_resources_find(&carried, name, &bytes));
	return bytes;
}

/* Every lexicon, English and Spanish first. */
static inline void
words_init(struct rg_lexicon *lex, struct rg_arena *arena)
{
	static const char *const names[] = {
		"locales/en.lexicon", "locales/es.lexicon",
		"locales/pt.lexicon", "locales/fr.lexicon",
		"locales/de.lexicon",
	};

	rg_lexicon_init(lex, arena);
	for (size_t i = 0; i < ROWS(names); i++)
		RG_ASSERT(rg_lexicon_read(lex, carried(names[i])) == 0);
}

#endif
