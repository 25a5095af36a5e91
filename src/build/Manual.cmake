# Manual pages and completions, made of the tables of the commands and docs/man.

file(GLOB_RECURSE prose CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/man/*)
set(made ${PROJECT_BINARY_DIR}/share)
file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/cli/manual/*.c)
add_executable(refgen-manual ${sources})
target_include_directories(refgen-manual PRIVATE
	${PROJECT_SOURCE_DIR}/src/cli ${PROJECT_SOURCE_DIR}/src/cli/manual)
target_link_libraries(refgen-manual PRIVATE rg_cli_parts librefgen
	PkgConfig::jansson rg_settings)
add_custom_command(OUTPUT ${made}/made
	COMMAND refgen-manual ${PROJECT_SOURCE_DIR}/docs/man ${made}
	COMMAND ${CMAKE_COMMAND} -E touch ${made}/made
	DEPENDS refgen-manual ${prose} VERBATIM)
add_custom_target(manual ALL DEPENDS ${made}/made)

install(DIRECTORY ${made}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})
install(DIRECTORY ${made}/bash-completion ${made}/zsh ${made}/fish
	DESTINATION ${CMAKE_INSTALL_DATAROOTDIR})
