# Files compiled in as they are: cmake -DOUT=FILE.cpp -DFOLDER=DIR -DFILES=a;b -DGZIP=PROGRAM -P embed.cmake writes assets() of
# src/serve/assets.h. The same files give the same bytes, in whatever order they are named.
list(SORT FILES)
set(code "#include \"serve/assets.h\"\n\nnamespace dateline::serve {\nnamespace {\n\n")
set(table "")

# bytes_of(VARIABLE FILE): an array of the file's bytes.
function(bytes_of variable file)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(.................................................................................................)," "\\1,\n" bytes "${bytes}")
  set(code "${code}constexpr unsigned char ${variable}[] = {${bytes}0};\n" PARENT_SCOPE)
endfunction()

set(number 0)
foreach(name IN LISTS FILES)
  math(EXPR number "${number} + 1")
  file(SIZE ${FOLDER}/${name} size)
  bytes_of(file_${number} ${FOLDER}/${name})
  # Without name and time of the file, so that nothing but its bytes decides.
  execute_process(COMMAND ${GZIP} -9 -n -c ${FOLDER}/${name} OUTPUT_FILE ${OUT}.gz COMMAND_ERROR_IS_FATAL ANY)
  file(SIZE ${OUT}.gz gzipped)
  set(gzipped_view "{}")
  if(gzipped LESS size)
    bytes_of(gzipped_${number} ${OUT}.gz)
    set(gzipped_view "{reinterpret_cast<const char*>(gzipped_${number}), ${gzipped}}")
  endif()
  string(APPEND table "      {\"${name}\", {reinterpret_cast<const char*>(file_${number}), ${size}}, ${gzipped_view}},\n")
endforeach()
file(REMOVE ${OUT}.gz)
file(WRITE ${OUT} "${code}\n}  // namespace\n\nstd::span<const Asset> assets() {\n  static const Asset all[] = {\n${table}  };\n"
                  "  return all;\n}\n\n}  // namespace dateline::serve\n")
