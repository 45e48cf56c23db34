#pragma once
// The base map in the projections that the window shows: read and projected in the background, newest wish first.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/compose.hpp"
#include "app/desk/coast_turn.hpp"
#include "app/desk/window_jobs.hpp"

namespace cityties::desk {

class Bases {
 public:
  explicit Bases(std::filesystem::path geopackage) : file_(std::move(geopackage)) {}

  struct Base {
    std::shared_ptr<const geo::BaseMap> map;
    core::ProjectedBasePtr projected;
    geo::Detail detail = geo::Detail::coarse;
  };
  /// Gives out what is missing for this projection, where it is not kept: the fine map, if it has been read. Else, when
  /// the window opens, the coarse one, which is there within a few frames, and after `refine` the fine one. One job a
  /// projection and detail, and none for what is kept.
  void want(const geo::Projection& projection);
  /// Of this projection the fine map too: for when a picture of the coarse one is there. Asked for earlier, it would
  /// overtake that picture, and nothing would be seen until it is ready.
  void refine(const geo::Projection& projection) { refined_ = projection; }
  /// The finest there is; nothing while the projection is on its way.
  std::optional<Base> best(const geo::Projection& projection) const;

  /// The coarse map as it was read; null while it is not.
  std::shared_ptr<const geo::BaseMap> coarse() const { return coarse_; }

  std::shared_ptr<const CoastLines> coast() const { return coast_; }

  /// Takes results over. Returns whether there were any.
  bool drain() { return lane_.drain(); }
  bool busy() const { return lane_.busy(); }
  /// Why there is no base map; empty: nothing went wrong.
  const std::string& failure() const { return failure_; }
  /// Base maps projected so far.
  std::uint64_t projections() const { return projections_; }

 private:
  using MapPtr = std::shared_ptr<const geo::BaseMap>;
  struct Asked {
    geo::Projection projection;
    geo::Detail detail;
  };
  void keep(Base base);
  /// What to project next; nothing when all is there.
  std::optional<geo::Detail> missing(const geo::Projection& projection) const;

  std::filesystem::path file_;
  std::optional<geo::Projection> refined_;
  MapPtr coarse_, fine_;
  std::shared_ptr<const CoastLines> coast_;
  std::vector<Base> kept_;  ///< the last wanted at the end
  std::optional<Asked> asked_;
  std::string failure_;
  std::uint64_t projections_ = 0;
  Lane lane_;  // last: it stops before what it works on goes
};

}  // namespace cityties::desk
