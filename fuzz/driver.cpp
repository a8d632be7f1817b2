// Replays files through a fuzz target where libFuzzer is not linked; with no files, feeds it deterministic
// noise.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

int main(int argc, char** argv) {
  int runs = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    if (!in) continue;
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
    ++runs;
  }
  if (argc == 1) {
    std::mt19937 random(1);
    for (; runs < 2000; ++runs) {
      std::string bytes(random() % 400, '\0');
      for (char& c : bytes)
        c = static_cast<char>(random() % 3 ? 32 + random() % 95 : random());
      LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
    }
  }
  std::printf("%d inputs, no crash\n", runs);
  return 0;
}
