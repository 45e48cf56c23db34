#pragma once
// What a comparison would be if doubtful or undated records did not hold: the range of every headline figure, and
// which cities are cut only if some record is, or is not, believed.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/impact.hpp"
#include "graph/watch.hpp"

namespace cityties::graph {

/// A record that is in force before or after the event and may not hold.
struct DoubtedRecord {
  std::string id;         ///< of an agreement, a post or a district row (ServedDistrict::record)
  bool undated = false;   ///< in either state
  bool doubtful = false;  ///< in either state
};

/// The question: two states in which every record stands, doubtful and undated ones too.
struct DoubtQuestion {
  const Dataset* dataset = nullptr;
  State before, after;
  std::vector<CityId> affected;
  NetworkOptions network;
  ChannelPreset preset = ChannelPreset::local;
  ReportingSet set;  ///< fixed: the same pairs in every world
  Impact printed;    ///< what the figures are without this question
};

struct DoubtOptions {
  double probability = 0.5;  ///< that a doubtful record holds, each independently
  std::size_t samples = 200;
  std::uint64_t seed = 1;
  Undated undated = Undated::in;  ///< in the random worlds
  unsigned threads = 1;           ///< the result is the same to the last bit for any number
};

/// The figures that are followed, in this order everywhere. Those of cities are counts.
inline constexpr std::array<std::string_view, 8> doubtFigures{
    "efficiency_before", "efficiency_after", "efficiency_loss", "affected_efficiency_loss",
    "pairs_lost",        "pairs_rerouted",   "cities_cut",      "cities_down_to_one"};
inline constexpr std::size_t affectedLossFigure = 3;

/// The four combinations, in this order everywhere: all in; doubtful out; undated out; both out.
inline constexpr std::size_t doubtCorners = 4;

struct DoubtFigure {
  double printed = 0;
  std::array<double, doubtCorners> corners{};
  double min = 0, max = 0;               ///< over every world tried, and as printed
  double low = 0, median = 0, high = 0;  ///< 2.5, 50 and 97.5 % of the random worlds
};

/// What it hangs on that a city is cut. The conditions are exact, not only seen in the worlds tried: a record more
/// never takes a path away, so a city is cut where it has an avenue before by what is believed, and none after.
enum class CutHinge {
  never_changes,  ///< cut whichever records are believed
  any_believed,   ///< cut only if at least one of `records` is believed: its only avenues before
  none_believed,  ///< cut only if none of `records` is believed: each of them alone would leave it an avenue
  several,        ///< no such list of single records exists
};

struct CityVerdict {
  CityId city;
  bool printed = false;
  std::array<bool, doubtCorners> corners{};
  double share = 0;     ///< of the random worlds in which it is so; of the four corners where nothing is random
  bool always = false;  ///< in every world tried
  CutHinge hinge = CutHinge::several;  ///< of cities cut
  std::vector<std::string> records;    ///< of the hinge, ordered by id
};

struct DoubtReport {
  DoubtOptions options;
  std::vector<DoubtedRecord> records;  ///< ordered by id
  std::array<DoubtFigure, doubtFigures.size()> figures{};
  std::vector<CityVerdict> citiesCut, citiesDownToOne;  ///< cities that are in some world; ordered by id
};

/// The records of both states that carry a flag.
std::vector<DoubtedRecord> doubtedRecords(const State& before, const State& after);

/// Works every world out anew, before and after: four corners and `samples` random ones (equal worlds once), then one
/// network a record for what the cut cities hang on. O(worlds · compare). Nothing when stopped.
std::optional<DoubtReport> doubt(const DoubtQuestion& question, const DoubtOptions& options, const Watch& watch = {});

}  // namespace cityties::graph
