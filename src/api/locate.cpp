#include "api/locate.h"

#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <system_error>

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr const char* model_name = "en_core_web_md-3.7.1.dlm";
constexpr const char* gazetteer_name = "geonames-3.0.2.dlg";
constexpr std::initializer_list<const char*> model_places = {"model/", "../model/", "../../model/",
                                                             "../share/dateline/model/"};

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here sets the environment
  return value == nullptr ? "" : value;
}

fs::path program_directory() {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  return failure ? fs::path() : program.parent_path();
}

bool is_there(const fs::path& path) {
  std::error_code failure;
  return fs::exists(path, failure);
}

// The first of these places, seen from the program, that is there; "" where none is.
std::string beside_program(std::initializer_list<const char*> places) {
  const fs::path directory = program_directory();
  if (directory.empty()) return "";
  for (const char* place : places) {
    const fs::path path = (directory / place).lexically_normal();
    if (is_there(path)) return path.string();
  }
  return "";
}

}  // namespace

Result<std::string> locate_model(const std::string& given) {
  const std::string named = given.empty() ? environment("DATELINE_MODEL") : given;
  if (!named.empty()) {
    if (is_there(named)) return named;
    return Error{ErrorCode::model_missing, named,
                 "no such model file; run \"make model\" in the project's directory to build one, or name "
                 "another with "
                 "--model or DATELINE_MODEL"};
  }
  for (const char* place : model_places) {
    const std::string path = beside_program({(std::string(place) + model_name).c_str()});
    if (!path.empty()) return path;
  }
  return Error{ErrorCode::model_missing, model_name,
               "no model found beside the program; run \"make model\" in the project's directory once (it "
               "downloads and "
               "converts it), or name one with --model or DATELINE_MODEL"};
}

Result<std::string> locate_typer(const std::string& given) {
  const std::string named = given.empty() ? environment("DATELINE_TYPER") : given;
  std::string path = named;
  if (named.empty())
    path = beside_program({"models/typer.dlm", "../models/typer.dlm", "../../models/typer.dlm",
                           "../share/dateline/models/typer.dlm"});
  if (!path.empty() && is_there(path)) return path;
  return Error{
      ErrorCode::model_missing, named.empty() ? "models/typer.dlm" : named,
      "no model of the typer there; it comes with the project's source: restore it, name another with "
      "DATELINE_TYPER, or do without it with --speed fast"};
}

Result<std::string> locate_gazetteer(const std::string& given) {
  const std::string named = given.empty() ? environment("DATELINE_GAZETTEER") : given;
  if (named == "none") return named;
  if (!named.empty()) {
    if (is_there(named)) return named;
    return Error{ErrorCode::model_missing, named,
                 "no such gazetteer file; run \"make model\" in the project's directory to build one, name "
                 "another with --gazetteer or DATELINE_GAZETTEER, or do without: --gazetteer none"};
  }
  for (const char* place : model_places) {
    std::string path = beside_program({(std::string(place) + gazetteer_name).c_str()});
    if (!path.empty()) return path;
  }
  return std::string();
}

Result<std::string> locate_lexicon(const std::string& given) {
  const std::string named = given.empty() ? environment("DATELINE_LEXICON") : given;
  if (!named.empty()) {
    if (is_there(fs::path(named) / "actors")) return named;
    return Error{
        ErrorCode::lexicon_missing, named,
        "no lexicon there (a directory with actors/ in it); name one with --lexicon or DATELINE_LEXICON"};
  }
  std::string path = beside_program({"lexicon", "../lexicon", "../../lexicon", "../share/dateline/lexicon"});
  if (!path.empty()) return path;
  return Error{ErrorCode::lexicon_missing, "lexicon",
               "no lexicon found beside the program; name the project's lexicon directory with --lexicon or "
               "DATELINE_LEXICON"};
}

}  // namespace dateline
