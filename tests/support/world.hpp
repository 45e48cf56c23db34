#pragma once
// Small worlds for tests, written as a few lines.

#include <random>
#include <string>
#include <vector>

#include "graph/dataset.hpp"
#include "graph/state.hpp"

namespace cityties::test {

/// Builds a dataset in canonical order. Cities of country `XX` get ids such as `xx-a`; regions codes such as `XX-1`.
class World {
 public:
  World& city(const std::string& id, const std::string& country, const std::string& region = "", double lon = 0,
              double lat = 0, const std::string& part = "");
  World& region(const std::string& code, const std::string& country, const std::string& sameAsCity = "",
                const std::string& capital = "");
  World& embassy(const std::string& id, const std::string& sending, const std::string& host, double lon = 0,
                 double lat = 0);
  World& consulate(const std::string& id, const std::string& sending, const std::string& host, double lon = 0,
                   double lat = 0, const std::string& opened = "", const std::string& closed = "");
  World& serves(const std::string& post, const std::string& region, const std::string& part = "",
                const std::string& from = "", const std::string& to = "");
  World& agreement(const std::string& id, const std::string& a, const std::string& b, const std::string& from = "",
                   const std::string& to = "", double strength = 1);

  graph::Dataset& raw() { return dataset_; }
  /// A copy with every vector in canonical order.
  graph::Dataset build() const;

 private:
  graph::Dataset dataset_;
};

graph::Date day(const std::string& text);

/// Two countries, one post between them: region US-1 with cities us-a and us-b, served by the consulate cn-us-post;
/// China's government, region CN-1 with cn-x and cn-y; one agreement us-a – cn-x. Everything at one place (km 0).
World oneConsulate();

/// Three countries AA, BB, CC of two regions (and cities without one); posts, also at home of nobody they serve;
/// agreements, parallel ones among them. Larger worlds have a region that is a city, districts in parts and posts that
/// serve two.
World randomWorld(std::mt19937& random, int citiesPerCountry = 3, int posts = 3, int agreements = 5,
                  bool withOddities = false);

}  // namespace cityties::test
