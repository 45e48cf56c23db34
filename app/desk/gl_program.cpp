#include "app/desk/gl_program.hpp"

#include <epoxy/gl.h>

#include <fstream>
#include <iterator>
#include <utility>

namespace cityties::desk::gl {
namespace {

graph::Result<unsigned> compile(GLenum kind, const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return graph::failure({.file = file.filename().string(), .message = "shader is missing"});
  const std::string source{std::istreambuf_iterator<char>(in), {}};
  const GLuint shader = glCreateShader(kind);
  const char* text = source.c_str();
  glShaderSource(shader, 1, &text, nullptr);
  glCompileShader(shader);
  GLint good = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
  if (good == GL_TRUE) return shader;
  std::string log(2048, '\0');
  GLsizei length = 0;
  glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), &length, log.data());
  log.resize(static_cast<std::size_t>(length));
  glDeleteShader(shader);
  return graph::failure({.file = file.filename().string(), .message = "shader does not compile: " + log});
}

}  // namespace

graph::Result<Program> Program::load(const std::filesystem::path& vertexFile,
                                     const std::filesystem::path& fragmentFile) {
  const auto vertex = compile(GL_VERTEX_SHADER, vertexFile);
  if (!vertex) return tl::unexpected(vertex.error());
  const auto fragment = compile(GL_FRAGMENT_SHADER, fragmentFile);
  if (!fragment) {
    glDeleteShader(*vertex);
    return tl::unexpected(fragment.error());
  }
  Program program;
  program.program_ = glCreateProgram();
  glAttachShader(program.program_, *vertex);
  glAttachShader(program.program_, *fragment);
  glLinkProgram(program.program_);
  glDeleteShader(*vertex);
  glDeleteShader(*fragment);
  GLint good = GL_FALSE;
  glGetProgramiv(program.program_, GL_LINK_STATUS, &good);
  if (good != GL_TRUE)
    return graph::failure({.file = fragmentFile.filename().string(), .message = "shader does not link"});
  return program;
}

void releaseCompiler() {
  if (epoxy_gl_version() >= 41 || epoxy_has_gl_extension("GL_ARB_ES2_compatibility")) glReleaseShaderCompiler();
}

Program::Program(Program&& other) noexcept
    : program_(std::exchange(other.program_, 0)), locations_(std::move(other.locations_)) {}

Program& Program::operator=(Program&& other) noexcept {
  std::swap(program_, other.program_);
  std::swap(locations_, other.locations_);
  return *this;
}

Program::~Program() {
  if (program_) glDeleteProgram(program_);
}

void Program::use() const { glUseProgram(program_); }

int Program::location(const char* name) const {
  const auto [at, isNew] = locations_.try_emplace(name, -1);
  if (isNew) at->second = glGetUniformLocation(program_, name);
  return at->second;
}

void Program::set(const char* name, int value) const { glUniform1i(location(name), value); }
void Program::set(const char* name, float value) const { glUniform1f(location(name), value); }
void Program::set(const char* name, float x, float y) const { glUniform2f(location(name), x, y); }
void Program::set(const char* name, float x, float y, float z, float w) const {
  glUniform4f(location(name), x, y, z, w);
}

void Program::setRows(const char* name, const std::array<float, 9>& rows) const {
  glUniformMatrix3fv(location(name), 1, GL_TRUE, rows.data());
}

}  // namespace cityties::desk::gl
