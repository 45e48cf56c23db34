// The cells of each layer of DESIGN §2.

#include <unordered_set>

#include "graph/validate_draft.hpp"

namespace cityties::graph::validation {
namespace {

const std::string* idOf(const RawRow& row, const Columns& columns) {
  const auto index = columns.find("id");
  return index < row.cells.size() ? &row.cells[index] : nullptr;
}

/// Reads every row by `read(Row&) -> Record` and keeps those without a complaint.
template <class Record, class Read>
void readRows(const RawTable& table, std::initializer_list<std::string_view> required, Layer<Record>& layer,
              Diagnostics& out, const Read& read) {
  const Columns columns(table);
  if (table.columns.empty() || !columns.check({required.begin(), required.size()}, layer.source, out)) {
    layer.source.complete = false;
    return;
  }
  layer.rows.reserve(table.rows.size());
  for (const auto& raw : table.rows) {
    if (raw.unusable) continue;
    Row row(columns, raw, layer.source, out);
    Record record = read(row);
    layer.rows.push_back({std::move(record), raw.number, row.usable()});
  }
}

/// Enters the ids of a layer into the common namespace; the second owner of an id is left out.
template <class Record>
void addIds(const RawTable& table, Kind kind, Layer<Record>& layer, Draft& draft) {
  for (auto& checked : layer.rows) {
    const auto& id = checked.record.id.text;
    if (id.empty()) continue;
    const auto* owner = draft.ids.add(id, {kind, layer.source.file, checked.row, !checked.keep});
    if (owner == nullptr) continue;
    const auto where = owner->file + (owner->row != 0 ? ":" + std::to_string(owner->row) : "");
    draft.diagnostics.push_back(layer.source.error(
        checked.row, "id", "id " + quoted(id) + " is already used (" + where + ")" + std::string(rowSkipped)));
    checked.keep = false;
  }
  const Columns columns(table);
  for (const auto& raw : table.rows) {
    const auto* id = raw.unusable ? idOf(raw, columns) : nullptr;
    if (id != nullptr && !id->empty()) draft.ids.add(*id, {kind, layer.source.file, raw.number, true});
  }
}

/// Ids that only their own layer knows must differ where they are given.
template <class Record, class Text>
void checkOwnIds(Layer<Record>& layer, Diagnostics& out, const Text& text) {
  std::unordered_map<std::string_view, std::size_t> seen;
  for (auto& checked : layer.rows) {
    const std::string& id = text(checked.record);
    if (id.empty()) continue;
    const auto [it, isNew] = seen.try_emplace(id, checked.row);
    if (isNew) continue;
    out.push_back(layer.source.error(
        checked.row, "id",
        "id " + quoted(id) + " is already used in row " + std::to_string(it->second) + std::string(rowSkipped)));
    checked.keep = false;
  }
}

City readCity(Row& row) {
  City city;
  city.id = CityId{row.id("id")};
  city.name = row.required("name");
  city.nameLocal = row.text("name_local");
  city.country = row.country("country");
  city.region = RegionCode{row.id("region_code", false)};
  city.regionPart = row.text("region_part");
  city.position = row.position();
  city.population = row.number("population");
  if (city.population && *city.population < 0) row.complain("population", "a population is not negative");
  city.wikidata = row.text("wikidata");
  city.source = row.text("source");
  city.note = row.text("note");
  return city;
}

Region readRegion(Row& row) {
  Region region;
  region.id = RegionId{row.id("id")};
  region.name = row.required("name");
  region.nameLocal = row.text("name_local");
  region.country = row.country("country");
  region.code = RegionCode{row.id("region_code")};
  if (const auto id = row.text("capital_city_id"); !id.empty()) region.capital = CityId{id};
  if (const auto id = row.text("same_as_city"); !id.empty()) region.sameAsCity = CityId{id};
  region.source = row.text("source");
  return region;
}

Post readPost(Row& row) {
  Post post;
  post.id = PostId{row.id("id")};
  post.name = row.required("name");
  post.nameLocal = row.text("name_local");
  post.kind = row.keyword<PostKind>("kind",
                                    {{"embassy", PostKind::embassy},
                                     {"consulate_general", PostKind::consulateGeneral},
                                     {"consulate", PostKind::consulate},
                                     {"office", PostKind::office}},
                                    std::nullopt);
  post.sending = row.country("sending_country");
  post.host = row.country("host_country");
  if (const auto id = row.text("city_id"); !id.empty()) post.city = CityId{id};
  post.position = row.position();
  post.opened = row.date("opened");
  post.closed = row.date("closed");
  row.checkInterval(post.opened, post.closed, "closed");
  post.source = row.text("source");
  post.note = row.text("note");
  return post;
}

District readDistrict(Row& row) {
  District district;
  district.id = row.id("id", false);
  district.post = PostId{row.required("post_id")};
  district.region = RegionCode{row.id("region_code")};
  district.part = row.text("part");
  district.validFrom = row.date("valid_from");
  district.validTo = row.date("valid_to");
  row.checkInterval(district.validFrom, district.validTo, "valid_to");
  district.confidence = row.confidence();
  district.source = row.text("source");
  district.note = row.text("note");
  return district;
}

Agreement readAgreement(Row& row) {
  Agreement agreement;
  agreement.id = AgreementId{row.id("id")};
  agreement.kind = row.word("kind");
  agreement.a = PlaceId{row.required("a")};
  agreement.b = PlaceId{row.required("b")};
  agreement.signedOn = row.date("signed");
  agreement.ended = row.date("ended");
  row.checkInterval(agreement.signedOn, agreement.ended, "ended");
  agreement.status = row.keyword<AgreementStatus>("status",
                                                  {{"active", AgreementStatus::active},
                                                   {"unknown", AgreementStatus::unknown},
                                                   {"suspended", AgreementStatus::suspended},
                                                   {"terminated", AgreementStatus::terminated}},
                                                  AgreementStatus::active);
  agreement.doubtFrom = row.date("doubt_from");
  agreement.strength = row.number("strength").value_or(1);
  if (!(agreement.strength > 0 && agreement.strength <= 1)) {
    row.complain("strength", "strength " + row.text("strength") + " is out of range; expected more than 0, at most 1");
  }
  agreement.confidence = row.confidence();
  agreement.source = row.text("source");
  agreement.note = row.text("note");
  return agreement;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto length = std::min(text.find(' '), text.size());
    if (length > 0) out.emplace_back(text.substr(0, length));
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return out;
}

Event readEvent(Row& row) {
  Event event;
  event.id = EventId{row.id("id")};
  row.required("date");
  event.date = row.date("date").value_or(PartialDate{});
  row.required("kind");
  event.kind = row.word("kind");
  event.targets = words(row.cell("targets"));
  event.title = row.text("title");
  event.description = row.text("description");
  event.source = row.text("source");
  event.confidence = row.confidence();
  return event;
}

struct Fact {
  std::string key;
};

void readFacts(const RawTable& table, Draft& draft) {
  auto& info = draft.info;
  std::unordered_map<std::string, std::size_t> seen;
  Layer<Fact> facts{draft.infoSource, {}};
  readRows(table, {"key", "value"}, facts, draft.diagnostics, [&](Row& row) {
    const auto key = row.required("key");
    const auto [it, isNew] = seen.try_emplace(key, row.number());
    if (!isNew) {
      row.complain("key", "key " + quoted(key) + " is already given in row " + std::to_string(it->second));
    } else if (key == "title") {
      info.title = row.text("value");
    } else if (key == "title_zh") {
      info.titleZh = row.text("value");
    } else if (key == "version") {
      info.version = row.text("value");
    } else if (key == "as_of") {
      info.asOf = row.day("value");
    } else if (key == "undated_floor") {
      info.undatedFloor = row.day("value");
    } else if (key == "coverage") {
      info.coverage = row.text("value");
    } else if (key == "credit") {
      info.credit = row.text("value");
    }
    return Fact{key};
  });
}

template <class Record>
void setSource(const RawTable& table, Layer<Record>& layer) {
  layer.source = {table.layer, table.file, true, table.complete};
}

}  // namespace

void readLayer(const RawTable& table, Draft& draft) {
  auto& out = draft.diagnostics;
  if (table.layer == "dataset") {
    draft.infoSource = {table.layer, table.file, true, table.complete};
    readFacts(table, draft);
  } else if (table.layer == "cities") {
    setSource(table, draft.cities);
    readRows(table, {"id", "name", "country", "lat", "lon"}, draft.cities, out, readCity);
    addIds(table, Kind::city, draft.cities, draft);
  } else if (table.layer == "regions") {
    setSource(table, draft.regions);
    readRows(table, {"id", "name", "country", "region_code"}, draft.regions, out, readRegion);
    addIds(table, Kind::region, draft.regions, draft);
  } else if (table.layer == "posts") {
    setSource(table, draft.posts);
    readRows(table, {"id", "name", "kind", "sending_country", "host_country", "lat", "lon"}, draft.posts, out,
             readPost);
    addIds(table, Kind::post, draft.posts, draft);
  } else if (table.layer == "districts") {
    setSource(table, draft.districts);
    readRows(table, {"post_id", "region_code"}, draft.districts, out, readDistrict);
    checkOwnIds(draft.districts, out, [](const District& d) -> const std::string& { return d.id; });
  } else if (table.layer == "agreements") {
    setSource(table, draft.agreements);
    readRows(table, {"id", "a", "b"}, draft.agreements, out, readAgreement);
    addIds(table, Kind::agreement, draft.agreements, draft);
  } else if (table.layer == "events") {
    setSource(table, draft.events);
    readRows(table, {"id", "date", "kind"}, draft.events, out, readEvent);
    checkOwnIds(draft.events, out, [](const Event& e) -> const std::string& { return e.id.text; });
  }
}

}  // namespace cityties::graph::validation
