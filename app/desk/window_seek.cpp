#include "app/desk/window_seek.hpp"

namespace cityties::desk {

Seek::Seek(std::shared_ptr<const graph::Dataset> dataset) {
  indexLane_.submit([this, dataset = std::move(dataset)](const std::stop_token&) -> Lane::Delivery {
    auto made = std::make_shared<const core::SearchIndex>(*dataset);
    return [this, made] { index_ = made; };
  });
}

bool Seek::drain() { return indexLane_.drain(); }

bool Seek::idle() const { return !indexLane_.busy(); }

void Seek::fill(UiModel& model) const { model.index = index_; }

}  // namespace cityties::desk
