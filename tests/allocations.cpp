// SPDX-License-Identifier: BSL-1.0
#include <allocations.hpp>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> asked = 0;  // tests have threads

}  // namespace

std::size_t allocations() noexcept { return asked; }

void* operator new(std::size_t bytes) {
  ++asked;
  if (void* room = std::malloc(bytes == 0 ? 1 : bytes)) return room;
  throw std::bad_alloc();
}
void operator delete(void* room) noexcept { std::free(room); }
void operator delete(void* room, std::size_t) noexcept { std::free(room); }
