/*
 * Ports, ranges of ports and sets of transports.
 *
 * A port is a 16-bit number (RFC 6335, section 6).  A range keeps the
 * numbers as somebody wrote them, so it can hold 65536 or a reversed pair;
 * rg_range_valid() tells.  One port is a range whose ends are equal.
 *
 * Transports are the four that the registry knows (RFC 6335, section 8.1),
 * written in lower case and always in this order.
 */
#ifndef REFGEN_PORT_H
#define REFGEN_PORT_H

#include <stdbool.h>
#include <stdint.h>

#include "refgen/buf.h"
#include "refgen/view.h"

#define RG_PORT_MAX 65535u

struct rg_range {
	uint32_t	first, last;
};

enum rg_transport {
	RG_TCP = 1,
	RG_UDP = 2,
	RG_SCTP = 4,
	RG_DCCP = 8,
};

#define RG_TRANSPORTS 4

typedef uint8_t rg_transports;		/* a set of enum rg_transport */

/* RFC 6335, section 6: System, User, and Dynamic Ports; and the whole. */
enum rg_class {
	RG_CLASS_NONE,
	RG_CLASS_WELL_KNOWN,
	RG_CLASS_REGISTERED,
	RG_CLASS_DYNAMIC,
	RG_CLASS_ALL,
};

#define RG_CLASSES 5

bool		rg_range_valid(struct rg_range);
/* By first, then by last. */
int		rg_range_cmp(struct rg_range, struct rg_range);
bool		rg_range_overlap(struct rg_range, struct rg_range);
/* "53" or "137-139". */
void		rg_range_put(struct rg_buf *, struct rg_range);

/* "tcp"; NULL for what is not one transport. */
const char	*rg_transport_name(enum rg_transport);
/* The transport with this name in lower case, or 0. */
rg_transports	rg_transport_of(struct rg_view name);
/* The names in the fixed order, with `between` between two. */
void		rg_transports_put(struct rg_buf *, rg_transports,
		    const char *between);

/* "well-known", "registered", "dynamic", "all"; "" for none. */
const char	*rg_class_name(enum rg_class);
enum rg_class	rg_class_of(struct rg_view name);
/* What RFC 6335 says the bounds are. */
struct rg_range	rg_class_range(enum rg_class);

#endif
