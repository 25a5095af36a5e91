#include "cmd_lookup.h"
#include "project.h"

enum status
lookup_model(struct lookup *l)
{
	struct project *p = RG_NEW(&l->cli->arena, struct project);
	enum status status;

	if (!in_project())
		return STATUS_OK;
	status = project_open(l->cli, p);
	if (status == STATUS_OK)
		status = project_read(l->cli, p);
	if (status == STATUS_FOUND_FAULT)
		return STATUS_OK;	/* no notes yet: the registry answers */
	l->where.model = &p->model;
	l->where.lang = l->cli->lang;
	return status;
}
