#include "plain.h"

/*
 * Bytes that may begin a mark, or a character that copy() changes: all others
 * stay as they are.  An address is known by its colon.
 */
const unsigned char plain_bytes[256] = {
	['`'] = BYTE_MARK, ['!'] = BYTE_MARK, ['<'] = BYTE_MARK,
	['&'] = BYTE_MARK, ['*'] = BYTE_MARK, ['_'] = BYTE_MARK,
	['~'] = BYTE_MARK, ['='] = BYTE_MARK, ['$'] = BYTE_MARK,
	[':'] = BYTE_MARK, [0xc2] = BYTE_MARK, [0xe3] = BYTE_MARK,
	[0xef] = BYTE_MARK,
	['\\'] = BYTE_MARK | BYTE_PIPE, ['['] = BYTE_MARK | BYTE_PIPE,
	[0xe2] = BYTE_MARK | BYTE_PIPE,
	['|'] = BYTE_PIPE,
};

/*
 * Is the byte at `at` one of the many that begin nothing after all: a colon
 * before a blank, a dash that is no blank?
 */
static bool
idle(struct rg_view v, size_t at)
{
	unsigned char next = at + 1 < v.n ? (unsigned char)v.p[at + 1] : 0;

	switch ((unsigned char)v.p[at]) {
	case ':':
		return next < 'a' || next > 'z';
	case '!':
		return next != '[';
	case '~':
	case '=':
		return next != (unsigned char)v.p[at];
	case 0xc2:
		return next != 0xa0 && next != 0xad;
	case 0xe2:
		return next != 0x80 && next != 0x81;
	case 0xe3:
		return next != 0x80;
	default:
		return false;
	}
}

/* Where the address begins that has its colon at `at`; `at` if none has. */
static size_t
scheme(struct rg_view v, size_t from, size_t at)
{
	static const struct rg_view schemes[] = {
		{ "http://", 7 }, { "https://", 8 },
	};

	for (size_t i = 0; i < 2; i++) {
		size_t n = schemes[i].n - 3;

		if (at - from >= n && rg_view_starts(rg_view_cut(v, at - n,
		    v.n), schemes[i]))
			return at - n;
	}
	return at;
}

size_t
plain_until(struct rg_view v, size_t from)
{
	for (size_t at = from; at < v.n; at++) {
		size_t begin = at;

		if (!(plain_bytes[(unsigned char)v.p[at]] & BYTE_MARK))
			continue;
		if (!idle(v, at))
			return at;
		if (v.p[at] == ':')
			begin = scheme(v, from, at);
		if (begin < at)
			return begin;
	}
	return v.n;
}
