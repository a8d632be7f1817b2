#include "syntax/model_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"

namespace dateline {

namespace {

constexpr std::array<char, 16> magic = {'d', 'a', 't', 'e', 'l', 'i', 'n',  'e',
                                        '-', 'm', 'o', 'd', 'e', 'l', '\n', '\0'};
constexpr size_t alignment = 64;
constexpr size_t name_size = 48;

struct Header {
  std::array<char, 16> magic;
  uint32_t version;
  uint32_t sections;
  uint64_t file_size;
  uint64_t checksum;  // XXH3 of everything after the header
  uint64_t reserved;
};
static_assert(sizeof(Header) == 48);

struct Entry {
  std::array<char, name_size> name;
  uint64_t offset;
  uint64_t size;
  std::array<uint32_t, 4> shape;
  uint32_t rank;
  uint32_t reserved;
};
static_assert(sizeof(Entry) == 88);

size_t align_up(size_t n) {
  return (n + alignment - 1) / alignment * alignment;
}

}  // namespace

struct ModelFile::Mapping {
  void* address = nullptr;
  size_t size = 0;
  Mapping(void* a, size_t s) : address(a), size(s) {}
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { munmap(address, size); }
};

ModelFile::ModelFile() = default;
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;
ModelFile::~ModelFile() = default;

Error ModelFile::damaged(const std::string& what) const {
  return {
      ErrorCode::model_damaged, path_,
      "the model file is damaged: " + what + "; make it anew with `make model` (or `dateline model import`)"};
}

Result<ModelFile> ModelFile::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return Error{ErrorCode::model_missing, path,
                 std::string("no model file: ") + std::strerror(errno) +
                     "; `make model` sets it up, or name one with --model"};
  }
  struct stat info {};
  if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size == 0) {
    ::close(fd);
    return Error{ErrorCode::model_foreign, path, "not a model file: empty, or not a regular file"};
  }
  const auto size = static_cast<size_t>(info.st_size);
  void* address = mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
  ::close(fd);
  if (address == MAP_FAILED) {
    return Error{ErrorCode::file_unreadable, path,
                 std::string("cannot map the model: ") + std::strerror(errno)};
  }
  ModelFile file;
  file.path_ = path;
  file.mapping_ = std::make_unique<Mapping>(address, size);
  if (auto s = file.load({static_cast<const std::byte*>(address), size}); !s) return s.error();
  return file;
}

Result<ModelFile> ModelFile::from_memory(std::span<const std::byte> bytes, const std::string& name) {
  ModelFile file;
  file.path_ = name;
  if (auto s = file.load(bytes); !s) return s.error();
  return file;
}

Status ModelFile::load(std::span<const std::byte> bytes) {
  Header header{};
  if (bytes.size() < sizeof header || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0) {
    return Error{
        ErrorCode::model_foreign, path_,
        "not a dateline model; convert a spaCy pipeline with `dateline model import WHEEL-OR-DIRECTORY`"};
  }
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != model_file_version) {
    return Error{ErrorCode::model_version, path_,
                 "model format " + std::to_string(header.version) + ", this program reads format " +
                     std::to_string(model_file_version) + "; make it anew with `make model`"};
  }
  if (header.file_size != bytes.size()) {
    return damaged("it has " + std::to_string(bytes.size()) + " bytes and should have " +
                   std::to_string(header.file_size));
  }
  const auto rest = bytes.subspan(sizeof header);
  if (xxh3(rest) != header.checksum) return damaged("its checksum is wrong");
  if (header.sections > rest.size() / sizeof(Entry)) return damaged("its table is cut");
  for (uint32_t i = 0; i < header.sections; ++i) {
    Entry entry{};
    std::memcpy(&entry, rest.data() + i * sizeof entry, sizeof entry);
    Section s{std::string(entry.name.data(), strnlen(entry.name.data(), name_size)), entry.offset, entry.size,
              entry.shape, entry.rank};
    if (s.offset % alignment != 0 || s.offset > bytes.size() || s.size > bytes.size() - s.offset ||
        s.rank > 4) {
      return damaged("section " + s.name + " lies outside the file");
    }
    sections_.push_back(std::move(s));
  }
  std::sort(sections_.begin(), sections_.end(),
            [](const Section& a, const Section& b) { return a.name < b.name; });
  data_ = bytes;
  checksum_ = header.checksum;
  return {};
}

const ModelFile::Section* ModelFile::find(std::string_view section) const {
  const auto at = std::lower_bound(sections_.begin(), sections_.end(), section,
                                   [](const Section& s, std::string_view wanted) { return s.name < wanted; });
  return at != sections_.end() && at->name == section ? &*at : nullptr;
}

bool ModelFile::has(std::string_view section) const {
  return find(section) != nullptr;
}

std::string ModelFile::version() const {
  std::array<char, 17> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(checksum_));
  return hex.data();
}

Result<std::span<const std::byte>> ModelFile::bytes(std::string_view section) const {
  const Section* s = find(section);
  if (s == nullptr) return damaged("it has no section " + std::string(section));
  return data_.subspan(s->offset, s->size);
}

Result<Tensor> ModelFile::tensor(std::string_view section) const {
  const Section* s = find(section);
  if (s == nullptr) return damaged("it has no section " + std::string(section));
  Tensor t{reinterpret_cast<const float*>(data_.data() + s->offset), s->shape, s->rank};
  if (t.rank == 0 || t.size() * sizeof(float) != s->size)
    return damaged("section " + s->name + " has a broken shape");
  return t;
}

Result<std::vector<std::string_view>> ModelFile::strings(std::string_view section) const {
  auto raw = bytes(section);
  if (!raw) return raw.error();
  const auto* base = reinterpret_cast<const char*>(raw->data());
  uint32_t count = 0;
  if (raw->size() < sizeof count) return damaged("string list " + std::string(section) + " is cut");
  std::memcpy(&count, base, sizeof count);
  if (count > (raw->size() - sizeof count) / sizeof(uint32_t)) {
    return damaged("string list " + std::string(section) + " is cut");
  }
  const char* ends = base + sizeof count;
  const size_t text_at = sizeof count + size_t{count} * sizeof(uint32_t);
  std::vector<std::string_view> out;
  out.reserve(count);
  uint32_t from = 0;
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t end = 0;
    std::memcpy(&end, ends + size_t{i} * sizeof end, sizeof end);
    if (end < from || end > raw->size() - text_at)
      return damaged("string list " + std::string(section) + " is broken");
    out.emplace_back(base + text_at + from, end - from);
    from = end;
  }
  return out;
}

void ModelWriter::add(std::string name, std::span<const std::byte> bytes) {
  sections_.push_back({std::move(name), {bytes.begin(), bytes.end()}, {}});
}

void ModelWriter::add_tensor(std::string name, std::span<const float> values, std::vector<uint32_t> shape) {
  const auto bytes = std::as_bytes(values);
  sections_.push_back({std::move(name), {bytes.begin(), bytes.end()}, std::move(shape)});
}

void ModelWriter::add_strings(std::string name, std::span<const std::string> strings) {
  std::vector<std::byte> out;
  const auto put = [&out](const void* data, size_t size) {
    const auto* b = static_cast<const std::byte*>(data);
    out.insert(out.end(), b, b + size);
  };
  const auto count = static_cast<uint32_t>(strings.size());
  put(&count, sizeof count);
  uint32_t end = 0;
  for (const auto& s : strings) {
    end += static_cast<uint32_t>(s.size());
    put(&end, sizeof end);
  }
  for (const auto& s : strings)
    put(s.data(), s.size());
  sections_.push_back({std::move(name), std::move(out), {}});
}

std::vector<std::byte> ModelWriter::finish() const {
  std::vector<Entry> table;
  size_t at = align_up(sizeof(Header) + sections_.size() * sizeof(Entry));
  for (const auto& s : sections_) {
    Entry e{};
    std::memcpy(e.name.data(), s.name.data(), std::min(s.name.size(), name_size));
    e.offset = at;
    e.size = s.bytes.size();
    e.rank = static_cast<uint32_t>(s.shape.size());
    std::copy_n(s.shape.begin(), std::min<size_t>(4, s.shape.size()), e.shape.begin());
    table.push_back(e);
    at = align_up(at + s.bytes.size());
  }
  std::vector<std::byte> out(at);
  std::memcpy(out.data() + sizeof(Header), table.data(), table.size() * sizeof(Entry));
  for (size_t i = 0; i < sections_.size(); ++i) {
    if (!sections_[i].bytes.empty()) {
      std::memcpy(out.data() + table[i].offset, sections_[i].bytes.data(), sections_[i].bytes.size());
    }
  }
  Header header{magic, model_file_version, static_cast<uint32_t>(table.size()), out.size(), 0, 0};
  header.checksum = xxh3(std::span<const std::byte>(out).subspan(sizeof header));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

Status ModelWriter::write(const std::string& path) const {
  const auto bytes = finish();
  const std::string partial = path + ".part";
  {
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out)
      return Error{ErrorCode::file_unwritable, partial,
                   "cannot write the model (disk full, or no permission?)"};
  }
  if (std::rename(partial.c_str(), path.c_str()) != 0) {
    return Error{ErrorCode::file_unwritable, path,
                 std::string("cannot put the model in place: ") + std::strerror(errno)};
  }
  return {};
}

}  // namespace dateline
