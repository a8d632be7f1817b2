#include <algorithm>

#include "code/attribution_parts.h"

namespace dateline::attribution {

namespace {

constexpr bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

class Listener {
 public:
  Listener(const Syntax& syntax, const Tree& tree, const Text& text, const std::vector<Frame>& frames,
           const Reports& reports)
      : syntax_(syntax), tree_(tree), text_(text), frames_(frames), reports_(reports) {}

  SpeechMap run() {
    map_quotes();
    find_saying();
    out_.by_quote.resize(text_.quotes.size());
    out_.by_sentence.resize(syntax_.sentence_count());
    Speech last;
    size_t quote = 0;
    for (uint32_t s = 0; s < syntax_.sentence_count(); ++s) {
      const Span tokens = syntax_.sentence(s);
      if (tokens.empty()) continue;
      // Quotations that begin in this sentence.
      for (; quote < text_.quotes.size() && text_.quotes[quote].begin < syntax_.tokens.end(tokens.end - 1);
           ++quote)
        out_.by_quote[quote] = speaker_of_quote(quote, s, last);
      const Speech here = saying_[s];
      if (here.who >= 0) {
        last = here;
      } else if (is_in_quote(tokens)) {
        last = out_.by_quote[out_.quote_of_frame[first_quoted(tokens)]];
      } else if (!addresses_somebody(tokens)) {
        last = Speech{};
      } else {
        out_.by_sentence[s] = last;
      }
    }
    return std::move(out_);
  }

 private:
  void map_quotes() {
    out_.quote_of_frame.assign(syntax_.size(), UINT32_MAX);
    size_t quote = 0;
    for (uint32_t t = 0; t < syntax_.size(); ++t) {
      while (quote < text_.quotes.size() && text_.quotes[quote].end <= syntax_.tokens.begin[t])
        ++quote;
      if (quote < text_.quotes.size() && text_.quotes[quote].begin <= syntax_.tokens.begin[t])
        out_.quote_of_frame[t] = static_cast<uint32_t>(quote);
    }
  }

  // Per sentence, who is said to speak in it, outside quotations; the last of several.
  void find_saying() {
    saying_.resize(syntax_.sentence_count());
    for (uint32_t i = 0; i < frames_.size(); ++i) {
      const Frame& f = frames_[i];
      if (f.kind != PredicateKind::verb || reports_.has_claim[i] == 0 || reports_.claim[i].who < 0) continue;
      if (reports_.says[i] == 0 || reports_.claim[i].stance != Stance::asserts ||
          out_.quote_of_frame[f.head] != UINT32_MAX)
        continue;
      const bool main = f.parent == no_token || f.link == FrameLink::conjunct ||
                        f.link == FrameLink::parataxis || reports_.reported[i] == 0;
      if (main) saying_[f.sentence] = {reports_.claim[i].who, reports_.claim[i].cue};
    }
  }

  // A quotation of a few words within the story's own sentence is part of that sentence.
  bool is_whole(size_t quote, Span sentence) const {
    uint32_t inside = 0, words = 0;
    for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
      inside += out_.quote_of_frame[t] == quote;
      words += syntax_.pos[t] != Pos::PUNCT;
    }
    return 5 * inside >= 4 * words;
  }

  Speech speaker_of_quote(size_t quote, uint32_t sentence, const Speech& last) const {
    // The sentences the quotation touches may name who speaks; the one it ends in first.
    const uint32_t end = text_.quotes[quote].end;
    uint32_t to = sentence;
    while (to + 1 < syntax_.sentence_count() && syntax_.tokens.begin[syntax_.sentence(to + 1).begin] < end)
      ++to;
    if (saying_[to].who >= 0) return saying_[to];
    if (saying_[sentence].who >= 0) return saying_[sentence];
    if (is_whole(quote, syntax_.sentence(sentence))) {
      // A quotation followed by "X said" in a sentence of its own does not occur; one that follows goes on.
      return last;
    }
    return {};
  }

  uint32_t first_quoted(Span tokens) const {
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (out_.quote_of_frame[t] != UINT32_MAX) return t;
    }
    return tokens.begin;
  }

  bool is_in_quote(Span tokens) const {
    uint32_t inside = 0, words = 0;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      inside += out_.quote_of_frame[t] != UINT32_MAX;
      words += syntax_.pos[t] != Pos::PUNCT;
    }
    return inside > 0 && 5 * inside >= 4 * words;
  }

  // Marks lost or left out: first and second person and commands are somebody's words, not the story's.
  bool addresses_somebody(Span tokens) const {
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::string_view lemma = syntax_.lemma(t);
      if (syntax_.pos[t] == Pos::PRON && is_one_of(lemma, {"I", "we", "you", "my", "our", "your", "us", "me",
                                                           "ourselves", "yourself", "yours", "ours"}))
        return true;
      if (syntax_.is_root(t) && syntax_.tag[t] == Tag::VB && is_command(t)) return true;
    }
    return false;
  }

  bool is_command(uint32_t verb) const {
    for (const uint32_t child : tree_.children(verb)) {
      const Dep dep = syntax_.dep[child];
      if (dep == Dep::nsubj || dep == Dep::nsubjpass || syntax_.tag[child] == Tag::MD ||
          syntax_.tag[child] == Tag::TO)
        return false;
    }
    return true;
  }

  const Syntax& syntax_;
  const Tree& tree_;
  const Text& text_;
  const std::vector<Frame>& frames_;
  const Reports& reports_;
  std::vector<Speech> saying_;
  SpeechMap out_;
};

}  // namespace

SpeechMap read_speech(const Syntax& syntax, const Tree& tree, const Text& text,
                      const std::vector<Frame>& frames, const Reports& reports) {
  return Listener(syntax, tree, text, frames, reports).run();
}

}  // namespace dateline::attribution
