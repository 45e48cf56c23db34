#include "app/page/canvas_svg.hpp"

#include <algorithm>
#include <cmath>

#include "app/page/svg_text.hpp"

namespace cityties::page {
namespace {

using core::MarkShape;
using core::PixelPoint;
using core::PixelRect;
using core::Symbol;

double d(float value) { return static_cast<double>(value); }

void coordinate(std::string& out, std::string_view name, float value) {
  out += ' ';
  out += name;
  out += "=\"";
  svg::number(out, d(value));
  out += '"';
}

void place(std::string& out, PixelRect rect, float radius) {
  coordinate(out, "x", rect.x);
  coordinate(out, "y", rect.y);
  coordinate(out, "width", rect.width);
  coordinate(out, "height", rect.height);
  if (radius > 0) coordinate(out, "rx", std::min({radius, rect.width / 2, rect.height / 2}));
}

PixelLine squareAround(PixelPoint at, float half) {
  return {
      {at.x - half, at.y - half}, {at.x + half, at.y - half}, {at.x + half, at.y + half}, {at.x - half, at.y + half}};
}

PixelLine diamondAround(PixelPoint at, float half) {
  return {{at.x, at.y - half}, {at.x + half, at.y}, {at.x, at.y + half}, {at.x - half, at.y}};
}

std::string textStyle(const core::TextStyle& style) {
  std::string out = "font-size:" + svg::number(d(style.size), 2) + "px";
  constexpr int weights[] = {400, 500, 600, 700};
  if (style.weight != core::FontWeight::regular)
    out += ";font-weight:" + std::to_string(weights[static_cast<int>(style.weight)]);
  if (style.italic) out += ";font-style:italic";
  if (style.letterSpacing != 0) out += ";letter-spacing:" + svg::number(d(style.letterSpacing), 2) + "px";
  if (style.tabular) out += ";font-feature-settings:'tnum'";
  out += ';' + svg::paint("fill", style.colour);
  if (style.haloWidth > 0 && style.halo.a > 0)
    out += ";paint-order:stroke;" + svg::stroke({style.halo, 2 * style.haloWidth});
  return out;
}

}  // namespace

std::string SvgCanvas::unique(const std::string& id) {
  std::string tried = id;
  for (int i = 2; !ids_.insert(tried).second; ++i) tried = id + "-" + std::to_string(i);
  return tried;
}

const std::string& SvgCanvas::styled(const std::string& declarations, char kind) {
  const auto [at, isNew] = classes_.try_emplace(declarations);
  if (isNew) {
    at->second = kind + std::to_string(classes_.size());
    rules_.emplace_back(at->second, declarations);
  }
  return at->second;
}

void SvgCanvas::open(std::string_view id) {
  body_ += "<g";
  svg::attribute(body_, "id", unique(prefix_ + std::string(id)));
  body_ += ">\n";
}

void SvgCanvas::openClipped(std::string_view id, PixelRect clip, float radius) {
  const std::string name = unique(prefix_ + std::string(id)), clipName = unique(name + "-clip");
  definitions_ += "<clipPath id=\"" + clipName + "\"><rect";
  place(definitions_, clip, radius);
  definitions_ += "/></clipPath>\n";
  body_ += "<g id=\"" + name + "\" clip-path=\"url(#" + clipName + ")\">\n";
}

void SvgCanvas::close() { body_ += "</g>\n"; }

void SvgCanvas::begin(std::string_view name, const Tag& tag, const std::string& style) {
  body_ += '<';
  body_ += name;
  std::string classes(tag.className);
  if (!style.empty()) classes += (classes.empty() ? "" : " ") + style;
  svg::attribute(body_, "class", classes);
  svg::attribute(body_, "data-id", tag.dataId);
}

void SvgCanvas::title(const Tag& tag) {
  if (tag.title.empty()) return;
  body_ += "<title>";
  svg::escape(body_, tag.title);
  body_ += "</title>";
}

void SvgCanvas::end(std::string_view name, const Tag& tag) {
  if (tag.title.empty()) {
    body_ += "/>\n";
    return;
  }
  body_ += '>';
  title(tag);
  body_ += "</";
  body_ += name;
  body_ += ">\n";
}

void SvgCanvas::box(PixelRect rect, float radius, core::Rgba fill, const std::optional<core::Stroke>& edge,
                    std::string_view className) {
  std::string style = svg::paint("fill", fill);
  if (edge) style += ';' + svg::stroke(*edge);
  const Tag tag{className, {}, {}};
  begin("rect", tag, styled(style, 'p'));
  place(body_, rect, radius);
  end("rect", tag);
}

std::string SvgCanvas::hatchFill(const AreaPaint& paint) {
  const core::Hatch& hatch = *paint.hatch;
  const std::string step = svg::number(std::max(d(hatch.spacing), .25), 2);
  std::string inside = " width=\"" + step + "\" height=\"" + step +
                       "\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">";
  if (paint.fill.a > 0)
    inside += "<rect width=\"" + step + "\" height=\"" + step + "\" style=\"" + svg::paint("fill", paint.fill) + "\"/>";
  inside += "<path d=\"M" + svg::number(d(hatch.spacing) / 2, 2) + " 0l0 " + step + "\" style=\"" +
            svg::stroke({hatch.colour, hatch.width}) + "\"/></pattern>\n";
  const auto [at, isNew] = hatches_.try_emplace(inside);
  if (isNew) {
    at->second = unique("hatch");
    definitions_ += "<pattern id=\"" + at->second + "\"" + inside;
  }
  return "fill:url(#" + at->second + ")";
}

void SvgCanvas::area(const std::vector<PixelLine>& rings, const AreaPaint& paint, const Tag& tag) {
  std::string style = paint.hatch ? hatchFill(paint) : svg::paint("fill", paint.fill);
  if (paint.outline) style += ';' + svg::stroke(*paint.outline);
  begin("path", tag, styled(style, 'p'));
  body_ += " d=\"";
  for (const PixelLine& ring : rings) svg::path(body_, ring, true);
  body_ += '"';
  end("path", tag);
}

void SvgCanvas::line(const DrawnLine& line) {
  const std::string& style = styled("fill:none;" + svg::stroke(line.stroke), 'p');
  const bool dashed = line.stroke.dash[0] > 0 && line.stroke.dash[1] > 0;
  const auto sameLook = [dashed](const LinePiece& a, const LinePiece& b) {
    return a.opacity == b.opacity && (!dashed || a.walked == b.walked);
  };
  const auto draw = [&](std::size_t first) {
    const LinePiece& look = line.pieces[first];
    if (look.opacity < 1) svg::attribute(body_, "opacity", svg::number(d(look.opacity), 2));
    if (dashed && look.walked > 0) svg::attribute(body_, "stroke-dashoffset", svg::number(d(look.walked)));
    body_ += " d=\"";
    for (std::size_t i = first; i < line.pieces.size(); ++i)
      if (sameLook(line.pieces[i], look)) svg::path(body_, line.pieces[i].points, false);
    body_ += '"';
  };
  std::vector<std::size_t> looks;
  for (std::size_t i = 0; i < line.pieces.size(); ++i)
    if (std::ranges::none_of(looks, [&](std::size_t k) { return sameLook(line.pieces[k], line.pieces[i]); }))
      looks.push_back(i);
  if (looks.size() == 1) {
    begin("path", line.tag, style);
    draw(0);
    return end("path", line.tag);
  }
  begin("g", line.tag, style);
  body_ += '>';
  title(line.tag);
  for (const std::size_t look : looks) {
    body_ += "<path";
    draw(look);
    body_ += "/>";
  }
  body_ += "</g>\n";
}

void SvgCanvas::crossMark(const MarkShape& mark, PixelPoint at, const Tag& tag) {
  const float half = mark.size * .78f, width = mark.size * .42f;
  std::string shape;
  svg::path(shape, {{at.x - half, at.y - half}, {at.x + half, at.y + half}}, false);
  svg::path(shape, {{at.x + half, at.y - half}, {at.x - half, at.y + half}}, false);
  const auto stroke = [&](core::Rgba colour, float wide) {
    return styled("fill:none;stroke-linecap:round;" + svg::stroke({colour, wide}), 'p');
  };
  begin("g", tag, {});
  body_ += '>';
  title(tag);
  if (mark.outline)
    body_ +=
        "<path class=\"" + stroke(mark.outline->colour, width + 2 * mark.outline->width) + "\" d=\"" + shape + "\"/>";
  body_ += "<path class=\"" + stroke(mark.fill, width) + "\" d=\"" + shape + "\"/></g>\n";
}

void SvgCanvas::solidMark(const MarkShape& mark, PixelPoint at, const Tag& tag) {
  std::string style = svg::paint("fill", mark.fill);
  if (mark.outline) {
    core::Stroke edge = *mark.outline;
    edge.width *= 2;  // its inner half lies under the fill
    style += ";paint-order:stroke;" + svg::stroke(edge);
  }
  const bool holed = mark.symbol == Symbol::square;
  if (holed) style += ";fill-rule:evenodd";
  begin("path", tag, styled(style, 'p'));
  body_ += " d=\"";
  const float size = mark.symbol == Symbol::smallSquare ? mark.size * .6f : mark.size;
  svg::path(body_, mark.symbol == Symbol::diamond ? diamondAround(at, size) : squareAround(at, size), true);
  if (holed) svg::path(body_, squareAround(at, size * .42f), true);
  body_ += '"';
  end("path", tag);
}

void SvgCanvas::mark(const MarkShape& mark, PixelPoint at) {
  const Tag tag{mark.className, mark.dataId, mark.title};
  if (mark.symbol == Symbol::cross) return crossMark(mark, at, tag);
  if (mark.symbol != Symbol::dot && mark.symbol != Symbol::ring) return solidMark(mark, at, tag);
  std::string style = svg::paint("fill", mark.symbol == Symbol::ring ? core::Rgba{0, 0, 0, 0} : mark.fill);
  if (mark.outline) {
    core::Stroke edge = *mark.outline;
    if (mark.symbol == Symbol::dot) edge.width *= 2, style += ";paint-order:stroke";
    style += ';' + svg::stroke(edge);
  }
  begin("circle", tag, styled(style, 'p'));
  coordinate(body_, "cx", at.x);
  coordinate(body_, "cy", at.y);
  body_ += " r=\"" + svg::number(d(mark.size), 2) + '"';
  end("circle", tag);
}

void SvgCanvas::text(const std::string& utf8, const core::TextStyle& style, float x, float y, Anchor anchor,
                     const Tag& tag) {
  if (utf8.empty()) return;
  fonts_.add(utf8, style);
  begin("text", tag, styled(textStyle(style), 't'));
  coordinate(body_, "x", x);
  coordinate(body_, "y", y + text_.measure(utf8, style).baseline);
  if (anchor == Anchor::end) svg::attribute(body_, "text-anchor", "end");
  body_ += '>';
  svg::escape(body_, utf8);
  body_ += "</text>\n";
}

void SvgCanvas::shade(PixelPoint middle, float radiusX, float radiusY, core::Rgba colour) {
  const std::string name = unique(prefix_ + "shade");
  definitions_ += "<radialGradient id=\"" + name + "\">";
  for (const auto& [at, alpha] : {std::pair{0.0, 1.0}, {.55, .8}, {1.0, .0}})
    definitions_ += "<stop offset=\"" + svg::number(at, 2) + "\" stop-color=\"" + svg::colour(colour) +
                    "\" stop-opacity=\"" + svg::number(alpha * colour.a / 255.0, 3) + "\"/>";
  definitions_ += "</radialGradient>\n";
  body_ += "<ellipse fill=\"url(#" + name + ")\"";
  coordinate(body_, "cx", middle.x);
  coordinate(body_, "cy", middle.y);
  coordinate(body_, "rx", radiusX);
  coordinate(body_, "ry", radiusY);
  body_ += "/>\n";
}

std::string SvgCanvas::styleSheet() const {
  std::string css = "svg{fill-rule:evenodd;stroke-linejoin:round}\ntext{font-family:Inter,'WenQuanYi Micro Hei'";
  for (const std::string& family : fonts_.families())
    if (family != "Inter" && family != "WenQuanYi Micro Hei" && family.find_first_of("'\\<>&") == std::string::npos)
      css += ",'" + family + "'";
  css += ",sans-serif;font-synthesis:weight}\n";
  for (const auto& [name, declarations] : rules_) css += "." + name + "{" + declarations + "}\n";
  for (const text::FontSubset& font : fonts_.subsets()) {
    css.append("@font-face{font-family:'").append(svg::escaped(font.family)).append("';font-weight:");
    css.append(std::to_string(font.weight)).append(font.italic ? ";font-style:italic" : "");
    css.append(";src:url(data:font/otf;base64,").append(svg::base64(font.file)).append(")}\n");
  }
  return css;
}

std::string SvgCanvas::document(double width, double height, double dpi, const Metadata& about) const {
  const std::string w = svg::number(width, 2), h = svg::number(height, 2);
  const auto physical = [dpi](double pixels) {
    return dpi == 96 ? svg::number(pixels, 2) : svg::number(pixels * 25.4 / dpi, 2) + "mm";
  };
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"";
  out += " width=\"" + physical(width) + "\" height=\"" + physical(height) + "\" viewBox=\"0 0 " + w + ' ' + h + '"';
  out += " role=\"img\" aria-labelledby=\"picture-title picture-description\" xml:lang=\"" + about.language + "\">\n";
  out += "<title id=\"picture-title\">" + svg::escaped(about.title) + "</title>\n";
  out += "<desc id=\"picture-description\">" + svg::escaped(about.description) + "</desc>\n";
  out += svgMetadata(about);
  out += "<style>\n" + styleSheet() + "</style>\n";
  if (!definitions_.empty()) out += "<defs>\n" + definitions_ + "</defs>\n";
  out += body_ + "</svg>\n";
  return out;
}

}  // namespace cityties::page
