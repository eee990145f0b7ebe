// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <type_traits>

namespace co2design::detail {

// Bytes that stay when they are asked for again, at the start of a cache line. Compiled once, whatever they
// are for, and what seldom happens for size.
class scratch_bytes {
 public:
  scratch_bytes() = default;
  scratch_bytes(const scratch_bytes& other) { copy(other); }
  scratch_bytes(scratch_bytes&& other) noexcept { swap(other); }
  scratch_bytes& operator=(const scratch_bytes& other) {
    if (this != &other) copy(other);
    return *this;
  }
  scratch_bytes& operator=(scratch_bytes&& other) noexcept {
    swap(other);
    return *this;
  }
  ~scratch_bytes() { operator delete(all_); }

  [[nodiscard]] void* room(std::size_t size) {
    if (size > size_) grow(size);
    return bytes_;
  }
  [[nodiscard]] void* get() const noexcept { return bytes_; }

 private:
  static constexpr std::size_t line = 64;

  [[gnu::cold, gnu::noinline]] void copy(const scratch_bytes& other) {
    if (other.size_ > 0) std::memcpy(room(other.size_), other.bytes_, other.size_);
  }
  [[gnu::cold, gnu::noinline]] void grow(std::size_t size) {
    const std::size_t more = size_ + size_ / 2;
    size = size > more ? size : more;
    void* const all = operator new(size + line);
    void* const bytes = static_cast<std::byte*>(all) + (line - reinterpret_cast<std::uintptr_t>(all) % line);
    if (size_ > 0) std::memcpy(bytes, bytes_, size_);
    operator delete(all_);
    all_ = all;
    bytes_ = bytes;
    size_ = size;
  }
  void swap(scratch_bytes& other) noexcept {
    void *const all = all_, *const bytes = bytes_;
    const std::size_t size = size_;
    all_ = other.all_, bytes_ = other.bytes_, size_ = other.size_;
    other.all_ = all, other.bytes_ = bytes, other.size_ = size;
  }

  void *bytes_ = nullptr, *all_ = nullptr;
  std::size_t size_ = 0;
};

// Room for some values, which keeps them when it grows. A vector would set what is overwritten anyway, and be compiled
// for each type with all it can do.
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
