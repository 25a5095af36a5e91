/*
 * How disagreements are decided: each rule with its reason.  The reason is
 * told to readers in their language; {1} is the value that was taken.
 */
#include "draft.h"

const struct rule_row rules[RULES] = {
	[RULE_SPECIFIC] = { "specific-beats-general",
	    "{1} was taken: the other side comes from notes that say the same "
	    "of many ports at once, and a statement about this port counts "
	    "for more than one about all of them." },
	[RULE_MORE_COMPLETE] = { "more-complete",
	    "{1} was taken: a note that names every transport says more than "
	    "one that names a single transport in passing, and the two do not "
	    "exclude each other." },
	[RULE_PACKAGED] = { "packaged",
	    "{1} was taken: it is what distributions package. IANA used to "
	    "register every service for TCP and UDP alike, and notes that add "
	    "the other transport repeat the register rather than practice." },
	[RULE_MOST_NOTES] = { "most-notes",
	    "{1} was taken: more notes say so than say anything else." },
	[RULE_RELIABLE] = { "reliable-notes",
	    "{1} was taken: the notes that say so are right more often where "
	    "notes differ on other ports, and count for more." },
	[RULE_REGISTRY_TIE] = { "registry-breaks-tie",
	    "{1} was taken: neither side has clearly more notes, and this is "
	    "the one that distributions package or IANA registers." },
	[RULE_UNDECIDED] = { "undecided",
	    "Nothing decides between the sides, so all of them are shown: "
	    "{1}." },
	[RULE_UNION] = { "union",
	    "{1} was taken: the notes complete each other, each naming some "
	    "of the ports that the service uses." },
	[RULE_BACKED] = { "backed-ports",
	    "{1} was taken: several notes name these ports, or they are on "
	    "record for the service. A port that one note alone gives it is "
	    "kept with that note." },
	[RULE_IMPOSSIBLE] = { "impossible-loses",
	    "{1} was taken: port numbers have 16 bits, so the last one is "
	    "65535, and a value that cannot exist loses whatever its votes." },
	[RULE_STANDARD_BOUNDS] = { "standard-bounds",
	    "{1} was taken: these are the bounds that RFC 6335, section 6, "
	    "sets." },
	[RULE_STANDARD_NAME] = { "standard-name",
	    "{1} is the name that is shown; the others are kept as further "
	    "names of the same service." },
	[RULE_CLASS_NAME] = { "class-name",
	    "{1} was taken: RFC 6335, section 6, names the classes of ports; "
	    "the other name belongs to another class." },
	[RULE_SPELLING] = { "spelling",
	    "{1} was taken: the other spelling is a slip of the pen." },
	[RULE_STANDARD_EXPANSION] = { "standard-expansion",
	    "{1} is what the defining standard or the maker writes." },
	[RULE_STANDARD_SECURITY] = { "standard-security",
	    "{1} was taken: that is how the service is defined ({2}), "
	    "whatever notes call it." },
	[RULE_SHARED_REGISTERED] = { "shared-registered",
	    "Several services use this port. {1} is the one it is registered "
	    "for, and enough notes name it; the others keep entries of their "
	    "own." },
	[RULE_SHARED_MOST] = { "shared-most-notes",
	    "Several services use this port. {1} is the one that most notes "
	    "name; the others keep entries of their own." },
	[RULE_SHARED_APART] = { "shared-by-transport",
	    "Several services use this port, each under a transport of its "
	    "own and registered for it. {1} is the one that most notes name; "
	    "the others keep entries of their own." },
	[RULE_NOTES_WIN] = { "notes-win",
	    "{1} was taken: the notes agree with each other, and practice "
	    "counts for more here than what IANA registered; the registered "
	    "name is shown beside it." },
	[RULE_PINNED] = { "pinned",
	    "{1} was taken: this project decides it in refgen.yaml. {2}" },
};
