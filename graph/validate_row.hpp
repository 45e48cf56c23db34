#pragma once
// Private to the validator: one layer with its columns, and one row of it, cell by cell, with diagnostics.

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/raw_table.hpp"

namespace cityties::graph::validation {

/// What every message about a row that cannot be used ends with.
inline constexpr std::string_view rowSkipped = "; row skipped";

/// A cell for use in a message: in single quotes, on one line, not longer than a message can bear.
std::string quoted(std::string_view cell);

/// Where a layer was read from, and how much of it.
struct Source {
  std::string layer;
  std::string file;
  bool present = false;  ///< the dataset has this layer
  bool complete = true;  ///< every row of it was seen

  Diagnostic error(std::size_t row, std::string_view field, std::string message) const;
  Diagnostic warning(std::size_t row, std::string_view field, std::string message) const;
};

/// The columns of one table, found by name.
class Columns {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  explicit Columns(const RawTable& table) : names_(table.columns), headerRow_(table.headerRow) {}
  std::size_t find(std::string_view name) const;
  /// Reports columns that are missing or given twice; true when the rows can be read.
  bool check(std::span<const std::string_view> required, const Source& source, Diagnostics& out) const;

 private:
  const std::vector<std::string>& names_;
  std::size_t headerRow_;
};

/// One row. Every read trims blanks; every complaint is kept with the row's address and makes the row unusable.
class Row {
 public:
  Row(const Columns& columns, const RawRow& row, const Source& source, Diagnostics& out)
      : columns_(columns), row_(row), source_(source), out_(out) {}

  std::size_t number() const { return row_.number; }
  bool usable() const { return usable_; }

  std::string_view cell(std::string_view column) const;
  std::string text(std::string_view column) const { return std::string(cell(column)); }
  /// An empty cell is an error.
  std::string required(std::string_view column);
  /// A name for reference: required where `mustBeThere`, and without blanks or control characters.
  std::string id(std::string_view column, bool mustBeThere = true);
  /// Two capital letters.
  CountryCode country(std::string_view column);
  /// A word of [a-z0-9_].
  std::string word(std::string_view column);
  /// A finite number; nothing for an empty cell and, with a complaint, for anything else.
  std::optional<double> number(std::string_view column);
  std::optional<PartialDate> date(std::string_view column);
  std::optional<Date> day(std::string_view column);
  /// `lon` and `lat`, both required, in range; says when they look swapped.
  LonLat position();

  /// One of the words of `choices`; an empty cell is `otherwise`, or an error where there is none.
  template <class T>
  T keyword(std::string_view column, std::initializer_list<std::pair<std::string_view, T>> choices,
            std::optional<T> otherwise) {
    const auto value = otherwise ? text(column) : required(column);
    std::string known;
    for (const auto& [word, meaning] : choices) {
      if (value == word) return meaning;
      known += (known.empty() ? "" : ", ") + std::string(word);
    }
    if (!value.empty()) complain(column, "unknown word " + quoted(value) + "; expected one of " + known);
    return otherwise.value_or(T{});
  }
  Confidence confidence();

  /// The second date must be later than the first.
  void checkInterval(const std::optional<PartialDate>& from, const std::optional<PartialDate>& to,
                     std::string_view toColumn);

  void complain(std::string_view column, std::string message);

 private:
  const Columns& columns_;
  const RawRow& row_;
  const Source& source_;
  Diagnostics& out_;
  bool usable_ = true;
};

}  // namespace cityties::graph::validation
