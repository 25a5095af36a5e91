/*
 * libgettextpo's one door.
 *
 * This file is part of refgen-po.  Unlike the rest of refgen, which is MIT,
 * refgen-po links libgettextpo, and so it is under libgettextpo's terms:
 *
 * refgen-po is free software: you can redistribute it and/or modify it under
 * the terms of the GNU General Public License as published by the Free
 * Software Foundation, either version 3 of the License, or (at your option)
 * any later version.
 *
 * refgen-po is distributed in the hope that it will be useful, but WITHOUT
 * ANY WARRANTY; without even the implied warranty of MERCHANTABILITY or
 * FITNESS FOR A PARTICULAR PURPOSE.  See the GNU General Public License for
 * more details.
 *
 * You should have received a copy of the GNU General Public License along
 * with this program.  If not, see <https://www.gnu.org/licenses/>.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "helper.h"

#include <gettext-po.h>
#include <stdlib.h>
#include <strings.h>

#include "refgen/utf8.h"

/* The sets of placeholders, as bits: {1}, {2}, {3}, {n}. */
static const char *const placeholders[] = { "{1}", "{2}", "{3}", "{n}" };
#define PLACEHOLDERS (sizeof(placeholders) / sizeof(placeholders[0]))

/* The library warns of what msgfmt lets pass; we, too. */
static void
on_trouble(int severity, po_message_t message, const char *file, size_t line,
    size_t column, int multiline, const char *text)
{
	(void)message;
	(void)column;
	(void)multiline;
	if (severity == PO_SEVERITY_WARNING)
		return;
	complain(file && line != (size_t)-1 ? line : 0, "%s", text);
	if (severity == PO_SEVERITY_FATAL_ERROR)
		exit(EXIT_FAILURE);
}

static void
on_trouble2(int severity, po_message_t message1, const char *file1,
    size_t line1, size_t column1, int multiline1, const char *text1,
    po_message_t message2, const char *file2, size_t line2, size_t column2,
    int multiline2, const char *text2)
{
	on_trouble(severity, message1, file1, line1, column1, multiline1,
	    text1);
	on_trouble(severity, message2, file2, line2, column2, multiline2,
	    text2);
}

static const struct po_xerror_handler handler = { on_trouble, on_trouble2 };

/*
 * The library keeps to itself where a message stands, but gives messages in
 * the order of the file.  So we go along from one keyword to the next.
 */
struct place {
	struct rg_view	po;
	size_t		at, line;
};

static bool
at_word(const struct place *p, struct rg_view word)
{
	struct rg_view rest = rg_view_cut(p->po, p->at, p->po.n);

	return rg_view_starts(rest, word);
}

static void
skip_line(struct place *p)
{
	while (p->at < p->po.n && p->po.p[p->at] != '\n')
		p->at++;
}

/* From behind a quotation mark to behind the other. */
static void
skip_string(struct place *p)
{
	while (p->at < p->po.n && p->po.p[p->at] != '\n') {
		char c = p->po.p[p->at++];

		if (c == '"')
			return;
		if (c == '\\' && p->at < p->po.n)
			p->at++;
	}
}

/* Goes behind the next msgid, be it obsolete or not. */
static void
next_msgid(struct place *p)
{
	while (p->at < p->po.n) {
		bool comment = p->po.p[p->at] == '#' &&
		    (!at_word(p, RG_V("#~")) || at_word(p, RG_V("#~|")));

		if (comment) {
			skip_line(p);
			continue;
		}
		if (at_word(p, RG_V("msgid")) &&
		    !at_word(p, RG_V("msgid_plural"))) {
			p->at += strlen("msgid");
			return;
		}
		p->line += p->po.p[p->at] == '\n';
		if (p->po.p[p->at++] == '"')
			skip_string(p);
	}
}

static unsigned
set_of(const char *text)
{
	unsigned set = 0;

	for (size_t i = 0; i < PLACEHOLDERS; i++)
		if (strstr(text, placeholders[i]))
			set |= 1u << i;
	return set;
}

static void
check_string(const char *text, size_t line)
{
	if (rg_utf8_control(rg_view_of(text)) != RG_NONE)
		complain(line, "control character in a string");
}

/* One form: its placeholders are those of the msgid or of its plural. */
static void
check_form(po_message_t m, const char *form, size_t line)
{
	const char *plural = po_message_msgid_plural(m);
	unsigned set = set_of(form);

	if (set != set_of(po_message_msgid(m)) &&
	    (!plural || set != set_of(plural)))
		complain(line, "msgid and msgstr differ in {1}, {2}, {3} "
		    "or {n}");
}

/* The translation in form `i`; NULL behind the last. */
static const char *
form_of(po_message_t m, int i)
{
	if (po_message_msgid_plural(m))
		return po_message_msgstr_plural(m, i);
	return i == 0 ? po_message_msgstr(m) : NULL;
}

static bool
is_header(po_message_t m)
{
	return !po_message_msgctxt(m) && *po_message_msgid(m) == '\0';
}

/* A header's text is often fuzzy, and still valid (as for msgfmt). */
static bool
wanted(po_message_t m)
{
	const char *first = form_of(m, 0);

	return !po_message_is_obsolete(m) && first && *first != '\0' &&
	    (!po_message_is_fuzzy(m) || is_header(m));
}

static void
put_key(struct rg_buf *out, po_message_t m, size_t line)
{
	const char *ctxt = po_message_msgctxt(m);
	const char *plural = po_message_msgid_plural(m);

	if (ctxt) {
		check_string(ctxt, line);
		rg_buf_str(out, ctxt);
		rg_buf_char(out, '\004');
	}
	check_string(po_message_msgid(m), line);
	rg_buf_str(out, po_message_msgid(m));
	if (plural) {
		check_string(plural, line);
		rg_buf_char(out, '\0');
		rg_buf_str(out, plural);
	}
}

static void
put_forms(struct rg_buf *out, po_message_t m, size_t line)
{
	const char *form;

	for (int i = 0; (form = form_of(m, i)) != NULL; i++) {
		check_string(form, line);
		if (!is_header(m))
			check_form(m, form, line);
		if (i > 0)
			rg_buf_char(out, '\0');
		rg_buf_str(out, form);
	}
}

static void
add(struct messages *to, po_message_t m, size_t line)
{
	struct message *new = RG_PUSH(to->arena, &to->list);
	struct rg_buf b = { 0 };

	put_key(&b, m, line);
	new->key = rg_arena_copy(to->arena, rg_buf_view(&b));
	rg_buf_reset(&b);
	put_forms(&b, m, line);
	new->text = rg_arena_copy(to->arena, rg_buf_view(&b));
	rg_buf_release(&b);
}

static void
add_all(struct messages *to, po_file_t file, struct rg_view po)
{
	po_message_iterator_t i = po_message_iterator(file, NULL);
	struct place place = { .po = po, .line = 1 };
	po_message_t m;

	while ((m = po_next_message(i)) != NULL) {
		next_msgid(&place);
		if (!wanted(m))
			continue;
		po_message_check_format(m, &handler);
		add(to, m, place.line);
	}
	po_message_iterator_free(i);
}

static bool
charset_is_utf8(const char *header)
{
	static const char charset[] = "charset=";
	char *type = header ? po_header_field(header, "Content-Type") : NULL;
	const char *name = type ? strstr(type, charset) : NULL;
	bool is;

	is = name && strcasecmp(name + strlen(charset), "UTF-8") == 0;
	free(type);
	return is;
}

static void
check_file(po_file_t file)
{
	const char *const *domains = po_file_domains(file);

	for (; *domains; domains++)
		if (strcmp(*domains, "messages") != 0)
			complain(0, "more than one domain");
	if (!charset_is_utf8(po_file_domain_header(file, NULL)))
		complain(0, "the header does not say charset=UTF-8");
}

void
po_read(struct messages *to, struct rg_view po)
{
	po_file_t file = po_file_read("-", &handler);

	if (!file) {
		complain(0, "cannot be read");
		return;
	}
	if (complaints() == 0)
		check_file(file);
	if (complaints() == 0)
		add_all(to, file, po);
	po_file_free(file);
}
