// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

namespace co2design {

/// A value that copies share and nobody changes: std::shared_ptr<const T> to what is made in its place, without
/// <memory>, which takes as long to compile as a room of this library.
///
/// Shape     empty, or a pointer to the value, which goes with its last copy
/// Laws      copies may be made, and go, in several threads at the same time
/// Errors    std::bad_alloc where it is made
/// Example   const shared_value<std::vector<double>> numbers(std::move(all));  numbers->size()
template <class T>
class shared_value {
 public:
  shared_value() noexcept = default;
  explicit shared_value(T value) : held_(new held{std::move(value), 1}) {}
  shared_value(const shared_value& other) noexcept : held_(other.held_) {
    if (held_ != nullptr) __atomic_add_fetch(&held_->owners, 1, __ATOMIC_RELAXED);
  }
  shared_value(shared_value&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}
  shared_value& operator=(shared_value other) noexcept {
    std::swap(held_, other.held_);
    return *this;
  }
  ~shared_value() {
    if (held_ != nullptr && __atomic_sub_fetch(&held_->owners, 1, __ATOMIC_ACQ_REL) == 0) end(held_);
  }

  [[nodiscard]] explicit operator bool() const noexcept { return held_ != nullptr; }
  /// Requires  not empty
  [[nodiscard]] const T& operator*() const noexcept { return held_->value; }
  [[nodiscard]] const T* operator->() const noexcept { return &held_->value; }

 private:
  struct held {
    T value;
    std::size_t owners;
  };
  // Compiled once, and not wherever a copy goes.
  [[gnu::noinline]] static void end(held* last) noexcept { delete last; }

  held* held_ = nullptr;
};

}  // namespace co2design
