#pragma once
// What exploring asks for in the background: the index of names, and answers about what is looked at.

#include <memory>

#include "app/core/search.hpp"
#include "app/desk/ui.hpp"
#include "app/desk/window_jobs.hpp"

namespace cityties::desk {

class Seek {
 public:
  /// Begins to read the names.
  explicit Seek(std::shared_ptr<const graph::Dataset> dataset);

  /// Takes results over. Returns whether there were any.
  bool drain();
  bool idle() const;
  /// Puts what is known into the model.
  void fill(UiModel& model) const;

 private:
  std::shared_ptr<const core::SearchIndex> index_;
  Lane indexLane_;
};

}  // namespace cityties::desk
