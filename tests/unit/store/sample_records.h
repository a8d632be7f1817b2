// Stories and their records, made up so that every field of a record is used. No model is needed.
#pragma once

#include <string>
#include <utility>

#include "dateline/record.h"
#include "dateline/story.h"

namespace dateline {

inline StoryText sample_story(int number, const std::string& ending = "") {
  StoryText s;
  s.id = "s" + std::to_string(number);
  s.text = "Ruritania's navy shelled Zenda on Monday. Strelsau denied it." + ending;
  s.published = "2021-03-04";
  s.source = "Own";
  s.where = "in.jsonl:" + std::to_string(number);
  return s;
}

inline RecordEvent sample_event(const std::string& id, const std::string& type, const std::string& quad) {
  RecordEvent e;
  e.id = id, e.type = type, e.quad = quad, e.cameo = "190", e.status = "happened", e.score = -9.5;
  e.triggers = {{{17, 24}, "shelled"}};
  e.source = {{"A1", {0, 16}}}, e.target = {{"A2", {25, 30}}};
  e.date = {"2021-03-01", "2021-03-01", "on Monday", CharSpan{31, 40}};
  e.claims = {{"story", "asserts", ""}};
  e.confidence = 0.8649;
  e.why = {"lexicon events/assault.txt:3", "\"quoted\"\n"};
  return e;
}

inline Record sample_record(const StoryText& story) {
  Record r;
  r.story.id = story.id, r.story.sha256 = "00ff", r.story.source = "Own", r.story.published = "2021-03-04";
  r.story.dateline = "P1", r.story.sentences = {{0, 41}, {42, 61}};
  r.actors.push_back({"A1",
                      "Ruritanian navy",
                      "armed_forces",
                      "RUR",
                      "MIL",
                      "",
                      "Q1",
                      {{{0, 16}, "Ruritania's navy", "nominal", "x"}, {{59, 61}, "it", "pronoun", "y"}}});
  r.actors.push_back({"A2", "Zenda", "", "HEN", "", "", "", {{{25, 30}, "Zenda", "name", ""}}});
  r.actors.push_back({"A3", "Strelsau", "government", "RUR", "GOV", "king", "", {}});
  r.places.push_back({"P1",
                      "Zenda",
                      7,
                      std::pair{-33.333331, 44.4},
                      "HEN",
                      "North",
                      "city",
                      {{{25, 30}, "Zenda", "", "GeoNames 7"}}});
  r.places.push_back({"P2", "Nowhere", 0, std::nullopt, "", "", "", {}});
  RecordEvent shelling = sample_event("E1", "ASSAULT", "material conflict");
  shelling.mode = "heavy-weapons", shelling.context = {"military", "territory"},
  shelling.place = {"P1", "P2"};
  shelling.triggers.push_back({{59, 61}, "it"});
  shelling.claims.push_back({"A3", "denies", "denied"});
  shelling.killed = 3, shelling.arrested = 0;
  r.events.push_back(shelling);
  RecordEvent demand = sample_event("E3", "REQUEST", "verbal conflict");
  demand.source.push_back({"A3", {42, 50}}), demand.target.clear(), demand.sentence = 1, demand.score = -1;
  demand.date = {"", "", "", std::nullopt}, demand.answers = {{"E1", "rejects"}};
  r.events.push_back(demand);
  r.relations.push_back({"A3", "A1", "leads", {42, 50}, "Strelsau", {{"A2", "hedges", "said"}}, {"tie"}, 1});
  r.control.push_back({"Zenda",
                       "P1",
                       {25, 30},
                       "Zenda",
                       "A2",
                       "holds",
                       "A1",
                       {"2021-03-01", "2021-03-31", "in March", std::nullopt},
                       {{"story", "asserts", ""}},
                       {"g"},
                       0});
  r.control.push_back({"the hills", "", {0, 1}, "hills", "", "contests", "", {}, {}, {}, 1});
  r.notes = {"1 lost apostrophe put back"};
  r.engine = "dateline 0.1.0", r.model = "m 1", r.lexicon = "l 1";
  return r;
}

}  // namespace dateline
