/*
 * Whose the ports of a block are that does not say it: what the block hangs
 * on, the item above, the heading, or the label before it in the list.
 */
#include "line.h"

size_t
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

void
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

bool
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

void
add_label(struct reader *r, size_t block, struct label *l)
{
	const struct rg_block *b = &r->note->blocks[block];
	rg_transports governing = governed(r, block);

	if (l->by_label && each_labelled(r, l, governing, b->at))
		return;
	add_assignment(r, &l->names, &l->spec, governing, b->at, l->text);
}

bool
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

bool
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

bool
sure_ports(const struct rg_spec *spec)
{
	return spec->word || (spec->marked && rg_view_chr(rg_view_cut(
	    spec->text, spec->at, spec->end), '/') != RG_NONE);
}

bool
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

/*
 * The names of the subject, or of another that it gave this port: below
 * "Ports 80 (HTTP), 443 (HTTPS)" each port has its own.
 */
static const struct names *
names_there(struct reader *r, size_t subject, const struct rg_spec *spec,
    struct names *other)
{
	const struct names *own = r->said[subject].names;

	for (size_t i = 0; i < r->owners.n; i++) {
		const struct rg_claim *c = &r->claims->list.v[r->first + i];

		if (r->owners.v[i] != subject || !c->known ||
		    c->known == own->known || c->nports != 1 ||
		    !rg_range_overlap(c->ports[0], spec->items[0].range))
			continue;
		*other = (struct names){ .v = { c->names[0] }, .n = 1,
			.known = c->known };
		return other;
	}
	return own;
}

bool
ports_of_subject(struct reader *r, size_t block, size_t at)
{
	const struct rg_block *b = &r->note->blocks[block];
	struct rg_view text = rg_view_trim(b->text.plain);
	struct names other;
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
		add_assignment(r, names_there(r, subject, &spec, &other), &spec,
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

bool
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

bool
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
