#pragma once
// How far a long computation is, on standard error: nothing for what is quick, a word beforehand for what takes long.

#include <chrono>
#include <string>

#include "graph/watch.hpp"

namespace cityties::cli {

class Progress {
 public:
  /// `what`: "1,382 contingencies".
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// To be handed to the computation; refers to this object.
  graph::Watch watch();

 private:
  void report(std::size_t done, std::size_t total);
  void announce(double secondsLeft);

  std::string what_;
  bool terminal_;
  bool announced_ = false, drawn_ = false;
  std::chrono::steady_clock::time_point start_, last_;
};

}  // namespace cityties::cli
