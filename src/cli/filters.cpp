#include "filters.h"

#include <string>
#include <vector>

namespace dateline::cli {

void add_filters(CLI::App& command, EventFilter& filter) {
  const auto text = [&](const char* name, std::string& to, const char* what, const char* type) {
    command.add_option(name, to, what)->type_name(type)->group("Which events");
  };
  const auto list = [&](const char* name, std::vector<std::string>& to, const char* what, const char* type) {
    command.add_option(name, to, what)
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name(type)
        ->group("Which events");
  };
  text("--source", filter.source,
       "who: a name (* for any letters), country (IRQ), sector (GOV) or both (\"IRQ GOV\")", "WHO");
  text("--target", filter.target, "to whom, in the same way", "WHOM");
  list("--type", filter.types, "types of PLOVER, in capitals: ASSAULT,COERCE", "TYPES");
  list("--mode", filter.modes, "modes: aerial,drone", "MODES");
  list("--status", filter.statuses,
       "happened, ongoing, planned, demanded, offered, threatened, hypothetical, denied", "STATUSES");
  text("--place", filter.place, "name, province or country of where it was", "PLACE");
  text("--from", filter.from, "first day, or month: 2017-10-26, 2017-10", "DATE");
  text("--to", filter.to, "last day, or month", "DATE");
  command.add_option("--min-confidence", filter.min_confidence, "only events given this or more")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("X")
      ->group("Which events");
  text("--story", filter.story, "id of the story", "ID");
  text("--words", filter.words, "words of the story: \"ceasefire OR truce\" (FTS5)", "WORDS");
  command.add_option("--limit", filter.limit, "no more rows than this [all]")
      ->check(CLI::PositiveNumber)
      ->type_name("N")
      ->group("Which events");
}

}  // namespace dateline::cli
