#include "man/escape.h"

#include "refgen/utf8.h"
#include "unseen.h"

/*
 * Characters that roff reads as something else, or prints as something else
 * than ASCII (groff_char(7), mandoc_char(7)).  '"' ends a macro's argument.
 */
static const char *const special[128] = {
	['\\'] = "\\e",
	['-'] = "\\-",
	['"'] = "\\(dq",
	['\''] = "\\(aq",
	['`'] = "\\(ga",
	['^'] = "\\(ha",
	['~'] = "\\(ti",
};

#define SOFT_HYPHEN 0xad

static void
put_char(struct rg_buf *out, uint32_t c)
{
	if (rg_unseen(c))
		rg_unseen_put(out, c);
	else if (c < 128 && special[c])
		rg_buf_str(out, special[c]);
	else
		rg_utf8_put(out, c);
}

/* Columns of one character as put_char() leaves it on the page. */
static size_t
width(uint32_t c, struct rg_view bytes)
{
	return rg_unseen(c) ? sizeof("<U+10FFFF>") - 1 : rg_utf8_width(bytes);
}

void
rg_roff_text(struct rg_buf *out, struct rg_view text, size_t longest)
{
	bool gap = false, begun = false;
	size_t column = 0;

	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		uint32_t c = rg_utf8_next(text, &at);
		size_t wide;

		if (rg_blank(c)) {
			gap = begun;
			continue;
		}
		/* It shows nothing: where lines break is ours to say. */
		if (c == SOFT_HYPHEN)
			continue;
		wide = width(c, rg_view_cut(text, from, at));
		if (gap || column + wide > longest) {
			rg_buf_char(out, ' ');
			column = 0;
		}
		put_char(out, c);
		column += wide;
		begun = true;
		gap = false;
	}
}
