#pragma once
// Reading an SVG of ours back: its elements, its paths as points, its fonts.

#include <set>
#include <string>
#include <vector>

#include <pugixml.hpp>

namespace cityties::test {

struct Point {
  double x = 0, y = 0;
};

/// The lines of a path of M, l and z; throws on anything else, such as a number that is none.
std::vector<std::vector<Point>> linesOf(const std::string& path);

/// Every element of a document, in order.
std::vector<pugi::xml_node> elementsOf(const pugi::xml_document& document);

/// All ids, and those that occur twice.
std::set<std::string> idsOf(const pugi::xml_document& document, std::vector<std::string>* twice = nullptr);

/// What is written, one string a <text>.
std::vector<std::string> textsOf(const pugi::xml_document& document);

/// The bytes of every font that the style sheet carries.
std::vector<std::string> fontsOf(const pugi::xml_document& document);

/// The letters of `texts` that none of the fonts has; white space apart.
std::set<char32_t> lettersWithoutFont(const std::vector<std::string>& texts, const std::vector<std::string>& fonts);

}  // namespace cityties::test
