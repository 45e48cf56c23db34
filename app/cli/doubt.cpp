#include "app/cli/doubt.hpp"

#include <algorithm>
#include <cmath>

#include "app/cli/output.hpp"
#include "app/cli/table.hpp"
#include "app/cli/wrap.hpp"
#include "app/core/doubt.hpp"
#include "app/core/findings.hpp"

namespace cityties::cli {
namespace {

using Align = TextTable::Align;
using Layout = io::JsonWriter::Layout;
using graph::DoubtFigure;

constexpr std::array<const char*, graph::doubtCorners> corners{"doubtful_in_undated_in", "doubtful_out_undated_in",
                                                               "doubtful_in_undated_out", "doubtful_out_undated_out"};

std::size_t count(const graph::DoubtReport& report, bool graph::DoubtedRecord::*flag) {
  return static_cast<std::size_t>(std::count_if(report.records.begin(), report.records.end(),
                                                [&](const graph::DoubtedRecord& record) { return record.*flag; }));
}

const char* name(graph::CutHinge hinge) {
  switch (hinge) {
    case graph::CutHinge::never_changes:
      return "never_changes";
    case graph::CutHinge::any_believed:
      return "any_believed";
    case graph::CutHinge::none_believed:
      return "none_believed";
    case graph::CutHinge::several:
      return "several";
  }
  return "";
}

void writeFigure(io::JsonWriter& out, const DoubtFigure& figure) {
  out.beginObject(Layout::line).key("printed").number(figure.printed);
  for (std::size_t c = 0; c < corners.size(); ++c) out.key(corners[c]).number(figure.corners[c]);
  out.key("min").number(figure.min).key("max").number(figure.max);
  out.key("low").number(figure.low).key("median").number(figure.median).key("high").number(figure.high).endObject();
}

void writeVerdicts(io::JsonWriter& out, const std::vector<graph::CityVerdict>& verdicts, bool hinges) {
  out.beginArray();
  for (const graph::CityVerdict& verdict : verdicts) {
    out.beginObject(Layout::line).key("city").text(verdict.city.text).key("printed").boolean(verdict.printed);
    out.key("always").boolean(verdict.always).key("share").number(verdict.share);
    if (hinges) out.key("condition").text(name(verdict.hinge)).key("records").texts(verdict.records);
    out.endObject();
  }
  out.endArray();
}

/// Losses and efficiencies with decimals; counts whole, quantiles of counts rounded.
std::string cell(std::size_t figure, double value, core::Language language) {
  if (figure < 2) return decimal(value, 4);
  if (figure <= graph::affectedLossFigure)
    return decimal(graph::withoutNoise(value * 100), 1) + (language == core::Language::chinese ? "%" : " %");
  return grouped(static_cast<std::size_t>(std::lround(value)));
}

std::string figureName(std::size_t figure, const core::Catalogue& words) {
  switch (figure) {
    case 0:
      return std::string(words("reach before"));
    case 1:
      return std::string(words("reach after"));
    case 2:
      return std::string(words("loss of reach, all pairs"));
    case graph::affectedLossFigure:
      return std::string(words("loss of reach, those affected"));
    case 4:
      return std::string(words("pairs lost"));
    case 5:
      return std::string(words("pairs rerouted"));
    case 6:
      return std::string(words("Cities cut"));
    default:
      return std::string(words("Cities down to one"));
  }
}

std::string figuresTable(const graph::DoubtReport& report, const core::Catalogue& words) {
  const auto heading = [&](std::string_view text) { return TextTable::Column{std::string(text), Align::right}; };
  TextTable table({{std::string(words("figure"))},
                   heading(words("printed")),
                   heading(words("doubtful out")),
                   heading(words("undated out")),
                   heading(words("both out")),
                   heading(words("least")),
                   heading(words("greatest")),
                   heading(words("95 % of random worlds"))});
  for (std::size_t f = 0; f < report.figures.size(); ++f) {
    const DoubtFigure& figure = report.figures[f];
    const auto show = [&](double value) { return cell(f, value, words.language()); };
    table.add({figureName(f, words), show(figure.printed), show(figure.corners[1]), show(figure.corners[2]),
               show(figure.corners[3]), show(figure.min), show(figure.max),
               show(figure.low) + " … " + show(figure.high)});
  }
  return table.text();
}

}  // namespace

void writeDoubt(io::JsonWriter& out, const graph::DoubtReport& report, const graph::Dataset& dataset,
                const core::Catalogue& words) {
  out.beginObject();
  out.key("doubtful_records").integer(static_cast<long long>(count(report, &graph::DoubtedRecord::doubtful)));
  out.key("undated_records").integer(static_cast<long long>(count(report, &graph::DoubtedRecord::undated)));
  out.key("probability").number(report.options.probability);
  out.key("samples").integer(static_cast<long long>(report.options.samples));
  out.key("seed").digits(std::to_string(report.options.seed));
  out.key("figures").beginObject();
  for (std::size_t f = 0; f < report.figures.size(); ++f) {
    out.key(graph::doubtFigures[f]);
    writeFigure(out, report.figures[f]);
  }
  out.endObject();
  writeVerdicts(out.key("cities_cut"), report.citiesCut, true);
  writeVerdicts(out.key("cities_down_to_one"), report.citiesDownToOne, false);
  out.key("conclusions").beginArray();
  for (const std::string& sentence : core::doubtSentences(report, dataset, words)) out.text(sentence);
  out.endArray().endObject();
}

std::string doubtAsText(const graph::DoubtReport& report, const graph::Dataset& dataset, const core::Catalogue& words) {
  std::string text =
      "\n" +
      core::fill(
          words("Doubt: {doubtful} doubtful and {undated} undated records in force; {n} random worlds, seed {seed}"),
          {{"doubtful", grouped(count(report, &graph::DoubtedRecord::doubtful))},
           {"undated", grouped(count(report, &graph::DoubtedRecord::undated))},
           {"n", grouped(report.options.samples)},
           {"seed", std::to_string(report.options.seed)}}) +
      "\n\n";
  if (!report.records.empty()) text += figuresTable(report, words) + "\n";
  for (const std::string& sentence : core::doubtSentences(report, dataset, words))
    text += wrap("· " + sentence, terminalColumns());
  return text;
}

}  // namespace cityties::cli
