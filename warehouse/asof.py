"""Views of what counts now → table macros of what counted then: the same text with a parameter, so they cannot differ.

Every view that hangs on what counts, directly or through another view, gets a macro `<view>_as_of(ts)`. A session may
also set the variable `as_of`: then the views themselves speak of that instant (views/macros/as_of.sql).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import NamedTuple

from warehouse.sqlfiles import SqlFile

_COUNTS = re.compile(r"\bcore\.counts\(")
_OWN_NAMES = re.compile(r"\b(\w+) as (?:materialized )?\(")
_READ = re.compile(r"\b((?:core|main)\.|(?:from|join)\s+)(\w+)\b(?!\s*[.(])")


class View(NamedTuple):
    """A view file and the schema it lives in."""

    schema: str
    file: SqlFile


class Macro(NamedTuple):
    """A table macro of one parameter, ts: the views' answer at that instant (UTC)."""

    schema: str
    name: str
    grain: str
    text: str


def in_order(views: Sequence[View]) -> list[View]:
    """The views in an order in which each finds those it reads."""
    by_name = {_key(view): view for view in views}
    graph = {key: _reads(view, by_name) for key, view in by_name.items()}
    return [by_name[key] for key in TopologicalSorter(graph).static_order()]


def macros(views: Sequence[View]) -> Iterator[Macro]:
    """The macros of these views, in an order in which each finds those it reads."""
    by_name = {_key(view): view for view in views}
    timed: set[str] = set()
    for view in in_order(views):
        if _COUNTS.search(view.file.text) or _reads(view, by_name) & timed:
            timed.add(_key(view))
            yield Macro(view.schema, f"{view.file.name}_as_of", view.file.grain, _at(view, by_name, timed))


def _key(view: View) -> str:
    return f"{view.schema}.{view.file.name}"


def _reads(view: View, by_name: Mapping[str, View]) -> set[str]:
    own = set(_OWN_NAMES.findall(view.file.text))
    found = {_target(match, own, by_name) for match in _READ.finditer(view.file.text)}
    return {key for key in found if key and key != _key(view)}


def _target(match: re.Match[str], own: set[str], by_name: Mapping[str, View]) -> str | None:
    """The view that is meant; None = a table, or a part of the same query."""
    schema, name = match[1], match[2]
    if not schema.endswith("."):  # 'from name', 'join name'
        schema = "own." if name in own else "main."
    key = f"{schema}{name}"
    return key if key in by_name else None


def _at(view: View, by_name: Mapping[str, View], timed: set[str]) -> str:
    own = set(_OWN_NAMES.findall(view.file.text))

    def then(match: re.Match[str]) -> str:
        key = _target(match, own, by_name)
        return f"{match[0]}_as_of(ts)" if key in timed and key != _key(view) else match[0]

    return _COUNTS.sub("core.counts_at(ts, ", _READ.sub(then, view.file.text))
