#!/usr/bin/env python3
"""A peer that hangs is ended, with all that it started, and the bench goes on."""
import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import map_peers  # noqa: E402
import measure  # noqa: E402

HANGS = ["sh", "-c", "sleep 600 & echo $! > \"$0\"; trap '' TERM; while true; do sleep 1; done"]


def lives(pid):
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


class Limits(unittest.TestCase):
    def setUp(self):
        measure.GRACE_S = .2
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.note = str(Path(self.folder.name) / "pid")

    def ended(self):
        """Waits for the child of the process that hung to be gone."""
        pid = int(Path(self.note).read_text())
        while lives(pid):
            time.sleep(.05)

    def test_a_measured_process_is_stopped(self):
        with self.assertRaisesRegex(measure.Stopped, "stopped after 1 s"):
            measure.once([*HANGS, self.note], 1)
        self.ended()

    def test_a_process_that_is_read_is_stopped(self):
        with self.assertRaisesRegex(measure.Stopped, "stopped after 1 s"):
            measure.within([*HANGS, self.note], 1, stderr=subprocess.DEVNULL)
        self.ended()

    def test_others_are_let_run(self):
        self.assertEqual(measure.within(["echo", "well"], 60), (0, "well\n"))
        milliseconds, peak = measure.once(["true"], 60)
        self.assertGreater(milliseconds, 0)
        self.assertGreater(peak, 0)
        with self.assertRaisesRegex(RuntimeError, "exit code 1"):
            measure.once(["false"], 60)

    def test_the_table_says_who_was_stopped(self):
        results = {"map-peers/page/ours-png": {"ms": 500.0}}
        map_peers.LIMIT_S = 1
        map_peers.process(results, "cartopy", [*HANGS, self.note], 1)
        self.ended()
        said = map_peers.form(results)
        self.assertRegex(said, r"cartopy \| stopped after 1 s")
        self.assertRegex(said, r"QGIS[^|]*\| not measured")


if __name__ == "__main__":
    os.environ.pop("CITYTIES_WORLD_DATA", None)
    unittest.main()
