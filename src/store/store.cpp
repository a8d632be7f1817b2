#include "dateline/store.h"

#include <chrono>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "store/content.h"
#include "store/open_file.h"
#include "store/read_record.h"
#include "store/store_impl.h"

namespace dateline {

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, StoreAccess access, const StoreOptions& options) {
  auto db = open_store_file(path, access, options);
  if (!db) return db.error();
  auto impl = std::make_unique<Impl>();
  impl->db = std::move(*db);
  return Store(std::move(impl));
}

void Store::give_up_after(int64_t milliseconds) {
  if (milliseconds <= 0) return impl_->db.stop_at(std::nullopt);
  impl_->db.stop_at(std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds));
}

namespace {

// The row of a kept select of one column, 0 where there is none.
Result<int64_t> number_found(Statement& select) {
  const auto found = select.step();
  if (!found) return found.error();
  const int64_t number = *found ? select.integer(0) : 0;
  select.reset();
  return number;
}

Result<WriteStatements> prepare_writing(Connection& db) {
  auto rows = RecordWriter::prepare(db);
  if (!rows) return rows.error();
  auto join = Joiner::prepare(db);
  if (!join) return join.error();
  WriteStatements out{std::move(*rows), std::move(*join), {}, {}, {}, {}, {}, {}};
  const std::pair<Statement*, const char*> statements[] = {
      {&out.find_content, "SELECT story FROM story WHERE content = ?1"},
      {&out.add_story,
       "INSERT INTO story (id, source, published, title, url, language, dateline, made_by, content, sha256, "
       "given_source, given_published, input, text, text_bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
       "?10, ?11, ?12, ?13, ?14, ?15)"},
      {&out.change_story,
       "UPDATE story SET source = ?2, published = ?3, language = ?4, dateline = ?5, made_by = ?6 WHERE story "
       "= ?1"},
      {&out.find_maker, "SELECT made_by FROM made_by WHERE engine = ?1 AND model = ?2 AND lexicon = ?3"},
      {&out.add_maker, "INSERT INTO made_by (engine, model, lexicon) VALUES (?1, ?2, ?3)"},
      {&out.add_skipped,
       "INSERT INTO skipped (input, code, reason) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"},
  };
  for (const auto& [to, sql] : statements) {
    auto statement = db.prepare(sql, true);
    if (!statement) return statement.error();
    *to = std::move(*statement);
  }
  return out;
}

Status ready_to_write(Store::Impl& impl) {
  if (impl.write) return {};
  auto prepared = prepare_writing(impl.db);
  if (!prepared) return prepared.error();
  impl.write = std::move(*prepared);
  return {};
}

Result<int64_t> maker_row(Store::Impl& impl, const Record& record) {
  const Makers maker{record.engine, record.model, record.lexicon};
  if (impl.last_maker_row != 0 && impl.last_maker == maker) return impl.last_maker_row;
  Statement& find = impl.write->find_maker;
  find.bind(1, maker.engine), find.bind(2, maker.model), find.bind(3, maker.lexicon);
  auto row = number_found(find);
  if (!row) return row.error();
  if (*row == 0) {
    // Not remembered: the transaction that makes it may still fail.
    if (Status added = impl.write->add_maker.run(maker.engine, maker.model, maker.lexicon); !added)
      return added.error();
    return sqlite3_last_insert_rowid(impl.db.get());
  }
  impl.last_maker = maker, impl.last_maker_row = *row;
  return *row;
}

Result<int64_t> add_story(Store::Impl& impl, const StoryText& given, const std::string& content,
                          const Record& record) {
  const auto maker = maker_row(impl, record);
  if (!maker) return maker.error();
  const Record::Story& s = record.story;
  Statement& add = impl.write->add_story;
  add.bind(1, s.id), add.bind(2, OrNull{s.source}), add.bind(3, OrNull{s.published});
  add.bind(4, OrNull{s.title}), add.bind(5, OrNull{s.url}), add.bind(6, OrNull{s.language});
  add.bind(7, number_of(s.dateline)), add.bind(8, *maker), add.bind(9, content), add.bind(10, s.sha256);
  add.bind(11, OrNull{given.source}), add.bind(12, OrNull{given.published}),
      add.bind(13, OrNull{given.where});
  add.bind(14, given.text);
  if (given.text.find('\0') == std::string::npos && is_valid_utf8(given.text))
    add.bind(15, nullptr);
  else
    add.bind_bytes(15, given.text);
  if (Status added = add.run_bound(); !added) return added.error();
  return sqlite3_last_insert_rowid(impl.db.get());
}

}  // namespace

Result<bool> Store::holds(const StoryText& story) {
  if (Status ready = ready_to_write(*impl_); !ready) return ready.error();
  const std::string content = content_hash(story);
  impl_->write->find_content.bind(1, content);
  const auto found = number_found(impl_->write->find_content);
  if (!found) return found.error();
  return *found != 0;
}

Result<Kept> Store::put(const StoryText& story, const Record& record) {
  if (Status ready = ready_to_write(*impl_); !ready) return ready.error();
  const std::string content = content_hash(story);
  auto change = Transaction::begin(impl_->db);
  if (!change) return change.error();
  impl_->write->find_content.bind(1, content);
  const auto found = number_found(impl_->write->find_content);
  if (!found) return found.error();
  if (*found != 0) return Kept::was_there;
  const auto number = add_story(*impl_, story, content, record);
  if (!number) return number.error();
  if (Status written = impl_->write->rows.write(*number, record); !written) return written.error();
  if (Status joined = impl_->write->join.add(*number, record); !joined) return joined.error();
  if (Status done = change->commit(); !done) return done.error();
  return Kept::added;
}

Status Store::put_skipped(const Error& why) {
  if (Status ready = ready_to_write(*impl_); !ready) return ready;
  return impl_->write->add_skipped.run(why.where, "E" + std::to_string(static_cast<int>(why.code)),
                                       why.message);
}

Status Store::replace(int64_t number, const Record& record) {
  if (Status ready = ready_to_write(*impl_); !ready) return ready;
  auto change = Transaction::begin(impl_->db);
  if (!change) return change.error();
  if (Status left = impl_->write->join.remove(number); !left) return left;
  if (Status erased = impl_->write->rows.erase(number); !erased) return erased;
  const auto maker = maker_row(*impl_, record);
  if (!maker) return maker.error();
  const Record::Story& s = record.story;
  if (Status changed = impl_->write->change_story.run(number, OrNull{s.source}, OrNull{s.published},
                                                      OrNull{s.language}, number_of(s.dateline), *maker);
      !changed)
    return changed;
  if (Status written = impl_->write->rows.write(number, record); !written) return written;
  if (Status joined = impl_->write->join.add(number, record); !joined) return joined;
  return change->commit();
}

Result<std::optional<StoredStory>> Store::next_outdated(int64_t number, const Makers& now) {
  auto select = impl_->db.prepare(
      "SELECT s.story, s.id, s.given_published, s.given_source, s.title, s.url, s.input, s.text, "
      "s.text_bytes "
      "FROM story s JOIN made_by m ON m.made_by = s.made_by WHERE s.story > ?1 AND NOT (m.engine = ?2 AND "
      "m.model = ?3 AND m.lexicon = ?4) ORDER BY s.story LIMIT 1");
  if (!select) return select.error();
  select->bind(1, number), select->bind(2, now.engine), select->bind(3, now.model);
  select->bind(4, now.lexicon);
  const auto found = select->step();
  if (!found) return found.error();
  if (!*found) return std::optional<StoredStory>();
  StoredStory out;
  out.number = select->integer(0);
  StoryText& s = out.story;
  s.id = select->text(1), s.published = select->text(2), s.source = select->text(3),
  s.title = select->text(4);
  s.url = select->text(5), s.where = select->text(6);
  s.text = select->is_null(8) ? select->text(7) : select->bytes(8);
  return std::optional(std::move(out));
}

Result<StoreCounts> Store::counts(const Makers& now) {
  auto select = impl_->db.prepare(
      "SELECT (SELECT count(*) FROM story), (SELECT count(*) FROM story JOIN made_by USING (made_by) WHERE "
      "NOT "
      "(engine = ?1 AND model = ?2 AND lexicon = ?3)), (SELECT count(*) FROM skipped)");
  if (!select) return select.error();
  select->bind(1, now.engine), select->bind(2, now.model), select->bind(3, now.lexicon);
  const auto found = select->step();
  if (!found) return found.error();
  return StoreCounts{select->integer(0), select->integer(1), select->integer(2)};
}

Result<std::optional<Record>> Store::record(int64_t number) {
  return read_record(impl_->db, number);
}

}  // namespace dateline
