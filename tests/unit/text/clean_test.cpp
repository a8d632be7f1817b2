// clean(): repairs, their map back to the text as given, and the zones of the text.
#include "text/clean.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace dateline {
namespace {

std::string cleaned(std::string_view given) {
  return clean(given).body;
}

// The words of the text as given that the words of the body came from.
std::string given_words(std::string_view given, const Text& text, std::string_view words) {
  const size_t at = text.body.find(words);
  EXPECT_NE(at, std::string::npos) << words << " in " << text.body;
  if (at == std::string::npos) return "";
  const Span span =
      text.map.to_given(Span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())});
  std::string out;
  uint32_t n = 0;
  for (size_t i = 0; i < given.size(); ++n) {
    const CodePoint c = decode_utf8(given, i);
    if (span.contains(n)) out += given.substr(i, c.size);
    i += c.size;
  }
  return out;
}

std::vector<std::string> blocks(std::string_view given) {
  const Text text = clean(given);
  std::vector<std::string> out;
  for (const Span b : text.blocks)
    out.push_back(text.body.substr(b.begin, b.size()));
  return out;
}

std::vector<std::string> quotes(std::string_view given) {
  const Text text = clean(given);
  std::vector<std::string> out;
  for (const Span q : text.quotes)
    out.push_back(text.body.substr(q.begin, q.size()));
  return out;
}

TEST(Apostrophes, ArePutBack) {
  EXPECT_EQ(cleaned("Mali s army won t leave."), "Mali's army won't leave.");
  EXPECT_EQ(cleaned("Don t go, they re here and I m late."), "Don't go, they're here and I'm late.");
  EXPECT_EQ(cleaned("Keita s office said it s over."), "Keita's office said it's over.");
  EXPECT_EQ(cleaned("We ve seen it and she d know; he ll come."),
            "We've seen it and she'd know; he'll come.");
  EXPECT_EQ(cleaned("The decision was Mali s."), "The decision was Mali's.");
  EXPECT_EQ(cleaned("the African Union (AU) s envoy"), "the African Union (AU)'s envoy");
  EXPECT_EQ(cleaned("the U.S. s allies"), "the U.S.'s allies");
  EXPECT_EQ(cleaned("President Abbas s aide and the press s role"),
            "President Abbas's aide and the press's role");
  EXPECT_EQ(cleaned("Cote d Ivoire after the coup d etat at ten o clock"),
            "Cote d'Ivoire after the coup d'etat at ten o'clock");
  EXPECT_EQ(cleaned("Mike O Brien met Shi ite leaders"), "Mike O'Brien met Shi'ite leaders");
  EXPECT_EQ(cleaned("Mali?s army can?t"), "Mali's army can't");
  EXPECT_EQ(cleaned("Mali\xEF\xBF\xBDs army"), "Mali's army");
  EXPECT_EQ(clean("Mali s army won t leave.").repairs.apostrophes, 2U);
}

TEST(Apostrophes, StayAwayWhereNoneWas) {
  for (const char* given :
       {"The units s were moved.", "vitamin s and hepatitis s", "Malcolm X s", "a s d", "r, s and t",
        "the 1990 s", "plan of s", "John S Smith", "a t-shirt", "Did they re-elect him?", "type s cells",
        "Who? Some say he left.", "in Xi an office"})
    EXPECT_EQ(cleaned(given), given);
}

TEST(Apostrophes, PluralsOnlyWhereOthersWereLost) {
  EXPECT_EQ(cleaned("Mali s army and the rebels  leader met."), "Mali's army and the rebels' leader met.");
  EXPECT_EQ(cleaned("The rebels  leader came."), "The rebels leader came.");
}

TEST(Apostrophes, KeepTheirPlace) {
  const std::string given = "Mali s army";
  const Text text = clean(given);
  EXPECT_EQ(given_words(given, text, "Mali's"), "Mali s");
  EXPECT_EQ(given_words(given, text, "army"), "army");
}

TEST(Characters, QuotesAndSpaces) {
  EXPECT_EQ(cleaned("“Go,” he said. ‘No’"), "\"Go,\" he said. 'No'");
  EXPECT_EQ(cleaned("«Go», he said"), "\"Go\", he said");
  EXPECT_EQ(cleaned("``Go,'' he said"), "\"Go,\" he said");
  EXPECT_EQ(cleaned("five\xC2\xA0tanks"), "five tanks");
  EXPECT_EQ(cleaned("go\xC2\xADvern\xE2\x80\x8Bment"), "government");
  EXPECT_EQ(cleaned("govern\xC2\xAD\nment"), "government");
  EXPECT_EQ(cleaned("a  b \t c"), "a b c");
  EXPECT_EQ(cleaned("the of\xEF\xAC\x81"
                    "ce"),
            "the office");
  const std::string given = "the <b>mili\xC2\xADtary</b> court";
  EXPECT_EQ(given_words(given, clean(given), "military"), "mili\xC2\xADtary");
  EXPECT_EQ(given_words(given, clean(given), "court"), "court");
}

TEST(Characters, InvalidBytes) {
  const Text text = clean("caf\xFF\xC3 Mali");
  EXPECT_EQ(text.body, "caf\xEF\xBF\xBD\xEF\xBF\xBD Mali");
  EXPECT_EQ(text.repairs.invalid_bytes, 2U);
  EXPECT_EQ(text.map.to_given(static_cast<uint32_t>(text.body.find("Mali"))), 6U);
  // Windows-1252: marks anywhere, letters where the whole text is written in it.
  EXPECT_EQ(cleaned("Mali\x92s army, \x93so\x94"), "Mali's army, \"so\"");
  EXPECT_EQ(cleaned("Andr\xE9 left"), "André left");
}

TEST(Mojibake, OnceTwiceAndCut) {
  EXPECT_EQ(cleaned("Maliâ€™s army"), "Mali's army");
  EXPECT_EQ(cleaned("â€œGo,â€\xC2\x9D he said"), "\"Go,\" he said");
  EXPECT_EQ(cleaned("â€œGo,â€ he said"), "\"Go,\" he said");
  EXPECT_EQ(cleaned("MaliÃ¢â‚¬â„¢s army"), "Mali's army");
  EXPECT_EQ(cleaned("ErdoÄŸan and AndrÃ© in SÃ£o Paulo"), "Erdoğan and André in São Paulo");
  EXPECT_EQ(cleaned("fiveÂ tanks"), "five tanks");
  EXPECT_EQ(cleaned("André, Erdoğan, Łódź, São Paulo – 5 €"), "André, Erdoğan, Łódź, São Paulo – 5 €");
  EXPECT_EQ(cleaned("«CAFÉ» and »FLÅ«"), "\"CAFÉ\" and \"FLÅ\"");
  const std::string given = "Maliâ€™s army";
  EXPECT_EQ(given_words(given, clean(given), "Mali's"), "Maliâ€™s");
}

TEST(Markup, TagsAndEntities) {
  EXPECT_EQ(cleaned("Mali&#39;s army &amp; navy &ldquo;won&rdquo;"), "Mali's army & navy \"won\"");
  EXPECT_EQ(cleaned("Mali&amp;#39;s"), "Mali's");
  EXPECT_EQ(blocks("<p>Troops left.</p><p>They <b>came</b> back.</p><script>x<1</script>"),
            (std::vector<std::string>{"Troops left.", "They came back."}));
  EXPECT_EQ(cleaned("a < b and c > d; AT&T; <unknown>"), "a < b and c > d; AT&T; <unknown>");
}

TEST(Lines, HardWrappedAreJoined) {
  EXPECT_EQ(blocks("The army said on Monday that its troops had taken the\ntown of Gao after a night of "
                   "fighting with the\n"
                   "rebels of Azawad, who fled north towards Kidal and the\nAlgerian border.\n"),
            (std::vector<std::string>{
                "The army said on Monday that its troops had taken the town of Gao after a night of "
                "fighting with the rebels of Azawad, who fled north towards Kidal and the Algerian "
                "border."}));
  EXPECT_EQ(blocks("He met Gen.\nAhmed Salah of the Iranian-\nbacked force."),
            (std::vector<std::string>{"He met Gen. Ahmed Salah of the Iranian-backed force."}));
}

TEST(Lines, SentencesHeadlinesAndItemsStand) {
  EXPECT_EQ(
      blocks("Army Takes Gao\nThe army took Gao.\nRebels fled.\r\n\r\nMore followed"),
      (std::vector<std::string>{"Army Takes Gao", "The army took Gao.", "Rebels fled.", "More followed"}));
  EXPECT_EQ(blocks("Demands:\n- a truce\n- prisoners"),
            (std::vector<std::string>{"Demands:", "- a truce", "- prisoners"}));
}

struct DatelineCase {
  const char* given;
  const char* place;
  const char* credit;
  const char* day;
  const char* first;  // how the first block begins
};

TEST(Datelines, AreRead) {
  const DatelineCase cases[] = {
      {"BAMAKO (Reuters) - Troops left.", "BAMAKO", "Reuters", "", "Troops"},
      {"WASHINGTON, Jan 5 (AP) -- Troops left.", "WASHINGTON", "AP", "Jan 5", "Troops"},
      {"KABUL, Afghanistan (AFP) — Troops left.", "KABUL", "AFP", "", "Troops"},
      {"KABUL, Afghanistan — Troops left.", "KABUL", "", "", "Troops"},
      {"Moscow, 3 March, RIA Novosti - Troops left.", "Moscow", "RIA Novosti", "3 March", "Troops"},
      {"(CNN) -- Troops left.", "", "CNN", "", "Troops"},
      {"(Lima, Peru) -- Troops left.", "Lima", "", "", "Troops"},
      {"New York -- Troops left.", "New York", "", "", "Troops"},
      {"July 6, 2008 -- Troops left.", "", "", "July 6, 2008", "Troops"},
      {"(CNN)Troops left.", "", "CNN", "", "Troops"},
      {"UNITED NATIONS, Oct. 26, 2017 (Xinhua) -- Troops left.", "UNITED NATIONS", "Xinhua", "Oct. 26, 2017",
       "Troops"},
      {"BEIRUT/GENEVA (Reuters) - Troops left.", "BEIRUT/GENEVA", "Reuters", "", "Troops"},
      {"WASHINGTON, D.C. - Troops left.", "WASHINGTON", "", "", "Troops"},
      {"NEW DELHI: (PTI) Troops left.", "", "", "", "NEW"},
      {"SAN FRANCISCO - Troops left.", "SAN FRANCISCO", "", "", "Troops"},
      {"CAIRO, Aug 3 (UPI) _ Troops left.", "CAIRO", "UPI", "Aug 3", "Troops"},
      {"BAMAKO (AP) Troops left.", "BAMAKO", "AP", "", "Troops"},
      {"Port-au-Prince, Haiti (AP) - Troops left.", "Port-au-Prince", "AP", "", "Troops"},
      {"N'DJAMENA, Thursday (Reuters) - Troops left.", "N'DJAMENA", "Reuters", "Thursday", "Troops"},
      {"Army Takes Gao\nBy Jane Doe\nBAMAKO (Reuters) - Troops left.", "BAMAKO", "Reuters", "", "Army"},
  };
  for (const DatelineCase& c : cases) {
    const Text text = clean(c.given);
    EXPECT_EQ(text.dateline.place_name, c.place) << c.given;
    EXPECT_EQ(text.dateline.credit, c.credit) << c.given;
    EXPECT_EQ(text.dateline.day, c.day) << c.given;
    ASSERT_FALSE(text.blocks.empty());
    EXPECT_EQ(text.body.compare(text.blocks[0].begin, std::string(c.first).size(), c.first), 0) << c.given;
  }
}

TEST(Datelines, AreNotSeenElsewhere) {
  for (const char* given :
       {"NATO - the alliance - said no.", "Troops left - again.", "FRIDAY -- Troops left.",
        "Veterans of the June 5 - Some left.", "The army (AU) - which left - won.",
        "Obama - The president left.", "UPDATE 1 - Troops left.", "On Monday, Mali - The army left.",
        "Troops, tanks and planes - All left.", "Mr. Smith, the envoy (AU), left."})
    EXPECT_TRUE(clean(given).dateline.whole.empty()) << given;
}

TEST(Datelines, DayOfTheText) {
  EXPECT_EQ(day_of(clean("CAIRO, Aug 3, 2013 (UPI) - Troops left."))->iso(), "2013-08-03");
  EXPECT_EQ(day_of(clean("Army leaves\nPublished: 26 October 2017\nTroops left."))->iso(), "2017-10-26");
  EXPECT_FALSE(day_of(clean("CAIRO, Aug 3 (UPI) - Troops left on September 11, 2001.")));
}

TEST(Quotes, Zones) {
  EXPECT_EQ(quotes("\"We left. We won.\" he said, \"and more\""),
            (std::vector<std::string>{"We left. We won.", "and more"}));
  EXPECT_EQ(quotes("“We left,” he said. ‘Never again,’ she said."),
            (std::vector<std::string>{"We left,", "Never again,"}));
  EXPECT_EQ(quotes("«We left», he said"), (std::vector<std::string>{"We left"}));
  EXPECT_EQ(quotes("'We don't fear the rebels' guns,' he said."),
            (std::vector<std::string>{"We don't fear the rebels' guns,"}));
  EXPECT_EQ(quotes("The rebels' chief and Mali's army met."), (std::vector<std::string>{}));
  // Over line ends; unbalanced ones hold to their block's end.
  EXPECT_EQ(quotes("\"We left.\nWe won,\" he said."), (std::vector<std::string>{"We left.\nWe won,"}));
  EXPECT_EQ(quotes("He said: \"We left.\n\nTroops stayed."), (std::vector<std::string>{"We left."}));
  EXPECT_EQ(quotes("\"We left.\n\n\"We won,\" he said."), (std::vector<std::string>{"We left.", "We won,"}));
}

TEST(Clean, CleanTextIsLeftAsItIs) {
  const std::vector<std::string> words = {"troops",      "Mali's", "army",  "the",  "won't", "seized",
                                          "\"never\"",   "U.S.",   "1990s", "said", "a",     "of",
                                          "Iran-backed", "André",  "(AU)",  "fear", "60%"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text = "The";
    for (int i = 0; i < 60; ++i)
      text += (random() % 12 == 0  ? ". The "
               : random() % 9 == 0 ? ", "
                                   : " ") +
              words[random() % words.size()];
    text += ".\n\nRebels fled.\n";
    const Text out = clean(text);
    ASSERT_EQ(out.body, text);
    ASSERT_EQ(out.repairs.total(), 0U);
    uint32_t n = 0;
    for (size_t at = 0; at < text.size(); ++n) {
      ASSERT_EQ(out.map.to_given(static_cast<uint32_t>(at)), n);
      at += decode_utf8(text, at).size;
    }
  }
}

TEST(Clean, NumbersOfNotes) {
  const std::string given = "He was tried in 2004.[3][12] A clerk[1] of Lima wrote \"[2]\" and x[10]y.";
  const Text out = clean(given);
  EXPECT_EQ(out.body, "He was tried in 2004. A clerk of Lima wrote \"\" and x[10]y.");
  EXPECT_EQ(out.repairs.notes, 4U);
  EXPECT_EQ(given_words(given, out, "2004."), "2004.");
  EXPECT_EQ(given_words(given, out, "clerk"), "clerk");
}

TEST(Clean, EmptyAndBlank) {
  EXPECT_TRUE(clean("").blocks.empty());
  EXPECT_TRUE(clean(" \n\t\n").blocks.empty());
}

}  // namespace
}  // namespace dateline
