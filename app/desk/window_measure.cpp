#include "app/desk/window_measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace cityties::desk {
namespace {

constexpr Seconds idleSeconds = 1;
constexpr float dragRadius = 140;
constexpr int wheelTurns = 12;  // in, then as many out

double mean(const std::vector<double>& values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.) / static_cast<double>(values.size());
}

double largest(const std::vector<double>& values) { return values.empty() ? 0 : *std::ranges::max_element(values); }

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
}

}  // namespace

void Measure::goTo(Phase phase, Seconds now, const FrameStats& stats) {
  if (phase == Phase::idle) idleFrames_ = stats.frames;
  if (phase == Phase::acting && acted_ == 0) before_ = stats;
  if (phase == Phase::done) after_ = stats;
  phase_ = phase;
  since_ = now;
}

Measure::Act Measure::act(const core::PixelRect& map) {
  Act act;
  const core::PixelPoint middle{map.x + map.width / 2, map.y + map.height / 2};
  const int n = acted_++;
  fresh_ = true;
  if (kind_ == MeasureKind::centre) {
    // A golden angle between one and the next: none is near to one before.
    const double lon = std::remainder(-170 + 137.5 * (n + 1), 360.);
    if (n == frames_) act.commands.emplace_back(core::command::ToggleMotion{});
    act.commands.emplace_back(core::command::SetCentre{core::MapCentre{.place = {}, .at = {{lon}, {20}}}});
    waitsShown_ = true;
    return act;
  }
  if (kind_ == MeasureKind::zoom) {
    const bool in = n / wheelTurns % 2 == 0;
    if (n % 2 == 0) act.events.emplace_back(event::Wheel{0, in ? 1.f : -1.f, middle});
    return act;
  }
  const double angle = 2 * std::numbers::pi * n / 40;
  const core::PixelPoint at{middle.x + dragRadius * static_cast<float>(std::sin(angle)),
                            middle.y + dragRadius * static_cast<float>(.4 * (1 - std::cos(angle)))};
  act.events.emplace_back(event::MouseMove{at});
  if (n == 0) act.events.emplace_back(event::MouseButton{0, true, at});
  if (acted_ == frames_) act.events.emplace_back(event::MouseButton{0, false, at});
  return act;
}

Measure::Act Measure::step(bool settled, bool shown, const core::PixelRect& map, Seconds now, const FrameStats& stats) {
  if (waitsShown_ && shown) {
    times().shownMs.push_back((now - since_) * 1000);
    waitsShown_ = false;
  }
  switch (phase_) {
    case Phase::opening:
      if (settled) goTo(Phase::idle, now, stats);
      return {};
    case Phase::idle:
      if (now - since_ < idleSeconds) return {};
      idleFrames_ = stats.frames - idleFrames_;
      goTo(Phase::acting, now, stats);
      return act(map);
    case Phase::acting:
      if (fresh_) return {};
      if (acted_ < acts() && kind_ != MeasureKind::centre) return act(map);
      goTo(Phase::refining, kind_ == MeasureKind::centre ? since_ : now, stats);
      return {};
    case Phase::refining:
      if (!settled || waitsShown_) return {};
      times().refinedMs.push_back((now - since_) * 1000);
      if (acted_ >= acts()) {
        goTo(Phase::done, now, stats);
        return {};
      }
      goTo(Phase::acting, now, stats);
      return act(map);
    case Phase::done:
      break;
  }
  return {};
}

void Measure::frameDone(double ms) {
  if (phase_ == Phase::acting || phase_ == Phase::refining) frameMs_.push_back(ms);
  fresh_ = false;
}

std::string Measure::json(const FrameStats& stats) const {
  constexpr const char* names[] = {"pan", "zoom", "spin", "centre"};
  return fmt::format(
      R"({{"measure":"{}","frames":{},"slowest_frame_ms":{:.1f},"frame_ms_95":{:.1f},"mean_frame_ms":{:.1f},)"
      R"("shown_ms":{:.0f},"refined_ms":{:.0f},"shown_still_ms":{:.0f},"refined_still_ms":{:.0f},"idle_frames":{},"uploads":{},"compositions":{},"projections":{},)"
      R"("map_draws":{},"layer_draws":{},"first_map_s":{:.2f},"settled_s":{:.2f},"resident_kb":{},"peak_kb":{}}})",
      names[static_cast<std::size_t>(kind_)], frameMs_.size(), largest(frameMs_), quantile(frameMs_, .95),
      mean(frameMs_), largest(moving_.shownMs), largest(moving_.refinedMs), largest(still_.shownMs),
      largest(still_.refinedMs), idleFrames_, after_.uploads - before_.uploads,
      after_.compositions - before_.compositions, after_.projections - before_.projections,
      after_.mapDraws - before_.mapDraws, after_.layerDraws - before_.layerDraws, stats.firstMapSeconds,
      stats.settledSeconds, stats.residentKb, stats.peakKb);
}

}  // namespace cityties::desk
