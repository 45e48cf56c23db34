#!/usr/bin/python3
"""What `cityties impact` must print, computed a second time: impact.py DATASET --scenario FILE [--step N] …"""
import argparse
import json
import sys

import dataset as ds
import network
import report
import scenario as sc


def arguments(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset")
    parser.add_argument("--scenario", required=True)
    parser.add_argument("--step", type=int)
    parser.add_argument("--date")
    parser.add_argument("--channels", choices=("ties", "local", "national"))
    parser.add_argument("--from", dest="from_")
    parser.add_argument("--countries", type=lambda text: set(text.split(",")))
    parser.add_argument("--weight", choices=("equal", "population", "region"), default="equal")
    parser.add_argument("--cities", choices=("all", "tied", "capitals"), default="all")
    parser.add_argument("--undated", choices=("in", "out"), default="in")
    parser.add_argument("--list-limit", type=int, default=report.LIST_LIMIT)
    return parser.parse_args(argv)


def read_scenario(path):
    try:
        with open(path, encoding="utf-8") as file:
            scenario = json.load(file)
    except ValueError as error:
        raise sc.ScenarioError(f"not JSON: {error}") from error
    if not isinstance(scenario, dict) or scenario.get("cityties") != 1:
        raise sc.ScenarioError("not a scenario: \"cityties\" must be 1")
    return scenario


class Study:
    """One dataset, scenario and set of options: what all steps have in common."""

    def __init__(self, data, scenario, options):
        self.data, self.scenario, self.options = data, scenario, options
        self.channels = options.channels or scenario.get("channels", "local")
        self.date = options.date or scenario["base_date"]
        net, _ = self.network_at(0)
        self.pairs = report.reporting_set(net, data, options)
        self.before = report.side(net, self.pairs, self.channels)

    def network_at(self, step):
        state, reached = sc.run(self.data, self.scenario, step, self.date, self.options.undated)
        return network.build(state, self.options.countries), reached

    def detail(self, step):
        net, reached = self.network_at(step)
        after = report.side(net, self.pairs, self.channels)
        figures = report.impact(self.pairs, self.before, after, self.data, reached, self.options.list_limit)
        return {"scenario": self.scenario.get("id"), "step": step, **figures}

    def check_step(self, step):
        if not 0 <= step <= len(self.scenario["steps"]):
            raise sc.ScenarioError(f"no step {step}")


def step_summary(study, detail):
    step = study.scenario["steps"][detail["step"] - 1]
    short = {"step": detail["step"], "id": step["id"], "efficiency_loss": detail["efficiency_loss"],
             "affected_efficiency_loss": detail["affected"]["efficiency_loss"],
             "pairs_lost": detail["pairs_lost"]["count"]}
    for key in ("pairs_rerouted", "pairs_improved", "cities_cut", "cities_down_to_one"):
        short[key] = detail[key]
    return short


def all_steps(study):
    """A summary of each step, and the step of greatest loss in full (the earliest of equals)."""
    details = [study.detail(n + 1) for n in range(len(study.scenario["steps"]))] or [study.detail(0)]
    worst = max(details, key=lambda d: (round(d["efficiency_loss"], 12), -d["step"]))
    steps = [step_summary(study, d) for d in details if d["step"] > 0]
    return {"scenario": worst["scenario"], "steps": steps, **{k: v for k, v in worst.items() if k != "scenario"}}


def compute(folder, path, options):
    study = Study(ds.load(folder), read_scenario(path), options)
    if options.step is None:
        return all_steps(study)
    study.check_step(options.step)
    return study.detail(options.step)


def main():
    options = arguments()
    try:
        result = compute(options.dataset, options.scenario, options)
    except (ds.DataError, sc.ScenarioError) as error:
        print(error, file=sys.stderr)
        return 1
    json.dump(result, sys.stdout, ensure_ascii=False, indent=2, allow_nan=False)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
