// The table of contingencies: what the failure of each post, agreement and city would cost.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/core/findings.hpp"
#include "app/core/flows.hpp"
#include "app/desk/panels/contingency_parts.hpp"
#include "app/desk/panels/number.hpp"

namespace cityties::desk {
namespace {

using core::ContingencyColumn;
using core::ContingencyView;
using core::PixelRect;
namespace command = core::command;

constexpr float padding = 16, rowHeight = 24, smallLine = 16;
constexpr float barRoom = 12;  ///< at the right, for the scroll bar

/// One column of figures.
struct Column {
  ContingencyColumn column;
  std::string_view header;
  std::string_view explanation;
  const char* metric;
  float width;
};

class Panel {
 public:
  Panel(Ui& ui, PixelRect panel)
      : ui_(ui),
        panel_(panel),
        study_(*ui.model.study),
        view_(ui.model.view.desk.contingencies),
        x_(panel.x + ui.px(padding)),
        width_(panel.width - 2 * ui.px(padding)),
        y_(panel.y + ui.px(12)) {
    chooseColumns();
  }

  void draw() {
    title();
    reference();
    y_ += drawPlaceField(ui_, x_, y_, width_) + ui_.px(8);
    kinds();
    state();
    header();
    rows();
  }

 private:
  std::string say(std::string_view pattern, std::initializer_list<core::Filling> fillings) const {
    return core::fill(ui_.words(pattern), fillings);
  }
  bool hasPlace() const { return study_.list && study_.list->table->placeReference.has_value(); }

  /// The place can lose nothing any more.
  bool isolated() const { return hasPlace() && study_.list->table->placeReference->reachablePairs == 0; }

  void chooseColumns() {
    const bool wide = width_ >= ui_.px(320);
    const auto& words = ui_.words;
    if (hasPlace()) {
      columns_.push_back({ContingencyColumn::harm, words("harm"),
                          words("Loss of reach of the pairs begun in the place, of known, potential channels"),
                          "efficiency_loss", 52});
      if (wide)
        columns_.push_back({ContingencyColumn::everywhere, words("all"), words("Loss of reach over all pairs"),
                            "efficiency_loss", 52});
    } else {
      columns_.push_back({ContingencyColumn::harm, words("harm"),
                          words("Loss of reach over all pairs, of known, potential channels"), "efficiency_loss", 52});
    }
    if (!view_.with.empty())
      columns_.push_back({ContingencyColumn::synergy, words("synergy"),
                          words("What both lose together beyond what each loses alone"), "synergy", 60});
    // Over the pairs of one place the names need the room more; the lists of a try tell the rest.
    if (wide && view_.with.empty() && !hasPlace())
      columns_.push_back({ContingencyColumn::pairsLost, words("lost"), words("Pairs of cities without any way then"),
                          "pairs_lost", 44});
    columns_.push_back(
        {ContingencyColumn::citiesCut, words("cut"), words("Cities that lose their last channel"), "cities_cut", 32});
    if (wide && !hasPlace())
      columns_.push_back({ContingencyColumn::downToOne, words("to one"),
                          words("Cities that are left with one closable channel"), "cities_down_to_one", 44});
  }

  void title() {
    const bool pairs = !view_.with.empty();
    const std::string text = pairs ? say("If {what} fails, and one more", {{"what", study_.withName}})
                                   : std::string(ui_.words("If one fails"));
    y_ += drawParagraph(ui_, x_, y_, width_ - ui_.px(72), ui_.px(20), text, {Face::lead, ui_.style.text});
    if (link(ui_, "export", x_ + width_, panel_.y + ui_.px(22), ui_.words("Export…"), Align::right))
      ui_.emit(command::OpenDialog{core::Dialog::exportTable});
    if (!pairs) return;
    if (link(ui_, "n-1", x_, y_ + ui_.px(10), ui_.words("Back to single failures"))) {
      ContingencyView next = view_;
      next.with.clear();
      ui_.emit(command::SetContingencies{next});
    }
    y_ += ui_.px(20);
  }

  /// The case that everything is measured against, and over whom; the latter leads to where it is set.
  void reference() {
    y_ += ui_.px(4);
    const TextLook quiet{Face::small, ui_.style.textSecondary};
    y_ += drawParagraph(ui_, x_, y_, width_, ui_.px(smallLine), study_.reference, quiet);
    const std::string over = say("Over {what}; nobody takes over", {{"what", study_.reporting}});
    const float top = y_;
    y_ += drawParagraph(ui_, x_, y_, width_, ui_.px(smallLine), over, quiet);
    const PixelRect area{x_, top, width_, y_ - top};
    const Touch t = touch(ui_, "assumptions", area);
    if (t.hovered || t.focused) drawRule(ui_, x_, y_, width_);
    if (t.hovered) tip(ui_, ui_.words("Change costs and the pairs that count"));
    if (t.clicked) ui_.emit(command::OpenDialog{core::Dialog::assumptions});
    y_ += ui_.px(8);
  }

  void kind(const char* id, float x, float width, std::string_view name, bool ContingencyView::*field,
            core::FailureKind of) {
    const PixelRect area{x, y_, width, ui_.px(24)};
    const bool on = view_.*field;
    const Touch t = touch(ui_, id, area);
    drawRect(ui_, area,
             on          ? ui_.style.selectionBackground
             : t.hovered ? ui_.style.hover
                         : core::Rgba{0, 0, 0, 0},
             ui_.px(6));
    const float middle = y_ + ui_.px(12);
    mark(x + ui_.px(14), middle, of, on);
    drawElided(ui_, x + ui_.px(26), middle, width - ui_.px(30), name,
               {on ? Face::smallStrong : Face::small, on ? ui_.style.text : ui_.style.textSecondary});
    if (!t.clicked) return;
    ContingencyView next = view_;
    next.*field = !on;
    ui_.emit(command::SetContingencies{next});
  }

  void kinds() {
    const float third = std::floor(width_ / 3);
    kind("posts", x_, third, ui_.words("Posts"), &ContingencyView::posts, core::FailureKind::post);
    kind("agreements", x_ + third, third, ui_.words("Agreements"), &ContingencyView::agreements,
         core::FailureKind::agreement);
    kind("cities", x_ + 2 * third, width_ - 2 * third, ui_.words("Cities"), &ContingencyView::cities,
         core::FailureKind::city);
    y_ += ui_.px(32);
  }

  void mark(float x, float y, core::FailureKind kind, bool on = true, bool embassy = false) {
    const core::Style& s = ui_.style;
    const float alpha = on ? 1.f : .45f;
    if (kind == core::FailureKind::post)
      return drawMark(ui_, {x, y}, embassy ? core::Symbol::square : core::Symbol::diamond, embassy ? 4 : 5,
                      core::withAlpha(s.consular, alpha), {});
    if (kind == core::FailureKind::city)
      return drawMark(ui_, {x, y}, core::Symbol::dot, 4, core::withAlpha(s.cityWithTie, alpha), {});
    if (!ui_.measuring)
      ui_.list->AddLine({x - ui_.px(6), y}, {x + ui_.px(6), y}, colour(core::withAlpha(s.agreement, alpha)),
                        2 * ui_.scale);
  }

  void set(ContingencyView::Run run) {
    ContingencyView next = view_;
    next.run = run;
    ui_.emit(command::SetContingencies{next});
  }

  std::string howLong() const {
    const auto minutes = static_cast<std::size_t>(std::ceil(study_.seconds / 60));
    if (study_.seconds <= 0) return std::string(ui_.words("Stopped."));
    if (study_.seconds < 60)
      return say("This network is large: it takes about {n} s.",
                 {{"n", std::to_string(static_cast<int>(std::ceil(study_.seconds)))}});
    return say("This network is large: it takes about {n} min.", {{"n", core::grouped(minutes)}});
  }

  /// Progress with a way to stop it, or why nothing runs with a way to begin.
  void state() {
    if (!study_.running && !study_.waits) {
      if (!study_.stale || study_.with.empty()) return;
      const std::string text = say("{what} is not in force at this step.", {{"what", study_.withName}});
      drawElided(ui_, x_, y_ + ui_.px(10), width_, text, {Face::small, ui_.style.textSecondary});
      y_ += ui_.px(24);
      return;
    }
    const float middle = y_ + ui_.px(10);
    if (study_.waits) {
      drawElided(ui_, x_, middle, width_ - ui_.px(96), howLong(), {Face::small, ui_.style.textSecondary});
      if (link(ui_, "begin", x_ + width_, middle, ui_.words("Work it out"), Align::right))
        set(ContingencyView::Run::asked);
      y_ += ui_.px(24);
      return;
    }
    const std::string text = say(view_.with.empty() ? "N-1: {done} of {all} cities" : "N-2: {done} of {all} cities",
                                 {{"done", core::grouped(study_.done)}, {"all", core::grouped(study_.total)}});
    drawElided(ui_, x_, middle, width_ - ui_.px(72),
               study_.total > 0 ? text : std::string(ui_.words("Working it out…")),
               {Face::small, ui_.style.textSecondary});
    if (link(ui_, "stop", x_ + width_, middle, ui_.words("Cancel"), Align::right)) set(ContingencyView::Run::stopped);
    const PixelRect track{x_, y_ + ui_.px(20), width_, ui_.px(2)};
    drawRect(ui_, track, ui_.style.hover);
    if (study_.total > 0)
      drawRect(ui_,
               {track.x, track.y, track.width * static_cast<float>(study_.done) / static_cast<float>(study_.total),
                track.height},
               ui_.style.text);
    y_ += ui_.px(24);
  }

  float figures() const {
    float all = ui_.px(barRoom);
    for (const Column& column : columns_) all += ui_.px(column.width);
    return all;
  }

  void head(const char* id, float left, float width, std::string_view text, std::string_view explanation,
            ContingencyColumn column, Align align) {
    const bool current = view_.sort == column;
    const PixelRect area{left, y_, width, ui_.px(20)};
    const Touch t = touch(ui_, id, area);
    if (t.hovered) tip(ui_, explanation);
    const TextLook look{current ? Face::smallStrong : Face::small,
                        current || t.hovered ? ui_.style.text : ui_.style.textSecondary, align};
    const float x = align == Align::right ? left + width : left, middle = y_ + ui_.px(10);
    drawLine(ui_, x, middle, text, look);
    if (current) {
      // The order is told by a small triangle, too.
      const float tip = align == Align::right ? x - textSize(text, look.face).x - ui_.px(7)
                                              : x + textSize(text, look.face).x + ui_.px(7);
      const float r = 3 * ui_.scale, up = view_.ascending ? -1.f : 1.f;
      ui_.list->AddTriangleFilled({tip - r, middle - up * r * .7f}, {tip + r, middle - up * r * .7f},
                                  {tip, middle + up * r}, colour(ui_.style.text));
    }
    if (!t.clicked) return;
    ContingencyView next = view_;
    next.ascending = current && !view_.ascending;
    if (column == ContingencyColumn::name) next.ascending = !(current && view_.ascending) && !current;
    next.sort = column;
    ui_.emit(command::SetContingencies{next});
  }

  void header() {
    const float right = x_ + width_ - figures();
    head("name", x_ + ui_.px(44), ui_.px(72), ui_.words("Element"), ui_.words("Sort by name"), ContingencyColumn::name,
         Align::left);
    float at = right;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Column& column = columns_[i];
      at += ui_.px(column.width);
      head(("head" + std::to_string(i)).c_str(), at - ui_.px(column.width) + ui_.px(4), ui_.px(column.width - 4),
           column.header, column.explanation, column.column, Align::right);
    }
    y_ += ui_.px(22);
    drawRule(ui_, x_, y_, width_);
    y_ += ui_.px(2);
  }

  std::string cell(const core::FailureRow& row, ContingencyColumn column) const {
    const graph::Contingency& one = row.place ? *row.place : row.whole;
    const auto language = ui_.words.language();
    switch (column) {
      case ContingencyColumn::harm:
        return core::percent(-one.efficiencyLoss, language);
      case ContingencyColumn::everywhere:
        return core::percent(-row.whole.efficiencyLoss, language);
      case ContingencyColumn::pairsLost:
        return core::grouped(one.pairsLost);
      case ContingencyColumn::citiesCut:
        return core::grouped(one.citiesCut);
      case ContingencyColumn::downToOne:
        return core::grouped(one.citiesDownToOne);
      case ContingencyColumn::synergy:
        return core::percent(one.synergy.value_or(0), language);
      case ContingencyColumn::name:
        break;
    }
    return {};
  }

  void row(std::size_t i, PixelRect area) {
    ImGui::SetItemAllowOverlap();  // the row's own button, below its numbers
    const FailureList& list = *study_.list;
    const std::uint32_t at = list.shown[i];
    const core::FailureRow& one = list.table->rows[at];
    const core::Style& s = ui_.style;
    // Rows of another state stay until theirs come, but grey.
    const core::Rgba ink = study_.stale ? s.textDisabled : s.text;
    const float middle = area.y + area.height / 2;
    drawLine(ui_, area.x + ui_.px(24), middle, std::to_string(i + 1),
             {Face::small, study_.stale ? s.textDisabled : s.textSecondary, Align::right});
    const graph::Post* post = list.table->question.story->dataset->findPost(one.id);
    mark(area.x + ui_.px(34), middle, one.kind, !study_.stale, post && post->kind == graph::PostKind::embassy);
    const bool tried = triedElement(ui_) == one.id;
    const Face face = tried ? Face::strong : Face::body;
    const float room = width_ - figures() - ui_.px(48);
    if (textSize(list.names[at], face).x > room) tip(ui_, list.names[at]);
    drawElided(ui_, area.x + ui_.px(44), middle, room, list.names[at], {face, ink});
    float right = area.x + width_ - figures();
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const Column& column = columns_[c];
      right += ui_.px(column.width);
      const std::string text = cell(one, column.column);
      const bool loud = column.column == ContingencyColumn::citiesCut && text != "0";
      core::Proof proof{column.metric, "without:" + one.id};
      if (column.column != ContingencyColumn::everywhere && one.place)
        proof.subject += "@" + list.table->question.place;
      drawNumber(ui_, ("cell" + std::to_string(i) + "." + std::to_string(c)).c_str(), right, middle, text,
                 {loud ? Face::strong : Face::body, loud && !study_.stale ? s.cut : ink, Align::right}, proof,
                 Reach::pointer);
    }
  }

  void choose(std::size_t i) {
    const FailureList& list = *study_.list;
    const std::string& id = list.table->rows[list.shown[i]].id;
    const auto& question = list.table->question;
    std::vector<graph::Action> actions;
    if (auto action = core::failureAction(*question.story, question.step, id)) actions.push_back(*action);
    if (!question.with.empty())
      if (auto action = core::failureAction(*question.story, question.step, question.with)) actions.push_back(*action);
    ui_.scratch.contingencies.tried = id;
    ui_.emit(command::SetProbe{std::move(actions), id});
  }

  /// The row of what is tried out is the current one, wherever the order has put it.
  void follow() {
    const std::string& tried = triedElement(ui_);
    const FailureList& list = *study_.list;
    if (tried == ui_.scratch.contingencies.tried && &list == ui_.scratch.contingencies.listOf) return;
    ui_.scratch.contingencies.tried = tried;
    ui_.scratch.contingencies.listOf = &list;
    const auto at = std::ranges::find_if(list.shown, [&](std::uint32_t r) { return list.table->rows[r].id == tried; });
    if (at == list.shown.end()) return;
    ui_.scratch.contingencies.rows.current = static_cast<std::size_t>(at - list.shown.begin());
    ui_.scratch.contingencies.rows.follow = true;
  }

  void empty(float bottom) {
    if (study_.running || study_.waits) return;
    std::string text(ui_.words("Every kind is left out. Choose posts, agreements or cities above."));
    if (!study_.list)
      text = ui_.words("Working it out…");
    else if (hasPlace() && (view_.posts || view_.agreements || view_.cities))
      text = isolated() ? say("{place} has no known channel left at this step, so nothing more can be lost.",
                              {{"place", study_.placeName}})
                        : say("No single failure of these kinds harms {place}.", {{"place", study_.placeName}});
    if (y_ >= bottom) return;
    y_ += ui_.px(8);
    y_ += drawParagraph(ui_, x_, y_, width_, ui_.px(18), text, {Face::body, ui_.style.textSecondary});
    if (isolated() && ui_.model.view.step > 0 &&
        link(ui_, "before", x_, y_ + ui_.px(14), ui_.words("What it hung on before the first step")))
      ui_.emit(command::GoToStep{0});
  }

  void rows() {
    const float bottom = panel_.y + panel_.height - ui_.px(8);
    const bool tried = !study_.probeQuestion.empty();
    const float room = bottom - y_;
    const float most = study_.list ? ui_.px(rowHeight) * static_cast<float>(study_.list->shown.size()) : 0;
    const float height = tried ? std::min(most, std::max(ui_.px(rowHeight * 3), std::floor(room * .42f))) : room;
    if (!study_.list || study_.list->shown.empty()) {
      empty(bottom);
    } else {
      follow();
      const auto chosen = list(ui_, "contingencies", {x_, y_, width_, height}, study_.list->shown.size(),
                               ui_.scratch.contingencies.rows, {.rowHeight = rowHeight, .enter = false},
                               [&](std::size_t i, PixelRect area) { row(i, area); });
      const Focus::Id self = ImGui::GetID("contingencies");
      Focus& focus = ui_.scratch.focus;
      // The keys go on from where the pointer was.
      if (chosen.chosen) focus.take(self, ui_.level, true), choose(*chosen.chosen);
      if (tried && focus.shown(self, ui_.level) && keyPressed(ImGuiKey_Enter, false))
        for (const core::Command& command : addProbe(ui_.model)) ui_.emit(command);
    }
    if (!tried) return;
    y_ += height + ui_.px(8);
    drawRule(ui_, x_, y_, width_);
    if (bottom - y_ > ui_.px(48)) drawTried(ui_, {x_, y_ + ui_.px(8), width_, bottom - y_ - ui_.px(8)});
  }

  Ui& ui_;
  PixelRect panel_;
  const StudyModel& study_;
  const ContingencyView& view_;
  float x_, width_, y_;
  std::vector<Column> columns_;
};

}  // namespace

void drawContingencies(Ui& ui) {
  const PixelRect& panel = *ui.layout.changes;
  beginPanel(ui, "contingencies", panel, {.fill = ui.style.panel, .radius = ui.px(8)});
  if (ui.model.study && ui.model.story) Panel(ui, panel).draw();
  endPanel();
}

}  // namespace cityties::desk
