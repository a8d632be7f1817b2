// A parsed story coded with an event lexicon of a few lines.
//
//   CodedStory story("events", lexicon_text);     // tests/unit/code/data/events.conllu
//   EXPECT_EQ(story.told(0), "ACCUSE: Kenya; Uganda");
#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "code/code_events.h"
#include "code/modes.h"
#include "name/find_mentions.h"
#include "parsed_frames.h"

namespace dateline {

class CodedStory {
 public:
  CodedStory(const std::string& name, const std::string& lexicon_text) : story_(read_parsed_story(name)) {
    const std::string directory = std::string(DATELINE_SOURCE_DIR) + "/lexicon";
    auto actors = ActorLexicon::load(directory);
    std::vector<std::pair<std::string, std::string>> files = {{"events/test.txt", lexicon_text}};
    for (const char* file : {"code/attribution.txt", "code/factuality.txt", "code/frames.txt"}) {
      std::ifstream in(directory + "/" + file);
      files.emplace_back(file, std::string((std::istreambuf_iterator<char>(in)), {}));
    }
    auto lexicon = EventLexicon::from_texts(files);
    EXPECT_TRUE(actors) << actors.error().text();
    EXPECT_TRUE(lexicon) << lexicon.error().text();
    if (!actors || !lexicon) return;
    const Date day = *Date::from_civil(2020, 1, 15);
    const auto mentions = find_mentions(story_->syntax, *story_->tree, story_->text, *actors, day);
    events_ = code_events(story_->syntax, *story_->tree, story_->text, mentions, {}, *lexicon);
    settled_ = events_;
    settle_modes(settled_, *lexicon);
  }

  const std::vector<CodedEvent>& events() const { return events_; }
  // The same with the modes that their words tell.
  const std::vector<CodedEvent>& settled() const { return settled_; }
  // The events of a sentence: "ACCUSE: Kenya; Uganda | ...", "none" where there are none.
  std::string told(uint32_t sentence) const {
    std::string out;
    for (const CodedEvent& e : events_) {
      if (e.sentence != sentence) continue;
      out += (out.empty() ? "" : " | ") + std::string(name(e.type)) + ": " + words(e.source) + "; " +
             words(e.target);
    }
    return out.empty() ? "none" : out;
  }

 private:
  std::string words(const std::vector<Filler>& fillers) const {
    std::string out;
    for (const Filler& f : fillers) {
      const Span bytes = story_->syntax.tokens.bytes(f.tokens);
      out += (out.empty() ? "" : ", ") + story_->text.body.substr(bytes.begin, bytes.size());
    }
    return out.empty() ? "-" : out;
  }

  std::unique_ptr<ParsedStory> story_;
  std::vector<CodedEvent> events_, settled_;
};

}  // namespace dateline
