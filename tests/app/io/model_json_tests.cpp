#include "app/io/model_json.hpp"

#include "tests/support/catch.hpp"

using namespace cityties;

TEST_CASE("a model file sets what it names and keeps the other defaults") {
  const auto decoded = io::parseModel(R"({"consular_base": 3, "virtual": 0.5})", "m.json");
  REQUIRE(decoded.has_value());
  graph::ChannelModel expected;
  expected.consularBase = 3;
  expected.virtualChannel = 0.5;
  CHECK(decoded->model == expected);
}

TEST_CASE("a model that is written reads back") {
  graph::ChannelModel model;
  model.agreement = 0.1;
  model.consularBase = 1.0 / 3;
  model.consularKilometresPerUnit.value = 1234.5;
  model.mission = 4;
  model.accreditation = 5;
  model.administrative = 6;
  model.virtualChannel = 7;
  io::JsonWriter out;
  io::writeModel(out, model);
  const auto back = io::parseModel(out.take(), "m.json");
  REQUIRE(back.has_value());
  CHECK(back->model == model);
  CHECK(back->warnings.empty());
}

TEST_CASE("every cost that is none is an error, an unknown key a warning") {
  const auto decoded =
      io::parseModel(R"({"agreement": 0, "mission": -1, "virtual": "1", "km_per_unit": null})", "m.json");
  REQUIRE_FALSE(decoded.has_value());
  CHECK(decoded.error().size() == 4);
  const auto unknown = io::parseModel(R"({"agreemnt": 2})", "m.json");
  REQUIRE(unknown.has_value());
  REQUIRE(unknown->warnings.size() == 1);
  CHECK(unknown->warnings[0].field == "/agreemnt");
  CHECK(unknown->warnings[0].message.find("did you mean 'agreement'?") != std::string::npos);
}
