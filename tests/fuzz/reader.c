/*
 * The reader under libFuzzer: any bytes are a note, and what is claimed or
 * complained of stands within it.  No test; it runs until it is told to stop:
 *
 *	cmake -B build/fuzz -DRG_FUZZ=ON -DCMAKE_C_COMPILER=clang \
 *	    -DCMAKE_BUILD_TYPE=RelWithDebInfo
 *	cmake --build build/fuzz --target fuzz_reader
 *	tests/fuzz/words.py > build/fuzz/words
 *	mkdir -p build/fuzz/found
 *	build/fuzz/tests/fuzz/fuzz_reader -dict=build/fuzz/words \
 *	    -max_len=1024 -timeout=5 -max_total_time=900 \
 *	    build/fuzz/found notes notes/es
 *
 * What leads to new code is kept in found, and read again the next time.
 */
#include "read.h"

int	LLVMFuzzerTestOneInput(const unsigned char *, size_t);

/* A claim or complaint stands within the note. */
static void
within(const struct reading *r, struct rg_span at)
{
	RG_ASSERT(at.source == &r->source || !at.source);
	RG_ASSERT(!at.source || at.at + at.n <= r->source.bytes.n);
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	static struct reading words;
	struct reading r;
	struct rg_diag_style plain = { 0 };

	if (!words.lex.arena)
		reading_init(&words);
	r = words;
	rg_arena_init(&r.arena);
	r.diags.arena = &r.arena;
	reading_take(&r, "note.md", rg_view((const char *)bytes, n));
	for (size_t i = 0; i < r.note.n; i++)
		put_block(&r.out, &r.note, i);
	for (size_t i = 0; i < r.claims.list.n; i++) {
		within(&r, r.claims.list.v[i].at);
		put_claim(&r.out, &r.claims.list.v[i]);
	}
	for (size_t i = 0; i < r.diags.list.n; i++) {
		within(&r, r.diags.list.v[i].at);
		within(&r, r.diags.list.v[i].fix_at);
		rg_diag_text(&r.out, &r.diags.list.v[i], &plain);
	}
	put_complaints(&r.out, &r.diags);
	reading_release(&r);
	return 0;
}
