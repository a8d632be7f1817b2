#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "read/reader.h"

namespace dateline {

namespace {

using Json = nlohmann::json;

// Takes the fields of a story out of one JSON object as it is scanned; all else in it is passed over unbuilt.
class StoryFields final : public nlohmann::json_sax<Json> {
 public:
  Story story;
  std::string published, problem;
  bool object = false, has_text = false;

  bool null() override { return true; }
  bool boolean(bool) override { return other("a boolean"); }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& as_written) override { return number(as_written); }
  bool string(string_t& value) override {
    if (depth_ == 0) return other("a string");
    if (depth_ != 1) return true;
    if (std::string* field = field_of(key_)) *field = std::move(value);
    if (key_ == "text") has_text = true;
    return true;
  }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override {
    if (depth_ == 0) object = true;
    if (depth_ == 1 && !other("an object")) return false;
    ++depth_;
    return true;
  }
  bool key(string_t& value) override {
    if (depth_ == 1) key_ = std::move(value);
    return true;
  }
  bool end_object() override { return --depth_, true; }
  bool start_array(size_t) override {
    if (depth_ <= 1 && !other("an array")) return false;
    ++depth_;
    return true;
  }
  bool end_array() override { return --depth_, true; }
  bool parse_error(size_t at, const std::string&, const nlohmann::detail::exception& why) override {
    // "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while ...": the reason
    // alone.
    std::string reason = why.what();
    if (const size_t colon = reason.find(": "); colon != std::string::npos) reason.erase(0, colon + 2);
    if (const size_t last = reason.find("; last read"); last != std::string::npos) reason.erase(last);
    problem = "not valid JSON at byte " + std::to_string(at) + ": " + reason;
    return false;
  }

 private:
  std::string* field_of(const std::string& key) {
    if (key == "text") return &story.text;
    if (key == "id") return &story.id;
    if (key == "published") return &published;
    if (key == "source") return &story.source;
    if (key == "title") return &story.title;
    if (key == "url") return &story.url;
    return nullptr;
  }
  bool number(std::string digits) {
    if (depth_ == 1 && key_ == "id") return story.id = std::move(digits), true;
    if (depth_ == 1 && key_ == "published") return published = std::move(digits), true;  // 20171026
    return other("a number");
  }
  // A value of another kind: never a text. Other fields of that kind are some other program's, and passed
  // over.
  bool other(const char* what) {
    if (depth_ == 0) {
      problem = std::string(what) + ", not an object; each line holds one {\"text\": ...}";
      return false;
    }
    if (depth_ > 1 || key_ != "text") return true;
    problem = std::string("\"text\" is ") + what + ", not a string; write it between quotation marks";
    return false;
  }

  int depth_ = 0;
  std::string key_;
};

// JSON must be UTF-8; a damaged byte costs the character, not the story.
void replace_invalid(std::string& line) {
  if (is_valid_utf8(line)) return;
  std::string mended;
  mended.reserve(line.size() + 16);
  for (size_t at = 0; at < line.size();) {
    const CodePoint c = decode_utf8(line, at);
    append_utf8(mended, c.value);
    at += c.size;
  }
  line = std::move(mended);
}

class JsonlReader final : public Reader {
 public:
  JsonlReader(ByteSource source, std::string name, ReadLimits limits)
      : Reader(std::move(source)), name_(std::move(name)), stem_(stem_of(name_)), limits_(limits) {}

  std::optional<Result<Story>> next() override {
    // A character may take six bytes in JSON (\u00e9); the fields beside the text are short.
    const uint64_t line_limit = limits_.story_bytes * 6 + (1 << 16);
    while (!failed_) {
      const ByteSource::Line got = source_.read_line(line_, line_limit);
      if (got == ByteSource::Line::end) break;
      ++number_;
      if (got == ByteSource::Line::failed) {
        failed_ = true;
        return error(ErrorCode::file_unreadable, "reading failed; check the disk or the pipe");
      }
      if (number_ == 1) {
        if (const auto why = why_no_text(line_)) {
          failed_ = true;
          return error(ErrorCode::input_binary, *why);
        }
      }
      if (got == ByteSource::Line::too_long) return too_large();
      if (line_.find_first_not_of(" \t\r") == std::string::npos) continue;
      return parse();
    }
    return std::nullopt;
  }

 private:
  std::string where() const { return name_ + ":" + std::to_string(number_); }
  Error error(ErrorCode code, std::string message) const { return Error{code, where(), std::move(message)}; }
  Error too_large() const {
    return error(ErrorCode::input_too_large, "the story is longer than " +
                                                 std::to_string(limits_.story_bytes) +
                                                 " bytes; split it or raise the limit");
  }

  Result<Story> parse() {
    replace_invalid(line_);
    StoryFields fields;
    if (!Json::sax_parse(line_, &fields)) {
      if (line_ == "{" || line_ == "[")
        return error(
            ErrorCode::input_malformed,
            "JSON over several lines; write one object a line, e.g. with jq -c . (jq -c '.[]' for an array)");
      return error(ErrorCode::input_malformed, std::move(fields.problem));
    }
    if (!fields.object)
      return error(ErrorCode::input_malformed, "not an object; each line holds one {\"text\": ...}");
    Story& story = fields.story;
    if (!fields.has_text)
      return error(ErrorCode::input_malformed, "no \"text\"; each line holds one {\"text\": ...}");
    if (story.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos)
      return error(ErrorCode::input_empty, "\"text\" is empty; nothing to code");
    if (story.text.size() > limits_.story_bytes) return too_large();
    if (!fields.published.empty()) {
      story.published = parse_published(fields.published);
      if (!story.published)
        return error(ErrorCode::input_malformed, "\"published\" is \"" + fields.published.substr(0, 40) +
                                                     "\", no date; write 2017-10-26");
    }
    if (story.id.empty()) story.id = stem_ + "-" + std::to_string(number_);
    story.where = where();
    return std::move(story);
  }

  std::string name_, stem_, line_;
  ReadLimits limits_;
  uint64_t number_ = 0;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<Reader> jsonl_reader(ByteSource source, const std::string& name, ReadLimits limits) {
  return std::make_unique<JsonlReader>(std::move(source), name, limits);
}

}  // namespace dateline
