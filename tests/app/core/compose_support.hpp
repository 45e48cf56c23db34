#pragma once
// A small world on a map of rectangles, for tests of compose() and of the page.

#include "app/core/compose.hpp"

namespace cityties::test {

/// US-1 (us-a, us-b) is served by the consulate cn-us-h, US-2 (us-d) by the embassy cn-us-dc; CN-1 (cn-x) and CN-2
/// (cn-y) by the embassy us-cn-bj. Agreements t1 us-a – cn-x, t2 us-d – cn-y, t3 us-1 – cn-2. us-b has none.
std::shared_ptr<const graph::Dataset> smallDataset();

/// Step 1 closes cn-us-h, step 2 gives US-1 to cn-us-dc, step 3 ends t2 and step 4 signs one between us-b and cn-y.
core::Scenario smallScenario();

core::Story smallStory();
core::Story storyOf(std::shared_ptr<const graph::Dataset> dataset, core::Scenario scenario);

geo::BaseMap smallBaseMap();
/// Equal Earth about 170° W.
core::ProjectedBasePtr smallBase();

const core::Layer& layer(const core::MapScene& scene, const std::string& id);

}  // namespace cityties::test
