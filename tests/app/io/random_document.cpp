#include "tests/app/io/random_document.hpp"

#include <array>

namespace cityties::test {
namespace {

struct Maker {
  std::mt19937& random;

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); }
  bool coin() { return below(2) == 0; }
  /// In (0, 1], down to the smallest ones.
  double strength() {
    const std::array values{1.0, 0.5, 0.1, 1e-13, 5e-324, std::uniform_real_distribution<>(1e-9, 1)(random)};
    return values[below(values.size())];
  }
  std::string id() {
    static const std::array<std::string, 8> ids{"a", "cn-us-houston", "us-tx/houston", "~1", "id with space", "é",
                                                "0", "休斯敦"};
    return ids[below(ids.size())] + std::to_string(below(100));
  }
  std::string prose() {
    static const std::array<std::string, 8> texts{
        "", "Houston closes", "休斯敦总领事馆关闭", "a\nb\tc", "\"q\" \\u0041 \\", "/~0~1", "a\r\nb", "🌏 – ‘’"};
    return texts[below(texts.size())];
  }
  std::string country() { return std::string{static_cast<char>('A' + below(26)), static_cast<char>('A' + below(26))}; }
  graph::Date date() { return graph::Date(std::chrono::sys_days(std::chrono::days(below(40000)))); }
  core::LocalText local() { return {prose(), prose()}; }
  std::vector<std::string> ids(std::size_t least = 0) {
    std::vector<std::string> made(least + below(3));
    for (auto& one : made) one = id();
    return made;
  }

  graph::Takeover takeover() {
    const auto kind = static_cast<graph::Takeover::Kind>(below(4));
    return {kind, kind == graph::Takeover::Kind::post ? graph::PostId(id()) : graph::PostId()};
  }
  graph::OpenNewPost newPost() {
    graph::OpenNewPost post;
    post.id = graph::PostId(id());
    post.name = "Name " + prose();
    post.kind = static_cast<graph::PostKind>(below(4));
    post.sending = graph::CountryCode(country());
    post.host = graph::CountryCode(country());
    post.position.lat.degrees = std::uniform_real_distribution<>(-90, 90)(random);
    post.position.lon.degrees = std::uniform_real_distribution<>(-180, 180)(random);
    for (std::size_t i = below(3); i > 0; --i)
      post.districts.push_back({graph::RegionCode(id()), coin() ? "north" : ""});
    return post;
  }
  graph::Curtail curtail() {
    graph::Curtail curtail;
    curtail.select.ids = ids(1);
    curtail.select.kinds = ids();
    if (coin()) curtail.select.region = id();
    if (coin()) curtail.select.country = country();
    curtail.strength = strength();
    return curtail;
  }
  graph::Action action() {
    const auto own = [&] { return coin() ? std::optional(id()) : std::nullopt; };
    switch (below(12)) {
      case 0:
        return graph::ClosePost{graph::PostId(id()), takeover()};
      case 1:
        return graph::ReopenPost{graph::PostId(id())};
      case 2:
        return newPost();
      case 3:
        return graph::ReassignDistrict{graph::RegionCode(id()), own(), graph::PostId(id())};
      case 4:
        return graph::SuspendAgreement{graph::AgreementId(id())};
      case 5:
        return graph::ResumeAgreement{graph::AgreementId(id())};
      case 6:
        return graph::TerminateAgreement{graph::AgreementId(id())};
      case 7:
        return graph::SignAgreement{own(), id(), graph::PlaceId(id()), graph::PlaceId(id()), strength()};
      case 8:
        return graph::OpenVirtualChannel{own(), graph::CityId(id()), graph::CityId(id()), strength()};
      case 9:
        return curtail();
      case 10:
        return graph::BanAgreements{ids(), id(), id()};
      default:
        return graph::Advance{date()};
    }
  }
  core::ScenarioStep words() {
    core::ScenarioStep step;
    step.title = local();
    step.caption = local();
    step.note = local();
    step.source = prose();
    step.camera.fit = ids();
    step.focus = ids();
    return step;
  }
  graph::ChannelModel model() {
    graph::ChannelModel model;
    model.agreement = strength();
    model.consularKilometresPerUnit.value = 1e6 * strength();
    model.virtualChannel = strength();
    return model;
  }
  core::Scenario scenario() {
    core::Scenario made;
    made.id = id();
    made.title = local();
    made.description = local();
    if (coin()) made.baseDate = date();
    if (coin()) made.channels = static_cast<graph::ChannelPreset>(below(3));
    if (coin()) made.model = model();
    if (coin())
      made.reporting = {.from = coin() ? std::optional(graph::CountryCode(country())) : std::nullopt,
                        .cities = static_cast<graph::CitySelection>(below(3)),
                        .weight = static_cast<graph::PairWeight>(below(3))};
    for (std::size_t i = below(3); i > 0; --i) made.countries.emplace_back(country());
    if (coin()) made.before = words();
    for (std::size_t i = below(5); i > 0; --i) {
      core::ScenarioStep step = words();
      step.id = id() + "-" + std::to_string(i);
      if (coin()) step.date = date();
      for (std::size_t k = below(6); k > 0; --k) step.actions.push_back(action());
      made.steps.push_back(std::move(step));
    }
    return made;
  }
};

}  // namespace

core::Document randomDocument(std::mt19937& random) {
  Maker maker{random};
  core::Document document{.scenario = maker.scenario(), .dataset = {}, .bookmarks = {}};
  if (maker.coin()) document.dataset = {maker.prose(), maker.coin() ? std::string(64, 'a') : ""};
  for (std::size_t i = maker.below(3); i > 0; --i)
    document.bookmarks.push_back(
        {maker.prose(), maker.below(5), maker.ids(), maker.coin() ? maker.id() : std::string{}});
  return document;
}

}  // namespace cityties::test
