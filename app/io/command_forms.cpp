#include "app/io/command_forms.hpp"

#include <cmath>

#include "app/io/action_json.hpp"
#include "app/io/edit_json.hpp"
#include "geo/projection.hpp"

namespace cityties::io {
namespace {

namespace command = core::command;
constexpr std::string_view none = "none", home = "home";

/// JSON of an argument, with every problem said about the whole line.
template <class T, class Decode>
T decoded(Arguments& in, const Decode& decode) {
  const JsonValue value = in.json();
  T result{};
  if (!in.problems.empty()) return result;
  DecodeLog log;
  log.unchecked = true;
  decode(log, value, result);
  for (auto* list : {&log.errors, &log.warnings})  // a key without effect would change what is replayed
    for (auto& problem : *list) in.fail(problem.message + (problem.field.empty() ? "" : " (at " + problem.field + ")"));
  return result;
}

template <class Write>
std::string json(const Write& write) {
  JsonWriter out;
  write(out);
  return out.take();
}

/// One of the words of an enumeration, where the key is given.
template <class E>
void readWord(JsonObject& object, const char* key, E& value) {
  if (!object.find(key)) return;
  const std::string word = object.text(key);
  const auto known = valueFor<E>(word);
  if (known) {
    value = *known;
    return;
  }
  const auto near = nearestWord(word, allWords<E>());
  object.fail(key, "unknown " + std::string(EnumWords<E>::kind) + " '" + word + "'" +
                       (near ? "; did you mean '" + *near + "'?" : ""));
}

std::string positionText(graph::LonLat at) { return shortest(at.lon.degrees) + "," + shortest(at.lat.degrees); }

std::optional<graph::LonLat> position(const Word& word) {
  const auto comma = word.text.find(',');
  if (word.quoted || comma == std::string::npos) return std::nullopt;
  const auto lon = numberOf<double>(std::string_view(word.text).substr(0, comma));
  const auto lat = numberOf<double>(std::string_view(word.text).substr(comma + 1));
  if (!lon || !lat) return std::nullopt;
  graph::LonLat at;
  at.lon.degrees = *lon;
  at.lat.degrees = *lat;
  return at;
}

}  // namespace

void Arguments::fail(const std::string& message) { problems.push_back({.message = message}); }

Word Arguments::word() {
  if (!problems.empty()) return {};
  if (words.atEnd()) return fail("something is missing; expected: " + std::string(usage)), Word{};
  auto next = words.next();
  if (!next) return problems = next.error(), Word{};
  return *next;
}

std::string Arguments::rest() {
  if (words.atEnd()) return fail("something is missing; expected: " + std::string(usage)), std::string{};
  auto text = words.rest();
  if (!text) return problems = text.error(), std::string{};
  return *text;
}

JsonValue Arguments::json() {
  const auto value = parseJson(words.raw(), {});
  words.skipRest();
  if (value) return *value;
  fail(value.error().front().message + "; expected: " + std::string(usage));
  return {};
}

void Arguments::finish() {
  if (problems.empty() && !atEnd())
    fail("too much: '" + std::string(words.raw()) + "'; expected: " + std::string(usage));
}

std::string CommandForm<command::Hover>::write(const command::Hover& c) {
  return c.id ? quotedWord(*c.id, {none}) : std::string(none);
}
command::Hover CommandForm<command::Hover>::read(Arguments& in) {
  const Word id = in.word();
  return id.is(none) ? command::Hover{} : command::Hover{id.text};
}

std::string CommandForm<command::PanBy>::write(const command::PanBy& c) { return shortest(c.x) + " " + shortest(c.y); }
command::PanBy CommandForm<command::PanBy>::read(Arguments& in) {
  const auto x = in.number<float>();
  return {x, in.number<float>()};
}

std::string CommandForm<command::SetProjection>::write(const command::SetProjection& c) {
  return quotedWord(std::string(geo::nameOf(c.kind)));
}
command::SetProjection CommandForm<command::SetProjection>::read(Arguments& in) {
  const Word name = in.word();
  if (name.text.empty() && name.quoted) return {geo::ProjectionKind::lambertAzimuthal};
  const auto kind = geo::projectionKind(name.text);
  if (kind) return {*kind};
  std::vector<std::string> known;
  for (const auto map : geo::mapProjections()) known.emplace_back(geo::nameOf(map));
  const auto near = nearestWord(name.text, known);
  if (in.problems.empty())
    in.fail("unknown projection '" + name.text + "'" + (near ? "; did you mean '" + *near + "'?" : ""));
  return {};
}

std::string CommandForm<command::SetCentre>::write(const command::SetCentre& c) {
  if (!c.centre) return std::string(home);
  if (c.centre->place.empty()) return positionText(c.centre->at);
  const bool plain = c.centre->place.find(',') == std::string::npos;
  const std::string place =
      plain ? quotedWord(c.centre->place, {home}) : quotedWord(c.centre->place, {c.centre->place});
  return c.centre->at == graph::LonLat{} ? place : place + " " + positionText(c.centre->at);
}
command::SetCentre CommandForm<command::SetCentre>::read(Arguments& in) {
  const Word first = in.word();
  if (first.is(home)) return {};
  core::MapCentre centre;
  if (const auto at = position(first)) {
    centre.at = *at;
  } else {
    centre.place = first.text;
    if (!in.atEnd()) {
      const Word second = in.word();
      const auto where = position(second);
      if (!where && in.problems.empty()) in.fail("'" + second.text + "' is no position; expected: LON,LAT");
      centre.at = where.value_or(graph::LonLat{});
    }
  }
  return {centre};
}

std::string CommandForm<command::SetAgainst>::write(const command::SetAgainst& c) {
  return c.before ? "before" : "previous";
}
command::SetAgainst CommandForm<command::SetAgainst>::read(Arguments& in) {
  const Word word = in.word();
  if (in.problems.empty() && !word.is("before") && !word.is("previous"))
    in.fail("'" + word.text + "' is neither before nor previous");
  return {word.is("before")};
}

std::string CommandForm<command::SetDay>::write(const command::SetDay& c) {
  return c.day ? c.day->text() : std::string(none);
}
command::SetDay CommandForm<command::SetDay>::read(Arguments& in) {
  const Word word = in.word();
  if (word.is(none)) return {};
  const auto day = graph::Date::parse(word.text);
  if (!day && in.problems.empty()) in.fail("'" + word.text + "' is no day; expected: YYYY-MM-DD");
  return {day};
}

std::string CommandForm<command::AskRoute>::write(const command::AskRoute& c) {
  return c.question ? quotedWord(c.question->from, {none}) + " " + quotedWord(c.question->to) : std::string(none);
}
command::AskRoute CommandForm<command::AskRoute>::read(Arguments& in) {
  const Word from = in.word();
  if (from.is(none)) return {};
  return {core::RouteQuestion{from.text, in.word().text}};
}

std::string CommandForm<command::ShowProof>::write(const command::ShowProof& c) {
  const std::string metric = quotedWord(c.proof.metric);
  return c.proof.subject.empty() ? metric : metric + " " + quotedWord(c.proof.subject);
}
command::ShowProof CommandForm<command::ShowProof>::read(Arguments& in) {
  core::Proof proof{in.word().text, {}};
  if (!in.atEnd()) proof.subject = in.word().text;
  return {proof};
}

std::string CommandForm<command::SetDraft>::write(const command::SetDraft& c) {
  const std::string replaced = c.replaces ? shortest(*c.replaces) + " " : "";
  return replaced + (c.action ? json([&](JsonWriter& out) { encodeAction(out, *c.action); }) : std::string(none));
}
command::SetDraft CommandForm<command::SetDraft>::read(Arguments& in) {
  std::optional<std::size_t> replaces;
  if (in.words.raw().find_first_of("0123456789") == 0) replaces = in.number<std::size_t>();
  if (in.words.raw() == none) return in.word(), command::SetDraft{std::nullopt, replaces};
  auto read = decoded<command::SetDraft>(in, [](DecodeLog& log, const JsonValue& value, command::SetDraft& draft) {
    draft.action = decodeAction(log, value, "");
  });
  read.replaces = replaces;
  return read;
}

std::string CommandForm<command::Change>::write(const command::Change& c) {
  return json([&](JsonWriter& out) { encodeEdit(out, c.edit); });
}
command::Change CommandForm<command::Change>::read(Arguments& in) {
  return decoded<command::Change>(in, [](DecodeLog& log, const JsonValue& value, command::Change& change) {
    if (auto edit = decodeEdit(log, value, "")) change.edit = std::move(*edit);
  });
}

std::string CommandForm<command::SetProbe>::write(const command::SetProbe& c) {
  if (c.actions.empty() && c.element.empty()) return std::string(none);
  return json([&](JsonWriter& out) {
    out.beginObject(JsonWriter::Layout::line);
    if (!c.element.empty()) out.key("element").text(c.element);
    if (!c.actions.empty()) {
      out.key("actions").beginArray();
      for (const auto& action : c.actions) encodeAction(out, action);
      out.endArray();
    }
    out.endObject();
  });
}
command::SetProbe CommandForm<command::SetProbe>::read(Arguments& in) {
  if (in.words.raw() == none) return in.word(), command::SetProbe{};
  return decoded<command::SetProbe>(in, [](DecodeLog& log, const JsonValue& value, command::SetProbe& probe) {
    JsonObject object(log, value, "");
    probe.element = object.text("element");
    if (const JsonValue* actions = object.find("actions", JsonValue::Kind::array)) {
      for (std::size_t i = 0; i < actions->items.size(); ++i)
        if (auto action = decodeAction(log, actions->items[i], "/actions/" + std::to_string(i)))
          probe.actions.push_back(std::move(*action));
    }
    object.finish();
  });
}

std::string CommandForm<command::SetContingencies>::write(const command::SetContingencies& c) {
  const core::ContingencyView& v = c.view;
  const core::ContingencyView standard;
  if (v == standard) return "default";
  return json([&](JsonWriter& out) {
    out.beginObject(JsonWriter::Layout::line);
    if (v.sort != standard.sort) out.key("sort").text(wordFor(v.sort));
    const auto flag = [&](const char* key, bool value, bool otherwise) {
      if (value != otherwise) out.key(key).boolean(value);
    };
    flag("ascending", v.ascending, standard.ascending);
    flag("posts", v.posts, standard.posts);
    flag("agreements", v.agreements, standard.agreements);
    flag("cities", v.cities, standard.cities);
    if (!v.place.empty()) out.key("place").text(v.place);
    if (!v.with.empty()) out.key("with").text(v.with);
    if (v.run != standard.run) out.key("run").text(wordFor(v.run));
    out.endObject();
  });
}
command::SetContingencies CommandForm<command::SetContingencies>::read(Arguments& in) {
  if (in.words.raw() == "default") return in.word(), command::SetContingencies{};
  return decoded<command::SetContingencies>(in,
                                            [](DecodeLog& log, const JsonValue& value, command::SetContingencies& set) {
                                              JsonObject object(log, value, "");
                                              core::ContingencyView& v = set.view;
                                              readWord(object, "sort", v.sort);
                                              for (const auto& [key, flag] : {std::pair{"ascending", &v.ascending},
                                                                              {"posts", &v.posts},
                                                                              {"agreements", &v.agreements},
                                                                              {"cities", &v.cities}})
                                                if (const JsonValue* given = object.find(key, JsonValue::Kind::boolean))
                                                  *flag = given->boolean;
                                              v.place = object.text("place");
                                              v.with = object.text("with");
                                              readWord(object, "run", v.run);
                                              object.finish();
                                            });
}

std::string CommandForm<command::SetFilter>::write(const command::SetFilter& c) {
  const core::Filter& f = c.filter;
  if (f.empty()) return std::string(none);
  return json([&](JsonWriter& out) {
    out.beginObject(JsonWriter::Layout::line);
    const auto list = [&](const char* key, const std::vector<std::string>& texts) {
      if (!texts.empty()) out.key(key).texts(texts);
    };
    list("countries", f.countries);
    list("regions", f.regions);
    list("kinds", f.kinds);
    list("statuses", f.statuses);
    list("confidences", f.confidences);
    if (f.dates != core::DateFilter::all) out.key("dates").text(wordFor(f.dates));
    if (f.signedFrom) out.key("signed_from").text(f.signedFrom->text());
    if (f.signedTo) out.key("signed_to").text(f.signedTo->text());
    out.endObject();
  });
}
command::SetFilter CommandForm<command::SetFilter>::read(Arguments& in) {
  if (in.words.raw() == none) return in.word(), command::SetFilter{};
  return decoded<command::SetFilter>(in, [](DecodeLog& log, const JsonValue& value, command::SetFilter& set) {
    JsonObject object(log, value, "");
    core::Filter& f = set.filter;
    f.countries = object.texts("countries");
    f.regions = object.texts("regions");
    f.kinds = object.texts("kinds");
    f.statuses = object.texts("statuses");
    f.confidences = object.texts("confidences");
    readWord(object, "dates", f.dates);
    f.signedFrom = object.date("signed_from");
    f.signedTo = object.date("signed_to");
    object.finish();
  });
}

}  // namespace cityties::io
