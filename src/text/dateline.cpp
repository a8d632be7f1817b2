#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "text/repair.h"
#include "text/written_date.h"

namespace dateline {

namespace {

constexpr size_t longest_dateline = 120;  // bytes
constexpr size_t most_words = 9;

template <size_t n>
bool holds(const std::array<std::string_view, n>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// Agencies that are believed without a dash behind their brackets, or without brackets.
bool is_agency(std::string_view name) {
  static constexpr auto agencies = std::to_array<std::string_view>({"AAP",
                                                                    "AFP",
                                                                    "ANI",
                                                                    "ANSA",
                                                                    "AP",
                                                                    "APA",
                                                                    "Agence France-Presse",
                                                                    "Agencies",
                                                                    "Al Jazeera",
                                                                    "Anadolu Agency",
                                                                    "Antara",
                                                                    "Associated Press",
                                                                    "BBC",
                                                                    "BBC News",
                                                                    "Bernama",
                                                                    "Bloomberg",
                                                                    "CBS News",
                                                                    "CNA",
                                                                    "CNN",
                                                                    "CTK",
                                                                    "DPA",
                                                                    "EFE",
                                                                    "IANS",
                                                                    "INA",
                                                                    "IRIN",
                                                                    "IRNA",
                                                                    "ITAR-TASS",
                                                                    "Interfax",
                                                                    "KUNA",
                                                                    "Kyodo",
                                                                    "Kyodo News",
                                                                    "MENA",
                                                                    "NNA",
                                                                    "PTI",
                                                                    "RFE/RL",
                                                                    "RIA Novosti",
                                                                    "Reuters",
                                                                    "SANA",
                                                                    "SPA",
                                                                    "Sputnik",
                                                                    "TASS",
                                                                    "Tasnim",
                                                                    "Thomson Reuters Foundation",
                                                                    "UPI",
                                                                    "VOA",
                                                                    "WAFA",
                                                                    "Xinhua",
                                                                    "Yonhap",
                                                                    "dpa"});
  static_assert(std::is_sorted(agencies.begin(), agencies.end()));
  if (holds(agencies, name)) return true;
  // "Reuters/AFP", "AP, Reuters", "Reuters Health"
  const size_t cut = name.find_first_of("/,- ");
  return cut != std::string_view::npos && cut > 0 && holds(agencies, name.substr(0, cut));
}

// What stands in brackets without a place before it: an agency, initials, or a name that says it publishes.
bool is_publisher(std::string_view name) {
  if (is_agency(name) || name.find('/') != std::string_view::npos) return true;
  if (std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    return name.size() <= 6;
  for (const std::string_view word :
       {"News", "news", "NEWS", "Press", "Times", "Post", "Agency", "AGENCY", "Media", "media", "Radio", "TV",
        "Monitoring", "Observer", "Guardian", "Herald", "Daily"}) {
    if (name.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// Words in capitals that stand before a dash and are no place.
bool is_no_place(std::string_view word) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"ABC",      "ANALYSIS",  "ASEAN",  "AU",        "BBC",       "BLOG",    "BREAKING",  "CBS",
       "CIA",      "CNN",       "COLUMN", "CORRECTED", "ECOWAS",    "EU",      "EXCLUSIVE", "EXPLAINER",
       "FACTBOX",  "FARC",      "FBI",    "FEATURE",   "FILE",      "FOCUS",   "FRIDAY",    "HIGHLIGHTS",
       "IAEA",     "ICC",       "IMF",    "INSIGHT",   "INTERVIEW", "ISIL",    "ISIS",      "LIVE",
       "MONDAY",   "NATO",      "NBC",    "NEWS",      "NOTE",      "OPEC",    "OPINION",   "OSCE",
       "PHOTOS",   "PROFILE",   "REFILE", "REPEAT",    "SATURDAY",  "SPECIAL", "SUNDAY",    "THURSDAY",
       "TIMELINE", "TUESDAY",   "UK",     "UN",        "UPDATE",    "URGENT",  "US",        "VIDEO",
       "WATCH",    "WEDNESDAY", "WHO",    "WRAPUP"});
  static_assert(std::is_sorted(words.begin(), words.end()));
  return holds(words, word.substr(0, word.find(' ')));
}

// Words that begin a sentence, and no place's name.
bool begins_prose(std::string_view place) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"A",      "After", "Also", "An",      "And",  "As",    "At",   "Before",    "But", "By",
       "During", "For",   "From", "However", "If",   "In",    "Last", "Meanwhile", "On",  "Since",
       "That",   "These", "This", "To",      "When", "While", "With", "Yesterday"});
  static_assert(std::is_sorted(words.begin(), words.end()));
  return holds(words, place.substr(0, place.find(' ')));
}

// Reads "PLACE[, REGION][, DAY][, CREDIT] [(CREDIT)] [DAY] - " from left to right, keeping what it has seen.
class Reader {
 public:
  Reader(std::string_view body, Span block)
      : text_(body.substr(0, block.end)),
        at_(block.begin),
        begin_(block.begin),
        limit_(std::min<size_t>(block.end, block.begin + longest_dateline)) {}

  Dateline read() {
    places();
    brackets();
    if (!found_.credit.empty()) day();  // "(AP) Jan 5 -"
    const bool dash = separator();
    if (at_ >= text_.size() || !begins_sentence() || !is_believable(dash)) return {};
    found_.whole = {static_cast<uint32_t>(begin_), static_cast<uint32_t>(at_)};
    return found_;
  }

 private:
  bool more() const { return at_ < limit_; }
  char now() const { return text_[at_]; }
  void skip_spaces() {
    while (more() && now() == ' ')
      ++at_;
  }

  // The parts between commas before the brackets or the dash.
  void places() {
    for (size_t parts = 0; parts < 6 && more(); ++parts) {
      if (now() == '(') return;
      if (day()) {
      } else if (!part(parts)) {
        return;
      }
      skip_spaces();
      if (!more() || now() != ',') return;
      ++at_;
      comma_ = true;
      skip_spaces();
    }
  }

  bool day() {
    skip_spaces();
    if (const auto written = read_written_day(text_.substr(0, limit_), at_)) {
      found_.day = std::string(text_.substr(at_, written->end - at_));
      at_ = written->end;
      return true;
    }
    static constexpr auto weekdays = std::to_array<std::string_view>(
        {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
    for (const std::string_view weekday : weekdays) {
      if (text_.substr(at_, weekday.size()) != weekday || at_ == begin_) continue;
      found_.day = std::string(weekday);
      at_ += weekday.size();
      return true;
    }
    return false;
  }

  // One part: words that are capitals or small particles of names. The first is the place.
  bool part(size_t number) {
    const size_t from = at_;
    size_t end = at_, words = 0, capitals = 0, shouted = 0;
    while (more() && words < most_words) {
      const size_t word_begin = at_;
      while (more() && is_in_word(at_))
        ++at_;
      if (at_ == word_begin) break;
      const std::string_view word = text_.substr(word_begin, at_ - word_begin);
      const bool upper = is_upper(decode_utf8(word, 0).value);
      if (!upper && !is_particle(word)) {
        at_ = word_begin;
        break;
      }
      ++words;
      if (upper) end = at_;  // a name does not end with "of the"
      if (upper) ++capitals;
      if (upper && is_shouted(word)) ++shouted;
      if (!more() || now() != ' ') break;
      ++at_;
      if (more() && read_written_day(text_.substr(0, limit_), at_)) break;  // "Baghdad 26 October -"
    }
    at_ = std::max(end, from);
    if (capitals == 0) return at_ = from, false;
    const std::string_view all = text_.substr(from, end - from);
    if (number == 0) {
      found_.place = {static_cast<uint32_t>(from), static_cast<uint32_t>(end)};
      shouted_ = shouted == words;
      place_words_ = words;
      if (more() && now() == ' ' && (skip_spaces(), read_written_day(text_.substr(0, limit_), at_))) day();
    } else if (is_agency(all)) {
      found_.credit = std::string(all);
    } else {
      ++regions_, last_part_ = all;
    }
    return true;
  }

  bool is_in_word(size_t at) const {
    const char c = text_[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      // Any letter; dashes and the like end a word.
      size_t lead = at;
      while (lead > begin_ && (static_cast<unsigned char>(text_[lead]) & 0xC0) == 0x80)
        --lead;
      return is_alpha(decode_utf8(text_, lead).value);
    }
    if (c == '-') {  // inside a word only
      return at > begin_ && at + 1 < text_.size() && is_alpha(static_cast<unsigned char>(text_[at - 1])) &&
             is_alpha(decode_utf8(text_, at + 1).value);
    }
    return is_alpha(static_cast<unsigned char>(c)) || c == '.' || c == '\'' || c == '/';
  }

  static bool is_particle(std::string_view word) {
    static constexpr auto particles =
        std::to_array<std::string_view>({"al", "and", "d'", "da", "de", "del", "di", "do", "du", "el", "es",
                                         "la", "le", "near", "of", "on", "sur", "the"});
    return holds(particles, word) || word.substr(0, 3) == "al-" || word.substr(0, 3) == "el-" ||
           word.substr(0, 2) == "d'";
  }
  static bool is_shouted(std::string_view word) {
    size_t letters = 0;
    for (size_t at = 0; at < word.size();) {
      const CodePoint c = decode_utf8(word, at);
      if (is_lower(c.value)) return false;
      letters += is_alpha(c.value) ? 1 : 0;
      at += c.size;
    }
    return letters > 1;
  }

  // "(Reuters)", "(AP)", "/PRNewswire/"
  void brackets() {
    skip_spaces();
    if (!more() || (now() != '(' && now() != '/')) return;
    const char close = now() == '(' ? ')' : '/';
    const size_t end = text_.substr(0, limit_).find(close, at_ + 1);
    if (end == std::string_view::npos || end == at_ + 1 || end - at_ > 60) return;
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    const bool dated = read_written_day(inside, 0).has_value();
    if (dated) {
      found_.day = std::string(inside);
    } else {
      if (inside.find_first_of(".;?!") != std::string_view::npos ||
          std::count(inside.begin(), inside.end(), ' ') > 5)
        return;
      if (std::none_of(inside.begin(), inside.end(),
                       [](unsigned char c) { return c >= 0x80 || is_alpha(c); }))
        return;
      bracketed_ = true;
      if (!found_.place.empty() || is_publisher(inside)) {
        found_.credit = std::string(inside);
      } else {  // "(Santiago, Chile) -- "
        const size_t comma = std::min(inside.find(','), inside.size());
        found_.place = {static_cast<uint32_t>(at_ + 1), static_cast<uint32_t>(at_ + 1 + comma)};
        place_words_ = 1, bracketed_place_ = true;
      }
    }
    at_ = end + 1;
    if (dated && more() && found_.credit.empty()) brackets();
  }

  // Spaces, dashes of any make, the underscore of old wires, a colon after a credit.
  bool separator() {
    const size_t from = at_;
    skip_spaces();
    bool dash = false;
    const size_t after_spaces = at_;
    while (at_ < text_.size()) {
      const CodePoint c = decode_utf8(text_, at_);
      const bool is_dash = c.value == '-' || c.value == '_' || (c.value >= 0x2012 && c.value <= 0x2015);
      const bool colon = c.value == ':' && (bracketed_ || (!found_.day.empty() && shouted_));
      if (!is_dash && !colon) break;
      dash = true;
      double_dash_ = double_dash_ || text_.substr(at_, 2) == "--";
      long_dash_ = long_dash_ || c.value != '-' || at_ > after_spaces;
      at_ += c.size;
    }
    spaced_ = dash && after_spaces > from;
    const size_t dash_end = at_;
    while (at_ < text_.size() && text_[at_] == ' ')
      ++at_;
    spaced_ = spaced_ || (dash && at_ > dash_end);
    return dash;
  }

  bool begins_sentence() const {
    const CodePoint c = decode_utf8(text_, at_);
    return is_upper(c.value) || is_digit(c.value) || c.value == '"' || c.value == '\'' || c.value == '$' ||
           c.value == '(' || c.value > 0x7F || is_quoted_small();
  }
  // "al-Qaeda said": names that begin small.
  bool is_quoted_small() const { return text_.substr(at_, 3) == "al-"; }

  // A name and a dash alone may begin any sentence: something more must say that it is a dateline.
  bool is_believable(bool dash) {
    const bool placed = !found_.place.empty();
    if (placed) {
      found_.place_name = std::string(text_.substr(found_.place.begin, found_.place.size()));
      if (is_no_place(found_.place_name) || begins_prose(found_.place_name)) return false;
    }
    const bool known = !found_.credit.empty() && is_agency(found_.credit);
    if (bracketed_place_) return dash && is_upper(decode_utf8(found_.place_name, 0).value);
    if (bracketed_ && !dash) return known;                    // "BAGHDAD (AP) Iraq's"
    if (!dash) return placed && known && comma_ && shouted_;  // "BAGHDAD, Oct 26, Reuters Iraq's": rare
    if (bracketed_) return placed ? place_words_ <= 4 || regions_ > 0 : known || is_short_credit();
    if (!placed) return !found_.day.empty();                      // "July 6, 2008 -- "
    if (!found_.day.empty() || known) return true;                // "Moscow, 3 March - "
    if (!spaced_ && !long_dash_) return false;                    // "ANTI-Western"
    if (shouted_) return place_words_ <= 5;                       // "SAN FRANCISCO - The"
    if (double_dash_ && regions_ == 0) return place_words_ <= 3;  // "New York -- "
    // "Kabul, Afghanistan - The": but "Meanwhile, Obama - The" and lists are none.
    return regions_ == 1 && place_words_ <= 2 && std::count(last_part_.begin(), last_part_.end(), ' ') <= 2;
  }
  bool is_short_credit() const {
    return found_.credit.size() <= 40 && is_upper(decode_utf8(found_.credit, 0).value);
  }

  std::string_view text_;
  size_t at_, begin_, limit_;
  Dateline found_;
  bool shouted_ = false, bracketed_ = false, comma_ = false, spaced_ = false, long_dash_ = false;
  bool bracketed_place_ = false, double_dash_ = false;
  size_t place_words_ = 0, regions_ = 0;
  std::string_view last_part_;
};

}  // namespace

Dateline read_dateline(std::string_view body, Span block) {
  if (block.empty()) return {};
  return Reader(body, block).read();
}

}  // namespace dateline
