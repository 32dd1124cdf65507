"""Article text → zones, tiling it in order: what is read for events, and what merely stands beside the story."""

import re
from collections.abc import Iterable, Iterator, Sequence

from config.zones import ZoneRule, zone_words
from extraction.captions import caption_sentences, is_scene
from extraction.datelines import Dateline, find_dateline, is_labelled
from extraction.repeats import Repeats
from extraction.stamps import read_stamp
from extraction.subheads import is_capital_line, is_capitals, is_sentence, is_subhead
from models.article import Zone

Piece = tuple[int, int, str]  # start, end, kind

# 'Go to the mediabank' and the caption it is glued to: the picture's credit ends where the caption's capital begins
_GLUED_CREDIT = re.compile(r"(?:©|\(c\)).{0,120}?\b[Gg]o to the (?:mediabank|photo ?bank)\s*(?=[A-Z])")
_TITLE_LONGEST = 200  # characters of a title in a list of other stories


def find_zones(text: str, title: str | None) -> tuple[Zone, ...]:
    """The zones of a text, one paragraph a line, whose first line is the headline if it equals the title."""
    return tuple(
        Zone.model_validate({"start": start, "end": end, "kind": kind})
        for start, end, kind in _joined(_pieces(text, title))
    )


def first_dateline(text: str, zones: Sequence[Zone]) -> Dateline | None:
    """The first dateline among the zones, its `end` counted from its own paragraph; None without one."""
    start = next((zone.start for zone in zones if zone.kind == "dateline"), None)
    return None if start is None else find_dateline(text[start:].partition("\n")[0], opening=True)


def _pieces(text: str, title: str | None) -> Iterator[Piece]:
    lines, start = text.split("\n"), 0
    reading = _Reading(lines, bool(title) and lines[0] == title)
    for index, line in enumerate(lines):
        end = min(start + len(line) + 1, len(text))  # the newline goes with its paragraph
        offset = start
        for length, kind in reading.pieces(index):
            yield offset, offset + length, kind
            offset += length
        if offset < end:
            yield offset, end, "newline"
        start = end


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind made one; a newline belongs to what stands before it."""
    last: Piece | None = None
    for start, end, kind in pieces:
        if last and kind in {last[2], "newline"}:
            last = (last[0], end, last[2])
        else:
            if last:
                yield last
            last = (start, end, "body" if kind == "newline" else kind)
    if last:
        yield last


class _Reading:
    """One pass over the paragraphs of an article; what stood before decides what a line is."""

    def __init__(self, lines: list[str], has_headline: bool) -> None:
        self._lines = lines
        self._has_headline = has_headline
        self._in_capitals = is_capitals(" ".join(lines))
        self._is_transcript = sum(map(is_labelled, lines)) > 1
        self._repeats = Repeats()
        self._story_began = False
        self._in_titles = False  # behind 'More from author'

    def pieces(self, index: int) -> Iterator[tuple[int, str]]:
        """Length and kind of each stretch of the paragraph; together they are the whole line."""
        line = self._lines[index]
        if index == 0 and self._has_headline:
            yield len(line), "headline"
        elif glued := _GLUED_CREDIT.match(line):
            yield glued.end(), "credit"
            yield len(line) - glued.end(), "caption"
        elif kind := self._whole(index):
            yield len(line), kind
        elif line:
            yield from self._story(line)

    def _whole(self, index: int) -> str | None:
        """The kind of a paragraph that is not story, or None."""
        line = self._lines[index]
        rule = _rule(line)
        if rule and rule.opens:
            self._in_titles = True
        elif self._in_titles and ((is_sentence(line) and len(line.split()) > 12) or len(line) > _TITLE_LONGEST):
            self._in_titles = False
        if self._in_titles:
            return "boilerplate"
        if rule:
            return rule.kind
        return "timestamp" if read_stamp(line) else self._heading(index)

    def _heading(self, index: int) -> str | None:
        if find_dateline(self._lines[index], opening=not self._story_began):
            return None
        if not self._in_capitals and is_capital_line(self._lines, index):
            return "link"
        return "subhead" if is_subhead(self._lines, index) else None

    def _story(self, line: str) -> Iterator[tuple[int, str]]:
        dateline = find_dateline(line, opening=not self._story_began and not self._is_transcript)
        done = dateline.end if dateline else 0
        if done:
            yield done, "dateline"
        if done < len(line):
            self._story_began = True
            yield from self._sentences(line[done:])

    def _sentences(self, story: str) -> Iterator[tuple[int, str]]:
        marked = [(start, end, "caption") for start, end in caption_sentences(story)]
        marked += [(start, end, "repeat") for start, end in self._repeats.find(story)]
        done = 0
        for start, end, kind in sorted(marked):
            if start < done:
                continue
            if start > done:
                yield start - done, "body"
            yield end - start, kind
            done = end
        if done < len(story):
            yield len(story) - done, "body"


def _rule(line: str) -> ZoneRule | None:
    for rule in zone_words().rules:
        if rule.takes(line) and not (rule.unfinished and is_sentence(line)) and not (rule.scene and not is_scene(line)):
            return rule
    return None
