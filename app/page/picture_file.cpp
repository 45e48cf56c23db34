#include "app/page/picture_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cityties::page {
namespace {

tl::unexpected<graph::Diagnostics> problem(const std::filesystem::path& file, const std::string& why) {
  return graph::failure({graph::Severity::error, file.string(), {}, 0, {}, "cannot write the picture: " + why});
}

/// 0, or the error number; also of closing, which is when some disks first say that they are full.
int writeAll(const std::filesystem::path& file, const std::string& bytes, int flags) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC | flags, 0666);
  if (descriptor < 0) return errno;
  int error = 0;
  for (std::size_t at = 0; at < bytes.size() && error == 0;) {
    const ssize_t written = ::write(descriptor, bytes.data() + at, bytes.size() - at);
    if (written >= 0)
      at += static_cast<std::size_t>(written);
    else if (errno != EINTR)
      error = errno;
  }
  if (::close(descriptor) != 0 && error == 0) error = errno;
  return error;
}

}  // namespace

graph::Result<void> writePicture(const std::string& bytes, const std::filesystem::path& file) {
  std::error_code ignored;
  std::filesystem::path target = file;
  if (std::filesystem::is_symlink(file, ignored))
    if (auto real = std::filesystem::canonical(file, ignored); !ignored) target = std::move(real);
  const auto status = std::filesystem::status(target, ignored);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
      !std::filesystem::is_directory(status)) {
    if (const int error = writeAll(target, bytes, 0)) return problem(file, std::strerror(error));
    return {};
  }
  std::filesystem::path part = target;
  part += "." + std::to_string(getpid()) + ".part";
  if (const int error = writeAll(part, bytes, O_CREAT | O_TRUNC)) {
    std::filesystem::remove(part, ignored);
    return problem(file, std::strerror(error));
  }
  std::error_code failed;
  std::filesystem::rename(part, target, failed);
  if (!failed) return {};
  std::filesystem::remove(part, ignored);
  return problem(file, failed.message());
}

}  // namespace cityties::page
