// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/axis_rows.hpp>

#include <cstdint>
#include <set>

#include <co2design/space/domain.hpp>
#include <co2design/space/subspace.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace co2design::literals;

namespace {

using chips =
    space<axis<"cores", values<1, 2, 4>>, axis<"width", powers_of_two<8, 64>>, axis<"layers", range<2, 6>>>;

// Rows and positions are inverse, and each row is that of designs with its values and no other.
void check(std::uint64_t axes, const subspace<chips>& where) {
  const axis_rows<chips> of(axes, where);
  CHECK(of.axes() == axes);
  std::uint64_t size = 1;
  for (std::size_t a = 0; a < chips::rank; ++a) {
    CHECK(of.has(a) == ((axes >> a & 1) != 0));
    CHECK((of.stride(a) != 0) == (of.has(a) && !where.is_fixed(a)));
    if (of.has(a) && !where.is_fixed(a)) size *= chips::sizes[a];
  }
  CHECK(of.size() == size);

  std::set<std::uint64_t> rows;
  for (std::uint64_t i = 0; i < where.size(); ++i) {
    const auto ordinals = where.ordinals_at(i);
    const std::uint64_t row = of.row(ordinals);
    rows.insert(row);
    auto back = ordinals;
    for (std::size_t a = 0; a < chips::rank; ++a)
      if (of.has(a)) back[a] = 1'000'000;
    of.put(row, back);
    CHECK(back == ordinals);
    std::uint64_t sum = 0, by_stride = 0;
    for (std::size_t a = 0; a < chips::rank; ++a) {
      if (of.has(a)) sum += of.part(a, ordinals[a]);
      by_stride += (ordinals[a] - of.first(a)) * of.stride(a);
    }
    CHECK(sum == row);
    CHECK(by_stride == row);
  }
  CHECK(rows.size() == size);
  CHECK(*rows.rbegin() == size - 1);
}

}  // namespace

TEST_CASE("rows of any axes, of the space and of parts of it") {
  for (std::uint64_t axes = 0; axes < 8; ++axes)
    for (int held = 0; held < 8; ++held) {
      subspace<chips> where;
      if ((held & 1) != 0) where.fix("cores"_axis = 4);
      if ((held & 2) != 0) where.fix("width"_axis = 8);
      if ((held & 4) != 0) where.fix("layers"_axis = 5);
      check(axes, where);
    }
}

TEST_CASE("the last axis varies fastest, as in the space") {
  constexpr axis_rows<chips> all(0b111), outer(0b101);
  STATIC_CHECK(all.size() == chips::cardinality);
  STATIC_CHECK(all.row(design<chips>::at(37).ordinals()) == 37);
  STATIC_CHECK(outer.size() == 15);
  STATIC_CHECK(outer.stride(0) == 5);
  STATIC_CHECK(outer.stride(1) == 0);
  STATIC_CHECK(outer.stride(2) == 1);
  STATIC_CHECK(outer.row({2, 3, 4}) == 14);
  STATIC_CHECK(axis_rows<chips>(0).size() == 1);
  STATIC_CHECK(axis_rows<chips>(0).row({2, 3, 4}) == 0);
}
