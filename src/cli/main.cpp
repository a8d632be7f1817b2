#include <cstdio>

int main() {
  std::puts("dateline");
  return 0;
}
