#pragma once
// Documents that are told apart by a number, and the journals in a data folder.

#include <filesystem>
#include <string>
#include <vector>

#include "app/core/document.hpp"

namespace cityties::test {

inline core::DocumentPtr numbered(int number) {
  core::Document document;
  document.scenario.id = "s";
  document.scenario.title.english = std::to_string(number);
  document.scenario.description.english = std::string(static_cast<std::size_t>(number % 37), 'x');
  return std::make_shared<const core::Document>(std::move(document));
}
inline int numberOf(const core::Document& document) { return std::stoi(document.scenario.title.english); }

inline std::vector<std::filesystem::path> journalsIn(const std::filesystem::path& dataFolder) {
  std::vector<std::filesystem::path> found;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(dataFolder / "journals", none))
    if (entry.path().extension() == ".journal") found.push_back(entry.path());
  return found;
}

}  // namespace cityties::test
