#include "app/desk/panels/deeds.hpp"

#include <algorithm>

namespace cityties::desk {
namespace {

class Deeds {
 public:
  Deeds(const core::Story& story, std::size_t step, const core::Catalogue& words)
      : data_(*story.dataset),
        state_(story.steps[std::min(step, story.steps.size() - 1)].analysis->state),
        words_(words) {}

  void add(std::string_view text, graph::Action action) { deeds_.push_back({std::string(text), std::move(action)}); }

  void post(const std::string& id) {
    if (state_.findPost(id)) {
      add(words_("Close…"), graph::ClosePost{graph::PostId(id), {}});
      add(words_("Give it a district…"), graph::ReassignDistrict{{}, std::nullopt, graph::PostId(id)});
    } else {
      add(words_("Reopen…"), graph::ReopenPost{graph::PostId(id)});
    }
  }

  void agreement(const std::string& id) {
    const graph::AgreementId agreement(id);
    const auto* standing = state_.findAgreement(id);
    if (!standing || standing->suspended) {
      add(words_("Resume…"), graph::ResumeAgreement{agreement});
      if (!standing) return;
    } else {
      add(words_("Suspend…"), graph::SuspendAgreement{agreement});
      add(words_("Curtail…"), graph::Curtail{{.ids = {id}, .kinds = {}, .region = {}, .country = {}}, .5});
    }
    add(words_("End…"), graph::TerminateAgreement{agreement});
  }

  void city(const graph::City& city) {
    add(words_("New agreement…"),
        graph::SignAgreement{std::nullopt, "sister_city", graph::PlaceId(city.id.text), {}, 1});
    add(words_("Virtual channel…"), graph::OpenVirtualChannel{std::nullopt, city.id, {}, 1});
  }

  void region(const graph::Region& region) {
    add(words_("Forbid agreements…"), graph::BanAgreements{{}, region.code.text, otherCountry(region.country.text)});
    add(words_("Curtail agreements…"),
        graph::Curtail{{.ids = {}, .kinds = {}, .region = region.code.text, .country = {}}, .5});
    add(words_("New agreement…"),
        graph::SignAgreement{std::nullopt, "sister_state", graph::PlaceId(region.id.text), {}, 1});
    add(words_("Give it to another post…"), graph::ReassignDistrict{region.code, std::nullopt, {}});
  }

  void general() {
    add(words_("Open a post…"), graph::OpenNewPost{});
    add(words_("New agreement…"), graph::SignAgreement{std::nullopt, "sister_city", {}, {}, 1});
    add(words_("Virtual channel…"), graph::OpenVirtualChannel{std::nullopt, {}, {}, 1});
    add(words_("Curtail agreements…"), graph::Curtail{{}, .5});
    add(words_("Forbid agreements…"), graph::BanAgreements{});
    add(words_("Give a district to another post…"), graph::ReassignDistrict{});
    add(words_("Go on in the record…"), graph::Advance{state_.date});
  }

  std::vector<Deed> take() { return std::move(deeds_); }

  /// Where there are two countries, the other is meant.
  std::string otherCountry(const std::string& country) const {
    std::string other;
    for (const graph::City& c : data_.cities) {
      if (c.country.text == country || c.country.text == other) continue;
      if (!other.empty()) return {};
      other = c.country.text;
    }
    return other;
  }

 private:
  const graph::Dataset& data_;
  const graph::State& state_;
  const core::Catalogue& words_;
  std::vector<Deed> deeds_;
};

}  // namespace

std::vector<Deed> deedsOf(const core::Story& story, std::size_t step, const std::string& id,
                          const core::Catalogue& words) {
  if (story.steps.empty() || id.empty()) return {};
  Deeds deeds(story, step, words);
  const graph::Dataset& data = *story.dataset;
  const auto opened = [&](const core::StoryStep& s) { return s.analysis->state.findPost(id) != nullptr; };
  const auto signedHere = [&](const core::StoryStep& s) { return s.analysis->state.findAgreement(id) != nullptr; };
  if (const graph::City* city = data.findCity(id)) {
    deeds.city(*city);
  } else if (data.findPost(id) || std::ranges::any_of(story.steps, opened)) {
    deeds.post(id);
  } else if (data.findAgreement(id) || std::ranges::any_of(story.steps, signedHere)) {
    deeds.agreement(id);
  } else if (const graph::Region* region = data.findRegionByCode(id)) {
    deeds.region(*region);
  } else if (const graph::Region* byId = data.findRegion(id)) {
    deeds.region(*byId);
  }
  return deeds.take();
}

std::vector<Deed> allDeeds(const core::Story& story, std::size_t step, const core::Catalogue& words) {
  if (story.steps.empty()) return {};
  Deeds deeds(story, step, words);
  deeds.general();
  return deeds.take();
}

}  // namespace cityties::desk
