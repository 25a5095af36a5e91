/*
 * Headings, items and lines.
 *
 * Each is read as a label first (label.c).  Ports without a name belong to
 * what the line hangs on: the item above, the heading, or the label before
 * it in the list.
 */
#include "label.h"

#include "refgen/utf8.h"

#define RUN_NAME_MAX 40		/* bytes of a name in a run of labels */
#define VALUE_MAX 60		/* bytes of a name behind its key */

/*
 * The block that names the service of a block without a name of its own, or
 * RG_NONE.  A heading lends its name to items, and to lines only if they are
 * sure to be of ports.
 */
static size_t
subject_of(struct reader *r, size_t block, bool sure)
{
	const struct rg_block *b = &r->note->blocks[block], *near;
	size_t up;

	for (up = b->parent; up != RG_NONE; up = r->note->blocks[up].parent)
		if (r->said[up].names)
			return up;
	up = r->keyed;
	if (up != RG_NONE && r->note->blocks[up].parent == b->parent &&
	    r->note->blocks[up].kind == b->kind && sure)
		return up;
	/* "SSH - a shell", and below it "Port: 22". */
	up = block - 1;
	if (block > 0 && sure && b->kind == RG_LINE &&
	    r->note->blocks[up].kind == RG_LINE &&
	    r->note->blocks[up].para == b->para && r->said[up].names &&
	    r->said[up].names->known && !r->said[up].fact)
		return up;
	up = r->last;
	near = up != RG_NONE ? &r->note->blocks[up] : NULL;
	if (near && r->said[up].name_first && b->kind == RG_ITEM &&
	    near->kind == RG_ITEM && near->heading == b->heading)
		return up;
	for (up = b->heading; up != RG_NONE && (b->kind == RG_ITEM || sure);
	    up = r->note->blocks[up].heading)
		if (r->said[up].names && r->said[up].names->known)
			return up;
	return RG_NONE;
}

static void
remember(struct reader *r, size_t block, const struct label *l, bool fact)
{
	struct said *said = &r->said[block];

	if (!said->names) {
		said->names = RG_NEW(r->note->scratch, struct names);
		*said->names = l->names;
	}
	said->fact |= fact;
	said->name_first = l->name_first;
	said->usual = fact && !l->name_first &&
	    usual_port(l->names.known, l->spec.items[0].range);
	if (fact)
		r->last = block;
}

/* "139 (NetBIOS) and 445 (SMB)": each port has the name beside it. */
static bool
each_labelled(struct reader *r, struct label *l, rg_transports governing,
    struct rg_span at)
{
	struct names names;

	if (l->spec.n < 2)
		return false;
	for (size_t i = 0; i < l->spec.n; i++)
		if (!read_names(r, l->spec.items[i].label, &names) ||
		    !names.known)
			return false;
	for (size_t i = 0; i < l->spec.n; i++) {
		struct rg_spec one = { .items = { l->spec.items[i] }, .n = 1 };

		read_names(r, l->spec.items[i].label, &names);
		add_assignment(r, &names, &one, governing, at,
		    rg_view(NULL, 0));
	}
	return true;
}

/* A label's claims. */
static void
add_label(struct reader *r, size_t block, struct label *l)
{
	const struct rg_block *b = &r->note->blocks[block];
	rg_transports governing = governed(r, block);

	if (l->by_label && each_labelled(r, l, governing, b->at))
		return;
	add_assignment(r, &l->names, &l->spec, governing, b->at, l->text);
}

/* Is a block nothing but ports, as a question may be ("What is 22?")? */
static bool
ports_alone(struct reader *r, size_t block, struct rg_spec *spec)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);

	return b->kind != RG_TABLE && rg_spec_read(spec, r->lex, text,
	    skip_decoration(text)) && strip(rest_of(text, spec->end)).n == 0;
}

/*
 * The ports that wait for a name in this block: those of the line above, of
 * the item it hangs on, or of the heading right above; and the item's also
 * for its second child, if that is a name we know and nothing else.
 */
static size_t
waiting_ports(struct reader *r, size_t block, struct rg_spec *spec)
{
	const struct rg_block *b = &r->note->blocks[block], *above;
	size_t up = b->parent;

	if (up != RG_NONE && r->said[up].ports) {
		*spec = *r->said[up].ports;
		return up;
	}
	if (block == 0)
		return RG_NONE;
	up = block - 1;
	above = &r->note->blocks[up];
	if (r->said[up].names || r->said[up].fact ||
	    (above->kind != RG_HEADING && above->para != b->para &&
	    b->parent != up) || !ports_alone(r, up, spec) ||
	    is_reply(r, up))
		return RG_NONE;
	return up;
}

/* "## 443" is of a port only over a name that is usually there. */
static bool
bare_heading(struct reader *r, size_t up, const struct label *l)
{
	return r->note->blocks[up].kind == RG_HEADING && !l->spec.word &&
	    !l->spec.marked &&
	    !usual_port(l->names.known, l->spec.items[0].range);
}

/* A line of ports alone takes its name from the next line. */
static bool
name_from_above(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct label l = { 0 };
	size_t up = waiting_ports(r, block, &l.spec);
	struct said *above;

	if (up == RG_NONE || !read_names(r, text, &l.names))
		return false;
	above = &r->said[up];
	if ((above->ports || r->note->blocks[up].kind == RG_HEADING) &&
	    (!l.names.known || l.names.slip || (l.names.text.n &&
	    !usual_port(l.names.known, l.spec.items[0].range))))
		return false;
	if (bare_heading(r, up, &l))
		return false;
	r->owner = up;
	add_assignment(r, &l.names, &l.spec, governed(r, block),
	    rg_span_join(r->note->blocks[up].at, b->at), l.names.text);
	if (b->parent == up && !above->ports) {
		above->ports = RG_NEW(r->note->scratch, struct rg_spec);
		*above->ports = l.spec;
	}
	remember(r, up, &l, true);
	return true;
}

/* "Name: SSH", "Service: DNS": the value, where the key titles a column. */
static struct rg_view
keyed_value(struct reader *r, struct rg_view text)
{
	size_t colon = rg_view_chr(text, ':');
	const struct rg_lexicon_entry *e;

	if (colon == RG_NONE || colon > 40)
		return rg_view(NULL, 0);
	e = rg_lexicon_word(r->lex, RG_LEX_COLUMN, strip(rg_view(text.p, colon)));
	if (!e || (!rg_view_eq(e->value, RG_V("service")) &&
	    !rg_view_eq(e->value, RG_V("protocol"))))
		return rg_view(NULL, 0);
	return strip(rest_of(text, colon + 1));
}

/* The text of a block; of a heading, without its number: "5.1 FTP". */
static struct rg_view
block_text(const struct rg_block *b)
{
	struct rg_view text = rg_view_trim(b->text.plain);
	size_t at = 0, dots = 0;

	for (; at < text.n && (is_digit(text.p[at]) || text.p[at] == '.'); at++)
		dots += text.p[at] == '.' && at > 0;
	if (b->kind != RG_HEADING || dots == 0 || at == text.n ||
	    text.p[at] != ' ' || !is_digit(text.p[0]))
		return text;
	return rg_view_trim(rest_of(text, at));
}

/*
 * A heading that is about a service without being its name: "SSH hardening",
 * "Enumeración de FTP (File Transfer Protocol)".  False if we do not know it.
 */
static bool
heading_names(struct reader *r, struct names *names, bool *about)
{
	const struct rg_known *known;
	struct rg_view name;

	if (known_service(r, names->v[0]))
		return true;
	if (names->n > 1 && names->v[1].p == names->v[0].p) {
		names->n--;
		memmove(&names->v[0], &names->v[1],
		    names->n * sizeof(names->v[0]));
		return true;
	}
	known = known_end(r, names->v[0], &name);
	if (!known || (names->known && names->known != known))
		return names->known != NULL;
	*about = !names->known;
	names->known = known;
	names->v[0] = name;
	return true;
}

/*
 * Is the name only a word that means other things too ("Hostname: otter",
 * "domain: a part of the name")?  Abbreviations and a service's own name
 * are not.
 */
static bool
ordinary_word(struct reader *r, const struct names *names)
{
	struct rg_view name = names->v[0];

	if (rg_view_chr(name, ' ') != RG_NONE ||
	    same_words(name, names->known->name) ||
	    in_lexicon(r, RG_LEX_SERVICE, name))
		return false;
	for (size_t i = 1; i < name.n; i++)
		if (name.p[i] < 'a' || name.p[i] > 'z')
			return false;
	return true;
}

/* No ports: does the block name a service, for those that hang on it? */
static void
read_nameless(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = block_text(b);
	struct label l = { .name_first = true };
	struct rg_view value = keyed_value(r, text);
	struct rg_claim *claim;
	bool separated, keyed = value.n > 0 && value.n < VALUE_MAX;
	bool about = false;

	if (name_from_above(r, block))
		return;
	if (keyed)
		text = value;
	if (rg_spec_read(&l.spec, r->lex, text, skip_decoration(text)) &&
	    is_ordinal(text, &l.spec))
		text = rest_of(text, l.spec.end + 1);
	if (!keyed && b->kind != RG_HEADING) {
		if (!read_known_names(r, text, &l.names))
			return;
	} else if (!read_names(r, text, &l.names) || l.names.slip ||
	    (!keyed && !heading_names(r, &l.names, &about) &&
	    l.names.n < 2)) {
		return;
	}
	remember(r, block, &l, false);
	r->said[block].about = about;
	if (keyed)
		r->keyed = block;
	separated = l.names.text.n > 10 && l.names.v[0].p == strip(text).p;
	if (!separated || !l.names.known || b->kind == RG_HEADING || b->code ||
	    ordinary_word(r, &l.names))
		return;
	claim = add_claim(r, RG_CLAIM_SERVICE, b->at);
	if (!claim)
		return;
	set_names(r, claim, &l.names);
	claim->text = l.names.text;
}

/* More words on the service of the last label: the paragraphs behind it. */
static void
read_remark(struct reader *r, size_t block, struct names *subject)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_claim *claim;

	if (!subject || b->kind == RG_HEADING || b->code)
		return;
	claim = add_claim(r, RG_CLAIM_REMARK, b->at);
	if (!claim)
		return;
	set_names(r, claim, subject);
	claim->text = rg_view_trim(b->text.plain);
}

/* "port 22", "UDP/69": not "TCP 3", which may be of anything. */
static bool
sure_ports(const struct rg_spec *spec)
{
	return spec->word || (spec->marked && rg_view_chr(rg_view_cut(
	    spec->text, spec->at, spec->end), '/') != RG_NONE);
}

static bool
usual_for_heading(struct reader *r, size_t block, const struct rg_spec *spec)
{
	size_t up = r->note->blocks[block].heading;

	return up != RG_NONE && r->said[up].names && (spec->word ||
	    spec->marked) && usual_port(r->said[up].names->known,
	    spec->items[0].range);
}

/* Is the subject but the item before this one? */
static bool
beside(struct reader *r, size_t block, size_t subject)
{
	const struct rg_block *a = &r->note->blocks[subject];
	const struct rg_block *b = &r->note->blocks[block];

	return a->kind == RG_ITEM && a->parent == b->parent;
}

/* Ports with a sure sign and no name: they are the subject's. */
static bool
ports_of_subject(struct reader *r, size_t block, size_t at)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct rg_spec spec;
	size_t subject = RG_NONE, colon = rg_view_chr(text, ':');

	if (colon != RG_NONE && colon < VALUE_MAX &&
	    other_port(r, strip(rg_view(text.p, colon))))
		return false;
	for (; b->kind != RG_HEADING && at < text.n; at++) {
		if (!spec_start(text, at) ||
		    !rg_spec_read(&spec, r->lex, text, at) ||
		    (b->code && spec.mapped))
			continue;
		if (subject == RG_NONE) {
			subject = subject_of(r, block, sure_ports(&spec) ||
			    usual_for_heading(r, block, &spec));
			if (subject == RG_NONE)
				return false;
			if (((beside(r, block, subject) &&
			    spec.at > skip_decoration(text)) ||
			    r->said[subject].about) &&
			    !usual_port(r->said[subject].names->known,
			    spec.items[0].range))
				return false;
		} else if (!spec.word && !spec.marked) {
			at = spec.end;
			continue;
		}
		r->owner = subject;
		add_assignment(r, r->said[subject].names, &spec,
		    governed(r, block), b->at, r->said[block].fact ?
		    rg_view(NULL, 0) : strip(rest_of(text, spec.end)));
		r->said[block].fact = true;
		at = spec.end;
	}
	if (subject != RG_NONE && b->kind == RG_LINE &&
	    r->note->blocks[subject].para == b->para)
		r->last = subject;
	return subject != RG_NONE;
}

/*
 * Does another label come at once: ", B (2)", " / B (2)", " and B (2)", or
 * one in a column?
 */
static bool
goes_on(struct reader *r, struct rg_view text, size_t at)
{
	if (at + 1 < text.n && text.p[at] == ' ' && text.p[at + 1] == ' ')
		return true;
	while (at < text.n && rg_among(text.p[at], " )*"))
		at++;
	return at < text.n && (rg_among(text.p[at], ",/;|&+-") ||
	    rg_lexicon_letters(r->lex, RG_LEX_AND, text, at, NULL));
}

/*
 * Labels behind the first, which ended at `at`: "HTTP (80) / HTTPS (443)".
 * Where they end.
 */
static size_t
read_more(struct reader *r, struct rg_view text, size_t at,
    enum strictness strict, rg_transports governing, struct rg_span span)
{
	struct label l;
	bool found;

	while (goes_on(r, text, at) &&
	    name_first(r, text, at, strict, &l, &found) && l.names.known) {
		add_assignment(r, &l.names, &l.spec, governing, span,
		    rg_view(NULL, 0));
		at = l.end;
	}
	return at;
}

/* Do ports and a service that is usually there start at `at`: "389 LDAP"? */
static bool
usual_label(struct reader *r, struct rg_view text, size_t at)
{
	struct rg_spec spec;

	return rg_spec_read(&spec, r->lex, text, at) && usual_port(
	    known_start(r, rest_of(text, spec.end)), spec.items[0].range);
}

/*
 * "43 - WHOIS      70 - Gopher": do ports start a column of their own at
 * `digit`, with a wide gap before them, and a sign or their usual service
 * behind?
 */
static bool
in_column(struct reader *r, struct rg_view text, size_t digit)
{
	size_t end = digit, at;
	bool sign;

	if (text.p[digit - 2] != ' ' && text.p[digit - 2] != '\t')
		return false;
	while (end < text.n && is_digit((unsigned char)text.p[end]))
		end++;
	at = skip_separator(text, end, &sign);
	return (sign && at < text.n && text.p[at - 1] == ' ' &&
	    rg_utf8_letter((unsigned char)text.p[at])) ||
	    usual_label(r, text, digit);
}

/*
 * Where the next label of "80 - HTTP / 443 - HTTPS" starts; the end if none.
 * A comma parts two labels only if both are sure: "88 Kerberos, 389 LDAP",
 * but not "20, 21 FTP".
 */
static size_t
next_label(struct reader *r, struct rg_view text)
{
	static const struct rg_view signs[] = { RG_V(" / "), RG_V("; "),
		RG_V(" | "), RG_V(", ") };

	for (size_t digit = find_digit(text, 3); digit < text.n;
	    digit = find_digit(text, digit + 1)) {
		struct rg_view before = rg_view_cut(text, 1, digit);

		if (text.p[digit - 1] != ' ')
			continue;
		if (in_column(r, text, digit))
			return digit - 1;
		for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
			size_t at = digit - signs[i].n;

			if (rg_view_ends(before, signs[i]) &&
			    (signs[i].p[0] != ',' ||
			    (!is_digit(text.p[at - 1]) &&
			    text.p[at - 1] != ')' &&
			    usual_label(r, text, digit))))
				return at;
		}
	}
	return text.n;
}

/* "Ports to check: 21 FTP, 22 SSH": where the labels start; 0 if at once. */
static size_t
first_label(struct reader *r, struct rg_view text)
{
	for (size_t at = find_digit(text, 1); at + 1 < text.n;
	    at = find_digit(text, at + 1)) {
		bool opened = rg_among(text.p[at - 1], "'\"(");
		bool behind = at > 1 && text.p[at - 1] == ' ' &&
		    text.p[at - 2] == ':';

		if ((opened || behind) && usual_label(r, text, at))
			return at;
	}
	return 0;
}

/* The labels behind the first, each with its ports before its name. */
static void
read_more_ports(struct reader *r, size_t block, struct rg_view text, size_t at)
{
	struct label l;
	bool found;

	while (at < text.n) {
		struct rg_view rest = rest_of(text, at + 1);
		size_t end = next_label(r, rest);

		if (!ports_first(r, rg_view(rest.p, end), &l, &found) ||
		    (!l.names.known && text.p[at] != ' '))
			return;
		add_label(r, block, &l);
		at += 1 + end;
	}
}

/* What a claim says, once it is known where the labels of its line end. */
static void
set_text(struct reader *r, size_t claim, struct rg_view text)
{
	if (claim < r->claims->list.n)
		r->claims->list.v[claim].text = text;
}

static bool
read_class_line(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view above = { 0 }, text = rg_view_trim(b->text.plain);
	size_t first;

	if (b->parent != RG_NONE)
		above = r->note->blocks[b->parent].text.plain;
	else if (b->heading != RG_NONE)
		above = r->note->blocks[b->heading].text.plain;
	if (above.n > 80)
		above.n = 0;
	if (!read_class(r, text, above, b->at,
	    b->kind == RG_HEADING ? rg_view(NULL, 0) : text))
		return false;
	/* "Well-known ports (0-1023), such as HTTP (port 80)". */
	first = r->claims->list.n;
	if (prose_claims(r, block, 0))
		set_text(r, first, rg_view(NULL, 0));
	return true;
}

/*
 * A name that nobody knows is a part of the subject ("Data: 20" below FTP)
 * if it says no more than that, or if the subject is usually there; else it
 * is a service of its own ("Portainer: 9443" below Docker).  Of the item
 * beside it it is a part only if it says no more and is usually there.
 */
static bool
is_part(struct reader *r, size_t block, size_t subject, const struct label *l)
{
	const struct rg_known *known = r->said[subject].names->known;
	bool usual = usual_port(known, l->spec.items[0].range);
	struct words w;

	if (!known || l->names.known)
		return false;
	if (beside(r, block, subject))
		return usual && only_roles(r, l->names.v[0]);
	if (usual)
		return true;
	split_words(l->names.v[0], &w, 7);
	return w.n == 0 || w.n > 6 || is_role(r, rg_view_cut(l->names.v[0],
	    w.from[0], w.to[0]));
}

/* "22 SSH": one port, a blank, and words. */
static bool
bare_label(struct reader *r, struct rg_view text, struct rg_spec *spec)
{
	return text.n > 3 && is_digit(text.p[0]) &&
	    rg_spec_read(spec, r->lex, text, 0) && spec->n == 1 &&
	    !spec->word && !spec->marked && spec->end + 1 < text.n &&
	    text.p[spec->end] == ' ' &&
	    rg_utf8_letter((unsigned char)text.p[spec->end + 1]);
}

/* Are two blocks lines of one paragraph, or items of one list? */
static bool
same_run(const struct rg_block *a, const struct rg_block *b)
{
	return a->kind == b->kind && a->parent == b->parent &&
	    a->heading == b->heading &&
	    (a->kind == RG_ITEM || a->para == b->para);
}

/*
 * Are at least two lines of the paragraph or items of the list labels of
 * services that are usually there?  Then the others are labels as well.
 */
static bool
in_run(struct reader *r, size_t block)
{
	const struct rg_block *blocks = r->note->blocks, *b = &blocks[block];
	struct rg_spec spec;
	size_t labels = 0, at;

	if (block < r->run_end)
		return r->run;
	for (at = block; at-- > 0 && same_run(&blocks[at], b);)
		labels += r->said[at].usual;
	for (at = block + 1; at < r->note->n && same_run(&blocks[at], b); at++)
		labels += bare_label(r, rg_view_trim(blocks[at].text.plain),
		    &spec) && usual_label(r,
		    rg_view_trim(blocks[at].text.plain), 0);
	r->run_end = at;
	r->run = labels >= 2;
	return r->run;
}

/* "90 FreshRSS" among lines such as "22 SSH". */
static bool
read_in_run(struct reader *r, size_t block, struct rg_view text)
{
	struct label l = { 0 };
	struct words w;

	if (!bare_label(r, text, &l.spec) || counts(r, &l.spec) ||
	    text.n > l.spec.end + RUN_NAME_MAX || !in_run(r, block))
		return false;
	split_words(rest_of(text, l.spec.end), &w, 5);
	if (w.n > 4 || !read_names(r, rest_of(text, l.spec.end), &l.names))
		return false;
	l.text = l.names.text;
	add_label(r, block, &l);
	remember(r, block, &l, true);
	return true;
}

/*
 * Is a label of the service above?  It names nobody, or it again; or, in its
 * words, somebody who is not met on a port that is usual for that service:
 * "udp/137 name service (who is called what)" below NetBIOS is no WHOIS.
 */
static bool
of_subject(struct reader *r, size_t subject, const struct label *l)
{
	const struct rg_known *above = r->said[subject].names->known;
	struct rg_range first = l->spec.items[0].range;

	if (!above || !l->names.known)
		return above != NULL;
	if (above == l->names.known)
		return r->note->blocks[subject].kind != RG_HEADING;
	return usual_port(above, first) && !usual_port(l->names.known, first);
}

/*
 * A label that starts with its ports; "tcp/20 (active mode)" below "FTP;
 * Ports 20, 21" is FTP's.
 */
static bool
read_ports_first(struct reader *r, size_t block, struct rg_view text)
{
	const struct rg_block *b = &r->note->blocks[block];
	size_t end, subject;
	struct label l;
	bool found, named;

	text = rest_of(text, first_label(r, text));
	end = next_label(r, text);

	named = ports_first(r, rg_view(text.p, end), &l, &found);
	if (!named && found && read_in_run(r, block, text))
		return true;
	if (!named && found && (name_above(r, block, &l) ||
	    coded_label(r, block, text, &l))) {
		add_label(r, block, &l);
		remember(r, block, &l, true);
		return true;
	}
	if (!named)
		return found && (l.spec.word || l.spec.marked) &&
		    ports_of_subject(r, block, l.spec.at +
		    (size_t)(text.p - rg_view_trim(b->text.plain).p));
	subject = subject_of(r, block, true);
	if (subject != RG_NONE && b->kind == RG_ITEM &&
	    of_subject(r, subject, &l))
		return ports_of_subject(r, block, l.spec.at + (size_t)(text.p -
		    rg_view_trim(b->text.plain).p));
	count_coded(r, block, text, &l);
	add_label(r, block, &l);
	remember(r, block, &l, true);
	read_more_ports(r, block, text, end);
	prose_claims(r, block, b->code ? 0 :
	    (size_t)(text.p - rg_view_trim(b->text.plain).p) + l.spec.end);
	return true;
}

/* Does a heading above name a service we know, whatever else it says? */
static bool
below_known(struct reader *r, size_t block)
{
	size_t up = r->note->blocks[block].heading, from, to;

	for (; up != RG_NONE; up = r->note->blocks[up].heading)
		if (known_within(r, r->note->blocks[up].text.plain, &from, &to))
			return true;
	return false;
}

/*
 * "Trick: port 70 = menus", "Wrong: "Port 79 is ..."" and, below a heading
 * that names a service, "Key: port 70 sends menus" are words on it: no name
 * is told so.
 */
static bool
only_remark(struct reader *r, size_t block, const struct label *l)
{
	struct rg_view rest = rest_of(l->spec.text, l->spec.end);

	if (l->names.known || !l->spec.word || rest.n < 2 || rest.p[0] != ' ')
		return false;
	if (rest.p[1] == '=' || (l->spec.at > 0 &&
	    l->spec.text.p[l->spec.at - 1] == '"'))
		return true;
	return rest.p[1] >= 'a' && rest.p[1] <= 'z' && below_known(r, block);
}

static bool
read_name_first(struct reader *r, size_t block, struct rg_view text,
    bool *found, size_t *at)
{
	const struct rg_block *b = &r->note->blocks[block];
	enum strictness strict = b->code ? CODE :
	    b->kind == RG_HEADING ? HEADING : LOOSE;
	size_t subject, end, first = r->claims->list.n;
	struct label l;

	if (!name_first(r, text, 0, strict, &l, found)) {
		*at = *found ? l.spec.at : 0;
		return false;
	}
	if (only_remark(r, block, &l)) {
		*found |= l.spec.word;
		*at = l.spec.at;
		return false;
	}
	subject = subject_of(r, block, true);
	if (subject != RG_NONE && b->kind == RG_ITEM &&
	    is_part(r, block, subject, &l))
		return ports_of_subject(r, block, l.spec.at);
	add_label(r, block, &l);
	remember(r, block, &l, true);
	end = read_more(r, text, l.end, strict, governed(r, block), b->at);
	if (end > l.end)
		set_text(r, first, strip(rest_of(text, end)));
	if (prose_claims(r, block, end))
		set_text(r, first, strip(sentence(rest_of(text, end))));
	return true;
}

/*
 * Ports with a sure sign at `at` that nobody is told to use.  Code and titles
 * speak of ports in other ways, and a question waits for its answer.
 */
static void
complain_unread(struct reader *r, size_t block, size_t at)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	const struct rg_view none = { 0 };
	struct rg_spec spec;

	if (b->code || b->kind == RG_HEADING || r->asked == block ||
	    ports_alone(r, block, &spec) ||
	    !rg_spec_read(&spec, r->lex, text, at))
		return;
	/* High ports are a client's. */
	if (!sure_ports(&spec) || spec.items[0].range.first >= 49152)
		return;
	rg_diag_add(r->diags, RG_D_LINE_UNREAD, span_of(r, rg_view_cut(text,
	    spec.at, spec.end), b->at), none, none, none);
}

/*
 * Are the ports at `at` those of the last label?  A paragraph on other ports
 * is no remark on its service.
 */
static bool
speaks_of_last(struct reader *r, struct rg_view text, size_t at)
{
	struct rg_spec spec;

	if (!rg_spec_read(&spec, r->lex, text, at))
		return false;
	for (size_t i = r->owners.n; i-- > 0 && r->owners.v[i] == r->last;) {
		const struct rg_claim *c = &r->claims->list.v[r->first + i];

		for (size_t k = 0; k < c->nports; k++)
			if (rg_range_overlap(c->ports[k],
			    spec.items[0].range))
				return true;
	}
	return false;
}

/*
 * Are ports at `at`, whose service the line does not name, those of the
 * heading above: usual for it, or told of it ("It uses TCP port 22",
 * "Default port is 22")?
 */
static bool
of_heading(struct reader *r, size_t block, size_t at)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct rg_spec spec;

	if (at >= text.n)
		return false;
	if (at == 0 || tied(rg_view(text.p + 1, at - 1), GAP_WORDS))
		return true;
	return rg_spec_read(&spec, r->lex, text, at) &&
	    usual_for_heading(r, block, &spec);
}

/*
 * "IRC: a chat of old. Port 6667.": ports with a sure sign behind what is
 * said of the service, in a sentence of their own or usual for it.
 */
static bool
port_of_head(struct reader *r, size_t block, size_t at)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct label l = { 0 };
	bool apart = at > 2 && text.p[at - 1] == ' ' &&
	    rg_among(text.p[at - 2], ".;!");

	if (b->code || b->kind == RG_HEADING || at == 0 || at >= text.n ||
	    !rg_spec_read(&l.spec, r->lex, text, at) || !l.spec.word ||
	    !read_known_names(r, text, &l.names) || l.names.text.n == 0 ||
	    !known_service(r, l.names.v[0]) ||
	    (!apart && !usual_port(l.names.known, l.spec.items[0].range)))
		return false;
	add_assignment(r, &l.names, &l.spec, governed(r, block), b->at,
	    l.names.text);
	remember(r, block, &l, true);
	return true;
}

void
line_claims(struct reader *r, size_t block)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = block_text(b);
	struct rg_spec spec;
	bool found = false;
	size_t at = 0, before;

	if (text.n == 0)
		return;
	if (!has_digit(text, 0)) {
		if (!read_quiz(r, block))
			read_nameless(r, block);
		return;
	}
	if (read_class_line(r, block) ||
	    read_quiz(r, block) ||
	    is_reply(r, block) ||
	    read_ports_first(r, block, text) ||
	    read_name_first(r, block, text, &found, &at))
		return;
	if (found && port_of_head(r, block, at))
		return;
	if (found && b->kind == RG_ITEM && ports_of_subject(r, block, 0))
		return;
	if (prose_claims(r, block, 0))
		return;
	if (found && b->heading != RG_NONE && of_heading(r, block, at) &&
	    ports_of_subject(r, block, at))
		return;
	before = r->claims->list.n;
	if (found && r->last != RG_NONE && !ports_alone(r, block, &spec) &&
	    speaks_of_last(r, text, at))
		read_remark(r, block, r->said[r->last].names);
	else
		read_nameless(r, block);
	if (found && r->claims->list.n == before)
		complain_unread(r, block, at);
}

bool
read_label(struct reader *r, struct rg_view text, rg_transports governing,
    struct rg_span at)
{
	struct label l;
	bool found;

	if (rg_spec_read(&l.spec, r->lex, text, 0) &&
	    all_labelled(r, &l.spec) &&
	    each_labelled(r, &l, governing, at))
		return true;
	if (!name_first(r, text, 0, CODE, &l, &found))
		return false;
	add_assignment(r, &l.names, &l.spec, governing, at, l.text);
	read_more(r, text, l.end, CODE, governing, at);
	return true;
}
