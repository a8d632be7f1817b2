#include "code/speech_acts.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

using enum EventType;

std::string told(EventType deed, std::string_view mode, Modal modal, bool negated) {
  const auto act = speech_act_of(deed, mode, modal, negated);
  return act ? std::string(name(act->type)) + " " + std::string(act->mode) : "none";
}

TEST(SpeechActs, WhatOneWillDoIsPromiseOrThreat) {
  EXPECT_EQ(told(CONSULT, "visit", Modal::will, false), "AGREE ");
  EXPECT_EQ(told(ASSAULT, "aerial", Modal::will, false), "THREATEN violence");
  EXPECT_EQ(told(ASSAULT, "territory", Modal::will, false), "THREATEN territory");
  EXPECT_EQ(told(COERCE, "deport", Modal::will, false), "THREATEN expel");
  EXPECT_EQ(told(SANCTION, "discontinue", Modal::will, false), "THREATEN relations");
}

TEST(SpeechActs, WhatOneWillNotDoIsRefusalOrPromise) {
  EXPECT_EQ(told(RETREAT, "release", Modal::will, true), "REJECT yield");
  EXPECT_EQ(told(AID, "", Modal::will, true), "REJECT assist");
  EXPECT_EQ(told(AGREE, "", Modal::will, true), "REJECT ");
  EXPECT_EQ(told(ASSAULT, "", Modal::will, true), "AGREE ");
}

TEST(SpeechActs, WhatAnotherMustDoIsDemanded) {
  EXPECT_EQ(told(RETREAT, "withdraw", Modal::must, false), "REQUEST yield");
  EXPECT_EQ(told(CONSULT, "third-party", Modal::must, false), "REQUEST meet");
  EXPECT_EQ(told(ASSAULT, "", Modal::must, true), "REQUEST yield");
}

TEST(SpeechActs, ActsOfSpeechStayWhatTheyAre) {
  EXPECT_EQ(told(ACCUSE, "allege", Modal::will, false), "none");
  EXPECT_EQ(told(AGREE, "", Modal::will, false), "none");
  EXPECT_EQ(told(CONSULT, "", Modal::none, false), "none");
}

}  // namespace
}  // namespace dateline
