# Text files compiled in: cmake -DOUT=FILE.cpp -DHEADER=ROOM/FILE.h -DNAMES=a;b -DFILES=A;B -P embed_text.cmake writes one string_view each.
set(code "#include \"${HEADER}\"\n\nnamespace dateline {\n\n")
foreach(name file IN ZIP_LISTS NAMES FILES)
  file(READ ${file} text)
  string(APPEND code "extern const std::string_view ${name} = R\"text(${text})text\";\n\n")
endforeach()
file(WRITE ${OUT} "${code}}  // namespace dateline\n")
