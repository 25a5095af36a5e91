/*
 * refgen.yaml, the part that steers the merge:
 *
 *	pins:
 *	  - port: 53
 *	    transports: [tcp, udp]
 *	    because: "RFC 7766"
 *	same:
 *	  - [NBT, NetBIOS]
 *	apart:
 *	  - [SFTP, FTPS]
 */
#include "settings.h"

#include "refgen/portspec.h"

/* "tcp", or a list of such. */
static bool
read_transports(struct cli *cli, const struct rg_value *v, rg_transports *set)
{
	size_t n = v->kind == RG_VALUE_LIST ? v->n : 1;

	*set = 0;
	for (size_t i = 0; i < n; i++) {
		const struct rg_value *one = v->kind == RG_VALUE_LIST ?
		    &v->items[i] : v;
		rg_transports t = one->kind == RG_VALUE_SCALAR ?
		    rg_transport_of(one->scalar) : 0;

		if (t == 0) {
			rg_diag_add(&cli->diags, RG_D_VALUE_BAD, one->at,
			    RG_V("transports"), one->scalar,
			    rg_view(NULL, 0));
			return false;
		}
		*set |= t;
	}
	return *set != 0;
}

static bool
read_pin(struct cli *cli, const struct rg_value *v, struct rg_pin *pin)
{
	const struct rg_value *port = rg_value_get(v, "port");
	const struct rg_value *transports = rg_value_get(v, "transports");
	struct rg_spec spec;

	if (!port || port->kind != RG_VALUE_SCALAR ||
	    !rg_spec_read(&spec, &cli->lexicon, port->scalar, 0) ||
	    spec.n != 1 || !rg_range_valid(spec.items[0].range)) {
		rg_diag_add(&cli->diags, RG_D_VALUE_BAD, port ? port->at :
		    v->at, RG_V("port"), port ? port->scalar : RG_V(""),
		    rg_view(NULL, 0));
		return false;
	}
	if (!transports) {
		rg_diag_add(&cli->diags, RG_D_VALUE_BAD, v->at,
		    RG_V("transports"), RG_V(""), rg_view(NULL, 0));
		return false;
	}
	pin->ports = spec.items[0].range;
	pin->service = rg_value_str(v, "service");
	pin->because = rg_value_str(v, "because");
	pin->at = port->at;
	return read_transports(cli, transports, &pin->transports);
}

static void
read_names(struct cli *cli, const struct rg_value *v, struct rg_names *names)
{
	names->v = rg_arena_alloc(&cli->arena, v->n * sizeof(*names->v));
	for (size_t i = 0; v->kind == RG_VALUE_LIST && i < v->n; i++)
		if (v->items[i].kind == RG_VALUE_SCALAR)
			names->v[names->n++] = v->items[i].scalar;
}

/* A list of lists of names. */
static size_t
read_groups(struct cli *cli, const struct rg_value *v,
    const struct rg_names **groups)
{
	struct rg_names *list;

	if (!v || v->kind != RG_VALUE_LIST)
		return 0;
	list = rg_arena_alloc(&cli->arena, v->n * sizeof(*list));
	for (size_t i = 0; i < v->n; i++)
		read_names(cli, &v->items[i], &list[i]);
	*groups = list;
	return v->n;
}

void
read_settings(struct cli *cli, const struct rg_value *config,
    struct rg_merge_input *in)
{
	const struct rg_value *pins = rg_value_get(config, "pins");
	struct rg_pin *list;

	in->nsame = read_groups(cli, rg_value_get(config, "same"), &in->same);
	in->napart = read_groups(cli, rg_value_get(config, "apart"),
	    &in->apart);
	if (!pins || pins->kind != RG_VALUE_LIST)
		return;
	list = rg_arena_alloc(&cli->arena, pins->n * sizeof(*list));
	for (size_t i = 0; i < pins->n; i++)
		if (read_pin(cli, &pins->items[i], &list[in->npins]))
			in->npins++;
	in->pins = list;
}
