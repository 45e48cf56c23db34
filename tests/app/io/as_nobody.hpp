#pragma once
// Root may write everywhere; tests of what one may not do are done by somebody who is nobody.

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace cityties::test {

class AsNobody {
 public:
  /// `folder` is to be entered by everyone.
  explicit AsNobody(const std::filesystem::path& folder) : root_(geteuid() == 0) {
    chmod(folder.c_str(), 0777);
    if (root_ && (setegid(65534) != 0 || seteuid(65534) != 0)) root_ = false;
  }
  ~AsNobody() {
    if (root_ && (seteuid(0) != 0 || setegid(0) != 0)) _exit(99);
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool root_;
};

}  // namespace cityties::test
