#include "syntax/network_kernels.h"

#include <array>
#include <cassert>
#include <cstdlib>
#include <string>

namespace dateline {

namespace {

constexpr std::array<Isa, 3> best_first = {Isa::avx512, Isa::avx2, Isa::portable};

}  // namespace

std::string_view name(Isa isa) {
  switch (isa) {
    case Isa::avx512:
      return "avx512";
    case Isa::avx2:
      return "avx2";
    case Isa::portable:
      break;
  }
  return "portable";
}

bool isa_supported(Isa isa) {
#if defined(__x86_64__)
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (isa == Isa::avx2) return avx2;
  if (isa == Isa::avx512) return avx2 && __builtin_cpu_supports("avx512f");
#endif
  return isa == Isa::portable;
}

Result<Isa> choose_isa() {
  const char* wanted = std::getenv("DATELINE_ISA");
  const bool any = wanted == nullptr || *wanted == '\0';
  for (const Isa isa : best_first) {
    if (any ? isa_supported(isa) : name(isa) == wanted) {
      if (isa_supported(isa)) return isa;
      return Error{ErrorCode::usage, "DATELINE_ISA",
                   "this machine has no " + std::string(wanted) + "; unset it to take the best there is"};
    }
  }
  return Error{ErrorCode::usage, "DATELINE_ISA",
               "\"" + std::string(wanted) + "\" is none of portable, avx2, avx512"};
}

const Kernels& kernels_for(Isa isa) {
  assert(isa_supported(isa));
#if defined(__x86_64__)
  if (isa == Isa::avx2) return kernels::avx2;
  if (isa == Isa::avx512) return kernels::avx512;
#endif
  return kernels::portable;
}

}  // namespace dateline
