"""Events by span of time → stacked bars."""

import datetime as dt
from itertools import pairwise

from flows.reporting.facts import Row
from flows.reporting.markup import Markup, el, join

WIDTH, HEIGHT, LEFT, BOTTOM = 960, 230, 44, 26
TYPES = ("statement", "meeting", "deployment", "casualty")


def timeline(rows: list[Row]) -> Markup:
    """One bar a span, gaps in time left as gaps."""
    spans = _spans(rows)
    counts = {(row["span"], row["event_type"]): row["events"] for row in rows}
    top = nice_top(max(sum(counts.get((span, kind), 0) for kind in TYPES) for span in spans))
    step = (WIDTH - LEFT) / len(spans)
    bars = [_bar(span, counts, LEFT + number * step, min(step * 0.82, 46), top) for number, span in enumerate(spans)]
    labels = _labels(spans, rows[0]["unit"], step)
    return el("svg", _grid(top), *bars, *labels, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", class_="wide")


def nice_top(largest: int) -> int:
    """The axis ends at 1, 2 or 5 times a power of ten, not below 4."""
    power = 1
    while True:
        for step in (4, 10, 20):
            if step * power >= largest:
                return step * power
        power *= 10


def _spans(rows: list[Row]) -> list[dt.date]:
    """Every span from the first to the last, those without events too."""
    unit, first, last = rows[0]["unit"], rows[0]["span"], rows[-1]["span"]
    spans = [first]
    while spans[-1] < last:
        spans.append(_next(spans[-1], unit))
    return spans


def _next(day: dt.date, unit: str) -> dt.date:
    if unit == "year":
        return day.replace(year=day.year + 1)
    if unit == "month":
        return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return day + dt.timedelta(days=7 if unit == "week" else 1)


def _bar(span: dt.date, counts: dict[tuple[dt.date, str], int], x: float, width: float, top: int) -> Markup:
    parts, base = [], float(HEIGHT - BOTTOM)
    for kind in TYPES:
        height = counts.get((span, kind), 0) / top * (HEIGHT - BOTTOM - 8)
        base -= height
        if height:
            parts.append(el("rect", x=x, y=base, width=width, height=height, class_=kind))
    told = ", ".join(f"{counts[span, kind]:,} {kind}" for kind in TYPES if (span, kind) in counts)
    return el("g", el("title", join(span, ": ", told or "none")), *parts)


def _grid(top: int) -> Markup:
    lines = []
    for share in (0, 0.5, 1):
        y = HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - 8)
        lines += [
            el("line", x1=LEFT, x2=WIDTH, y1=y, y2=y, class_="grid"),
            el("text", int(top * share), x=LEFT - 8, y=y + 4, text_anchor="end"),
        ]
    return join(*lines)


def _labels(spans: list[dt.date], unit: str, step: float) -> list[Markup]:
    """About ten, where the month or the year begins if the spans are short."""
    every = max(1, round(len(spans) / 10))
    if unit in {"day", "week"} and len(spans) > 12:
        starts = [0, *(n for n, (a, b) in enumerate(pairwise(spans), 1) if a.month != b.month)]
        chosen = [n for k, n in enumerate(starts) if k == 0 or n - starts[k - 1] > 3 or k > 1]
    else:
        chosen = list(range(0, len(spans), every))
    form = {"year": "%Y", "month": "%b %Y"}.get(unit, "%-d %b")
    return [el("text", f"{spans[n]:{form}}", x=LEFT + n * step, y=HEIGHT - 6) for n in chosen]
