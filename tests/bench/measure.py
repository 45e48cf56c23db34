"""Runs benchmarks and whole processes, one after the other, each in a process of its own."""
import json
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHORT_MS = 1000  # what takes less is measured five times
GRACE_S = 2  # between asking a process to end and ending it


def processor_seconds():
    """Seconds that all processors together were busy, and in all, since the machine started."""
    fields = [int(x) for x in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    ticks = os.sysconf("SC_CLK_TCK")
    return (sum(fields) - fields[3] - fields[4]) / ticks, sum(fields) / ticks


class Elsewhere:
    """The share of the processors' time that others used since this was made."""

    def __init__(self):
        self.start = self.now()

    @staticmethod
    def now():
        mine = os.times()
        return (*processor_seconds(), mine.user + mine.system + mine.children_user + mine.children_system)

    def told(self):
        """That share, and the processor seconds that we and our children used."""
        busy, all_, mine = (b - a for a, b in zip(self.start, self.now()))
        return max(0.0, busy - mine) / all_ if all_ > 0 else 0.0, mine


def bench(program, pattern, *options):
    """The JSON objects of the benchmarks that match."""
    command = [program, f"--benchmark_filter=^{pattern}$", "--benchmark_format=json", *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True)
    return json.loads(done.stdout)["benchmarks"] if done.stdout.strip() else []


def record(found):
    """Median and counters of one benchmark's repetitions."""
    if any(one.get("error_occurred") for one in found):
        return {"error": found[0].get("error_message", "failed")}
    known = {"name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions",
             "repetition_index", "threads", "iterations", "real_time", "cpu_time", "time_unit"}
    result = {key: value for key, value in found[0].items() if key not in known}
    for key in ("peak_kb", "apart"):
        if key in result:
            result[key] = max(one[key] for one in found)
    return {"ms": statistics.median(one["real_time"] for one in found), **result}


def benchmarks(build, pattern):
    """Results by name (`part/what/who`, without what Google Benchmark adds) of all whose name begins with `pattern`."""
    program = str(build / "cityties_bench")
    names = subprocess.run([program, "--benchmark_list_tests", f"--benchmark_filter=^({pattern})"],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True).stdout.split()
    results = {}
    for name in names:
        short = name.removesuffix("/real_time").split("/iterations:")[0]
        print(f"   {short}", end=" ", file=sys.stderr, flush=True)
        found = bench(program, name, "--benchmark_min_time=0.1")
        if found and not found[0].get("error_occurred") and found[0]["real_time"] < SHORT_MS:
            found = bench(program, name, "--benchmark_min_time=0.1", "--benchmark_repetitions=5",
                          "--benchmark_report_aggregates_only=false")
            found = [one for one in found if one["run_type"] == "iteration"]
        results[short] = record(found)
        print(results[short].get("error") or f"{results[short]['ms']:.4g} ms", file=sys.stderr)
    return results


def networkx(part):
    """What peers.py measures, by name."""
    done = subprocess.run(["/usr/bin/python3", str(HERE / "peers.py"), part], stdout=subprocess.PIPE, check=True,
                          text=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    for one in found:
        print(f"   {one['name']} {one['ms']:.4g} ms", file=sys.stderr)
    return {one["name"]: one for one in found}


class Stopped(RuntimeError):
    """A process took longer than it was given and was ended."""


def stop(child):
    """Ends a process that began a session of its own, with all that it started: a browser's driver first gets the time
    to end its browser, which has a session of its own."""
    try:
        os.killpg(child.pid, signal.SIGTERM)
        time.sleep(GRACE_S)
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def within(command, limit, **more):
    """What a process prints; one that takes longer than `limit` seconds is ended with its children: Stopped."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True, **more)
    try:
        out, _ = child.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        stop(child)
        child.communicate()
        raise Stopped(f"stopped after {limit:g} s") from None
    return child.returncode, out


def once(command, limit=None):
    """Milliseconds and peak memory (ru_maxrss, kB) of one process; after `limit` seconds it is ended: Stopped."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    late = threading.Event()

    def end():
        late.set()
        stop(child)

    timer = threading.Timer(limit, end) if limit else None
    if timer:
        timer.start()
    _, status, used = os.wait4(child.pid, 0)
    if timer:
        timer.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    if late.is_set() and child.returncode != 0:
        raise Stopped(f"stopped after {limit:g} s")
    if child.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: exit code {child.returncode}")
    return 1000 * (time.perf_counter() - start), used.ru_maxrss


def process(name, command, runs=9):
    """The fastest of several runs of a whole process."""
    found = [once(command) for _ in range(runs)]
    ms, peak = min(ms for ms, _ in found), max(peak for _, peak in found)
    print(f"   process/{name} {ms:.4g} ms", file=sys.stderr)
    return {f"process/{name}": {"ms": ms, "peak_kb": peak}}
