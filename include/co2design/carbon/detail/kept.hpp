// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <utility>

namespace co2design::carbon::detail {

// A text for the papers of what is computed while the program runs, whose texts have static storage: kept until the
// program ends, and once, as no caller of a window or a mix could say for how long. Lists are short and only grow.
[[gnu::noinline, gnu::cold]] inline std::string_view kept(std::string text) {
  struct node {
    std::string text;
    const node* next;
  };
  static std::atomic<const node*> first{nullptr};
  for (const node* one = first.load(std::memory_order_acquire); one != nullptr; one = one->next)
    if (one->text == text) return one->text;
  auto* const made = new node{std::move(text), first.load(std::memory_order_acquire)};
  while (!first.compare_exchange_weak(made->next, made, std::memory_order_acq_rel)) {
  }
  return made->text;
}

}  // namespace co2design::carbon::detail
