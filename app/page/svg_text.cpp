#include "app/page/svg_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace cityties::page::svg {
namespace {

/// A whole number of units of 10^-decimals.
void fixed(std::string& out, long long units, int decimals) {
  long long one = 1;
  for (int i = 0; i < decimals; ++i) one *= 10;
  if (units < 0) out += '-', units = -units;
  const long long whole = units / one;
  long long rest = units % one;
  std::array<char, 24> digits{};
  if (whole > 0 || rest == 0) {
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), whole).ptr;
    out.append(digits.data(), end);
  }
  if (rest == 0) return;
  out += '.';
  for (one /= 10; rest > 0; one /= 10) {
    out += static_cast<char>('0' + rest / one);
    rest %= one;
  }
}

long long units(double value, int decimals) {
  const double scaled = value * std::pow(10.0, decimals);
  return std::isfinite(scaled) ? std::llround(std::fmin(std::fmax(scaled, -1e12), 1e12)) : 0;
}

/// Two numbers of a path: a minus parts them by itself.
void pair(std::string& out, long long x, long long y, bool first) {
  if (!first && x >= 0) out += ' ';
  fixed(out, x, 1);
  if (y >= 0) out += ' ';
  fixed(out, y, 1);
}

}  // namespace

void number(std::string& out, double value, int decimals) { fixed(out, units(value, decimals), decimals); }

std::string number(double value, int decimals) {
  std::string out;
  number(out, value, decimals);
  return out;
}

void path(std::string& out, const PixelLine& points, bool close) {
  if (points.empty()) return;
  const auto tenths = [](float value) { return units(static_cast<double>(value), 1); };
  long long x = tenths(points.front().x), y = tenths(points.front().y);
  out += 'M';
  pair(out, x, y, true);
  bool first = true;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const long long nextX = tenths(points[i].x), nextY = tenths(points[i].y);
    const bool last = i + 1 == points.size() && first && !close;  // a line of no length still has its dot
    if (nextX == x && nextY == y && !last) continue;
    if (first) out += 'l';
    pair(out, nextX - x, nextY - y, first);
    first = false;
    x = nextX, y = nextY;
  }
  if (close) out += 'z';
}

void escape(std::string& out, std::string_view text) {
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
}

std::string escaped(std::string_view text) {
  std::string out;
  escape(out, text);
  return out;
}

void attribute(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += ' ';
  out += name;
  out += "=\"";
  escape(out, value);
  out += '"';
}

std::string colour(core::Rgba c) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "#";
  for (const unsigned part : {c.r, c.g, c.b}) out += {digits[part / 16], digits[part % 16]};
  return out;
}

std::string paint(std::string_view what, core::Rgba c) {
  std::string out(what);
  if (c.a == 0) return out + ":none";
  out += ':' + colour(c);
  if (c.a < 255) out += ';' + std::string(what) + "-opacity:" + number(c.a / 255.0, 3);
  return out;
}

std::string stroke(const core::Stroke& line) {
  std::string out = paint("stroke", line.colour);
  if (line.colour.a == 0) return out;
  out += ";stroke-width:" + number(static_cast<double>(line.width), 2);
  if (line.dash[0] > 0 && line.dash[1] > 0)
    out += ";stroke-dasharray:" + number(static_cast<double>(line.dash[0]), 2) + ' ' +
           number(static_cast<double>(line.dash[1]), 2);
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t k) {
      return i + k < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[i + k])) : 0U;
    };
    const unsigned three = byte(0) << 16 | byte(1) << 8 | byte(2);
    out += letters[three >> 18];
    out += letters[three >> 12 & 63];
    out += i + 1 < bytes.size() ? letters[three >> 6 & 63] : '=';
    out += i + 2 < bytes.size() ? letters[three & 63] : '=';
  }
  return out;
}

}  // namespace cityties::page::svg
