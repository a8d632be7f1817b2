// clean() on any bytes: a valid body, a map that never runs backwards or out of the text, zones in order and
// in bounds.
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "text/clean.h"

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

void check_spans(const std::vector<dateline::Span>& spans, const std::string& body) {
  uint32_t last = 0;
  for (const dateline::Span s : spans) {
    require(last <= s.begin && s.begin < s.end && s.end <= body.size());
    const auto starts = [&](uint32_t at) {
      return at == body.size() || (static_cast<unsigned char>(body[at]) & 0xC0) != 0x80;
    };
    require(starts(s.begin) && starts(s.end));
    last = s.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view given(reinterpret_cast<const char*>(data), size);
  const dateline::Text text = dateline::clean(given);
  require(dateline::is_valid_utf8(text.body));
  require(text.map.size() == text.body.size() + 1);
  const size_t total = dateline::count_code_points(given);
  for (uint32_t at = 0; at <= text.body.size(); ++at) {
    require(text.map.to_given(at) <= total);
    require(at == 0 || text.map.to_given(at - 1) <= text.map.to_given(at));
  }
  check_spans(text.blocks, text.body);
  check_spans(text.quotes, text.body);
  const auto& d = text.dateline;
  require(d.whole.end <= text.body.size() && d.whole.begin <= d.whole.end);
  require(d.place.empty() || d.whole.contains(d.place));
  for (const auto block : text.blocks)
    require(!d.whole.overlaps(block));
  (void)dateline::day_of(text);
  return 0;
}
