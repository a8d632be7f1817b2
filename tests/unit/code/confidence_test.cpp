#include "code/confidence.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Confidence, FallsWithWhatHadToBeInferred) {
  const EventEntry entry;
  Frame verb;
  verb.kind = PredicateKind::verb;
  Roles both;
  both.source.push_back({1, {1, 2}});
  both.target.push_back({3, {3, 4}});
  Roles one = both;
  one.target.clear();
  Roles inherited = both;
  inherited.inherited = true;
  const double sure = confidence_of(entry, both, verb, EventStatus::happened);
  EXPECT_GT(sure, confidence_of(entry, inherited, verb, EventStatus::happened));
  EXPECT_GT(sure, 2 * confidence_of(entry, one, verb, EventStatus::happened));
  EXPECT_GT(sure, confidence_of(entry, both, verb, EventStatus::hypothetical));
  Frame noun = verb;
  noun.kind = PredicateKind::noun;
  EXPECT_GT(sure, confidence_of(entry, both, noun, EventStatus::happened));
  EXPECT_LE(sure, 0.95);
}

TEST(Confidence, RisesWithAPartyFound) {
  EXPECT_GT(with_inferred_party(0.4), 0.6);
  EXPECT_LT(with_inferred_party(0.4), 0.8);
  EXPECT_LT(with_inferred_party(0.99), 1.0);
  EXPECT_NEAR(calibrated(0.5), 0.68, 0.01);
  EXPECT_GT(calibrated(0.3), calibrated(0.2));  // the order stays
}

TEST(Confidence, ModelCanOnlyTakeAway) {
  EXPECT_NEAR(with_type_probability(0.8, 1.0), 0.8, 0.01);
  EXPECT_NEAR(with_type_probability(0.8, 0.5), 0.4, 1e-9);
  EXPECT_GT(with_type_probability(0.8, 0.9), with_type_probability(0.8, 0.7));
  EXPECT_EQ(with_type_probability(0.5, 0.0), 0.02);  // never nothing, never certain
}

}  // namespace
}  // namespace dateline
