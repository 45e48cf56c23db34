// Flipping edges until triangles are as round as their corners allow.

#include <cmath>

#include "geo/ear_clipping.hpp"

namespace cityties::geo {
namespace {

using Index = std::uint32_t;

class Flipper {
 public:
  explicit Flipper(TriangleMesh& mesh) : mesh_(mesh) {}

  void run() {
    // Each flip makes the smallest angles larger; rounding could only go round in circles among corners on one circle.
    std::size_t flips = 50 * mesh_.triangles.size() + 100;
    for (Index half = 0; half < mesh_.twins.size(); ++half)
      if (mesh_.twins[half] != TriangleMesh::none && half < mesh_.twins[half]) pending_.push_back(half);
    while (!pending_.empty() && flips > 0) {
      const Index half = pending_.back();
      pending_.pop_back();
      if (mesh_.twins[half] == TriangleMesh::none || !shouldFlip(half)) continue;
      flip(half);
      --flips;
    }
  }

 private:
  static Index turned(Index half, Index by) { return half / 3 * 3 + (half % 3 + by) % 3; }
  Index& corner(Index half) { return mesh_.triangles[half / 3][half % 3]; }
  PlanePoint at(Index half) { return mesh_.points[corner(half)]; }

  static double cross(PlanePoint u, PlanePoint v) { return u.x * v.y - u.y * v.x; }
  static double dot(PlanePoint u, PlanePoint v) { return u.x * v.x + u.y * v.y; }
  static double size(PlanePoint u) { return std::abs(u.x) + std::abs(u.y); }
  static PlanePoint from(PlanePoint a, PlanePoint b) { return {b.x - a.x, b.y - a.y}; }

  /// The angles opposite to the edge are more than 180° together (sine of their sum; Cline & Renka 1984), and the two
  /// triangles of the other diagonal are none that is flat.
  bool shouldFlip(Index half) {
    const Index twin = mesh_.twins[half];
    const PlanePoint a = at(half), b = at(turned(half, 1)), c = at(turned(half, 2)), d = at(turned(twin, 2));
    const PlanePoint ca = from(c, a), cb = from(c, b), da = from(d, a), db = from(d, b);
    const double sine = cross(ca, cb) * dot(da, db) + dot(ca, cb) * cross(db, da);
    constexpr double rounding = 1e-13;
    if (!(sine < -rounding * size(ca) * size(cb) * size(da) * size(db))) return false;
    return cross(from(a, d), from(a, c)) > 0 && cross(from(d, b), from(d, c)) > 0;
  }

  /// Triangles (a, b, c) and (b, a, d) become (a, d, c) and (d, b, c).
  void flip(Index half) {
    const Index twin = mesh_.twins[half];
    const Index bc = turned(half, 1), ca = turned(half, 2), ad = turned(twin, 1), db = turned(twin, 2);
    const Index a = corner(half), b = corner(bc), c = corner(ca), d = corner(db);
    const Index acrossBc = mesh_.twins[bc], acrossCa = mesh_.twins[ca];
    const Index acrossAd = mesh_.twins[ad], acrossDb = mesh_.twins[db];
    const Index t = half / 3, u = twin / 3;
    mesh_.triangles[t] = {a, d, c};
    mesh_.triangles[u] = {d, b, c};
    pair(3 * t, acrossAd);
    pair(3 * t + 1, 3 * u + 2);
    pair(3 * t + 2, acrossCa);
    pair(3 * u, acrossDb);
    pair(3 * u + 1, acrossBc);
    for (const Index edge : {3 * t, 3 * t + 2, 3 * u, 3 * u + 1})
      if (mesh_.twins[edge] != TriangleMesh::none) pending_.push_back(edge);
  }

  void pair(Index half, Index twin) {
    mesh_.twins[half] = twin;
    if (twin != TriangleMesh::none) mesh_.twins[twin] = half;
  }

  TriangleMesh& mesh_;
  std::vector<Index> pending_;
};

}  // namespace

void makeDelaunay(TriangleMesh& mesh) { Flipper(mesh).run(); }

}  // namespace cityties::geo
