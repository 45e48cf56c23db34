"""What contingency.py, metrics.py, routes.py and repair.py have in common: options, the network before, the reporting set."""
import argparse
import datetime
import json
import sys

import dataset as ds
import impact
import network
import report
import scenario as sc


def parser(doc):
    result = argparse.ArgumentParser(description=doc)
    result.add_argument("dataset")
    result.add_argument("--date")
    result.add_argument("--channels", choices=("ties", "local", "national"))
    result.add_argument("--from", dest="from_")
    result.add_argument("--countries", type=lambda text: set(text.split(",")))
    result.add_argument("--weight", choices=("equal", "population", "region"), default="equal")
    result.add_argument("--cities", choices=("all", "tied", "capitals"), default="all")
    result.add_argument("--undated", choices=("in", "out"), default="in")
    result.add_argument("--scenario")
    result.add_argument("--step", type=int)
    return result


class Setting:
    """A dataset on a day (after some steps of a scenario, where one is given) and P, which is that of the day itself."""

    def __init__(self, options, data=None):
        self.options, self.data = options, data or ds.load(options.dataset)
        self.scenario = impact.read_scenario(options.scenario) if options.scenario else {"steps": []}
        self.date = options.date or self.scenario.get("base_date") or self.data.facts.get("as_of") \
            or datetime.date.today().isoformat()
        self.channels = options.channels or self.scenario.get("channels", "local")
        self.step = len(self.scenario["steps"]) if options.step is None else options.step
        if not 0 <= self.step <= len(self.scenario["steps"]):
            raise sc.ScenarioError(f"no step {self.step}")
        self.pairs = report.reporting_set(self.network_of(self.state_at(0)[0]), self.data, options)
        self.state_at(len(self.scenario["steps"]))  # a scenario with a step that cannot apply is of no use, whatever step is asked for
        self.state, self.reached = self.state_at(self.step)
        self.net = self.network_of(self.state)

    def state_at(self, step):
        return sc.run(self.data, self.scenario, step, self.date, self.options.undated)

    def network_of(self, state):
        return network.build(state, self.options.countries)

    def context(self):
        o = self.options
        return {"date": self.date, "channels": self.channels, "from": o.from_,
                "countries": sorted(o.countries) if o.countries else None, "cities": o.cities, "weight": o.weight,
                "undated": o.undated}


def shown_vertex(vertex):
    """A government is shown by its country's code."""
    return vertex[len("government:"):] if vertex.startswith("government:") else vertex


def main(compute, options):
    try:
        result = compute(options)
    except (ds.DataError, sc.ScenarioError) as error:
        print(error, file=sys.stderr)
        return 1
    json.dump(result, sys.stdout, ensure_ascii=False, indent=2, allow_nan=False)
    print()
    return 0
