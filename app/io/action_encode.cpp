#include <string>

#include "app/io/action_json.hpp"

namespace cityties::io {
namespace {

std::string_view word(graph::PostKind kind) {
  switch (kind) {
    case graph::PostKind::embassy:
      return "embassy";
    case graph::PostKind::consulateGeneral:
      return "consulate_general";
    case graph::PostKind::consulate:
      return "consulate";
    case graph::PostKind::office:
      return "office";
  }
  return "consulate_general";
}

/// Members of the object that is open; what is as it is when missing is left out, unless authors always write it.
struct Encoder {
  JsonWriter& out;

  void id(std::string_view key, const std::string& text) const { out.key(key).text(text); }
  /// As its shortest digits: a writer's number would call a strength below 1e-12 zero, which is none.
  void number(std::string_view key, double value) const { out.key(key).digits(numberText(value).value_or("null")); }
  void list(std::string_view key, const std::vector<std::string>& texts) const {
    if (!texts.empty()) out.key(key).texts(texts);
  }
  void text(std::string_view key, const std::string& text) const {
    if (!text.empty()) out.key(key).text(text);
  }

  void operator()(const graph::ClosePost& a) const {
    id("post", a.post.text);
    if (a.takeover.kind == graph::Takeover::Kind::embassy) id("takeover", "embassy");
    if (a.takeover.kind == graph::Takeover::Kind::nearest) id("takeover", "nearest");
    if (a.takeover.kind == graph::Takeover::Kind::post) id("takeover", a.takeover.post.text);
  }
  void operator()(const graph::ReopenPost& a) const { id("post", a.post.text); }
  void operator()(const graph::OpenNewPost& a) const {
    id("id", a.id.text);
    id("name", a.name);
    out.key("kind").text(word(a.kind));
    id("sending_country", a.sending.text);
    id("host_country", a.host.text);
    number("lat", a.position.lat.degrees);
    number("lon", a.position.lon.degrees);
    out.key("districts").beginArray();
    for (const auto& [region, part] : a.districts) {
      if (part.empty()) {
        out.text(region.text);
        continue;
      }
      out.beginObject().key("region").text(region.text).key("part").text(part).endObject();
    }
    out.endArray();
  }
  void operator()(const graph::ReassignDistrict& a) const {
    id("region", a.region.text);
    text("part", a.part.value_or(""));
    id("to", a.to.text);
  }
  void operator()(const graph::SuspendAgreement& a) const { id("agreement", a.agreement.text); }
  void operator()(const graph::ResumeAgreement& a) const { id("agreement", a.agreement.text); }
  void operator()(const graph::TerminateAgreement& a) const { id("agreement", a.agreement.text); }
  void operator()(const graph::SignAgreement& a) const {
    text("id", a.id.value_or(""));
    id("kind", a.kind);
    id("a", a.a.text);
    id("b", a.b.text);
    if (a.strength != 1) number("strength", a.strength);
  }
  void operator()(const graph::OpenVirtualChannel& a) const {
    text("id", a.id.value_or(""));
    id("a", a.a.text);
    id("b", a.b.text);
    if (a.strength != 1) number("strength", a.strength);
  }
  void operator()(const graph::Curtail& a) const {
    out.key("select").beginObject();
    list("ids", a.select.ids);
    list("kinds", a.select.kinds);
    text("region", a.select.region);
    text("country", a.select.country);
    out.endObject();
    number("strength", a.strength);
  }
  void operator()(const graph::BanAgreements& a) const {
    if (a.kinds.empty())
      id("kinds", "*");
    else
      list("kinds", a.kinds);
    out.key("between").texts({a.x, a.y});
  }
  void operator()(const graph::Advance& a) const { id("to", a.to.text()); }
};

}  // namespace

void encodeAction(JsonWriter& out, const graph::Action& action) {
  out.beginObject(JsonWriter::Layout::line).key("do").text(graph::name(action));
  std::visit(Encoder{out}, action);
  out.endObject();
}

}  // namespace cityties::io
