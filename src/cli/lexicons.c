#include "lexicons.h"

#include <errno.h>
#include <glob.h>

#include "notes.h"
#include "refgen/utf8.h"

#define LEXICON_BYTES ((size_t)1024 * 1024)

void
lexicons_name_services(struct cli *cli, size_t first)
{
	for (size_t i = first; i < cli->lexicon.entries.n; i++) {
		const struct rg_lexicon_entry *e = &cli->lexicon.entries.v[i];

		if (rg_view_eq(e->kind, RG_V("service")) ||
		    rg_view_eq(e->kind, RG_V("wrong")))
			rg_knowns_alias(&cli->knowns, &cli->arena, e->value,
			    e->phrase);
	}
}

/* The first line that a lexicon cannot have, or 0. */
static size_t
bad_line(struct rg_view bytes)
{
	struct rg_arena arena;
	struct rg_lexicon alone;
	size_t line;

	if (rg_utf8_check(bytes) != RG_NONE)
		return 1;
	rg_arena_init(&arena);
	rg_lexicon_init(&alone, &arena);
	line = rg_lexicon_read(&alone, bytes);
	rg_arena_release(&arena);
	return line;
}

static void
refuse(struct cli *cli, const char *path, struct rg_view bytes, size_t line)
{
	struct rg_source *source = RG_NEW(&cli->arena, struct rg_source);
	size_t at;

	rg_source_init(source, &cli->arena, path, bytes);
	at = rg_source_offset(source, line);
	rg_diag_add(&cli->diags, RG_D_LEXICON_BAD, rg_span(source, at,
	    at + rg_source_text(source, line).n), rg_view_of(path),
	    rg_view_of(rg_arena_fmt(&cli->arena, "%zu", line)),
	    rg_view(NULL, 0));
}

static void
lay_lexicon(struct cli *cli, const char *path)
{
	size_t entries = cli->lexicon.entries.n, langs = cli->lexicon.langs.n;
	struct rg_view bytes;
	size_t line;

	if (!read_file(&cli->arena, path, LEXICON_BYTES, false, &bytes)) {
		rg_diag_add(&cli->diags, RG_D_FILE_UNREADABLE,
		    (struct rg_span){ 0 }, rg_view_of(path),
		    rg_view_of(reason(cli, errno)), rg_view(NULL, 0));
		return;
	}
	line = bad_line(bytes);
	if (line > 0) {
		refuse(cli, path, bytes, line);
		return;
	}
	rg_lexicon_read(&cli->lexicon, bytes);
	lexicons_name_services(cli, entries);
	for (size_t i = langs; i < cli->lexicon.langs.n; i++)
		rg_locale_know(&cli->locale, rg_arena_str(&cli->arena,
		    cli->lexicon.langs.v[i].tag), rg_arena_str(&cli->arena,
		    cli->lexicon.langs.v[i].name));
}

void
lexicons_lay(struct cli *cli)
{
	glob_t found;

	if (glob("locales/*.lexicon", 0, NULL, &found) != 0)
		return;
	for (size_t i = 0; i < found.gl_pathc; i++)
		lay_lexicon(cli, rg_arena_str(&cli->arena,
		    rg_view_of(found.gl_pathv[i])));
	globfree(&found);
}
