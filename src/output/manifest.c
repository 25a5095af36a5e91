#include "manifest.h"

#include <sys/types.h>

#include <sha2.h>

#include "file.h"
#include "refgen/die.h"

#define TITLE "refgen manifest 1\n"

static void
put_row(struct rg_buf *b, const struct rg_artifact *art)
{
	char hash[SHA256_DIGEST_STRING_LENGTH];
	const char *bytes = art->bytes.n ? art->bytes.p : "";

	SHA256Data((const uint8_t *)bytes, art->bytes.n, hash);
	rg_buf_fmt(b, "%s %zu %s\n", hash, art->bytes.n, art->path);
}

void
rg_manifest_put(struct rg_buf *b, const struct rg_artifacts *set)
{
	rg_buf_str(b, TITLE);
	for (size_t i = 0; i < set->n; i++) {
		const char *path = set->v[i]->path;

		RG_ASSERT(i == 0 || strcmp(set->v[i - 1]->path, path) < 0);
		RG_ASSERT(strcmp(path, RG_MANIFEST) != 0);
		put_row(b, set->v[i]);
	}
}

bool
rg_manifest_known(int dir)
{
	return rg_file_starts(dir, RG_MANIFEST, RG_V(TITLE));
}

size_t
rg_manifest_stale(int dir, const struct rg_artifacts *set)
{
	struct rg_buf text = { 0 };
	struct rg_view rest, row, field;
	size_t n = 0;

	if (rg_file_read(&text, dir, RG_MANIFEST) != 0)
		goto out;
	rest = rg_buf_view(&text);
	rg_view_split(&row, &rest, '\n');
	while (rg_view_split(&row, &rest, '\n')) {
		if (rg_view_split(&field, &row, ' ') &&
		    rg_view_split(&field, &row, ' ') &&
		    row.n > 0 && !rg_map_find(&set->by_path, row))
			n++;
	}
out:
	rg_buf_release(&text);
	return n;
}
