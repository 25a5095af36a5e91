#include "refgen/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "refgen/die.h"

/*
 * Length of the character that starts at p[0] of n bytes, 0 if invalid.
 * The second byte's bounds keep out overlong forms, surrogates and what lies
 * above U+10FFFF (RFC 3629, section 4).
 */
static size_t
sound(const unsigned char *p, size_t n)
{
	unsigned char low = 0x80, high = 0xbf;
	size_t len;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (len > n)
		return 0;
	if (p[0] == 0xe0)
		low = 0xa0;
	if (p[0] == 0xed)
		high = 0x9f;
	if (p[0] == 0xf0)
		low = 0x90;
	if (p[0] == 0xf4)
		high = 0x8f;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

/* Eight bytes of ASCII, as most of a note is. */
static bool
ascii(const char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return (word & 0x8080808080808080u) == 0;
}

size_t
rg_utf8_check(struct rg_view v)
{
	size_t at, len;

	for (at = 0; at < v.n; at += len) {
		len = 8;
		if (v.n - at >= 8 && ascii(v.p + at))
			continue;
		len = sound((const unsigned char *)v.p + at, v.n - at);
		if (len == 0)
			return at;
	}
	return RG_NONE;
}

uint32_t
rg_utf8_next_wide(struct rg_view v, size_t *at)
{
	const unsigned char *p = (const unsigned char *)v.p + *at;
	size_t len = sound(p, v.n - *at);

	*at += len ? len : 1;
	switch (len) {
	case 1:
		return p[0];
	case 2:
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	case 3:
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 |
		    (p[2] & 0x3fu);
	case 4:
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
		    (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
	default:
		return RG_REPLACEMENT;
	}
}

size_t
rg_utf8_count(struct rg_view v)
{
	size_t at = 0, n = 0;

	while (at < v.n) {
		rg_utf8_next(v, &at);
		n++;
	}
	return n;
}

size_t
rg_utf8_control(struct rg_view v)
{
	for (size_t at = 0, from = 0; at < v.n; from = at) {
		uint32_t c = rg_utf8_next(v, &at);

		if ((c < 0x20 && c != '\t' && c != '\n') ||
		    (c >= 0x7f && c < 0xa0))
			return from;
	}
	return RG_NONE;
}

size_t
rg_utf8_width(struct rg_view v)
{
	size_t at = 0, width = 0;

	while (at < v.n) {
		int w = utf8proc_charwidth(
		    (utf8proc_int32_t)rg_utf8_next(v, &at));

		width += w > 0 ? (size_t)w : 0;
	}
	return width;
}

void
rg_utf8_put(struct rg_buf *b, uint32_t c)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n;

	n = utf8proc_encode_char((utf8proc_int32_t)c, bytes);
	if (n <= 0)
		n = utf8proc_encode_char(RG_REPLACEMENT, bytes);
	rg_buf_put(b, rg_view((const char *)bytes, (size_t)n));
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

size_t
rg_fold_ascii(char *space, size_t size, struct rg_view v)
{
	if (v.n > size)
		return RG_NONE;
	for (size_t i = 0; i < v.n; i++) {
		if ((unsigned char)v.p[i] >= 0x80)
			return RG_NONE;
		space[i] = lower(v.p[i]);
	}
	return v.n;
}

/* ASCII needs no table, and most of what notes say is ASCII. */
static bool
fold_ascii(struct rg_buf *out, struct rg_view v)
{
	size_t at = out->n;

	rg_buf_fill(out, ' ', v.n);
	if (rg_fold_ascii(out->p + at, v.n, v) != RG_NONE)
		return true;
	rg_buf_cut(out, at);
	return false;
}

static const utf8proc_option_t folding = UTF8PROC_COMPAT |
    UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
    UTF8PROC_IGNORE;

size_t
rg_fold_wide(char folded[RG_FOLD_MAX], struct rg_view v, size_t *at)
{
	utf8proc_int32_t points[RG_FOLD_MAX / 4], c;
	utf8proc_ssize_t n;
	size_t bytes = 0;

	c = (utf8proc_int32_t)rg_utf8_next(v, at);
	n = utf8proc_decompose_char(c, points, RG_FOLD_MAX / 4, folding,
	    NULL);
	for (utf8proc_ssize_t i = 0; i < n && i < RG_FOLD_MAX / 4; i++)
		bytes += (size_t)utf8proc_encode_char(points[i],
		    (utf8proc_uint8_t *)folded + bytes);
	return bytes;
}

/*
 * What U+00C0 to U+00FF fold to; 0 for those that keep a form of their own.
 * Languages of Western Europe need no other table.
 */
static const char latin[64] =
    "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0\0"
    "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0y";

/* Nothing is written unless every character is ASCII or in that table. */
static bool
fold_latin(struct rg_buf *out, struct rg_view v)
{
	size_t at = out->n, n = 0;

	rg_buf_fill(out, ' ', v.n);
	for (size_t i = 0; i < v.n; i++) {
		unsigned char c = (unsigned char)v.p[i], d;
		char letter = lower(v.p[i]);

		if (c >= 0x80) {
			d = i + 1 < v.n ? (unsigned char)v.p[++i] : 0;
			letter = c == 0xc3 && d >= 0x80 && d < 0xc0 ?
			    latin[d - 0x80] : 0;
		}
		if (letter == 0 && c >= 0x80) {
			rg_buf_cut(out, at);
			return false;
		}
		out->p[at + n++] = letter;
	}
	rg_buf_cut(out, at + n);
	return true;
}

void
rg_fold(struct rg_buf *out, struct rg_view v)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n;

	if (v.n == 0 || fold_ascii(out, v) || fold_latin(out, v))
		return;
	n = utf8proc_map((const utf8proc_uint8_t *)v.p,
	    (utf8proc_ssize_t)v.n, &folded, folding);
	if (n == UTF8PROC_ERROR_NOMEM)
		rg_oom();
	if (n < 0)
		rg_buf_put(out, v);
	else
		rg_buf_put(out, rg_view((const char *)folded, (size_t)n));
	free(folded);
}

struct rg_view
rg_fold_new(struct rg_arena *a, struct rg_view v)
{
	struct rg_buf folded = { 0 };
	struct rg_view copy;

	rg_fold(&folded, v);
	copy = rg_arena_copy(a, rg_buf_view(&folded));
	rg_buf_release(&folded);
	return copy;
}

bool
rg_utf8_letter_wide(uint32_t c)
{
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
		return true;
	default:
		return false;
	}
}

void
rg_key(struct rg_buf *key, struct rg_view name)
{
	struct rg_buf folded = { 0 };
	size_t at = 0;

	rg_fold(&folded, name);
	while (at < folded.n) {
		uint32_t c = rg_utf8_next(rg_buf_view(&folded), &at);

		if (rg_utf8_letter(c) || (c >= '0' && c <= '9') || c == '+')
			rg_utf8_put(key, c);
	}
	rg_buf_release(&folded);
}

struct rg_view
rg_key_new(struct rg_arena *a, struct rg_view name)
{
	struct rg_buf key = { 0 };
	struct rg_view copy;

	rg_key(&key, name);
	copy = rg_arena_copy(a, rg_buf_view(&key));
	rg_buf_release(&key);
	return copy;
}

const char rg_key_bytes[128] = {
	"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
	"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
	"\0\0\0\0\0\0\0\0\0\0\0+\0\0\0\0"
	"0123456789\0\0\0\0\0\0"
	"\0abcdefghijklmno"
	"pqrstuvwxyz\0\0\0\0\0"
	"\0abcdefghijklmno"
	"pqrstuvwxyz\0\0\0\0\0"
};

size_t
rg_key_wide(char key[RG_FOLD_MAX], struct rg_view v, size_t *at)
{
	size_t n = rg_fold_next(key, v, at), from = 0, to = 0, kept = 0;
	struct rg_view folded = rg_view(key, n);

	for (; from < n; from = to) {
		uint32_t c = rg_utf8_next(folded, &to);

		if (!rg_utf8_letter(c) && !(c >= '0' && c <= '9') && c != '+')
			continue;
		memmove(key + kept, key + from, to - from);
		kept += to - from;
	}
	return kept;
}

size_t
rg_key_ascii(char *space, size_t size, struct rg_view name)
{
	size_t n = 0;

	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.p[i];

		if (c >= 0x80)
			return RG_NONE;
		if (rg_key_bytes[c] == '\0')
			continue;
		if (n == size)
			return RG_NONE;
		space[n++] = rg_key_bytes[c];
	}
	return n;
}

struct rg_view
rg_slug_new(struct rg_arena *a, struct rg_view name)
{
	struct rg_buf folded = { 0 }, slug = { 0 };
	struct rg_view copy;
	bool gap = false;

	rg_fold(&folded, name);
	for (size_t i = 0; i < folded.n && slug.n < 63; i++) {
		char c = folded.p[i];

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
			if (gap && slug.n > 0)
				rg_buf_char(&slug, '-');
			rg_buf_char(&slug, c);
			gap = false;
		} else {
			gap = true;
		}
	}
	copy = rg_arena_copy(a, rg_buf_view(&slug));
	rg_buf_release(&slug);
	rg_buf_release(&folded);
	return copy;
}
