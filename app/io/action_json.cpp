#include "app/io/action_json.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "app/io/nearest_word.hpp"

namespace cityties::io {
namespace {

using graph::Action;
using Kind = JsonValue::Kind;

constexpr JsonObject::Range strengthRange{0, 1};

graph::Takeover takeover(JsonObject& object) {
  const JsonValue* who = object.find("takeover");
  if (!who || who->kind == Kind::null) return {};
  const std::string word = object.text("takeover");
  if (word == "embassy") return {graph::Takeover::Kind::embassy, {}};
  if (word == "nearest") return {graph::Takeover::Kind::nearest, {}};
  return {graph::Takeover::Kind::post, graph::PostId(word)};
}

Action closePost(DecodeLog&, JsonObject& object) {
  graph::ClosePost action;
  action.post = graph::PostId(object.text("post", Need::required));
  action.takeover = takeover(object);
  return action;
}

graph::PostKind postKind(JsonObject& object) {
  static const std::vector<std::string> words{"embassy", "consulate_general", "consulate", "office"};
  static constexpr std::array kinds{graph::PostKind::embassy, graph::PostKind::consulateGeneral,
                                    graph::PostKind::consulate, graph::PostKind::office};
  const std::string word = object.text("kind", Need::required);
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return kinds[static_cast<std::size_t>(found - words.begin())];
  if (!word.empty())
    object.fail("kind",
                "unknown kind of post '" + word + "'; expected embassy, consulate_general, consulate or office");
  return graph::PostKind::consulateGeneral;
}

/// Region codes, or objects of region and part.
std::vector<graph::OpenNewPost::Part> districts(DecodeLog& log, JsonObject& object) {
  std::vector<graph::OpenNewPost::Part> parts;
  const JsonValue* array = object.find("districts", Kind::array, Need::required);
  if (!array) return parts;
  for (std::size_t i = 0; i < array->items.size(); ++i) {
    const JsonValue& item = array->items[i];
    const std::string pointer = object.at("districts") + "/" + std::to_string(i);
    if (item.kind == Kind::text && (!item.text.empty() || log.unchecked)) {
      parts.push_back({graph::RegionCode(item.text), {}});
    } else if (item.kind == Kind::object) {
      JsonObject part(log, item, pointer);
      const std::string region = part.text("region", Need::required);
      parts.push_back({graph::RegionCode(region), part.prose("part")});
      part.finish();
    } else {
      log.error(item, pointer, "'districts' must hold region codes or objects with 'region' and 'part'");
    }
  }
  return parts;
}

Action openPost(DecodeLog& log, JsonObject& object) {
  if (object.find("post")) return graph::ReopenPost{graph::PostId(object.text("post", Need::required))};
  if (!object.find("id")) {
    object.fail("post", "the key 'post' (to reopen a post) or 'id' (for a new one) is missing");
    return graph::ReopenPost{};
  }
  graph::OpenNewPost action;
  action.id = graph::PostId(object.text("id", Need::required));
  action.name = object.text("name", Need::required);
  action.kind = postKind(object);
  action.sending = graph::CountryCode(object.country("sending_country", Need::required));
  action.host = graph::CountryCode(object.country("host_country", Need::required));
  action.position.lat.degrees = object.number("lat", {-90, 90, true}, Need::required).value_or(0);
  action.position.lon.degrees = object.number("lon", {-180, 180, true}, Need::required).value_or(0);
  action.districts = districts(log, object);
  return action;
}

Action reassignDistrict(DecodeLog&, JsonObject& object) {
  graph::ReassignDistrict action;
  action.region = graph::RegionCode(object.text("region", Need::required));
  if (const std::string part = object.prose("part"); !part.empty()) action.part = part;
  action.to = graph::PostId(object.text("to", Need::required));
  return action;
}

template <class T>
Action onAgreement(DecodeLog&, JsonObject& object) {
  return T{graph::AgreementId(object.text("agreement", Need::required))};
}

std::optional<std::string> ownId(JsonObject& object) {
  std::string id = object.text("id");
  return id.empty() ? std::nullopt : std::optional(std::move(id));
}

Action signAgreement(DecodeLog&, JsonObject& object) {
  graph::SignAgreement action;
  action.id = ownId(object);
  action.kind = object.text("kind", Need::required);
  action.a = graph::PlaceId(object.text("a", Need::required));
  action.b = graph::PlaceId(object.text("b", Need::required));
  action.strength = object.number("strength", strengthRange).value_or(1);
  return action;
}

Action virtualChannel(DecodeLog&, JsonObject& object) {
  graph::OpenVirtualChannel action;
  action.id = ownId(object);
  action.a = graph::CityId(object.text("a", Need::required));
  action.b = graph::CityId(object.text("b", Need::required));
  action.strength = object.number("strength", strengthRange).value_or(1);
  return action;
}

Action curtail(DecodeLog& log, JsonObject& object) {
  graph::Curtail action;
  action.strength = object.number("strength", strengthRange, Need::required).value_or(1);
  const JsonValue* select = object.find("select", Kind::object, Need::required);
  if (!select) return action;
  JsonObject criteria(log, *select, object.at("select"));
  const bool any =
      criteria.find("ids") || criteria.find("kinds") || criteria.find("region") || criteria.find("country");
  if (!any && !log.unchecked)
    object.fail("select", "'select' needs ids, kinds, region or country; without any it would select everything");
  for (const char* key : {"ids", "kinds"})  // an empty list would read as "no criterion" and select everything
    if (const JsonValue* list = criteria.find(key); list && list->kind == Kind::array && list->items.empty())
      criteria.fail(key, "'" + std::string(key) + "' is empty and would select nothing");
  action.select.ids = criteria.texts("ids");
  action.select.kinds = criteria.texts("kinds");
  action.select.region = criteria.text("region");
  action.select.country = criteria.country("country");
  criteria.finish();
  return action;
}

Action ban(DecodeLog&, JsonObject& object) {
  graph::BanAgreements action;
  const JsonValue* kinds = object.find("kinds", Need::required);
  if (kinds && kinds->kind == Kind::text) {
    if (kinds->text != "*") object.fail("kinds", "'kinds' must be an array of kinds, or \"*\" for all");
  } else if (kinds) {
    action.kinds = object.texts("kinds", Need::required);
    if (kinds->kind == Kind::array && kinds->items.empty())
      object.fail("kinds", "'kinds' is empty and would ban nothing; write \"*\" for all");
  }
  const std::vector<std::string> between = object.texts("between", Need::required);
  if (const JsonValue* array = object.find("between"); array && array->kind == Kind::array && array->items.size() != 2)
    object.fail("between", "'between' must name two places, not " + std::to_string(array->items.size()));
  if (between.size() == 2) {
    action.x = between[0];
    action.y = between[1];
  }
  return action;
}

Action advance(DecodeLog&, JsonObject& object) {
  return graph::Advance{object.date("to", Need::required).value_or(graph::Date{})};
}

struct Decoder {
  const char* word;
  Action (*decode)(DecodeLog&, JsonObject&);
};

constexpr std::array<Decoder, 11> decoders{{{"close_post", closePost},
                                            {"open_post", openPost},
                                            {"reassign_district", reassignDistrict},
                                            {"suspend_agreement", onAgreement<graph::SuspendAgreement>},
                                            {"resume_agreement", onAgreement<graph::ResumeAgreement>},
                                            {"terminate_agreement", onAgreement<graph::TerminateAgreement>},
                                            {"sign_agreement", signAgreement},
                                            {"virtual_channel", virtualChannel},
                                            {"curtail", curtail},
                                            {"ban", ban},
                                            {"advance", advance}}};

void unknownAction(JsonObject& object, const std::string& word) {
  std::vector<std::string> words;
  words.reserve(decoders.size());
  for (const auto& decoder : decoders) words.emplace_back(decoder.word);
  std::string message = "unknown action '" + word + "'";
  if (const auto near = nearestWord(word, words)) message += "; did you mean '" + *near + "'?";
  object.fail("do", message);
}

}  // namespace

std::optional<Action> decodeAction(DecodeLog& log, const JsonValue& value, const std::string& pointer) {
  const std::size_t before = log.errors.size();
  JsonObject object(log, value, pointer);
  const std::string word = object.text("do", Need::required);
  if (log.errors.size() != before) return std::nullopt;
  const auto found = std::find_if(decoders.begin(), decoders.end(), [&](const auto& d) { return word == d.word; });
  if (found == decoders.end()) {
    unknownAction(object, word);
    return std::nullopt;
  }
  Action action = found->decode(log, object);
  if (log.errors.size() != before) return std::nullopt;
  object.finish();
  return action;
}

}  // namespace cityties::io
