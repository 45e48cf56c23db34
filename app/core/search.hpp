#pragma once
// Search as you type over everything that has a name: an index that is built once for a dataset, and ranked answers.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/dataset.hpp"

namespace cityties::core {

enum class SearchKind { city, post, region, country, tie };

/// How well a name answers, the best first.
enum class SearchRank { whole, beginning, beginningOfWord, inside, nearly };

struct SearchMatch {
  SearchKind kind = SearchKind::city;
  std::string id;  ///< of a country its ISO 3166-1 code, of a region its ISO 3166-2 code, of a tie its agreement
  SearchRank rank = SearchRank::whole;
  bool operator==(const SearchMatch&) const = default;
};

/// All names of a dataset's cities, posts, regions and countries, in both languages, with the Chinese names of
/// American places; a Chinese place's English name is its pinyin, so that it is found by pinyin with and without
/// apostrophes and spaces, and by the initials of its syllables. Immutable; safe to share between threads.
class SearchIndex {
 public:
  /// O(names). Keeps nothing of the dataset.
  explicit SearchIndex(const graph::Dataset& dataset);

  /// At most `limit` answers: places by rank, within a rank those with more agreements first, then cities before
  /// regions, countries and posts, then by id; then agreements of places that match, or between two places when the
  /// query names both ("houston shenzhen"). Neither case, diacritics nor punctuation count, and
  /// the words of a query may stand in any order. When that leaves room and
  /// the query has five letters or more, names that begin like it but for one letter that is wrong, missing, too many
  /// or swapped with its neighbour come last. One pass over the names: O(length of all names).
  std::vector<SearchMatch> find(std::string_view query, std::size_t limit) const;

  std::size_t places() const { return places_.size(); }

 private:
  struct Place {
    SearchKind kind;
    std::string id;
    std::uint32_t weight;  ///< its agreements
  };
  struct Tie {
    std::string id;
    std::uint32_t a, b;  ///< places
  };
  struct Query;
  using Ranks = std::vector<std::uint8_t>;  ///< by place; none: no match

  std::uint32_t addPlace(SearchKind kind, const std::string& id, const std::vector<std::string>& names, bool chinese);
  void addName(std::uint32_t place, const std::string& name, bool chinese);
  void addForm(std::uint32_t place, std::string_view form, bool isInitials);
  void scan(const Query& query, Ranks& ranks) const;
  void scanWords(const Query& query, Ranks& ranks) const;
  void scanNearly(const Query& query, Ranks& ranks) const;
  void addTies(const Ranks& a, const Ranks& b, std::size_t limit, std::vector<SearchMatch>& found) const;
  std::vector<SearchMatch> order(const Ranks& ranks, std::size_t limit) const;

  struct Form {
    std::uint32_t start;
    std::uint32_t place;
    bool initials;  ///< only to be found from its beginning
  };
  std::optional<SearchRank> rankOf(const Form& form, std::size_t from, std::size_t to) const;

  std::string text_;         ///< all folded names, each after a newline
  std::vector<Form> forms_;  ///< by start
  std::vector<Place> places_;
  std::vector<Tie> ties_;
};

}  // namespace cityties::core
