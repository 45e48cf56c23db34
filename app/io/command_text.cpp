#include "app/io/command_text.hpp"

#include <array>
#include <utility>

#include "app/io/command_forms.hpp"
#include "app/io/nearest_word.hpp"

namespace cityties::io {
namespace {

using core::Command;

struct Entry {
  std::string_view word, usage;
  graph::Result<Command> (*read)(Arguments&);
};

template <class C>
graph::Result<Command> readOne(Arguments& arguments) {
  C command = CommandForm<C>::read(arguments);
  arguments.finish();
  if (!arguments.problems.empty()) return tl::unexpected(arguments.problems);
  return Command(std::move(command));
}

template <std::size_t... I>
constexpr auto entriesOf(std::index_sequence<I...>) {
  return std::array{Entry{CommandForm<std::variant_alternative_t<I, Command>>::word,
                          CommandForm<std::variant_alternative_t<I, Command>>::usage,
                          readOne<std::variant_alternative_t<I, Command>>}...};
}
constexpr auto entries = entriesOf(std::make_index_sequence<std::variant_size_v<Command>>());

}  // namespace

std::string commandText(const Command& command) {
  return std::visit(
      []<class C>(const C& c) {
        std::string text(CommandForm<C>::word);
        const std::string arguments = CommandForm<C>::write(c);
        if (!arguments.empty()) text += " " + arguments;
        return text;
      },
      command);
}

const std::vector<std::string>& commandWords() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all;
    for (const Entry& entry : entries) all.emplace_back(entry.word);
    return all;
  }();
  return words;
}

graph::Result<Command> parseCommand(std::string_view line) {
  LineWords words(line);
  const auto first = words.next();
  if (!first) return tl::unexpected(first.error());
  for (const Entry& entry : entries) {
    if (!first->is(entry.word)) continue;
    Arguments arguments{words, entry.usage, {}};
    return entry.read(arguments);
  }
  std::string message = "unknown command '" + first->text + "'";
  if (const auto near = nearestWord(first->text, commandWords())) message += "; did you mean '" + *near + "'?";
  return tl::unexpected(lineProblem(message));
}

}  // namespace cityties::io
