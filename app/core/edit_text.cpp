// Edits and actions in words.
#include <algorithm>

#include "app/core/compose.hpp"
#include "app/core/edit.hpp"

namespace cityties::core {
namespace {

std::string percent(double strength, const Catalogue& words) {
  return fill(words("{n} %"), {{"n", std::to_string(static_cast<int>(strength * 100 + .5))}});
}

struct ActionText {
  const graph::Dataset& data;
  const Catalogue& words;

  std::string place(const std::string& id) const { return placeName(data, id, words.language()); }
  std::string post(const graph::PostId& id) const { return postTitle(data, id.text, words); }
  std::string agreement(const graph::AgreementId& id) const {
    const auto found = std::ranges::find(data.agreements, id, &graph::Agreement::id);
    return found == data.agreements.end() ? id.text : between(found->a.text, found->b.text);
  }
  std::string between(const std::string& a, const std::string& b) const { return place(a) + " – " + place(b); }
  std::string with(std::string_view pattern, const std::string& what) const {
    return fill(words(pattern), {{"what", what}});
  }

  std::string operator()(const graph::ClosePost& a) const {
    const std::string closed = post(a.post);
    switch (a.takeover.kind) {
      case graph::Takeover::Kind::embassy:
        return with("Close {what}; the embassy takes over", closed);
      case graph::Takeover::Kind::nearest:
        return with("Close {what}; the nearest post takes over", closed);
      case graph::Takeover::Kind::post:
        return fill(words("Close {what}; {who} takes over"), {{"what", closed}, {"who", post(a.takeover.post)}});
      case graph::Takeover::Kind::none:
        break;
    }
    return with("Close {what}", closed);
  }
  std::string operator()(const graph::ReopenPost& a) const { return with("Reopen {what}", post(a.post)); }
  std::string operator()(const graph::OpenNewPost& a) const {
    return with("Open {what}", a.name.empty() ? a.id.text : a.name);
  }
  std::string operator()(const graph::ReassignDistrict& a) const {
    return fill(words("{who} takes {what} over"), {{"who", post(a.to)}, {"what", place(a.region.text)}});
  }
  std::string operator()(const graph::SuspendAgreement& a) const {
    return with("Suspend {what}", agreement(a.agreement));
  }
  std::string operator()(const graph::ResumeAgreement& a) const {
    return with("Resume {what}", agreement(a.agreement));
  }
  std::string operator()(const graph::TerminateAgreement& a) const {
    return with("End {what}", agreement(a.agreement));
  }
  std::string operator()(const graph::SignAgreement& a) const {
    return with("New agreement {what}", between(a.a.text, a.b.text));
  }
  std::string operator()(const graph::OpenVirtualChannel& a) const {
    return with("Virtual channel {what}", between(a.a.text, a.b.text));
  }
  std::string operator()(const graph::Curtail& a) const {
    std::string what;
    const auto add = [&what](const std::string& part) { what += (what.empty() ? "" : ", ") + part; };
    for (const std::string& id : a.select.ids) add(agreement(graph::AgreementId(id)));
    for (const std::string& kind : a.select.kinds) add(std::string(words(kind)));
    if (!a.select.region.empty()) add(place(a.select.region));
    if (!a.select.country.empty()) add(place(a.select.country));
    if (what.empty()) what = words("all agreements");
    return fill(words("Curtail {what} to {n}"), {{"what", what}, {"n", percent(a.strength, words)}});
  }
  std::string operator()(const graph::BanAgreements& a) const {
    return fill(words("{who} forbids agreements with {what}"), {{"who", place(a.x)}, {"what", place(a.y)}});
  }
  std::string operator()(const graph::Advance& a) const { return with("Go on to {what}", a.to.text()); }
};

struct EditText {
  const Document& before;
  const graph::Dataset& data;
  const Catalogue& words;

  std::string title(std::size_t step) const {
    if (step > before.scenario.steps.size()) return std::to_string(step);
    const std::string& own = stepOf(before.scenario, step).title.in(words.language());
    return !own.empty() ? own : step == 0 ? std::string(words("Before")) : std::to_string(step);
  }
  std::string with(std::string_view pattern, const std::string& what) const {
    return fill(words(pattern), {{"what", what}});
  }
  std::string action(std::size_t step, std::size_t index) const {
    if (step < 1 || step > before.scenario.steps.size()) return std::to_string(index + 1);
    const auto& actions = before.scenario.steps[step - 1].actions;
    return index < actions.size() ? describe(actions[index], data, words) : std::to_string(index + 1);
  }
  std::string bookmark(std::size_t index) const {
    return index < before.bookmarks.size() ? before.bookmarks[index].name : std::to_string(index + 1);
  }

  std::string operator()(const edit::SetScenarioWords& e) const {
    return std::string(e.words == edit::Words::title ? words("Name the scenario") : words("Describe the scenario"));
  }
  std::string operator()(const edit::SetStepWords& e) const {
    const std::string of = title(e.step);
    return e.words == edit::Words::title     ? with("Name step “{what}”", of)
           : e.words == edit::Words::caption ? with("Caption of “{what}”", of)
                                             : with("Speaker’s note of “{what}”", of);
  }
  std::string operator()(const edit::SetStepDate& e) const { return with("Date of “{what}”", title(e.step)); }
  std::string operator()(const edit::SetStepCamera& e) const { return with("Picture of “{what}”", title(e.step)); }
  std::string operator()(const edit::AddStep& e) const {
    if (!e.step.actions.empty()) return describe(e.step.actions.front(), data, words);
    const std::string& own = e.step.title.in(words.language());
    return own.empty() ? std::string(words("New step")) : with("New step “{what}”", own);
  }
  std::string operator()(const edit::RemoveStep& e) const { return with("Remove step “{what}”", title(e.step)); }
  std::string operator()(const edit::MoveStep& e) const { return with("Move step “{what}”", title(e.from)); }
  std::string operator()(const edit::DuplicateStep& e) const { return with("Duplicate step “{what}”", title(e.step)); }
  std::string operator()(const edit::AddAction& e) const { return describe(e.action, data, words); }
  std::string operator()(const edit::ReplaceAction& e) const { return describe(e.action, data, words); }
  std::string operator()(const edit::RemoveAction& e) const { return with("Remove: {what}", action(e.step, e.index)); }
  std::string operator()(const edit::MoveAction& e) const { return with("Move: {what}", action(e.step, e.index)); }
  std::string operator()(const edit::SetBaseDate& e) const {
    return with("Begin on {what}", e.date ? e.date->text() : std::string(words("the day of the data")));
  }
  std::string operator()(const edit::SetChannels& e) const {
    return with("Path rule: {what}", std::string(words(graph::name(e.preset))));
  }
  std::string operator()(const edit::SetModel&) const { return std::string(words("Costs of channels")); }
  std::string operator()(const edit::SetReporting&) const { return std::string(words("Reporting set")); }
  std::string operator()(const edit::SetCountries&) const { return std::string(words("Countries of the network")); }
  std::string operator()(const edit::AddBookmark& e) const { return with("Bookmark “{what}”", e.bookmark.name); }
  std::string operator()(const edit::RemoveBookmark& e) const {
    return with("Remove bookmark “{what}”", bookmark(e.index));
  }
  std::string operator()(const edit::RenameBookmark& e) const { return with("Rename bookmark “{what}”", e.name); }
};

}  // namespace

std::string describe(const graph::Action& action, const graph::Dataset& dataset, const Catalogue& words) {
  return std::visit(ActionText{dataset, words}, action);
}

std::string describe(const Edit& edit, const Document& before, const graph::Dataset& dataset, const Catalogue& words) {
  return std::visit(EditText{before, dataset, words}, edit);
}

}  // namespace cityties::core
