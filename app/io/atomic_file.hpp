#pragma once
// A file is written whole or not at all: into a file beside it, which is made to last and then takes its name. At every
// moment, and after a loss of power, the name stands for the old bytes or the new ones.

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "graph/diagnostic.hpp"

namespace cityties::io {

/// What may fail on the way to the disk. Tests put failures in place of the system's calls.
struct FileCalls {
  std::function<ssize_t(int file, const void* bytes, std::size_t count)> write;
  std::function<int(int file)> sync;  ///< fsync
  std::function<int(const char* from, const char* to)> rename;
};
FileCalls systemCalls();

enum class Previous {
  drop,
  keep,  ///< what the name stood for until now stays as NAME~, in place of an older NAME~
};

/// Symbolic links are followed, and stay. The mode of the file stays, and its owner where the system lets it; a new
/// file gets what the umask gives. Other hard links keep the old bytes. Errors, each in plain words, with the old file
/// as it was: a folder that is not there or may not be written to, a read-only file, a target that is no ordinary file,
/// a full disk, a name too long. Nothing half-written stays behind.
std::optional<graph::Diagnostic> writeAtomically(const std::filesystem::path& file, std::string_view bytes,
                                                 Previous previous, const FileCalls& calls = systemCalls());

/// The file that a name stands for: absolute, links followed, also where the last one points at nothing yet.
std::filesystem::path resolved(const std::filesystem::path& file);

/// All bytes to an open file, however few the system takes at a time; errno on failure, else 0.
int writeAll(int file, std::string_view bytes, const FileCalls& calls);

/// Closes with the scope.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  explicit operator bool() const { return number_ >= 0; }
  int get() const { return number_; }
  int release();

 private:
  int number_;
};

}  // namespace cityties::io
