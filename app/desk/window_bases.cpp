#include "app/desk/window_bases.hpp"

#include <algorithm>
#include <utility>

namespace cityties::desk {
namespace {

/// A presenter goes to and fro between two maps; a projected fine one takes some 7 MB and a twentieth of a second.
constexpr std::size_t keptBases = 2;

std::string textOf(const graph::Diagnostics& problems) {
  std::string text;
  for (const auto& problem : problems)
    if (problem.severity == graph::Severity::error) text += (text.empty() ? "" : "\n") + problem.text();
  return text;
}

}  // namespace

std::optional<Bases::Base> Bases::best(const geo::Projection& projection) const {
  std::optional<Base> best;
  for (const auto& base : kept_)
    if (base.projected->projection == projection && (!best || base.detail == geo::Detail::fine)) best = base;
  return best;
}

void Bases::keep(Base base) {
  std::erase_if(kept_, [&](const Base& old) { return old.projected->projection == base.projected->projection; });
  if (kept_.size() >= keptBases) kept_.erase(kept_.begin());
  kept_.push_back(std::move(base));
}

std::optional<geo::Detail> Bases::missing(const geo::Projection& projection) const {
  const auto have = best(projection);
  if (!have) return fine_ ? geo::Detail::fine : geo::Detail::coarse;
  const bool finer = have->detail == geo::Detail::coarse && refined_ == projection;
  return finer ? std::optional(geo::Detail::fine) : std::nullopt;
}

void Bases::want(const geo::Projection& projection) {
  const auto next = missing(projection);
  if (!next || (asked_ && asked_->projection == projection && asked_->detail == *next)) return;
  asked_ = Asked{projection, *next};
  const auto known = *next == geo::Detail::fine ? fine_ : coarse_;
  lane_.submit(
      [this, projection, detail = *next, map = known, file = file_](const std::stop_token& stop) -> Lane::Delivery {
        auto source = map;
        if (!source) {
          auto read = geo::readBaseMap(file, detail);
          if (!read) return [this, text = textOf(read.error())] { failure_ = text; };
          source = std::make_shared<const geo::BaseMap>(std::move(*read));
        }
        // What was read is worth keeping even when another projection is wanted by now, but that comes by itself.
        if (stop.stop_requested()) return {};
        Base base{source, core::projectBase(*source, projection), detail};
        return [this, base] {
          (base.detail == geo::Detail::fine ? fine_ : coarse_) = base.map;
          if (!coast_ && coarse_) coast_ = coastLines(*coarse_);
          keep(base);
          asked_.reset();
          ++projections_;
        };
      });
}

}  // namespace cityties::desk
