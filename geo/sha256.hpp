#pragma once
// SHA-256 in hexadecimal, over bytes given piece by piece.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cityties::geo {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  /// 64 lower-case digits. Nothing can be added afterwards.
  std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// Of a file's bytes; nothing when it cannot be read.
std::optional<std::string> sha256OfFile(const std::filesystem::path& path);

}  // namespace cityties::geo
