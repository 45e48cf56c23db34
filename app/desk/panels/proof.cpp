// What stands behind a number: its card, the arithmetic, and what it is made of.
#include <algorithm>

#include "app/core/flows.hpp"
#include "app/desk/panels/dialog_frame.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;

constexpr float itemHeight = 22, mostItems = 9;

/// Draws downwards; every part moves `y` on.
class Proof {
 public:
  Proof(Ui& ui, PixelRect area, const core::ProofText& text)
      : ui_(ui), text_(text), x_(area.x), y_(area.y), width_(area.width) {}

  float draw() {
    const float top = y_;
    drawElided(ui_, x_, y_ + ui_.px(10), width_, text_.title, {Face::small, ui_.style.textSecondary});
    y_ += ui_.px(24);
    figures();
    for (const std::string& line : text_.lines) paragraph(line, ui_.style.text);
    items();
    if (text_.card) card(*text_.card);
    return y_ - top;
  }

 private:
  void paragraph(std::string_view text, core::Rgba ink, Face face = Face::body) {
    y_ += drawParagraph(ui_, x_, y_, width_, ui_.px(18), text, {face, ink}) + ui_.px(6);
  }

  void figures() {
    if (text_.after.empty()) return;
    const std::string text = text_.before.empty() ? text_.after : text_.before + " → " + text_.after;
    drawLine(ui_, x_, y_ + ui_.px(16), text, {Face::figure, ui_.style.text});
    y_ += ui_.px(44);
  }

  void items() {
    if (text_.items.empty()) return;
    y_ += ui_.px(4);
    std::string title = text_.listTitle;
    if (text_.count > text_.items.size()) title += ui_.chinese() ? "，" : ", ";
    if (text_.count > text_.items.size())
      title += core::fill(ui_.words("the first {n}"), {{"n", core::grouped(text_.items.size())}});
    drawElided(ui_, x_, y_ + ui_.px(10), width_, title, {Face::strong, ui_.style.text});
    y_ += ui_.px(24);
    const float height = ui_.px(itemHeight) * std::min(mostItems, static_cast<float>(text_.items.size()));
    const auto answer =
        list(ui_, "items", {x_, y_, width_, height}, text_.items.size(), ui_.scratch.contingencies.items,
             {.rowHeight = itemHeight}, [&](std::size_t i, PixelRect row) {
               const core::ProofItem& item = text_.items[i];
               const float detail = textSize(item.detail, Face::small).x, middle = row.y + row.height / 2;
               drawElided(ui_, row.x + ui_.px(8), middle, row.width - detail - ui_.px(32), item.text,
                          {Face::body, ui_.style.text});
               drawLine(ui_, row.x + row.width - ui_.px(12), middle, item.detail,
                        {Face::small, ui_.style.textSecondary, Align::right});
             });
    if (answer.chosen) ui_.emit(core::command::LookAt{text_.items[*answer.chosen].id});
    y_ += height + ui_.px(12);
  }

  void part(std::string_view name, const std::string& text) {
    if (text.empty()) return;
    drawLine(ui_, x_, y_ + ui_.px(8), name, {Face::smallStrong, ui_.style.textSecondary});
    y_ += ui_.px(18);
    paragraph(text, ui_.style.text);
  }

  void card(const core::MetricText& card) {
    drawRule(ui_, x_, y_, width_);
    y_ += ui_.px(12);
    part(ui_.words("Definition"), card.definition);
    part(ui_.words("Formula"), card.formula);
    part(ui_.words("How to read it"), card.reading);
    part(ui_.words("Known limits"), card.limits);
    std::string references;
    for (const std::string& reference : card.references) references += (references.empty() ? "" : "\n") + reference;
    part(ui_.words("References"), references);
  }

  Ui& ui_;
  const core::ProofText& text_;
  float x_, y_, width_;
};

}  // namespace

void drawProof(Ui& ui) {
  const auto text = ui.model.study ? ui.model.study->proof : nullptr;
  const std::string title = text && text->card ? text->card->name : std::string(ui.words("Proof of a number"));
  dialogFrame(ui, {.id = "proof", .title = title, .width = 480, .closesBeside = true, .beside = true},
              [&](PixelRect area) {
                if (text) return Proof(ui, area, *text).draw();
                return drawParagraph(ui, area.x, area.y, area.width, ui.px(18), ui.words("Working it out…"),
                                     {Face::body, ui.style.textSecondary});
              });
}

}  // namespace cityties::desk
