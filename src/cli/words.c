/*
 * The messages, and what is known of the user and the screen.  Nothing here
 * reads notes, so that the small program can do without what does.
 */
#include "setup.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "refgen/die.h"
#include "refgen/map.h"

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

const struct rg_catalog *
builtin_catalog(struct cli *cli, const char *tag)
{
	char *name = rg_arena_fmt(&cli->arena, "locales/%s.mo", tag);
	struct rg_view bytes;

	if (!rg_resources_find(&cli->resources, name, &bytes))
		return NULL;
	return rg_catalog_read(&cli->arena, bytes);
}

struct rg_view
resource(const struct cli *cli, const char *name)
{
	struct rg_view bytes = { 0 };

	RG_ASSERT(rg_resources_find(&cli->resources, name, &bytes));
	return bytes;
}

void
setup_begin(struct cli *cli)
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
setup_user(struct cli *cli)
{
	cli->lang = user_language(&cli->locale);
	cli->colour = screen_colour(STDERR_FILENO);
	cli->columns = screen_columns(STDERR_FILENO);
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

	setup_begin(cli);
	rg_locale_init(&cli->locale);
	rg_locale_add(&cli->locale, "en", "");
	for (const struct rg_resource *r = rg_embedded; r->name; r++)
		if ((tag = tag_of(cli, rg_view_of(r->name))) != NULL)
			rg_locale_add(&cli->locale, tag, "");
	setup_user(cli);
	setup_messages(cli);
}

void
setdown(struct cli *cli)
{
	rg_arena_release(&cli->arena);
}
