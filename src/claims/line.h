/* Headings, items and lines, and what they hang on; private to claims. */
#ifndef CLAIMS_LINE_H
#define CLAIMS_LINE_H

#include "label.h"

#define VALUE_MAX 60		/* bytes of a name behind its key */

/* subject.c */

/*
 * The block that names the service of a block without a name of its own, or
 * RG_NONE.  A heading lends its name to items, and to lines only if they are
 * sure to be of ports.
 */
size_t	subject_of(struct reader *, size_t block, bool sure);
/* The block names a service, for those that hang on it. */
void	remember(struct reader *, size_t block, const struct label *, bool fact);
/* "139 (NetBIOS) and 445 (SMB)": each port has the name beside it. */
bool	each_labelled(struct reader *, struct label *, rg_transports governing,
	    struct rg_span at);
/* A label's claims. */
void	add_label(struct reader *, size_t block, struct label *);
/* Is a block nothing but ports, as a question may be ("What is 22?")? */
bool	ports_alone(struct reader *, size_t block, struct rg_spec *);
/* A line of ports alone takes its name from the next line. */
bool	name_from_above(struct reader *, size_t block);
/* "port 22", "UDP/69": not "TCP 3", which may be of anything. */
bool	sure_ports(const struct rg_spec *);
bool	usual_for_heading(struct reader *, size_t block, const struct rg_spec *);
/* Ports with a sure sign and no name: they are the subject's. */
bool	ports_of_subject(struct reader *, size_t block, size_t at);
/*
 * A name that nobody knows is a part of the subject ("Data: 20" below FTP)
 * if it says no more than that, or if the subject is usually there; else it
 * is a service of its own ("Portainer: 9443" below Docker).  Of the item
 * beside it it is a part only if it says no more and is usually there.
 */
bool	is_part(struct reader *, size_t block, size_t subject,
	    const struct label *);
/*
 * Is a label of the service above?  It names nobody, or it again; or, in its
 * words, somebody who is not met on a port that is usual for that service:
 * "udp/137 name service (who is called what)" below NetBIOS is no WHOIS.
 */
bool	of_subject(struct reader *, size_t subject, const struct label *);

/* runs.c */

/*
 * Labels behind the first, which ended at `at`: "HTTP (80) / HTTPS (443)".
 * Where they end.
 */
size_t	read_more(struct reader *, struct rg_view text, size_t at,
	    enum strictness, rg_transports governing, struct rg_span);
/*
 * Where the next label of "80 - HTTP / 443 - HTTPS" starts; the end if none.
 * A comma parts two labels only if both are sure: "88 Kerberos, 389 LDAP",
 * but not "20, 21 FTP".
 */
size_t	next_label(struct reader *, struct rg_view text);
/* "Ports to check: 21 FTP, 22 SSH": where the labels start; 0 if at once. */
size_t	first_label(struct reader *, struct rg_view text);
/* The labels behind the first, each with its ports before its name. */
void	read_more_ports(struct reader *, size_t block, struct rg_view text,
	    size_t at);
/* "90 FreshRSS" among lines such as "22 SSH". */
bool	read_in_run(struct reader *, size_t block, struct rg_view text);

/* nameless.c */

/* The text of a block; of a heading, without its number: "5.1 FTP". */
struct rg_view	block_text(const struct rg_block *);
/* No ports: does the block name a service, for those that hang on it? */
void	read_nameless(struct reader *, size_t block);
/* More words on the service of the last label: the paragraphs behind it. */
void	read_remark(struct reader *, size_t block, struct names *subject);

#endif
