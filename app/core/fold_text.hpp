#pragma once
// Names as they are compared when somebody types: without case, diacritics and punctuation.

#include <string>
#include <string_view>
#include <vector>

namespace cityties::core {

/// Lower case Latin letters without their diacritics ("São Paulo" → "sao paulo", "Łódź" → "lodz"), apostrophes left
/// out ("Xi'an" → "xian"), other punctuation as one space, no space at either end. Characters of other scripts stay.
/// Invalid UTF-8 is kept byte by byte. O(length).
std::string foldText(std::string_view text);
/// The same without spaces.
std::string joinWords(std::string_view folded);

/// The first letters of the syllables of a name in pinyin ("Guangzhou" → "gz", "Xi'an" → "xa", "Hong Kong" → "hk"), of
/// other words their first letters ("New York City" → "nyc"). Syllables after the first begin with a consonant, or an
/// apostrophe stands before them (GB/T 16159), so that most names part in one way; of several the one with the longest
/// first syllables is taken. A word that is no pinyin counts as one syllable. `chinese`: words are read as pinyin.
std::string initials(std::string_view name, bool chinese);

}  // namespace cityties::core
