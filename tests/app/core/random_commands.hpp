#pragma once
// Commands of every kind with random arguments, sensible ones and not; and what each holds, for comparing two.

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "app/core/session.hpp"

namespace cityties::test {

/// `dataset`: ids are taken from it now and then; null: all are made up.
class RandomCommands {
 public:
  RandomCommands(std::mt19937& random, std::shared_ptr<const graph::Dataset> dataset);

  /// The alternative with this index.
  core::Command ofKind(std::size_t index);
  /// Any; edits more often than the rest, and undo more often than jumps far away.
  core::Command any();
  core::Edit edit(std::size_t index);
  graph::Action action();

  /// 0 to `most`.
  std::size_t upTo(std::size_t most);
  bool chance(double probability);
  std::string text();     ///< anything that a person may type, quotes and line breaks among it
  std::string placeId();  ///< of a city, post or region
  std::vector<std::string> texts();
  std::optional<graph::Date> day();

 private:
  std::mt19937& random_;
  std::shared_ptr<const graph::Dataset> dataset_;
  int typing_ = 0;  ///< commands until the field is left
};

/// Same kind and the same arguments.
bool same(const core::Command& a, const core::Command& b);

}  // namespace cityties::test
