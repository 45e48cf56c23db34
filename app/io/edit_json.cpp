#include "app/io/edit_json.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

#include "app/io/action_json.hpp"
#include "app/io/enum_words.hpp"
#include "app/io/model_json.hpp"
#include "app/io/nearest_word.hpp"
#include "app/io/scenario_json.hpp"

namespace cityties::io {
namespace {

using core::Edit;
namespace edit = core::edit;

/// The word after "edit" and the members, told once for reading and writing. An edit without one does not compile.
template <class E>
struct Form;

#define CITYTIES_EDIT(type, name, ...)             \
  template <>                                      \
  struct Form<edit::type> {                        \
    static constexpr std::string_view word = name; \
    template <class Members, class E>              \
    static void each(Members& m, E& e) {           \
      __VA_ARGS__;                                 \
    }                                              \
  }

CITYTIES_EDIT(SetScenarioWords, "set_scenario_words", m("words", e.words), m("language", e.language),
              m("text", e.text));
CITYTIES_EDIT(SetStepWords, "set_step_words", m("step", e.step), m("words", e.words), m("language", e.language),
              m("text", e.text));
CITYTIES_EDIT(SetStepDate, "set_step_date", m("step", e.step), m("date", e.date));
CITYTIES_EDIT(SetStepCamera, "set_step_camera", m("step", e.step), m("fit", e.camera.fit), m("focus", e.focus));
CITYTIES_EDIT(AddStep, "add_step", m("at", e.at), m("step", e.step));
CITYTIES_EDIT(RemoveStep, "remove_step", m("step", e.step));
CITYTIES_EDIT(MoveStep, "move_step", m("from", e.from), m("to", e.to));
CITYTIES_EDIT(DuplicateStep, "duplicate_step", m("step", e.step));
CITYTIES_EDIT(AddAction, "add_action", m("step", e.step), m("action", e.action));
CITYTIES_EDIT(ReplaceAction, "replace_action", m("step", e.step), m("index", e.index), m("action", e.action));
CITYTIES_EDIT(RemoveAction, "remove_action", m("step", e.step), m("index", e.index));
CITYTIES_EDIT(MoveAction, "move_action", m("step", e.step), m("index", e.index), m("to_step", e.toStep),
              m("to_index", e.toIndex));
CITYTIES_EDIT(SetBaseDate, "set_base_date", m("date", e.date));
CITYTIES_EDIT(SetChannels, "set_channels", m("channels", e.preset));
CITYTIES_EDIT(SetModel, "set_model", m("model", e.model));
CITYTIES_EDIT(SetReporting, "set_reporting", m("from", e.reporting.from), m("cities", e.reporting.cities),
              m("weight", e.reporting.weight));
CITYTIES_EDIT(SetCountries, "set_countries", m("countries", e.countries));
CITYTIES_EDIT(AddBookmark, "add_bookmark", m("name", e.bookmark.name), m("step", e.bookmark.step),
              m("fit", e.bookmark.fit), m("selected", e.bookmark.selected));
CITYTIES_EDIT(RemoveBookmark, "remove_bookmark", m("index", e.index));
CITYTIES_EDIT(RenameBookmark, "rename_bookmark", m("index", e.index), m("name", e.name));
#undef CITYTIES_EDIT

template <class E>
concept Enumerated = std::is_enum_v<E>;

/// What is missing when read is as it is by default, so defaults of texts and lists are left out.
struct Writer {
  JsonWriter& out;

  void operator()(const char* key, const std::size_t& n) { out.key(key).integer(static_cast<long long>(n)); }
  void operator()(const char* key, const std::string& text) {
    if (!text.empty()) out.key(key).text(text);
  }
  template <Enumerated E>
  void operator()(const char* key, const E& value) {
    out.key(key).text(wordFor(value));
  }
  void operator()(const char* key, const std::optional<graph::Date>& date) {
    if (date) out.key(key).text(date->text());
  }
  void operator()(const char* key, const std::optional<graph::CountryCode>& code) {
    if (code) out.key(key).text(code->text);
  }
  void operator()(const char* key, const std::vector<std::string>& texts) {
    if (!texts.empty()) out.key(key).texts(texts);
  }
  void operator()(const char* key, const std::vector<graph::CountryCode>& codes) {
    out.key(key).beginArray();
    for (const auto& code : codes) out.text(code.text);
    out.endArray();
  }
  void operator()(const char* key, const graph::Action& action) { encodeAction(out.key(key), action); }
  void operator()(const char* key, const graph::ChannelModel& model) { writeModel(out.key(key), model); }
  void local(const std::string& key, const core::LocalText& text) {
    (*this)(key.c_str(), text.english);
    (*this)((key + "_zh").c_str(), text.chinese);
  }
  void operator()(const char* key, const core::ScenarioStep& step) {
    out.key(key).beginObject();
    (*this)("id", step.id);
    (*this)("date", step.date);
    local("title", step.title);
    local("caption", step.caption);
    local("note", step.note);
    (*this)("source", step.source);
    out.key("actions").beginArray();
    for (const auto& action : step.actions) encodeAction(out, action);
    out.endArray();
    if (!step.camera.fit.empty()) out.key("camera").beginObject().key("fit").texts(step.camera.fit).endObject();
    (*this)("focus", step.focus);
    out.endObject();
  }
};

struct Reader {
  DecodeLog& log;
  JsonObject& object;

  void operator()(const char* key, std::size_t& n) {
    const auto value = object.number(key, {0, 1e9, true}, Need::required);
    if (value && *value >= 0 && *value <= 1e9 && std::trunc(*value) == *value)
      n = static_cast<std::size_t>(*value);
    else if (value)
      object.fail(key, "'" + std::string(key) + "' must be a whole number from 0");
  }
  void operator()(const char* key, std::string& text) { text = object.prose(key); }
  template <Enumerated E>
  void operator()(const char* key, E& value) {
    const std::string word = object.text(key, Need::required);
    if (const auto known = valueFor<E>(word)) {
      value = *known;
      return;
    }
    if (!object.find(key)) return;
    std::string message = "unknown " + std::string(EnumWords<E>::kind) + " '" + word + "'";
    if (const auto near = nearestWord(word, allWords<E>())) message += "; did you mean '" + *near + "'?";
    object.fail(key, message);
  }
  void operator()(const char* key, std::optional<graph::Date>& date) { date = object.date(key); }
  void operator()(const char* key, std::optional<graph::CountryCode>& code) {
    if (object.find(key)) code = graph::CountryCode(object.country(key));
  }
  void operator()(const char* key, std::vector<std::string>& texts) { texts = object.texts(key); }
  void operator()(const char* key, std::vector<graph::CountryCode>& codes) {
    for (auto& text : object.texts(key)) codes.emplace_back(std::move(text));
  }
  void operator()(const char* key, graph::Action& action) {
    const JsonValue* value = object.find(key, Need::required);
    if (!value) return;
    if (auto decoded = decodeAction(log, *value, object.at(key))) action = std::move(*decoded);
  }
  void operator()(const char* key, graph::ChannelModel& model) {
    if (const JsonValue* value = object.find(key, Need::required)) model = decodeModel(log, *value, object.at(key));
  }
  void operator()(const char* key, core::ScenarioStep& step) {
    const JsonValue* value = object.find(key, Need::required);
    if (!value) return;
    JsonObject inside(log, *value, object.at(key));
    const std::string id = inside.prose("id");
    step = decodeStepBody(log, inside, "the step");
    step.id = id;
    inside.finish();
  }
};

struct Decoder {
  std::string_view word;
  Edit (*decode)(DecodeLog&, JsonObject&);
};

template <class E>
Edit decodeOne(DecodeLog& log, JsonObject& object) {
  E e;
  Reader reader{log, object};
  Form<E>::each(reader, e);
  return e;
}

template <std::size_t... I>
constexpr auto decodersOf(std::index_sequence<I...>) {
  return std::array{
      Decoder{Form<std::variant_alternative_t<I, Edit>>::word, decodeOne<std::variant_alternative_t<I, Edit>>}...};
}
constexpr auto decoders = decodersOf(std::make_index_sequence<std::variant_size_v<Edit>>());

}  // namespace

void encodeEdit(JsonWriter& out, const Edit& edit) {
  out.beginObject(JsonWriter::Layout::line);
  std::visit(
      [&out]<class E>(const E& e) {
        out.key("edit").text(Form<E>::word);
        Writer writer{out};
        Form<E>::each(writer, e);
      },
      edit);
  out.endObject();
}

std::optional<Edit> decodeEdit(DecodeLog& log, const JsonValue& value, const std::string& pointer) {
  const std::size_t before = log.errors.size();
  JsonObject object(log, value, pointer);
  const std::string word = object.text("edit", Need::required);
  if (log.errors.size() != before) return std::nullopt;
  std::vector<std::string> words;
  for (const Decoder& decoder : decoders) {
    words.emplace_back(decoder.word);
    if (decoder.word != word) continue;
    Edit edit = decoder.decode(log, object);
    if (log.errors.size() != before) return std::nullopt;
    object.finish();
    return edit;
  }
  std::string message = "unknown edit '" + word + "'";
  if (const auto near = nearestWord(word, words)) message += "; did you mean '" + *near + "'?";
  object.fail("edit", message);
  return std::nullopt;
}

}  // namespace cityties::io
