#include "setup.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "lexicons.h"
#include "refgen/die.h"
#include "refgen/map.h"

/* The language of every msgid, and so the first of the reference. */
#define MAIN_LEXICON "locales/en.lexicon"

/* What the user asked for: LANGUAGE, else LC_ALL, LC_MESSAGES, LANG. */
static rg_lang
user_language(const struct rg_locale *locale)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *list = getenv("LANGUAGE"), *value = NULL;
	struct rg_view rest, tag;
	rg_lang lang;

	for (size_t i = 0; i < 3 && (!value || !*value); i++)
		value = getenv(names[i]);
	/* gettext's rule: LANGUAGE counts only in a locale of its own. */
	if (!value || !*value || strcmp(value, "C") == 0 ||
	    strcmp(value, "POSIX") == 0)
		list = NULL;
	rest = rg_view_of(list && *list ? list : value ? value : "");
	while (rg_view_split(&tag, &rest, ':')) {
		lang = rg_locale_find(locale, tag);
		if (lang != RG_LANG_NONE)
			return lang;
	}
	return 0;
}

static const struct rg_catalog *
builtin_catalog(struct cli *cli, const char *tag)
{
	char *name = rg_arena_fmt(&cli->arena, "locales/%s.mo", tag);
	struct rg_view bytes;

	if (!rg_resources_find(&cli->resources, name, &bytes))
		return NULL;
	return rg_catalog_read(&cli->arena, bytes);
}

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

static struct rg_view
resource(struct cli *cli, const char *name)
{
	struct rg_view bytes = { 0 };

	RG_ASSERT(rg_resources_find(&cli->resources, name, &bytes));
	return bytes;
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

static void
begin(struct cli *cli)
{
	uint64_t key[2];

	*cli = (struct cli){ 0 };
	if (getrandom(key, sizeof(key), GRND_NONBLOCK) == sizeof(key))
		rg_map_seed(key[0], key[1]);
	rg_arena_init(&cli->arena);
	rg_diags_init(&cli->diags, &cli->arena);
	rg_resources_init(&cli->resources, rg_embedded);
}

/* "locales/es.mo" is "es". */
static const char *
tag_of(struct cli *cli, struct rg_view name)
{
	const struct rg_view before = RG_V("locales/"), behind = RG_V(".mo");

	if (!rg_view_starts(name, before) || !rg_view_ends(name, behind))
		return NULL;
	return rg_arena_str(&cli->arena, rg_view_cut(name, before.n,
	    name.n - behind.n));
}

void
setup_messages(struct cli *cli)
{
	struct rg_language *l = &cli->locale.langs[cli->lang];

	if (!l->messages && cli->lang > 0)
		l->messages = builtin_catalog(cli, l->tag);
}

void
setup_words(struct cli *cli)
{
	const char *tag;

	begin(cli);
	rg_locale_init(&cli->locale);
	rg_locale_add(&cli->locale, "en", "");
	for (const struct rg_resource *r = rg_embedded; r->name; r++)
		if ((tag = tag_of(cli, rg_view_of(r->name))) != NULL)
			rg_locale_add(&cli->locale, tag, "");
	cli->lang = user_language(&cli->locale);
	setup_messages(cli);
	cli->colour = screen_colour(STDERR_FILENO);
	cli->columns = screen_columns(STDERR_FILENO);
}

enum status
setup(struct cli *cli)
{
	begin(cli);
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
	cli->lang = user_language(&cli->locale);
	cli->colour = screen_colour(STDERR_FILENO);
	cli->columns = screen_columns(STDERR_FILENO);
	return STATUS_OK;
}

void
setdown(struct cli *cli)
{
	rg_arena_release(&cli->arena);
}
