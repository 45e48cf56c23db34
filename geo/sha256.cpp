#include "geo/sha256.hpp"

#include <sys/types.h>
// libmd's header uses the types of the one above without including it.
#include <sha2.h>

#include <array>
#include <fstream>

namespace cityties::geo {

struct Sha256::Context {
  SHA2_CTX state;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) { SHA256Init(&context_->state); }

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  SHA256Update(&context_->state, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

std::string Sha256::hex() {
  std::array<uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256Final(digest.data(), &context_->state);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const auto byte : digest) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

std::optional<std::string> sha256OfFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return {};
  Sha256 sum;
  std::string block(std::size_t{1} << 16U, '\0');
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    sum.add(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
  }
  if (in.bad()) return {};
  return sum.hex();
}

}  // namespace cityties::geo
