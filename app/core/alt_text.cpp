#include "app/core/alt_text.hpp"

#include <algorithm>
#include <set>

#include "app/core/findings.hpp"

namespace cityties::core {
namespace {

std::string number(std::size_t n) { return std::to_string(n); }

/// Sentences side by side: Chinese has no space between them.
class Paragraph {
 public:
  explicit Paragraph(Language language) : chinese_(language == Language::chinese) {}

  void add(std::string sentence) {
    while (!sentence.empty() && sentence.back() == ' ') sentence.pop_back();
    if (sentence.empty()) return;
    if (!text_.empty() && !chinese_) text_ += ' ';
    std::ranges::replace(sentence, '\n', ' ');
    text_ += sentence;
    const auto ends = [&](std::string_view mark) { return sentence.ends_with(mark); };
    if (!ends(".") && !ends("。") && !ends("!") && !ends("?") && !ends("！") && !ends("？") && !ends("”"))
      text_ += chinese_ ? "。" : ".";
  }
  std::string take() { return std::move(text_); }

 private:
  bool chinese_;
  std::string text_;
};

std::string inForce(const Story& story, std::size_t step, const Catalogue& words) {
  const graph::Analysis& now = *story.steps[step].analysis;
  const auto agreements = static_cast<std::size_t>(std::ranges::count_if(
      now.network().ties(), [](const graph::Tie& tie) { return tie.kind == graph::ChannelKind::agreement; }));
  const Language language = words.language();
  const auto spell = [&](const char* pattern) {
    return fill(words(pattern), {{"date", longDate(stepDate(story, step), language)},
                                 {"cities", number(story.dataset->cities.size())},
                                 {"agreements", number(agreements)},
                                 {"posts", number(now.state.posts.size())}});
  };
  return now.state.posts.empty()
             ? spell("A map of {cities} cities on {date}: {agreements} agreements between them are drawn as arcs.")
             : spell(
                   "A map of {cities} cities on {date}: {agreements} agreements between them are drawn as arcs, and "
                   "{posts} diplomatic posts as squares and diamonds.");
}

const ScenarioStep& stepOf(const Story& story, std::size_t step) {
  const Scenario& scenario = story.scenario;
  return step == 0 || step > scenario.steps.size() ? scenario.before : scenario.steps[step - 1];
}

}  // namespace

std::string stepTitle(const Story& story, std::size_t step, Language language) {
  return stepOf(story, step).title.in(language);
}

graph::Date stepDate(const Story& story, std::size_t step) {
  return stepOf(story, step).date.value_or(story.options.date);
}

std::string storyTitle(const Story& story, Language language) {
  if (const std::string& title = story.scenario.title.in(language); !title.empty()) return title;
  const graph::DatasetInfo& info = story.dataset->info;
  return language == Language::chinese && !info.titleZh.empty() ? info.titleZh : info.title;
}

std::string altText(const Story& story, const Catalogue& words, const ComposeOptions& options) {
  const Language language = words.language();
  Paragraph paragraph(language);
  if (story.steps.empty()) return {};
  const std::size_t step = std::min(options.step, story.steps.size() - 1);
  if (options.content == MapContent::difference)
    paragraph.add(fill(words("What differs between two steps, “{before}” and “{after}”."),
                       {{"before", stepTitle(story, std::min(options.against, story.steps.size() - 1), language)},
                        {"after", stepTitle(story, step, language)}}));
  paragraph.add(stepTitle(story, step, language));
  paragraph.add(inForce(story, step, words));
  const Findings found = findings(story, step, words);
  paragraph.add(found.sentence);
  for (const FindingLine& line : found.lines) paragraph.add(line.text);
  paragraph.add(found.footnote);
  paragraph.add(found.caution);
  return paragraph.take();
}

}  // namespace cityties::core
