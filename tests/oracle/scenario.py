"""Scenario actions (DESIGN §5) on what is in force on the base date."""
import datetime
from dataclasses import dataclass, field, replace

import dataset as ds


class ScenarioError(Exception):
    """The scenario cannot be read, or one of its actions cannot apply."""


@dataclass
class State:
    """What is in force: posts, district rows, agreements and virtual ties. Lists and dictionaries are its own."""
    data: ds.Dataset
    undated: str
    base: tuple
    posts: dict = field(default_factory=dict)
    rows: list = field(default_factory=list)
    base_rows: list = field(default_factory=list)
    agreements: dict = field(default_factory=dict)
    suspended: dict = field(default_factory=dict)
    virtual: dict = field(default_factory=dict)
    bans: list = field(default_factory=list)
    opened_rows: dict = field(default_factory=dict)

    def sender(self, post_id):
        post = self.posts.get(post_id) or self.data.posts.get(post_id)
        return post.sending_country if post else None


def state_on(data, day_text, undated="in", base_text=None):
    """The records in force on a day; `base_text` is the scenario's base date where the day is a later one."""
    day, floor = ds.first_day(day_text), data.facts.get("undated_floor", "")
    base = ds.first_day(base_text or day_text)
    state = State(data, undated, base)
    state.posts = {p.id: p for p in data.posts.values() if ds.in_force(p.opened, p.closed, day, floor, undated)}
    state.rows, state.base_rows = rows_on(data, day, undated), rows_on(data, base, undated)
    for a in data.agreements.values():
        if ds.agreement_in_force(a, day, floor, undated):
            state.agreements[a.id] = a
        elif a.status == "suspended" and not a.ended and ds.in_force(a.signed, "", day, floor, undated):
            state.suspended[a.id] = a
    return state


def rows_on(data, day, undated):
    floor = data.facts.get("undated_floor", "")
    return [d for d in data.districts if ds.in_force(d.valid_from, d.valid_to, day, floor, undated)]


# --- places -------------------------------------------------------------------------------------------------------

def place_of(data, id_):
    place = data.place(id_)
    if place is None:
        raise ScenarioError(f"no city or region {id_!r}")
    return place


def in_zone(place, zone):
    """A zone is a country code or a region code (a region with all its cities)."""
    return zone in (place.country, place.region_code)


def check_zone(data, zone):
    codes = data.countries() | {r.region_code for r in data.regions.values()}
    if zone not in codes | {c.region_code for c in data.cities.values()}:
        raise ScenarioError(f"no country or region {zone!r}")


def cities_of(data, id_):
    """A city itself, or all cities of a region."""
    place = place_of(data, id_)
    if isinstance(place, ds.City):
        return {place.id}
    if place.same_as_city in data.cities:
        found = {place.same_as_city}
    else:
        found = set()
    return found | {c.id for c in data.cities.values() if c.region_code == place.region_code}


def covers(row, city):
    return row.region_code == city.region_code and row.region_code != "" and row.part in ("", city.region_part)


def cities_in_rows(data, rows):
    return {c.id for c in data.cities.values() if any(covers(r, c) for r in rows)}


# --- posts and districts --------------------------------------------------------------------------------------------

def find_takeover(state, post, takeover):
    if takeover is None:
        return None
    same = [p for p in state.posts.values() if p.id != post.id and p.sending_country == post.sending_country]
    if takeover == "embassy":
        found = sorted(p.id for p in same if p.kind == "embassy" and p.host_country == post.host_country)
    elif takeover == "nearest":
        near = [p for p in same if p.host_country == post.host_country]
        found = [p.id for p in sorted(near, key=lambda p: (ds.km_between(p, post), p.id))]
    else:
        found = [p.id for p in same if p.id == takeover]
    if not found:
        raise ScenarioError(f"takeover: no post in force for {takeover!r}")
    return found[0]


def close_post(state, action, again):
    post = state.posts.get(action["post"])
    if post is None:
        if again:
            return set()
        raise ScenarioError(f"post: {action['post']!r} is not in force")
    heir = find_takeover(state, post, action.get("takeover"))
    district = [r for r in state.rows if r.post_id == post.id]
    state.rows = [r for r in state.rows if r.post_id != post.id]
    if heir:
        state.rows += [replace(r, post_id=heir) for r in district]
    del state.posts[post.id]
    return cities_in_rows(state.data, district)


def open_post(state, action, again):
    return reopen_post(state, action["post"], again) if "post" in action else found_post(state, action, again)


def reopen_post(state, id_, again):
    """Its rows of the base date come back; what its sender put in their place goes."""
    if id_ in state.posts and not again:
        raise ScenarioError(f"post: {id_!r} is in force already")
    post = state.posts.get(id_) or state.data.posts.get(id_)
    if post is None and id_ in state.opened_rows:
        post = state.opened_rows[id_][0]
    if post is None:
        raise ScenarioError(f"post: no post {id_!r}")
    own, kept = rows_to_restore(state, id_, post)
    areas = {(r.region_code, r.part) for r in own}
    state.posts[id_] = post
    state.rows = [r for r in state.rows
                  if (r.region_code, r.part) not in areas or state.sender(r.post_id) != post.sending_country
                  or (r in kept and r.post_id != id_)]
    state.rows = [r for r in state.rows if r.post_id != id_] + own
    return cities_in_rows(state.data, own)


def rows_to_restore(state, id_, post):
    """Its rows of the base date, and the rows of others that stay beside them. A post that was closed by then and has no row
    left gets those of its last day, and whatever its sender has put in their place since goes."""
    if id_ in state.opened_rows:
        return state.opened_rows[id_][1], state.base_rows
    own = [r for r in state.base_rows if r.post_id == id_]
    if own or not post.closed or ds.first_day_without(post.closed) > state.base:
        return own, state.base_rows
    last = datetime.date(*ds.first_day_without(post.closed)) - datetime.timedelta(days=1)
    return [r for r in rows_on(state.data, (last.year, last.month, last.day), state.undated) if r.post_id == id_], []


def found_post(state, action, again):
    id_ = action["id"]
    if not again and (id_ in state.posts or id_ in state.data.posts or state.data.place(id_)
                      or id_ in state.data.agreements):
        raise ScenarioError(f"id: {id_!r} is taken")
    post = ds.Post(id_, action["name"], action["kind"], action["sending_country"], action["host_country"],
                   float(action["lat"]), float(action["lon"]))
    state.posts[id_] = post
    reached = set()
    for item in action.get("districts", []):
        item = {"region": item} if isinstance(item, str) else item
        reached |= reassign_district(state, {**item, "to": id_}, again)
    state.opened_rows[id_] = (post, [r for r in state.rows if r.post_id == id_])
    return reached


def reassign_district(state, action, again):
    """Rows of the sending country of `to` move to it; a region without one gets a new row."""
    region, part, to = action["region"], action.get("part"), action["to"]
    check_zone(state.data, region)
    if to not in state.posts:
        if again:
            return set()
        raise ScenarioError(f"to: {to!r} is not in force")
    sender = state.sender(to)

    def moves(row):
        return (row.region_code == region and part in (None, "", row.part)
                and state.sender(row.post_id) == sender)

    if not any(moves(r) for r in state.rows):
        state.rows.append(ds.District(to, region, part or ""))
    state.rows = [replace(r, post_id=to) if moves(r) else r for r in state.rows]
    return cities_in_rows(state.data, [ds.District(to, region, part or "")])


# --- agreements -----------------------------------------------------------------------------------------------------

def ends(state, agreement):
    return cities_of(state.data, agreement.a) | cities_of(state.data, agreement.b)


def ban_on(state, agreement):
    for ban in state.bans:
        if forbids(state.data, ban, agreement):
            return ban
    return None


def forbids(data, ban, agreement):
    x, y = ban["between"]
    if ban["kinds"] != "*" and agreement.kind not in ban["kinds"]:
        return False
    a, b = data.place(agreement.a), data.place(agreement.b)
    if a is None or b is None:
        return False
    return (in_zone(a, x) and in_zone(b, y)) or (in_zone(b, x) and in_zone(a, y))


def suspend_agreement(state, action, again):
    id_ = action["agreement"]
    found = state.agreements.pop(id_, None) or (again and state.data.agreements.get(id_))
    if not found:
        raise ScenarioError(f"agreement: {id_!r} is not in force")
    state.suspended[id_] = found
    return ends(state, found)


def resume_agreement(state, action, again):
    id_ = action["agreement"]
    if id_ not in state.suspended:
        raise ScenarioError(f"agreement: {id_!r} is not suspended")
    if ban_on(state, state.suspended[id_]):
        raise ScenarioError(f"agreement: {id_!r} is under a ban")
    state.agreements[id_] = state.suspended.pop(id_)
    return ends(state, state.agreements[id_])


def terminate_agreement(state, action, again):
    id_ = action["agreement"]
    found = state.agreements.pop(id_, None) or state.suspended.pop(id_, None)
    if not found:
        if again:
            return set()
        raise ScenarioError(f"agreement: {id_!r} is neither in force nor suspended")
    return ends(state, found)


def check_free_id(state, id_, again):
    data = state.data
    taken = data.place(id_) or id_ in data.agreements or id_ in data.posts or id_ in state.posts
    if not again and (taken or id_ in state.agreements or id_ in state.virtual):
        raise ScenarioError(f"id: {id_!r} is taken")


def sign_agreement(state, action, again):
    a, b, kind = action["a"], action["b"], action["kind"]
    place_of(state.data, a), place_of(state.data, b)
    id_ = action.get("id", f"{kind.replace('_', '-')}-{a}--{b}")
    check_free_id(state, id_, again)
    signed = ds.Agreement(id_, kind, a, b, float(action.get("strength", 1)))
    if ban_on(state, signed):
        raise ScenarioError(f"signing {id_!r} is under a ban")
    state.agreements[id_] = signed
    return ends(state, signed)


def virtual_channel(state, action, again):
    a, b = action["a"], action["b"]
    for end in (a, b):
        if end not in state.data.cities:
            raise ScenarioError(f"no city {end!r}")
    id_ = action.get("id", f"virtual:{a}:{b}")
    check_free_id(state, id_, again)
    state.virtual[id_] = ds.Agreement(id_, "virtual", a, b, float(action.get("strength", 1)))
    return {a, b}


def selected(state, select):
    """Agreements that meet every key given; ids may also name virtual ties."""
    known = {**state.agreements, **state.virtual} if "ids" in select else state.agreements
    ids = select.get("ids", list(known))
    for id_ in ids:
        if id_ not in known:
            raise ScenarioError(f"select: {id_!r} is not in force")
    found = [known[id_] for id_ in ids]
    if "kinds" in select:
        found = [f for f in found if f.kind in select["kinds"]]
    for key in ("region", "country"):
        if key in select:
            check_zone(state.data, select[key])
            found = [f for f in found if any(in_zone(place_of(state.data, e), select[key]) for e in (f.a, f.b))]
    return found


def curtail(state, action, again):
    reached = set()
    for tie in selected(state, action["select"]):
        home = state.virtual if tie.id in state.virtual else state.agreements
        home[tie.id] = replace(tie, strength=float(action["strength"]))
        reached |= ends(state, tie)
    return reached


def ban(state, action, again):
    for zone in action["between"]:
        check_zone(state.data, zone)
    state.bans.append(action)
    for id_ in [a.id for a in state.agreements.values() if forbids(state.data, action, a)]:
        state.suspended[id_] = state.agreements.pop(id_)
    return {c.id for c in state.data.cities.values() if in_zone(c, action["between"][0])}


ACTIONS = {f.__name__: f for f in (
    close_post, open_post, reassign_district, suspend_agreement, resume_agreement, terminate_agreement,
    sign_agreement, virtual_channel, curtail, ban)}


# --- steps ----------------------------------------------------------------------------------------------------------

def advance(state, to, base, earlier):
    """Recorded facts up to a day, then the earlier actions on top."""
    if ds.first_day(to) <= ds.first_day(base):
        raise ScenarioError(f"to: {to} is not after {base}")
    later = state_on(state.data, to, state.undated, base)
    for action in earlier:
        ACTIONS[action["do"]](later, action, True)
    return later


def run(data, scenario, upto, base, undated="in"):
    """The state after steps 1..upto, and the cities acted on."""
    state, day, reached, earlier = state_on(data, base, undated), base, set(), []
    for step in scenario["steps"][:upto]:
        for index, action in enumerate(step["actions"]):
            try:
                if action["do"] == "advance":
                    if ds.first_day(action["to"]) <= ds.first_day(day):
                        raise ScenarioError(f"to: {action['to']} is not after {day}")
                    state, day = advance(state, action["to"], base, earlier), action["to"]
                    continue
                if action["do"] not in ACTIONS:
                    raise ScenarioError(f"unknown action {action['do']!r}")
                reached |= ACTIONS[action["do"]](state, action, False)
                earlier.append(action)
            except (ScenarioError, ds.DataError) as error:
                raise ScenarioError(f"step {step['id']!r}, action {index + 1} ({action['do']}): {error}") from error
    return state, reached
