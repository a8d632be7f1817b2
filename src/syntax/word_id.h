// spaCy's id of a string, as its weights and tables know it: a hash, but for the names of spaCy's own symbols
// ("X", "ORG", "case", ...), which have small fixed numbers. A word or shape that happens to be spelt like a
// symbol has the symbol's number.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

uint64_t word_id(std::string_view text);

}  // namespace dateline
