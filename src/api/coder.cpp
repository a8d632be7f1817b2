#include "dateline/coder.h"

#include <algorithm>
#include <utility>

#include "api/code_story.h"
#include "api/locate.h"
#include "api/public_story.h"
#include "code/retype.h"
#include "name/gazetteer.h"
#include "name/resolve_actor.h"
#include "record/given_text.h"

namespace dateline {

struct Scratch::Impl {
  StoryScratch story;
};
Scratch::Scratch() : impl(std::make_unique<Impl>()) {}
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;
Scratch::~Scratch() = default;

struct Coder::Impl {
  std::unique_ptr<const Pipeline> pipeline;
  ActorLexicon actors;
  EventLexicon events;
  RelationLexicon relations;
  std::optional<SpanTyper> typer;
  std::optional<Gazetteer> gazetteer;
  bool lacks_gazetteer;
  double min_confidence;
  std::string model, lexicon;  // versions
};
Coder::Coder(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;
Coder::~Coder() = default;

namespace {

// Nothing where none is wanted.
Result<std::optional<SpanTyper>> open_typer(const CoderOptions& options) {
  if (!options.precise) return std::optional<SpanTyper>();
  const auto path = locate_typer(options.typer);
  if (!path) return path.error();
  auto typer = SpanTyper::open(*path);
  if (!typer) return typer.error();
  if (!fits_code_book(*typer)) {
    return Error{
        ErrorCode::model_foreign, *path,
        "its classes are not the code book's types; train it anew (train/typer), or use --speed fast"};
  }
  return std::optional<SpanTyper>(std::move(*typer));
}

}  // namespace

Result<Coder> Coder::open(const CoderOptions& options) {
  const auto lexicon = locate_lexicon(options.lexicon);
  if (!lexicon) return lexicon.error();
  const auto model = locate_model(options.model);
  if (!model) return model.error();
  auto actors = ActorLexicon::load(*lexicon);
  if (!actors) return actors.error();
  auto events = EventLexicon::load(*lexicon);
  if (!events) return events.error();
  auto relations = RelationLexicon::load(*lexicon);
  if (!relations) return relations.error();
  const auto towns = locate_gazetteer(options.gazetteer);
  if (!towns) return towns.error();
  std::optional<Gazetteer> gazetteer;
  if (!towns->empty() && *towns != "none") {
    auto opened = Gazetteer::open(*towns);
    if (!opened) return opened.error();
    gazetteer = std::move(*opened);
  }
  auto pipeline = Pipeline::open(*model);
  if (!pipeline) return pipeline.error();
  auto typer = open_typer(options);
  if (!typer) return typer.error();
  std::string model_version = (*pipeline)->name() + " " + (*pipeline)->version();
  if (*typer) model_version += " typer " + (*typer)->version();
  std::string lexicon_version = actors->version() + " " + events->version() + " " + relations->version();
  if (gazetteer) lexicon_version += " " + gazetteer->version();
  return Coder(std::make_unique<const Impl>(Impl{std::move(*pipeline), std::move(*actors), std::move(*events),
                                                 std::move(*relations), std::move(*typer),
                                                 std::move(gazetteer), towns->empty(), options.min_confidence,
                                                 std::move(model_version), std::move(lexicon_version)}));
}

namespace {

// Events below the threshold, and what pointed to them.
void drop_unsure(Record& record, double least) {
  if (least <= 0) return;
  std::erase_if(record.events, [&](const RecordEvent& event) { return event.confidence < least; });
  for (RecordEvent& event : record.events) {
    std::erase_if(event.answers, [&](const RecordAnswer& answer) {
      return std::none_of(record.events.begin(), record.events.end(),
                          [&](const RecordEvent& other) { return other.id == answer.event; });
    });
  }
}

}  // namespace

Record Coder::code(const StoryText& story, Scratch& scratch) const {
  Record record =
      code_story(to_story(story),
                 {*impl_->pipeline, impl_->actors, impl_->events, impl_->relations,
                  impl_->typer ? &*impl_->typer : nullptr, impl_->gazetteer ? &*impl_->gazetteer : nullptr},
                 scratch.impl->story);
  drop_unsure(record, impl_->min_confidence);
  Makers now = makers();
  record.engine = std::move(now.engine), record.model = std::move(now.model);
  record.lexicon = std::move(now.lexicon);
  if (!story.published.empty() && !parse_published(story.published))
    record.notes.push_back("publication date not understood: " + story.published);
  return record;
}

Makers Coder::makers() const {
  return {"dateline " + std::string(version()), impl_->model, impl_->lexicon};
}

bool Coder::lacks_gazetteer() const {
  return impl_->lacks_gazetteer;
}

Result<std::string> convert_gazetteer(const std::string& wheel_or_directory, const std::string& out) {
  return import_gazetteer(wheel_or_directory, out);
}

struct ActorBook::Impl {
  ActorLexicon actors;
};
ActorBook::ActorBook(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
ActorBook::ActorBook(ActorBook&&) noexcept = default;
ActorBook& ActorBook::operator=(ActorBook&&) noexcept = default;
ActorBook::~ActorBook() = default;

Result<ActorBook> ActorBook::open(const std::string& lexicon) {
  const auto directory = locate_lexicon(lexicon);
  if (!directory) return directory.error();
  auto actors = ActorLexicon::load(*directory);
  if (!actors) return actors.error();
  return ActorBook(std::make_unique<const Impl>(Impl{std::move(*actors)}));
}

Result<ActorBook::Answer> ActorBook::who(std::string_view words, std::string_view day,
                                         std::string_view context) const {
  const auto date = day.empty() ? std::optional(undated_day) : parse_published(day);
  if (!date) return Error{ErrorCode::usage, "", "\"" + std::string(day) + "\" is no date; write 2017-10-26"};
  Resolution found = resolve_actor(words, *date, context, impl_->actors);
  return Answer{std::move(found.name),
                std::move(found.type),
                std::move(found.country),
                std::move(found.sector),
                std::move(found.office),
                std::move(found.why),
                found.sure};
}

std::string_view words_at(std::string_view text, CharSpan span) {
  return GivenText(text).slice(span);
}

std::string_view version() {
  return DATELINE_VERSION;
}

}  // namespace dateline
