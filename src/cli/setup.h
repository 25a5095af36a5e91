/* What the program is made of before it reads notes; private to cli. */
#ifndef CLI_SETUP_H
#define CLI_SETUP_H

#include "cli.h"

/* Languages, lexicons, services and registries that the program carries. */
enum status	setup(struct cli *);
void		setdown(struct cli *);

#endif
