// Text in terminal columns: widths as a terminal counts them, wrapping and cutting at words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Columns the text takes: East Asian wide characters two, combining marks none.
int display_width(std::string_view text);
// White space and control characters become single spaces, broken UTF-8 U+FFFD; nothing at either end.
std::string tidy_line(std::string_view text);
// Lines of at most `width` columns, broken at spaces, inside a word only where it alone is wider. At least
// one line.
std::vector<std::string> wrap(std::string_view text, int width);
// At most `width` columns; what is cut is replaced by `ellipsis`.
std::string cut_right(std::string_view text, int width, std::string_view ellipsis);
std::string cut_left(std::string_view text, int width, std::string_view ellipsis);
// With spaces up to `width` columns.
std::string pad(std::string_view text, int width);

}  // namespace dateline
