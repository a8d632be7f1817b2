#include <string>
#include <utility>

#include "api/public_story.h"
#include "dateline/story.h"

namespace dateline {

Story to_story(const StoryText& story) {
  return {story.id,  story.text, parse_published(story.published), story.source, story.title,
          story.url, story.where};
}

StoryText to_public(Story story) {
  return {std::move(story.id),     std::move(story.text),  story.published ? story.published->iso() : "",
          std::move(story.source), std::move(story.title), std::move(story.url),
          std::move(story.where)};
}

struct StoryReader::Impl {
  std::unique_ptr<Reader> reader;
};
StoryReader::StoryReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoryReader::StoryReader(StoryReader&&) noexcept = default;
StoryReader& StoryReader::operator=(StoryReader&&) noexcept = default;
StoryReader::~StoryReader() = default;

namespace {

bool is_jsonl(const std::string& name, InputFormat format) {
  if (format != InputFormat::by_name) return format == InputFormat::jsonl;
  return name.ends_with(".jsonl") || name.ends_with(".ndjson") || name.ends_with(".json");
}

std::unique_ptr<Reader> reader_of(ByteSource source, const std::string& name, const ReaderOptions& options) {
  const ReadLimits limits{options.max_story_bytes};
  return is_jsonl(name, options.format) ? jsonl_reader(std::move(source), name, limits)
                                        : text_reader(std::move(source), name, limits);
}

}  // namespace

Result<StoryReader> StoryReader::open(const std::string& path, const ReaderOptions& options) {
  auto source = ByteSource::open(path);
  if (!source) return source.error();
  return StoryReader(std::make_unique<Impl>(Impl{reader_of(std::move(*source), path, options)}));
}

StoryReader StoryReader::from_memory(std::string_view bytes, const std::string& name,
                                     const ReaderOptions& options) {
  return StoryReader(std::make_unique<Impl>(Impl{reader_of(ByteSource::from_memory(bytes), name, options)}));
}

std::optional<Result<StoryText>> StoryReader::next() {
  auto got = impl_->reader->next();
  if (!got) return std::nullopt;
  if (!*got) return Result<StoryText>(got->error());
  return Result<StoryText>(to_public(std::move(**got)));
}

uint64_t StoryReader::bytes_read() const {
  return impl_->reader->bytes_read();
}
uint64_t StoryReader::bytes_total() const {
  return impl_->reader->bytes_total();
}

}  // namespace dateline
