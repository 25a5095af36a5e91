#include "frontmatter.h"

/* Is this line, blanks behind it apart, `---` (or `...` where it may end)? */
static bool
dashes(const struct rg_source *s, size_t line, bool end)
{
	struct rg_view text = rg_source_text(s, line);

	while (text.n > 0 && (text.p[text.n - 1] == ' ' ||
	    text.p[text.n - 1] == '\t'))
		text.n--;
	return rg_view_eq(text, RG_V("---")) ||
	    (end && rg_view_eq(text, RG_V("...")));
}

/* A rule followed by prose is no front matter: it wants "key:" first. */
static bool
looks_like_yaml(const struct rg_source *s, size_t line)
{
	struct rg_view text = rg_view_trim(rg_source_text(s, line));
	size_t colon = rg_view_chr(text, ':');

	if (text.n == 0 || text.p[0] == '#')
		return true;
	return colon != RG_NONE && colon > 0 && rg_view_chr(rg_view_trim(
	    rg_view(text.p, colon)), ' ') == RG_NONE;
}

size_t
read_front_matter(struct rg_note *note, struct rg_arena *arena,
    struct rg_diags *d)
{
	const struct rg_source *s = note->source;
	size_t from, to;

	if (s->nlines < 3 || !dashes(s, 1, false) || !looks_like_yaml(s, 2))
		return 1;
	for (size_t line = 2; line <= s->nlines; line++) {
		if (!dashes(s, line, true))
			continue;
		from = rg_source_offset(s, 2);
		to = rg_source_offset(s, line);
		note->front = rg_yaml_read(rg_span(s, from, to),
		    &rg_front_matter_limits, arena, d);
		return line + 1;
	}
	return 1;
}
