#pragma once
// The words of the interface in one language. Reads gettext .mo files itself, because gettext() needs installed
// locales.

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/core/scenario.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::core {

class Catalogue {
 public:
  /// The source language: every text is itself.
  Catalogue() = default;
  /// Errors: no file, not a .mo file, offsets out of range.
  static graph::Result<Catalogue> read(const std::filesystem::path& moFile, Language language);

  Language language() const { return language_; }
  /// The translation, or `english` itself. Plural forms: one English form "{n} cities"; Chinese has no plural.
  std::string_view operator()(std::string_view english) const;
  /// All translations, for building a font atlas.
  const std::unordered_map<std::string, std::string>& all() const { return texts_; }

 private:
  Language language_ = Language::english;
  std::unordered_map<std::string, std::string> texts_;
};

/// A value for a named place in a text.
struct Filling {
  std::string_view name;
  std::string value;
};
/// "{n} cities" with n = 42 → "42 cities". Filled after translation, so that a language may put the places in any
/// order; a place nobody fills stays as it is written. Never throws on a bad pattern.
std::string fill(std::string_view pattern, std::initializer_list<Filling> fillings);

}  // namespace cityties::core
