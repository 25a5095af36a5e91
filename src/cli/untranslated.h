/*
 * Notes in one language, of which a reference in two is made: that each of
 * many texts is missing in the other tells people nothing.  Private to cli.
 */
#ifndef CLI_UNTRANSLATED_H
#define CLI_UNTRANSLATED_H

#include "project.h"

/*
 * Makes one diagnostic (RG604) of many (RG601), for each language that next
 * to no note is in and that the project does nothing to have: it neither
 * names its languages nor has a catalog of texts in this one.  For people;
 * programs get every one.
 */
void	sum_up_untranslated(struct cli *, const struct project *);

#endif
