"""Compares a picture with its golden one, and shows how they differ.

Letters and edges differ by a pixel's share of cover between versions of Cairo, FreeType and Mesa; a colour, a width or a
place that changed differs everywhere it is seen. So two things are asked:

- sharp: no more than a few pixels may leave what the other picture holds within one pixel, by more than `SHARP`;
- soft: over squares of 4 × 4 pixels, in which a moved edge evens out, hardly any may differ by more than `SOFT`, nor all
  together by more than `MEAN`, in either direction.

The golden pictures have 256 colours of their own choice, which keeps them small: SOFT and SHARP are well above what that loses.
"""
import numpy
from PIL import Image, ImageDraw

SHARP, SHARP_SHARE = 36, 0.0004
SOFT, SOFT_SHARE = 9, 0.0008
MEAN = 1.0
SQUARE = 4


def load(path):
    with Image.open(path) as picture:
        return numpy.asarray(picture.convert("RGB")).astype(numpy.int16)


def around(pixels, choose):
    """The least or the most (numpy.minimum, numpy.maximum) of each pixel and its eight neighbours."""
    edged = numpy.pad(pixels, ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows = choose(choose(edged[:-2], edged[1:-1]), edged[2:])
    return choose(choose(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])


def outside(pixels, other):
    """How far each pixel lies outside of what the other picture holds around it."""
    low, high = around(other, numpy.minimum), around(other, numpy.maximum)
    return numpy.maximum(numpy.maximum(low - pixels, pixels - high), 0).max(axis=2)


def squares(pixels):
    height, width = (n // SQUARE * SQUARE for n in pixels.shape[:2])
    cut = pixels[:height, :width].astype(numpy.float64)
    return cut.reshape(height // SQUARE, SQUARE, width // SQUARE, SQUARE, 3).mean(axis=(1, 3))


class Difference:
    """What parts two pictures; `problems` is empty where they are the same but for antialiasing."""

    def __init__(self, expected, got):
        self.problems = []
        if expected.shape != got.shape:
            self.problems.append(f"{got.shape[1]} × {got.shape[0]} pixels instead of {expected.shape[1]} × {expected.shape[0]}")
            self.marks = None
            return
        sharp = numpy.maximum(outside(expected, got), outside(got, expected)) > SHARP
        apart = squares(got) - squares(expected)
        soft = numpy.abs(apart).max(axis=2) > SOFT
        self.sharp, self.soft = sharp.mean(), soft.mean()
        self.mean = numpy.abs(apart).mean(axis=(0, 1)).max()
        self.marks = sharp
        large = soft.repeat(SQUARE, axis=0).repeat(SQUARE, axis=1)
        self.marks[:large.shape[0], :large.shape[1]] |= large
        for value, limit, what in ((self.sharp, SHARP_SHARE, f"of the pixels differ by more than {SHARP} of 255 from all around"),
                                   (self.soft, SOFT_SHARE, f"of the squares of {SQUARE} pixels differ by more than {SOFT}")):
            if value > limit:
                self.problems.append(f"{100 * value:.3f} % {what} (at most {100 * limit:.2f} %)")
        if self.mean > MEAN:
            self.problems.append(f"squares differ by {self.mean:.2f} on average (at most {MEAN})")

    def figures(self):
        return f"sharp {100 * self.sharp:.4f} %, soft {100 * self.soft:.4f} %, mean {self.mean:.3f}"

    def where(self):
        """The box (left, top, right, bottom) around all that differs."""
        if self.marks is None or not self.marks.any():
            return None
        rows, columns = numpy.flatnonzero(self.marks.any(axis=1)), numpy.flatnonzero(self.marks.any(axis=0))
        return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def side_by_side(expected, got, difference):
    """Expected, got, and the expected one in grey with what differs in red."""
    pictures = [Image.fromarray(one.astype(numpy.uint8)) for one in (expected, got)]
    words = ["expected", "got"]
    if difference.marks is not None:
        grey = (numpy.repeat(expected.mean(axis=2, keepdims=True), 3, axis=2) * .4 + 90).astype(numpy.uint8)
        grey[difference.marks] = (255, 30, 30)
        pictures.append(Image.fromarray(grey))
        words.append("differs")
    gap, band = 8, 20
    sheet = Image.new("RGB", (sum(one.width for one in pictures) + gap * (len(pictures) - 1),
                              band + max(one.height for one in pictures)), "white")
    pen, x = ImageDraw.Draw(sheet), 0
    for picture, word in zip(pictures, words):
        pen.text((x + 4, 4), word, fill="black")
        sheet.paste(picture, (x, band))
        x += picture.width + gap
    if box := difference.where():
        left = sheet.width - pictures[-1].width
        pen.rectangle((left + box[0] - 4, band + box[1] - 4, left + box[2] + 3, band + box[3] + 3), outline="red")
    return sheet


def nearest(colours, palette):
    """For each colour the index of the nearest of the palette."""
    return numpy.concatenate([((part[:, None, :] - palette[None]) ** 2).sum(axis=2).argmin(axis=1)
                              for part in numpy.array_split(colours, max(1, len(colours) // 4096))])


def small(picture):
    """With 256 colours chosen for it: a third of the size, off by a few of 255, and by nothing in large even parts."""
    pixels = numpy.asarray(picture.convert("RGB"))
    colours, which, count = numpy.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    colours = colours.astype(numpy.float32)
    even = colours[numpy.argsort(-count, kind="stable")[:64]]
    first = picture.convert("RGB").quantize(192, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    palette = numpy.concatenate([even, numpy.array(first.getpalette(), numpy.float32).reshape(-1, 3)[:192]])
    for _ in range(8):  # k-means, of which the even parts' colours stay
        member = nearest(colours, palette)
        weight = numpy.bincount(member, count, minlength=len(palette))
        for channel in range(3):
            mean = numpy.bincount(member, count * colours[:, channel], minlength=len(palette)) / numpy.maximum(weight, 1)
            palette[64:, channel] = numpy.where(weight[64:] > 0, mean[64:], palette[64:, channel])
    palette = numpy.rint(palette)
    result = Image.fromarray(nearest(colours, palette).astype(numpy.uint8)[which].reshape(pixels.shape[:2]), mode="P")
    result.putpalette(palette.astype(numpy.uint8).tobytes())
    return result
