#include "unseen.h"

#include <stddef.h>

static const struct {
	uint32_t first, last;
} table[] = {
	{ 0x0000,  0x001f },	/* C0 */
	{ 0x007f,  0x009f },	/* DEL, C1 */
	{ 0x061c,  0x061c },	/* ALM */
	{ 0x200b,  0x200b },	/* ZWSP; ZWNJ and ZWJ shape letters and stay */
	{ 0x200e,  0x200f },	/* LRM, RLM */
	{ 0x2028,  0x202e },	/* line ends, embeddings, overrides */
	{ 0x2060,  0x206f },	/* isolates, invisible operators */
	{ 0xfeff,  0xfeff },	/* BOM */
	{ 0xfff9,  0xfffb },	/* interlinear annotation */
	{ 0xe0000, 0xe007f },	/* tags */
};

bool
rg_blank(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0;
}

bool
rg_unseen(uint32_t c)
{
	if (rg_blank(c))
		return false;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (c >= table[i].first && c <= table[i].last)
			return true;
	return false;
}

void
rg_unseen_put(struct rg_buf *out, uint32_t c)
{
	rg_buf_fmt(out, "<U+%04X>", (unsigned)c);
}
