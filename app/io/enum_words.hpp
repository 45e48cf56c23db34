#pragma once
// The words by which edits and commands name the values of enumerations.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/core/edit.hpp"
#include "app/core/style.hpp"
#include "app/core/view.hpp"

namespace cityties::io {

/// `words`: every value once. `kind` says in a message what is expected: "unknown theme 'drak'".
template <class E>
struct EnumWords;

template <>
struct EnumWords<core::Language> {
  using enum core::Language;
  static constexpr std::string_view kind = "language";
  static constexpr std::array<std::pair<core::Language, std::string_view>, 2> words{{{english, "en"}, {chinese, "zh"}}};
};
template <>
struct EnumWords<core::Theme> {
  using enum core::Theme;
  static constexpr std::string_view kind = "theme";
  static constexpr std::array<std::pair<core::Theme, std::string_view>, 4> words{
      {{dark, "dark"}, {light, "light"}, {print, "print"}, {colourBlind, "colour-blind"}}};
};
template <>
struct EnumWords<graph::ChannelPreset> {
  using enum graph::ChannelPreset;
  static constexpr std::string_view kind = "path rule";
  static constexpr std::array<std::pair<graph::ChannelPreset, std::string_view>, 3> words{
      {{ties, "ties"}, {local, "local"}, {national, "national"}}};
};
template <>
struct EnumWords<core::MapNames> {
  using enum core::MapNames;
  static constexpr std::string_view kind = "choice of names";
  static constexpr std::array<std::pair<core::MapNames, std::string_view>, 4> words{
      {{ofInterface, "of-interface"}, {english, "en"}, {chinese, "zh"}, {both, "both"}}};
};
template <>
struct EnumWords<core::MapContent> {
  using enum core::MapContent;
  static constexpr std::string_view kind = "content";
  static constexpr std::array<std::pair<core::MapContent, std::string_view>, 2> words{
      {{state, "state"}, {difference, "difference"}}};
};
template <>
struct EnumWords<core::LeftTab> {
  using enum core::LeftTab;
  static constexpr std::string_view kind = "tab";
  static constexpr std::array<std::pair<core::LeftTab, std::string_view>, 3> words{
      {{scenario, "scenario"}, {explore, "explore"}, {history, "history"}}};
};
template <>
struct EnumWords<core::RightTab> {
  using enum core::RightTab;
  static constexpr std::string_view kind = "tab";
  static constexpr std::array<std::pair<core::RightTab, std::string_view>, 3> words{
      {{findings, "findings"}, {contingencies, "contingencies"}, {routes, "routes"}}};
};
template <>
struct EnumWords<core::Dialog> {
  using enum core::Dialog;
  static constexpr std::string_view kind = "dialog";
  static constexpr std::array<std::pair<core::Dialog, std::string_view>, 14> words{{{none, "none"},
                                                                                    {palette, "palette"},
                                                                                    {open, "open"},
                                                                                    {saveAs, "save-as"},
                                                                                    {exportPicture, "export-picture"},
                                                                                    {exportTable, "export-table"},
                                                                                    {assumptions, "assumptions"},
                                                                                    {preferences, "preferences"},
                                                                                    {log, "log"},
                                                                                    {recovery, "recovery"},
                                                                                    {leave, "leave"},
                                                                                    {conflict, "conflict"},
                                                                                    {proof, "proof"},
                                                                                    {action, "action"}}};
};
template <>
struct EnumWords<core::command::Leaving> {
  using enum core::command::Leaving;
  static constexpr std::string_view kind = "way to leave";
  static constexpr std::array<std::pair<core::command::Leaving, std::string_view>, 2> words{
      {{save, "save"}, {discard, "discard"}}};
};
template <>
struct EnumWords<core::ContingencyColumn> {
  using enum core::ContingencyColumn;
  static constexpr std::string_view kind = "column";
  static constexpr std::array<std::pair<core::ContingencyColumn, std::string_view>, 7> words{
      {{harm, "harm"},
       {name, "name"},
       {everywhere, "everywhere"},
       {pairsLost, "pairs-lost"},
       {citiesCut, "cities-cut"},
       {downToOne, "down-to-one"},
       {synergy, "synergy"}}};
};
template <>
struct EnumWords<core::ContingencyView::Run> {
  using enum core::ContingencyView::Run;
  static constexpr std::string_view kind = "way to run";
  static constexpr std::array<std::pair<core::ContingencyView::Run, std::string_view>, 3> words{
      {{whenQuick, "when-quick"}, {asked, "asked"}, {stopped, "stopped"}}};
};
template <>
struct EnumWords<core::DateFilter> {
  using enum core::DateFilter;
  static constexpr std::string_view kind = "choice of dates";
  static constexpr std::array<std::pair<core::DateFilter, std::string_view>, 3> words{
      {{all, "all"}, {dated, "dated"}, {undated, "undated"}}};
};
template <>
struct EnumWords<core::CompareMode> {
  using enum core::CompareMode;
  static constexpr std::string_view kind = "comparison";
  static constexpr std::array<std::pair<core::CompareMode, std::string_view>, 4> words{
      {{none, "none"}, {ghost, "ghost"}, {swipe, "swipe"}, {sideBySide, "side-by-side"}}};
};
template <>
struct EnumWords<core::edit::Words> {
  using enum core::edit::Words;
  static constexpr std::string_view kind = "text";
  static constexpr std::array<std::pair<core::edit::Words, std::string_view>, 3> words{
      {{title, "title"}, {caption, "caption"}, {note, "note"}}};
};
template <>
struct EnumWords<graph::CitySelection> {
  using enum graph::CitySelection;
  static constexpr std::string_view kind = "choice of cities";
  static constexpr std::array<std::pair<graph::CitySelection, std::string_view>, 3> words{
      {{all, "all"}, {tied, "tied"}, {capitals, "capitals"}}};
};
template <>
struct EnumWords<graph::PairWeight> {
  using enum graph::PairWeight;
  static constexpr std::string_view kind = "weight";
  static constexpr std::array<std::pair<graph::PairWeight, std::string_view>, 3> words{
      {{equal, "equal"}, {population, "population"}, {region, "region"}}};
};

template <class E>
std::string_view wordFor(E value) {
  for (const auto& [known, word] : EnumWords<E>::words)
    if (known == value) return word;
  return {};
}

template <class E>
std::optional<E> valueFor(std::string_view typed) {
  for (const auto& [value, word] : EnumWords<E>::words)
    if (word == typed) return value;
  return std::nullopt;
}

/// Every word of the enumeration, for a suggestion.
template <class E>
std::vector<std::string> allWords() {
  std::vector<std::string> all;
  for (const auto& [value, word] : EnumWords<E>::words) all.emplace_back(word);
  return all;
}

}  // namespace cityties::io
