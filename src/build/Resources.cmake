# Files that the program carries, as bytes in its read-only data: one
# assembler file that includes them, one C table that names them.

function(rg_resources target)
	file(GLOB files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
		templates/* starter/* locales/*.lexicon data/*.tsv)
	file(GLOB catalogs CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
		locales/*.po)
	# Translations of a project's notes are the project's, not ours.
	list(FILTER catalogs EXCLUDE REGEX "\\.notes\\.po$")
	set(paths "")
	foreach(file IN LISTS files)
		list(APPEND paths "${file}=${PROJECT_SOURCE_DIR}/${file}")
	endforeach()
	foreach(po IN LISTS catalogs)
		string(REGEX REPLACE "\\.po$" ".mo" mo ${po})
		set(made ${PROJECT_BINARY_DIR}/${mo})
		add_custom_command(OUTPUT ${made}
			COMMAND ${CMAKE_COMMAND} -E make_directory
				${PROJECT_BINARY_DIR}/locales
			COMMAND ${MSGFMT} --check-format --no-hash -o ${made}
				${PROJECT_SOURCE_DIR}/${po}
			DEPENDS ${PROJECT_SOURCE_DIR}/${po} VERBATIM)
		list(APPEND paths "${mo}=${made}")
	endforeach()
	list(SORT paths)

	set(n 0)
	set(depends "")
	set(asm "/* Generated: the bytes of each resource. */\n\t.section .rodata\n")
	set(externs "")
	set(rows "")
	foreach(pair IN LISTS paths)
		string(REGEX MATCH "^([^=]*)=(.*)$" _ "${pair}")
		set(name ${CMAKE_MATCH_1})
		set(path ${CMAKE_MATCH_2})
		string(APPEND asm
			"\t.global rg_res_${n}\n\t.global rg_res_${n}_end\n"
			"rg_res_${n}:\n\t.incbin \"${path}\"\n"
			"rg_res_${n}_end:\n\t.byte 0\n")
		string(APPEND externs
			"extern const char rg_res_${n}[], rg_res_${n}_end[];\n")
		string(APPEND rows "\tROW(\"${name}\", ${n}),\n")
		list(APPEND depends ${path})
		math(EXPR n "${n} + 1")
	endforeach()
	string(APPEND asm "\t.section .note.GNU-stack,\"\",%progbits\n")
	set(RG_EXTERNS ${externs})
	set(RG_ROWS ${rows})
	set(RG_COUNT ${n})
	file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/resources.S CONTENT "${asm}" @ONLY)
	configure_file(${PROJECT_SOURCE_DIR}/src/build/resources.c.in
		${PROJECT_BINARY_DIR}/resources.c @ONLY)
	set_source_files_properties(${PROJECT_BINARY_DIR}/resources.S
		PROPERTIES OBJECT_DEPENDS "${depends}")
	add_library(${target} OBJECT ${PROJECT_BINARY_DIR}/resources.S
		${PROJECT_BINARY_DIR}/resources.c)
	target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/include)
	target_link_libraries(${target} PRIVATE rg_settings)
endfunction()
