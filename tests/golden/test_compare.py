#!/usr/bin/env python3
"""The comparison sees what a person would, and forgives what another version of a library does to edges."""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
try:
    import numpy
    from PIL import Image, ImageDraw
except ImportError as error:
    print(f"skipped: no {error.name} of Debian's Python")
    sys.exit(77)
import compare  # noqa: E402

WATER, LAND, AMBER, CUT = (14, 22, 33), (27, 39, 53), (230, 180, 80), (242, 96, 60)
LARGE = 4  # drawn four times as large and brought down: edges like those of a painter


def map_picture(shift_ties=0.0, shift_all=0.0, tie_width=.9, tie_colour=AMBER, cut_colour=CUT, marks=True, label=True):
    """A small map: land, sixty thin ties, a cut one, marks and a box for a label."""
    picture = Image.new("RGB", (480 * LARGE, 270 * LARGE), WATER)
    pen = ImageDraw.Draw(picture)

    def at(x, y, shift=0.0):
        return (x + shift + shift_all) * LARGE, (y + shift / 2) * LARGE

    pen.polygon([at(20, 60), at(140, 40), at(170, 150), at(60, 220)], fill=LAND)
    pen.polygon([at(330, 70), at(460, 60), at(450, 190), at(360, 170)], fill=LAND)
    for i in range(60):
        thick = max(1, round(tie_width * LARGE))
        pen.line([at(60 + i, 90 + i, shift_ties), at(240, 30 + i / 3, shift_ties), at(350 + i, 90 + i / 2, shift_ties)],
                 fill=tuple((3 * w + t) // 4 for w, t in zip(WATER, tie_colour)), width=thick)
    pen.line([at(110, 150), at(240, 100), at(400, 150)], fill=cut_colour, width=round(1.6 * LARGE))
    if marks:
        for x, y in ((90, 120), (120, 160), (380, 110), (420, 150)):
            pen.ellipse([*at(x - 4, y - 4), *at(x + 4, y + 4)], fill=(86, 180, 233))
    if label:
        pen.rectangle([*at(200, 200), *at(240, 208)], fill=(232, 238, 244))
    return picture.resize((480, 270), Image.Resampling.BOX)


def pixels(picture):
    return numpy.asarray(picture.convert("RGB")).astype(numpy.int16)


def problems(got, expected=None):
    return compare.Difference(pixels(expected or map_picture()), pixels(got)).problems


class Compare(unittest.TestCase):
    def test_the_same(self):
        self.assertEqual(problems(map_picture()), [])

    def test_few_colours_are_near_enough(self):
        self.assertEqual(problems(map_picture(), compare.small(map_picture())), [])

    def test_edges_a_fifth_of_a_pixel_off_are_forgiven(self):
        self.assertEqual(problems(map_picture(shift_all=.2)), [])

    def test_a_layer_three_pixels_off(self):
        self.assertTrue(problems(map_picture(shift_ties=3)))

    def test_all_three_pixels_off(self):
        self.assertTrue(problems(map_picture(shift_all=3)))

    def test_another_colour_of_thin_lines(self):
        self.assertTrue(problems(map_picture(tie_colour=(86, 180, 233))))

    def test_another_colour_of_one_line(self):
        self.assertTrue(problems(map_picture(cut_colour=(230, 180, 80))))

    def test_wider_lines(self):
        self.assertTrue(problems(map_picture(tie_width=1.6)))

    def test_missing_marks(self):
        self.assertTrue(problems(map_picture(marks=False)))

    def test_a_missing_label(self):
        self.assertTrue(problems(map_picture(label=False)))

    def test_another_tint_everywhere(self):
        tinted = Image.fromarray((pixels(map_picture()) + (2, 2, 3)).astype(numpy.uint8))
        self.assertTrue(problems(tinted))

    def test_another_size(self):
        self.assertTrue(problems(map_picture().resize((479, 270))))

    def test_the_difference_is_shown_where_it_is(self):
        expected, got = pixels(map_picture()), pixels(map_picture(label=False))
        difference = compare.Difference(expected, got)
        left, top, right, bottom = difference.where()
        self.assertTrue(196 <= left <= 200 and 196 <= top <= 200 and 240 <= right <= 245 and 208 <= bottom <= 213, difference.where())
        sheet = compare.side_by_side(expected, got, difference)
        self.assertEqual(sheet.size, (3 * 480 + 16, 290))
        self.assertEqual(sheet.getpixel((2 * 488 + 220, 224)), (255, 30, 30))


if __name__ == "__main__":
    unittest.main()
