// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>

#include <nlohmann/json.hpp>

#include <co2design/core/type_list.hpp>
#include <co2design/interop/detail/json_axis.hpp>
#include <co2design/metric/origins.hpp>
#include <co2design/pipeline/provenance.hpp>

namespace co2design::interop::detail {

inline json finite_or_null(double x) { return std::isfinite(x) ? json(x) : json(); }

inline json rows_to_json(const origins& all) {
  json rows = json::array();
  for (const origins::row& of : all.rows) {
    json one;
    one["policy"] = of.policy;
    one["constant"] = of.constant;
    one["name"] = of.name;
    if (of.low == of.high || of.low != of.low) {
      one["value"] = finite_or_null(of.low);
    } else {
      one["low"] = finite_or_null(of.low);
      one["high"] = finite_or_null(of.high);
    }
    if (of.count != 1) one["count"] = of.count;
    one["unit"] = of.unit;
    one["year"] = of.year == 0 ? json() : json(of.year);
    one["source"] = of.source;
    one["known"] = to_text(of.known);
    one["uncertainty"] = of.uncertainty < 0 ? json() : json(of.uncertainty);
    rows.push_back(one);
  }
  return rows;
}

template <class Judge, class... Tags>
origins provenance_of(const Judge& judge, type_list<Tags...>) {
  return provenance(judge, Tags{}...);
}

}  // namespace co2design::interop::detail
