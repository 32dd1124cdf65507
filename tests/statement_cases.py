"""Sentences with their truth marked: <s1>speaker</s1>, <c1>content</c1>; <s12> speaks rows 1 and 2. All invented."""

import re
from dataclasses import dataclass, field

from extraction.context import Context
from extraction.pipeline import load, parse
from extraction.prepare import prepare, zones_of
from extraction.registry import Registry
from extraction.statements import find
from models.article import RawArticle
from models.events import Statement

_TAG = re.compile(r"</?([sca])(\d+)>")


@dataclass
class Row:
    """One expected statement: the words of its source and the pieces of its content."""

    speaker: list[str] = field(default_factory=list)
    content: list[str] = field(default_factory=list)


def plain(marked: str) -> str:
    """The text without its marks."""
    return _TAG.sub("", marked)


def truth(marked: str) -> list[Row]:
    """The rows that the marks describe, in the order of their numbers."""
    rows: dict[str, Row] = {}
    for kind, numbers, inner in re.findall(r"<([sc])(\d+)>(.*?)</\1\2>", marked, re.DOTALL):
        for number in numbers:
            row = rows.setdefault(number, Row())
            (row.speaker if kind == "s" else row.content).append(plain(inner))
    return [rows[n] for n in sorted(rows)]


def statements(text: str) -> list[Statement]:
    """The statements found in a text; the other finders are not asked."""
    article, _ = prepare(RawArticle(source_file="sample.txt", source_format="text", body=text))
    reading = next(parse(load(), [(article, zones_of(article))]))
    found = find(Context(reading, Registry(reading, None), None))
    return [e for e in found if isinstance(e, Statement)]


def words(text: str) -> list[str]:
    """Words only, so that marks at the ends of a content do not matter."""
    return re.findall(r"\w+", text.lower())


def said(statement: Statement) -> list[str]:
    """The words of a statement's content."""
    return words(" ".join(s.text for s in statement.content))


def agrees(statement: Statement, row: Row) -> bool:
    """True when content and speakers are those of the row."""
    names = [words(m.span.text) + words(m.actor.name) for m in statement.speakers]
    known = all(any(set(words(s)) <= set(n) for n in names) for s in row.speaker)
    return known and said(statement) in (words(" ".join(row.content)), ["that", *words(" ".join(row.content))])


def check(marked: str) -> None:
    """Fails unless the statements of the marked text are its rows and no others; shows what was found instead."""
    found = statements(plain(marked))
    expected = truth(marked)
    got = [([m.span.text for m in s.speakers], [c.text for c in s.content], s.rule) for s in found]
    assert len(found) == len(expected), got
    for row in expected:
        assert any(agrees(s, row) for s in found), (row, got)


def check_none(text: str) -> None:
    """Fails where the text is taken to hold a statement."""
    assert [(s.rule, [c.text for c in s.content]) for s in statements(text)] == []
