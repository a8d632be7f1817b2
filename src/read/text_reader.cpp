#include <algorithm>
#include <filesystem>

#include "read/reader.h"

namespace dateline {

namespace {

std::string too_large(uint64_t limit) {
  return "the story is longer than " + std::to_string(limit) +
         " bytes; split it, raise the limit, or read it as JSON Lines if it holds several";
}

class TextReader final : public Reader {
 public:
  TextReader(ByteSource source, std::string name, ReadLimits limits)
      : Reader(std::move(source)), name_(std::move(name)), limits_(limits) {}

  std::optional<Result<Story>> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    Story story;
    if (!source_.read_all(story.text, limits_.story_bytes))
      return Error{ErrorCode::file_unreadable, name_, "reading failed; check the disk or the pipe"};
    if (story.text.size() > limits_.story_bytes)
      return Error{ErrorCode::input_too_large, name_, too_large(limits_.story_bytes)};
    if (const auto why = why_no_text(story.text)) return Error{ErrorCode::input_binary, name_, *why};
    if (story.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos)
      return Error{ErrorCode::input_empty, name_, "the story has no text; nothing to code"};
    story.id = stem_of(name_);
    story.where = name_;
    return story;
  }

 private:
  std::string name_;
  ReadLimits limits_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> text_reader(ByteSource source, const std::string& name, ReadLimits limits) {
  return std::make_unique<TextReader>(std::move(source), name, limits);
}

std::string stem_of(const std::string& name) {
  if (name == "-" || name.empty()) return "stdin";
  std::string stem = std::filesystem::path(name).stem().string();
  return stem.empty() ? name : stem;
}

std::optional<std::string> why_no_text(std::string_view bytes) {
  const auto begins = [&](std::string_view with) { return bytes.substr(0, with.size()) == with; };
  if (begins("\xFF\xFE") || begins("\xFE\xFF"))
    return "UTF-16, not UTF-8; convert it first: iconv -f UTF-16 -t UTF-8";
  if (begins("%PDF-")) return "a PDF, not text; extract its text first, e.g. with pdftotext";
  if (begins("\x1F\x8B"))
    return "compressed (gzip), not text; decompress it first, e.g. zcat FILE | dateline code -";
  if (begins("PK\x03\x04")) return "a ZIP archive or office document, not text; save it as plain text first";
  const auto is_control = [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return (b < 0x20 && !(b >= 0x09 && b <= 0x0D) && b != 0x1B) || b == 0x7F;
  };
  if (bytes.find('\0') != std::string_view::npos)
    return "binary data (it holds NUL bytes), not text; give plain UTF-8 text";
  const std::string_view head = bytes.substr(0, 8192);
  const auto controls = static_cast<size_t>(std::count_if(head.begin(), head.end(), is_control));
  if (controls * 10 > head.size())
    return "binary data (full of control characters), not text; give plain UTF-8 text";
  return std::nullopt;
}

std::optional<Date> parse_published(std::string_view given) {
  if (const auto date = Date::parse(given)) return date;
  std::string iso;
  const auto digits = [&](size_t from, size_t n) {
    return std::all_of(given.begin() + static_cast<ptrdiff_t>(from),
                       given.begin() + static_cast<ptrdiff_t>(from + n),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  if (given.size() == 8 && digits(0, 8)) {
    iso = std::string(given.substr(0, 4)) + "-" + std::string(given.substr(4, 2)) + "-" +
          std::string(given.substr(6));
  } else if (given.size() >= 10 && given[4] == '/' && given[7] == '/') {
    iso = std::string(given);
    iso[4] = iso[7] = '-';
  } else {
    return std::nullopt;
  }
  return Date::parse(iso);
}

}  // namespace dateline
