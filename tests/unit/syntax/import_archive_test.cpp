#include "syntax/import_archive.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <zip.h>

#include "syntax/import.h"
#include "syntax/msgpack_value.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

class ArchiveTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void put(const std::string& name, const std::string& bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  std::string get(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  // A zip of the given files.
  std::string zip(const std::string& name,
                  const std::vector<std::pair<std::string, std::string>>& files) const {
    int code = 0;
    zip_t* out = zip_open(path(name).c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    EXPECT_NE(out, nullptr);
    for (const auto& [file, bytes] : files) {
      zip_source_t* source = zip_source_buffer(out, bytes.data(), bytes.size(), 0);
      EXPECT_GE(zip_file_add(out, file.c_str(), source, 0), 0);
    }
    EXPECT_EQ(zip_close(out), 0);
    return path(name);
  }
  std::string small_wheel() const {
    return zip("small.whl", {{"pkg/meta.json", "{}"},
                             {"pkg/en-1.0/meta.json", "{\"lang\":\"en\"}"},
                             {"pkg/en-1.0/config.cfg", "[nlp]"},
                             {"pkg/en-1.0/tokenizer", std::string(5000, 'x')},
                             {"pkg/en-1.0/vocab/vectors", std::string("a\0b", 3)}});
  }

  fs::path folder_;
};

TEST_F(ArchiveTest, FindsThePipelineInAWheel) {
  auto archive = Archive::open(small_wheel());
  ASSERT_TRUE(archive) << archive.error().text();
  EXPECT_TRUE(archive->has("vocab/vectors"));
  EXPECT_FALSE(archive->has("vocab/other"));
  EXPECT_EQ(*archive->bytes("meta.json"), "{\"lang\":\"en\"}");
  EXPECT_EQ(*archive->bytes("vocab/vectors"), std::string("a\0b", 3));
  EXPECT_EQ(archive->bytes("vocab/other").error().code, ErrorCode::model_damaged);
}

TEST_F(ArchiveTest, FindsThePipelineInADirectory) {
  for (const char* file : {"meta.json", "config.cfg", "tokenizer"})
    put(std::string("top/en-1.0/") + file, file);
  for (const char* from : {"top", "top/en-1.0"}) {
    auto archive = Archive::open(path(from));
    ASSERT_TRUE(archive) << archive.error().text();
    EXPECT_EQ(*archive->bytes("config.cfg"), "config.cfg");
  }
}

TEST_F(ArchiveTest, SaysWhatIsWrong) {
  EXPECT_EQ(Archive::open(path("nothing")).error().code, ErrorCode::file_missing);
  put("text.whl", "this is no zip");
  EXPECT_EQ(Archive::open(path("text.whl")).error().code, ErrorCode::model_foreign);
  EXPECT_EQ(Archive::open(zip("other.whl", {{"a/setup.py", "print()"}})).error().code,
            ErrorCode::model_foreign);
  fs::create_directories(folder_ / "empty");
  EXPECT_EQ(Archive::open(path("empty")).error().code, ErrorCode::model_foreign);
}

TEST_F(ArchiveTest, CutWheelsAreRefused) {
  small_wheel();
  const std::string whole = get("small.whl");
  for (size_t keep : {size_t{0}, size_t{10}, whole.size() / 2, whole.size() - 1}) {
    put("cut.whl", whole.substr(0, keep));
    EXPECT_FALSE(Archive::open(path("cut.whl"))) << keep;
  }
}

TEST_F(ArchiveTest, AFlippedBitNeverPassesUnseen) {
  const std::string whole_path = small_wheel();
  const std::string whole = get("small.whl");
  for (size_t at = 0; at < whole.size(); at += 7) {
    std::string bad = whole;
    bad[at] = static_cast<char>(bad[at] ^ 0x10);
    auto archive = Archive::from_memory(std::as_bytes(std::span(bad.data(), bad.size())), "bad.whl");
    if (!archive) continue;
    for (const auto& [file, bytes] : std::vector<std::pair<std::string, std::string>>{
             {"tokenizer", std::string(5000, 'x')}, {"vocab/vectors", std::string("a\0b", 3)}}) {
      auto got = archive->bytes(file);
      if (got) {
        EXPECT_EQ(*got, bytes) << at;
      }
    }
  }
}

TEST_F(ArchiveTest, OnlyEnglishIsImported) {
  const std::string wheel =
      zip("de.whl", {{"meta.json", "{\"lang\":\"de\"}"}, {"config.cfg", ""}, {"tokenizer", ""}});
  auto status = import_model(wheel, path("de.dlm"));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::model_foreign);
  EXPECT_FALSE(fs::exists(path("de.dlm")));
}

TEST(Msgpack, ReadsATree) {
  const std::string bytes("\x82\xa1k\x93\x01\xff\xcb\x3f\xf8\0\0\0\0\0\0\xc4\x01n\xc3", 19);
  auto doc = parse_msgpack(bytes, "doc");
  ASSERT_TRUE(doc);
  const MsgValue* k = doc->find("k");
  ASSERT_NE(k, nullptr);
  ASSERT_EQ(k->items.size(), 3U);
  EXPECT_EQ(k->items[0].integer, 1U);
  EXPECT_EQ(static_cast<int64_t>(k->items[1].integer), -1);
  EXPECT_EQ(k->items[2].real, 1.5);
  EXPECT_EQ(doc->find("n")->integer, 1U);
}

TEST(Msgpack, RefusesWhatIsCutOrForged) {
  for (const std::string& bytes :
       {std::string(), std::string("\xdf\x7f\xff\xff\xff", 5), std::string("\xc6\xff\xff\xff\xff", 5),
        std::string("\x01\x01", 2), std::string(1000, '\x91') + "\x01", std::string("\xc1")}) {
    EXPECT_FALSE(parse_msgpack(bytes, "doc"));
  }
}

}  // namespace
}  // namespace dateline
