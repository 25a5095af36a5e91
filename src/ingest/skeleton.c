#include "skeleton.h"

enum sign {
	SIGN_WORD,		/* begins the words */
	SIGN_BLANK,
	SIGN_QUOTE,
	SIGN_BULLET,
	SIGN_DIGIT,
	SIGN_OTHER,		/* of a heading, a rule or a fence, a tag */
};

/* Bytes that may stand before the words of a line, and say what it is. */
static const unsigned char signs[256] = {
	[' '] = SIGN_BLANK, ['\t'] = SIGN_BLANK, ['>'] = SIGN_QUOTE,
	['-'] = SIGN_BULLET, ['+'] = SIGN_BULLET, ['*'] = SIGN_BULLET,
	['0'] = SIGN_DIGIT, ['1'] = SIGN_DIGIT, ['2'] = SIGN_DIGIT,
	['3'] = SIGN_DIGIT, ['4'] = SIGN_DIGIT, ['5'] = SIGN_DIGIT,
	['6'] = SIGN_DIGIT, ['7'] = SIGN_DIGIT, ['8'] = SIGN_DIGIT,
	['9'] = SIGN_DIGIT, ['_'] = SIGN_OTHER, ['='] = SIGN_OTHER,
	['#'] = SIGN_OTHER, ['~'] = SIGN_OTHER, ['`'] = SIGN_OTHER,
	['<'] = SIGN_OTHER, ['.'] = SIGN_OTHER, [')'] = SIGN_OTHER,
};

static enum sign
sign(struct rg_view line, size_t at)
{
	return at < line.n ? signs[(unsigned char)line.p[at]] : SIGN_WORD;
}

/* Is the line made of such bytes alone?  Blank ones are, and rules. */
static bool
all_signs(struct rg_view line)
{
	size_t at = 0;

	while (at < line.n && signs[(unsigned char)line.p[at]] != SIGN_WORD)
		at++;
	return at == line.n;
}

/* CommonMark 2.1 has no form feed among its blanks, but cmark has. */
static bool
ends_marker(struct rg_view line, size_t at)
{
	return sign(line, at) == SIGN_BLANK ||
	    (at < line.n && line.p[at] == '\f');
}

/* Behind the number and its point at `at`, or `at` if none marks an item. */
static size_t
behind_number(struct rg_view line, size_t at)
{
	size_t end = at;

	while (sign(line, end) == SIGN_DIGIT)
		end++;
	if (end == at || end == line.n ||
	    (line.p[end] != '.' && line.p[end] != ')') ||
	    !ends_marker(line, end + 1))
		return at;
	return end + 1;
}

/* Behind the signs of a heading at `at`, or `at` if none is one. */
static size_t
behind_hashes(struct rg_view line, size_t at)
{
	size_t end = at;

	while (end < line.n && line.p[end] == '#')
		end++;
	return sign(line, end) == SIGN_BLANK ? end : at;
}

/* Behind what marks a quote, an item or a heading at `at`; `at` if nothing. */
static size_t
behind_mark(struct rg_view line, size_t at)
{
	switch (sign(line, at)) {
	case SIGN_BLANK:
	case SIGN_QUOTE:
		return at + 1;
	case SIGN_BULLET:
		return ends_marker(line, at + 1) ? at + 1 : at;
	case SIGN_DIGIT:
		return behind_number(line, at);
	case SIGN_OTHER:
		return behind_hashes(line, at);
	case SIGN_WORD:
		break;
	}
	return at;
}

/*
 * Numbers of one width are alike, except that only 1 may begin a list right
 * below a paragraph (CommonMark 5.3).
 */
static void
level_number(char *number)
{
	size_t n = 0, zeros = 0;

	while (number[n] >= '0' && number[n] <= '9')
		n++;
	while (zeros + 1 < n && number[zeros] == '0')
		zeros++;
	if (zeros + 1 < n || number[zeros] != '1')
		memset(number, '2', n);
}

/* Writes the marks that the line starts with; how many bytes they are. */
static size_t
put_marks(char *out, struct rg_view line)
{
	size_t at = 0, end;

	while ((end = behind_mark(line, at)) > at) {
		memcpy(out + at, line.p + at, end - at);
		if (sign(line, at) == SIGN_DIGIT)
			level_number(out + at);
		at = end;
	}
	return at;
}

/* What was met above a line and may go on in it. */
struct context {
	bool	definition;		/* of a link (CommonMark 4.7) */
	bool	html;			/* 4.6 */
};

/*
 * Must a line whose words start at `at` be seen as it is?  Tags and fences
 * are told by all of it; so is a link's definition, which is no paragraph and
 * may go on up to a blank line, and what ends HTML begun above.
 */
static bool
telling(struct rg_view line, size_t at, struct context *above)
{
	struct rg_view words = rg_view_cut(line, at, line.n);

	above->html |= words.p[0] == '<';
	above->definition |= words.p[0] == '[';
	return above->definition || words.p[0] == '<' ||
	    rg_view_starts(words, RG_V("```")) ||
	    rg_view_starts(words, RG_V("~~~")) ||
	    (above->html && rg_view_chr(line, '>') != RG_NONE);
}

/* Writes what stands for a line; how many bytes, and whether it was cut. */
static size_t
put_line(char *out, struct rg_view line, struct context *above, bool *cut)
{
	size_t n = 0;

	*cut = !all_signs(line);
	if (*cut) {
		n = put_marks(out, line);
		*cut = !telling(line, n, above);
	} else if (rg_view_trim(line).n == 0) {
		above->definition = false;
	}
	if (*cut) {
		out[n] = line.p[n] == '\f' ? '\f' : 'x';
		n++;
	} else {
		n = line.n;
		if (n)
			memcpy(out, line.p, n);
	}
	out[n] = '\n';
	return n + 1;
}

void
skeleton_init(struct skeleton *sk, const struct rg_source *source,
    size_t first, struct rg_arena *arena)
{
	size_t from = rg_source_offset(source, first);
	char *out = rg_arena_alloc(arena, source->bytes.n - from + 1);
	struct context above = { 0 };
	size_t last = 0;		/* bytes of the line above, if it was cut */
	bool cut;

	*sk = (struct skeleton){ .bytes.p = out };
	sk->lines = rg_arena_alloc(arena, (source->nlines - first + 2) *
	    sizeof(*sk->lines));
	for (size_t line = first; line <= source->nlines; line++) {
		size_t n = put_line(out, rg_source_text(source, line), &above,
		    &cut);

		if (cut && n == last && line < source->nlines &&
		    memcmp(out - n, out, n) == 0)
			continue;
		last = cut ? n : 0;
		out += n;
		sk->lines[sk->n++] = (uint32_t)line;
	}
	sk->lines[sk->n] = (uint32_t)source->nlines + 1;
	sk->bytes.n = (size_t)(out - sk->bytes.p);
	sk->html = above.html;
}
