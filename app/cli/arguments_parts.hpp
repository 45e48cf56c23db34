#pragma once
// Private to app/cli/arguments*.cpp, the only files that know CLI11: what several commands have in common.

#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "app/cli/options.hpp"

namespace cityties::cli {

template <class T>
using Words = std::map<std::string, T>;

/// An option that takes one of some words.
template <class T, class Target>
CLI::Option* words(CLI::App& app, const std::string& name, Target& target, const Words<T>& allowed,
                   const std::string& about) {
  std::string list;
  for (const auto& [word, value] : allowed) list += (list.empty() ? "" : "|") + word;
  auto read = [&target, allowed, list](const std::string& word) {
    const auto found = allowed.find(word);
    if (found == allowed.end()) throw CLI::ValidationError("'" + word + "' is none of " + list);
    target = found->second;
  };
  return app.add_option_function<std::string>(name, read, about)->type_name(list);
}

/// An option that takes words with commas between them, and may be repeated. It takes no more than one argument: what
/// follows, such as the dataset, is not its own.
template <class Target>
CLI::Option* list(CLI::App& app, const std::string& name, Target& target, const std::string& about) {
  return app.add_option(name, target, about)->delimiter(',')->allow_extra_args(false);
}

void addFormat(CLI::App& app, CommonOptions& common);
void addLanguage(CLI::App& app, CommonOptions& common);
/// `positional`: the dataset may also stand without --data.
void addDataset(CLI::App& app, CommonOptions& common, bool positional);
void addNetwork(CLI::App& app, CommonOptions& common);
void addReporting(CLI::App& app, CommonOptions& common);
void addScenario(CLI::App& app, ScenarioOptions& options, const std::string& stepDefault, bool events = true);

/// impact, metrics, path, contingency, repair and explain.
void addAnalysis(CLI::App& root, Arguments& all);

}  // namespace cityties::cli
