#!/usr/bin/env python3
"""The check of the house, checked: each planted violation is found, with file, line and rule, and nothing else is."""
import shutil
import tempfile
import unittest
from pathlib import Path

import house


class House(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        self.write("graph/CMakeLists.txt", "cityties_library(g\n HEADERS network.hpp\n SOURCES network.cpp)\n")
        self.write("graph/network.hpp", "#pragma once\n#include <vector>\n")
        self.write("graph/network.cpp", '#include "graph/network.hpp"\n#include <boost/graph/graph_traits.hpp>\n')
        self.write("geo/read.cpp", '#include "graph/network.hpp"\n#include <gdal_priv.h>\n')

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def problems(self):
        return house.check(self.root)

    def test_a_sound_house_has_no_problem(self):
        self.assertEqual(self.problems(), [])

    def test_dependencies_point_one_way(self):
        self.write("graph/bad.cpp", '#include <vector>\n#include "geo/read_dataset.hpp"\n')
        self.assertEqual(self.problems(), ["graph/bad.cpp:2: direction: graph must not include geo (geo/read_dataset.hpp)"])

    def test_page_and_desk_do_not_know_each_other(self):
        self.write("app/page/png.cpp", '#include "app/desk/desk.hpp"\n')
        self.assertEqual(len(self.problems()), 1)
        self.assertIn("app/page/png.cpp:1: direction", self.problems()[0])

    def test_heavy_headers_stay_in_cpp_files(self):
        self.write("graph/network.hpp", "#pragma once\n\n#include <boost/graph/graph_traits.hpp>\n")
        self.assertEqual(self.problems(), ["graph/network.hpp:3: heavy: boost/graph/graph_traits.hpp must stay in .cpp files"])

    def test_heavy_headers_stay_in_their_folder(self):
        self.write("app/core/story.cpp", "#include <SFML/Window.hpp>\n")
        self.assertEqual(self.problems(), ["app/core/story.cpp:1: heavy: SFML/Window.hpp belongs in app/desk, not in app/core"])

    def test_boost_graph_is_in_five_files_at_most(self):
        for i in range(5):
            self.write(f"graph/z{i}.cpp", "#include <boost/graph/graph_traits.hpp>\n")
        self.assertEqual(self.problems(), ["graph/z4.cpp:1: heavy: boost/graph/ is in more than 5 .cpp files"])

    def test_files_have_at_most_400_lines(self):
        self.write("tests/graph/long.cpp", "\n" * 401)
        self.assertEqual(self.problems(), ["tests/graph/long.cpp:401: length: 401 lines, at most 400"])

    def test_tests_write_under_no_shared_name(self):
        self.write("tests/graph/write.cpp", 'const auto file = fs::path(CITYTIES_BUILD_DIR) / "picture.png";\n')
        self.write("tests/graph/read.cpp", 'read(fs::path(CITYTIES_BUILD_DIR) / "assets/i18n/zh.mo");\n')
        self.assertEqual(self.problems(), ["tests/graph/write.cpp:1: scratch: a test writes into a TemporaryFolder, "
                                           "not under a name that others share"])


if __name__ == "__main__":
    unittest.main()
