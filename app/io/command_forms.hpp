#pragma once
// How the arguments of each command are written and read. A command without a form does not compile (command_text.cpp).

#include <string>
#include <string_view>

#include "app/io/enum_words.hpp"
#include "app/io/json.hpp"
#include "app/io/json_writer.hpp"
#include "app/io/line_words.hpp"
#include "app/io/nearest_word.hpp"

namespace cityties::io {

/// The rest of a command's line. After a problem every reader returns something empty, and the command is not used.
struct Arguments {
  LineWords& words;
  std::string_view usage;  ///< for messages: `step N`
  graph::Diagnostics problems;

  void fail(const std::string& message);
  bool atEnd() const { return words.atEnd(); }
  Word word();
  /// All that is left, as one text.
  std::string rest();
  /// All that is left, as JSON.
  JsonValue json();
  /// Too many words are a problem.
  void finish();

  template <class N>
  N number() {
    const Word typed = word();
    const auto value = numberOf<N>(typed.text);
    if (!value && problems.empty())
      fail("'" + typed.text + "' is no number that fits; expected: " + std::string(usage));
    return value.value_or(N{});
  }
  template <class E>
  E oneOf() {
    const Word typed = word();
    const auto value = valueFor<E>(typed.text);
    if (!value && problems.empty()) {
      std::string message = "unknown " + std::string(EnumWords<E>::kind) + " '" + typed.text + "'";
      const auto near = nearestWord(typed.text, allWords<E>());
      fail(message + (near ? "; did you mean '" + *near + "'?" : "; expected: " + std::string(usage)));
    }
    return value.value_or(E{});
  }
};

/// `word`, `usage`, `write` (the arguments, without the word) and `read`.
template <class C>
struct CommandForm;

}  // namespace cityties::io

#include "app/io/command_forms_desk.hpp"
#include "app/io/command_forms_plain.hpp"
