// A story that plays by itself, by a clock that the test turns.
#include "app/core/playback.hpp"

#include "tests/support/catch.hpp"

using namespace cityties::core;

namespace {

/// Polls as the window does; counts the changes of the view and when they came.
struct Watched {
  ViewState view = reduce(ViewState{.stepCount = 4}, command::TogglePlay{});
  Playback playback;
  std::vector<double> changes;

  void run(double from, double to, double dwell) {
    for (int i = 0; from + i * .03 < to; ++i) {
      const double now = from + i * .03;
      const auto command = playback.tick(view, dwell, now);
      if (!command) continue;
      view = reduce(view, *command);
      changes.push_back(now);
    }
  }
};

}  // namespace

TEST_CASE("every step stands for its dwell and nothing happens in between") {
  Watched watched;
  watched.run(100, 160, 10);
  REQUIRE(watched.changes.size() == 3);  // of some two thousand looks
  CHECK(watched.changes[0] == Approx(110).margin(.04));
  CHECK(watched.changes[1] == Approx(120).margin(.1));
  CHECK(watched.changes[2] == Approx(130).margin(.2));
  CHECK((watched.view.step == 3 && !watched.view.playing));
}

TEST_CASE("a story that is stopped stays, and one that goes on gives its step the whole time again") {
  Watched watched;
  watched.run(0, 9, 10);
  watched.view = reduce(watched.view, command::StopPlay{});
  watched.run(9, 50, 10);
  CHECK(watched.changes.empty());
  watched.view = reduce(watched.view, command::TogglePlay{});
  watched.run(50, 59.9, 10);
  CHECK(watched.changes.empty());
  watched.run(59.9, 61, 10);
  CHECK(watched.changes.size() == 1);
}

TEST_CASE("another language is read from the beginning") {
  Watched watched;
  watched.run(0, 9, 10);
  watched.view.language = Language::chinese;
  watched.run(9, 18.9, 10);
  CHECK(watched.changes.empty());
  watched.run(18.9, 20, 10);
  CHECK(watched.changes.size() == 1);
}

TEST_CASE("a longer caption stands longer, within limits, and hanzi count for more than letters") {
  const Style& look = style(Theme::dark);
  CHECK(dwellSeconds("", look) == look.dwellLeast);
  CHECK(dwellSeconds(std::string(150, 'x'), look) == Approx(look.lookSeconds + 150 / look.lettersPerSecond));
  CHECK(dwellSeconds(std::string(5000, 'x'), look) == look.dwellMost);
  std::string hanzi;
  for (int i = 0; i < 40; ++i) hanzi += "城";
  CHECK(dwellSeconds(hanzi, look) == Approx(look.lookSeconds + 40 / look.hanziPerSecond));
}
