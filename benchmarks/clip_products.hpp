// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <set>
#include <tuple>
#include <vector>

#include <co2design/hardware.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/workload.hpp>

// Every product that a model of the space has, once.
inline std::vector<co2design::mapping::gemm_shape> clip_products(co2design::rule_set rules) {
  using namespace co2design;
  std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>> found;
  const auto add = [&](const workload::operation_list& list) {
    for (const workload::operation& one : list)
      if (one.kind == workload::operator_kind::gemm) found.emplace(one.n, one.c, one.k, one.batch);
  };
  for (std::int64_t hidden = 256; hidden <= 512; hidden += 64)
    for (std::int64_t ffn = 1024; ffn <= 2048; ffn += 256)
      for (std::int64_t heads = 4; heads <= 8; ++heads)
        add(workload::clip_text_operations({6, hidden, ffn, heads}, {}, rules));
  for (std::int64_t hidden = 384; hidden <= 768; hidden += 96)
    for (std::int64_t ffn = 1536; ffn <= 3072; ffn += 384)
      for (std::int64_t heads = 6; heads <= 12; ++heads)
        add(workload::clip_vision_operations({6, hidden, ffn, heads}, {}, rules));
  add(workload::clip_joint_operations({}, rules));
  std::vector<mapping::gemm_shape> all;
  for (const auto& [n, c, k, batch] : found) all.push_back({n, c, k, batch});
  return all;
}

// The study's chips, those that differ in L2 bandwidth alone one after the other, the widest first.
inline std::vector<co2design::hardware::accelerator> study_chips() {
  using namespace co2design;
  std::vector<hardware::accelerator> all;
  for (const int width : {32, 64, 128, 256})
    for (const int depth : {2, 4, 8, 16, 32, 64})
      for (const int cores : {1, 2, 4})
        for (const std::int64_t glb : {2, 4, 8})
          for (const std::int64_t l2 : {64, 128, 256, 512, 1024})
            for (const int bandwidth : {128, 64, 32})
              all.push_back(*hardware::make_accelerator(
                  {cores, width, depth, 1024 * l2, bandwidth, 1024 * 1024 * glb}, hardware::edge_22nm));
  return all;
}
