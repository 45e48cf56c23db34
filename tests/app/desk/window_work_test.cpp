// Lanes of work beside the window, and the keys of the window.

#include <atomic>
#include <chrono>
#include <thread>

#include "app/desk/frame_stats.hpp"
#include "app/desk/process_memory.hpp"
#include "app/desk/window_jobs.hpp"
#include "app/desk/window_keys.hpp"
#include "app/desk/window_x11.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::desk;
using namespace std::chrono_literals;

namespace {

void waitUntil(const std::function<bool()>& done) {
  bool ready = done();
  for (int i = 0; i < 5000 && !ready; ++i, ready = done()) std::this_thread::sleep_for(1ms);
  REQUIRE(ready);
}

}  // namespace

TEST_CASE("a job runs elsewhere and delivers here, once") {
  Lane lane;
  std::thread::id worker, here;
  lane.submit([&](const std::stop_token&) -> Lane::Delivery {
    worker = std::this_thread::get_id();
    return [&] { here = std::this_thread::get_id(); };
  });
  CHECK(lane.busy());
  waitUntil([&] { return lane.drain(); });
  CHECK(worker != std::this_thread::get_id());
  CHECK(here == std::this_thread::get_id());
  CHECK_FALSE(lane.busy());
  CHECK_FALSE(lane.drain());
}

TEST_CASE("the newest job wins: what waits is replaced, what runs delivers nothing") {
  Lane lane;
  std::atomic<bool> started = false, release = false, stopSeen = false;
  int delivered = 0, skipped = 0;
  lane.submit([&](const std::stop_token& stop) -> Lane::Delivery {
    started = true;
    while (!release) std::this_thread::sleep_for(1ms);
    stopSeen = stop.stop_requested();
    return [&] { delivered += 1; };
  });
  waitUntil([&] { return started.load(); });
  lane.submit([&](const std::stop_token&) -> Lane::Delivery {
    ++skipped;
    return {};
  });
  lane.submit([&](const std::stop_token&) -> Lane::Delivery { return [&] { delivered += 10; }; });
  release = true;
  waitUntil([&] { return !lane.busy() || lane.drain(); });
  CHECK(delivered == 10);
  CHECK(skipped == 0);
  CHECK(stopSeen);
}

TEST_CASE("a result that nobody took is dropped when a newer job is given") {
  Lane lane;
  int delivered = 0;
  std::atomic<bool> ran = false;
  lane.submit([&](const std::stop_token&) -> Lane::Delivery {
    ran = true;
    return [&] { delivered += 1; };
  });
  waitUntil([&] { return ran.load(); });
  std::this_thread::sleep_for(20ms);
  lane.submit([&](const std::stop_token&) -> Lane::Delivery { return [&] { delivered += 10; }; });
  waitUntil([&] { return lane.drain(); });
  CHECK(delivered == 10);
}

TEST_CASE("closing during a job asks it to stop and waits for it") {
  std::atomic<bool> started = false, ended = false;
  {
    Lane lane;
    lane.submit([&](const std::stop_token& stop) -> Lane::Delivery {
      started = true;
      while (!stop.stop_requested()) std::this_thread::sleep_for(1ms);
      ended = true;
      return {};
    });
    waitUntil([&] { return started.load(); });
  }
  CHECK(ended);
}

TEST_CASE("the scale of the display is read from its resources") {
  CHECK(scaleOfResources(nullptr) == 1);
  CHECK(scaleOfResources("Xft.dpi:\t144\n") == 1.5f);
  CHECK(scaleOfResources("Xft.antialias: 1\n") == 1);
  CHECK(scaleOfResources("Xft.dpi: nonsense\n") == 1);
  CHECK(scaleOfResources("Xft.dpi: 9000\n") == 4);
}

TEST_CASE("keys and characters become commands") {
  const core::ViewState view{.stepCount = 3};
  constexpr int right = 72, letterQ = 16;
  const auto next = commandOf(event::KeyPress{.key = right, .down = true}, view);
  REQUIRE(next.has_value());
  CHECK(std::holds_alternative<core::command::NextStep>(*next));
  CHECK_FALSE(commandOf(event::KeyPress{.key = right, .down = false}, view).has_value());
  CHECK_FALSE(commandOf(event::KeyPress{.key = right, .down = true, .alt = true}, view).has_value());
  const auto quit = commandOf(event::KeyPress{.key = letterQ, .down = true, .control = true}, view);
  REQUIRE(quit.has_value());
  CHECK(std::holds_alternative<core::command::Quit>(*quit));
  CHECK_FALSE(commandOf(event::KeyPress{.key = letterQ, .down = true}, view).has_value());
  const auto help = commandOf(event::Text{U'?'}, view);
  REQUIRE(help.has_value());
  CHECK(std::holds_alternative<core::command::ToggleHelp>(*help));
  CHECK(std::holds_alternative<core::command::TogglePlay>(*commandOf(event::Text{U' '}, view)));
}

TEST_CASE("the process knows its age") {
  const double first = processAge();
  std::this_thread::sleep_for(50ms);
  const double then = processAge();
  CHECK(first > 0);
  CHECK(then >= first + .04);
  CHECK(then < 3600);
}

TEST_CASE("counters are printed by name") {
  FrameStats stats;
  stats.frames = 12;
  stats.uploads = 7;
  const auto text = describe(stats);
  CHECK(text.find("frames=12 ") == 0);
  CHECK(text.find("uploads=7 ") != std::string::npos);
  CHECK(text.find(" resident_kb=0 peak_kb=0 ") != std::string::npos);
}
