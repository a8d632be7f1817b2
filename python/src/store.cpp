// The store. Its calls run without the interpreter's lock, one at a time.
#include <dateline/store.h>

#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/unique_ptr.h>
#include <nanobind/stl/vector.h>

#include "module.h"

namespace dateline::python {

namespace {

// A Store is not for two threads at a time, rows are read through it, and either may be dropped first.
struct OpenStore {
  explicit OpenStore(Store opened) : store(std::move(opened)) {}
  std::mutex mutex;
  Store store;
};

nb::object object_of(const Cell& cell) {
  if (const auto* integer = std::get_if<int64_t>(&cell)) return nb::int_(*integer);
  if (const auto* real = std::get_if<double>(&cell)) return nb::float_(*real);
  if (const auto* text = std::get_if<std::string>(&cell)) return nb::cast(Words{*text});
  return nb::none();
}

class SharedRows {
 public:
  SharedRows(std::shared_ptr<OpenStore> store, Rows rows)
      : store_(std::move(store)), rows_(std::move(rows)) {}
  ~SharedRows() {
    const std::lock_guard lock(store_->mutex);
    rows_.reset();
  }
  SharedRows(const SharedRows&) = delete;
  SharedRows& operator=(const SharedRows&) = delete;

  std::vector<std::string> columns() const { return rows_->columns(); }

  // The next rows, at most so many; fewer only at the end.
  std::vector<std::vector<Cell>> read(size_t most) {
    std::vector<std::vector<Cell>> out;
    const std::lock_guard lock(store_->mutex);
    std::vector<Cell> row;
    while (out.size() < most && !ended_) {
      ended_ = !taken(rows_->next(row));
      if (!ended_) out.push_back(row);
    }
    return out;
  }

 private:
  std::shared_ptr<OpenStore> store_;
  std::optional<Rows> rows_;
  bool ended_ = false;
};

class SharedStore {
 public:
  explicit SharedStore(Store store) : open_(std::make_shared<OpenStore>(std::move(store))) {}

  // Calls `use` with the store while no other thread has it.
  template <typename Use>
  auto with(Use use) const {
    const std::lock_guard lock(open_->mutex);
    return use(open_->store);
  }
  std::unique_ptr<SharedRows> rows(Rows rows) const {
    return std::make_unique<SharedRows>(open_, std::move(rows));
  }

 private:
  std::shared_ptr<OpenStore> open_;
};

void bind_filter(nb::module_& m) {
  nb::class_<EventFilter>(m, "EventFilter")
      .def(nb::init<>())
      .def_rw("source", &EventFilter::source)
      .def_rw("target", &EventFilter::target)
      .def_rw("types", &EventFilter::types)
      .def_rw("modes", &EventFilter::modes)
      .def_rw("statuses", &EventFilter::statuses)
      .def_rw("place", &EventFilter::place)
      .def_rw("first", &EventFilter::from)
      .def_rw("last", &EventFilter::to)
      .def_rw("min_confidence", &EventFilter::min_confidence)
      .def_rw("story", &EventFilter::story)
      .def_rw("words", &EventFilter::words)
      .def_rw("limit", &EventFilter::limit);
}

void bind_rows(nb::module_& m) {
  nb::class_<SharedRows>(m, "Rows")
      .def_prop_ro("columns", &SharedRows::columns)
      .def(
          "read",
          [](SharedRows& rows, size_t most) {
            std::vector<std::vector<Cell>> found;
            {
              const nb::gil_scoped_release release;
              found = rows.read(most);
            }
            nb::list out;
            for (const std::vector<Cell>& row : found) {
              nb::list cells;
              for (const Cell& cell : row)
                cells.append(object_of(cell));
              out.append(nb::tuple(cells));
            }
            return out;
          },
          nb::arg("most"),
          nb::sig("def read(self, most: int) -> list[tuple[int | float | str | None, ...]]"));
}

using Lock = nb::call_guard<nb::gil_scoped_release>;

void bind_reading(nb::class_<SharedStore>& store) {
  store
      .def(
          "events",
          [](const SharedStore& s, const EventFilter& filter) {
            return s.rows(s.with([&](Store& open) { return taken(open.events(filter)); }));
          },
          nb::arg("filter"), Lock())
      .def(
          "count",
          [](const SharedStore& s, const std::string& by, const EventFilter& filter) {
            const CountBy sums = by == "month"  ? CountBy::month
                                 : by == "type" ? CountBy::type
                                                : CountBy::dyad_month;
            return s.rows(s.with([&](Store& open) { return taken(open.count(sums, filter)); }));
          },
          nb::arg("by"), nb::arg("filter"), Lock())
      .def(
          "layout",
          [](const SharedStore& s, const std::string& name, const EventFilter& filter) {
            return s.rows(s.with([&](Store& open) { return taken(open.layout(name, filter)); }));
          },
          nb::arg("name"), nb::arg("filter"), Lock())
      .def(
          "sql",
          [](const SharedStore& s, const std::string& statement) {
            return s.rows(s.with([&](Store& open) { return taken(open.sql(statement)); }));
          },
          nb::arg("statement"), Lock())
      .def(
          "record",
          [](const SharedStore& s, int64_t number) {
            return s.with([&](Store& open) { return taken(open.record(number)); });
          },
          nb::arg("number"), Lock())
      .def(
          "counts",
          [](const SharedStore& s) {
            const StoreCounts counts = s.with([&](Store& open) { return taken(open.counts({})); });
            return std::pair(counts.stories, counts.skipped);
          },
          Lock(), "stories, and inputs that were skipped");
}

void bind_writing(nb::class_<SharedStore>& store) {
  store
      .def(
          "holds",
          [](const SharedStore& s, const StoryText& story) {
            return s.with([&](Store& open) { return taken(open.holds(story)); });
          },
          nb::arg("story"), Lock())
      .def(
          "put",
          [](const SharedStore& s, const StoryText& story, const Record& record) {
            return s.with([&](Store& open) { return taken(open.put(story, record)); }) == Kept::added;
          },
          nb::arg("story"), nb::arg("record"), Lock(), "whether it was not there before")
      .def(
          "put_skipped",
          [](const SharedStore& s, int code, std::string where, std::string message) {
            const Error why{static_cast<ErrorCode>(code), std::move(where), std::move(message)};
            s.with([&](Store& open) { taken(open.put_skipped(why)); });
          },
          nb::arg("code"), nb::arg("where"), nb::arg("message"), Lock());
}

}  // namespace

void bind_store(nb::module_& m) {
  bind_filter(m);
  bind_rows(m);
  nb::class_<SharedStore> store(m, "Store");
  store.def(
      "__init__",
      [](SharedStore* at, const std::string& path, bool write, int64_t max_bytes) {
        StoreOptions options;
        options.max_bytes = max_bytes;
        new (at)
            SharedStore(taken(Store::open(path, write ? StoreAccess::write : StoreAccess::read, options)));
      },
      nb::arg("path"), nb::arg("write"), nb::arg("max_bytes"), Lock());
  bind_reading(store);
  bind_writing(store);
  m.def(
      "layouts",
      [] {
        std::vector<std::pair<std::string, std::string>> out;
        for (Layout& layout : layouts())
          out.emplace_back(std::move(layout.name), std::move(layout.about));
        return out;
      },
      "name, and what it is");
}

}  // namespace dateline::python
