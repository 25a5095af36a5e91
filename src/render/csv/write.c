#include "csv/write.h"

#include "refgen/render.h"
#include "refgen/utf8.h"
#include "unseen.h"

static void
next_cell(struct rg_csv *csv)
{
	if (csv->begun)
		rg_buf_char(csv->out, csv->delimiter);
	csv->begun = true;
}

void
rg_csv_none(struct rg_csv *csv)
{
	next_cell(csv);
}

void
rg_csv_number(struct rg_csv *csv, uint32_t number)
{
	next_cell(csv);
	rg_buf_fmt(csv->out, "%u", (unsigned)number);
}

/*
 * Spreadsheets look behind blanks and unseen characters, and take the
 * full-width forms for the signs themselves (OWASP, "CSV Injection").
 */
bool
rg_formula(struct rg_view text)
{
	static const uint32_t signs[] = {
		'=', '+', '-', '@', 0xff1d, 0xff0b, 0xff0d, 0xff20,
		0x2212,			/* MINUS SIGN */
	};
	uint32_t c = 0;

	for (size_t at = 0; at < text.n;) {
		c = rg_utf8_next(text, &at);
		if (!rg_blank(c) && !rg_unseen(c) && c != '"')
			break;
	}
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (c == signs[i])
			return true;
	return false;
}

/* A semicolon parts cells where the comma is the decimal sign. */
static bool
needs_quotes(struct rg_view text)
{
	for (size_t i = 0; i < text.n; i++)
		if (memchr(",;\"'", text.p[i], 4))
			return true;
	return false;
}

/* "139,445" is 139445 or 139.445 to a spreadsheet, and "10-12" a day. */
static bool
looks_counted(struct rg_view text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((text.p[i] < '0' || text.p[i] > '9') &&
		    text.p[i] != ',' && text.p[i] != '-')
			return false;
	return true;
}

static void
put_char(struct rg_buf *out, uint32_t c, bool counted)
{
	if (counted && c == ',')
		rg_buf_str(out, ", ");
	else if (counted && c == '-')
		rg_utf8_put(out, 0x2013);
	else if (rg_blank(c))
		rg_buf_char(out, ' ');
	else if (rg_unseen(c))
		rg_unseen_put(out, c);
	else if (c == '"')
		rg_buf_str(out, "\"\"");
	else
		rg_utf8_put(out, c);
}

void
rg_csv_text(struct rg_csv *csv, struct rg_view text)
{
	bool formula, quotes, counted;

	text = rg_view_trim(text);
	counted = csv->spreadsheet && looks_counted(text);
	formula = rg_formula(text);
	quotes = formula || needs_quotes(text);
	next_cell(csv);
	if (quotes)
		rg_buf_char(csv->out, '"');
	if (formula)
		rg_buf_char(csv->out, '\'');
	for (size_t at = 0; at < text.n;)
		put_char(csv->out, rg_utf8_next(text, &at), counted);
	if (quotes)
		rg_buf_char(csv->out, '"');
}

void
rg_csv_end(struct rg_csv *csv)
{
	rg_buf_str(csv->out, "\r\n");
	csv->begun = false;
}
