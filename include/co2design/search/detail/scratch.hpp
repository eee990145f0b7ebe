// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>

namespace co2design::detail {

// Bytes that stay when they are asked for again, at the start of a cache line; what stood there is lost where
// they become more.
class scratch_bytes {
 public:
  scratch_bytes() = default;
  scratch_bytes(const scratch_bytes&) = delete;
  scratch_bytes& operator=(const scratch_bytes&) = delete;
  ~scratch_bytes() { operator delete(all_); }

  [[nodiscard]] void* room(std::size_t size) {
    if (size > size_) grow(size);
    return bytes_;
  }
  [[nodiscard]] void* get() const noexcept { return bytes_; }

 private:
  static constexpr std::size_t line = 64;

  // Compiled once, whatever the bytes are for.
  [[gnu::noinline]] void grow(std::size_t size) {
    const std::size_t more = size_ + size_ / 2;
    operator delete(all_);
    all_ = bytes_ = nullptr;
    size_ = 0;
    size = size > more ? size : more;
    all_ = operator new(size + line);
    bytes_ = static_cast<std::byte*>(all_) + (line - reinterpret_cast<std::uintptr_t>(all_) % line);
    size_ = size;
  }

  void *bytes_ = nullptr, *all_ = nullptr;
  std::size_t size_ = 0;
};

// Room for some values. A vector would set what is overwritten anyway, and be compiled for each type with all
// it can do.
template <class T>
class scratch {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  [[nodiscard]] T* room(std::size_t n) { return static_cast<T*>(bytes_.room(n * sizeof(T))); }
  [[nodiscard]] T* get() const noexcept { return static_cast<T*>(bytes_.get()); }

 private:
  scratch_bytes bytes_;
};

}  // namespace co2design::detail
