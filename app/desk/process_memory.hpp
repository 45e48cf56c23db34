#pragma once
// What the process takes of the machine's memory, and giving back what it only needed for a while.

#include <cstdint>

namespace cityties::desk {

/// To be called before there are threads. glibc otherwise keeps a heap for each thread and holds on to large blocks
/// once some have been freed: 14 MB of holes after reading and triangulating the base map. Does nothing elsewhere.
void saveMemory();

/// Gives free pages back to the system; takes about a millisecond for each hundred megabytes. For after large work.
void giveBackMemory();

/// What the system says (/proc, Linux): now and at most, libraries included, in kB; zeros elsewhere.
struct ProcessMemory {
  std::uint64_t residentKb = 0, peakKb = 0;
};
ProcessMemory processMemory();

/// Seconds since the system began the process, to a hundredth; 0 where it does not tell.
double processAge();

}  // namespace cityties::desk
