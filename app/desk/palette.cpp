#include "app/desk/palette.hpp"

#include <algorithm>
#include <tuple>

#include "app/core/compose.hpp"

namespace cityties::desk {
namespace {

using core::Catalogue;
using core::Language;
namespace command = core::command;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

bool isLatin(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool beginsWord(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '(' || text[at - 1] == '.';
}

/// Letters of `word` in this order; the gaps between them, dearer inside of words.
int scattered(std::string_view text, std::string_view word) {
  constexpr int base = 100;
  int cost = base;
  std::size_t at = 0, last = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    std::size_t found = text.find(word[i], at);
    // The beginning of a later word is meant rather than the same letter inside of this one.
    for (std::size_t next = found; next != std::string_view::npos; next = text.find(word[i], next + 1))
      if (next == at || beginsWord(text, next)) {
        found = next;
        break;
      }
    if (found == std::string_view::npos) return -1;
    if (!beginsWord(text, found) && (i == 0 || found != last + 1)) cost += 20;
    if (i > 0) cost += static_cast<int>(std::min<std::size_t>(found - last - 1, 10));
    last = found;
    at = found + 1;
  }
  return cost;
}

int wordCost(std::string_view text, std::string_view word) {
  int best = -1;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const int cost = at == 0 ? 0 : beginsWord(text, at) ? 10 : 40;
    if (best < 0 || cost < best) best = cost;
  }
  // A shorter name is meant rather than a longer one that begins alike.
  if (best >= 0) return best + static_cast<int>(std::min<std::size_t>(text.size() - word.size(), 40)) / 8;
  return word.size() > 1 && isLatin(word) ? scattered(text, word) : -1;
}

class Collector {
 public:
  Collector(const UiModel& model, const Catalogue& chinese) : model_(model), words_(*model.words), chinese_(chinese) {}

  void actions() {
    const auto own = deskActions(words_), english = deskActions(english_), other = deskActions(chinese_);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (!own[i].listed) continue;
      auto does = own[i].command(model_.view, model_.document);
      if (!does) continue;
      entries_.push_back({.id = own[i].id,
                          .title = std::string(own[i].words),
                          .detail = std::string(groupName(own[i].group, words_)),
                          .keys = std::string(own[i].keys.substr(0, own[i].keys.find(' '))),
                          .names = {lower(english[i].words), std::string(other[i].words)},
                          .command = std::move(*does),
                          .place = false});
    }
  }

  void steps() {
    const auto& scenario = model_.story->scenario;
    for (std::size_t n = 0; n <= scenario.steps.size(); ++n) {
      const auto& title = n == 0 ? scenario.before.title : scenario.steps[n - 1].title;
      const std::string own = title.in(words_.language());
      const std::string shown = own.empty() && n == 0 ? std::string(words_("Before")) : own;
      if (n != model_.view.step)
        add("step:" + std::to_string(n),
            core::fill(words_("Step {n}: {title}"), {{"n", std::to_string(n)}, {"title", shown}}), words_("Story"),
            {lower(core::fill(english_("Step {n}: {title}"), {{"n", std::to_string(n)}, {"title", title.english}})),
             title.chinese},
            command::GoToStep{n});
    }
  }

  void files() {
    if (!model_.files) return;
    for (const ShippedScenario& shipped : model_.files->shipped)
      add("open:" + shipped.id, openWords(shipped.title), words_("Scenario of the program"),
          {lower("open " + shipped.title), shipped.id}, command::Open{shipped.id});
    for (const RecentFile& recent : model_.files->recent) {
      if (recent.missing) continue;
      const auto slash = recent.path.rfind('/');
      const std::string name = slash == std::string::npos ? recent.path : recent.path.substr(slash + 1);
      add("open:" + recent.path, openWords(name), recent.path, {lower("open " + name), lower(recent.path)},
          command::Open{recent.path});
    }
  }

  void places() {
    const graph::Dataset& data = *model_.story->dataset;
    const auto go = [&](const std::string& id, const std::string& own, std::string_view kind, std::string english,
                        std::string chinese) {
      add("go:" + id, core::fill(words_("Go to {place}"), {{"place", own}}), kind,
          {lower(english), "go to " + lower(english), std::move(chinese)}, command::LookAt{id});
    };
    for (const graph::Post& post : data.posts)
      go(post.id.text, core::postTitle(data, post.id.text, words_), words_("Post"),
         core::postTitle(data, post.id.text, english_), core::postTitle(data, post.id.text, chinese_));
    for (const graph::City& city : data.cities)
      go(city.id.text, core::placeName(data, city.id.text, words_.language()), words_("City"),
         core::placeName(data, city.id.text, Language::english),
         core::placeName(data, city.id.text, Language::chinese));
  }

  std::vector<PaletteEntry> take() { return std::move(entries_); }

 private:
  std::string openWords(const std::string& title) const {
    return core::fill(words_("Open “{title}”"), {{"title", title}});
  }

  void add(std::string id, std::string title, std::string_view detail, std::vector<std::string> names,
           core::Command command) {
    entries_.push_back({.id = std::move(id),
                        .title = std::move(title),
                        .detail = std::string(detail),
                        .keys = {},
                        .names = std::move(names),
                        .command = std::move(command),
                        .place = true});
  }

  const UiModel& model_;
  const Catalogue& words_;
  const Catalogue& chinese_;
  const Catalogue english_;
  std::vector<PaletteEntry> entries_;
};

}  // namespace

std::vector<PaletteEntry> paletteEntries(const UiModel& model, const Catalogue& chinese) {
  Collector collector(model, chinese);
  collector.actions();
  if (model.story) collector.steps();
  collector.files();
  if (model.story) collector.places();
  return collector.take();
}

int matchCost(std::string_view text, std::string_view query) {
  int whole = 0;
  while (!query.empty()) {
    const auto space = query.find(' ');
    const auto word = query.substr(0, space);
    query = space == std::string_view::npos ? std::string_view() : query.substr(space + 1);
    if (word.empty()) continue;
    const int cost = wordCost(text, word);
    if (cost < 0) return -1;
    whole += cost;
  }
  return whole;
}

std::vector<std::size_t> paletteMatches(const std::vector<PaletteEntry>& entries, std::string_view query,
                                        const std::vector<std::string>& recent, std::size_t limit) {
  const std::string plain = lower(query);
  const bool asked = plain.find_first_not_of(' ') != std::string::npos;
  struct Found {
    int cost;
    std::size_t age, index;
  };
  std::vector<Found> found;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const PaletteEntry& entry = entries[i];
    const auto age = static_cast<std::size_t>(std::ranges::find(recent, entry.id) - recent.begin());
    int cost = asked ? -1 : 0;
    if (!asked && entry.place && age == recent.size()) continue;
    for (const std::string& name : entry.names) {
      if (!asked) break;
      const int one = matchCost(name, plain);
      if (one >= 0 && (cost < 0 || one < cost)) cost = one;
    }
    if (cost >= 0) found.push_back({cost, age, i});
  }
  std::ranges::sort(found, [](const Found& a, const Found& b) {
    return std::tie(a.cost, a.age, a.index) < std::tie(b.cost, b.age, b.index);
  });
  if (found.size() > limit) found.resize(limit);
  std::vector<std::size_t> indices;
  for (const Found& one : found) indices.push_back(one.index);
  return indices;
}

void PaletteState::use(const std::string& id) {
  constexpr std::size_t kept = 8;
  std::erase(recent, id);
  recent.insert(recent.begin(), id);
  if (recent.size() > kept) recent.resize(kept);
}

}  // namespace cityties::desk
