/* Bullets, numbers and indentation at the start of a line. */
#ifndef INGEST_OUTLINE_H
#define INGEST_OUTLINE_H

#include "refgen/note.h"

enum marker {
	MARK_NONE,
	MARK_BULLET,		/* - * + · • ◦ ▪ o ❯ */
	MARK_NUMBER,		/* 1. 2) */
	MARK_LETTER,		/* a. B) */
	MARK_ROMAN,		/* i. iv) */
	MARK_DEFINITION,	/* ": words", of the line above */
};

struct line_start {
	enum marker	 marker;
	size_t		 indent;	/* columns before the marker or word */
	size_t		 mark;		/* offset of the marker, or of the text */
	size_t		 text;		/* offset of the first byte of text */
	bool		 listed;	/* CommonMark knows the marker as well */
};

/*
 * Reads quote marks, indentation and one marker at the start of the bytes
 * [from, to); `quotes` marks are taken at most.
 */
struct line_start	read_start(const struct rg_source *, size_t from,
			    size_t to, int quotes);

#endif
