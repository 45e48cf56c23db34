#pragma once
// Private to graph/*.cpp: worlds in which some records do not hold.

#include <set>
#include <string>
#include <vector>

#include "graph/doubt.hpp"

namespace cityties::graph {

/// The records that are not believed. One counts as out only in a state that flags it: a tie that a law puts in doubt
/// from 2025 on stands in the state of 2020.
struct Disbelief {
  std::set<std::string> undatedOut, doubtfulOut;
  auto operator<=>(const Disbelief&) const = default;
};

/// The state without what the world does not believe; rows of a post that is out go with it. O(n log n).
State inWorld(const State& state, const Disbelief& world);

Disbelief corner(const std::vector<DoubtedRecord>& records, bool doubtfulOut, bool undatedOut);
/// Each doubtful record is in with the probability; undated ones as the options say. Records draw in order of id from
/// the sample's own stream.
Disbelief randomWorld(const std::vector<DoubtedRecord>& records, const DoubtOptions& options, std::size_t sample);

/// Sets hinge and records of every city that is cut in some world. False when stopped.
bool findHinges(const DoubtQuestion& question, DoubtReport& report, const Watch& watch);

}  // namespace cityties::graph
