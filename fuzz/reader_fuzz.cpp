// Readers on any bytes: stories with an id and a text, or errors that say where and why; always an end.
#include <cstdint>
#include <string_view>

#include "read/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const dateline::ReadLimits limits{200};
  for (const bool lines : {false, true}) {
    auto source = dateline::ByteSource::from_memory(bytes);
    const auto reader = lines ? dateline::jsonl_reader(std::move(source), "fuzz.jsonl", limits)
                              : dateline::text_reader(std::move(source), "fuzz.txt", limits);
    size_t seen = 0;
    while (const auto next = reader->next()) {
      if (++seen > size + 2) __builtin_trap();
      if (*next && ((*next)->id.empty() || (*next)->text.empty() || (*next)->text.size() > 200))
        __builtin_trap();
      if (!*next && (next->error().where.empty() || next->error().message.empty())) __builtin_trap();
    }
    if (reader->bytes_read() > size) __builtin_trap();
  }
  return 0;
}
