#include "tests/app/core/random_commands.hpp"

#include <tuple>
#include <type_traits>
#include <utility>

#include "geo/projection.hpp"

namespace cityties::test {
namespace {

namespace command = core::command;
namespace edit = core::edit;

template <class E>
E oneOf(RandomCommands& r, std::size_t count) {
  return static_cast<E>(r.upTo(count - 1));
}
core::Language language(RandomCommands& r) { return oneOf<core::Language>(r, 2); }
edit::Words words(RandomCommands& r) { return oneOf<edit::Words>(r, 3); }
std::size_t step(RandomCommands& r) { return r.upTo(5); }

double real(RandomCommands& r) { return static_cast<double>(r.upTo(1u << 30)) / 7e7; }

core::LocalText local(RandomCommands& r) { return {r.text(), r.text()}; }

core::ScenarioStep scenarioStep(RandomCommands& r) {
  core::ScenarioStep made{.id = r.chance(.5) ? "" : r.text(),
                          .date = r.day(),
                          .title = local(r),
                          .caption = local(r),
                          .note = local(r),
                          .source = r.text(),
                          .camera = {r.texts()},
                          .focus = r.texts()};
  for (std::size_t n = r.chance(.7) ? 0 : 1 + r.upTo(1); n > 0; --n) made.actions.push_back(r.action());
  return made;
}

graph::ChannelModel model(RandomCommands& r) {
  graph::ChannelModel m;
  for (double* cost : {&m.agreement, &m.consularBase, &m.consularKilometresPerUnit.value, &m.mission, &m.accreditation,
                       &m.administrative, &m.virtualChannel})
    if (r.chance(.3)) *cost = r.chance(.05) ? 0 : real(r) + 1e-14;
  return m;
}

core::Bookmark bookmark(RandomCommands& r) { return {r.text(), step(r), r.texts(), r.placeId()}; }

/// A command or edit that holds something and is not named here does not compile.
struct Maker {
  RandomCommands& r;

  template <class C>
    requires std::is_empty_v<C>
  void operator()(C&) const {}
  void operator()(command::GoToStep& c) const { c.step = step(r); }
  void operator()(command::SetLanguage& c) const { c.language = language(r); }
  void operator()(command::SetTheme& c) const { c.theme = oneOf<core::Theme>(r, 4); }
  void operator()(command::SetChannels& c) const { c.preset = oneOf<graph::ChannelPreset>(r, 3); }
  void operator()(command::Select& c) const { c.id = r.placeId(); }
  void operator()(command::Hover& c) const {
    if (r.chance(.7)) c.id = r.placeId();
  }
  void operator()(command::Search& c) const { c.text = r.text(); }
  void operator()(command::LookAt& c) const { c.id = r.placeId(); }
  void operator()(command::ZoomBy& c) const { c.factor = real(r); }
  void operator()(command::PanBy& c) const { c.x = static_cast<float>(real(r)), c.y = static_cast<float>(-real(r)); }
  void operator()(command::SetProjection& c) const { c.kind = oneOf<geo::ProjectionKind>(r, 8); }
  void operator()(command::SetCentre& c) const {
    if (r.chance(.3)) return;
    c.centre.emplace();
    if (r.chance(.5)) c.centre->place = r.chance(.2) ? "home" : r.placeId();
    if (r.chance(.7)) c.centre->at.lon.degrees = real(r), c.centre->at.lat.degrees = -real(r);
  }
  void operator()(command::SetNames& c) const { c.names = oneOf<core::MapNames>(r, 4); }
  void operator()(command::SetContent& c) const { c.content = oneOf<core::MapContent>(r, 2); }
  void operator()(command::SetAgainst& c) const { c.before = r.chance(.5); }
  void operator()(command::ShowLeft& c) const { c.tab = oneOf<core::LeftTab>(r, 3); }
  void operator()(command::ShowRight& c) const { c.tab = oneOf<core::RightTab>(r, 3); }
  void operator()(command::OpenDialog& c) const { c.dialog = oneOf<core::Dialog>(r, 14); }
  void operator()(command::SetFilter& c) const {
    if (r.chance(.2)) return;
    c.filter = {.countries = r.texts(),
                .regions = r.texts(),
                .kinds = r.texts(),
                .statuses = r.texts(),
                .confidences = r.texts(),
                .dates = oneOf<core::DateFilter>(r, 3),
                .signedFrom = r.day(),
                .signedTo = r.day()};
  }
  void operator()(command::SetDay& c) const { c.day = r.day(); }
  void operator()(command::SetNeighbourhood& c) const { c.steps = static_cast<int>(r.upTo(6)) - 1; }
  void operator()(command::AskRoute& c) const {
    if (r.chance(.7)) c.question = core::RouteQuestion{r.chance(.2) ? "" : r.placeId(), r.placeId()};
  }
  void operator()(command::SetProbe& c) const {
    for (std::size_t n = r.upTo(2); n > 0; --n) c.actions.push_back(r.action());
    if (r.chance(.5)) c.element = r.placeId();
  }
  void operator()(command::SetCompare& c) const { c.mode = oneOf<core::CompareMode>(r, 4); }
  void operator()(command::SetSwipe& c) const { c.at = static_cast<float>(real(r) / 12); }
  void operator()(command::ShowProof& c) const { c.proof = {r.text(), r.placeId()}; }
  void operator()(command::SetDraft& c) const {
    if (r.chance(.7)) c.action = r.chance(.3) ? graph::Action(graph::ClosePost{}) : r.action();
    if (r.chance(.3)) c.replaces = r.upTo(12);
  }
  void operator()(command::Change& c) const { c.edit = r.edit(r.upTo(std::variant_size_v<core::Edit> - 1)); }
  void operator()(command::JumpTo& c) const { c.position = r.upTo(40); }
  void operator()(command::ExportTable& c) const { c.path = r.text(); }
  void operator()(command::SetContingencies& c) const {
    if (r.chance(.2)) return;
    c.view = {.sort = oneOf<core::ContingencyColumn>(r, 7),
              .ascending = r.chance(.5),
              .posts = r.chance(.5),
              .agreements = r.chance(.5),
              .cities = r.chance(.5),
              .place = r.placeId(),
              .with = r.placeId(),
              .run = oneOf<core::ContingencyView::Run>(r, 3)};
  }
  void operator()(command::Leave& c) const { c.how = oneOf<command::Leaving>(r, 2); }
  void operator()(command::Recover& c) const { c.index = r.upTo(3); }
  void operator()(command::DiscardRecovered& c) const { c.index = r.upTo(3); }
  void operator()(command::SetScale& c) const { c.scale = static_cast<float>(real(r)); }
  void operator()(command::ExportPicture& c) const { c.path = r.text(); }
  void operator()(command::Open& c) const { c.path = r.text(); }
  void operator()(command::SaveAs& c) const { c.path = r.text(); }

  void operator()(edit::SetScenarioWords& e) const { e = {words(r), language(r), r.text()}; }
  void operator()(edit::SetStepWords& e) const { e = {step(r), words(r), language(r), r.text()}; }
  void operator()(edit::SetStepDate& e) const { e = {step(r), r.day()}; }
  void operator()(edit::SetStepCamera& e) const { e = {step(r), {r.texts()}, r.texts()}; }
  void operator()(edit::AddStep& e) const { e = {step(r), scenarioStep(r)}; }
  void operator()(edit::RemoveStep& e) const { e.step = step(r); }
  void operator()(edit::MoveStep& e) const { e = {step(r), step(r)}; }
  void operator()(edit::DuplicateStep& e) const { e.step = step(r); }
  void operator()(edit::AddAction& e) const { e = {step(r), r.action()}; }
  void operator()(edit::ReplaceAction& e) const { e = {step(r), r.upTo(2), r.action()}; }
  void operator()(edit::RemoveAction& e) const { e = {step(r), r.upTo(2)}; }
  void operator()(edit::MoveAction& e) const { e = {step(r), r.upTo(2), step(r), r.upTo(2)}; }
  void operator()(edit::SetBaseDate& e) const { e.date = r.day(); }
  void operator()(edit::SetChannels& e) const { e.preset = oneOf<graph::ChannelPreset>(r, 3); }
  void operator()(edit::SetModel& e) const { e.model = model(r); }
  void operator()(edit::SetReporting& e) const {
    if (r.chance(.5)) e.reporting.from = graph::CountryCode(r.chance(.5) ? "US" : "AA");
    e.reporting.cities = oneOf<graph::CitySelection>(r, 3);
    e.reporting.weight = oneOf<graph::PairWeight>(r, 3);
  }
  void operator()(edit::SetCountries& e) const {
    for (const char* code : {"US", "CN", "AA", "BB"})
      if (r.chance(.3)) e.countries.emplace_back(code);
  }
  void operator()(edit::AddBookmark& e) const { e.bookmark = bookmark(r); }
  void operator()(edit::RemoveBookmark& e) const { e.index = r.upTo(3); }
  void operator()(edit::RenameBookmark& e) const { e = {r.upTo(3), r.text()}; }
};

template <class C>
  requires std::is_empty_v<C>
auto held(const C&) {
  return std::tuple<>();
}
auto held(const command::GoToStep& c) { return std::tie(c.step); }
auto held(const command::SetLanguage& c) { return std::tie(c.language); }
auto held(const command::SetTheme& c) { return std::tie(c.theme); }
auto held(const command::SetChannels& c) { return std::tie(c.preset); }
auto held(const command::Select& c) { return std::tie(c.id); }
auto held(const command::Hover& c) { return std::tie(c.id); }
auto held(const command::Search& c) { return std::tie(c.text); }
auto held(const command::LookAt& c) { return std::tie(c.id); }
auto held(const command::ZoomBy& c) { return std::tie(c.factor); }
auto held(const command::PanBy& c) { return std::tie(c.x, c.y); }
auto held(const command::SetProjection& c) { return std::tie(c.kind); }
auto held(const command::SetCentre& c) { return std::tie(c.centre); }
auto held(const command::SetNames& c) { return std::tie(c.names); }
auto held(const command::SetContent& c) { return std::tie(c.content); }
auto held(const command::SetAgainst& c) { return std::tie(c.before); }
auto held(const command::ShowLeft& c) { return std::tie(c.tab); }
auto held(const command::ShowRight& c) { return std::tie(c.tab); }
auto held(const command::OpenDialog& c) { return std::tie(c.dialog); }
auto held(const command::SetFilter& c) { return std::tie(c.filter); }
auto held(const command::SetDay& c) { return std::tie(c.day); }
auto held(const command::SetNeighbourhood& c) { return std::tie(c.steps); }
auto held(const command::AskRoute& c) { return std::tie(c.question); }
auto held(const command::SetProbe& c) { return std::tie(c.actions, c.element); }
auto held(const command::SetCompare& c) { return std::tie(c.mode); }
auto held(const command::SetSwipe& c) { return std::tie(c.at); }
auto held(const command::ShowProof& c) { return std::tie(c.proof); }
auto held(const command::SetDraft& c) { return std::tie(c.action, c.replaces); }
auto held(const command::Change& c) { return std::tie(c.edit); }
auto held(const command::JumpTo& c) { return std::tie(c.position); }
auto held(const command::ExportTable& c) { return std::tie(c.path); }
auto held(const command::SetContingencies& c) { return std::tie(c.view); }
auto held(const command::Leave& c) { return std::tie(c.how); }
auto held(const command::Recover& c) { return std::tie(c.index); }
auto held(const command::DiscardRecovered& c) { return std::tie(c.index); }
auto held(const command::SetScale& c) { return std::tie(c.scale); }
auto held(const command::ExportPicture& c) { return std::tie(c.path); }
auto held(const command::Open& c) { return std::tie(c.path); }
auto held(const command::SaveAs& c) { return std::tie(c.path); }

/// The alternative with the index, as made by default.
template <class Variant, std::size_t... I>
Variant alternative(std::size_t index, std::index_sequence<I...>) {
  Variant made;
  ((index == I ? static_cast<void>(made.template emplace<I>()) : static_cast<void>(0)), ...);
  return made;
}
template <class Variant>
Variant alternative(std::size_t index) {
  return alternative<Variant>(index, std::make_index_sequence<std::variant_size_v<Variant>>());
}

}  // namespace

bool same(const core::Command& a, const core::Command& b) {
  if (a.index() != b.index()) return false;
  return std::visit([&b]<class C>(const C& one) { return held(one) == held(std::get<C>(b)); }, a);
}

RandomCommands::RandomCommands(std::mt19937& random, std::shared_ptr<const graph::Dataset> dataset)
    : random_(random), dataset_(std::move(dataset)) {}

std::size_t RandomCommands::upTo(std::size_t most) { return random_() % (most + 1); }
bool RandomCommands::chance(double probability) { return static_cast<double>(random_()) < probability * 4294967296.0; }

std::string RandomCommands::text() {
  static const std::vector<std::string> typed{
      "",         "Houston",     "休斯敦 领馆", " leading", "trailing ", "a \"quoted\" word",
      "\"",       "two\nlines",  "tab\there",   "none",     "home",      "{\"do\": 1}",
      "#comment", "back\\slash", "1,2",         "-3",       "$(rm) ; |", "é ñ ß",
      "\r\n",     "'",           "null",        "x"};
  return typed[upTo(typed.size() - 1)];
}

std::string RandomCommands::placeId() {
  if (!dataset_ || chance(.2)) return text();
  const auto pick = [this](const auto& records) { return records[upTo(records.size() - 1)].id.text; };
  switch (upTo(2)) {
    case 0:
      return pick(dataset_->cities);
    case 1:
      return dataset_->posts.empty() ? "" : pick(dataset_->posts);
    default:
      return dataset_->regions.empty() ? "" : dataset_->regions[upTo(dataset_->regions.size() - 1)].code.text;
  }
}

std::vector<std::string> RandomCommands::texts() {
  std::vector<std::string> made;
  for (std::size_t n = chance(.5) ? 0 : upTo(3); n > 0; --n) made.push_back(placeId());
  return made;
}

std::optional<graph::Date> RandomCommands::day() {
  if (chance(.3)) return std::nullopt;
  const auto first = graph::Date::parse("1979-01-01").value().days();
  return graph::Date(first + std::chrono::days(upTo(20000)));
}

graph::Action RandomCommands::action() {
  const auto city = [this] {
    return dataset_ && chance(.9) ? dataset_->cities[upTo(dataset_->cities.size() - 1)].id.text : text();
  };
  const auto post = [this] {
    return dataset_ && !dataset_->posts.empty() && chance(.9)
               ? dataset_->posts[upTo(dataset_->posts.size() - 1)].id.text
               : text();
  };
  const auto agreement = [this] {
    return dataset_ && !dataset_->agreements.empty() && chance(.9)
               ? dataset_->agreements[upTo(dataset_->agreements.size() - 1)].id.text
               : text();
  };
  const auto region = [this] {
    return dataset_ && !dataset_->regions.empty() && chance(.9)
               ? dataset_->regions[upTo(dataset_->regions.size() - 1)].code.text
               : text();
  };
  using Kind = graph::Takeover::Kind;
  switch (upTo(11)) {
    case 0: {
      graph::Takeover takeover{static_cast<Kind>(upTo(3)), {}};
      if (takeover.kind == Kind::post) takeover.post = graph::PostId(dataset_ ? post() : "q");
      if (takeover.post.text == "null") takeover.post.text = "q";
      return graph::ClosePost{graph::PostId(post()), takeover};
    }
    case 1:
      return graph::ReopenPost{graph::PostId(post())};
    case 2: {
      graph::OpenNewPost opened{graph::PostId("new-" + std::to_string(upTo(5))),
                                text(),
                                static_cast<graph::PostKind>(upTo(3)),
                                graph::CountryCode("CN"),
                                graph::CountryCode("US"),
                                {},
                                {}};
      opened.position.lat.degrees = static_cast<double>(upTo(90));
      opened.position.lon.degrees = -static_cast<double>(upTo(179)) / 3;
      for (std::size_t n = upTo(2); n > 0; --n)
        opened.districts.push_back({graph::RegionCode(region()), chance(.2) ? "north" : ""});
      return opened;
    }
    case 3:
      return graph::ReassignDistrict{graph::RegionCode(region()),
                                     chance(.2) ? std::optional<std::string>("west") : std::nullopt,
                                     graph::PostId(post())};
    case 4:
      return graph::SuspendAgreement{graph::AgreementId(agreement())};
    case 5:
      return graph::ResumeAgreement{graph::AgreementId(agreement())};
    case 6:
      return graph::TerminateAgreement{graph::AgreementId(agreement())};
    case 7:
      return graph::SignAgreement{std::nullopt, "sister_city", graph::PlaceId(city()), graph::PlaceId(city()),
                                  chance(.5) ? 1 : .25};
    case 8:
      return graph::OpenVirtualChannel{
          chance(.3) ? std::optional<std::string>("v" + std::to_string(upTo(3))) : std::nullopt, graph::CityId(city()),
          graph::CityId(city()), chance(.5) ? 1 : 1.0 / 3};
    case 9:
      return graph::Curtail{{{}, {}, region(), chance(.3) ? "US" : ""}, .5};
    case 10:
      return graph::BanAgreements{{}, region(), chance(.5) ? "CN" : "AA"};
    default:
      return graph::Advance{graph::Date::parse(chance(.5) ? "2021-01-01" : "2025-06-30").value()};
  }
}

core::Edit RandomCommands::edit(std::size_t index) {
  core::Edit made = alternative<core::Edit>(index);
  std::visit(Maker{*this}, made);
  return made;
}

core::Command RandomCommands::ofKind(std::size_t index) {
  core::Command made = alternative<core::Command>(index);
  std::visit(Maker{*this}, made);
  return made;
}

core::Command RandomCommands::any() {
  // Typing: the same value again and again, with a pause, an undo and a redo between.
  if (typing_ > 0) {
    --typing_;
    if (chance(.15)) return command::EndRun{};
    if (chance(.2)) return typing_ % 2 == 0 ? core::Command(command::Undo{}) : command::Redo{};
    return command::Change{edit::SetScenarioWords{edit::Words::title, core::Language::english, text()}};
  }
  if (chance(.02)) typing_ = 12;
  if (chance(.45)) return ofKind(core::Command(command::Change{}).index());
  if (chance(.2)) return command::Undo{};
  if (chance(.12)) return command::Redo{};
  return ofKind(upTo(std::variant_size_v<core::Command> - 1));
}

}  // namespace cityties::test
