#pragma once
// What a person makes and keeps: a scenario with its assumptions, bookmarks, and the dataset that it speaks of.
// Undoable, journalled, small. The file format is that of a scenario (DESIGN §5) with keys more.

#include <memory>
#include <string>
#include <vector>

#include "app/core/scenario.hpp"
#include "app/core/story.hpp"

namespace cityties::core {

/// Which records the document was made on. Told, not enforced: other data may be laid under a document.
struct DatasetReference {
  std::string path;    ///< as it was opened; empty: the built-in us-china
  std::string sha256;  ///< of its records; empty: not known
  bool operator==(const DatasetReference&) const = default;
};

/// A view worth coming back to.
struct Bookmark {
  std::string name;
  std::size_t step = 0;
  std::vector<std::string> fit;  ///< ids that the picture holds; empty: the step's framing
  std::string selected;          ///< id; empty: none
  bool operator==(const Bookmark&) const = default;
};

struct Document {
  Scenario scenario;  ///< with model, channels, reporting set and countries
  DatasetReference dataset;
  std::vector<Bookmark> bookmarks;
  bool operator==(const Document&) const = default;
};
using DocumentPtr = std::shared_ptr<const Document>;

class Catalogue;
/// A sentence where the records are not those that the document was made on any more; empty where they are, or nobody
/// knows. `sha256Now`: of the records that are laid under it.
std::string datasetChanged(const DatasetReference& reference, const std::string& sha256Now, const Catalogue& words);

/// How the document's story is to be worked out: what it says itself, and of `given` what it leaves open.
StoryOptions storyOptions(const Document& document, const StoryOptions& given);
/// The document with what `given` says written into it: what was asked for at the start is what is edited and saved.
Document withOptions(Document document, const StoryOptions& given);

/// The step's words, camera and actions; step 0 is `before`. `step` must not be above the number of steps.
const ScenarioStep& stepOf(const Scenario& scenario, std::size_t step);

}  // namespace cityties::core
