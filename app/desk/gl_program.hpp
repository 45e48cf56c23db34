#pragma once
// A shader program from two files.

#include <array>
#include <filesystem>
#include <string>
#include <unordered_map>

#include "graph/diagnostic.hpp"

namespace cityties::desk::gl {

class Program {
 public:
  /// Errors: a file that cannot be read; what the compiler says, with the file's name.
  static graph::Result<Program> load(const std::filesystem::path& vertexFile,
                                     const std::filesystem::path& fragmentFile);

  Program() = default;
  Program(Program&& other) noexcept;
  Program& operator=(Program&& other) noexcept;
  ~Program();

  void use() const;
  /// Uniforms of the program in use; a name that the shader does not have is ignored, as in GL.
  void set(const char* name, int value) const;
  void set(const char* name, float value) const;
  void set(const char* name, float x, float y) const;
  void set(const char* name, float x, float y, float z, float w) const;
  /// A mat3, row by row.
  void setRows(const char* name, const std::array<float, 9>& rows) const;

 private:
  int location(const char* name) const;
  unsigned program_ = 0;
  mutable std::unordered_map<std::string, int> locations_;
};

/// Frees what compiling needs (GL 4.1); for when every program is made. Another may still be compiled later.
void releaseCompiler();

}  // namespace cityties::desk::gl
