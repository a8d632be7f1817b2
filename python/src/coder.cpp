// Stories and the coder. Coding runs without the interpreter's lock, so that Python's threads code side by
// side.
#include <dateline/coder.h>
#include <dateline/parse.h>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>

#include "module.h"

namespace dateline::python {

namespace {

std::string_view bytes_of(const nb::bytes& bytes) {
  return {bytes.c_str(), bytes.size()};
}

// A Coder, and a Scratch for every thread that uses it at a time.
class SharedCoder {
 public:
  explicit SharedCoder(Coder coder) : coder_(std::move(coder)) {}

  Record code(const StoryText& story) {
    std::unique_ptr<Scratch> scratch = lend();
    Record record = coder_.code(story, *scratch);
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(scratch));
    return record;
  }
  const Coder& coder() const { return coder_; }

 private:
  std::unique_ptr<Scratch> lend() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<Scratch>();
    std::unique_ptr<Scratch> scratch = std::move(idle_.back());
    idle_.pop_back();
    return scratch;
  }

  Coder coder_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Scratch>> idle_;
};

void bind_stories(nb::module_& m) {
  nb::class_<StoryText>(m, "StoryText")
      .def(
          "__init__",
          [](StoryText* at, const nb::bytes& text, std::string id, std::string published, std::string source,
             std::string title, std::string url, std::string where) {
            new (at) StoryText{std::move(id),        std::string(bytes_of(text)),
                               std::move(published), std::move(source),
                               std::move(title),     std::move(url),
                               std::move(where)};
          },
          nb::arg("text"), nb::arg("id"), nb::arg("published"), nb::arg("source"), nb::arg("title"),
          nb::arg("url"), nb::arg("where"))
      .def_prop_ro("text", [](const StoryText& s) { return nb::bytes(s.text.data(), s.text.size()); })
      .def_prop_ro("id", &words<&StoryText::id>)
      .def_prop_ro("published", &words<&StoryText::published>)
      .def_prop_ro("source", &words<&StoryText::source>)
      .def_prop_ro("title", &words<&StoryText::title>)
      .def_prop_ro("url", &words<&StoryText::url>)
      .def_prop_ro("where", &words<&StoryText::where>);

  nb::class_<StoryReader>(m, "StoryReader")
      .def_static(
          "open",
          [](const std::string& path, const std::string& format) {
            ReaderOptions options;
            options.format = format == "text"    ? InputFormat::text
                             : format == "jsonl" ? InputFormat::jsonl
                                                 : InputFormat::by_name;
            return taken(StoryReader::open(path, options));
          },
          nb::arg("path"), nb::arg("format"))
      .def(
          "next",
          [](StoryReader& reader) -> std::optional<StoryText> {
            auto story = reader.next();
            if (!story) return std::nullopt;
            return taken(std::move(*story));
          },
          nb::call_guard<nb::gil_scoped_release>(),
          "The next story, None at the end; raises for one that had to be skipped, and goes on after it.");

  // What a reader would refuse as no text at all: nothing, binary data, more than the limit.
  m.def(
      "check_text",
      [](const nb::bytes& text, const std::string& name) {
        ReaderOptions options;
        options.format = InputFormat::text;
        if (auto story = StoryReader::from_memory(bytes_of(text), name, options).next())
          taken(std::move(*story));
        else
          throw Failure{{ErrorCode::input_empty, name, "the story has no text; nothing to code"}};
      },
      nb::arg("text"), nb::arg("name"));
}

}  // namespace

void bind_coder(nb::module_& m) {
  bind_stories(m);
  nb::class_<Makers>(m, "Makers")
      .def_prop_ro("engine", &words<&Makers::engine>)
      .def_prop_ro("model", &words<&Makers::model>)
      .def_prop_ro("lexicon", &words<&Makers::lexicon>);

  nb::class_<SharedCoder>(m, "Coder")
      .def(
          "__init__",
          [](SharedCoder* at, std::string model, std::string lexicon, bool precise, std::string typer,
             std::string gazetteer, double min_confidence) {
            CoderOptions options;
            options.model = std::move(model), options.lexicon = std::move(lexicon);
            options.precise = precise, options.typer = std::move(typer);
            options.gazetteer = std::move(gazetteer), options.min_confidence = min_confidence;
            new (at) SharedCoder(taken(Coder::open(options)));
          },
          nb::arg("model"), nb::arg("lexicon"), nb::arg("precise"), nb::arg("typer"), nb::arg("gazetteer"),
          nb::arg("min_confidence"), nb::call_guard<nb::gil_scoped_release>())
      .def("code", &SharedCoder::code, nb::arg("story"), nb::call_guard<nb::gil_scoped_release>())
      .def("makers", [](const SharedCoder& c) { return c.coder().makers(); });

  m.def(
      "convert_model",
      [](const std::string& wheel, const std::string& out) { return taken(convert_model(wheel, out)); },
      nb::arg("wheel"), nb::arg("out"), nb::call_guard<nb::gil_scoped_release>());
  m.def(
      "convert_gazetteer",
      [](const std::string& wheel, const std::string& out) { return taken(convert_gazetteer(wheel, out)); },
      nb::arg("wheel"), nb::arg("out"), nb::call_guard<nb::gil_scoped_release>());
}

}  // namespace dateline::python
