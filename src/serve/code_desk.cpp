#include "serve/code_desk.h"

#include <utility>

#include "dateline/browse.h"

namespace dateline::serve {

Result<CodedText> CodeDesk::code(const StoryText& story, bool store) {
  const std::lock_guard lock(mutex_);
  if (!coder_) {
    // Not found is no final answer: it may be put there, and the next story asks again.
    auto opened = Coder::open(options_);
    if (!opened) return opened.error();
    coder_ = std::move(*opened);
  }
  CodedText out{coder_->code(story, scratch_), std::nullopt};
  if (!store) return out;
  const auto number = keep(story, out.record);
  if (!number) return number.error();
  out.number = *number;
  return out;
}

Result<int64_t> CodeDesk::keep(const StoryText& story, const Record& record) {
  StoreOptions options;
  options.busy_seconds = 5;
  // Opened for this story alone: another program may be the writer the rest of the time.
  auto store = Store::open(store_path_, StoreAccess::write, options);
  if (!store) return store.error();
  const auto kept = store->put(story, record);
  if (!kept) return kept.error();
  const auto number = Browser(*store).number_of(story);
  if (!number) return number.error();
  if (!*number) return Error{ErrorCode::internal, "", "the story was stored, and is not found"};
  return **number;
}

}  // namespace dateline::serve
