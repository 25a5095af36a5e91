/* The one door to SHA-256 in this room. */
#include "onefile/policy.h"

#include <sys/types.h>

#include <sha2.h>

/* RFC 4648, section 4. */
static void
put_base64(struct rg_buf *out, const uint8_t *bytes, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		uint32_t three = (uint32_t)bytes[i] << 16;

		if (i + 1 < n)
			three |= (uint32_t)bytes[i + 1] << 8;
		if (i + 2 < n)
			three |= bytes[i + 2];
		for (size_t d = 0; d < 4; d++)
			rg_buf_char(out, i + d > n ? '=' :
			    digits[three >> (18 - 6 * d) & 63]);
	}
}

void
rg_policy_hash(struct rg_buf *out, struct rg_view inlined)
{
	uint8_t digest[SHA256_DIGEST_LENGTH];
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, (const uint8_t *)inlined.p, inlined.n);
	SHA256Final(digest, &context);
	rg_buf_str(out, "'sha256-");
	put_base64(out, digest, sizeof(digest));
	rg_buf_char(out, '\'');
}
