#pragma once
// Records in plain words, for the inspector, the tooltip and the search list.

#include <string>

#include "app/core/catalogue.hpp"
#include "app/core/story.hpp"

namespace cityties::desk {

struct InspectorModel;  // app/desk/ui.hpp

/// "20 November 1979", "May 1973", "1981", in either language.
std::string dateInWords(const graph::PartialDate& date, core::Language language);
/// 2304580 → "2,304,580".
std::string grouped(double number);
/// "sister city" / 友好城市; an unknown kind is its own word, without underscores.
std::string agreementKind(const std::string& kind, const core::Catalogue& words);
std::string postKind(graph::PostKind kind, const core::Catalogue& words);
/// "Texas, United States" / 美国得克萨斯州.
std::string whereIs(const core::Story& story, const graph::City& city, const core::Catalogue& words);
/// The figures of a city at a step; null when it begins no pairs of P.
const graph::CityFigures* figuresOf(const core::Story& story, std::size_t step, const std::string& city);

/// Sources are kept in one field, divided by semicolons.
std::vector<std::string> sourcesIn(const std::string& field);
/// Of an agreement, virtual or consular tie, in force at the step or before it, or of a country; an empty title for
/// any other id.
InspectorModel inspectTie(const core::Story& story, std::size_t step, const std::string& id,
                          const core::Catalogue& words);

}  // namespace cityties::desk
