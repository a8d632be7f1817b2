# dateline_room(NAME USES rooms... LINK libraries...): one static library of all of src/NAME/*.cpp.
# scripts/check_includes.py reads the same USES lists and checks the #includes against them.
function(dateline_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  if(sources)
    add_library(dateline_${name} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(dateline_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_link_libraries(dateline_${name} ${scope} dateline_options ${ROOM_LINK})
  foreach(room ${ROOM_USES})
    target_link_libraries(dateline_${name} ${scope} dateline_${room})
  endforeach()
endfunction()

# dateline_texts(ROOM FOLDER name=FILE...): files of src/ROOM/FOLDER compiled in, each a std::string_view `name`, which
# src/ROOM/FOLDER.h declares.
function(dateline_texts room folder)
  set(names "")
  set(files "")
  foreach(pair ${ARGN})
    string(REGEX MATCH "^(.*)=(.*)$" _ ${pair})
    list(APPEND names ${CMAKE_MATCH_1})
    list(APPEND files ${CMAKE_SOURCE_DIR}/src/${room}/${folder}/${CMAKE_MATCH_2})
  endforeach()
  set(out ${CMAKE_BINARY_DIR}/texts/${room}_${folder}.cpp)
  add_custom_command(OUTPUT ${out} DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_text.cmake
                     COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DHEADER=${room}/${folder}.h "-DNAMES=${names}" "-DFILES=${files}"
                             -P ${CMAKE_SOURCE_DIR}/cmake/embed_text.cmake VERBATIM)
  target_sources(dateline_${room} PRIVATE ${out})
endfunction()

# dateline_assets(ROOM FOLDER FALLBACK): the files of FOLDER, or of FALLBACK where it has no index.html, compiled into the room.
find_program(GZIP gzip REQUIRED)
function(dateline_assets room folder fallback)
  if(NOT EXISTS ${folder}/index.html)
    set(folder ${fallback})
  endif()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*)
  list(FILTER files EXCLUDE REGEX "^\\.|/\\.|\\.map$")
  list(TRANSFORM files PREPEND ${folder}/ OUTPUT_VARIABLE paths)
  set(out ${CMAKE_BINARY_DIR}/texts/${room}_assets.cpp)
  add_custom_command(OUTPUT ${out} DEPENDS ${paths} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
                     COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DFOLDER=${folder} "-DFILES=${files}" -DGZIP=${GZIP}
                             -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake VERBATIM)
  target_sources(dateline_${room} PRIVATE ${out})
endfunction()
