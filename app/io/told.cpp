#include "app/io/told.hpp"

#include <utility>

#include "app/io/enum_words.hpp"
#include "app/io/json_writer.hpp"
#include "geo/projection.hpp"

namespace cityties::io {
namespace {

using core::Session;

std::string yes(bool value) { return value ? "yes" : "no"; }
std::string count(std::size_t n) { return std::to_string(n); }

const std::vector<std::pair<std::string, std::string (*)(const Session&)>>& answers() {
  static const std::vector<std::pair<std::string, std::string (*)(const Session&)>> all{
      {"step", [](const Session& s) { return count(s.view().step); }},
      {"steps", [](const Session& s) { return count(s.document().scenario.steps.size()); }},
      {"actions",
       [](const Session& s) { return count(core::stepOf(s.document().scenario, s.view().step).actions.size()); }},
      {"title", [](const Session& s) { return s.document().scenario.title.english; }},
      {"step-title", [](const Session& s) { return core::stepOf(s.document().scenario, s.view().step).title.english; }},
      {"bookmarks", [](const Session& s) { return count(s.document().bookmarks.size()); }},
      {"date", [](const Session& s) { return s.options().date.text(); }},
      {"channels", [](const Session& s) { return std::string(wordFor(s.view().channels)); }},
      {"undo", [](const Session& s) { return count(s.history().position()); }},
      {"redo", [](const Session& s) { return count(s.history().entries().size() - 1 - s.history().position()); }},
      {"modified", [](const Session& s) { return yes(s.history().modified()); }},
      {"selected", [](const Session& s) { return s.view().selected.value_or("none"); }},
      {"search", [](const Session& s) { return s.view().search.empty() ? "none" : s.view().search; }},
      {"language", [](const Session& s) { return std::string(wordFor(s.view().language)); }},
      {"theme", [](const Session& s) { return std::string(wordFor(s.view().theme)); }},
      {"projection", [](const Session& s) { return std::string(geo::nameOf(s.view().projection)); }},
      {"content", [](const Session& s) { return std::string(wordFor(s.view().content)); }},
      {"names", [](const Session& s) { return std::string(wordFor(s.view().names)); }},
      {"left", [](const Session& s) { return std::string(wordFor(s.view().desk.left)); }},
      {"right", [](const Session& s) { return std::string(wordFor(s.view().desk.right)); }},
      {"dialog", [](const Session& s) { return std::string(wordFor(s.view().desk.dialog)); }},
      {"compare", [](const Session& s) { return std::string(wordFor(s.view().desk.compare)); }},
      {"day", [](const Session& s) { return s.view().desk.day ? s.view().desk.day->text() : "none"; }},
      {"neighbourhood", [](const Session& s) { return std::to_string(s.view().desk.neighbourhood); }},
      {"filter", [](const Session& s) { return yes(!s.view().desk.filter.empty()); }},
      {"route",
       [](const Session& s) {
         const auto& route = s.view().desk.route;
         return route ? route->from + " " + route->to : "none";
       }},
      {"probe", [](const Session& s) { return count(s.view().desk.probe.size()); }},
      {"probe-element",
       [](const Session& s) { return s.view().desk.probeElement.empty() ? "none" : s.view().desk.probeElement; }},
      {"help", [](const Session& s) { return yes(s.view().helpOpen); }},
      {"notes", [](const Session& s) { return yes(s.view().notesOpen); }},
      {"panels", [](const Session& s) { return yes(!s.view().panelsHidden); }},
      {"present", [](const Session& s) { return yes(s.view().present); }},
      {"playing", [](const Session& s) { return yes(s.view().playing); }},
      {"motion", [](const Session& s) { return yes(s.view().motion); }}};
  return all;
}

std::string number(double value) {
  JsonWriter out;
  out.number(value);
  return out.take();
}

const std::vector<std::pair<std::string, std::string (*)(const graph::Impact&)>>& figures() {
  using graph::Impact;
  static const std::vector<std::pair<std::string, std::string (*)(const Impact&)>> all{
      {"efficiency_loss", [](const Impact& i) { return number(i.efficiencyLoss); }},
      {"affected_efficiency_loss", [](const Impact& i) { return number(i.affected.efficiencyLoss); }},
      {"affected_cities", [](const Impact& i) { return count(i.affected.cities.size()); }},
      {"pairs_lost", [](const Impact& i) { return count(i.pairsLost); }},
      {"pairs_rerouted", [](const Impact& i) { return count(i.pairsRerouted); }},
      {"pairs_improved", [](const Impact& i) { return count(i.pairsImproved); }},
      {"cities_cut", [](const Impact& i) { return count(i.citiesCut.size()); }},
      {"cities_down_to_one", [](const Impact& i) { return count(i.citiesDownToOne.size()); }}};
  return all;
}

}  // namespace

std::optional<std::string> told(const Session& session, const std::string& key) {
  for (const auto& [name, answer] : answers())
    if (name == key) return answer(session);
  return std::nullopt;
}

std::vector<std::string> toldKeys() {
  std::vector<std::string> keys;
  for (const auto& [name, answer] : answers()) keys.push_back(name);
  return keys;
}

std::optional<std::string> figure(const core::Story& story, std::size_t step, const std::string& name) {
  if (step >= story.steps.size()) return std::nullopt;
  for (const auto& [known, read] : figures())
    if (known == name) return read(*story.steps[step].impact);
  return std::nullopt;
}

std::vector<std::string> figureNames() {
  std::vector<std::string> names;
  for (const auto& [name, read] : figures()) names.push_back(name);
  return names;
}

}  // namespace cityties::io
