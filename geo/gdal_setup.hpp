#pragma once
// The one place where GDAL is set up. Private to geo: only .cpp files that already include GDAL include this.

#include <string>
#include <vector>

namespace cityties::geo {

/// Registers the GeoPackage driver, and no other, once in the process; later calls cost nothing. All drivers would cost
/// 77 ms at start, and every further driver is one more way for a hostile file to be opened. Safe from any thread.
void useGeoPackageDriver();

/// While it lives, the messages that GDAL, OGR and PROJ raise on this thread are collected instead of printed. GDAL
/// signals by NULL and a message, never by an exception, and ends a loop over features in the same way at the end and
/// at an error: ask `failed()` after every loop. Nests; must be destroyed on the thread that made it.
class CplErrors {
 public:
  CplErrors();
  ~CplErrors();
  CplErrors(const CplErrors&) = delete;
  CplErrors& operator=(const CplErrors&) = delete;

  /// True when a failure (not a mere warning) was raised.
  bool failed() const { return !failures_.empty(); }
  const std::vector<std::string>& failures() const { return failures_; }
  const std::vector<std::string>& warnings() const { return warnings_; }
  /// The first failure on one line, or `otherwise` when there is none.
  std::string text(const std::string& otherwise = "") const;
  void clear();

 private:
  struct Handler;
  std::vector<std::string> failures_;
  std::vector<std::string> warnings_;
};

}  // namespace cityties::geo
