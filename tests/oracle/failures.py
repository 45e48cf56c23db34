"""What fails in a contingency, and the network without it (README: "Contingencies")."""
import copy
from dataclasses import replace

import network
import scenario as sc

KINDS = ("posts", "agreements", "cities")


def elements(setting, kinds):
    """{id: kind} of what can fail: what is part of the network on the day."""
    net, found = setting.net, {}
    if "posts" in kinds:
        found.update({v: "post" for v, role in net.role.items() if role == "post"})
    if "agreements" in kinds:
        found.update({t.id: "tie" for t in net.ties if t.kind in network.CLOSABLE_TIES})
    if "cities" in kinds:
        found.update({c: "city" for c in net.cities()})
    return dict(sorted(found.items()))


def heir_of(state, post, takeover):
    """The post that takes over, or None where the rule names nobody."""
    if takeover == "none":
        return None
    try:
        return sc.find_takeover(state, post, takeover)
    except sc.ScenarioError:
        return None


def without_posts(state, closed, takeover):
    """All posts of `closed` are gone; heirs are chosen among those that stand."""
    after = copy.copy(state)
    after.posts = {p: post for p, post in state.posts.items() if p not in closed}
    heirs = {p: heir_of(after, state.posts[p], takeover) for p in closed}
    after.rows = [replace(r, post_id=heirs[r.post_id]) if r.post_id in closed else r
                  for r in state.rows if r.post_id not in closed or heirs[r.post_id]]
    return after


def network_without(setting, failed, takeover):
    """The network after the failure of {id: kind}, built anew; vertices stay, the ties of a failed city go."""
    posts = {e for e, kind in failed.items() if kind == "post"}
    net = setting.network_of(without_posts(setting.state, posts, takeover)) if posts else \
        setting.network_of(setting.state)
    net.ties = [t for t in net.ties if not fails(t, failed)]
    for city in failed:
        net.serving.pop(city, None)
    return net


def fails(tie, failed):
    return (failed.get(tie.id) == "tie" and tie.kind in network.CLOSABLE_TIES) \
        or failed.get(tie.a) == "city" or failed.get(tie.b) == "city"
