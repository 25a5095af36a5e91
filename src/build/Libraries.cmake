# The libraries refgen links, by pkg-config name, and what to call each when
# it is missing.  All are looked for before the first complaint, so that a
# stranger installs once.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
set(_missing "")
set(_packages "")

function(rg_need name module upstream debian)
	pkg_check_modules(${name} QUIET IMPORTED_TARGET ${module})
	if(NOT ${name}_FOUND)
		set(_missing "${_missing}\n  ${upstream}" PARENT_SCOPE)
		set(_packages "${_packages} ${debian}" PARENT_SCOPE)
	endif()
endfunction()

#       name     pkg-config    upstream's name             Debian's package
rg_need(cmark    libcmark      "cmark 0.30 (commonmark)"   libcmark-dev)
rg_need(xml2     libxml-2.0    "libxml2 2.9"               libxml2-dev)
rg_need(yaml     yaml-0.1      "libyaml 0.2.5"             libyaml-dev)
rg_need(utf8proc libutf8proc   "utf8proc 2.8"              libutf8proc-dev)
rg_need(jansson  jansson       "jansson 2.14"              libjansson-dev)
rg_need(md       libmd         "libmd 1.0 (hadrons.org)"   libmd-dev)
if(BUILD_TESTING)
	rg_need(cmocka cmocka  "cmocka 1.1.5"              libcmocka-dev)
endif()

find_program(MSGFMT msgfmt)
if(NOT MSGFMT)
	string(APPEND _missing "\n  GNU gettext (msgfmt)")
	string(APPEND _packages " gettext")
endif()

if(_missing)
	message(FATAL_ERROR "refgen needs what is not here:${_missing}\n"
		"On Debian: apt-get install${_packages}")
endif()

# For project catalogs (the helper refgen-po); optional.
find_path(GETTEXTPO_INCLUDE gettext-po.h)
find_library(GETTEXTPO_LIBRARY gettextpo)
if(GETTEXTPO_INCLUDE AND GETTEXTPO_LIBRARY)
	set(RG_HAVE_GETTEXTPO ON)
endif()

# For cards on paper (the helper refgen-pdf); optional.  The fonts are part of
# what the same input gives the same bytes with, so they are named.
pkg_check_modules(pangocairo QUIET IMPORTED_TARGET
	pangocairo>=1.50 pangofc cairo-pdf>=1.16 fontconfig)
find_path(RG_FONTS DejaVuSans-Bold.ttf PATHS
	/usr/share/fonts/truetype/dejavu /usr/share/fonts/dejavu
	/usr/share/fonts/dejavu-sans-fonts /usr/share/fonts/TTF)
if(pangocairo_FOUND AND RG_FONTS)
	set(RG_HAVE_PDF ON)
else()
	message(STATUS "Cards will be written as HTML, not as PDF: Pango, Cairo "
		"or the DejaVu fonts are missing (on Debian: libpango1.0-dev "
		"libcairo2-dev fonts-dejavu-core)")
endif()
