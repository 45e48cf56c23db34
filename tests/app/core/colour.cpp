#include "tests/app/core/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cityties::test {
namespace {

using core::Rgba;
using Vec = std::array<double, 3>;
using Matrix = std::array<Vec, 3>;

constexpr Matrix protan{{{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}}};
constexpr Matrix deutan{{{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}}};
constexpr Matrix tritan{{{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}}};

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= .04045 ? c / 12.92 : std::pow((c + .055) / 1.055, 2.4);
}

Vec linear(Rgba c) { return {linear(c.r), linear(c.g), linear(c.b)}; }

Vec times(const Matrix& m, const Vec& v) {
  Vec result{};
  for (std::size_t i = 0; i < 3; ++i) result[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
  return result;
}

Vec seen(Rgba colour, Vision vision) {
  Vec light = linear(colour);
  if (vision != Vision::full)
    light = times(vision == Vision::protan ? protan : vision == Vision::deutan ? deutan : tritan, light);
  for (double& channel : light) channel = std::clamp(channel, 0.0, 1.0);
  return light;
}

Vec oklab(const Vec& light) {
  constexpr Matrix cones{{{.4122214708, .5363325363, .0514459929},
                          {.2119034982, .6806995451, .1073969566},
                          {.0883024619, .2817188376, .6299787005}}};
  constexpr Matrix lab{{{.2104542553, .7936177850, -.0040720468},
                        {1.9779984951, -2.4285922050, .4505937099},
                        {.0259040371, .7827717662, -.8086757660}}};
  Vec response = times(cones, light);
  for (double& one : response) one = std::cbrt(one);
  return times(lab, response);
}

double luminance(Rgba colour) {
  const Vec light = linear(colour);
  return .2126 * light[0] + .7152 * light[1] + .0722 * light[2];
}

}  // namespace

Rgba over(Rgba top, Rgba ground) {
  Rgba opaque = top;
  opaque.a = 255;
  ground.a = 255;
  return core::mix(ground, opaque, top.a / 255.0);
}

double contrast(Rgba a, Rgba b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + .05) / (low + .05);
}

double distance(Rgba a, Rgba b, Vision vision) {
  const Vec x = oklab(seen(a, vision)), y = oklab(seen(b, vision));
  return 100 * std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

double lightness(Rgba colour) { return oklab(linear(colour))[0]; }

}  // namespace cityties::test
