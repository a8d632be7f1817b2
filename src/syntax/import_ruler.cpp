#include "syntax/import_ruler.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "syntax/attribute_ruler.h"
#include "syntax/labels.h"
#include "syntax/msgpack_value.h"
#include "syntax/python_regex.h"

namespace dateline {

namespace {

class RulerImport {
 public:
  explicit RulerImport(std::string where) : where_(std::move(where)) {}

  Status add_rule(const MsgValue& rule);
  void write(ModelWriter& model) const {
    model.add_strings("ruler.sets", sets_);
    model.add_array<int32_t>("ruler.index", index_);
    model.add_array<RulerPattern>("ruler.patterns", patterns_);
    model.add_array<RulerTest>("ruler.tests", tests_);
    model.add_strings("ruler.values", values_);
  }

 private:
  Error foreign(const std::string& what) const {
    return {ErrorCode::model_foreign, where_,
            "rule " + std::to_string(index_.size()) + " " + what +
                "; this program runs rules over tags, labels and words (spaCy 3, English)"};
  }
  Status add_sets(const MsgValue& attributes);
  Status add_test(std::string_view attribute, const MsgValue& condition, RulerTest test);
  Status add_values(const MsgValue& condition, RulerTest& test);

  std::string where_;
  std::vector<std::string> sets_, values_;
  std::vector<int32_t> index_;
  std::vector<RulerPattern> patterns_;
  std::vector<RulerTest> tests_;
};

// "b=2,1|a=3" -> "a=3|b=1,2", as spaCy keeps features; "_" is none.
std::string normal_features(std::string_view feats) {
  if (feats == "_") return "";
  const auto split = [](std::string_view text, char at) {
    std::vector<std::string> out;
    for (size_t from = 0; from <= text.size();) {
      const size_t end = std::min(text.find(at, from), text.size());
      out.emplace_back(text.substr(from, end - from));
      from = end + 1;
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto join = [](const std::vector<std::string>& parts, char by) {
    std::string out;
    for (const auto& part : parts)
      out += (out.empty() ? "" : std::string(1, by)) + part;
    return out;
  };
  std::vector<std::string> features;
  for (const auto& one : split(feats, '|')) {
    const size_t equals = std::min(one.find('='), one.size());
    const std::string value = equals < one.size() ? "=" + join(split(one.substr(equals + 1), ','), ',') : "";
    features.push_back(one.substr(0, equals) + value);
  }
  std::sort(features.begin(), features.end());
  return join(features, '|');
}

Status RulerImport::add_sets(const MsgValue& attributes) {
  constexpr std::array<std::string_view, ruler_set_count> names = {"TAG", "POS", "MORPH", "LEMMA", "DEP"};
  std::array<std::string, ruler_set_count> sets;
  if (!attributes.is_map()) return foreign("sets nothing");
  for (size_t i = 0; i + 1 < attributes.items.size(); i += 2) {
    const MsgValue& value = attributes.items[i + 1];
    const auto at = std::find(names.begin(), names.end(), attributes.items[i].text);
    if (at == names.end() || !value.is_text()) {
      return foreign("sets \"" + std::string(attributes.items[i].text) + "\"");
    }
    const auto k = static_cast<size_t>(at - names.begin());
    const bool known = k == 0   ? tag_of(value.text).has_value()
                       : k == 1 ? pos_of(value.text).has_value()
                       : k == 4 ? dep_of(value.text).has_value()
                                : true;
    if (!known) return foreign("sets the unknown label \"" + std::string(value.text) + "\"");
    sets[k] = "=" + (k == 2 ? normal_features(value.text) : std::string(value.text));
  }
  sets_.insert(sets_.end(), sets.begin(), sets.end());
  return {};
}

// The values of a condition: "x", {"IN": [...]}, {"NOT_IN": [...]} or {"REGEX": "..."}.
Status RulerImport::add_values(const MsgValue& condition, RulerTest& test) {
  test.first_value = static_cast<uint32_t>(values_.size());
  test.op = RulerTest::in;
  if (condition.is_text()) {
    values_.emplace_back(condition.text);
  } else if (condition.kind == MsgValue::Kind::boolean) {
    values_.emplace_back(condition.integer != 0 ? "1" : "0");
  } else if (condition.is_map() && condition.items.size() == 2 && condition.items[0].is_text()) {
    const std::string_view op = condition.items[0].text;
    const MsgValue& operand = condition.items[1];
    if (op == "REGEX" && operand.is_text()) {
      auto regex = translate_python_regex(operand.text, where_);
      if (!regex) return regex.error();
      if (auto compiled = Regex::compile(*regex, where_); !compiled) return compiled.error();
      test.op = RulerTest::regex;
      values_.push_back(std::move(*regex));
    } else if ((op == "IN" || op == "NOT_IN") && operand.is_array()) {
      test.op = op == "IN" ? RulerTest::in : RulerTest::not_in;
      for (const MsgValue& value : operand.items) {
        if (!value.is_text()) return foreign("has a list of other things than words");
        values_.emplace_back(value.text);
      }
    } else {
      return foreign("has the condition \"" + std::string(op) + "\"");
    }
  } else {
    return foreign("has a condition of a kind of its own");
  }
  test.value_count = static_cast<uint32_t>(values_.size()) - test.first_value;
  return {};
}

Status RulerImport::add_test(std::string_view attribute, const MsgValue& condition, RulerTest test) {
  if (attribute == "TAG") {
    test.attribute = RulerTest::tag;
  } else if (attribute == "DEP") {
    test.attribute = RulerTest::dep;
  } else if (attribute == "LOWER") {
    test.attribute = RulerTest::lower;
  } else if (attribute == "ORTH" || attribute == "TEXT") {
    test.attribute = RulerTest::orth;
  } else if (attribute == "IS_SPACE") {
    test.attribute = RulerTest::space;
  } else {
    return foreign("asks for \"" + std::string(attribute) + "\"");
  }
  const bool boolean = condition.kind == MsgValue::Kind::boolean;
  if (boolean != (test.attribute == RulerTest::space)) return foreign("asks for a value of the wrong kind");
  if (auto s = add_values(condition, test); !s) return s;
  if (test.op == RulerTest::regex && test.attribute != RulerTest::lower) {
    return foreign("has a regular expression over other things than LOWER");
  }
  tests_.push_back(test);
  return {};
}

Status RulerImport::add_rule(const MsgValue& rule) {
  const MsgValue* patterns = rule.find("patterns");
  const MsgValue* attributes = rule.find("attrs");
  const MsgValue* index = rule.find("index");
  if (patterns == nullptr || !patterns->is_array() || attributes == nullptr ||
      (index != nullptr && !index->is_integer())) {
    return foreign("has no patterns and attributes");
  }
  for (const MsgValue& pattern : patterns->items) {
    if (!pattern.is_array() || pattern.items.empty()) return foreign("has a pattern without tokens");
    RulerTest test{};
    test.rule = static_cast<uint32_t>(index_.size());
    test.pattern = static_cast<uint32_t>(patterns_.size());
    patterns_.push_back({test.rule, static_cast<uint32_t>(pattern.items.size())});
    for (const MsgValue& token : pattern.items) {
      if (!token.is_map()) return foreign("has a pattern that is none");
      for (size_t i = 0; i + 1 < token.items.size(); i += 2) {
        if (auto s = add_test(token.items[i].text, token.items[i + 1], test); !s) return s;
      }
      ++test.position;
    }
  }
  if (auto s = add_sets(*attributes); !s) return s;
  index_.push_back(index == nullptr ? 0 : static_cast<int32_t>(static_cast<int64_t>(index->integer)));
  return {};
}

}  // namespace

Status import_ruler(const Archive& archive, ModelWriter& model) {
  const std::string where = archive.where("attribute_ruler/patterns");
  auto bytes = archive.bytes("attribute_ruler/patterns");
  if (!bytes) return bytes.error();
  auto doc = parse_msgpack(*bytes, where);
  if (!doc) return doc.error();
  if (!doc->is_array())
    return Error{ErrorCode::model_foreign, where, "not a list of rules; is this a spaCy 3 pipeline?"};
  RulerImport rules(where);
  for (const MsgValue& rule : doc->items) {
    if (auto s = rules.add_rule(rule); !s) return s;
  }
  rules.write(model);
  return {};
}

}  // namespace dateline
