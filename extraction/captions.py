"""Paragraph → the sentences in it that caption a picture."""

import re

from config.zones import zone_words
from extraction.repeats import rough_sentences

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_FULL_DATE = rf"(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})"
# '…, in Moscow, Russia, March 26, 2017.'  '…, July 9, 2017 in Mosul, Iraq.' and a credit in brackets behind either
_DATED = re.compile(
    rf",(?: on)? {_FULL_DATE},?(?: (?:in|at|near|outside) [A-Z][^.!?]{{2,50}})?\.?(?:\s*\([^()]{{2,60}}\)\.?)?\s*$"
)
_ARCHIVE = re.compile(r"\s*FILE ?[-–—] ?[A-Z]")  # an agency's mark of a picture from its archive
_MAY_HOLD = re.compile(rf"{_FULL_DATE}|FILE ?[-–—]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 400  # characters


def caption_sentences(paragraph: str) -> list[tuple[int, int]]:
    """Captions that run along with the copy, as [start, end): a scene in the present tense, its place and full date."""
    if not _MAY_HOLD.search(paragraph):
        return []
    return [
        (start, end)
        for start, end in rough_sentences(paragraph)
        if end - start <= _LONGEST and _is_caption(paragraph[start:end])
    ]


def _is_caption(sentence: str) -> bool:
    return bool(_ARCHIVE.match(sentence)) or (bool(_DATED.search(sentence)) and _shows(sentence))


def is_scene(sentence: str) -> bool:
    """True when no verb of telling or of the past stands in it."""
    return not zone_words().scenes.never & _words(sentence)


def _shows(sentence: str) -> bool:
    return is_scene(sentence) and bool(zone_words().scenes.verbs & _words(sentence))


def _words(sentence: str) -> set[str]:
    return set(_WORD.findall(sentence.lower()))
