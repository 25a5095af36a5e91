#include "html/vocabulary.h"

#include <stddef.h>

static const char *const voids[] = {
	"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
	"meta", "source", "track", "wbr", NULL,
};

static const char *const raws[] = {
	"script", "style", "xmp", "iframe", "noembed", "noframes",
	"plaintext", NULL,
};

static const char *const pres[] = { "pre", "textarea", NULL };

static const char *const urls[] = {
	"action", "cite", "data", "formaction", "href", "poster", "src", NULL,
};

static const char *const bools[] = {
	"async", "autofocus", "checked", "default", "defer", "disabled",
	"formnovalidate", "hidden", "inert", "ismap", "multiple",
	"nomodule", "novalidate", "open", "readonly", "required",
	"reversed", "selected", NULL,
};

static const char *const forbidden[] = {
	"background", "http-equiv", "ping", "srcdoc", "srcset", "style", NULL,
};

static bool
listed(const char *const *list, struct rg_view name)
{
	for (size_t i = 0; list[i]; i++)
		if (rg_view_eq(rg_view_of(list[i]), name))
			return true;
	return false;
}

bool
rg_element_void(struct rg_view name)
{
	return listed(voids, name);
}

bool
rg_element_raw(struct rg_view name)
{
	return listed(raws, name);
}

bool
rg_element_pre(struct rg_view name)
{
	return listed(pres, name);
}

enum rg_attr_kind
rg_attr_kind(struct rg_view name)
{
	if (rg_view_starts(name, RG_V("on")) || listed(forbidden, name))
		return RG_ATTR_FORBIDDEN;
	if (listed(urls, name))
		return RG_ATTR_URL;
	return listed(bools, name) ? RG_ATTR_BOOL : RG_ATTR_TEXT;
}
