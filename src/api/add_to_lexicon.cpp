#include "api/locate.h"
#include "dateline/lexicon.h"
#include "name/add_entry.h"

namespace dateline {

Result<LexiconAdded> add_to_lexicon(const LexiconAddition& addition) {
  const auto directory = locate_lexicon(addition.lexicon);
  if (!directory) return directory.error();
  auto added =
      add_entry(*directory, {addition.table, addition.entry, addition.file, addition.write, addition.anyway});
  if (!added) return added.error();
  LexiconAdded out{std::move(added->where), std::move(added->path), {}};
  for (auto& known : added->known)
    out.known.push_back({std::move(known.spelling), std::move(known.of), std::move(known.where)});
  return out;
}

}  // namespace dateline
