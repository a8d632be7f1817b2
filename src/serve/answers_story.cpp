// One story: its text and record, why an event of it was coded so, and stories that are sent to be coded.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "serve/routes.h"

namespace dateline::serve {

namespace {

// "17" -> 17; 0 where it is none.
int64_t number_of(std::string_view text) {
  int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out > 0 ? out : 0;
}

Error no_story(const std::string& given) {
  return {ErrorCode::not_found, "", "there is no story " + given + "; /api/v1/stories lists those there are"};
}

Json span_of(CharSpan span) {
  return Json::array({span.begin, span.end});
}

// Where each field of an event comes from.
class Explanation {
 public:
  Explanation(const Record& record, std::string_view text) : record_(record), text_(text) {}

  Json of(const RecordEvent& e) const {
    Json spans;
    if (e.sentence < record_.story.sentences.size())
      spans["sentence"] = words(record_.story.sentences[e.sentence]);
    else
      spans["sentence"] = nullptr;
    spans["triggers"] = Json::array();
    for (const RecordTrigger& t : e.triggers)
      spans["triggers"].push_back(words(t.span));
    spans["source"] = fillers(e.source), spans["target"] = fillers(e.target);
    spans["place"] = Json::array();
    for (const std::string& id : e.place)
      spans["place"].push_back(place(id));
    spans["date"] = e.date.span ? words(*e.date.span) : Json();
    return spans;
  }

 private:
  Json words(CharSpan span) const {
    return {{"span", span_of(span)}, {"text", std::string(words_at(text_, span))}};
  }
  Json fillers(const std::vector<RecordFiller>& list) const {
    Json out = Json::array();
    for (const RecordFiller& f : list) {
      Json one = words(f.span);
      one["actor"] = f.actor;
      const auto actor = std::find_if(record_.actors.begin(), record_.actors.end(),
                                      [&](const RecordActor& a) { return a.id == f.actor; });
      if (actor != record_.actors.end()) {
        one["name"] = actor->name;
        // The mention that fills the role, or the one inside it.
        const auto mention = std::find_if(
            actor->mentions.begin(), actor->mentions.end(),
            [&](const RecordMention& m) { return m.span.begin >= f.span.begin && m.span.end <= f.span.end; });
        const bool found = mention != actor->mentions.end();
        one["as"] = found ? string_or_null(mention->as) : Json();
        one["why"] = found ? string_or_null(mention->why) : Json();
      }
      out.push_back(std::move(one));
    }
    return out;
  }
  Json place(const std::string& id) const {
    for (const RecordPlace& p : record_.places) {
      if (p.id != id) continue;
      Json out{{"span", nullptr}, {"text", nullptr}};
      if (!p.mentions.empty()) out = words(p.mentions.front().span);
      out["place"] = id, out["name"] = p.name;
      out["why"] = p.mentions.empty() ? Json() : string_or_null(p.mentions.front().why);
      return out;
    }
    return {{"place", id}};
  }

  const Record& record_;
  std::string_view text_;
};

}  // namespace

Response answer_story(const Call& call) {
  const std::string& given = call.path_value(0);
  const int64_t number = number_of(given);
  if (number == 0) return refusal(no_story(given));
  const auto story = call.desk().browser.story(number);
  if (!story) return refusal(story.error());
  const auto record = call.desk().store.record(number);
  if (!record) return refusal(record.error());
  if (!*story || !*record) return refusal(no_story(given));
  Response out;
  out.body = "{\"number\":" + std::to_string(number) + ",\"text\":" + text_of((*story)->story.text) +
             ",\"record\":" + to_json(**record, 0) + "}";
  return out;
}

Response answer_explain(const Call& call) {
  const std::string& given = call.path_value(0);
  const int64_t number = number_of(given);
  if (number == 0) return refusal(no_story(given));
  const auto story = call.desk().browser.story(number);
  if (!story) return refusal(story.error());
  const auto record = call.desk().store.record(number);
  if (!record) return refusal(record.error());
  if (!*story || !*record) return refusal(no_story(given));
  const auto& events = (*record)->events;
  const auto event = std::find_if(events.begin(), events.end(),
                                  [&](const RecordEvent& e) { return e.id == call.path_value(1); });
  if (event == events.end()) {
    return refusal({ErrorCode::not_found, "",
                    "story " + given + " has no event " + call.path_value(1) + "; its events are E1 to E" +
                        std::to_string(events.size())});
  }
  Json out;
  out["story"] = number, out["event"] = event->id;
  out["why"] = event->why;
  out["spans"] = Explanation(**record, (*story)->story.text).of(*event);
  return answer(out);
}

Response answer_paste(const Call& /*call*/) {
  return answer({{"post", "/api/v1/code"},
                 {"fields", {"text", "published", "source", "title", "store"}},
                 {"max_text_bytes", max_text_bytes}});
}

namespace {

struct CodeOrder {
  StoryText story;
  bool store = false;
};

Error malformed(std::string message) {
  return {ErrorCode::input_malformed, "", std::move(message)};
}

// An id that says which text it was.
std::string id_of(std::string_view text) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  std::string out = "pasted-";
  for (int shift = 60; shift >= 16; shift -= 4)
    out += "0123456789abcdef"[(hash >> shift) & 15];
  return out;
}

Result<CodeOrder> read_order(const std::string& body) {
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object()) return malformed("the body is no JSON object; send {\"text\": \"...\"}");
  CodeOrder out;
  for (const auto& [name, value] : json.items()) {
    std::string* to = name == "text"        ? &out.story.text
                      : name == "published" ? &out.story.published
                      : name == "source"    ? &out.story.source
                      : name == "title"     ? &out.story.title
                                            : nullptr;
    if (name == "store") {
      if (!value.is_boolean()) return malformed("\"store\" is true or false");
      out.store = value.get<bool>();
    } else if (to == nullptr) {
      return malformed("there is no field \"" + name +
                       "\"; known are: text, published, source, title, store");
    } else if (value.is_string()) {
      *to = value.get<std::string>();
    } else if (!value.is_null()) {
      return malformed("\"" + name + "\" is no string");
    }
  }
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  if (std::all_of(out.story.text.begin(), out.story.text.end(), blank))
    return Error{ErrorCode::input_empty, "", "there is no text; put the story into \"text\""};
  if (out.story.text.size() > max_text_bytes) {
    return Error{ErrorCode::input_too_large, "",
                 "the text is longer than " + std::to_string(max_text_bytes >> 10) +
                     " KiB; code long texts with the program: dateline code FILE"};
  }
  out.story.id = id_of(out.story.text);
  return out;
}

}  // namespace

Response answer_code(const Call& call) {
  // A form of another site cannot send this type without asking first.
  const std::string_view type = call.request().header("content-type");
  if (type.substr(0, type.find(';')) != "application/json") {
    return refusal(415, {ErrorCode::input_malformed, "",
                         "the body's type is not application/json; send JSON with that Content-Type"});
  }
  const auto order = read_order(call.request().body);
  if (!order) return refusal(order.error());
  const auto coded = call.desk().code(order->story, order->store);
  if (!coded) return refusal(coded.error());
  Response out;
  out.body = "{\"record\":" + to_json(coded->record, 0) + ",\"text\":" + text_of(order->story.text) +
             ",\"number\":" + (coded->number ? std::to_string(*coded->number) : "null") + "}";
  return out;
}

}  // namespace dateline::serve
