#include "app/cli/called.hpp"
#include "app/cli/commands.hpp"
#include "app/cli/context.hpp"
#include "app/cli/output.hpp"
#include "app/cli/table.hpp"
#include "graph/paths.hpp"

namespace cityties::cli {
namespace {

using Layout = io::JsonWriter::Layout;

struct PathResult {
  const graph::PathEngine* engine = nullptr;
  std::string from, to;
  std::vector<graph::Route> routes;
  int independentEdge = 0, independentVertex = 0;
  graph::Separation separation;

  const graph::Tie& tie(const graph::RouteTie& walked) const { return engine->network().ties()[walked.tie]; }
  const std::string& vertex(graph::VertexIndex index) const { return engine->network().vertices()[index].id; }
};

std::string asJson(const Worked& worked, const PathResult& result) {
  io::JsonWriter out;
  beginDocument(out, worked);
  out.key("from").text(result.from).key("to").text(result.to).key("routes").beginArray();
  for (const auto& route : result.routes) {
    out.beginObject().key("cost").number(route.cost).key("ties").beginArray();
    for (const auto& walked : route.ties) {
      const graph::Tie& tie = result.tie(walked);
      out.beginObject(Layout::line).key("id").text(tie.id).key("kind").text(graph::name(tie.kind));
      out.key("from").text(result.vertex(walked.from)).key("to").text(result.vertex(walked.to));
      out.key("cost").number(tie.cost).endObject();
    }
    out.endArray().endObject();
  }
  out.endArray().key("independent_edge").integer(result.independentEdge);
  out.key("independent_vertex").integer(result.independentVertex);
  out.key("closures_to_separate").integer(result.separation.closures);
  out.key("min_cut").texts(result.separation.cut);
  return endDocument(out);
}

std::string asCsv(const PathResult& result) {
  CsvTable table({"route", "position", "tie", "kind", "from", "to", "cost"});
  for (std::size_t r = 0; r < result.routes.size(); ++r)
    for (std::size_t i = 0; i < result.routes[r].ties.size(); ++i) {
      const auto& walked = result.routes[r].ties[i];
      const graph::Tie& tie = result.tie(walked);
      table.add({std::to_string(r + 1), std::to_string(i + 1), tie.id, std::string(graph::name(tie.kind)),
                 result.vertex(walked.from), result.vertex(walked.to), io::numberText(tie.cost).value_or("")});
    }
  return table.text();
}

std::string asText(const Worked& worked, const PathResult& result, std::size_t step, const core::Catalogue& words) {
  std::string text =
      called(*worked.data.dataset, result.from, words) + " → " + called(*worked.data.dataset, result.to, words) + "\n";
  text += worked.story.options.date.text() + " · " + std::string(words("channels")) + ": " +
          std::string(graph::name(worked.story.options.channels));
  if (step > 0) text += " · " + worked.story.scenario.steps[step - 1].title.in(words.language());
  text += "\n\n";
  if (result.routes.empty()) return text + std::string(words("No known channel joins them.")) + "\n";
  for (std::size_t r = 0; r < result.routes.size(); ++r) {
    text += std::to_string(r + 1) + ". " + std::string(words("cost")) + " " + decimal(result.routes[r].cost, 3) + "\n";
    TextTable table({{std::string(words("by"))},
                     {std::string(words("to"))},
                     {std::string(words("cost")), TextTable::Align::right}});
    for (const auto& walked : result.routes[r].ties)
      table.add({std::string(words(graph::name(result.tie(walked).kind))),
                 called(*worked.data.dataset, result.vertex(walked.to), words), decimal(result.tie(walked).cost, 3)});
    text += table.text() + "\n";
  }
  text += std::string(words("Paths that share no tie")) + ": " + std::to_string(result.independentEdge) + "; " +
          std::string(words("that share no place")) + ": " + std::to_string(result.independentVertex) + "\n";
  text += std::string(words("Closures that part them")) + ": " + std::to_string(result.separation.closures);
  for (const auto& element : result.separation.cut) text += "\n  " + called(*worked.data.dataset, element, words);
  return text + "\n";
}

/// The two cities, told when they cannot be ends of a path.
OrExit<std::pair<graph::VertexIndex, graph::VertexIndex>> ends(const Worked& worked, const graph::Network& network,
                                                               const PathOptions& options) {
  const auto from = findCity(*worked.data.dataset, options.from);
  if (!from) return tl::unexpected(from.error());
  const auto to = findCity(*worked.data.dataset, options.to);
  if (!to) return tl::unexpected(to.error());
  const bool sameCountry = (*from)->country == (*to)->country;
  if (*from == *to) {
    complain("FROM and TO are the same city");
  } else if (sameCountry && worked.story.options.channels != graph::ChannelPreset::ties) {
    complain("both cities are in " + (*from)->country.text +
             "; a path ends in another country (with --channels ties it may end anywhere)");
  } else {
    const auto a = network.find((*from)->id.text), b = network.find((*to)->id.text);
    if (a && b) return std::pair(*a, *b);
    complain("--countries leaves out one of the two cities");
  }
  return tl::unexpected(usage);
}

}  // namespace

int runPath(const Arguments& arguments) {
  const auto worked = workOut(arguments);
  if (!worked) return worked.error();
  const auto step = stepOf(worked->story, arguments.scenario.step, worked->story.steps.size() - 1);
  if (!step) return step.error();
  const graph::PathEngine& engine = worked->story.steps[*step].analysis->engine;
  const auto found = ends(*worked, engine.network(), arguments.path);
  if (!found) return found.error();
  const auto [from, to] = *found;
  const PathResult result{&engine,
                          engine.network().vertices()[from].id,
                          engine.network().vertices()[to].id,
                          engine.routes(from, to, arguments.path.count),
                          graph::independentEdgePaths(engine, from, to),
                          graph::independentVertexPaths(engine, from, to),
                          graph::closuresToSeparate(engine, from, to)};
  switch (formatOf(arguments.common)) {
    case Format::csv:
      return writeResult(asCsv(result));
    case Format::table:
      return writeResult(asText(*worked, result, *step, words(arguments.common.language)));
    default:
      return writeResult(asJson(*worked, result));
  }
}

}  // namespace cityties::cli
