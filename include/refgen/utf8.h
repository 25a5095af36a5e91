/*
 * UTF-8 as refgen needs it: one strict check at the door, and after it only
 * valid text.
 *
 * Valid is what RFC 3629 says: no overlong form, no surrogate, nothing above
 * U+10FFFF.  Functions other than rg_utf8_check() expect valid text; on
 * invalid bytes they stay inside the view and give U+FFFD.
 */
#ifndef REFGEN_UTF8_H
#define REFGEN_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "refgen/arena.h"
#include "refgen/buf.h"
#include "refgen/view.h"

#define RG_REPLACEMENT 0xfffdu	/* what stands for a byte that is no UTF-8 */
#define RG_FOLD_MAX 96		/* bytes that one character folds to, at most */

/* Offset of the first byte that is not UTF-8, or RG_NONE. */
size_t		rg_utf8_check(struct rg_view);
/* The code point at `*at`, which moves behind it; `*at` must be inside. */
uint32_t	rg_utf8_next_wide(struct rg_view, size_t *at);
/* A letter of any script, or a mark that combines with one. */
bool		rg_utf8_letter_wide(uint32_t code_point);

/* Most of what is read is ASCII, and takes no call. */
static inline uint32_t
rg_utf8_next(struct rg_view v, size_t *at)
{
	unsigned char c = (unsigned char)v.p[*at];

	if (c >= 0x80)
		return rg_utf8_next_wide(v, at);
	++*at;
	return c;
}

static inline bool
rg_utf8_letter(uint32_t c)
{
	if (c >= 0x80)
		return rg_utf8_letter_wide(c);
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* How many code points. */
size_t		rg_utf8_count(struct rg_view);
/* Offset of the first control character but TAB and LF, or RG_NONE. */
size_t		rg_utf8_control(struct rg_view);
/* Columns on a terminal: wide characters two, combining ones none. */
size_t		rg_utf8_width(struct rg_view);
void		rg_utf8_put(struct rg_buf *, uint32_t code_point);

/*
 * The folded form, for comparing and finding: compatibility forms resolved
 * (full-width digits become ASCII), case folded, accents dropped.  "Número"
 * and "NUMERO" fold alike.  The tilde of ñ is an accent here; what must keep
 * ñ apart says so itself.
 */
void		rg_fold(struct rg_buf *, struct rg_view);
/*
 * The same without a buffer, for looking up: writes the folded form into
 * `space` and gives its length, or RG_NONE if the text is longer than `size`
 * or not all ASCII.
 */
size_t		rg_fold_ascii(char *space, size_t size, struct rg_view);
struct rg_view	rg_fold_new(struct rg_arena *, struct rg_view);
/*
 * The folded form of the one character at `*at`, which moves behind it; how
 * many bytes it has, maybe none.  A text folds to what its characters fold to.
 */
size_t		rg_fold_wide(char folded[RG_FOLD_MAX], struct rg_view,
		    size_t *at);

static inline size_t
rg_fold_next(char folded[RG_FOLD_MAX], struct rg_view v, size_t *at)
{
	unsigned char c = (unsigned char)v.p[*at];

	if (c >= 0x80)
		return rg_fold_wide(folded, v, at);
	++*at;
	folded[0] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	return 1;
}
/*
 * The key form of a name: folded, and only its letters and digits, so that
 * "Microsoft-DS", "microsoft ds" and "MicrosoftDS" are one key.  '+' stays
 * (TACACS+ is not TACACS).
 */
void		rg_key(struct rg_buf *, struct rg_view);
struct rg_view	rg_key_new(struct rg_arena *, struct rg_view);
/* As rg_fold_ascii(); only the key itself must fit. */
size_t		rg_key_ascii(char *space, size_t size, struct rg_view);
/* As rg_fold_next(): what of the key the character is. */
size_t		rg_key_wide(char key[RG_FOLD_MAX], struct rg_view, size_t *at);

/* What each byte of ASCII is in a key, or NUL. */
extern const char	rg_key_bytes[128];

static inline size_t
rg_key_next(char key[RG_FOLD_MAX], struct rg_view v, size_t *at)
{
	unsigned char c = (unsigned char)v.p[*at];

	if (c >= 0x80)
		return rg_key_wide(key, v, at);
	++*at;
	key[0] = rg_key_bytes[c];
	return key[0] != '\0';
}
/*
 * An identifier from [a-z0-9-], at most 64 bytes, for file names, anchors
 * and ids: folded, every run of other bytes one '-', none at the ends.
 * Empty when the text has no letter or digit that folds to ASCII.
 */
struct rg_view	rg_slug_new(struct rg_arena *, struct rg_view);

#endif
