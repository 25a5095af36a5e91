# A room is a folder of src/ and an object library.  Its own folder is on its
# include path and on nobody else's, so a private header stays private.

set(RG_OBJECTS "")
set(RG_LIBRARIES "")
set(RG_ROOMS "")

function(rg_room name)
	cmake_parse_arguments(R "PROGRAM" "" "LIBRARIES" ${ARGN})
	file(GLOB_RECURSE sources CONFIGURE_DEPENDS
		${PROJECT_SOURCE_DIR}/src/${name}/*.c)
	list(FILTER sources EXCLUDE REGEX "/(helper|front|manual)/")
	add_library(rg_${name} OBJECT ${sources})
	target_include_directories(rg_${name}
		PUBLIC ${PROJECT_SOURCE_DIR}/include
		PRIVATE ${PROJECT_SOURCE_DIR}/src/${name})
	target_link_libraries(rg_${name} PRIVATE rg_settings PUBLIC ${R_LIBRARIES})
	if(R_PROGRAM)
		return()
	endif()
	set(RG_OBJECTS ${RG_OBJECTS} $<TARGET_OBJECTS:rg_${name}> PARENT_SCOPE)
	set(RG_LIBRARIES ${RG_LIBRARIES} ${R_LIBRARIES} PARENT_SCOPE)
	set(RG_ROOMS ${RG_ROOMS} ${name} PARENT_SCOPE)
endfunction()
