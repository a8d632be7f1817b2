#include "serve/page_token.h"

#include <charconv>
#include <cstdint>

namespace dateline::serve {

namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr char between = '\x1F';

std::string to_base64(std::string_view bytes) {
  std::string out;
  uint32_t bits = 0;
  int held = 0;
  for (const char c : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(c), held += 8;
    for (; held >= 6; held -= 6)
      out += digits[(bits >> (held - 6)) & 63];
  }
  if (held > 0) out += digits[(bits << (6 - held)) & 63];
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string out;
  uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const size_t digit = digits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<uint32_t>(digit), held += 6;
    if (held >= 8) held -= 8, out += static_cast<char>((bits >> held) & 0xFF);
  }
  return out;
}

bool read_number(std::string_view text, int64_t& to) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
  return error == std::errc() && end == text.data() + text.size() && to >= 0;
}

bool is_day(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() > 16) return false;
  for (const char c : text) {
    if ((c < '0' || c > '9') && c != '-') return false;
  }
  return true;
}

std::string_view name_of(PageOrder order) {
  return order == PageOrder::oldest_first ? "oldest" : "newest";
}

}  // namespace

std::string page_token(const std::vector<std::string>& parts) {
  std::string whole;
  for (const std::string& part : parts)
    whole += part + between;
  return to_base64(whole);
}

std::optional<std::vector<std::string>> page_parts(std::string_view token) {
  const auto whole = from_base64(token);
  if (!whole || whole->empty() || whole->back() != between) return std::nullopt;
  std::vector<std::string> out;
  for (size_t at = 0; at < whole->size();) {
    const size_t end = whole->find(between, at);
    out.push_back(whole->substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string token_of(std::string_view list, PageOrder order, const PageKey& key) {
  return page_token({std::string(list), std::string(name_of(order)), key.day, key.last_day,
                     std::to_string(key.story), std::to_string(key.event), std::to_string(key.claim)});
}

std::optional<PageKey> key_of(std::string_view list, PageOrder order, std::string_view token) {
  const auto parts = page_parts(token);
  if (!parts || parts->size() != 7 || (*parts)[0] != list || (*parts)[1] != name_of(order))
    return std::nullopt;
  PageKey key{(*parts)[2], (*parts)[3]};
  const bool numbers = read_number((*parts)[4], key.story) && read_number((*parts)[5], key.event) &&
                       read_number((*parts)[6], key.claim);
  if (!numbers || !is_day(key.day) || !is_day(key.last_day)) return std::nullopt;
  return key;
}

}  // namespace dateline::serve
