"""Claims about tolls → for each incident, who says what, on one scale."""

from itertools import groupby

from flows.reporting.facts import Row
from flows.reporting.markup import Markup, el, join
from flows.words import count

WIDTH = 170  # of the scale


def tolls(rows: list[Row]) -> Markup:
    """A block for each incident and outcome, its claims from the highest to the lowest."""
    incidents = groupby(rows, key=lambda row: (row["story_id"], row["outcome"]))
    return el("div", *(_incident(list(claims)) for _, claims in incidents), class_="tolls")


def _incident(claims: list[Row]) -> Markup:
    first = claims[0]
    place = ", ".join(filter(None, (first["place"], first["country"])))
    days = sorted(claim["first_day"] for claim in claims if claim["first_day"])
    head = el("h3", first["headline"] or f"{first['outcome']} {place}")
    when = el(
        "p", join(first["outcome"], f", {place}" if place else "", *([", ", days[0]] if days else [])), class_="dim"
    )
    top = max(_ends(claim)[1] for claim in claims) or 1
    return el("section", head, when, el("table", *(_claim(claim, top) for claim in claims)))


def _claim(claim: Row, top: int) -> Markup:
    figure = join(count(claim["low"], claim["best"], claim["high"]), " ", el("small", claim["victims"]))
    return el("tr", el("th", claim["claimant"]), el("td", _scale(claim, top)), el("td", figure, class_="figure"))


def _scale(claim: Row, top: int) -> Markup:
    """A dot where one figure is named, a line between bounds; an open bound runs out in a thin line."""
    low, high = (end / top * (WIDTH - 12) + 6 for end in _ends(claim))
    marks = [el("line", x1=6, x2=WIDTH - 6, y1=8, y2=8, class_="grid")]
    if claim["high"] is None:
        marks.append(el("line", x1=low, x2=min(low + 40, WIDTH), y1=8, y2=8, class_="open"))
    if claim["low"] is None:
        marks.append(el("line", x1=max(high - 40, 0), x2=high, y1=8, y2=8, class_="open"))
    marks.append(el("line", x1=low, x2=high, y1=8, y2=8, class_="range"))
    marks += [el("circle", cx=x, cy=8, r=4.5, class_="casualty") for x in sorted({low, high})]
    return el("svg", *marks, viewBox=f"0 0 {WIDTH} 16", width=WIDTH, height=16)


def _ends(claim: Row) -> tuple[int, int]:
    known = [claim[name] for name in ("low", "best", "high") if claim[name] is not None]
    return min(known), max(known)
