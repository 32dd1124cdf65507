"""Paragraph → quotations. Offsets index the text given, marks included in start and end."""

import re
from dataclasses import dataclass

_OPENERS = {"“": "”", "„": "”", "«": "»", "``": "''"}
_MARK = re.compile(r"``|''|[“”„«»\"]")
# A single mark opens only after white space or a bracket, and closes only where no letter follows:
# apostrophes stand between letters or after them.
_SINGLE = re.compile(r"(?:(?<=[\s(\[—–-])|^)[‘'](?=[\w\[(…$£€])([^\n“”\"‘]*?\S)(?<!\w\ss)[’'](?![\w’'])")
# The same set off by spaces, as some agencies' systems print it: ' We go home, ' she said.
_SPACED = re.compile(r"(?:(?<=\s)|^)[‘'] ?(?=[A-Z])([^\n“”\"‘]*?[,.?!]) [’'](?=\s|$)")
# 'said: ‘We go home.' with no mark behind: a mark that can only open.
_NEVER_CLOSED = re.compile(r"(?<=[:,] )‘(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch: [start, end) with its marks, [inner_start, inner_end) without; `open` = never closed."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    open: bool = False


def find_quotations(paragraph: str) -> list[Quotation]:
    """Top-level quotations of one paragraph, in order. A mark that no other answers is dropped, unless
    it opens a sentence or follows a colon: then the quotation runs to the paragraph's end (the next one goes on).
    """
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    inside = 0  # quotations open within the open one, in the same marks
    for mark in _MARK.finditer(paragraph):
        if opened is None:
            if _can_open(paragraph, mark):
                opened = mark
        elif inside and mark.group() == "”":
            inside -= 1
        elif _closes(opened.group(), paragraph, mark):
            if mark.start() > opened.end():
                found.append(Quotation(opened.start(), mark.end(), opened.end(), mark.start()))
            opened = None
        elif _nested(opened, paragraph, mark):
            inside += 1
        elif mark.group() in _OPENERS and _can_open(paragraph, mark):
            opened = mark  # the earlier mark was never answered
    if opened is not None and _runs_on(paragraph, opened):
        found.append(Quotation(opened.start(), len(paragraph), opened.end(), len(paragraph), open=True))
    return sorted([*found, *_single_quotations(paragraph, found)], key=lambda q: q.start)


def _nested(opened: re.Match[str], paragraph: str, mark: re.Match[str]) -> bool:
    """True for a curly mark inside curly marks where both are answered: '“We call it “home” here,” she said'."""
    rest = paragraph[mark.start() :]
    return mark.group() == "“" and opened.group() in {"“", "”"} and rest.count("”") > rest.count("“")


def _can_open(paragraph: str, mark: re.Match[str]) -> bool:
    kind = mark.group()
    if kind in _OPENERS:
        return True
    if kind == "”" and not paragraph[: mark.start()].strip():
        return paragraph[mark.end() : mark.end() + 1].isalnum()  # the wrong mark, at the head of a paragraph
    if kind in {"”", "»"}:
        return False
    before = paragraph[mark.start() - 1 : mark.start()]
    after = paragraph[mark.end() : mark.end() + 1]
    return (not before or not before.isalnum()) and bool(after) and not after.isspace()


def _closes(opener: str, paragraph: str, mark: re.Match[str]) -> bool:
    kind = mark.group()
    if opener == "”":
        return kind in {"”", '"'} and _stands_at_end(paragraph, mark)
    if opener in _OPENERS:
        # Wire copy mixes marks: a straight or doubled mark may answer a curly one, if it stands like a closing one.
        return kind == _OPENERS[opener] or (kind in {'"', "''", "”"} and _stands_at_end(paragraph, mark))
    if kind == opener == '"' and _stands_off(paragraph, mark):
        return True
    return kind in {opener, "”", "''", '"'} and _stands_at_end(paragraph, mark)


def _stands_off(paragraph: str, mark: re.Match[str]) -> bool:
    """'… go home, " she said', '… go home, "Lind said': the space is on the wrong side, and no mark is left over."""
    before = paragraph[: mark.start()]
    if len(before) < 2 or before[-1] != " " or before[-2] not in ",.?!…":
        return False
    after = paragraph[mark.end() :]
    return not after or after[0].isspace() or after.count('"') % 2 == 0


def _stands_at_end(paragraph: str, mark: re.Match[str]) -> bool:
    before = paragraph[: mark.start()]
    if before.endswith(("' ", "’ ", "'\u00a0", "’\u00a0")):
        return True  # 'we go home,' " she said: an inner quotation closed just before
    return bool(before) and not before[-1].isspace() and before[-1] not in "([—"


def _runs_on(paragraph: str, opened: re.Match[str]) -> bool:
    if opened.group() == "“" and paragraph.rstrip().endswith((".", "?", "!", "…")):
        return True  # a mark that can only open, and a whole sentence behind it
    before = paragraph[: opened.start()].rstrip()
    return not before or before.endswith((":", ",", ".", "?", "!", "”", '"'))


def _single_quotations(paragraph: str, taken: list[Quotation]) -> list[Quotation]:
    found: list[Quotation] = []
    for pattern in (_SPACED, _SINGLE):
        for m in pattern.finditer(paragraph):
            if not any(q.start < m.end() and m.start() < q.end for q in (*taken, *found)):
                found.append(Quotation(m.start(), m.end(), m.start(1), m.end(1)))
    lost = _NEVER_CLOSED.search(paragraph)
    if lost is not None and not any(q.end > lost.start() for q in (*taken, *found)):
        end = len(paragraph)
        found.append(Quotation(lost.start(), end, lost.end(), end, open=True))
    return found
