#pragma once
// What a picture says of itself: in PNG text, PDF information and SVG metadata.

#include <string>
#include <vector>

#include "app/page/page.hpp"

namespace cityties::page {

struct Metadata {
  std::string title, description, author, rights, language;
  std::vector<std::string> keywords;
  std::string software;  ///< "CityTies 0.1.0"
  std::string date;      ///< ISO 8601; never the clock (see creationDate)
  std::string source;    ///< dataset: title, version, SHA-256
  std::string coverage;  ///< the day shown and the channels counted
  std::string command;   ///< what makes the picture again
};

/// <metadata> of an SVG: Dublin Core in RDF.
std::string svgMetadata(const Metadata& about);

/// `SOURCE_DATE_EPOCH` (seconds since 1970, UTC) where it is set and a number, else `day`, as "2020-07-24T00:00:00Z": a
/// picture made again has the same bytes.
std::string creationDate(graph::Date day);

Metadata describe(const core::Story& story, const core::Catalogue& words, const PageOptions& options);

}  // namespace cityties::page
