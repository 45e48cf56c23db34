#include "app/core/search.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "app/core/compose.hpp"
#include "app/core/fold_text.hpp"
#include "app/core/place_names.hpp"

namespace cityties::core {
namespace {

constexpr std::uint8_t none = 255;
constexpr std::size_t fewestForTypos = 5;

std::uint8_t value(SearchRank rank) { return static_cast<std::uint8_t>(rank); }

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Whether `text` begins with `query` but for one letter wrong, missing, too many, or swapped with the next one.
bool beginsNearly(std::string_view text, std::string_view query) {
  std::size_t same = 0;
  while (same < query.size() && same < text.size() && text[same] == query[same]) ++same;
  if (same == query.size()) return true;
  const std::string_view rest = query.substr(same), there = text.substr(same);
  if (there.starts_with(rest.substr(1))) return true;  // too many in the query
  if (there.empty()) return false;
  if (there.substr(1).starts_with(rest.substr(1))) return true;  // wrong
  if (there.substr(1).starts_with(rest)) return true;            // missing in the query
  return rest.size() > 1 && there.size() > 1 && there[0] == rest[1] && there[1] == rest[0] &&
         there.substr(2).starts_with(rest.substr(2));
}

}  // namespace

/// A query in the forms that names are kept in.
struct SearchIndex::Query {
  std::string words, joined;
  explicit Query(std::string_view text) : words(foldText(text)), joined(joinWords(words)) {}
};

SearchIndex::SearchIndex(const graph::Dataset& dataset) {
  std::unordered_map<std::string_view, std::uint32_t> placeOf;
  std::map<std::string, std::uint32_t> countryOf;
  const auto names = [&](const std::string& id, const std::string& name, const std::string& local) {
    return std::vector<std::string>{name, local, placeName(dataset, id, Language::chinese)};
  };
  for (const graph::City& city : dataset.cities)
    placeOf[city.id.text] = addPlace(SearchKind::city, city.id.text, names(city.id.text, city.name, city.nameLocal),
                                     city.country.text == "CN");
  std::set<std::string> countries;
  for (const graph::City& city : dataset.cities) countries.insert(city.country.text);
  for (const graph::Region& region : dataset.regions) {
    countries.insert(region.country.text);
    // A region that is a city is found as the city.
    if (region.sameAsCity && placeOf.contains(region.sameAsCity->text)) {
      placeOf[region.id.text] = placeOf[region.sameAsCity->text];
      continue;
    }
    placeOf[region.id.text] =
        addPlace(SearchKind::region, region.code.text, names(region.id.text, region.name, region.nameLocal),
                 region.country.text == "CN");
  }
  for (const std::string& code : countries) {
    const CountryName* name = countryName(code);
    countryOf[code] = addPlace(SearchKind::country, code,
                               {code, name ? std::string(name->english) : code, name ? std::string(name->sender) : code,
                                name ? std::string(name->chinese) : code},
                               false);
  }
  for (const graph::Post& post : dataset.posts)
    addPlace(SearchKind::post, post.id.text, names(post.id.text, post.name, post.nameLocal), false);
  for (const graph::Agreement& agreement : dataset.agreements) {
    const auto a = placeOf.find(agreement.a.text), b = placeOf.find(agreement.b.text);
    if (a == placeOf.end() || b == placeOf.end()) continue;
    ties_.push_back({agreement.id.text, a->second, b->second});
    ++places_[a->second].weight;
    ++places_[b->second].weight;
  }
}

std::uint32_t SearchIndex::addPlace(SearchKind kind, const std::string& id, const std::vector<std::string>& names,
                                    bool chinese) {
  const auto place = static_cast<std::uint32_t>(places_.size());
  places_.push_back({kind, id, 0});
  std::set<std::string> known;
  for (const std::string& name : names)
    if (!name.empty() && known.insert(name).second) addName(place, name, chinese);
  return place;
}

void SearchIndex::addName(std::uint32_t place, const std::string& name, bool chinese) {
  const std::string words = foldText(name);
  if (words.empty()) return;
  addForm(place, words, false);
  if (const std::string joined = joinWords(words); joined != words) addForm(place, joined, false);
  const std::string first = initials(name, chinese);
  if (letters(first) > 1) addForm(place, first, true);
}

void SearchIndex::addForm(std::uint32_t place, std::string_view form, bool isInitials) {
  text_ += '\n';
  forms_.push_back({static_cast<std::uint32_t>(text_.size()), place, isInitials});
  text_ += form;
}

std::optional<SearchRank> SearchIndex::rankOf(const Form& form, std::size_t from, std::size_t to) const {
  const bool first = from == form.start, word = first || text_[from - 1] == ' ';
  if (form.initials) return first ? std::optional(SearchRank::beginningOfWord) : std::nullopt;
  // In a title every word counts as much as the first.
  if (places_[form.place].kind == SearchKind::post) return word ? SearchRank::beginningOfWord : SearchRank::inside;
  if (!first) return word ? SearchRank::beginningOfWord : SearchRank::inside;
  return to == text_.size() || text_[to] == '\n' ? SearchRank::whole : SearchRank::beginning;
}

void SearchIndex::scan(const Query& query, Ranks& ranks) const {
  const auto look = [&](const std::string& asked) {
    std::size_t i = 0;  // hits come in order, and so do the forms
    for (std::size_t at = text_.find(asked); at != std::string::npos; at = text_.find(asked, at + 1)) {
      while (i + 1 < forms_.size() && forms_[i + 1].start <= at) ++i;
      const Form& form = forms_[i];
      const auto rank = rankOf(form, at, at + asked.size());
      if (rank) ranks[form.place] = std::min(ranks[form.place], value(*rank));
      if (at == form.start && i + 1 < forms_.size()) at = forms_[i + 1].start - 1;  // there is none better in it
    }
  };
  look(query.words);
  if (query.joined != query.words) look(query.joined);
}

void SearchIndex::scanNearly(const Query& query, Ranks& ranks) const {
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const Form& form = forms_[i];
    if (form.initials || ranks[form.place] != none) continue;
    const std::size_t end = i + 1 < forms_.size() ? forms_[i + 1].start - 1 : text_.size();
    const std::string_view name = std::string_view(text_).substr(form.start, end - form.start);
    for (std::size_t at = 0; at < name.size();) {
      const std::string_view rest = name.substr(at);
      if (beginsNearly(rest, query.words) || (query.joined != query.words && beginsNearly(rest, query.joined))) {
        ranks[form.place] = value(SearchRank::nearly);
        break;
      }
      const std::size_t space = name.find(' ', at);
      at = space == std::string::npos ? name.size() : space + 1;
    }
  }
}

std::vector<SearchMatch> SearchIndex::order(const Ranks& ranks, std::size_t limit) const {
  std::vector<std::uint32_t> matching;
  for (std::uint32_t place = 0; place < ranks.size(); ++place)
    if (ranks[place] != none) matching.push_back(place);
  const auto order = [](SearchKind kind) {
    return kind == SearchKind::city ? 0 : kind == SearchKind::region ? 1 : kind == SearchKind::country ? 2 : 3;
  };
  const auto before = [&](std::uint32_t x, std::uint32_t y) {
    const Place &a = places_[x], &b = places_[y];
    const auto first = std::tuple(ranks[x], b.weight, order(a.kind)),
               second = std::tuple(ranks[y], a.weight, order(b.kind));
    return first != second ? first < second : a.id < b.id;
  };
  const auto kept = static_cast<std::ptrdiff_t>(std::min(limit, matching.size()));
  std::partial_sort(matching.begin(), matching.begin() + kept, matching.end(), before);
  matching.resize(static_cast<std::size_t>(kept));
  std::vector<SearchMatch> found;
  for (std::uint32_t place : matching)
    found.push_back({places_[place].kind, places_[place].id, static_cast<SearchRank>(ranks[place])});
  return found;
}

void SearchIndex::addTies(const Ranks& one, const Ranks& other, std::size_t limit,
                          std::vector<SearchMatch>& found) const {
  struct Ranked {
    std::uint8_t rank;
    const Tie* tie;
  };
  std::vector<Ranked> ties;
  const auto both = [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); };
  for (const Tie& tie : ties_) {
    const std::uint8_t rank = &one == &other ? std::min(one[tie.a], one[tie.b])
                                             : std::min(both(one[tie.a], other[tie.b]), both(one[tie.b], other[tie.a]));
    if (rank != none) ties.push_back({rank, &tie});
  }
  std::ranges::stable_sort(ties, {}, &Ranked::rank);
  for (const Ranked& ranked : ties) {
    if (found.size() >= limit) return;
    const auto same = [&](const SearchMatch& m) { return m.kind == SearchKind::tie && m.id == ranked.tie->id; };
    if (std::ranges::none_of(found, same))
      found.push_back({SearchKind::tie, ranked.tie->id, static_cast<SearchRank>(ranked.rank)});
  }
}

/// "houston consulate": every word of the query begins a word of a name.
void SearchIndex::scanWords(const Query& query, Ranks& ranks) const {
  if (query.joined == query.words) return;
  std::vector<bool> all(places_.size(), true);
  for (std::size_t at = 0; at < query.words.size();) {
    const std::size_t end = std::min(query.words.find(' ', at), query.words.size());
    Ranks one(places_.size(), none);
    scan(Query(std::string_view(query.words).substr(at, end - at)), one);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = all[i] && one[i] <= value(SearchRank::beginningOfWord);
    at = end + 1;
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i]) ranks[i] = std::min(ranks[i], value(SearchRank::inside));
}

std::vector<SearchMatch> SearchIndex::find(std::string_view text, std::size_t limit) const {
  const Query query(text);
  if (query.words.empty() || limit == 0) return {};
  Ranks ranks(places_.size(), none);
  scan(query, ranks);
  scanWords(query, ranks);
  auto found = order(ranks, limit);
  if (found.size() < limit) addTies(ranks, ranks, limit, found);
  // "houston shenzhen", "houston – shenzhen": the two ends of a tie.
  for (std::size_t space = query.words.find(' '); space != std::string::npos && found.size() < limit;
       space = query.words.find(' ', space + 1)) {
    Ranks left(places_.size(), none), right(places_.size(), none);
    scan(Query(std::string_view(query.words).substr(0, space)), left);
    scan(Query(std::string_view(query.words).substr(space + 1)), right);
    addTies(left, right, limit, found);
  }
  if (found.size() < limit && letters(query.words) >= fewestForTypos) {
    Ranks nearly = ranks;
    scanNearly(query, nearly);
    for (std::size_t place = 0; place < ranks.size(); ++place)
      if (ranks[place] != none) nearly[place] = none;
    for (SearchMatch& match : order(nearly, limit - found.size())) found.push_back(std::move(match));
  }
  return found;
}

}  // namespace cityties::core
