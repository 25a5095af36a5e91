/*
 * What a page may run is named by its hash in the page's own policy
 * (W3C, Content Security Policy Level 3, section 6.7.3.3).
 */
#ifndef REFGEN_RENDER_ONEFILE_POLICY_H
#define REFGEN_RENDER_ONEFILE_POLICY_H

#include "refgen/buf.h"
#include "refgen/view.h"

/* 'sha256-...' of what stands between <style> or <script> and its end. */
void	rg_policy_hash(struct rg_buf *, struct rg_view inlined);

#endif
