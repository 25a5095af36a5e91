#include "setup.h"

#include <sched.h>
#include <string.h>
#include <unistd.h>

#include "lexicons.h"
#include "refgen/die.h"

/* The language of every msgid, and so the first of the reference. */
#define MAIN_LEXICON "locales/en.lexicon"

/*
 * A language of the reference is one whose lexicon names it and that has
 * messages; the other lexicons are for reading only.
 */
static void
add_languages(struct cli *cli, bool reference)
{
	for (size_t i = 0; i < cli->lexicon.langs.n; i++) {
		const struct rg_lexicon_lang *l = &cli->lexicon.langs.v[i];
		const char *tag = rg_arena_str(&cli->arena, l->tag);
		const char *name = rg_arena_str(&cli->arena, l->name);
		const struct rg_catalog *messages;
		rg_lang lang;

		messages = builtin_catalog(cli, tag);
		if ((messages || strcmp(tag, "en") == 0) != reference)
			continue;
		lang = reference ? rg_locale_add(&cli->locale, tag, name) :
		    rg_locale_know(&cli->locale, tag, name);
		if (lang != RG_LANG_NONE)
			cli->locale.langs[lang].messages = messages;
	}
}

static void
add_lexicon(struct cli *cli, const char *name)
{
	RG_ASSERT(rg_lexicon_read(&cli->lexicon, resource(cli, name)) == 0);
}

/* Every lexicon that the program carries: another language is a file more. */
static void
add_lexicons(struct cli *cli)
{
	rg_lexicon_init(&cli->lexicon, &cli->arena);
	add_lexicon(cli, MAIN_LEXICON);
	for (const struct rg_resource *r = rg_embedded; r->name; r++)
		if (rg_view_ends(rg_view_of(r->name), RG_V(".lexicon")) &&
		    strcmp(r->name, MAIN_LEXICON) != 0)
			add_lexicon(cli, r->name);
}

static void
add_services(struct cli *cli)
{
	RG_ASSERT(rg_knowns_read(&cli->knowns, &cli->arena,
	    resource(cli, "data/services.tsv")) == 0);
	RG_ASSERT(rg_knowns_secure(&cli->knowns,
	    resource(cli, "data/security.tsv")) == 0);
	lexicons_name_services(cli, 0);
	RG_ASSERT(rg_uses_read(&cli->knowns, &cli->arena,
	    resource(cli, "data/uses.tsv")) == 0);
}

/* Processors that this process may use. */
static size_t
processors(void)
{
	cpu_set_t set;
	long n;

	if (sched_getaffinity(0, sizeof(set), &set) == 0)
		return (size_t)CPU_COUNT(&set);
	n = sysconf(_SC_NPROCESSORS_ONLN);
	return n > 0 ? (size_t)n : 1;
}

enum status
setup(struct cli *cli)
{
	setup_begin(cli);
	add_lexicons(cli);
	rg_locale_init(&cli->locale);
	add_languages(cli, true);
	add_languages(cli, false);
	add_services(cli);
	RG_ASSERT(rg_exams_read(&cli->exams, &cli->arena,
	    resource(cli, "data/exams.tsv")) == 0);
	RG_ASSERT(rg_registry_read(&cli->iana, &cli->arena,
	    resource(cli, "data/iana.tsv")) == 0);
	RG_ASSERT(rg_registry_read(&cli->packaged, &cli->arena,
	    resource(cli, "data/packaged.tsv")) == 0);
	setup_user(cli);
	cli->jobs = processors();
	return STATUS_OK;
}
