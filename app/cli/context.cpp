#include "app/cli/context.hpp"

namespace cityties::cli {

void beginDocument(io::JsonWriter& out, const Worked& worked) { beginDocument(out, worked.data, worked.story.options); }

void beginDocument(io::JsonWriter& out, const Data& data, const core::StoryOptions& options) {
  io::beginDocument(out, *data.dataset, data.sha256, options);
}

}  // namespace cityties::cli
