#include "syntax/import_archive.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include <zip.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

// No file of a pipeline is larger (the vectors of the lg pipelines have 0.6 GB); keeps a forged zip from
// filling memory.
constexpr uint64_t largest_file = uint64_t{2} << 30;
// Deflate cannot do better than about 1:1032.
constexpr uint64_t largest_ratio = 1100;

// The folder ("a/b/" or "") whose signature files are all among `names`; nullopt where there is none.
std::optional<std::string> find_root(const std::vector<std::string>& names, const Signature& signature) {
  std::vector<std::string> roots;
  const std::string last(signature.files.back());
  for (const auto& name : names) {
    if (name.size() < last.size() || !std::string_view(name).ends_with(last)) continue;
    const std::string folder = name.substr(0, name.size() - last.size());
    if (!folder.empty() && folder.back() != '/') continue;
    const bool all = std::all_of(signature.files.begin(), signature.files.end(), [&](std::string_view file) {
      return std::find(names.begin(), names.end(), folder + std::string(file)) != names.end();
    });
    if (all) roots.push_back(folder);
  }
  if (roots.size() != 1) return std::nullopt;
  return roots.front();
}

Error no_root(const std::string& path, const Signature& signature) {
  return {ErrorCode::model_foreign, path, std::string(signature.none)};
}

}  // namespace

const Signature& pipeline_signature() {
  static const Signature signature{
      {"meta.json", "config.cfg", "tokenizer"},
      "holds no spaCy pipeline (exactly one folder with meta.json, config.cfg and tokenizer); give the "
      "wheel of a pipeline such as en_core_web_md, or its unpacked folder"};
  return signature;
}

struct Archive::Source {
  std::string path;
  std::string root;  // folder inside the zip, or on disk; ends with '/' (or is empty)
  zip_t* zip = nullptr;

  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  ~Source() {
    if (zip != nullptr) zip_discard(zip);
  }
  Error damaged(std::string_view file, const std::string& why) const {
    return {
        ErrorCode::model_damaged, path,
        "cannot read " + std::string(file) + ": " + why + "; the file is cut or changed, download it anew"};
  }
  Status find_in_zip(const Signature& signature);
  Status find_on_disk(const Signature& signature);
  Result<std::string> read_zipped(std::string_view file) const;
  Result<std::string> read_from_disk(std::string_view file) const;
};

Archive::Archive(std::unique_ptr<Source> source) : source_(std::move(source)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Status Archive::Source::find_in_zip(const Signature& signature) {
  std::vector<std::string> names;
  const zip_int64_t count = zip_get_num_entries(zip, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
    if (name != nullptr) names.emplace_back(name);
  }
  auto found = find_root(names, signature);
  if (!found) return no_root(path, signature);
  root = *found;
  return {};
}

Status Archive::Source::find_on_disk(const Signature& signature) {
  std::vector<std::string> names;
  std::error_code error;
  const fs::path top(path);
  auto at = fs::recursive_directory_iterator(top, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (at.depth() > 3) at.disable_recursion_pending();
    std::error_code ignored;
    if (at->is_regular_file(ignored)) names.push_back(at->path().lexically_relative(top).generic_string());
  }
  if (error) return Error{ErrorCode::file_unreadable, path, "cannot list the directory: " + error.message()};
  auto found = find_root(names, signature);
  if (!found) return no_root(path, signature);
  root = path + "/" + *found;
  return {};
}

Result<Archive> Archive::open(const std::string& wheel_or_directory, const Signature& signature) {
  auto source = std::make_unique<Source>();
  source->path = wheel_or_directory;
  std::error_code error;
  const auto status = fs::status(wheel_or_directory, error);
  if (!fs::exists(status))
    return Error{ErrorCode::file_missing, wheel_or_directory, "no such file or directory"};
  if (fs::is_directory(status)) {
    if (auto s = source->find_on_disk(signature); !s) return s.error();
    return Archive(std::move(source));
  }
  int code = 0;
  source->zip = zip_open(wheel_or_directory.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code);
  if (source->zip == nullptr) {
    zip_error_t detail;
    zip_error_init_with_code(&detail, code);
    const std::string why = zip_error_strerror(&detail);
    zip_error_fini(&detail);
    if (code == ZIP_ER_OPEN || code == ZIP_ER_READ) {
      return Error{ErrorCode::file_unreadable, wheel_or_directory, "cannot open it: " + why};
    }
    if (code == ZIP_ER_NOZIP) {
      return Error{
          ErrorCode::model_foreign, wheel_or_directory,
          "neither a wheel (a zip file) nor a directory; if it is a wheel, it is cut: download it anew"};
    }
    return source->damaged("the zip", why);
  }
  if (auto s = source->find_in_zip(signature); !s) return s.error();
  return Archive(std::move(source));
}

Result<Archive> Archive::from_memory(std::span<const std::byte> wheel, const std::string& name,
                                     const Signature& signature) {
  auto source = std::make_unique<Source>();
  source->path = name;
  zip_error_t detail;
  zip_error_init(&detail);
  zip_source_t* buffer = zip_source_buffer_create(wheel.data(), wheel.size(), 0, &detail);
  if (buffer != nullptr) source->zip = zip_open_from_source(buffer, ZIP_RDONLY | ZIP_CHECKCONS, &detail);
  const std::string why = source->zip == nullptr ? zip_error_strerror(&detail) : "";
  if (buffer != nullptr && source->zip == nullptr) zip_source_free(buffer);
  zip_error_fini(&detail);
  if (source->zip == nullptr) return source->damaged("the zip", why);
  if (auto s = source->find_in_zip(signature); !s) return s.error();
  return Archive(std::move(source));
}

Result<std::string> Archive::Source::read_zipped(std::string_view file) const {
  const std::string name = root + std::string(file);
  zip_stat_t info;
  zip_stat_init(&info);
  if (zip_stat(zip, name.c_str(), ZIP_FL_ENC_RAW, &info) != 0) return damaged(file, "it is not there");
  if ((info.valid & ZIP_STAT_SIZE) == 0 || (info.valid & ZIP_STAT_COMP_SIZE) == 0 ||
      info.size > largest_file || info.size / largest_ratio > info.comp_size) {
    return damaged(file, "its size is not believable");
  }
  zip_file_t* entry = zip_fopen_index(zip, info.index, 0);
  if (entry == nullptr) return damaged(file, zip_strerror(zip));
  std::string out(info.size, '\0');
  size_t have = 0;
  zip_int64_t got = 0;
  while (have < out.size() && (got = zip_fread(entry, out.data() + have, out.size() - have)) > 0) {
    have += static_cast<size_t>(got);
  }
  // The checksum is verified by the read that meets the end of the entry.
  char beyond = 0;
  if (got >= 0) got = zip_fread(entry, &beyond, 1);
  const bool closed = zip_fclose(entry) == 0;  // also of a damaged entry
  const bool sound = closed && got == 0 && have == out.size();
  if (!sound) return damaged(file, "its checksum or length is wrong");
  return out;
}

Result<std::string> Archive::Source::read_from_disk(std::string_view file) const {
  const fs::path name = root + std::string(file);
  std::error_code error;
  const auto size = fs::file_size(name, error);
  if (error) return damaged(file, error.message());
  if (size > largest_file) return damaged(file, "its size is not believable");
  std::string out(size, '\0');
  std::ifstream in(name, std::ios::binary);
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  if (!in || static_cast<uint64_t>(in.gcount()) != size) return damaged(file, "it ends early");
  return out;
}

bool Archive::has(std::string_view file) const {
  const std::string name = source_->root + std::string(file);
  if (source_->zip != nullptr) return zip_name_locate(source_->zip, name.c_str(), ZIP_FL_ENC_RAW) >= 0;
  std::error_code ignored;
  return fs::is_regular_file(name, ignored);
}

Result<std::string> Archive::bytes(std::string_view file) const {
  return source_->zip != nullptr ? source_->read_zipped(file) : source_->read_from_disk(file);
}

std::string Archive::where(std::string_view file) const {
  return source_->path + ": " + std::string(file);
}

}  // namespace dateline
