#include "app/cli/sensitivity.hpp"

#include <algorithm>

#include "app/cli/context.hpp"
#include "app/cli/output.hpp"
#include "app/cli/table.hpp"
#include "app/cli/wrap.hpp"
#include "app/core/compose.hpp"
#include "app/core/findings.hpp"
#include "app/core/sensitivity.hpp"

namespace cityties::cli {
namespace {

using Align = TextTable::Align;
using Layout = io::JsonWriter::Layout;
using graph::Assumption;
using graph::PostSensitivity;

void count(io::JsonWriter& out, const char* key, std::size_t value) {
  out.key(key).integer(static_cast<long long>(value));
}

/// The first combination under which the post has this rank.
const Assumption& assumptionOf(const graph::SensitivityReport& report, const PostSensitivity& post, std::size_t rank) {
  const auto at = std::find(post.ranks.begin(), post.ranks.end(), rank) - post.ranks.begin();
  return report.assumptions[static_cast<std::size_t>(at)];
}

void writeAssumption(io::JsonWriter& out, const Assumption& assumption) {
  out.beginObject(Layout::line).key("cities").text(name(assumption.cities)).key("weight").text(name(assumption.weight));
  out.key("changed_cost").textOrNull(assumption.cost ? graph::variedCosts[*assumption.cost] : std::string_view{});
  out.key("factor").number(assumption.factor).endObject();
}

void writePost(io::JsonWriter& out, const graph::SensitivityReport& report, const PostSensitivity& post) {
  out.beginObject().key("post").text(post.post.text);
  count(out, "rank", post.rank);
  count(out, "rank_best", post.best);
  count(out, "rank_worst", post.worst);
  out.key("loss").number(post.loss).key("loss_min").number(post.lossMin).key("loss_max").number(post.lossMax);
  writeAssumption(out.key("best_with"), assumptionOf(report, post, post.best));
  writeAssumption(out.key("worst_with"), assumptionOf(report, post, post.worst));
  out.endObject();
}

void writeRandom(io::JsonWriter& out, const graph::RandomDistricts& random) {
  out.beginObject(Layout::line).key("percentile").number(random.percentile);
  const auto known = [&](double value) { return random.percentile ? std::optional(value) : std::nullopt; };
  count(out, "below", random.below);
  count(out, "equal", random.equal);
  out.key("random_low").number(known(random.low)).key("random_median").number(known(random.median));
  out.key("random_high").number(known(random.high)).endObject();
}

std::string range(const std::string& low, const std::string& high) { return low == high ? low : low + " … " + high; }

}  // namespace

void writeSensitivity(io::JsonWriter& out, const graph::SensitivityReport& report, const graph::Dataset& dataset,
                      const core::Catalogue& words) {
  out.beginObject();
  count(out, "combinations", report.assumptions.size());
  count(out, "samples", report.options.samples);
  out.key("seed").digits(std::to_string(report.options.seed));
  out.key("posts").beginArray();
  for (const PostSensitivity& post : report.posts) writePost(out, report, post);
  out.endArray().key("random_districts").beginArray();
  for (const graph::ClosureBaseline& baseline : report.baselines) {
    out.beginObject().key("post").text(baseline.post.text);
    count(out, "cities", baseline.cities);
    out.key("loss").number(baseline.loss);
    writeRandom(out.key("scattered"), baseline.scattered);
    writeRandom(out.key("regions"), baseline.regions);
    out.endObject();
  }
  out.endArray().key("conclusions").beginArray();
  for (const std::string& sentence : core::sensitivitySentences(report, dataset, words)) out.text(sentence);
  out.endArray().endObject();
}

std::string sensitivityAsText(const graph::SensitivityReport& report, const graph::Dataset& dataset,
                              const core::Catalogue& words) {
  std::string text = "\n" +
                     core::fill(words("Sensitivity: every post closed alone, under {n} combinations of cities, weights "
                                      "and costs (each × 0.5 and × 1.5)"),
                                {{"n", grouped(report.assumptions.size())}}) +
                     "\n\n";
  TextTable table({{std::string(words("post"))},
                   {std::string(words("rank")), Align::right},
                   {std::string(words("places")), Align::right},
                   {std::string(words("loss of reach, all pairs")), Align::right},
                   {std::string(words("losses")), Align::right}});
  const std::string unit = words.language() == core::Language::chinese ? "%" : " %";
  const auto show = [&](double loss) { return decimal(graph::withoutNoise(loss * 100), 2) + unit; };
  for (const PostSensitivity& post : report.posts)
    table.add({core::postTitle(dataset, post.post.text, words), std::to_string(post.rank),
               range(std::to_string(post.best), std::to_string(post.worst)), show(post.loss),
               range(show(post.lossMin), show(post.lossMax))});
  if (!table.empty()) text += table.text() + "\n";
  for (const std::string& sentence : core::sensitivitySentences(report, dataset, words))
    text += wrap("· " + sentence, terminalColumns());
  return text;
}

}  // namespace cityties::cli
