#include "app/io/model_json.hpp"

#include <limits>
#include <utility>

namespace cityties::io {
namespace {

template <class Model, class Visit>
void eachCost(Model& model, const Visit& visit) {
  visit("agreement", model.agreement);
  visit("consular_base", model.consularBase);
  visit("km_per_unit", model.consularKilometresPerUnit.value);
  visit("mission", model.mission);
  visit("accreditation", model.accreditation);
  visit("administrative", model.administrative);
  visit("virtual", model.virtualChannel);
}

graph::Result<DecodedModel> decode(const graph::Result<JsonValue>& json, const std::string& fileName) {
  if (!json) return tl::unexpected(json.error());
  DecodeLog log;
  log.file = fileName;
  DecodedModel decoded;
  decoded.model = decodeModel(log, *json, "");
  if (!log.errors.empty()) return tl::unexpected(std::move(log.errors));
  decoded.warnings = std::move(log.warnings);
  return decoded;
}

}  // namespace

graph::ChannelModel decodeModel(DecodeLog& log, const JsonValue& value, const std::string& pointer) {
  graph::ChannelModel model;
  JsonObject object(log, value, pointer);
  eachCost(model, [&](const char* key, double& cost) {
    cost = object.number(key, {0, std::numeric_limits<double>::max()}).value_or(cost);
  });
  object.finish();
  return model;
}

graph::Result<DecodedModel> parseModel(std::string_view json, const std::string& fileName) {
  return decode(parseJson(json, fileName), fileName);
}

graph::Result<DecodedModel> readModel(const std::filesystem::path& file) {
  return decode(readJson(file), file.filename().string());
}

void writeModel(JsonWriter& out, const graph::ChannelModel& model) {
  out.beginObject(JsonWriter::Layout::line);
  // A cost is never 0, so that a tiny one is not written as if it were.
  eachCost(model, [&](const char* key, const double& cost) { out.key(key).digits(numberText(cost).value_or("null")); });
  out.endObject();
}

}  // namespace cityties::io
