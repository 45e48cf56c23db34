#include "app/text/subset.hpp"

#include <hb-subset.h>

#include <functional>

#include "app/text/engine_state.hpp"

namespace cityties::text {
namespace {

struct HbDelete {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
template <class T>
using Hb = std::unique_ptr<T, HbDelete>;

std::tuple<std::string, int, bool> faceOf(PangoFont* font) {
  const FontPtr about(pango_font_describe(font));
  const char* family = pango_font_description_get_family(about.get());
  return {family ? family : "", static_cast<int>(pango_font_description_get_weight(about.get())),
          pango_font_description_get_style(about.get()) != PANGO_STYLE_NORMAL};
}

using Visit = std::function<void(PangoFont*, const char* begin, const char* end)>;

void eachRun(PangoLayout* layout, const Visit& visit) {
  const char* text = pango_layout_get_text(layout);
  const IterPtr iter(pango_layout_get_iter(layout));
  do {
    const PangoLayoutRun* run = pango_layout_iter_get_run_readonly(iter.get());
    if (!run) continue;
    const char* begin = text + run->item->offset;
    visit(run->item->analysis.font, begin, begin + run->item->length);
  } while (pango_layout_iter_next_run(iter.get()));
}

/// Bit 1 of OS/2 fsType: "restricted licence embedding".
bool mayBeEmbedded(hb_face_t* face) {
  const Hb<hb_blob_t> table(hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2')));
  unsigned length = 0;
  const char* data = hb_blob_get_data(table.get(), &length);
  return length < 10 || (static_cast<unsigned char>(data[9]) & 0x0F) != 2;
}

std::string cut(hb_face_t* face, const std::set<char32_t>& letters) {
  const Hb<hb_subset_input_t> input(hb_subset_input_create_or_fail());
  if (!input || !mayBeEmbedded(face)) return {};
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  for (const char32_t letter : letters)
    hb_set_add(hb_subset_input_unicode_set(input.get()), static_cast<hb_codepoint_t>(letter));
  hb_set_add(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG), HB_TAG('t', 'n', 'u', 'm'));
  const Hb<hb_face_t> subset(hb_subset_or_fail(face, input.get()));
  if (!subset) return {};
  const Hb<hb_blob_t> blob(hb_face_reference_blob(subset.get()));
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  return {data, length};
}

}  // namespace

void FontCollector::add(const std::string& utf8, const core::TextStyle& style) {
  const LayoutPtr layout = engine_.state_->layout(utf8, style);
  eachRun(layout.get(), [&](PangoFont* font, const char* begin, const char* end) {
    const Face face = faceOf(font);
    families_.insert(std::get<0>(face));
    auto [at, isNew] = faces_.try_emplace(face);
    if (isNew) at->second.sampleText.assign(begin, end), at->second.sampleStyle = style;
    for (const char* c = begin; c < end; c = g_utf8_next_char(c))
      at->second.used.insert(static_cast<char32_t>(g_utf8_get_char(c)));
  });
}

std::vector<FontSubset> FontCollector::subsets() const {
  std::vector<FontSubset> result;
  for (const auto& entry : faces_) {
    const auto& face = entry.first;
    const auto& letters = entry.second;
    const LayoutPtr layout = engine_.state_->layout(letters.sampleText, letters.sampleStyle);
    std::string file;
    eachRun(layout.get(), [&](PangoFont* font, const char*, const char*) {
      if (file.empty() && faceOf(font) == face)
        file = cut(hb_font_get_face(pango_font_get_hb_font(font)), letters.used);
    });
    if (!file.empty()) result.push_back({std::get<0>(face), std::get<1>(face), std::get<2>(face), std::move(file)});
  }
  return result;
}

}  // namespace cityties::text
