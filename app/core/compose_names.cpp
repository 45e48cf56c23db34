#include <string_view>

#include "app/core/compose.hpp"
#include "app/core/place_names.hpp"

namespace cityties::core {
namespace {

constexpr std::string_view municipality = "市";  // 北京市 is 北京 on a map; 县, 区 and 州 stay
constexpr std::string_view stationedIn = "驻";

bool cut(std::string& text, std::string_view suffix) {
  if (text.size() <= suffix.size() || !text.ends_with(suffix)) return false;
  text.resize(text.size() - suffix.size());
  return true;
}

void replaceFirst(std::string& text, std::string_view what, std::string_view with) {
  if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
}

std::string localName(const std::string& english, const std::string& local, Language language) {
  if (language == Language::english) return english;
  if (local.empty()) {
    const std::string_view known = chineseName(english);
    return known.empty() ? english : std::string(known);
  }
  std::string name = local;
  cut(name, municipality);
  return name;
}

std::string countryText(const std::string& code, Language language) {
  const CountryName* name = countryName(code);
  if (!name) return code;
  return std::string(language == Language::chinese ? name->chinese : name->english);
}

/// "Houston" of "Consulate General of the PRC in Houston": the name the post itself uses for its city. An embassy's
/// title ends in its host country, so its city speaks for it.
std::string cityInTitle(const graph::Post& post) {
  constexpr std::string_view in = " in ";
  const auto at = post.name.rfind(in);
  return post.kind == graph::PostKind::embassy || at == std::string::npos ? std::string{}
                                                                          : post.name.substr(at + in.size());
}

std::string cityInChineseTitle(const graph::Post& post) {
  std::string name = post.nameLocal;
  if (post.kind == graph::PostKind::embassy || !(cut(name, "总领事馆") || cut(name, "领事馆"))) return {};
  const auto at = name.find(stationedIn);
  return at == std::string::npos ? std::string{} : name.substr(at + stationedIn.size());
}

std::string postPlace(const graph::Dataset& dataset, const graph::Post& post, Language language) {
  const graph::City* city = post.city ? dataset.findCity(post.city->text) : nullptr;
  if (language == Language::english) {
    if (std::string title = cityInTitle(post); !title.empty()) return title;
    return city ? city->name : post.name;
  }
  if (city) {
    std::string name = localName(city->name, city->nameLocal, language);
    if (name != city->name) return name;
  }
  if (std::string title = cityInChineseTitle(post); !title.empty()) return title;
  return city ? city->name : localName(post.name, post.nameLocal, language);
}

std::string_view kindText(graph::PostKind kind, Language language) {
  const bool chinese = language == Language::chinese;
  switch (kind) {
    case graph::PostKind::embassy:
      return chinese ? "大使馆" : "embassy";
    case graph::PostKind::consulateGeneral:
      return chinese ? "总领事馆" : "consulate general";
    case graph::PostKind::consulate:
      return chinese ? "领事馆" : "consulate";
    case graph::PostKind::office:
      return chinese ? "办事处" : "office";
  }
  return {};
}

}  // namespace

std::string placeName(const graph::Dataset& dataset, const std::string& id, Language language) {
  if (const graph::City* city = dataset.findCity(id)) return localName(city->name, city->nameLocal, language);
  if (const graph::Post* post = dataset.findPost(id)) return postPlace(dataset, *post, language);
  const graph::Region* region = dataset.findRegion(id);
  if (!region) region = dataset.findRegionByCode(id);
  if (region) return localName(region->name, region->nameLocal, language);
  return countryText(id, language);
}

std::string postTitle(const graph::Dataset& dataset, const std::string& postId, const Catalogue& words) {
  const graph::Post* post = dataset.findPost(postId);
  if (!post) return postId;
  const Language language = words.language();
  if (language == Language::chinese) {
    if (!post->nameLocal.empty()) {
      std::string name = post->nameLocal;
      replaceFirst(name, "中华人民共和国", "中国");
      replaceFirst(name, "美利坚合众国", "美国");
      return name;
    }
    const bool embassy = post->kind == graph::PostKind::embassy;
    const std::string where = embassy ? countryText(post->host.text, language) : postPlace(dataset, *post, language);
    return countryText(post->sending.text, language) + std::string(stationedIn) + where +
           std::string(kindText(post->kind, language));
  }
  const CountryName* sender = countryName(post->sending.text);
  return (sender ? std::string(sender->sender) : post->sending.text) + " " +
         std::string(kindText(post->kind, language)) + " in " + postPlace(dataset, *post, language);
}

}  // namespace cityties::core
