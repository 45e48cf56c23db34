#pragma once
// Running text in lines of a terminal.

#include <cstddef>
#include <string>
#include <string_view>

namespace cityties::cli {

/// `text` in lines of at most `columns`, each begun with `indent` spaces; ends with a line feed. Breaks at spaces and
/// between East Asian characters, but never so that a line begins with closing punctuation or ends with opening; a
/// word longer than a line has one of its own. O(length).
std::string wrap(std::string_view text, std::size_t columns, std::size_t indent = 0);

}  // namespace cityties::cli
