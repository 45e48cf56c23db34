#include "app/desk/panels/action_fields.hpp"

#include <algorithm>
#include <set>

#include "app/desk/panels/facts.hpp"

namespace cityties::desk {
namespace {

const graph::State& stateOf(const Ui& ui) {
  const auto& steps = ui.model.story->steps;
  return steps[std::min(ui.model.view.step, steps.size() - 1)].analysis->state;
}

class Fields {
 public:
  Fields(Ui& ui, FormRow at) : ui_(ui), at_(at), top_(at.y), data_(*ui.model.story->dataset), words_(ui.words) {}

  ActionFields take() const { return {at_.y - top_, changed_}; }

  void operator()(graph::ClosePost& a) {
    fact(words_("Post"), core::postTitle(data_, a.post.text, words_));
    auto kind = static_cast<std::size_t>(a.takeover.kind);
    segments("takeover", words_("Its district goes to"),
             {words_("nobody"), words_("the embassy"), words_("the nearest"), words_("a post")}, kind);
    a.takeover.kind = static_cast<graph::Takeover::Kind>(kind);
    if (a.takeover.kind == graph::Takeover::Kind::post) {
      choose("heir", words_("Post"), heirs(a.post.text), a.takeover.post.text);
    } else {
      a.takeover.post = {};
    }
  }
  void operator()(graph::ReopenPost& a) { fact(words_("Post"), core::postTitle(data_, a.post.text, words_)); }
  void operator()(graph::OpenNewPost& a) {
    text("name", words_("Name"), a.name, words_("Consulate General in …"));
    auto kind = static_cast<std::size_t>(a.kind);
    segments("kind", words_("Kind"),
             {words_("embassy"), words_("consulate general"), words_("consulate"), words_("office")}, kind);
    a.kind = static_cast<graph::PostKind>(kind);
    choose("sender", words_("Sent by"), countries(), a.sending.text);
    place(a);
    choose("served", words_("Serves"), regionCodes(a.host.text), served_);
    if (!served_.empty()) a.districts.push_back({graph::RegionCode(served_), {}});
    for (const auto& part : a.districts) fact("", regionName(part.region.text));
    if (!a.districts.empty() && link(ui_, "noDistricts", control(), at_.y + ui_.px(12), words_("Serve none"))) {
      a.districts.clear();
      changed_ = true;
    }
    if (!a.districts.empty()) at_.y += ui_.px(28);
    if (a.id.text.empty() || changed_) a.id = graph::PostId(idFrom(a));
  }
  void operator()(graph::ReassignDistrict& a) {
    choose("region", words_("District"), regionCodes({}), a.region.text);
    std::string part = a.part.value_or("");
    text("part", words_("Only its part"), part, words_("all of it"));
    a.part = part.empty() ? std::nullopt : std::optional(part);
    choose("to", words_("Goes to"), standingPosts(), a.to.text);
  }
  void operator()(graph::SuspendAgreement& a) { agreement(a.agreement.text); }
  void operator()(graph::ResumeAgreement& a) { agreement(a.agreement.text); }
  void operator()(graph::TerminateAgreement& a) { agreement(a.agreement.text); }
  void operator()(graph::SignAgreement& a) {
    const auto all = places(true);
    choose("a", words_("Between"), all, a.a.text);
    choose("b", words_("and"), all, a.b.text);
    choose("agreementKind", words_("Kind"), kinds(), a.kind);
    strength(a.strength);
  }
  void operator()(graph::OpenVirtualChannel& a) {
    const auto all = places(false);
    choose("a", words_("Between"), all, a.a.text);
    choose("b", words_("and"), all, a.b.text);
    strength(a.strength);
  }
  void operator()(graph::Curtail& a) {
    for (const std::string& id : a.select.ids) agreement(id);
    if (a.select.ids.empty()) {
      choose("region", words_("Of the region"), withAll(regionCodes({})), a.select.region);
      choose("country", words_("With the country"), withAll(countries()), a.select.country);
      oneKind(a.select.kinds);
    }
    strength(a.strength);
  }
  void operator()(graph::BanAgreements& a) {
    auto who = regionCodes({});
    const auto all = countries();
    who.insert(who.end(), all.begin(), all.end());
    choose("x", words_("Forbidden by"), who, a.x);
    choose("y", words_("with"), all, a.y);
    oneKind(a.kinds);
  }
  void operator()(graph::Advance& a) {
    std::string& day = ui_.scratch.form.texts["day"];
    if (day.empty()) day = a.to.text();
    bool typed = false;
    at_.y += textRow(ui_, "day", at_, words_("To the day"), day, typed, "2021-06-30", !graph::Date::parse(day));
    if (const auto date = graph::Date::parse(day); typed && date) {
      a.to = *date;
      changed_ = true;
    }
  }

 private:
  float control() const { return at_.x + std::min(ui_.px(136), at_.width * .4f); }
  void fact(std::string_view label, std::string_view what) { at_.y += factRow(ui_, at_, label, what); }
  void choose(const char* id, std::string_view label, const std::vector<Option>& options, std::string& value) {
    at_.y += chooseRow(ui_, id, at_, label, options, value, changed_);
  }
  void segments(const char* id, std::string_view label, const std::vector<std::string_view>& names,
                std::size_t& current) {
    at_.y += segmentRow(ui_, id, at_, label, names, current, changed_);
  }
  void text(const char* id, std::string_view label, std::string& value, std::string_view hint) {
    at_.y += textRow(ui_, id, at_, label, value, changed_, hint);
  }
  void strength(double& value) { at_.y += strengthRow(ui_, "strength", at_, words_("Strength"), value, changed_); }

  void agreement(const std::string& id) {
    const auto* standing = stateOf(ui_).findAgreement(id);
    const auto* record = data_.findAgreement(id);
    const std::string a = standing ? standing->a.text : record ? record->a.text : id;
    const std::string b = standing ? standing->b.text : record ? record->b.text : std::string();
    fact(words_("Agreement"), name(a) + " – " + name(b));
  }
  /// One kind or all: more than one at once is for those who write the file.
  void oneKind(std::vector<std::string>& chosen) {
    std::string kind = chosen.empty() ? "" : chosen.front();
    choose("kinds", words_("Kind"), withAll(kinds()), kind);
    chosen = kind.empty() ? std::vector<std::string>{} : std::vector<std::string>{kind};
  }
  /// A post stands in a city; where it stands is where that is.
  void place(graph::OpenNewPost& a) {
    std::string city;
    for (const graph::City& c : data_.cities)
      if (c.position == a.position && c.country == a.host) city = c.id.text;
    bool moved = false;
    at_.y += chooseRow(ui_, "city", at_, words_("Stands in"), places(false), city, moved);
    const graph::City* chosen = data_.findCity(city);
    if (!moved || !chosen) return;
    a.position = chosen->position;
    a.host = chosen->country;
    a.districts.clear();
    changed_ = true;
  }

  std::string name(const std::string& id) const { return core::placeName(data_, id, words_.language()); }
  std::string regionName(const std::string& code) const {
    const auto* region = data_.findRegionByCode(code);
    return name(region ? region->id.text : code);
  }
  std::vector<Option> sorted(std::vector<Option> options) const {
    std::ranges::sort(options, {}, &Option::name);
    return options;
  }
  std::vector<Option> withAll(std::vector<Option> options) const {
    options.insert(options.begin(), {"", std::string(words_("all"))});
    return options;
  }
  std::vector<Option> countries() const {
    std::set<std::string> codes;
    for (const graph::City& c : data_.cities) codes.insert(c.country.text);
    std::vector<Option> options;
    for (const std::string& code : codes) options.push_back({code, name(code)});
    return sorted(std::move(options));
  }
  std::vector<Option> regionCodes(const std::string& country) const {
    std::vector<Option> options;
    for (const graph::Region& r : data_.regions)
      if (country.empty() || r.country.text == country) options.push_back({r.code.text, name(r.id.text)});
    return sorted(std::move(options));
  }
  std::vector<Option> places(bool regionsToo) const {
    std::vector<Option> options;
    for (const graph::City& c : data_.cities) options.push_back({c.id.text, name(c.id.text)});
    if (regionsToo)
      for (const graph::Region& r : data_.regions) options.push_back({r.id.text, name(r.id.text)});
    return sorted(std::move(options));
  }
  std::vector<Option> kinds() const {
    std::set<std::string> known{"sister_city", "sister_state", "friendship_city"};
    for (const graph::Agreement& a : data_.agreements) known.insert(a.kind);
    std::vector<Option> options;
    for (const std::string& kind : known) options.push_back({kind, agreementKind(kind, words_)});
    return sorted(std::move(options));
  }
  std::vector<Option> standingPosts() const {
    std::vector<Option> options;
    for (const auto& post : stateOf(ui_).posts)
      options.push_back({post.id.text, core::postTitle(data_, post.id.text, words_)});
    return sorted(std::move(options));
  }
  std::vector<Option> heirs(const std::string& closed) const {
    const auto* from = stateOf(ui_).findPost(closed);
    std::vector<Option> options;
    for (const auto& post : stateOf(ui_).posts)
      if (from && post.sending == from->sending && post.host == from->host && post.id != from->id)
        options.push_back({post.id.text, core::postTitle(data_, post.id.text, words_)});
    return sorted(std::move(options));
  }
  /// Readable, and of nothing that there is.
  std::string idFrom(const graph::OpenNewPost& a) const {
    std::string stem = "new-" + a.sending.text + "-" + a.host.text;
    std::ranges::transform(stem, stem.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto taken = [&](const std::string& id) { return data_.findPost(id) || stateOf(ui_).findPost(id); };
    for (int n = 1;; ++n) {
      std::string id = stem + "-" + std::to_string(n);
      if (!taken(id)) return id;
    }
  }

  Ui& ui_;
  FormRow at_;
  float top_;
  const graph::Dataset& data_;
  const core::Catalogue& words_;
  bool changed_ = false;
  std::string served_;  ///< a district that was just chosen
};

struct Missing {
  const core::Catalogue& words;

  std::string need(bool missing, std::string_view what) const { return missing ? std::string(words(what)) : ""; }

  std::string operator()(const graph::ClosePost& a) const {
    return need(a.takeover.kind == graph::Takeover::Kind::post && a.takeover.post.text.empty(),
                "Choose the post that takes over.");
  }
  std::string operator()(const graph::OpenNewPost& a) const {
    if (a.name.empty()) return std::string(words("Give the post a name."));
    if (a.sending.text.empty()) return std::string(words("Choose who sends it."));
    return need(a.host.text.empty(), "Choose the city where it stands.");
  }
  std::string operator()(const graph::ReassignDistrict& a) const {
    return need(a.region.text.empty() || a.to.text.empty(), "Choose a district and the post that it goes to.");
  }
  std::string operator()(const graph::SignAgreement& a) const {
    return need(a.a.text.empty() || a.b.text.empty() || a.a == a.b, "Choose two places.");
  }
  std::string operator()(const graph::OpenVirtualChannel& a) const {
    return need(a.a.text.empty() || a.b.text.empty() || a.a == a.b, "Choose two cities.");
  }
  std::string operator()(const graph::BanAgreements& a) const {
    return need(a.x.empty() || a.y.empty(), "Choose who forbids, and with whom.");
  }
  std::string operator()(const auto&) const { return {}; }
};

}  // namespace

ActionFields drawActionFields(Ui& ui, FormRow at, graph::Action& action) {
  Fields fields(ui, at);
  std::visit(fields, action);
  return fields.take();
}

std::string whatIsMissing(const graph::Action& action, const core::Catalogue& words) {
  return std::visit(Missing{words}, action);
}

}  // namespace cityties::desk
