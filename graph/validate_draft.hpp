#pragma once
// Private to the validator: the records of a dataset while they are still being judged.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/validate_row.hpp"

namespace cityties::graph::validation {

template <class Record>
struct Checked {
  Record record;
  std::size_t row = 0;
  bool keep = true;
};

template <class Record>
struct Layer {
  Source source;
  std::vector<Checked<Record>> rows;  ///< in the order of the file
};

/// What an id names.
enum class Kind { city, region, post, agreement };
std::string_view name(Kind kind);

/// The ids of the dataset: one namespace for cities, regions, posts and agreements.
class IdIndex {
 public:
  struct Entry {
    Kind kind = Kind::city;
    std::string file;
    std::size_t row = 0;
    bool leftOut = false;  ///< its row has an error
  };
  /// The entry that had the id before, or null when it is new.
  const Entry* add(const std::string& id, const Entry& entry);
  void leaveOut(const std::string& id);
  const Entry* find(const std::string& id) const;

 private:
  std::unordered_map<std::string, Entry> entries_;
};

struct Draft {
  DatasetInfo info;
  Source infoSource{"dataset", "", false, true};
  Layer<City> cities{{"cities", "", false, true}, {}};
  Layer<Region> regions{{"regions", "", false, true}, {}};
  Layer<Post> posts{{"posts", "", false, true}, {}};
  Layer<District> districts{{"districts", "", false, true}, {}};
  Layer<Agreement> agreements{{"agreements", "", false, true}, {}};
  Layer<Event> events{{"events", "", false, true}, {}};
  IdIndex ids;
  Diagnostics diagnostics;
};

/// Reads the cells of one layer into the draft (validate_layers.cpp).
void readLayer(const RawTable& table, Draft& draft);

/// Judges what one record says of another, and leaves out the records that are wrong (validate_references.cpp).
void checkReferences(Draft& draft);

}  // namespace cityties::graph::validation
