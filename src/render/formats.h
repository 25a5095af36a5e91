/* The formats, each made by the folder of its name. */
#ifndef REFGEN_RENDER_FORMATS_H
#define REFGEN_RENDER_FORMATS_H

#include "refgen/render.h"

int	rg_html_render(struct rg_artifacts *, const struct rg_render_job *,
	    rg_lang);
int	rg_man_render(struct rg_artifacts *, const struct rg_render_job *,
	    rg_lang);
int	rg_csv_render(struct rg_artifacts *, const struct rg_render_job *,
	    rg_lang);
int	rg_spreadsheet_render(struct rg_artifacts *,
	    const struct rg_render_job *, rg_lang);
int	rg_json_render(struct rg_artifacts *, const struct rg_render_job *,
	    rg_lang);
int	rg_cards_render(struct rg_artifacts *, const struct rg_render_job *,
	    rg_lang);
int	rg_anki_render(struct rg_artifacts *, const struct rg_render_job *,
	    rg_lang);
int	rg_services_render(struct rg_artifacts *, const struct rg_render_job *,
	    rg_lang);
int	rg_onefile_render(struct rg_artifacts *, const struct rg_render_job *,
	    rg_lang);

#endif
