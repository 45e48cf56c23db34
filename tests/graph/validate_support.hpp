#pragma once
// Small raw tables to write by hand, and a dataset as text, so that two can be compared whole.

#include <charconv>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/raw_table.hpp"

namespace cityties::test {

inline std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t comma = 0; comma != std::string_view::npos; line.remove_prefix(comma + 1)) {
    comma = line.find(',');
    cells.emplace_back(line.substr(0, comma));
    if (comma == std::string_view::npos) break;
  }
  return cells;
}

/// A layer as a CSV reader would give it: the header is line 1. Cells hold no commas here.
inline graph::RawTable table(const std::string& layer, std::string_view header, const std::vector<std::string>& lines) {
  graph::RawTable out;
  out.layer = layer;
  out.file = layer + ".csv";
  out.columns = split(header);
  out.headerRow = 1;
  for (const auto& line : lines) out.rows.push_back({out.rows.size() + 2, split(line), false});
  return out;
}

inline std::string text(double value) {
  char buffer[40];
  return {buffer, std::to_chars(std::begin(buffer), std::end(buffer), value).ptr};
}

inline std::string text(const std::optional<graph::PartialDate>& date) { return date ? date->text() : "-"; }
inline std::string text(const std::optional<graph::Date>& date) { return date ? date->text() : "-"; }
template <class Tag>
std::string text(const std::optional<graph::Id<Tag>>& id) {
  return id ? id->text : "-";
}
inline std::string text(graph::LonLat p) { return text(p.lon.degrees) + " " + text(p.lat.degrees); }

/// Every field of every record, in the order of the vectors.
inline std::string dump(const graph::Dataset& d) {
  std::ostringstream out;
  const auto line = [&](const auto&... fields) { ((out << fields << '|'), ...) << '\n'; };
  const auto& i = d.info;
  line(i.title, i.titleZh, i.version, text(i.asOf), text(i.undatedFloor), i.coverage, i.credit);
  for (const auto& c : d.cities) {
    line(c.id.text, c.name, c.nameLocal, c.country.text, c.region.text, c.regionPart, text(c.position),
         c.population ? text(*c.population) : "-", c.wikidata, c.source, c.note);
  }
  for (const auto& r : d.regions) {
    line(r.id.text, r.name, r.nameLocal, r.country.text, r.code.text, text(r.capital), text(r.sameAsCity), r.source);
  }
  for (const auto& p : d.posts) {
    line(p.id.text, p.name, p.nameLocal, static_cast<int>(p.kind), p.sending.text, p.host.text, text(p.city),
         text(p.position), text(p.opened), text(p.closed), p.source, p.note);
  }
  for (const auto& s : d.districts) {
    line(s.id, s.post.text, s.region.text, s.part, text(s.validFrom), text(s.validTo), static_cast<int>(s.confidence),
         s.source, s.note);
  }
  for (const auto& a : d.agreements) {
    line(a.id.text, a.kind, a.a.text, a.b.text, text(a.signedOn), text(a.ended), static_cast<int>(a.status),
         text(a.doubtFrom), text(a.strength), static_cast<int>(a.confidence), a.source, a.note);
  }
  for (const auto& e : d.events) {
    std::string targets;
    for (const auto& target : e.targets) targets += target + " ";
    line(e.id.text, e.date.text(), e.kind, targets, e.title, e.description, e.source, static_cast<int>(e.confidence));
  }
  return out.str();
}

/// One line for each: `E agreements.csv:3 field b: …`.
inline std::string list(const graph::Diagnostics& diagnostics) {
  std::string out;
  for (const auto& d : diagnostics) out += (d.severity == graph::Severity::error ? "E " : "W ") + d.text() + "\n";
  return out;
}

}  // namespace cityties::test
